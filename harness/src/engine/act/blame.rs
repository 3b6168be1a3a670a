//! What is told of a sentence that did not hold: everything that is known goes into a case, and that is diagnosed.

use super::Act;
use crate::engine::diagnose::{Case, Measured, Witness, diagnose};
use crate::engine::scene::{Missed, Scene};
use crate::engine::stage::Stage;
use crate::engine::tally::Tally;
use crate::scenario::Step;
use crate::verdict::{Ended, Expected, Failure, Verdict};

impl Act {
    pub(super) fn failed(
        &self,
        scene: &Scene,
        at: usize,
        occasion: Missed,
        stage: &Stage,
    ) -> Verdict {
        let part = &scene.parts[at];
        let (ended, late) = match occasion {
            Missed::Still => (Ended::Still(stage.now.since(scene.began)), None),
            Missed::AtOnce => (Ended::AtOnce, None),
            Missed::Deadline { late } => (Ended::Deadline(part.within), late),
        };
        let case = Case {
            actor: part.actor,
            subjects: scene.parts.iter().filter_map(|part| part.actor).collect(),
            ended,
            late,
            expected: part.goal.expected(),
            sought: part.goal.sought(),
            measured: part.goal.measured(stage, part.actor),
            at_step: self.outcomes.len() + scene.place(part),
            ..self.case(&part.step, part.said.clone(), stage)
        };
        Verdict::Failed(Box::new(diagnosed(case, stage)))
    }

    pub(super) fn exceeded(&self, tally: &Tally, stage: &Stage) -> Verdict {
        let count = &tally.count;
        let case = Case {
            at_step: tally.at_step,
            actor: Some(tally.actor),
            subjects: vec![tally.actor],
            expected: Expected::Times {
                pattern: count.text.said(),
                times: count.times,
            },
            sought: vec![count.text.sought.clone()],
            measured: Measured {
                count: Some(count.seen),
                ..Measured::default()
            },
            ..self.case(&tally.step, tally.said.clone(), stage)
        };
        Verdict::Failed(Box::new(diagnosed(case, stage)))
    }

    /// What every case of this check has in common.
    pub(super) fn case<'a>(&'a self, step: &'a Step, said: String, stage: &'a Stage) -> Case<'a> {
        Case {
            cast: &stage.scenario.cast,
            roles: &stage.settings.roles,
            check: &stage.scenario.checks[self.index],
            step,
            said,
            at_step: self.outcomes.len(),
            actor: None,
            subjects: Vec::new(),
            at: stage.now,
            ended: Ended::AtOnce,
            expected: Expected::Alive,
            sought: Vec::new(),
            measured: Measured::default(),
            late: None,
            typed: &stage.typed,
            witnesses: &[],
            survey: stage.survey(),
            earlier: self.past.looks(),
        }
    }
}

pub(super) fn diagnosed(case: Case<'_>, stage: &Stage) -> Failure {
    let witnesses: Vec<Witness<'_>> = stage.witnesses();
    diagnose(&Case {
        witnesses: &witnesses,
        ..case
    })
}
