//! A rule that holds all the time, broken while a check was played.

use super::Act;
use super::blame::diagnosed;
use crate::engine::News;
use crate::engine::always::Breach;
use crate::engine::deadline::{Linger, Over};
use crate::engine::diagnose::Case;
use crate::engine::player::Life;
use crate::engine::stage::Stage;
use crate::trace::Moment;
use crate::verdict::{Expected, Held, Verdict};

/// A rule was broken, and it is listened for what explains it: a traceback does not come in one piece.
pub(super) struct Breached {
    breach: Breach,
    at: Moment,
    pub(super) until: Linger,
}

impl Act {
    /// A rule that holds all the time was broken.
    pub(in crate::engine) fn breach(&mut self, breach: Breach, stage: &Stage) {
        if self.verdict.is_none() && self.breached.is_none() {
            self.breached = Some(Breached {
                breach,
                at: stage.now,
                until: Linger::begin(stage, stage.linger()),
            });
        }
    }

    /// A broken rule is told when nothing more can come, or after a while.
    pub(super) fn settle(&mut self, stage: &Stage, news: &mut Vec<News>) {
        let is_told = |breached: &mut Breached| {
            let has_ended = matches!(stage.player(breached.breach.actor).life, Life::Ended(_));
            has_ended || breached.until.look(stage) != Over::NotYet
        };
        let Some(Breached { breach, at, .. }) = self.breached.take_if(|it| is_told(it)) else {
            return;
        };
        // The sentence in progress was begun, and is broken off: it neither held nor failed.
        if let Some(scene) = self.scene.take() {
            self.missed = None;
            self.close(scene, Held::Optional, stage, news);
        }
        let said = stage.variables.told(&breach.step.said, &[breach.actor]);
        let case = Case {
            actor: Some(breach.actor),
            subjects: vec![breach.actor],
            at,
            expected: Expected::Never(breach.sought.said.clone()),
            sought: vec![breach.sought.clone()],
            ..self.case(&breach.step, said, stage)
        };
        self.verdict = Some(Verdict::Failed(Box::new(diagnosed(case, stage))));
    }
}
