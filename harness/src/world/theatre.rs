//! The stage: performs what the engine asks, and tells it what happens, on one clock and in one loop.

mod casting;
mod chunking;
pub(in crate::world) mod desk;
mod end;
mod ends;
mod keys;
mod look;
mod looks;
mod packets;
mod player;
mod weight;

use super::capture::Capture;
use super::clock::Clock;
use super::network::Network;
use super::poll::{Interest, Poll, Source, Token};
use super::process::Inherited;
use super::sandbox::Share;
use super::sandbox::watch::Watch;
use crate::trace::{Action, ActorId, Event, Moment, Wants};
use anyhow::{Context, Result};
pub use casting::{Casting, Launch};
pub use chunking::Chunking;
use chunking::{coalesced, in_bytes, size};
use desk::{Desk, Told};
use ends::Knocks;
use looks::Looks;
use player::Player;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use rustix::thread::{current_timer_slack, set_current_timer_slack};
use std::collections::VecDeque;
use std::num::NonZeroU64;
use std::os::fd::AsFd;
use std::time::Duration;

/// When output is coalesced: nothing for so long ends it, and so long is the most.
const QUIET: Duration = Duration::from_millis(2);
const GATHERED: Duration = Duration::from_millis(20);
const ENOUGH: usize = 64 * 1024;

#[derive(Debug)]
pub struct Theatre {
    poll: Poll,
    told: Told,
    players: Vec<Player>,
    chunking: Chunking,
    /// In a room of its own this process is the first, and whoever loses its parent becomes its child.
    isolated: bool,
    looks: Looks,
    knocks: Knocks,
    /// Events that are handed over one at a time.
    waiting: VecDeque<(Moment, Event)>,
    is_abandoned: bool,
    capture: Option<Capture>,
    /// Where there are several hosts.
    network: Option<Network>,
    /// A packet is told as soon as it passes.
    hurries: bool,
    /// In a room of its own: what all take together is watched.
    watch: Option<Watch>,
}

#[cfg(test)]
mod tests;

impl Theatre {
    pub fn new(cast: Vec<Casting>, chunking: Chunking, isolated: bool) -> Result<Self> {
        let clock = Clock::start();
        let mut inherited = prepare().context("the limits of this process cannot be read")?;
        let poll = Poll::new().context("the kernel gives no epoll")?;
        let looks = Looks::new(isolated, clock)?;
        // Outside of a room of its own it would be the packets of the whole machine.
        let capture = isolated.then(Capture::open).and_then(Result::ok);
        if let Some(capture) = &capture {
            for tap in capture.taps() {
                poll.add(tap, Token::network(), Interest::Input)?;
            }
        }
        let is_program = |casting: &&Casting| matches!(casting, Casting::Program(_));
        let share = Share::of(cast.iter().filter(is_program).count());
        inherited.share = isolated.then_some(share);
        let place = |(place, casting)| {
            let mark = looks.mark(ActorId(place));
            Player::new(casting, inherited, mark)
        };
        Ok(Self {
            poll,
            told: Told {
                clock,
                events: Vec::new(),
                unconfined: None,
                printed: 0,
            },
            players: cast.into_iter().enumerate().map(place).collect(),
            chunking,
            isolated,
            looks,
            knocks: Knocks::default(),
            waiting: VecDeque::new(),
            is_abandoned: false,
            capture,
            network: None,
            hurries: false,
            watch: isolated.then(|| Watch::new(share)),
        })
    }

    pub fn now(&self) -> Moment {
        self.told.clock.now()
    }

    /// The play is wanted as long as nothing comes from there, not even an end.
    pub fn watch(&mut self, wish: impl AsFd) -> std::io::Result<()> {
        let token = Token {
            actor: ActorId(0),
            source: Source::House,
        };
        self.poll.add(wish, token, Interest::Once)
    }

    /// Nobody wants the play any more; `wait` returns at once.
    pub fn is_abandoned(&self) -> bool {
        self.is_abandoned
    }

    pub fn perform(&mut self, action: &Action) {
        let Some(actor) = action.actor() else {
            if let Some(network) = &mut self.network {
                network.perform(action);
            }
            return self.looks.disturbed_by_all();
        };
        self.looks.disturbed(actor);
        let network = self.network.take();
        let done = match (&network, action) {
            // Whoever begins at a host stays there.
            (Some(network), Action::Start { .. }) => network.at_host(actor, || {
                self.with(actor, |player, desk| player.perform(action, desk));
            }),
            _ => {
                self.with(actor, |player, desk| player.perform(action, desk));
                Ok(())
            }
        };
        self.network = network;
        if matches!(action, Action::Start { .. }) {
            self.learn_ends(actor);
        }
        if let Err(error) = done {
            let why = desk::refusal(&error);
            self.told.tell(Event::NotStarted { actor, why });
        }
    }

    fn with<T>(
        &mut self,
        actor: ActorId,
        act: impl FnOnce(&mut Player, &mut Desk<'_>) -> T,
    ) -> Option<T> {
        let player = self.players.get_mut(actor.0)?;
        let mut desk = Desk {
            actor,
            poll: &self.poll,
            told: &mut self.told,
        };
        Some(act(player, &mut desk))
    }

    /// Waits until something happened, or what is wanted has come true, or its time is over.
    pub fn wait(&mut self, wants: &Wants) -> Vec<(Moment, Event)> {
        if let Some(event) = self.waiting.pop_front() {
            return vec![event];
        }
        self.await_events(wants);
        match self.chunking {
            Chunking::AsItComes => std::mem::take(&mut self.told.events),
            Chunking::OneByte => {
                let events = std::mem::take(&mut self.told.events);
                self.waiting.extend(events.into_iter().flat_map(in_bytes));
                self.waiting.pop_front().into_iter().collect()
            }
            Chunking::Coalesced => {
                self.gather();
                coalesced(std::mem::take(&mut self.told.events))
            }
        }
    }

    fn await_events(&mut self, wants: &Wants) {
        self.looks.wanted(wants);
        self.hurries = wants.packets;
        let mut must_look = wants.now;
        loop {
            self.round();
            self.look_at_knocks();
            self.give_enters();
            if must_look || self.looks.is_due(wants, self.is_quiet()) {
                self.look(wants, must_look);
                must_look = false;
            }
            if self.is_abandoned || !self.is_quiet() {
                return;
            }
            let now = self.now();
            if wants.until.is_some_and(|until| until <= now) {
                return;
            }
            let arrives = self.network.as_ref().and_then(Network::next);
            let looks = self.looks.next(wants).into_iter().chain(self.knocks.next());
            let watched = self.watch.as_ref().map(Watch::next);
            let ours = watched.into_iter().chain(self.next_enter());
            let next = looks.chain(arrives).chain(ours).min();
            self.sleep_until(match (wants.until, next) {
                (Some(until), Some(next)) => Some(until.min(next)),
                (until, next) => until.or(next),
            });
        }
    }

    fn sleep_until(&mut self, until: Option<Moment>) {
        let now = self.now();
        self.looks.asleep(now);
        let time = until.map(|until| until.since(now));
        // A wait that is refused is a wait that was short.
        self.poll.sleep(time).unwrap_or_default();
        let woken = self.now();
        self.looks.awake(woken, until);
    }

    /// Everything that is there now is taken, from each its share.
    fn round(&mut self) {
        let first = self.told.events.len();
        let answers = self.poll.answers().unwrap_or_default();
        if answers
            .iter()
            .any(|ready| ready.token.source == Source::Process)
        {
            self.ask_kernel();
        }
        for ready in answers {
            if ready.token.source == Source::Network {
                continue;
            }
            if ready.token.source == Source::House {
                self.is_abandoned = true;
                continue;
            }
            let before = self.told.events.len();
            self.with(ready.token.actor, |player, desk| player.ready(&ready, desk));
            let is_new = self.told.events.len() > before;
            if is_new || ready.token.source == Source::Barrier {
                self.looks.disturbed(ready.token.actor);
            }
        }
        // What somebody shows comes after the packets that brought it.
        self.hear(first);
        self.weigh_in_time();
    }

    /// Is there nothing that must be told at once?
    fn is_quiet(&self) -> bool {
        let may_wait = |event: &Event| {
            matches!(
                event,
                Event::Packet(_)
                    | Event::Missed { .. }
                    | Event::Holds { .. }
                    | Event::Serves { .. }
            )
        };
        let events = &self.told.events;
        events.len() < ENOUGH && !self.hurries && events.iter().all(|(_, event)| may_wait(event))
            || events.is_empty()
    }

    fn gather(&mut self) {
        let began = self.now();
        loop {
            let before = self.told.events.len();
            self.poll.sleep(Some(QUIET)).unwrap_or_default();
            self.round();
            let is_quiet = self.told.events.len() == before;
            let bytes: usize = self.told.events.iter().map(|(_, event)| size(event)).sum();
            if is_quiet || bytes >= ENOUGH || self.now().since(began) >= GATHERED {
                return;
            }
        }
    }
}

/// This program may hold many descriptors and wake up in time; those that it starts get what it had.
fn prepare() -> std::io::Result<Inherited> {
    let files = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: files.maximum.or(Some(1 << 20)),
        maximum: files.maximum,
    };
    // If no more can be had, what there is must do.
    setrlimit(Resource::Nofile, raised).unwrap_or_default();
    let slack = NonZeroU64::new(current_timer_slack()?);
    set_current_timer_slack(NonZeroU64::new(1))?;
    Ok(Inherited {
        files,
        slack,
        share: None,
    })
}
