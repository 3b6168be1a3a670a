//! Was the machine too busy to judge a deadline?
//!
//! Only what others did counts: a program that loops is busy by its own fault, and so is judged.

use super::stage::Stage;
use crate::trace::survey::{Load, Survey};
use std::time::Duration;

/// What was known of the machine when a sentence began.
#[derive(Debug, Default)]
pub(super) struct Watch {
    first: Option<Sample>,
    longest_lag: Duration,
}

#[derive(Debug, Clone, Copy)]
struct Sample {
    load: Load,
    /// CPU time of everybody on stage.
    stage: Duration,
    /// How long they were ready and no core was free.
    waited: Duration,
}

/// A loop that is so late cannot say when something came.
const LATE: Duration = Duration::from_millis(250);

impl Watch {
    pub(super) fn begin(stage: &Stage) -> Self {
        Self {
            first: stage.survey().map(Sample::of),
            longest_lag: Duration::ZERO,
        }
    }

    pub(super) fn look(&mut self, stage: &Stage) {
        if let Some(survey) = stage.survey() {
            self.first.get_or_insert_with(|| Sample::of(survey));
            self.longest_lag = self.longest_lag.max(survey.load.lag);
        }
    }

    pub(super) fn was_busy(&self, stage: &Stage) -> bool {
        let (Some(first), Some(last)) = (self.first, stage.survey().map(Sample::of)) else {
            return false;
        };
        if self.longest_lag > LATE {
            return true;
        }
        let had = last.load.cores_had.saturating_sub(first.load.cores_had);
        let used = last.load.cores_used.saturating_sub(first.load.cores_used);
        let ours =
            last.load.own.saturating_sub(first.load.own) + last.stage.saturating_sub(first.stage);
        let others = used.saturating_sub(ours);
        let time = last.load.at.since(first.load.at);
        let waited = last.waited.saturating_sub(first.waited);
        others > had / 4 && waited > time / 5
    }
}

impl Sample {
    fn of(survey: &Survey) -> Self {
        let processes = &survey.processes;
        Self {
            load: survey.load,
            stage: processes.iter().map(|process| process.cpu).sum(),
            waited: processes.iter().map(|process| process.waited_for_cpu).sum(),
        }
    }
}
