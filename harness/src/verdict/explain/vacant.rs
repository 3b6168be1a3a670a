//! An actor that nobody can play: what the compiler said, or which files were seen.

use super::{About, Body, Paragraph, paragraph};
use crate::scenario::text::{Text, harmless};
use crate::verdict::{Clue, Failure};

/// Why there is no program, in full.
pub(super) fn why(failure: &Failure) -> Option<&Text> {
    failure.clues.iter().find_map(|clue| match clue {
        Clue::NoProgram { why } => Some(why),
        _ => None,
    })
}

/// Its first line: what follows has a paragraph of its own.
pub(super) fn in_short(why: &Text) -> Text {
    let first = |text: &str| {
        let line = harmless(text.lines().next().unwrap_or_default());
        format!("{}.", line.trim_end_matches([':', '.']))
    };
    Text::new(first(&why.id), first(&why.en))
}

pub(super) fn of(failure: &Failure) -> Option<Paragraph> {
    let why = why(failure)?;
    let rest = |text: &str| -> Vec<String> {
        let lines = text.lines().skip(1).map(harmless);
        lines.map(|line| line.trim_end().to_string()).collect()
    };
    let (id, en) = (rest(&why.id), rest(&why.en));
    if id.is_empty() && en.is_empty() {
        return None;
    }
    // A compiler speaks one language, and points at columns.
    let body = match id == en {
        true => Body::Screen(id, Text::default()),
        false => Body::Words(vec![Text::new(id.join("\n"), en.join("\n"))]),
    };
    Some(paragraph(About::Screen, ("Selengkapnya", "In full"), body))
}
