//! When something must have come, and how long that is put off on a machine that others keep busy.
//!
//! A deadline means time in which the programs could have done it. What others took of it is given back: else the
//! verdict would be the machine's. Only where that would take too long, nothing is decided.

use super::load::Watch;
use super::stage::Stage;
use crate::trace::{Moment, Wants};
use std::time::Duration;

#[derive(Debug, Clone, Copy)]
pub(super) struct Deadline {
    due: Moment,
    within: Duration,
    put_off: Duration,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Over {
    NotYet,
    Yes,
    /// It was put off as long as may be, and others still kept the machine busy.
    Unsure,
}

/// It is put off by so many times itself at most.
const MOST: u32 = 5;

impl Deadline {
    pub(super) fn after(now: Moment, within: Duration) -> Self {
        Self {
            due: now.after(within),
            within,
            put_off: Duration::ZERO,
        }
    }

    pub(super) fn at(&self) -> Moment {
        self.due.after(self.put_off)
    }

    /// Over it is when it has been looked at the stage since.
    pub(super) fn look(&mut self, watch: &Watch, stage: &Stage) -> Over {
        let is_over = |at: Moment| stage.now >= at && stage.surveyed >= at;
        if !is_over(self.at()) {
            return Over::NotYet;
        }
        let (lost, most) = (watch.lost(stage), self.within * MOST);
        self.put_off = self.put_off.max(lost.min(most));
        match is_over(self.at()) {
            false => Over::NotYet,
            true if lost > most => Over::Unsure,
            true => Over::Yes,
        }
    }

    pub(super) fn add_wants(&self, stage: &Stage, wants: &mut Wants) {
        match stage.now >= self.at() {
            true => wants.now = true,
            false => wants.sooner(self.at()),
        }
    }
}

/// Listens on for a while for what explains something: longer where others keep the machine busy.
pub(super) struct Linger {
    watch: Watch,
    deadline: Deadline,
}

impl Linger {
    pub(super) fn begin(stage: &Stage, within: Duration) -> Self {
        Self {
            watch: Watch::begin(stage, within),
            deadline: Deadline::after(stage.now, within),
        }
    }

    pub(super) fn look(&mut self, stage: &Stage) -> Over {
        self.watch.look(stage);
        match stage.is_still() {
            true => Over::Yes,
            false => self.deadline.look(&self.watch, stage),
        }
    }

    pub(super) fn add_wants(&self, stage: &Stage, wants: &mut Wants) {
        self.watch.add_wants(stage, wants);
        self.deadline.add_wants(stage, wants);
        wants.stillness = true;
    }
}
