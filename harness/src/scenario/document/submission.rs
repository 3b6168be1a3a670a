//! Reads `praktikum.yaml`, what a submission says of itself.

use super::cast::{MOST_VALUES, short_text};
use super::faults::{names, shape, submission as faults};
use super::fields::{self, Complaints, Fields};
use super::phrase;
use super::yaml::{Entry, Node, Value};
use crate::scenario::submission::{Assigned, Assignment, Casting, Manifest};
use crate::scenario::template::Template;
use crate::scenario::text::{Text, is_hidden};

const KEYS: [&str; 5] = ["name", "nim", "class", "lab_partner", "programs"];
/// The most programs that share a role by number.
const MOST_NUMBERED: usize = 99;
const LONGEST_PATH: usize = 200;
const LONGEST_NAME: usize = 100;

const NIM: (&str, &str) = (
    "nomor induk: huruf, angka, `.`, `-` dan `/`, paling panjang 40",
    "a student's number: letters, digits, `.`, `-` and `/`, at most 40 of them",
);
const PLAIN: (&str, &str) = (
    "sebuah nama, paling panjang 100 huruf, tanpa karakter kendali",
    "a name of at most 100 letters, without control characters",
);
const PATH: (&str, &str) = (
    "berkas di dalam folder ini dengan `/`, seperti `chat/server.py`, atau nama program paket Cargo, seperti `chat_server`",
    "a file inside this folder with `/`, such as `chat/server.py`, or the name of a Cargo package's program, such as `chat_server`",
);

pub(super) fn manifest(root: &Node, out: &mut Complaints) -> Option<Manifest> {
    let fields = Fields::of(root, &KEYS, out)?;
    let name = person(&fields, "name", out);
    let nim = fields
        .get("nim")
        .and_then(|entry| fields::parsed(&entry.value, nim, NIM, out));
    let class = person(&fields, "class", out);
    let lab_partner = person(&fields, "lab_partner", out);
    let programs = fields
        .get("programs")
        .map(|entry| castings(&entry.value, out));
    Some(Manifest {
        name,
        nim,
        class,
        lab_partner,
        programs: programs.unwrap_or_default(),
    })
}

/// A name is the same in both languages, and may be two.
fn person(fields: &Fields<'_>, key: &str, out: &mut Complaints) -> Option<Text> {
    let entry = fields.get(key)?;
    if let Value::Map(_) = entry.value.value {
        return fields::both(entry.place, &entry.value, out);
    }
    let read = |text: &str| {
        let fits = text.chars().count() <= LONGEST_NAME && !text.chars().any(is_hidden);
        let name = text.trim().to_string();
        (fits && !name.is_empty()).then_some(name)
    };
    let name = fields::parsed(&entry.value, read, PLAIN, out)?;
    Some(Text::new(name.clone(), name))
}

fn nim(text: &str) -> Option<String> {
    let good = |next: char| next.is_ascii_alphanumeric() || matches!(next, '.' | '-' | '/');
    ((1..=40).contains(&text.len()) && text.chars().all(good)).then(|| text.to_string())
}

fn castings(node: &Node, out: &mut Complaints) -> Vec<Casting> {
    let entries = fields::map(node, out).unwrap_or_default();
    let read = |entry: &Entry| {
        let module = fields::name_at(entry.place, &entry.key, out);
        let roles = fields::map(&entry.value, out)?;
        let roles = roles.iter().filter_map(|role| assignment(role, out));
        let roles = roles.collect();
        Some(Casting {
            module: module?,
            place: entry.place,
            roles,
        })
    };
    entries.iter().filter_map(read).collect()
}

fn assignment(entry: &Entry, out: &mut Complaints) -> Option<Assignment> {
    let role = fields::name_at(entry.place, &entry.key, out);
    let items = fields::one_or_many(&entry.value);
    if items.is_empty() {
        out.push(shape::missing_value(entry.value.place));
    }
    if let Some(extra) = items.get(MOST_NUMBERED) {
        let what = ("program satu peran", "programs of one role");
        out.push(shape::too_many(extra.place, MOST_NUMBERED, what));
    }
    let programs: Vec<Assigned> = items
        .into_iter()
        .filter_map(|item| program(entry, item, out))
        .collect();
    Some(Assignment {
        role: role?,
        place: entry.place,
        programs,
    })
}

/// `server.py`, or `{run: server.py, args: ["4"]}`.
fn program(entry: &Entry, node: &Node, out: &mut Complaints) -> Option<Assigned> {
    let Value::Map(_) = node.value else {
        return Some(Assigned {
            run: fields::parsed(node, path, PATH, out)?,
            place: node.place,
            args: Vec::new(),
        });
    };
    let fields = Fields::beneath(entry.place, node, &["run", "args"], out)?;
    let args = fields
        .get("args")
        .map(|entry| arguments(&entry.value, out))
        .unwrap_or_default();
    let run = &fields.required("run", out)?.value;
    Some(Assigned {
        run: fields::parsed(run, path, PATH, out)?,
        place: run.place,
        args,
    })
}

/// A path that stays below the submission's folder.
fn path(text: &str) -> Option<String> {
    let stays = |part: &str| !matches!(part, "" | "." | "..") && part.trim() == part;
    let is_path = text.chars().count() <= LONGEST_PATH && text.split('/').all(stays);
    let odd = |next: char| is_hidden(next) || matches!(next, '\\' | '?' | '*' | '$' | '"' | ':');
    (is_path && !text.chars().any(odd)).then(|| text.to_string())
}

fn arguments(node: &Node, out: &mut Complaints) -> Vec<Template> {
    let items = fields::list(node, out).unwrap_or_default();
    if let Some(extra) = items.get(MOST_VALUES) {
        let what = ("argumen", "arguments");
        out.push(shape::too_many(extra.place, MOST_VALUES, what));
    }
    let read = |item: &Node| {
        short_text(item, out)?;
        let template = phrase::template(item, out)?;
        let unknown = template.variables().find(|name| *name != "n");
        if let Some(name) = unknown {
            out.push(faults::unknown_variable(item.place, name));
        }
        Some(template)
    };
    items.iter().filter_map(read).collect()
}

/// What the course has, for a manifest to be held against.
#[derive(Debug)]
pub struct Known<'a> {
    /// Modules by their slug, and the roles that they declare.
    pub modules: Vec<(&'a str, Vec<&'a str>)>,
}

/// Roles that a module does not have, and modules that are nearly those of the course. One that is like none of
/// them may belong to another course.
pub(super) fn against(manifest: &Manifest, known: &Known<'_>, out: &mut Complaints) {
    for casting in &manifest.programs {
        let named = |(slug, _): &&(&str, Vec<&str>)| *slug == casting.module.as_str();
        if let Some((_, roles)) = known.modules.iter().find(named) {
            for assignment in &casting.roles {
                let role = assignment.role.as_str();
                if !roles.contains(&role) {
                    let known = roles.iter().copied();
                    out.push(names::unknown_role(assignment.place, role, known));
                }
            }
            continue;
        }
        let slugs = known.modules.iter().map(|(slug, _)| *slug);
        if let Some(near) = crate::scenario::name::nearest(casting.module.as_str(), slugs) {
            let written = casting.module.as_str();
            out.push(faults::unknown_module(casting.place, written, near));
        }
    }
}
