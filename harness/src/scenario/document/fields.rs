//! The fields of a mapping, taken one by one; what nobody took is unknown.

use super::complaint::{Complaint, Place};
use super::faults::shape::{self, Shape};
use super::faults::{names, unreadable};
use super::yaml::{Entry, Node, Scalar, Value};
use crate::scenario::name::Name;
use crate::scenario::quantity::{self, Points};
use crate::scenario::text::Text;
use std::time::Duration;

pub(super) use super::complaint::Complaints;

/// After how many unknown keys a mapping is taken for something else altogether.
const MOST_UNKNOWN: usize = 20;

/// One mapping and the keys that it may have.
pub(super) struct Fields<'node> {
    entries: &'node [Entry],
    /// Where a complaint about something missing is put: the key above, or the first key.
    place: Place,
}

impl<'node> Fields<'node> {
    pub(super) fn of(node: &'node Node, known: &[&str], out: &mut Complaints) -> Option<Self> {
        Self::beneath(node.place, node, known, out)
    }

    pub(super) fn beneath(
        place: Place,
        node: &'node Node,
        known: &[&str],
        out: &mut Complaints,
    ) -> Option<Self> {
        let entries = map(node, out)?;
        if let Some(cut) = cut_at_a_comma(entries, known) {
            out.push(shape::comma_cut(cut.place, &cut.key));
            return None;
        }
        let unknown = entries
            .iter()
            .filter(|entry| !known.contains(&entry.key.as_str()));
        for entry in unknown.take(MOST_UNKNOWN) {
            if out.is_full() {
                break;
            }
            out.push(shape::unknown_key(
                entry.place,
                &entry.key,
                known.iter().copied(),
            ));
        }
        Some(Self { entries, place })
    }

    pub(super) fn place(&self) -> Place {
        self.place
    }

    pub(super) fn get(&self, key: &str) -> Option<&'node Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    pub(super) fn required(&self, key: &str, out: &mut Complaints) -> Option<&'node Entry> {
        let found = self.get(key);
        if found.is_none() {
            out.push(shape::missing_key(self.place, key));
        }
        found
    }

    pub(super) fn text(&self, key: &str, out: &mut Complaints) -> Option<Text> {
        self.get(key)
            .and_then(|entry| both(entry.place, &entry.value, out))
    }

    pub(super) fn required_text(&self, key: &str, out: &mut Complaints) -> Option<Text> {
        self.required(key, out)
            .and_then(|entry| both(entry.place, &entry.value, out))
    }

    pub(super) fn duration(&self, key: &str, out: &mut Complaints) -> Option<Duration> {
        self.get(key).and_then(|entry| duration(&entry.value, out))
    }

    pub(super) fn yes(&self, key: &str, out: &mut Complaints) -> bool {
        self.get(key)
            .and_then(|entry| yes(&entry.value, out))
            .unwrap_or(false)
    }
}

/// In `{id: Satu, dua, en: …}` the comma ends the text, and `dua` becomes a key without a value.
fn cut_at_a_comma<'node>(entries: &'node [Entry], known: &[&str]) -> Option<&'node Entry> {
    let follows_text = entries.windows(2).find(|pair| {
        let is_text = matches!(
            pair[0].value.value,
            Value::Scalar(Scalar { plain: true, .. })
        );
        let is_rest =
            pair[1].value.value == Value::Missing && !known.contains(&pair[1].key.as_str());
        is_text && is_rest && pair[0].place.line == pair[1].place.line
    });
    follows_text.map(|pair| &pair[1])
}

pub(super) fn map<'node>(node: &'node Node, out: &mut Complaints) -> Option<&'node [Entry]> {
    match &node.value {
        Value::Map(entries) => Some(entries),
        _ => {
            out.push(wrong(node, Shape::Pairs));
            None
        }
    }
}

pub(super) fn list<'node>(node: &'node Node, out: &mut Complaints) -> Option<&'node [Node]> {
    match &node.value {
        Value::List(items) => Some(items),
        _ => {
            out.push(wrong(node, Shape::List));
            None
        }
    }
}

/// A single value, or a list of them.
pub(super) fn one_or_many(node: &Node) -> Vec<&Node> {
    match &node.value {
        Value::List(items) => items.iter().collect(),
        _ => vec![node],
    }
}

pub(super) fn scalar<'node>(node: &'node Node, out: &mut Complaints) -> Option<&'node Scalar> {
    match &node.value {
        Value::Scalar(scalar) => Some(scalar),
        Value::Map(entries) if is_cut_pattern(entries) => {
            let colon = entries[0].place.column + entries[0].place.width;
            let place = Place {
                column: colon,
                width: 1,
                ..entries[0].place
            };
            out.push(unreadable::colon_cut(place));
            None
        }
        _ => {
            out.push(wrong(node, Shape::Value));
            None
        }
    }
}

/// `- /Nama: x/` in a list: YAML reads a key and a value.
fn is_cut_pattern(entries: &[Entry]) -> bool {
    entries.len() == 1 && entries[0].key.starts_with('/')
}

pub(super) fn text<'node>(node: &'node Node, out: &mut Complaints) -> Option<&'node str> {
    scalar(node, out).map(|scalar| scalar.text.as_str())
}

fn wrong(node: &Node, expected: Shape) -> Complaint {
    match node.value {
        Value::Missing => shape::missing_value(node.place),
        _ => shape::wrong_type(node.place, expected, node.text()),
    }
}

/// A value that is read by a function, and what it should look like.
pub(super) fn parsed<T>(
    node: &Node,
    read: impl Fn(&str) -> Option<T>,
    expected: (&str, &str),
    out: &mut Complaints,
) -> Option<T> {
    let written = text(node, out)?;
    let value = read(written);
    if value.is_none() {
        out.push(shape::bad_value(node.place, written, expected));
    }
    value
}

pub(super) fn duration(node: &Node, out: &mut Complaints) -> Option<Duration> {
    let expected = (
        "waktu seperti `300ms`, `2s` atau `1m`, paling lama 10m",
        "a time such as `300ms`, `2s` or `1m`, at most 10m",
    );
    parsed(node, quantity::duration, expected, out)
}

pub(super) fn points(node: &Node, out: &mut Complaints) -> Option<Points> {
    let expected = (
        "angka dari 0 sampai 10000, paling banyak dua desimal, seperti `10` atau `2.5`",
        "a number from 0 to 10000, at most two decimals, such as `10` or `2.5`",
    );
    parsed(node, Points::parse, expected, out)
}

pub(super) fn yes(node: &Node, out: &mut Complaints) -> Option<bool> {
    let read = |written: &str| match written {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    };
    parsed(
        node,
        read,
        ("`true` atau `false`", "`true` or `false`"),
        out,
    )
}

pub(super) fn name(node: &Node, out: &mut Complaints) -> Option<Name> {
    let written = text(node, out)?;
    name_at(node.place, written, out)
}

pub(super) fn name_at(place: Place, written: &str, out: &mut Complaints) -> Option<Name> {
    let name = Name::new(written);
    if name.is_none() {
        out.push(names::bad_name(place, written));
    }
    name
}

/// Titles and hints go to terminals and into reports as they are.
fn acts_on_a_terminal(next: char) -> bool {
    let turns = matches!(next, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || next.is_control() && next != '\n'
}

/// `{id: …, en: …}`.
pub(super) fn both(place: Place, node: &Node, out: &mut Complaints) -> Option<Text> {
    if let Value::Scalar(_) = node.value {
        out.push(shape::one_language(
            node.place,
            node.text().unwrap_or_default(),
        ));
        return None;
    }
    let fields = Fields::beneath(place, node, &["id", "en"], out)?;
    let mut side = |language: &str| {
        let Some(entry) = fields.get(language) else {
            out.push(shape::missing_language(fields.place(), language));
            return None;
        };
        let words = text(&entry.value, out)?.trim().to_string();
        if words.is_empty() {
            out.push(shape::missing_value(entry.value.place));
        }
        if words.chars().any(acts_on_a_terminal) {
            let expected = (
                "teks tanpa karakter kendali dan tanpa tanda pembalik arah",
                "a text without control characters and marks that turn its direction",
            );
            out.push(shape::bad_value(entry.value.place, &words, expected));
        }
        Some(words)
    };
    let (id, en) = (side("id"), side("en"));
    Some(Text { id: id?, en: en? })
}
