//! Finds a pattern, or something like it, in a text that is complete.

use super::sought::Sought;
use crate::scenario::pattern::Kind;
use regex::{Regex, RegexBuilder};
use std::ops::Range;

/// What a spelled-out needle may weigh when it is compiled.
const LARGEST: usize = 4 * 1024 * 1024;
/// Needles longer than this are looked for as they are only.
const LONGEST: usize = 300;

pub(super) struct Finder {
    /// Nothing where it would be too large: it finds nothing.
    regex: Option<Regex>,
    edges: Edges,
}

/// What may stand beside a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edges {
    Anything,
    /// A number is found whole only.
    Numbers,
    /// Words are found whole only.
    Words,
}

impl Finder {
    /// What the sentence looked for.
    pub(super) fn exact(sought: &Sought) -> Self {
        let found = match sought.kind {
            Kind::Plain => {
                let words: Vec<String> = blanks(&sought.text);
                Self::new(&words.join("[ \\t]+"), true, Edges::Numbers)
            }
            Kind::Exact => Self::new(&regex::escape(&sought.text), false, Edges::Anything),
            Kind::Regex { ignore_case } => Self::new(&sought.text, ignore_case, Edges::Anything),
        };
        found.unwrap_or(Self {
            regex: None,
            edges: Edges::Anything,
        })
    }

    /// The same with other capitals; nothing where capitals are the same anyway.
    pub(super) fn any_case(sought: &Sought) -> Option<Self> {
        match sought.kind {
            Kind::Exact => Self::new(&regex::escape(&sought.text), true, Edges::Words),
            Kind::Regex { ignore_case: false } => Self::new(&sought.text, true, Edges::Anything),
            Kind::Plain | Kind::Regex { ignore_case: true } => None,
        }
    }

    /// The same letters with other blanks and line ends between them.
    pub(super) fn any_blanks(sought: &Sought) -> Option<Self> {
        let letters = sought.text.chars().filter(|next| !next.is_whitespace());
        let letters: Vec<String> = letters
            .map(|next| regex::escape(next.encode_utf8(&mut [0; 4])))
            .collect();
        let is_apt = is_text(sought) && (3..=LONGEST).contains(&letters.len());
        is_apt.then(|| Self::new(&letters.join("[ \\t\\r\\n]*"), true, Edges::Words))?
    }

    /// The same words with other punctuation between them.
    pub(super) fn any_punctuation(sought: &Sought) -> Option<Self> {
        let words = sought.text.split(|next: char| !next.is_alphanumeric());
        let words: Vec<String> = words
            .filter(|word| !word.is_empty())
            .map(regex::escape)
            .collect();
        let length: usize = words.iter().map(String::len).sum();
        let is_apt = is_text(sought) && (3..=LONGEST).contains(&length);
        is_apt.then(|| Self::new(&words.join("[\\p{P}\\p{S} \\t]*"), true, Edges::Words))?
    }

    /// An expression that is bound to a line's beginning, anywhere in a line.
    pub(super) fn unbound(sought: &Sought) -> Option<Self> {
        let Kind::Regex { ignore_case } = sought.kind else {
            return None;
        };
        let source = sought.text.strip_prefix('^')?;
        Self::new(source, ignore_case, Edges::Anything)
    }

    fn new(source: &str, ignore_case: bool, edges: Edges) -> Option<Self> {
        let built = RegexBuilder::new(source)
            .case_insensitive(ignore_case)
            .multi_line(true)
            .size_limit(LARGEST)
            .build();
        let regex = Some(built.ok()?);
        Some(Self { regex, edges })
    }

    pub(super) fn all<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let found = self.regex.iter().flat_map(|regex| regex.find_iter(text));
        let found = found.map(|found| found.range());
        found.filter(|range| self.stands_free(text, range))
    }

    pub(super) fn first(&self, text: &str) -> Option<Range<usize>> {
        self.all(text).next()
    }

    pub(super) fn is_in(&self, text: &str) -> bool {
        self.first(text).is_some()
    }

    fn stands_free(&self, text: &str, range: &Range<usize>) -> bool {
        let belongs = |inside: Option<char>, outside: Option<char>| {
            let both = |is: fn(char) -> bool| inside.is_some_and(is) && outside.is_some_and(is);
            match self.edges {
                Edges::Anything => false,
                Edges::Numbers => both(|next| next.is_ascii_digit()),
                Edges::Words => both(char::is_alphanumeric),
            }
        };
        let inside = &text[range.clone()];
        !belongs(inside.chars().next(), text[..range.start].chars().last())
            && !belongs(inside.chars().last(), text[range.end..].chars().next())
    }
}

fn is_text(sought: &Sought) -> bool {
    matches!(sought.kind, Kind::Plain | Kind::Exact)
}

/// Cut at runs of blanks, a leading and a closing one too; every piece escaped.
fn blanks(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = vec![String::new()];
    let mut was_blank = false;
    for next in text.chars() {
        let is_blank = matches!(next, ' ' | '\t');
        if is_blank && !was_blank {
            pieces.push(String::new());
        } else if !is_blank && let Some(piece) = pieces.last_mut() {
            piece.push_str(&regex::escape(next.encode_utf8(&mut [0; 4])));
        }
        was_blank = is_blank;
    }
    pieces
}

/// The lines in which a place stands: nearly always one.
pub(super) fn lines_at<'t>(text: &'t str, place: &Range<usize>) -> &'t str {
    let start = text[..place.start].rfind('\n').map_or(0, |at| at + 1);
    let rest = text[place.end..].find('\n');
    &text[start..rest.map_or(text.len(), |at| place.end + at)]
}
