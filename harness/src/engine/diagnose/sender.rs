//! Who typed what was looked for: a message that does not come back to its sender, comes twice to it, or comes without its frame.

use super::finder::Finder;
use super::{Inquiry, Sought, Witness};
use crate::verdict::{Clue, Expected};

/// Messages shorter than this may stand anywhere by chance.
const SHORT: usize = 3;

/// It has typed the text itself, and others of its kind have shown it.
pub(super) fn not_returned(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    let is_missing = case.measured.count.unwrap_or(0) == 0;
    let is_told = !matches!(case.expected, Expected::Never(_)) && has_typed(case);
    let others = alike(case).any(|witness| count(case, witness) > 0);
    flag(case, is_missing && is_told && others)
}

/// Only the actor that typed it has shown it so often; others of its kind as often as they should.
pub(super) fn only_twice(case: &Inquiry<'_, '_>, times: u32) -> Vec<Clue> {
    let most = usize::try_from(times).unwrap_or(usize::MAX);
    let counts: Vec<usize> = alike(case).map(|witness| count(case, witness)).collect();
    let others = counts.iter().any(|count| *count > 0) && counts.iter().all(|it| *it <= most);
    flag(case, others && has_typed(case))
}

/// What was typed last came, but not as the pattern wants it.
pub(super) fn other_form(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    let (Some(witness), Some(typed)) = (case.missing(), case.typed.last()) else {
        return Vec::new();
    };
    let message = typed.text.trim();
    // Its sender may show it without the server: then it says something only where others show it, too.
    let has_come = || alike(case).any(|other| other.behind().contains(message));
    let is_apt = (Some(typed.actor) != case.actor || has_come())
        && !matches!(case.expected, Expected::Never(_))
        && case.sought.iter().any(|sought| speaks_of(sought, message));
    let mut lines = witness.behind().lines().filter(|_| is_apt);
    let is_wanted = |line: &str| case.exact.iter().any(|exact| exact.is_in(line));
    let line = lines.find(|line| line.contains(message) && !is_wanted(line));
    let clue = line.map(|line| Clue::OtherForm {
        line: line.to_string(),
    });
    clue.into_iter().collect()
}

/// The actor is a raw socket: it has no program that could print.
pub(super) fn socket(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    let actor = case.actor.and_then(|actor| case.cast.get(actor.0));
    let actor = actor.filter(|actor| !actor.is_program());
    let clue = actor.map(|actor| Clue::Socket {
        actor: actor.name.clone(),
    });
    clue.into_iter().collect()
}

fn flag(case: &Inquiry<'_, '_>, is_so: bool) -> Vec<Clue> {
    let actor = case.actor.filter(|_| is_so);
    let name = actor.and_then(|actor| case.name(actor));
    name.map(|actor| Clue::Sender { actor })
        .into_iter()
        .collect()
}

/// Has the actor itself typed what was looked for, or a part of it?
fn has_typed(case: &Inquiry<'_, '_>) -> bool {
    let mut own = case
        .typed
        .iter()
        .filter(|typed| Some(typed.actor) == case.actor);
    own.any(|typed| {
        let by = |(sought, exact): (&Sought, &Finder)| {
            exact.is_in(&typed.text) || speaks_of(sought, typed.text.trim())
        };
        case.sought().any(by)
    })
}

fn speaks_of(sought: &Sought, message: &str) -> bool {
    let said = sought.said.to_lowercase();
    message.len() >= SHORT && said.contains(&message.to_lowercase())
}

/// The other actors of its kind.
fn alike<'c>(case: &'c Inquiry<'_, '_>) -> impl Iterator<Item = &'c Witness<'c>> {
    let others = case.witnesses.iter();
    others.filter(|other| Some(other.actor) != case.actor && case.is_like(other.actor))
}

fn count(case: &Inquiry<'_, '_>, witness: &Witness<'_>) -> usize {
    let text = witness.from(witness.at_check);
    let counts = case.exact.iter().map(|exact| exact.all(text).count());
    counts.max().unwrap_or(0)
}
