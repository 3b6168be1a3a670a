//! A file as a tree: every value as it was written, and its place.

use super::complaint::Place;
use super::lines::Lines;

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    pub place: Place,
    pub value: Value,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// Nothing at all: `key:` with nothing behind it.
    Missing,
    Scalar(Scalar),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Scalar {
    pub text: String,
    /// Not quoted and no block: YAML may have cut it at a ` #`.
    pub plain: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    pub key: String,
    pub place: Place,
    pub value: Node,
}

/// What each value and each variable counts besides its text.
const PIECE: usize = 24;

impl Node {
    /// The value of a key, if this is a mapping that has it.
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        let Value::Map(entries) = &self.value else {
            return None;
        };
        entries.iter().find(|entry| entry.key == key)
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        let Value::Map(entries) = &self.value else {
            return None;
        };
        entries
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| &entry.value)
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(scalar) => Some(&scalar.text),
            _ => None,
        }
    }

    /// Roughly how many bytes there are to read in it; what is short is work too.
    pub(crate) fn length(&self) -> usize {
        let inside: usize = match &self.value {
            Value::Missing => 0,
            Value::Scalar(scalar) => scalar.text.len() + scalar.text.matches("${").count() * PIECE,
            Value::List(items) => items.iter().map(Self::length).sum(),
            Value::Map(entries) => {
                let length = |entry: &Entry| entry.key.len() + entry.value.length();
                entries.iter().map(length).sum()
            }
        };
        PIECE + inside
    }

    /// How often a piece of text stands in it.
    pub(crate) fn occurrences(&self, piece: &str) -> usize {
        match &self.value {
            Value::Missing => 0,
            Value::Scalar(scalar) => scalar.text.matches(piece).count(),
            Value::List(items) => items.iter().map(|item| item.occurrences(piece)).sum(),
            Value::Map(entries) => {
                let inside = |entry: &Entry| {
                    entry.key.matches(piece).count() + entry.value.occurrences(piece)
                };
                entries.iter().map(inside).sum()
            }
        }
    }

    /// Where in the file a piece of this value stands; the whole value when it is not there as it was written.
    pub(crate) fn spot(&self, lines: &Lines<'_>, piece: &str) -> Place {
        let Place {
            line,
            column,
            width,
        } = self.place;
        let begun = lines.rest(line, column);
        let behind = lines.rest(line, column + width);
        let value = &begun[..begun.len() - behind.len()];
        match value.find(piece) {
            Some(at) => Place {
                line,
                column: column + value[..at].chars().count(),
                width: piece.chars().count(),
            },
            None => self.place,
        }
    }
}

/// How many blanks before a comment are looked over.
const WIDEST: usize = 200;

/// A complaint about YAML's own reading of a value, when an unquoted one was cut at a ` #`.
pub(crate) fn comment_behind(lines: &Lines<'_>, node: &Node) -> Option<Place> {
    let end = node.place.column + node.place.width;
    let rest = lines.rest(node.place.line, end);
    let is_blank = |next: &u8| matches!(next, b' ' | b'\t');
    let blanks = rest.bytes().take(WIDEST).take_while(is_blank).count();
    let cut = blanks > 0 && rest[blanks..].starts_with('#');
    cut.then(|| Place {
        line: node.place.line,
        column: end + blanks,
        width: 1,
    })
}
