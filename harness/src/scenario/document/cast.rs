//! Reads `cast:`, `groups:`, `hosts:` and `networks:`.

use super::faults::{names, shape};
use super::fields::{self, Complaints, Fields};
use super::troupe::Troupe;
use super::yaml::{Entry, Node, Value};
use super::{program, raw};
use crate::scenario::Group;
use crate::scenario::cast::{Actor, Part, Program, Terminal};
use crate::scenario::module::Module;
use crate::scenario::name::Name;
use crate::scenario::quantity;
use crate::scenario::vocabulary::is_reserved;

/// The most actors that one scenario may have.
const MOST: usize = 2_000;
/// The most values or arguments of one actor, and how long each may be.
pub(super) const MOST_VALUES: usize = 20;
const LONGEST_VALUE: usize = 400;

pub(crate) const PROGRAM: [&str; 6] = ["role", "count", "args", "vars", "term", "size"];
pub(crate) const RAW: [&str; 6] = ["connect", "listen", "udp", "group", "count", "vars"];

pub(super) fn cast(node: &Node, module: Option<&Module>, out: &mut Complaints) -> Troupe {
    let mut troupe = Troupe::default();
    let entries = fields::map(node, out).unwrap_or_default();
    for entry in entries {
        let name = subject_name(entry, &troupe, out);
        let Some((part, settings)) = member(entry, module, out) else {
            // The name stays known, so that sentences about it raise no complaints of their own.
            if let Some(name) = name {
                troupe.enter(Actor {
                    part: absent(),
                    vars: Vec::new(),
                    name,
                });
            }
            continue;
        };
        let Some(name) = name else { continue };
        troupe.places.insert(name.clone(), entry.place);
        enter(&mut troupe, &name, &part, &settings);
        if troupe.actors.len() > MOST {
            out.push(shape::too_many(entry.place, MOST, ("aktor", "actors")));
            break;
        }
    }
    if entries.is_empty() && matches!(node.value, Value::Map(_)) {
        out.push(shape::missing_value(node.place));
    }
    troupe
}

fn absent() -> Part {
    let role = Name::new("absent").expect("this is a valid name");
    Part::Program(Program {
        role,
        args: Vec::new(),
        terminal: Terminal::default(),
    })
}

/// A name by which actors are spoken of: valid, free, and no word of the language.
pub(super) fn subject_name(entry: &Entry, troupe: &Troupe, out: &mut Complaints) -> Option<Name> {
    let name = fields::name_at(entry.place, &entry.key, out)?;
    if is_reserved(name.as_str()) {
        out.push(names::reserved(entry.place, name.as_str()));
        return None;
    }
    if troupe.is_taken(&name) {
        out.push(names::taken(entry.place, name.as_str()));
        return None;
    }
    Some(name)
}

/// What a cast entry says besides the part itself.
pub(super) struct Settings {
    pub(super) count: Option<u32>,
    pub(super) vars: Vec<(Name, String)>,
}

fn enter(troupe: &mut Troupe, name: &Name, part: &Part, settings: &Settings) {
    let Some(count) = settings.count else {
        let vars = settings.vars.clone();
        troupe.enter(Actor {
            name: name.clone(),
            part: part.clone(),
            vars,
        });
        return;
    };
    let number = Name::new("n").expect("this is a valid name");
    let mut members = Vec::new();
    for n in 1..=count {
        let own = |value: &str| value.replace("${n}", &n.to_string());
        let mut vars: Vec<_> = settings
            .vars
            .iter()
            .map(|(key, value)| (key.clone(), own(value)))
            .collect();
        vars.push((number.clone(), n.to_string()));
        let copy = name.numbered(n);
        members.push(copy.clone());
        troupe.enter(Actor {
            name: copy,
            part: part.clone(),
            vars,
        });
    }
    troupe.gather(Group {
        name: name.clone(),
        members,
    });
}

fn member(
    entry: &Entry,
    module: Option<&Module>,
    out: &mut Complaints,
) -> Option<(Part, Settings)> {
    let Value::Map(inside) = &entry.value.value else {
        let part = Part::Program(program::plain(&entry.value, module, out)?);
        return Some((
            part,
            Settings {
                count: None,
                vars: Vec::new(),
            },
        ));
    };
    let is_raw = inside
        .iter()
        .any(|field| matches!(field.key.as_str(), "connect" | "listen" | "udp"));
    let known: &[&str] = if is_raw { &RAW } else { &PROGRAM };
    let fields = Fields::beneath(entry.place, &entry.value, known, out)?;
    let settings = settings(&fields, out);
    let part = if is_raw {
        raw::part(&fields, inside, out)
    } else {
        program::full(&fields, module, &settings, out).map(Part::Program)
    };
    Some((part?, settings))
}

/// Copied for every actor of a `count`, and so kept short.
pub(super) fn short_text(node: &Node, out: &mut Complaints) -> Option<String> {
    let short = |text: &str| (text.len() <= LONGEST_VALUE).then(|| text.to_string());
    fields::parsed(
        node,
        short,
        (
            "teks paling panjang 400 bita",
            "a text of at most 400 bytes",
        ),
        out,
    )
}

fn settings(fields: &Fields<'_>, out: &mut Complaints) -> Settings {
    let expected = ("bilangan dari 1 sampai 2000", "a number from 1 to 2000");
    let count = fields.get("count").and_then(|entry| {
        fields::parsed(
            &entry.value,
            |text| quantity::count(text, 2_000),
            expected,
            out,
        )
    });
    let entries = fields
        .get("vars")
        .and_then(|entry| fields::map(&entry.value, out))
        .unwrap_or_default();
    if let Some(extra) = entries.get(MOST_VALUES) {
        out.push(shape::too_many(
            extra.place,
            MOST_VALUES,
            ("nilai", "values"),
        ));
    }
    let vars = entries.iter().take(MOST_VALUES).filter_map(|entry| {
        let name = fields::name_at(entry.place, &entry.key, out)?;
        Some((name, short_text(&entry.value, out)?))
    });
    Settings {
        count,
        vars: vars.collect(),
    }
}
