//! How much time the programs have lost on a machine that others keep busy.
//!
//! Only what others did counts: a program that loops is busy by its own fault, and so is judged.

use super::stage::Stage;
use crate::trace::survey::{Load, Survey};
use crate::trace::{Moment, Wants};
use std::time::Duration;

/// What was known of the machine when a sentence began.
#[derive(Debug, Default)]
pub(super) struct Watch {
    first: Option<Sample>,
    began: Moment,
    /// When it is looked for that, if nobody has looked before.
    due: Moment,
    /// When this loop's delay was told last, the longest, and all of them together.
    told: Moment,
    longest_lag: Duration,
    lags: Duration,
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

/// A sentence that is over sooner needs no look; one that lasts longer is compared with this moment.
const SOON: Duration = Duration::from_millis(50);

impl Watch {
    pub(super) fn begin(stage: &Stage, within: Duration) -> Self {
        let is_new = stage.surveyed.after(SOON) >= stage.now;
        Self {
            first: stage.survey().filter(|_| is_new).map(Sample::of),
            began: stage.now,
            due: stage.now.after(SOON.min(within / 4)),
            told: stage.surveyed,
            longest_lag: Duration::ZERO,
            lags: Duration::ZERO,
        }
    }

    pub(super) fn look(&mut self, stage: &Stage) {
        let Some(survey) = stage.survey() else { return };
        match self.first {
            Some(first) if survey.load.at > first.load.at && survey.load.at > self.told => {
                self.told = survey.load.at;
                self.longest_lag = self.longest_lag.max(survey.load.lag);
                self.lags += survey.load.lag;
            }
            None if stage.surveyed >= self.began => self.first = Some(Sample::of(survey)),
            Some(_) | None => {}
        }
    }

    /// Without a beginning nothing can be said of the time since.
    pub(super) fn add_wants(&self, stage: &Stage, wants: &mut Wants) {
        if self.first.is_some() {
            return;
        }
        match stage.now >= self.due {
            true => wants.now = true,
            false => wants.sooner(self.due),
        }
    }

    /// How long the programs were ready and had no core, or this loop was late, because of others.
    pub(super) fn lost(&self, stage: &Stage) -> Duration {
        let late = match self.longest_lag > LATE {
            true => self.lags,
            false => Duration::ZERO,
        };
        late + self.waited(stage)
    }

    fn waited(&self, stage: &Stage) -> Duration {
        let (Some(first), Some(last)) = (self.first, stage.survey().map(Sample::of)) else {
            return Duration::ZERO;
        };
        let had = last.load.cores_had.saturating_sub(first.load.cores_had);
        let used = last.load.cores_used.saturating_sub(first.load.cores_used);
        let ours =
            last.load.own.saturating_sub(first.load.own) + last.stage.saturating_sub(first.stage);
        let others = used.saturating_sub(ours);
        let time = last.load.at.since(first.load.at);
        let waited = last.waited.saturating_sub(first.waited);
        // Who has waited much, and run little: a program that loops gets its share even so.
        let ran = last.stage.saturating_sub(first.stage);
        match others > had / 4 && waited > time / 5 && waited > ran * 2 {
            true => waited,
            false => Duration::ZERO,
        }
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
