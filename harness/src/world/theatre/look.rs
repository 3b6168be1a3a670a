//! When to look through the observer, what to tell of it, and how late this loop was itself.

use super::super::clock::Clock;
use super::super::process::{Mark, Program};
use super::super::stillness::{Held, Observer, Player};
use super::Theatre;
use crate::trace::survey::{Restless, Stillness, Survey};
use crate::trace::{ActorId, Event, Moment, Wants};
use anyhow::{Context, Result};
use std::time::Duration;

/// After so long without anything new comes the first look at who reads its terminal, each next one later.
const FIRST: Duration = Duration::from_micros(40);
/// After so long the first at everybody: answers that are on their way are not to wait for it.
const CALM: Duration = Duration::from_micros(400);
/// While somebody computes, a look comes at least as often as this, if it may cost that much: sooner
/// where the kernel's tables are waited for, for they change without a sound.
const BUSY: Duration = Duration::from_millis(5);
const BUSY_SILENT: Duration = Duration::from_millis(20);
/// While all wait, even if they wait for a time to pass, it comes at least as often as this.
const ASLEEP: Duration = Duration::from_millis(200);
const ASLEEP_SILENT: Duration = Duration::from_millis(500);
/// What has been told, and has not been all that was wanted, is told again after so long, then twice as long.
const AGAIN: Duration = Duration::from_millis(5);
/// Which part of the time looks may take: one in so many.
const SHARE_BUSY: u32 = 40;
const SHARE_ASLEEP: u32 = 1_600;

#[derive(Debug)]
pub(super) struct Looks {
    pub(super) observer: Observer,
    clock: Clock,
    /// When the next look is due, and the pause after it.
    next: Moment,
    pause: Duration,
    /// When everybody may be looked at.
    calm: Moment,
    last: Moment,
    /// What a look costs, about.
    cost: Duration,
    /// In the last look somebody was running.
    is_busy: bool,
    /// Nothing can happen any more, and that has been told.
    is_settled: bool,
    wants: Wants,
    /// Whose reading has been told since they last did anything.
    told_reading: Vec<ActorId>,
    told: Option<Survey>,
    /// When that which is true still is told again, and the pause after it.
    again_at: Moment,
    again: Duration,
    awake_since: Moment,
    lag: Duration,
}

impl Looks {
    pub(super) fn new(isolated: bool, clock: Clock) -> Result<Self> {
        let observer = Observer::new(isolated).context("the kernel's tables cannot be read")?;
        Ok(Self {
            observer,
            clock,
            next: Moment::default(),
            pause: FIRST,
            calm: Moment::default(),
            last: Moment::default(),
            cost: FIRST,
            is_busy: true,
            is_settled: false,
            wants: Wants::default(),
            told_reading: Vec::new(),
            told: None,
            again_at: Moment::default(),
            again: AGAIN,
            awake_since: clock.now(),
            lag: Duration::ZERO,
        })
    }

    pub(super) fn look_ahead(&mut self, longest: Duration) {
        self.observer.look_ahead(longest);
    }

    /// By which the observer knows an actor's processes.
    pub(super) fn mark(&self, actor: ActorId) -> Mark {
        self.observer.marker(actor)
    }

    /// Something was done to an actor, or came from it: everything may be different now.
    pub(super) fn disturbed(&mut self, actor: ActorId) {
        self.told_reading.retain(|told| *told != actor);
        self.is_settled = false;
        self.is_busy = true;
        self.pause = FIRST;
        self.again = AGAIN;
        let now = self.clock.now();
        self.calm = now.after(CALM);
        self.next = if self.wants.readers.is_empty() {
            self.calm
        } else {
            now.after(FIRST)
        };
    }

    /// A network is different now.
    pub(super) fn disturbed_by_all(&mut self) {
        self.told_reading.clear();
        self.is_settled = false;
    }

    /// What the kernel says of the network in which this thread is, is looked at too.
    pub(super) fn open_window(&mut self) -> std::io::Result<()> {
        self.observer.open_window()
    }

    /// Something else is wanted than before: it is told again if it is true already.
    pub(super) fn wanted(&mut self, wants: &Wants) {
        let kind = Wants {
            now: false,
            until: None,
            ..wants.clone()
        };
        if kind != self.wants {
            self.told_reading.clear();
            self.is_settled = false;
            self.pause = FIRST;
            self.again = AGAIN;
            let now = self.clock.now();
            let soon = if kind.readers.is_empty() {
                now.max(self.calm)
            } else {
                now.after(FIRST)
            };
            self.next = self.next.min(soon);
            self.wants = kind;
        }
    }

    /// Is it time? Where somebody never stops printing, it is looked in between.
    pub(super) fn is_due(&self, wants: &Wants, is_quiet: bool) -> bool {
        let Some(next) = self.next(wants) else {
            return false;
        };
        let now = self.clock.now();
        if is_quiet {
            return next <= now;
        }
        let overdue = BUSY.max(self.cost * SHARE_BUSY);
        (wants.facts || !wants.readers.is_empty()) && self.last.after(overdue) <= now
    }

    /// When the next look is due, if one is.
    pub(super) fn next(&self, wants: &Wants) -> Option<Moment> {
        let wanted = wants.facts || wants.stillness || !wants.readers.is_empty();
        let next = if self.is_settled {
            self.again_at
        } else {
            self.next
        };
        wanted.then_some(next)
    }

    /// What was told and is wanted still is told again after some time: the next sentence may ask for the same.
    fn forget_told(&mut self) {
        let now = self.clock.now();
        let is_anything_told = self.is_settled || !self.told_reading.is_empty();
        if is_anything_told && self.again_at <= now {
            self.told_reading.clear();
            self.is_settled = false;
            self.again = (self.again * 2).min(ASLEEP);
        }
    }

    fn told_something(&mut self) {
        self.again_at = self.clock.now().after(self.again);
    }

    fn looked(&mut self, began: Moment, stillness: Option<&Stillness>) {
        let now = self.clock.now();
        let cost = now.since(began);
        self.cost = (self.cost * 3 + cost) / 4;
        self.last = now;
        if let Some(stillness) = stillness {
            self.is_busy = matches!(
                stillness,
                Stillness::Moving(Restless::Running { .. } | Restless::InFlight)
            );
        }
        let most = if self.is_busy {
            let most = if self.wants.facts { BUSY } else { BUSY_SILENT };
            (self.cost * SHARE_BUSY).min(most)
        } else {
            let is_listening = self.wants.facts || !self.wants.readers.is_empty();
            let most = if is_listening { ASLEEP } else { ASLEEP_SILENT };
            (self.cost * SHARE_ASLEEP).clamp(BUSY, most)
        };
        // The second of two looks that are to agree comes soon.
        self.next = now.after(self.pause);
        let longer = if self.is_busy { 2 } else { 3 };
        self.pause = (self.pause * longer).min(most.max(FIRST));
        if began < self.calm && self.calm <= self.next {
            (self.next, self.pause) = (self.calm, FIRST);
        }
    }

    pub(super) fn asleep(&mut self, now: Moment) {
        self.lag = self.lag.max(now.since(self.awake_since));
    }

    pub(super) fn awake(&mut self, now: Moment, due: Option<Moment>) {
        self.awake_since = now;
        if let Some(due) = due {
            self.lag = self.lag.max(now.since(due));
        }
    }

    /// What of a survey a sentence can be about; times that pass by themselves are not.
    fn tells_more(&self, survey: &Survey) -> bool {
        self.told.as_ref().is_none_or(|told| {
            told.sockets != survey.sockets
                || told.terminals != survey.terminals
                || told.processes.len() != survey.processes.len()
                || told
                    .processes
                    .iter()
                    .zip(&survey.processes)
                    .any(|(one, other)| {
                        (one.pid, one.actor, one.is_stopped, one.threads.len())
                            != (
                                other.pid,
                                other.actor,
                                other.is_stopped,
                                other.threads.len(),
                            )
                    })
        })
    }
}

impl Theatre {
    /// No sentence takes longer: what is proved need not hold for longer.
    pub fn look_ahead(&mut self, longest: Duration) {
        self.looks.look_ahead(longest);
    }

    /// Looks at everybody now.
    pub fn survey(&mut self) -> Survey {
        self.reap_strays();
        let at = self.now();
        let (actors, held) = (playing(&self.players), held(&self.players));
        let mut survey = self.looks.observer.survey(at, &actors, &held);
        let mut programs = self.players.iter().filter_map(|player| player.program());
        let is_starting = programs.any(Program::is_starting);
        let is_typing = self.next_enter().is_some();
        if (is_starting || is_typing || !self.was_network_quiet()) && survey.is_still() {
            survey.stillness = Stillness::Moving(Restless::InFlight);
        }
        survey.load.at = at;
        survey.load.lag = std::mem::take(&mut self.looks.lag);
        survey
    }

    /// Since the former look no frame was under way between hosts.
    fn was_network_quiet(&mut self) -> bool {
        // What has come until now has moved, too.
        let place = self.told.events.len();
        if self.network.is_some() {
            self.hear(place);
        }
        self.network
            .as_mut()
            .is_none_or(super::super::network::Network::was_quiet)
    }

    pub(super) fn look(&mut self, wants: &Wants, is_asked: bool) {
        let began = self.now();
        self.looks.forget_told();
        let before = self.told.events.len();
        self.look_at_readers(wants);
        // Who waits for its terminal may be all that is wanted; if not, there is another look.
        let is_answered = self.told.events.len() > before;
        let is_calm = began >= self.looks.calm && !is_answered;
        let mut seen = None;
        if (wants.facts || wants.stillness) && is_calm || is_asked {
            let mut survey = self.survey();
            let is_new = survey.is_still() && !self.looks.is_settled;
            // Who took too much and then rests is as still as one that waits.
            if (is_new || is_asked) && self.weigh() {
                survey = self.survey();
                survey.stillness = Stillness::Moving(Restless::InFlight);
            }
            seen = Some(survey.stillness.clone());
            let is_proved = wants.stillness && survey.is_still() && !self.looks.is_settled;
            if is_asked || is_proved || wants.facts && self.looks.tells_more(&survey) {
                // What had passed before nothing moved is known before that is told.
                self.hear(self.told.events.len());
                self.looks.told = Some(survey.clone());
                self.told.tell(Event::Surveyed(Box::new(survey)));
            } else {
                // What nobody is told of is told with the next one.
                self.looks.lag = self.looks.lag.max(survey.load.lag);
            }
            self.looks.is_settled = seen == Some(Stillness::Proved);
            if self.looks.is_settled {
                self.looks.told_something();
            }
        }
        self.looks.looked(began, seen.as_ref());
    }

    fn look_at_readers(&mut self, wants: &Wants) {
        for actor in playing(&self.players) {
            let id = actor.actor;
            if !wants.readers.contains(&id) || self.looks.told_reading.contains(&id) {
                continue;
            }
            if self.looks.observer.reads_terminal(&actor) {
                self.looks.told_reading.push(id);
                self.looks.told_something();
                self.told.tell(Event::Reads { actor: id });
            }
        }
    }
}

/// The programs with their terminals; of one that has ended, others may be there still.
pub(super) fn playing(players: &[super::Player]) -> Vec<Player<'_>> {
    let programs = players
        .iter()
        .enumerate()
        .filter_map(|(place, player)| Some((ActorId(place), player.program()?)));
    programs
        .filter_map(|(actor, program)| as_player(actor, program))
        .collect()
}

fn as_player(actor: ActorId, program: &Program) -> Option<Player<'_>> {
    let run = program.run.as_ref()?;
    let terminal = run.terminal()?;
    Some(Player {
        actor,
        pid: u32::try_from(run.session()?.as_raw_nonzero().get()).ok()?,
        master: terminal.master(),
        slave: terminal.slave(),
        is_frozen: program.is_frozen,
    })
}

/// The sockets that the stage holds itself.
fn held(players: &[super::Player]) -> Vec<Held<'_>> {
    let each = players.iter().enumerate();
    each.flat_map(|(place, player)| {
        let fds = player.held().into_iter();
        fds.map(move |fd| Held {
            actor: ActorId(place),
            fd,
        })
    })
    .collect()
}
