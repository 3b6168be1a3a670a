//! What was expected and what was there, with the first difference marked.

use super::traffic;
use super::visible::{all_visible, short, visible};
use super::words::{bound, counted, list, noun, often, port};
use super::{About, Body, Difference, Paragraph, paragraph};
use crate::scenario::text::Text;
use crate::trace::amount::time;
use crate::verdict::{Actual, Clue, Expected, Failure, Likeness};

/// A line is compared when at least so many letters agree.
const ALIKE: usize = 3;
/// How many lines are compared, and how much of each.
const LINES: usize = 200;
const LINE: usize = 160;
/// How much of each is told where there is one line for both.
const BRIEF: usize = 70;

pub(super) fn of(failure: &Failure) -> Option<Paragraph> {
    let difference = match &failure.expected {
        Expected::Text(text) => of_text(failure, text),
        Expected::AllOf { missing } if missing.len() == 1 => of_text(failure, &missing[0]),
        Expected::Prompt(Some(text)) => of_text(failure, text),
        other => Difference {
            expected: wanted(other)?,
            actual: found(failure)?,
            marks: None,
        },
    };
    let title = ("Diharapkan dan yang ada", "Expected and actual");
    Some(paragraph(
        About::Difference,
        title,
        Body::Difference(difference),
    ))
}

/// The same in one line, where it is about texts: what else is expected the cause says by itself.
pub(super) fn in_short(failure: &Failure) -> Option<Text> {
    let difference = match &failure.expected {
        Expected::Text(text) | Expected::Prompt(Some(text)) => of_text(failure, text),
        Expected::AllOf { missing } if missing.len() == 1 => of_text(failure, &missing[0]),
        other @ (Expected::AllOf { .. } | Expected::OneOf(_) | Expected::Never(_)) => Difference {
            expected: wanted(other)?,
            actual: found(failure)?,
            marks: None,
        },
        _ => return None,
    };
    let Difference {
        expected, actual, ..
    } = difference;
    Some(Text::new(
        format!(
            "diharapkan: {} · terlihat: {}",
            brief(&expected.id),
            brief(&actual.id)
        ),
        format!(
            "expected: {} · seen: {}",
            brief(&expected.en),
            brief(&actual.en)
        ),
    ))
}

fn brief(text: &str) -> String {
    let shown: String = text.chars().take(BRIEF).collect();
    if shown.len() < text.len() {
        shown + "…"
    } else {
        shown
    }
}

fn of_text(failure: &Failure, text: &str) -> Difference {
    let near = failure.clues.iter().find_map(|clue| match clue {
        Clue::Near { line, how } => Some((line.as_str(), *how)),
        _ => None,
    });
    let is_expression = text.starts_with('/');
    let needle: String = text.chars().take(LINE).collect();
    let show = match near {
        Some((_, Likeness::Blanks)) => all_visible,
        _ => visible,
    };
    let same = |text: &str| Text::new(text, text);
    let line = near
        .map(|(line, _)| line)
        .or_else(|| alike(failure, &needle));
    let Some(line) = line else {
        return Difference {
            expected: same(&show(&needle)),
            actual: nothing(failure),
            marks: None,
        };
    };
    let line: String = line.chars().take(LINE).collect();
    let is_exact = matches!(near, Some((_, Likeness::Case)));
    let marks = (!is_expression).then(|| first_difference(&needle, &line, is_exact));
    // Every character shows as one: only what is escaped is longer, and then nothing is marked.
    let (expected, actual) = (show(&needle), show(&line));
    let is_even = |text: &str, shown: &str| text.chars().count() == shown.chars().count();
    let marks = marks.filter(|_| is_even(&needle, &expected) && is_even(&line, &actual));
    Difference {
        expected: same(&expected),
        actual: same(&actual),
        marks,
    }
}

/// The line in which the message came otherwise than it was wanted.
fn other_form(failure: &Failure) -> Option<String> {
    failure.clues.iter().find_map(|clue| match clue {
        Clue::OtherForm { line } => Some(visible(&short(line))),
        _ => None,
    })
}

fn nothing(failure: &Failure) -> Text {
    if let Some(line) = other_form(failure) {
        return Text::new(line.clone(), line);
    }
    let last = failure
        .actual
        .text
        .lines()
        .rev()
        .find(|line| !line.trim().is_empty());
    last.map_or_else(
        || Text::new("(tidak ada teks baru)", "(no new text)"),
        |line| {
            let shown = visible(&short(&whole(failure, line)));
            Text::new(shown.clone(), shown)
        },
    )
}

/// The line from its start, where an earlier sentence used up its beginning: unless just that is what is missed now.
fn whole(failure: &Failure, line: &str) -> String {
    let Actual { before, text, .. } = &failure.actual;
    let is_rest = text.trim_end().lines().count() == 1;
    let start = before.rsplit('\n').next().unwrap_or_default();
    let used_up = match &failure.expected {
        Expected::Text(wanted) | Expected::Never(wanted) => start.contains(wanted.as_str()),
        _ => false,
    };
    if !is_rest || used_up {
        return line.to_string();
    }
    format!("{start}{line}")
}

/// The line behind the cursor that agrees with the text in most letters.
fn alike<'f>(failure: &'f Failure, text: &str) -> Option<&'f str> {
    let lines = failure.actual.text.lines().rev().take(LINES);
    let rated = lines.map(|line| (agreement(text, line).1, line));
    let best = rated.max_by_key(|(letters, _)| *letters)?;
    let enough = ALIKE.max(text.chars().count() / 4);
    (best.0 >= enough && !text.starts_with('/')).then_some(best.1)
}

fn folded(text: &str) -> Vec<char> {
    let small = |next: char| next.to_lowercase().next().unwrap_or(next);
    text.chars().take(LINE).map(small).collect()
}

/// Where in the line the text's beginning stands, and how many letters agree from there on.
fn agreement(text: &str, line: &str) -> (usize, usize) {
    let (text, line) = (folded(text), folded(line));
    agreement_of(&text, &line)
}

fn agreement_of(text: &[char], line: &[char]) -> (usize, usize) {
    let agree = |at: usize| {
        let pairs = text.iter().zip(&line[at..]);
        pairs.take_while(|(one, other)| one == other).count()
    };
    let places = (0..line.len()).map(|at| (at, agree(at)));
    // The first of several equal places.
    places
        .max_by_key(|(at, letters)| (*letters, std::cmp::Reverse(*at)))
        .unwrap_or((0, 0))
}

fn first_difference(text: &str, line: &str, is_exact: bool) -> (usize, usize) {
    let letters = |text: &str| -> Vec<char> {
        if is_exact {
            text.chars().collect()
        } else {
            folded(text)
        }
    };
    let (at, agreed) = agreement_of(&letters(text), &letters(line));
    (agreed, at + agreed)
}

/// What a sentence that is not about one text wanted.
fn wanted(expected: &Expected) -> Option<Text> {
    let same = |text: String| Text::new(text.clone(), text);
    Some(match expected {
        Expected::AllOf { missing: texts } | Expected::OneOf(texts) => {
            let shown: Vec<String> = texts
                .iter()
                .map(|text| format!("«{}»", visible(text)))
                .collect();
            list(&shown)
        }
        Expected::Never(text) => {
            let shown = visible(text);
            Text::new(
                format!("tidak pernah «{shown}»"),
                format!("never “{shown}”"),
            )
        }
        Expected::Times { pattern, times } => {
            let shown = visible(pattern);
            let times = often(*times);
            Text::new(
                format!("«{shown}» {}", times.id),
                format!("“{shown}” {}", times.en),
            )
        }
        Expected::Count {
            quantity,
            bound: wanted,
        } => {
            let ((id, en), wanted) = (noun(*quantity), bound(*wanted));
            Text::new(
                format!("{}: {}", id, wanted.id),
                format!("{}: {}", en, wanted.en),
            )
        }
        Expected::Packets { traffic, bound } => traffic::wanted(traffic, *bound),
        Expected::Listens(wanted) => same(port(*wanted)),
        Expected::Joins(group) => same(group.to_string()),
        Expected::Rest(over) => {
            let over = time(*over);
            Text::new(
                format!("hampir tidak memakai CPU selama {}", over.id),
                format!("next to no CPU time over {}", over.en),
            )
        }
        _ => return None,
    })
}

fn found(failure: &Failure) -> Option<Text> {
    let open = failure.clues.iter().find_map(|clue| match clue {
        Clue::Ports { open, .. } => Some(open.iter().map(|open| port(*open)).collect::<Vec<_>>()),
        Clue::Groups { joined, .. } => Some(joined.iter().map(ToString::to_string).collect()),
        _ => None,
    });
    match &failure.expected {
        Expected::AllOf { .. } | Expected::OneOf(_) => Some(nothing(failure)),
        Expected::Never(text) => {
            let line = alike(failure, text).map(|line| visible(&short(line)));
            line.map_or_else(
                || Some(nothing(failure)),
                |line| Some(Text::new(line.clone(), line)),
            )
        }
        Expected::Times { .. } => {
            let other = other_form(failure).map(|line| Text::new(line.clone(), line));
            other.or_else(|| match failure.actual.count? {
                0 => Some(Text::new("belum muncul", "not there yet")),
                count => Some(often(count)),
            })
        }
        Expected::Count { quantity, .. } => Some(counted(*quantity, failure.actual.count?)),
        Expected::Listens(_) | Expected::Joins(_) => Some(match open {
            Some(open) if !open.is_empty() => list(&open),
            _ => Text::new("(tidak satu pun)", "(none)"),
        }),
        Expected::Packets { .. } => Some(traffic::found(failure)),
        Expected::Rest(_) => {
            let used = time(failure.actual.used?);
            Some(Text::new(
                format!("{} waktu CPU terpakai", used.id),
                format!("{} of CPU time used", used.en),
            ))
        }
        _ => None,
    }
}
