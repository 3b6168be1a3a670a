//! Reads `module.yaml`.

use super::check::defaults;
use super::complaint::Place;
use super::faults::{files, names, shape};
use super::fields::{self, Complaints, Fields};
use super::raw::{GROUP, PORT, multicast};
use super::yaml::{Entry, Node, Value};
use crate::scenario::module::{Module, Question, Role};
use crate::scenario::name::Name;
use crate::scenario::quantity::{Points, Port};

const KEYS: [&str; 5] = ["title", "roles", "scenarios", "questions", "defaults"];
const ROLE_KEYS: [&str; 4] = ["title", "files", "listens on", "joins"];

pub(super) fn module(root: &Node, out: &mut Complaints) -> Option<Module> {
    let fields = Fields::of(root, &KEYS, out)?;
    let title = fields.required_text("title", out);
    let roles = fields
        .required("roles", out)
        .map(|entry| roles(&entry.value, out));
    let scenarios = fields
        .required("scenarios", out)
        .map(|entry| scenarios(&entry.value, out));
    let questions = fields
        .get("questions")
        .map(|entry| questions(&entry.value, out));
    let defaults = fields
        .get("defaults")
        .map(|entry| defaults(entry, out))
        .unwrap_or_default();
    Some(Module {
        title: title?,
        roles: roles?,
        scenarios: scenarios?,
        questions: questions.unwrap_or_default(),
        defaults,
    })
}

fn roles(node: &Node, out: &mut Complaints) -> Vec<Role> {
    let entries = fields::map(node, out).unwrap_or_default();
    if entries.is_empty() && matches!(node.value, Value::Map(_)) {
        out.push(shape::missing_value(node.place));
    }
    entries
        .iter()
        .filter_map(|entry| role(entry, out))
        .collect()
}

fn role(entry: &Entry, out: &mut Complaints) -> Option<Role> {
    let name = fields::name_at(entry.place, &entry.key, out);
    if let Value::Missing = entry.value.value {
        let name = name?;
        let files = Role::usual_files(&name);
        return Some(Role {
            name,
            title: None,
            files,
            listens_on: Vec::new(),
            joins: Vec::new(),
        });
    }
    let fields = Fields::beneath(entry.place, &entry.value, &ROLE_KEYS, out)?;
    let title = fields.text("title", out);
    let files = fields.get("files").map(|entry| files(&entry.value, out));
    let listens_on = each_of(&fields, "listens on", Port::parse, PORT, out);
    let joins = each_of(&fields, "joins", multicast, GROUP, out);
    let name = name?;
    let files = files.unwrap_or_else(|| Role::usual_files(&name));
    Some(Role {
        name,
        title,
        files,
        listens_on,
        joins,
    })
}

/// One value or a list of them.
fn each_of<T>(
    fields: &Fields<'_>,
    key: &str,
    read: impl Fn(&str) -> Option<T>,
    expected: (&str, &str),
    out: &mut Complaints,
) -> Vec<T> {
    let Some(entry) = fields.get(key) else {
        return Vec::new();
    };
    let items = fields::one_or_many(&entry.value);
    items
        .into_iter()
        .filter_map(|item| fields::parsed(item, &read, expected, out))
        .collect()
}

/// File names without their ending: letters, digits, `_`, `-`, at most three `*`.
fn files(node: &Node, out: &mut Complaints) -> Vec<String> {
    let read = |text: &str| {
        let plain = text
            .chars()
            .all(|next| next.is_alphanumeric() || matches!(next, '_' | '-' | '*' | ' '));
        let stars = text.matches('*').count();
        (plain && stars <= 3 && (1..=60).contains(&text.len())).then(|| text.to_string())
    };
    let expected = (
        "nama berkas tanpa akhiran seperti `server*`, paling banyak tiga `*`",
        "a file name without its ending such as `server*`, at most three `*`",
    );
    let items = fields::list(node, out).unwrap_or_default();
    if items.is_empty() && matches!(node.value, Value::List(_)) {
        out.push(shape::missing_value(node.place));
    }
    items
        .iter()
        .filter_map(|item| fields::parsed(item, read, expected, out))
        .collect()
}

/// `dialogue: 40`: the scenario's file name without its ending, and its weight.
fn scenarios(node: &Node, out: &mut Complaints) -> Vec<(Name, Points)> {
    let entries = fields::map(node, out).unwrap_or_default();
    if entries.is_empty() && matches!(node.value, Value::Map(_)) {
        out.push(shape::missing_value(node.place));
    }
    let read = |entry: &Entry| {
        let name = fields::name_at(entry.place, &entry.key, out);
        if matches!(entry.key.as_str(), "module" | "course") {
            out.push(names::taken(entry.place, &entry.key));
        }
        let weight = fields::points(&entry.value, out);
        Some((name?, weight?))
    };
    let found: Vec<(Name, Points)> = entries.iter().filter_map(read).collect();
    let sum: Points = found.iter().map(|(_, weight)| *weight).sum();
    if sum == Points::default() && found.len() == entries.len() && !found.is_empty() {
        let expected = (
            "paling sedikit satu bobot di atas nol",
            "at least one weight above zero",
        );
        out.push(shape::bad_value(entries[0].value.place, "0", expected));
    }
    found
}

/// A module counts a hundred, in hundredths of a point.
const HUNDRED: u32 = 10_000;

fn questions(node: &Node, out: &mut Complaints) -> Vec<Question> {
    let mut seen: Vec<Name> = Vec::new();
    let mut found = Vec::new();
    let mut sum = 0;
    for item in fields::list(node, out).unwrap_or_default() {
        let Some(fields) = Fields::of(item, &["id", "text", "points"], out) else {
            continue;
        };
        let id_entry = fields.required("id", out);
        let id = id_entry.and_then(|entry| fields::name(&entry.value, out));
        let text = fields.required_text("text", out);
        let points_entry = fields.required("points", out);
        let points = points_entry.and_then(|entry| fields::points(&entry.value, out));
        sum += points.map_or(0, Points::hundredths);
        if let Some(entry) = points_entry.filter(|_| sum >= HUNDRED) {
            let what = ("pertanyaan-pertanyaan ini", "these questions");
            out.push(files::crowded_hundred(entry.value.place, what));
            sum = 0;
        }
        if let (Some(entry), Some(id)) = (id_entry, &id)
            && seen.contains(id)
        {
            out.push(names::taken(entry.value.place, id.as_str()));
        }
        seen.extend(id.clone());
        if let (Some(id), Some(text), Some(points)) = (id, text, points) {
            found.push(Question { id, text, points });
        }
    }
    found
}

/// The scenarios that are named, and where.
pub(super) fn places(root: &Node) -> Vec<(Name, Place)> {
    let Some(Value::Map(entries)) = root.get("scenarios").map(|node| &node.value) else {
        return Vec::new();
    };
    entries
        .iter()
        .filter_map(|entry| Some((Name::new(&entry.key)?, entry.place)))
        .collect()
}
