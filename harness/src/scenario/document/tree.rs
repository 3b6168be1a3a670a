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

    /// Roughly how many bytes there are to read in it.
    pub(crate) fn length(&self) -> usize {
        match &self.value {
            Value::Missing => 1,
            Value::Scalar(scalar) => scalar.text.len(),
            Value::List(items) => items.iter().map(Self::length).sum::<usize>() + 1,
            Value::Map(entries) => {
                entries
                    .iter()
                    .map(|entry| entry.key.len() + entry.value.length())
                    .sum::<usize>()
                    + 1
            }
        }
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
        let line = lines.get(self.place.line);
        let value: String = line
            .chars()
            .skip(self.place.column - 1)
            .take(self.place.width)
            .collect();
        match value.find(piece) {
            Some(at) => Place {
                line: self.place.line,
                column: self.place.column + value[..at].chars().count(),
                width: piece.chars().count(),
            },
            None => self.place,
        }
    }
}

/// A complaint about YAML's own reading of a value, when an unquoted one was cut at a ` #`.
pub(crate) fn comment_behind(lines: &Lines<'_>, node: &Node) -> Option<Place> {
    let line = lines.get(node.place.line);
    let rest: String = line
        .chars()
        .skip(node.place.column - 1 + node.place.width)
        .collect();
    let blanks = rest.len() - rest.trim_start().len();
    let cut = blanks > 0 && rest.trim_start().starts_with('#');
    cut.then(|| Place {
        line: node.place.line,
        column: node.place.column + node.place.width + blanks,
        width: 1,
    })
}
