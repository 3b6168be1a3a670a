//! How often something was shown, decided when the stage is still at the end of a check.

use super::goal::Occasion;
use super::look::Count;
use super::stage::Stage;
use crate::scenario::Step;
use crate::trace::ActorId;
use std::rc::Rc;

pub(super) struct Tally {
    pub(super) step: Rc<Step>,
    pub(super) said: String,
    /// The place of its sentence among the check's played steps.
    pub(super) at_step: usize,
    pub(super) actor: ActorId,
    pub(super) count: Count,
}

impl Tally {
    /// Counts on; has it been shown too often?
    pub(super) fn look(&mut self, stage: &Stage, occasion: Occasion) -> bool {
        self.count.count_all(stage.player(self.actor), occasion);
        self.count.seen > self.count.times
    }
}
