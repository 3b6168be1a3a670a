//! Programs that crashed or ended: by a signal, with a traceback or a panic, or in the ordinary way.

use super::{Case, Inquiry, Witness};
use crate::scenario::cast::Actor;
use crate::scenario::sentence::Ending;
use crate::trace::{Exit, RefusalKind};
use crate::verdict::{Clue, Expected};

/// How much of a terminal's text is read for a traceback.
const READ: usize = 64 * 1024;

/// Words by which a program tells that nobody listens where it wanted to connect.
const REFUSED: [&str; 4] = [
    "Connection refused",
    "ConnectionRefusedError",
    "ECONNREFUSED",
    "actively refused",
];

/// The actor of whom the sentence speaks has crashed.
pub(super) fn own_crash(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    let witness = case.missing();
    let clues = witness.map(|witness| crash(case, witness));
    clues.filter(|clues| !is_refusal(clues)).unwrap_or_default()
}

/// A server has crashed, or the one who spoke last; and not because nobody listened.
pub(super) fn another_crash(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    // Who has ended by itself is not there because of that, whatever became of others then.
    let is_about_itself = matches!(case.expected, Expected::Listens(_) | Expected::Alive);
    if is_about_itself && case.exit().is_some() {
        return Vec::new();
    }
    // What became of a client before this check began explains nothing in it.
    let concerned = others(case)
        .filter(|witness| case.serves(witness.actor) || witness.view.end() > witness.at_check);
    let crashes = concerned.map(|witness| crash(case, witness));
    let mut crashes = crashes.filter(|clues| !clues.is_empty() && !is_refusal(clues));
    crashes.next().unwrap_or_default()
}

/// Is who missed something a socket of ours? Then whatever is wrong is at its other end.
fn is_ours(case: &Case<'_>) -> bool {
    let actor = case.actor.and_then(|actor| case.cast.get(actor.0));
    actor.is_some_and(|actor| !actor.is_program())
}

/// On whom the actor that missed something depends: those that serve it first, then who spoke last; a socket of ours
/// on every program.
fn others<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Witness<'a>> {
    let speaker = case.typed.last().map(|typed| typed.actor);
    let mut others: Vec<&Witness<'_>> = case
        .witnesses
        .iter()
        .filter(|witness| {
            let serves = case.serves(witness.actor) || is_ours(case);
            Some(witness.actor) != case.actor && (serves || Some(witness.actor) == speaker)
        })
        .collect();
    others.sort_by_key(|witness| !case.serves(witness.actor));
    others.into_iter()
}

/// The last line by which a program tells that nobody listened.
pub(super) fn refused_line(witness: &Witness<'_>) -> Option<String> {
    let mut lines = witness.of_its_own().lines().rev();
    let line = lines.find(|line| says_refused(line))?;
    Some(line.trim().to_string())
}

/// It crashed because nobody listened, and nothing else is known about that.
pub(super) fn refused(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    let witness = case.missing();
    witness
        .map(|witness| crash(case, witness))
        .unwrap_or_default()
}

pub(super) fn own_exit(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    let is_plain = |witness: &&Witness<'_>| {
        let is_asked = matches!(case.expected, Expected::Exit(_));
        (witness.sent_away.is_none() || is_asked) && crash(case, witness).is_empty()
    };
    // Who has said something and then ended in peace has done its work: what it said is what is wrong.
    let is_done = |witness: &Witness<'_>| {
        let is_text = matches!(
            case.expected,
            Expected::Prompt(_)
                | Expected::Text(_)
                | Expected::AllOf { .. }
                | Expected::OneOf(_)
                | Expected::Times { .. }
        );
        // Of one that serves others a prompt without an answer is nothing said.
        let has_said = match case.serves(witness.actor) {
            true => witness.behind().contains('\n'),
            false => !witness.behind().trim().is_empty(),
        };
        is_text && witness.exit == Some(Exit::Code(0)) && has_said
    };
    let witness = case.missing().filter(is_plain);
    let witness = witness.filter(|witness| !is_done(witness));
    witness
        .and_then(|witness| ended(case, witness))
        .into_iter()
        .collect()
}

/// A server has ended, or the one who spoke last, and not in peace.
pub(super) fn another_exit(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    let others = others(case).filter(|witness| witness.sent_away.is_none());
    // Where nobody is left, who ended in peace has ended too early.
    let mut programs = case.witnesses.iter().filter(|it| is_program(case, it));
    let is_empty = is_ours(case) && programs.all(|witness| witness.exit.is_some());
    let telling = others.filter(|witness| {
        let is_odd = witness.exit != Some(Exit::Code(0));
        is_odd || is_empty || case.serves(witness.actor)
    });
    telling.filter_map(|witness| ended(case, witness)).collect()
}

/// Who has ended, whether that explains anything or not: the actor itself, a server, or the one who spoke last.
pub(super) fn exits(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    let is_told = match case.expected {
        // Why nobody listens there any more.
        Expected::Never(_) => case.was_refused(),
        Expected::Rest(_) => false,
        _ => true,
    };
    if !is_told {
        return Vec::new();
    }
    let all = case.missing().into_iter().chain(others(case));
    let all = all.filter(|witness| witness.sent_away.is_none());
    all.filter_map(|witness| ended(case, witness)).collect()
}

fn ended(case: &Inquiry<'_, '_>, witness: &Witness<'_>) -> Option<Clue> {
    let (actor, exit) = (case.name(witness.actor)?, witness.exit?);
    Some(Clue::Ended { actor, exit })
}

fn is_program(case: &Case<'_>, witness: &Witness<'_>) -> bool {
    let actor = case.cast.get(witness.actor.0);
    actor.is_some_and(Actor::is_program)
}

fn crash(case: &Inquiry<'_, '_>, witness: &Witness<'_>) -> Vec<Clue> {
    let name = case.name(witness.actor);
    let Some(actor) = name.filter(|_| is_program(case, witness)) else {
        return Vec::new();
    };
    let line = telling_line(witness.of_its_own());
    let is_traceback = line.is_some();
    let mut clues: Vec<Clue> = Vec::new();
    clues.extend(line.map(|line| Clue::Traceback {
        actor: actor.clone(),
        line,
    }));
    match witness.exit {
        Some(exit) if is_traceback => clues.push(Clue::Ended { actor, exit }),
        Some(exit @ Exit::Limit(_)) => clues.push(Clue::Ended { actor, exit }),
        Some(exit @ Exit::Signal(_)) if witness.sent_away.is_none() && !is_wanted(case) => {
            clues.push(Clue::Ended { actor, exit });
        }
        _ => {}
    }
    clues
}

/// The scenario itself waits for an end by a signal.
fn is_wanted(case: &Inquiry<'_, '_>) -> bool {
    matches!(case.expected, Expected::Exit(Ending::Signal(_)))
}

fn is_refusal(clues: &[Clue]) -> bool {
    clues.iter().any(|clue| match clue {
        Clue::Traceback { line, .. } => says_refused(line),
        _ => false,
    })
}

fn says_refused(text: &str) -> bool {
    REFUSED.iter().any(|word| text.contains(word))
}

impl Case<'_> {
    /// Did nobody listen where the actor wanted to connect?
    pub(super) fn was_refused(&self) -> bool {
        let by_kernel = self.measured.refusal.as_ref();
        by_kernel.is_some_and(|refusal| refusal.kind == RefusalKind::ConnectionRefused)
            || self
                .missing()
                .is_some_and(|it| says_refused(it.of_its_own()))
    }
}

impl Witness<'_> {
    /// The last part of what its program showed since it was started, until the scenario sent it away.
    fn of_its_own(&self) -> &str {
        let text = self.view.text();
        let end = self.sent_away.map_or(text.len(), |place| {
            place.saturating_sub(self.view.begin()).min(text.len())
        });
        let end = super::boundary_before(text, end);
        let began = self.began.saturating_sub(self.view.begin()).min(end);
        let start = super::boundary_before(text, end.saturating_sub(READ).max(began));
        &text[start..end]
    }
}

/// The line of a traceback or a panic that tells what was wrong.
pub(super) fn telling_line(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let found = (0..lines.len()).rev().filter_map(|at| told_at(&lines, at));
    let told = |line: &String| !line.starts_with("KeyboardInterrupt");
    found.into_iter().find(told)
}

/// What is told by the traceback or panic that begins in this line.
fn told_at(lines: &[&str], at: usize) -> Option<String> {
    let line = lines[at].trim_end();
    let begins = |start: &str| line.starts_with(start);
    let alone = [
        "SyntaxError:",
        "IndentationError:",
        "TabError:",
        "panic: ",
        "fatal error: ",
        "Exception in thread \"",
        "terminate called",
        "*** stack smashing",
        "Segmentation fault",
    ];
    if line.contains("Traceback (most recent call last):") {
        let rest = &lines[at + 1..];
        let last = rest.iter().find(|line| {
            line.starts_with(|next: char| !next.is_whitespace()) && !line.starts_with("During ")
        });
        return last.map(|line| line.trim_end().to_string());
    }
    if begins("thread '") && line.contains("panicked at") {
        let place = line
            .find("panicked at")
            .map_or(line, |found| &line[found..]);
        let message = lines.get(at + 1).filter(|_| place.ends_with(':'));
        let message = message.map(|line| format!(" {}", line.trim()));
        return Some(format!("{place}{}", message.unwrap_or_default()));
    }
    let is_script = line.split_once(": ").is_some_and(|(kind, _)| {
        kind.ends_with("Error") && kind.chars().all(char::is_alphanumeric)
    }) && lines
        .get(at + 1)
        .is_some_and(|next| next.starts_with("    at "));
    (is_script || alone.iter().any(|start| begins(start))).then(|| line.to_string())
}
