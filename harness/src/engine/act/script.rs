//! A check's sentences in the order in which they are played, and which check keeps a value.

use crate::engine::stage::Stage;
use crate::scenario::text::Text;
use crate::scenario::{Act as Deed, Step};
use crate::verdict::Verdict;
use std::rc::Rc;

/// Loops are spelled out; what happens together stays together.
pub(super) fn spell_out(steps: &[Step], out: &mut Vec<Rc<Step>>) {
    for step in steps {
        match &step.act {
            Deed::Rounds(rounds) => rounds.iter().for_each(|round| spell_out(round, out)),
            _ => out.push(Rc::new(step.clone())),
        }
    }
}

/// The check that should have kept this value, where there is one, did not come to it.
pub(super) fn without(name: &str, stage: &Stage) -> Verdict {
    let keeps = |steps: &[Step]| {
        let mut all = Vec::new();
        spell_out(steps, &mut all);
        let kept = |step: &Rc<Step>| {
            let keep = step.modifiers.keep.as_ref();
            keep.is_some_and(|kept| kept.as_str() == name)
        };
        all.iter().any(kept)
    };
    let check = stage
        .scenario
        .checks
        .iter()
        .find(|check| keeps(&check.steps));
    match check {
        Some(check) => Verdict::Skipped {
            because: check.id.clone(),
        },
        None => Verdict::Broken(Text::new(
            format!("${{{name}}} tidak punya nilai"),
            format!("${{{name}}} has no value"),
        )),
    }
}
