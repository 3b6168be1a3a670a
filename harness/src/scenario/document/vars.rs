//! Reads `vars:`: texts, and what is chosen anew for every run.

use super::cast::short_text;
use super::complaint::Place;
use super::faults::{names, shape};
use super::fields::{self, Complaints, Fields};
use super::phrase;
use super::yaml::{Entry, Node, Value as Tree};
use crate::scenario::{Value, Variable, quantity};
use std::collections::BTreeSet;

/// A word has this many letters, and a number lies between these, unless the scenario says otherwise.
const LETTERS: u32 = 7;
const FROM: u32 = 100;
const TO: u32 = 999;

pub(super) fn variables(node: &Node, out: &mut Complaints) -> Vec<(Variable, Place)> {
    let entries = fields::map(node, out).unwrap_or_default();
    let read = |entry: &Entry| {
        let name = fields::name_at(entry.place, &entry.key, out);
        if entry.key == "actor" {
            out.push(names::taken(entry.place, &entry.key));
        }
        let value = value(entry, out);
        // A variable whose value is wrong is known all the same: one mistake, one complaint.
        let value = value.unwrap_or_else(|| Value::Fixed(String::new()));
        Some((Variable { name: name?, value }, entry.place))
    };
    entries.iter().filter_map(read).collect()
}

pub(super) fn names(variables: &[(Variable, Place)]) -> BTreeSet<String> {
    let own = variables
        .iter()
        .map(|(variable, _)| variable.name.to_string());
    own.chain(["actor".to_string()]).collect()
}

/// A text, `{random: word}` or `{random: number}`.
fn value(entry: &Entry, out: &mut Complaints) -> Option<Value> {
    let node = &entry.value;
    let Tree::Map(_) = node.value else {
        return fixed(node, out);
    };
    let fields = Fields::beneath(entry.place, node, &["random", "letters", "from", "to"], out)?;
    let kind = &fields.required("random", out)?.value;
    let written = fields::text(kind, out)?;
    let (own, others): (&[&str], &[&str]) = match written {
        "word" => (&["letters"], &["from", "to"]),
        "number" => (&["from", "to"], &["letters"]),
        other => {
            out.push(shape::bad_choice(kind.place, other, &["word", "number"]));
            return None;
        }
    };
    for foreign in others.iter().filter_map(|key| fields.get(key)) {
        out.push(shape::unknown_key(
            foreign.place,
            &foreign.key,
            own.iter().copied(),
        ));
    }
    if written == "word" {
        return Some(Value::RandomWord {
            letters: letters(&fields, out)?,
        });
    }
    let (from, to) = (
        bound(&fields, "from", FROM, out)?,
        bound(&fields, "to", TO, out)?,
    );
    if from > to {
        let place = fields
            .get("from")
            .or(fields.get("to"))
            .map_or(node.place, |entry| entry.value.place);
        let expected = (
            "`from` yang tidak lebih dari `to`",
            "a `from` that is not more than `to`",
        );
        out.push(shape::bad_value(place, &from.to_string(), expected));
        return None;
    }
    Some(Value::RandomNumber { from, to })
}

/// A text of its own; it is not made of other variables.
fn fixed(node: &Node, out: &mut Complaints) -> Option<Value> {
    let written = short_text(node, out)?;
    let template = phrase::template(node, out)?;
    if template.variables().next().is_some() {
        let expected = (
            "teks tanpa `${…}`: sebuah variabel tidak dibuat dari variabel lain",
            "a text without `${…}`: a variable is not made of others",
        );
        out.push(shape::bad_value(node.place, &written, expected));
        return None;
    }
    Some(Value::Fixed(template.fill(|_| String::new())))
}

fn letters(fields: &Fields<'_>, out: &mut Complaints) -> Option<u32> {
    let Some(entry) = fields.get("letters") else {
        return Some(LETTERS);
    };
    let expected = ("bilangan dari 3 sampai 20", "a number from 3 to 20");
    let read = |text: &str| quantity::count(text, 20).filter(|letters| *letters >= 3);
    fields::parsed(&entry.value, read, expected, out)
}

fn bound(fields: &Fields<'_>, key: &str, usual: u32, out: &mut Complaints) -> Option<u32> {
    let Some(entry) = fields.get(key) else {
        return Some(usual);
    };
    let expected = (
        "bilangan dari 0 sampai 999999999",
        "a number from 0 to 999999999",
    );
    let read = |text: &str| {
        if text == "0" {
            Some(0)
        } else {
            quantity::count(text, 999_999_999)
        }
    };
    fields::parsed(&entry.value, read, expected, out)
}
