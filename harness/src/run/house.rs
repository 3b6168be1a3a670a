//! Where plays take place: each in a room of its own, or, where the machine allows none, one after the other
//! on the machine itself, when nobody else plays and the ports are free. Rooms may be taken to other threads.

use super::job::{Effort, Job, Line, Over};
use super::piece::Piece;
use super::play::{End, play};
use crate::record::{Isolation, Record};
use crate::scenario::quantity::{Port, Protocol};
use crate::scenario::text::Text;
use crate::trace::Moment;
use crate::world::cgroup;
use crate::world::clock::{self, Clock};
use crate::world::interrupt::{Bell, Interrupts};
use crate::world::ports::{self, Hold};
use crate::world::recipe::Site;
use crate::world::room;
use crate::world::theatre::{Casting, Chunking};
use crate::world::turn::Turn;
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::time::Duration;

/// What the user wishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// A room where the machine allows one.
    Auto,
    /// A room, or nothing is played.
    Full,
    None,
}

#[derive(Debug)]
pub struct House {
    isolation: Isolation,
    /// Why there are no rooms, where they were wished.
    refused: Option<Text>,
    interrupts: Interrupts,
    /// Held while plays take place on the machine itself.
    turn: Option<Turn>,
    /// Nothing is played outside of a room.
    is_strict: bool,
    /// What all plays have cost so far.
    effort: Effort,
}

/// What keeps a play from beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delay {
    /// Somebody else plays on this machine.
    Turn,
    /// The kernel keeps the port of a connection that has ended for a minute.
    Port(u16),
}

/// What is told on the way.
#[derive(Debug)]
pub enum Told {
    Line(Line),
    NoRoom(Text),
    Waits(Delay),
}

/// How long it waits for another play to end, and for a port to become free.
const TURN: Duration = Duration::from_secs(600);
const REST: Duration = Duration::from_secs(70);
/// How often it looks.
const LOOK: Duration = Duration::from_millis(100);

impl House {
    pub fn open(wish: Wish) -> Result<Self> {
        let interrupts = Interrupts::catch().context("signals cannot be caught")?;
        if wish != Wish::None {
            // Where the kernel keeps no limits for this program, the stage's watch stands alone.
            cgroup::settle().unwrap_or_default();
        }
        let refused = match wish {
            Wish::Auto => room::probe().err().map(|refused| refused.text()),
            // Whoever wants all of it gets all of it, hosts and packets too.
            Wish::Full => {
                room::probe()?;
                room::probe_hosts()?;
                None
            }
            Wish::None => None,
        };
        let isolation = match wish {
            Wish::Auto if refused.is_none() => Isolation::Full,
            Wish::Full => Isolation::Full,
            Wish::Auto | Wish::None => Isolation::None,
        };
        Ok(Self {
            isolation,
            refused,
            interrupts,
            turn: None,
            is_strict: wish == Wish::Full,
            effort: Effort::default(),
        })
    }

    /// Why the machine allows no rooms, if it was asked and does not.
    pub fn why_roomless(&self) -> Option<&Text> {
        self.refused.as_ref()
    }

    pub fn isolation(&self) -> Isolation {
        self.isolation
    }

    /// Where programs are compiled that nobody vouches for.
    pub fn site(&self) -> Site {
        match self.isolation {
            Isolation::Full => Site::House,
            Isolation::None => Site::Open,
        }
    }

    /// Does somebody want everything to stop?
    pub fn is_to_stop(&self) -> bool {
        self.interrupts.came()
    }

    /// What all plays have cost so far.
    pub fn effort(&self) -> Effort {
        self.effort
    }

    /// A play in a chamber has cost so much.
    pub fn add(&mut self, effort: Effort) {
        self.effort.stage += effort.stage;
        self.effort.programs += effort.programs;
    }

    /// A room that another thread may play in, and what ends that play; `None` where there are no rooms.
    pub fn chamber(&self) -> Option<(Chamber, Bell)> {
        let (interrupts, bell) = Interrupts::by_bell().ok()?;
        (self.isolation == Isolation::Full).then_some((Chamber { interrupts }, bell))
    }

    /// Plays the job; `None` when somebody wants everything to stop.
    pub(super) fn play(&mut self, job: &mut Job, tell: &mut dyn FnMut(Told)) -> Option<Box<Over>> {
        loop {
            job.isolation = self.isolation;
            if self.isolation == Isolation::None {
                match self.prepare(job, tell) {
                    Ready::Yes => {}
                    Ready::Interrupted => return None,
                    Ready::Broken(why) => return Some(Box::new(Over::broken(&job.scenario, &why))),
                }
            }
            match play(job, &self.interrupts, &mut |line| tell(Told::Line(line))) {
                End::Over(over) => {
                    self.add(over.effort);
                    return Some(over);
                }
                End::Interrupted => return None,
                End::NoRoom(why) if self.isolation == Isolation::Full && !self.is_strict => {
                    self.isolation = Isolation::None;
                    tell(Told::NoRoom(why));
                }
                End::NoRoom(why) => {
                    return Some(Box::new(Over::broken(&job.scenario, &why)));
                }
            }
        }
    }

    /// On the machine itself: one play at a time, and only when the ports are free.
    fn prepare(&mut self, job: &Job, tell: &mut dyn FnMut(Told)) -> Ready {
        let take = |house: &mut Self| match Turn::take() {
            Ok(turn) => {
                house.turn = turn;
                house.turn.is_some()
            }
            // Where no lock can be had there is nobody to wait for.
            Err(_) => true,
        };
        if self.turn.is_none() {
            match self.await_that(TURN, tell, |house| (!take(house)).then_some(Delay::Turn)) {
                Ready::Broken(_) => return Ready::Broken(busy()),
                Ready::Interrupted => return Ready::Interrupted,
                Ready::Yes => {}
            }
        }
        let ports = ports_of(job);
        let held = |hold| {
            let mut ports = ports.iter();
            ports.find(|(number, is_udp)| ports::held(*number, *is_udp) == Some(hold))
        };
        if let Some((number, is_udp)) = held(Hold::Open) {
            return Ready::Broken(taken(*number, *is_udp));
        }
        // A program that says it may use the port again does not mind, so that this is no obstacle in the end.
        let resting = |_: &mut Self| held(Hold::Resting).map(|(number, _)| Delay::Port(*number));
        match self.await_that(REST, tell, resting) {
            Ready::Interrupted => Ready::Interrupted,
            Ready::Yes | Ready::Broken(_) => Ready::Yes,
        }
    }

    /// Waits until there is no delay any more; the first is told.
    fn await_that(
        &mut self,
        patience: Duration,
        tell: &mut dyn FnMut(Told),
        mut delay: impl FnMut(&mut Self) -> Option<Delay>,
    ) -> Ready {
        let clock = Clock::start();
        let until = Moment::default().after(patience);
        let mut is_told = false;
        while let Some(delay) = delay(self) {
            if !std::mem::replace(&mut is_told, true) {
                tell(Told::Waits(delay));
            }
            if self.interrupts.came_within(LOOK) {
                return Ready::Interrupted;
            }
            if clock.now() >= until {
                return Ready::Broken(Text::default());
            }
        }
        Ready::Yes
    }
}

/// A room for one play.
#[derive(Debug)]
pub struct Chamber {
    interrupts: Interrupts,
}

/// How a play in a chamber ended.
#[derive(Debug)]
pub enum Played {
    Over(Box<Record>, Effort),
    /// The machine allows no rooms after all.
    NoRoom,
    Interrupted,
}

impl Chamber {
    /// Plays once, without looking whether the machine was busy.
    pub fn play(self, piece: &Piece, seed: u64) -> Played {
        let job = piece.job(seed, Chunking::AsItComes, Isolation::Full);
        let began = clock::date();
        match play(&job, &self.interrupts, &mut |_| {}) {
            End::Over(over) => {
                let effort = over.effort;
                Played::Over(Box::new(piece.record(&job, began, *over)), effort)
            }
            End::NoRoom(_) => Played::NoRoom,
            End::Interrupted => Played::Interrupted,
        }
    }
}

enum Ready {
    Yes,
    Interrupted,
    Broken(Text),
}

/// The ports on which somebody in this play will listen.
fn ports_of(job: &Job) -> BTreeSet<(u16, bool)> {
    let key = |port: &Port| (port.number, port.protocol == Protocol::Udp);
    let roles = job.settings.roles.iter();
    let plays = |role: &str| {
        job.scenario.cast.iter().any(|actor| match &actor.part {
            crate::scenario::cast::Part::Program(program) => program.role.as_str() == role,
            _ => false,
        })
    };
    let of_roles = roles.filter(|role| plays(role.name.as_str()));
    let of_roles = of_roles.flat_map(|role| role.listens_on.iter().map(key));
    let raw = job.cast.iter().filter_map(|casting| match casting {
        Casting::Listen { port } => Some((*port, false)),
        _ => None,
    });
    of_roles.chain(raw).collect()
}

fn taken(port: u16, is_udp: bool) -> Text {
    let kind = if is_udp { "UDP" } else { "TCP" };
    Text::new(
        format!(
            "port {kind} {port} sedang dipakai program lain di mesin ini; tutup program itu, lalu jalankan lagi"
        ),
        format!(
            "{kind} port {port} is in use by another program on this machine; end that program and run again"
        ),
    )
}

fn busy() -> Text {
    let minutes = TURN.as_secs() / 60;
    Text::new(
        format!("permainan lain di mesin ini belum selesai setelah {minutes} menit"),
        format!("another play on this machine was not over after {minutes} minutes"),
    )
}
