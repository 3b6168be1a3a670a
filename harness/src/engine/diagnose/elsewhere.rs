//! The text, but somewhere else: earlier, at another actor, glued to another message, or more often.

use super::finder::{Finder, lines_at};
use super::{Case, Inquiry, Used, Witness, sender};
use crate::scenario::cast::Part;
use crate::trace::ActorId;
use crate::verdict::{Clue, Expected};

/// How many other actors are named.
const OTHERS: usize = 3;
/// Texts shorter than this are found anywhere, and so prove nothing.
const SHORT: usize = 3;

/// An occurrence before the cursor, and the sentence that moved the cursor behind it.
struct Earlier<'a> {
    line: String,
    by: &'a Used,
    /// It is what that sentence had looked for.
    is_its_own: bool,
    is_of_this_check: bool,
}

fn earlier<'a>(witness: &Witness<'a>, exact: &Finder) -> Option<Earlier<'a>> {
    let text = witness.before();
    let found = exact.all(text).last()?;
    // A letter or two stand in any prompt.
    if found.len() < SHORT {
        return None;
    }
    let end = witness.view.begin() + found.end;
    let by = witness
        .used
        .iter()
        .find(|used| used.from < end && end <= used.to)?;
    Some(Earlier {
        line: lines_at(text, &found).to_string(),
        by,
        is_its_own: by.to == end,
        is_of_this_check: end > witness.at_check,
    })
}

fn used_up(case: &Inquiry<'_, '_>, fits: impl Fn(&Earlier<'_>) -> bool) -> Vec<Clue> {
    let Some(witness) = case.missing() else {
        return Vec::new();
    };
    let found = case
        .exact
        .iter()
        .filter_map(|exact| earlier(witness, exact));
    let found = found.filter(fits);
    let clue = |found: Earlier<'_>| Clue::UsedUp {
        by: found.by.said.clone(),
        line: found.line,
    };
    found.map(clue).collect()
}

/// It came before something that an earlier sentence of this check waited for.
pub(super) fn out_of_order(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    used_up(case, |found| found.is_of_this_check && !found.is_its_own)
}

/// It came, and an earlier sentence has looked for the same.
pub(super) fn once_before(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    used_up(case, |found| found.is_its_own)
}

fn at_actors(case: &Inquiry<'_, '_>, fits: impl Fn(&Witness<'_>) -> bool) -> Vec<Clue> {
    let others = case
        .witnesses
        .iter()
        .filter(|witness| Some(witness.actor) != case.actor && fits(witness));
    let found = others.filter_map(|witness| {
        let text = witness.from(witness.at_check);
        let mut finders = case.exact.iter();
        let place = finders.find_map(|finder| finder.first(text))?;
        Some(Clue::AtActor {
            actor: case.name(witness.actor)?,
            line: lines_at(text, &place).to_string(),
        })
    });
    found.take(OTHERS).collect()
}

/// It came to somebody of the same kind of whom the sentence does not speak.
pub(super) fn wrong_actor(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    // Who typed it and does not see it was left out when it was passed on.
    if !sender::not_returned(case).is_empty() {
        return Vec::new();
    }
    at_actors(case, |witness| {
        case.is_like(witness.actor) && !case.subjects.contains(&witness.actor)
    })
}

/// Whoever has shown it.
pub(super) fn anywhere(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    at_actors(case, |_| true)
}

/// It was there more often than it should.
pub(super) fn too_often(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    let count = case.measured.count.unwrap_or(0);
    match &case.expected {
        Expected::Times { times, .. } if count > *times => {
            let mut clues = vec![Clue::Counted(count)];
            clues.extend(sender::only_twice(case, *times));
            clues
        }
        Expected::Count { bound, .. } | Expected::Packets { bound, .. } if count > bound.most => {
            vec![Clue::Counted(count)]
        }
        _ => Vec::new(),
    }
}

/// It came once more, though it should not.
pub(super) fn again(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    match &case.expected {
        Expected::Never(_) => once_before(case),
        _ => Vec::new(),
    }
}

/// Two messages in one line: the one that was looked for behind another, or two that were typed.
pub(super) fn glued(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    let lines = bound_to_a_line(case).or_else(|| typed_in_one(case));
    lines.map(|line| Clue::Glued { line }).into_iter().collect()
}

fn bound_to_a_line(case: &Inquiry<'_, '_>) -> Option<String> {
    let text = case.missing()?.behind();
    let mut finders = case.sought.iter().filter_map(Finder::unbound);
    let place = finders.find_map(|finder| finder.first(text))?;
    Some(lines_at(text, &place).to_string())
}

/// A line in which two messages that were typed one after the other stand with nothing between them.
fn typed_in_one(case: &Inquiry<'_, '_>) -> Option<String> {
    let pairs = case.typed.windows(2).rev().take(20);
    let pairs = pairs.filter_map(|pair| {
        let (first, second) = (pair[0].text.trim(), pair[1].text.trim());
        let is_apt = first.len() >= SHORT && second.len() >= SHORT;
        is_apt.then_some((first, second))
    });
    let pairs: Vec<(&str, &str)> = pairs.collect();
    let mut lines = case
        .witnesses
        .iter()
        .flat_map(|witness| witness.from(witness.at_check).lines());
    let line = lines.find(|line| pairs.iter().any(|pair| is_glued(line, *pair)))?;
    Some(line.to_string())
}

fn is_glued(line: &str, (first, second): (&str, &str)) -> bool {
    let mut found = line.match_indices(first);
    found.any(|(at, _)| {
        let behind = &line[at + first.len()..];
        behind.starts_with(char::is_alphanumeric) && behind.contains(second)
    })
}

impl Case<'_> {
    /// Is it another actor of the same role, or another raw socket?
    pub(super) fn is_like(&self, other: ActorId) -> bool {
        let part = |actor: ActorId| self.cast.get(actor.0).map(|actor| &actor.part);
        match (self.actor.and_then(part), part(other)) {
            (Some(Part::Program(one)), Some(Part::Program(another))) => one.role == another.role,
            (Some(one), Some(another)) => {
                std::mem::discriminant(one) == std::mem::discriminant(another)
            }
            _ => false,
        }
    }
}
