//! Of all the looks at the stage, those in which something had changed that matters afterwards.

use super::Order;
use crate::trace::survey::{Process, Stillness, Survey};
use crate::trace::{Entry, Event, Moment, What};
use std::collections::VecDeque;
use std::time::Duration;

/// How many are kept of the first and of the last, and how many threads, sockets and terminals they may hold.
const MOST: usize = 1_000;
const HEAVIEST: usize = 100_000;
/// So much more CPU time since the survey before is worth a survey.
const WORK: Duration = Duration::from_millis(50);

#[derive(Debug, Default)]
pub(super) struct Surveys {
    first: Half,
    last: Half,
    is_first_full: bool,
    left_out: u64,
}

#[derive(Debug, Default)]
struct Half {
    kept: VecDeque<(Order, Moment, Box<Survey>)>,
    weight: usize,
}

impl Surveys {
    /// Keeps the survey if it is not like the one that was kept before it.
    pub(super) fn take(&mut self, order: Order, at: Moment, survey: Box<Survey>) {
        let before = self.last.kept.back().or(self.first.kept.back());
        if before.is_some_and(|(_, _, before)| is_alike(before, &survey)) {
            return;
        }
        if !self.is_first_full {
            self.first.push(order, at, survey);
            self.is_first_full = self.first.is_full();
            return;
        }
        self.last.push(order, at, survey);
        while self.last.is_over_full() {
            self.last.drop_oldest();
            self.left_out += 1;
        }
    }

    pub(super) fn left_out(&self) -> u64 {
        self.left_out
    }

    pub(super) fn into_entries(self) -> impl Iterator<Item = (Order, Entry)> {
        let kept = self.first.kept.into_iter().chain(self.last.kept);
        kept.map(|(order, at, survey)| {
            let what = What::Saw(Event::Surveyed(survey));
            (order, Entry { at, what })
        })
    }
}

impl Half {
    fn push(&mut self, order: Order, at: Moment, survey: Box<Survey>) {
        self.weight += weight(&survey);
        self.kept.push_back((order, at, survey));
    }

    fn is_full(&self) -> bool {
        self.kept.len() >= MOST || self.weight >= HEAVIEST
    }

    fn is_over_full(&self) -> bool {
        self.kept.len() > 1 && (self.kept.len() > MOST || self.weight > HEAVIEST)
    }

    fn drop_oldest(&mut self) {
        if let Some((_, _, survey)) = self.kept.pop_front() {
            self.weight -= weight(&survey);
        }
    }
}

fn weight(survey: &Survey) -> usize {
    let threads: usize = survey
        .processes
        .iter()
        .map(|process| process.threads.len())
        .sum();
    1 + threads + survey.processes.len() + survey.sockets.len() + survey.terminals.len()
}

/// Is there nothing in the later survey that the earlier one did not say? Load and a little CPU time are no news.
fn is_alike(earlier: &Survey, later: &Survey) -> bool {
    let proves = later.stillness == Stillness::Proved && !earlier.is_still();
    let processes = earlier.processes.iter().zip(&later.processes);
    !proves
        && earlier.sockets == later.sockets
        && earlier.terminals == later.terminals
        && earlier.processes.len() == later.processes.len()
        && processes
            .into_iter()
            .all(|(earlier, later)| is_same(earlier, later))
}

fn is_same(earlier: &Process, later: &Process) -> bool {
    earlier.pid == later.pid
        && earlier.actor == later.actor
        && earlier.name == later.name
        && earlier.is_stopped == later.is_stopped
        && earlier.threads == later.threads
        && later.cpu.saturating_sub(earlier.cpu) < WORK
}
