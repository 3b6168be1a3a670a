//! When to look through the observer, what of a look is worth telling, and how late this loop was itself.

use super::super::clock::Clock;
use super::super::process::Mark;
use super::super::stillness::Observer;
use crate::trace::survey::{Restless, Stillness, Survey};
use crate::trace::{ActorId, Moment, Wants};
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
    pub(super) calm: Moment,
    last: Moment,
    /// What a look costs, about.
    cost: Duration,
    /// In the last look somebody was running.
    is_busy: bool,
    /// Nothing can happen any more, and that has been told.
    pub(super) is_settled: bool,
    wants: Wants,
    /// Whose reading has been told since they last did anything.
    pub(super) told_reading: Vec<ActorId>,
    pub(super) told: Option<Survey>,
    /// When that which is true still is told again, and the pause after it.
    again_at: Moment,
    again: Duration,
    awake_since: Moment,
    pub(super) lag: Duration,
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
    pub(super) fn forget_told(&mut self) {
        let now = self.clock.now();
        let is_anything_told = self.is_settled || !self.told_reading.is_empty();
        if is_anything_told && self.again_at <= now {
            self.told_reading.clear();
            self.is_settled = false;
            self.again = (self.again * 2).min(ASLEEP);
        }
    }

    pub(super) fn told_something(&mut self) {
        self.again_at = self.clock.now().after(self.again);
    }

    pub(super) fn looked(&mut self, began: Moment, stillness: Option<&Stillness>) {
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
    pub(super) fn tells_more(&self, survey: &Survey) -> bool {
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
