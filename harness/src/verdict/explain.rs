//! A verdict in words: what was required, what was there, why, and what to do next. For beginners, in both languages.

mod advice;
mod cause;
mod datagrams;
mod difference;
mod kernel;
mod locked;
mod plain;
mod repeat;
mod traffic;
mod unjudged;
mod vacant;
mod visible;
mod waits;
mod words;

pub use visible::{visible, visible_bytes};
pub use waits::words as waiting;
pub use words::{signal, taken};

use super::{CheckOutcome, Clue, Expected, Failure, Held, Outcome, Verdict};
use crate::scenario::Scenario;
use crate::scenario::name::Name;
use crate::scenario::text::{Text, harmless};
use crate::scenario::vocabulary::Diagnosis;
use crate::trace::Moment;
use crate::trace::amount::time;
use visible::short;
use words::exit_words;

/// How many steps before the one that failed are told, and how many lines of a terminal.
const STEPS: usize = 10;
const LINES: usize = 6;

/// What is known besides the check itself.
pub struct Around<'a> {
    pub scenario: &'a Scenario,
    pub outcome: &'a Outcome,
    /// The scenario's file, as it is told: `scenarios/chat/leave.yaml`.
    pub file: &'a str,
    /// The program of each actor of the cast, as it was started.
    pub commands: &'a [Option<Vec<String>>],
    /// The command that plays just this again.
    pub again: &'a str,
}

/// One part of an explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    pub about: About,
    pub title: Text,
    pub body: Body,
}

/// What a paragraph tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    Requirement,
    Cause,
    Steps,
    Difference,
    Waiting,
    Screen,
    Hint,
    Repeat,
    Skipped,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Sentences, each a line or a paragraph.
    Words(Vec<Text>),
    /// Steps that were played, and whether they held.
    Steps(Vec<Row>),
    Difference(Difference),
    /// Who, and what of them.
    Table(Vec<(Text, Text)>),
    /// Lines of a terminal, and what is said beneath them.
    Screen(Vec<String>, Text),
    /// What to do, one after the other, and a command that does it all.
    Recipe(Vec<Text>, String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub number: Number,
    pub said: String,
    pub held: Held,
}

/// Which sentence stands in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// A step of the check, from 1.
    Step(usize),
    /// A rule that always holds, from 1: no step.
    Rule(usize),
    /// None: so many steps before were left out.
    LeftOut(usize),
}

impl Number {
    /// As it is written before its sentence; nothing where there is none.
    pub fn label(self) -> String {
        match self {
            Self::Step(number) => number.to_string(),
            Self::Rule(number) => format!("A{number}"),
            Self::LeftOut(_) => String::new(),
        }
    }
}

/// What was expected and what was there, invisible characters shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub expected: Text,
    pub actual: Text,
    /// Before which character of each the first difference stands.
    pub marks: Option<(usize, usize)>,
}

/// Everything that is told of a check that did not pass; nothing of one that did.
pub fn explain(around: &Around<'_>, check: &CheckOutcome) -> Vec<Paragraph> {
    match &check.verdict {
        Verdict::Passed => Vec::new(),
        Verdict::Failed(failure) => failed(around, check, failure),
        Verdict::Skipped { because } => vec![unjudged::skipped(around, because)],
        Verdict::Unsure(why) => vec![unjudged::unsure(why)],
        Verdict::Broken(why) => vec![unjudged::broken(why)],
    }
}

/// What happened, in one sentence.
pub fn why(failure: &Failure) -> Text {
    cause::of(failure)
}

/// What happened, and beneath it what was expected and seen; of a program that is not there all that is known.
/// Nothing else is kept of it.
pub fn why_in_full(failure: &Failure) -> Text {
    if let Some(why) = vacant::why(failure) {
        return why.clone();
    }
    let cause = cause::of(failure);
    match difference::in_short(failure) {
        Some(seen) => Text::new(
            format!("{}\n{}", cause.id, seen.id),
            format!("{}\n{}", cause.en, seen.en),
        ),
        None => cause,
    }
}

fn failed(around: &Around<'_>, check: &CheckOutcome, failure: &Failure) -> Vec<Paragraph> {
    let is_vacant = vacant::why(failure).is_some();
    let seen = |of: fn(&Failure) -> Option<Paragraph>| of(failure).filter(|_| !is_vacant);
    let all = [
        Some(requirement(around, failure)),
        Some(cause(around, check, failure)),
        vacant::of(failure),
        Some(steps(around, check, failure)),
        seen(difference::of),
        seen(waits::of),
        screen(around, failure).filter(|_| !is_vacant),
        hint(failure),
        Some(repeat::of(around, check, failure)),
        dependent(around, check),
    ];
    all.into_iter().flatten().collect()
}

fn paragraph(about: About, (id, en): (&str, &str), body: Body) -> Paragraph {
    let title = Text::new(id, en);
    Paragraph { about, title, body }
}

fn requirement(around: &Around<'_>, failure: &Failure) -> Paragraph {
    let place = format!("{}:{}", harmless(around.file), failure.line);
    let said = short(&failure.said);
    let (mut id, mut en) = (format!("{said}   ({place})"), format!("{said}   ({place})"));
    // A sentence about one actor alone says of whom it did not hold.
    let is_said = |actor: &&Name| {
        let said = &failure.said;
        said.starts_with(&format!("{actor} ")) || said.ends_with(&format!(": {actor}"))
    };
    if let Some(actor) = failure.actor.as_ref().filter(|actor| !is_said(actor)) {
        id.push_str(&format!("\nTidak terpenuhi pada {actor}."));
        en.push_str(&format!("\nIt did not hold for {actor}."));
    }
    let words = Body::Words(vec![Text::new(id, en)]);
    paragraph(
        About::Requirement,
        ("Yang diminta", "What was required"),
        words,
    )
}

fn cause(around: &Around<'_>, check: &CheckOutcome, failure: &Failure) -> Paragraph {
    let words = std::iter::once(cause::of(failure)).chain(advice::given(around, check, failure));
    paragraph(
        About::Cause,
        ("Apa yang terjadi", "What happened"),
        Body::Words(words.collect()),
    )
}

fn steps(around: &Around<'_>, check: &CheckOutcome, failure: &Failure) -> Paragraph {
    let first = failure.step.saturating_sub(STEPS);
    let played = check.steps.iter().enumerate().take(failure.step + 1);
    let row = |(at, step): (usize, &super::StepOutcome)| Row {
        number: Number::Step(at + 1),
        said: short(&step.said),
        held: step.held,
    };
    let mut rows: Vec<Row> = played.skip(first).map(row).collect();
    if first > 0 {
        let left_out = Row {
            number: Number::LeftOut(first),
            said: String::new(),
            held: Held::Yes,
        };
        rows.insert(0, left_out);
    }
    // Neither a rule nor a step that did not even end is among those that were played.
    let mut rules = around.scenario.always.iter();
    let broken = rules.position(|rule| rule.line == failure.line);
    let number = match broken {
        Some(rule) => Some(Number::Rule(rule + 1)),
        None => (check.steps.len() <= failure.step).then_some(Number::Step(failure.step + 1)),
    };
    rows.extend(number.map(|number| Row {
        number,
        said: short(&failure.said),
        held: Held::No,
    }));
    paragraph(
        About::Steps,
        ("Langkah-langkah", "The steps"),
        Body::Steps(rows),
    )
}

/// The last lines of its terminal, and whether it ran then.
fn screen(around: &Around<'_>, failure: &Failure) -> Option<Paragraph> {
    let actor = failure.actor.as_ref()?;
    let text = format!("{}{}", failure.actual.before, failure.actual.text);
    let lines: Vec<&str> = text.lines().collect();
    let last = lines.iter().skip(lines.len().saturating_sub(LINES));
    let mut shown: Vec<String> = last.map(|line| short(line)).collect();
    let end = failure.actual.exit.map(|exit| exit_words(actor, exit));
    if shown.iter().all(|line| line.trim().is_empty()) {
        shown.clear();
    }
    if shown.is_empty() && end.is_none() {
        return None;
    }
    let end = end.unwrap_or_else(|| match &failure.expected {
        Expected::Start { .. } => Text::default(),
        _ if is_program(around, actor) => still_runs(actor, failure.at),
        _ => Text::default(),
    });
    let title = match is_program(around, actor) {
        true => Text::new(
            format!("Baris terakhir di terminal {actor}"),
            format!("The last lines on the terminal of {actor}"),
        ),
        false => Text::new(
            format!("Yang terakhir diterima soket {actor}"),
            format!("The last that the socket {actor} received"),
        ),
    };
    Some(Paragraph {
        about: About::Screen,
        title,
        body: Body::Screen(shown, end),
    })
}

/// The others are the practicum's own sockets.
fn is_program(around: &Around<'_>, actor: &Name) -> bool {
    let mut cast = around.scenario.cast.iter();
    cast.any(|one| one.name == *actor && one.is_program())
}

/// What comes later is not known here.
fn still_runs(actor: &Name, at: Moment) -> Text {
    let at = time(at.since(Moment::default()));
    Text::new(
        format!(
            "Pada {}, ketika kalimat ini diputuskan, program {actor} masih berjalan.",
            at.id
        ),
        format!(
            "At {}, when this was decided, the program of {actor} was still running.",
            at.en
        ),
    )
}

/// What the scenario guesses of a text that did not come stands back where it is known why.
fn hint(failure: &Failure) -> Option<Paragraph> {
    let is_known = || {
        let mut clues = failure.clues.iter();
        clues.any(|clue| matches!(clue, Clue::OtherForm { .. }))
            || locked::of_sender(failure).is_some()
    };
    if failure.diagnosis == Diagnosis::Missing && is_known() {
        return None;
    }
    let words = Body::Words(vec![failure.hint.clone()?]);
    Some(paragraph(About::Hint, ("Petunjuk", "Hint"), words))
}

/// Checks that were skipped because this one did not pass.
fn dependent(around: &Around<'_>, check: &CheckOutcome) -> Option<Paragraph> {
    let mut lost: Vec<&Name> = vec![&check.id];
    let mut titles: Vec<Text> = Vec::new();
    for other in &around.outcome.checks {
        if let Verdict::Skipped { because } = &other.verdict
            && lost.contains(&because)
        {
            lost.push(&other.id);
            titles.push(title(around, &other.id));
        }
    }
    let words = Body::Words(titles);
    let heading = ("Karena itu dilewati", "Skipped because of it");
    (lost.len() > 1).then(|| paragraph(About::Skipped, heading, words))
}

/// The title of a check by its id.
fn title(around: &Around<'_>, id: &Name) -> Text {
    let found = around.scenario.checks.iter().find(|check| check.id == *id);
    found.map_or_else(
        || Text::new(id.to_string(), id.to_string()),
        |check| check.title.clone(),
    )
}

#[cfg(test)]
mod tests;
