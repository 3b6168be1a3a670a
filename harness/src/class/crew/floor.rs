//! Where the plays of a crew take place: what is under way, what waits, and whose turn is next.

use super::ledger::Ledger;
use super::pace::Pace;
use super::{Make, Order, Progress};
use crate::record::Record;
use crate::run::house::{Chamber, House, Played};
use crate::run::season::{self, Interrupted, Wishes};
use crate::world::clock::Clock;
use crate::world::effort;
use crate::world::interrupt::{Bell, Interrupts};
use crate::world::theatre::Chunking;
use anyhow::{Context, Result};
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::thread::{self, Scope};
use std::time::Duration;

/// How often it looks whether the cores are idle and whether somebody wants it to stop.
const LOOK: Duration = Duration::from_millis(50);
/// So many results, for each play at once, may wait for one of their submission before no other is begun.
const WAITING: usize = 4;

/// Where the plays take place that are going on.
pub(super) struct Floor<'scope, 'env, 'w, T> {
    scope: &'scope Scope<'scope, 'env>,
    cores: usize,
    /// `None` when all has been taken.
    work: Option<Receiver<Make<'w, T>>>,
    /// What was made ready and waits for its turn.
    ready: VecDeque<Order<T>>,
    report: Sender<Report<T>>,
    reports: Receiver<Report<T>>,
    /// What ends each making that is going on.
    making: BTreeMap<u64, Bell>,
    /// How many were begun.
    makings: u64,
    /// What ends each play that is going on.
    playing: BTreeMap<u64, Bell>,
    /// Those that are played with nobody beside them.
    alone: VecDeque<Numbered<T>>,
    ledger: Ledger<(T, Box<Record>)>,
    pace: Pace,
}

pub(super) struct Numbered<T> {
    number: u64,
    order: Order<T>,
}

/// What other threads have to say.
pub(super) enum Report<T> {
    /// Work can be taken.
    Offered,
    Made(u64, Vec<Order<T>>),
    Ended(Box<Numbered<T>>, Played),
}

type Tell<'a, T> = dyn FnMut(Progress<'_, T>) -> Result<()> + 'a;

impl<'scope, 'env, 'w: 'scope, T: Send + 'scope> Floor<'scope, 'env, 'w, T> {
    pub(super) fn new(
        scope: &'scope Scope<'scope, 'env>,
        (cores, pace): (usize, Pace),
        work: Receiver<Make<'w, T>>,
        (report, reports): (Sender<Report<T>>, Receiver<Report<T>>),
    ) -> Self {
        Self {
            scope,
            cores,
            work: Some(work),
            ready: VecDeque::new(),
            report,
            reports,
            making: BTreeMap::new(),
            makings: 0,
            playing: BTreeMap::new(),
            alone: VecDeque::new(),
            ledger: Ledger::default(),
            pace,
        }
    }

    pub(super) fn run(
        &mut self,
        house: &mut House,
        tell: &mut Tell<'_, T>,
    ) -> Result<Option<Interrupted>> {
        let clock = Clock::start();
        let mut seen = (clock.now(), effort::idle());
        loop {
            self.begin_what_may(house, tell)?;
            if self.is_over() {
                return Ok(None);
            }
            if self.at_work() == 0 && !self.alone.is_empty() {
                if self.play_alone(house, tell)?.is_some() {
                    return Ok(Some(Interrupted));
                }
                continue;
            }
            match self.reports.recv_timeout(LOOK) {
                Ok(Report::Ended(play, played)) => {
                    if let Played::Over(_, effort) = &played {
                        house.add(*effort);
                    }
                    self.end(*play, played, tell)?;
                }
                Ok(Report::Made(number, orders)) => {
                    self.making.remove(&number);
                    self.ready.extend(orders);
                    tell(Progress::Made)?;
                }
                Ok(Report::Offered)
                | Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    tell(Progress::Waits)?;
                }
            }
            if house.is_to_stop() {
                return Ok(Some(Interrupted));
            }
            let time = clock.now().since(seen.0);
            if time >= LOOK {
                let idle = effort::idle();
                if let (Some(before), Some(now)) = (seen.1, idle) {
                    let idle = now.saturating_sub(before);
                    self.pace.look(time, idle, self.at_work());
                }
                seen = (clock.now(), idle);
            }
        }
    }

    fn is_over(&self) -> bool {
        let is_idle = self.at_work() == 0 && self.alone.is_empty();
        self.work.is_none() && self.ready.is_empty() && is_idle
    }

    fn at_work(&self) -> usize {
        self.playing.len() + self.making.len()
    }

    fn begin_what_may(&mut self, house: &House, tell: &mut Tell<'_, T>) -> Result<()> {
        while self.at_work() < self.pace.now() && !self.is_held_up() {
            if let Some(order) = self.ready.pop_front() {
                self.begin(order, house, tell)?;
                continue;
            }
            // A compiler keeps its core busy, which a play does not.
            let Some(work) = self
                .work
                .as_ref()
                .filter(|_| self.making.len() < self.cores)
            else {
                return Ok(());
            };
            match work.try_recv() {
                Ok(make) => self.make(make)?,
                Err(TryRecvError::Disconnected) => self.work = None,
                Err(TryRecvError::Empty) => return Ok(()),
            }
        }
        Ok(())
    }

    fn make(&mut self, make: Make<'w, T>) -> Result<()> {
        let (interrupts, bell) = Interrupts::by_bell()?;
        self.makings += 1;
        let (number, report) = (self.makings, self.report.clone());
        let work = move || {
            let orders = make(&Arc::new(interrupts));
            // Where nobody listens any more, nobody wants to know.
            report
                .send(Report::Made(number, orders))
                .unwrap_or_default();
        };
        thread::Builder::new()
            .name(format!("making {number}"))
            .spawn_scoped(self.scope, work)
            .context("a thread cannot be started")?;
        self.making.insert(number, bell);
        Ok(())
    }

    /// Do so many results wait for a play that is to be alone that it comes first?
    fn is_held_up(&self) -> bool {
        let waiting = self.ledger.waiting() + self.alone.len();
        !self.alone.is_empty() && waiting >= WAITING * self.pace.now()
    }

    fn begin(&mut self, order: Order<T>, house: &House, tell: &mut Tell<'_, T>) -> Result<()> {
        tell(Progress::Begins(&order.tag))?;
        let number = self.ledger.begin(&order.piece.submission);
        let play = Numbered { number, order };
        match house.chamber() {
            Some((chamber, bell)) => self.spawn(play, chamber, bell),
            None => {
                self.alone.push_back(play);
                Ok(())
            }
        }
    }

    fn spawn(&mut self, play: Numbered<T>, chamber: Chamber, bell: Bell) -> Result<()> {
        let report = self.report.clone();
        let number = play.number;
        let play = Box::new(play);
        let work = move || {
            let played = chamber.play(&play.order.piece, play.order.seed);
            // Where nobody listens any more, nobody wants to know.
            report.send(Report::Ended(play, played)).unwrap_or_default();
        };
        let thread = thread::Builder::new().name(format!("play {number}"));
        thread
            .spawn_scoped(self.scope, work)
            .context("a thread cannot be started")?;
        self.playing.insert(number, bell);
        Ok(())
    }

    fn end(&mut self, play: Numbered<T>, played: Played, tell: &mut Tell<'_, T>) -> Result<()> {
        let running = self.playing.len();
        self.playing.remove(&play.number);
        match played {
            Played::Over(record, _) if record.outcome.has_unsure() => {
                self.pace.was_unsure(running);
                tell(Progress::Again(&play.order.tag))?;
                self.alone.push_back(play);
            }
            Played::Over(record, _) => {
                self.pace.was_sure();
                self.tell(play, record, tell)?;
            }
            Played::NoRoom => self.alone.push_back(play),
            Played::Interrupted => {}
        }
        Ok(())
    }

    fn tell(
        &mut self,
        play: Numbered<T>,
        record: Box<Record>,
        tell: &mut Tell<'_, T>,
    ) -> Result<()> {
        let Numbered { number, order } = play;
        let submission = &order.piece.submission;
        let told = self.ledger.end(submission, number, (order.tag, record));
        let mut told = told.into_iter();
        told.try_for_each(|(tag, record)| tell(Progress::Ended(tag, record)))
    }

    fn play_alone(
        &mut self,
        house: &mut House,
        tell: &mut Tell<'_, T>,
    ) -> Result<Option<Interrupted>> {
        let Some(play) = self.alone.pop_front() else {
            return Ok(None);
        };
        let wishes = Wishes {
            seed: play.order.seed,
            repeat: 1,
            chunking: Chunking::AsItComes,
            shows: false,
        };
        let hear = &mut |progress: season::Progress<'_>| match progress {
            season::Progress::Told(told) => tell(Progress::Told(told)),
            season::Progress::Again => tell(Progress::Again(&play.order.tag)),
            _ => Ok(()),
        };
        let record = season::perform(&play.order.piece, play.order.seed, wishes, house, hear)?;
        match record {
            Some(record) => self.tell(play, Box::new(record), tell).map(|()| None),
            None => Ok(Some(Interrupted)),
        }
    }

    /// Ends what is still going on, and wants no more.
    pub(super) fn clear(&mut self) {
        self.work = None;
        self.playing.values().for_each(Bell::ring);
        self.making.values().for_each(Bell::ring);
    }
}
