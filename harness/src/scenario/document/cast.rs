//! Reads `cast:`, `groups:`, `hosts:` and `networks:`.

use super::faults::{names, shape};
use super::fields::{self, Complaints, Fields};
use super::troupe::Troupe;
use super::yaml::{Entry, Node, Value};
use super::{phrase, program, raw};
use crate::scenario::Group;
use crate::scenario::cast::{Actor, Part, Program, Terminal};
use crate::scenario::module::Module;
use crate::scenario::name::Name;
use crate::scenario::quantity::{self, Port, Protocol};
use crate::scenario::template::Template;
use crate::scenario::vocabulary::is_reserved;
use std::collections::BTreeSet;

/// The most actors that one scenario may have.
const MOST: usize = 2_000;
/// How much text of the cast may be copied for the actors of a `count`.
const MOST_COPIED: usize = 2 << 20;
/// The most values or arguments of one actor, and how long each may be.
pub(super) const MOST_VALUES: usize = 20;
const LONGEST_VALUE: usize = 400;

pub(crate) const PROGRAM: [&str; 6] = ["role", "count", "args", "vars", "term", "size"];
pub(crate) const RAW: [&str; 6] = ["connect", "listen", "udp", "group", "count", "vars"];

pub(super) fn cast(
    node: &Node,
    module: Option<&Module>,
    variables: &BTreeSet<String>,
    out: &mut Complaints,
) -> Troupe {
    let mut troupe = Troupe::default();
    let mut copied = 0;
    let mut known = Known {
        variables,
        used: BTreeSet::new(),
    };
    let entries = fields::map(node, out).unwrap_or_default();
    for entry in entries {
        if out.is_full() {
            break;
        }
        // A name that is wrong only in its capitals stays known, so that it is told once.
        let name =
            subject_name(entry, &troupe, out).or_else(|| Name::new(&entry.key.to_lowercase()));
        let Some((part, settings)) = member(entry, module, &mut known, out) else {
            // The name stays known, so that sentences about it raise no complaints of their own.
            if let Some(name) = name {
                troupe.enter(Actor {
                    part: absent(entry),
                    vars: Vec::new(),
                    name,
                });
            }
            continue;
        };
        let Some(name) = name else { continue };
        troupe.places.insert(name.clone(), entry.place);
        let more = settings.count.unwrap_or(1) as usize;
        copied += more * entry.value.length();
        if troupe.actors.len() + more > MOST || copied > MOST_COPIED {
            out.push(shape::too_many(
                entry.place,
                MOST,
                (
                    "aktor, atau terlalu banyak teks untuk setiap aktor",
                    "actors, or too much text for each of them",
                ),
            ));
            break;
        }
        enter(&mut troupe, &name, &part, &settings);
    }
    if entries.is_empty() && matches!(node.value, Value::Map(_)) {
        out.push(shape::missing_value(node.place));
    }
    troupe.used_variables = known.used;
    troupe
}

/// Stands for a part that could not be read; a raw socket stays one.
fn absent(entry: &Entry) -> Part {
    let is_raw = ["connect", "listen", "udp"]
        .iter()
        .any(|key| entry.value.get(key).is_some());
    if is_raw {
        let port = Port {
            protocol: Protocol::Tcp,
            number: 1,
        };
        return Part::Connect { host: None, port };
    }
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

/// The variables of the scenario, and which of them the cast uses.
pub(super) struct Known<'a> {
    variables: &'a BTreeSet<String>,
    used: BTreeSet<String>,
}

impl Known<'_> {
    /// Complains about every variable that is neither the scenario's nor the actor's own.
    pub(super) fn check(
        &mut self,
        template: &Template,
        node: &Node,
        is_own: impl Fn(&str) -> bool,
        out: &mut Complaints,
    ) {
        let names: BTreeSet<&str> = template.variables().collect();
        for name in names {
            self.used.insert(name.to_string());
            if !self.variables.contains(name) && !is_own(name) && !out.is_full() {
                let known = self.variables.iter().map(String::as_str);
                out.push(names::unknown_variable(node.place, name, known));
            }
        }
    }
}

/// What an actor has of its own, and what it may name besides.
pub(super) struct Own<'a, 'b> {
    pub(super) settings: &'a Settings,
    pub(super) known: &'a mut Known<'b>,
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
    known: &mut Known<'_>,
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
    let keys: &[&str] = if is_raw { &RAW } else { &PROGRAM };
    let fields = Fields::beneath(entry.place, &entry.value, keys, out)?;
    let settings = settings(&fields, known, out);
    let part = if is_raw {
        raw::part(&fields, inside, out)
    } else {
        program::full(
            &fields,
            module,
            &mut Own {
                settings: &settings,
                known,
            },
            out,
        )
        .map(Part::Program)
    };
    Some((part?, settings))
}

/// Copied for every actor of a `count`, and so kept short.
pub(super) fn short_text(node: &Node, out: &mut Complaints) -> Option<String> {
    let short = |text: &str| {
        let is_line = text.len() <= LONGEST_VALUE && !text.chars().any(char::is_control);
        is_line.then(|| text.to_string())
    };
    fields::parsed(
        node,
        short,
        (
            "teks paling panjang 400 byte tanpa karakter kendali",
            "a text of at most 400 bytes without control characters",
        ),
        out,
    )
}

fn settings(fields: &Fields<'_>, known: &mut Known<'_>, out: &mut Complaints) -> Settings {
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
        if matches!(name.as_str(), "n" | "actor") {
            out.push(names::taken(entry.place, name.as_str()));
        }
        let value = short_text(&entry.value, out)?;
        let template = phrase::template(&entry.value, out)?;
        known.check(
            &template,
            &entry.value,
            |name| name == "n" && count.is_some(),
            out,
        );
        Some((name, value))
    });
    Settings {
        count,
        vars: vars.collect(),
    }
}
