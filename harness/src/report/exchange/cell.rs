//! One cell of a text table: what must be quoted, and what no spreadsheet may take for a formula.

use crate::scenario::text::is_hidden;

/// What stands between two cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Divider {
    #[default]
    Comma,
    Semicolon,
}

impl Divider {
    fn sign(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
        }
    }

    /// A row with its end; each cell is taken as text.
    pub(super) fn row<T: AsRef<str>>(self, cells: &[T]) -> String {
        let cells = cells.iter();
        let cells: Vec<String> = cells.map(|cell| quoted(cell.as_ref())).collect();
        format!("{}\r\n", cells.join(&self.sign().to_string()))
    }
}

/// Quoted where any spreadsheet might need it, whatever stands between its cells.
fn quoted(text: &str) -> String {
    let is_plain = |next: char| next.is_alphanumeric() || matches!(next, '.' | '-' | '_' | '@');
    match text.chars().all(is_plain) {
        true => text.to_string(),
        false => in_quotes(text),
    }
}

pub(super) fn in_quotes(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Somebody's words on one line, as a cell that is no formula: those are led in by `'`.
pub(super) fn words(text: &str) -> String {
    let line = line(text);
    let first = line.trim_start().chars().next();
    let is_formula = |first: char| {
        matches!(
            first,
            '=' | '+' | '-' | '@' | '|' | '%' | '＝' | '＋' | '－' | '＠'
        )
    };
    match first.is_some_and(is_formula) {
        true => format!("'{line}"),
        false => line,
    }
}

/// On one line and without what acts unseen; what joins letters in some scripts stays.
pub(super) fn line(text: &str) -> String {
    let parts: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    lines(&parts.join(" "))
}

/// The same, with its lines.
pub(super) fn lines(text: &str) -> String {
    let shown = |next: char| match next {
        '\n' | '\u{200c}' | '\u{200d}' => String::from(next),
        '\u{fffe}' | '\u{ffff}' => "\u{fffd}".to_string(),
        hidden if is_hidden(hidden) => hidden.escape_default().collect(),
        other => String::from(other),
    };
    text.replace("\r\n", "\n").chars().map(shown).collect()
}

/// As text within a page, or within an attribute of it.
pub(super) fn markup(text: &str) -> String {
    let escaped = |next: char| match next {
        '&' => "&amp;".to_string(),
        '<' => "&lt;".to_string(),
        '>' => "&gt;".to_string(),
        '"' => "&quot;".to_string(),
        '\'' => "&#39;".to_string(),
        other => other.to_string(),
    };
    lines(text).chars().map(escaped).collect()
}
