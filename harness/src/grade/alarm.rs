//! Identical content that earned less when it was graded again: either the scenarios changed, or luck plays along.

use super::Score;
use super::attempt::Asked;
use super::facts::{Facts, Grading, HandIn};
use super::graded::Account;
use super::plan::{Module, Plan};
use crate::scenario::name::Name;
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alarm {
    /// Everybody whose work it is.
    pub members: Vec<String>,
    pub module: Name,
    pub content: String,
    /// Of the programs' hundred: the most that it earned before, and what it earned now.
    pub before: Score,
    pub now: Score,
    /// The checks that gave more before, as `scenario/check`.
    pub checks: Vec<String>,
    /// The same scenarios gave both: so the program, or the machine, is not always the same.
    pub is_same_scenarios: bool,
    /// When it was graded now, in seconds since 1970.
    pub at: u64,
}

pub(super) fn all(plan: &Plan, facts: &Facts) -> Vec<Alarm> {
    let hand_ins = facts.hand_ins.iter();
    hand_ins
        .flat_map(|hand_in| {
            let modules = plan.modules.iter();
            modules.filter_map(move |module| of(module, hand_in))
        })
        .collect()
}

fn of(module: &Module, hand_in: &HandIn) -> Option<Alarm> {
    let asked = Asked::of_plays(module);
    let gradings = hand_in.gradings.iter();
    let certain = gradings
        .filter(|grading| grading.module == module.slug)
        .filter_map(|grading| {
            let account = Account::of(asked, grading);
            let earned = account.earned.clone()?;
            Some((grading, account, earned))
        });
    let mut certain: Vec<(&Grading, Account, Score)> = certain.collect();
    let (last, now, earned) = certain.pop()?;
    let (before, was, most) = certain
        .into_iter()
        .max_by(|left, right| left.2.cmp(&right.2))?;
    (earned < most).then(|| Alarm {
        members: hand_in.members.clone(),
        module: module.slug.clone(),
        content: hand_in.content.clone(),
        checks: lowered(&was, &now),
        before: most,
        now: earned,
        is_same_scenarios: before.scenarios == last.scenarios,
        at: last.began,
    })
}

fn lowered(was: &Account, now: &Account) -> Vec<String> {
    let gave_more = |old: &&super::CheckGrade| {
        let mut same = now.checks.iter();
        let new = same.find(|new| new.scenario == old.scenario && new.id == old.id);
        new.is_none_or(|new| new.got < old.got)
    };
    let lost = was.checks.iter().filter(gave_more);
    lost.map(|check| format!("{}/{}", check.scenario, check.id))
        .collect()
}
