//! Makes one place of an example wrong: renames a key, changes a value, takes an entry out or doubles it.

use super::super::complaint::Complaints;
use super::super::yaml::{self, Entry, Node, Value};
use super::super::{Complaint, Place, course, manifest, module};
use super::{COURSE, FULL, MANIFEST, MODULE, read};

/// One spot of the example: the entry, and the keys that lead to it.
pub(super) struct Spot {
    pub(super) path: Vec<String>,
    pub(super) entry: Entry,
    /// Where a complaint about a missing key is put: at the key above, or at a key that is left.
    pub(super) above: Vec<Place>,
}

pub(super) type Complain = fn(&str) -> Vec<Complaint>;

/// The four kinds of file, each with its example and its reader.
pub(super) fn examples() -> [(&'static str, Complain); 4] {
    [
        (FULL, |source| read(source).complaints),
        (MODULE, |source| module(source.as_bytes()).complaints),
        (COURSE, |source| course(source.as_bytes()).complaints),
        (MANIFEST, |source| {
            manifest(source.as_bytes(), None).complaints
        }),
    ]
}

pub(super) fn spots(source: &str) -> Vec<Spot> {
    let root =
        yaml::read(source.as_bytes(), &mut Complaints::default()).expect("the example is YAML");
    let mut found = Vec::new();
    visit(&root, &mut Vec::new(), &[], &mut found);
    found
}

pub(super) fn visit(node: &Node, path: &mut Vec<String>, above: &[Place], found: &mut Vec<Spot>) {
    match &node.value {
        Value::Map(entries) => {
            let mut above = above.to_vec();
            above.extend(entries.iter().map(|entry| entry.place));
            for entry in entries {
                path.push(entry.key.clone());
                found.push(Spot {
                    path: path.clone(),
                    entry: entry.clone(),
                    above: above.clone(),
                });
                visit(&entry.value, path, &[entry.place], found);
                path.pop();
            }
        }
        Value::List(items) => {
            for item in items {
                path.push("-".to_string());
                visit(item, path, &[], found);
                path.pop();
            }
        }
        Value::Scalar(_) | Value::Missing => {}
    }
}

impl Spot {
    pub(super) fn named(&self) -> String {
        self.path.join(" › ")
    }

    /// Names that the author chooses, and so may choose otherwise.
    pub(super) fn is_free_name(&self) -> bool {
        let parent = self.path.iter().rev().nth(1).map(String::as_str);
        let is_role = self.path[0] == "programs" && self.path.len() == 3;
        is_role
            || matches!(
                parent,
                Some(
                    "cast"
                        | "groups"
                        | "hosts"
                        | "networks"
                        | "vars"
                        | "each"
                        | "roles"
                        | "scenarios"
                        | "programs"
                        | "extensions"
                )
            )
    }

    pub(super) fn is_sentence(&self) -> bool {
        let key = self.path.last().expect("a path has its own key");
        crate::scenario::vocabulary::cut(key).is_some()
            || crate::scenario::vocabulary::Stage::named(key).is_some()
    }

    /// Keys without which the part they stand in means nothing.
    pub(super) fn is_required(&self) -> bool {
        let own = self.path.last().map_or("", String::as_str);
        let parent = self.path.iter().rev().nth(1).map_or("", String::as_str);
        let parent_is = |names: &[&str]| names.contains(&parent);
        match own {
            "id" | "en" => true,
            "title" => self.path.len() == 1 || self.path.starts_with(&["checks".to_string()]),
            "say" | "when" | "text" | "run" | "per day" | "module" | "hex" => true,
            "cast" | "checks" | "course" | "institution" | "term" | "modules" | "roles"
            | "scenarios" => self.path.len() == 1,
            "points" => self.path.len() == 3,
            "steps" => self.path.len() >= 3,
            "role" => parent_is(&["budi", "citra"]),
            "random" | "host" => parent_is(&["word", "number", "slow"]),
            "from" | "to" => {
                self.path
                    .iter()
                    .rev()
                    .nth(1)
                    .is_some_and(|above| above == "-")
                    && self
                        .entry
                        .value
                        .text()
                        .is_some_and(|text| matches!(text, "before" | "after"))
            }
            _ => false,
        }
    }
}

/// The lines of the entry: its own and those that are indented deeper.
pub(super) fn block(lines: &[String], entry: &Entry) -> std::ops::Range<usize> {
    let first = entry.place.line - 1;
    let indent = entry.place.column - 1;
    let deeper = |line: &&String| {
        let blanks = line.len() - line.trim_start().len();
        blanks > indent
            || (blanks == indent && line.trim_start().starts_with("- "))
            || line.trim().is_empty()
    };
    let more = lines[first + 1..].iter().take_while(deeper).count();
    first..first + 1 + more
}

pub(super) fn is_flow(source: &[String], entry: &Entry) -> bool {
    let before: String = source[entry.place.line - 1]
        .chars()
        .take(entry.place.column - 1)
        .collect();
    before
        .trim_start()
        .trim_start_matches("- ")
        .contains(|next| next != ' ')
}

pub(super) fn lines(source: &str) -> Vec<String> {
    source.lines().map(str::to_string).collect()
}

pub(super) fn joined(lines: &[String]) -> String {
    lines.join("\n") + "\n"
}

/// The text of a flow entry: `key: value`, up to the comma or bracket that ends it.
pub(super) fn flow_text(line: &str, entry: &Entry) -> String {
    let rest: Vec<char> = line.chars().skip(entry.place.column - 1).collect();
    let (mut depth, mut quote, mut end) = (0, None, rest.len());
    for (at, next) in rest.iter().enumerate() {
        match (quote, next) {
            (Some(open), next) if open == *next => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(*next),
            (None, '{' | '[' | '(') => depth += 1,
            (None, '}' | ']' | ')') if depth > 0 => depth -= 1,
            (None, '}' | ']' | ',') if depth == 0 => {
                end = at;
                break;
            }
            _ => {}
        }
    }
    rest[..end].iter().collect()
}

/// Replaces the value by another one on the line of the key; returns the source and the new value's place.
pub(super) fn with_value(source: &str, entry: &Entry, value: &str) -> (String, Place) {
    let mut lines = lines(source);
    let range = block(&lines, entry);
    let line = lines[range.start].clone();
    let (flow, key_end) = (
        is_flow(&lines, entry),
        entry.place.column - 1 + entry.place.width,
    );
    let before: String = line.chars().take(key_end).collect();
    let after = if flow {
        let taken = entry.place.column - 1 + flow_text(&line, entry).chars().count();
        line.chars().skip(taken).collect()
    } else {
        String::new()
    };
    let place = Place {
        line: range.start + 1,
        column: before.chars().count() + 3,
        width: value.chars().count(),
    };
    let line = format!("{before}: {value}{after}");
    if flow {
        lines[range.start] = line;
    } else {
        lines.splice(range, [line]);
    }
    (joined(&lines), place)
}

pub(super) fn without(source: &str, entry: &Entry) -> String {
    let mut lines = lines(source);
    let range = block(&lines, entry);
    let line = lines[range.start].clone();
    if is_flow(&lines, entry) {
        let text = flow_text(&line, entry);
        let gone = line.replacen(&format!("{text}, "), "", 1);
        let gone = if gone == line {
            line.replacen(&format!(", {text}"), "", 1)
        } else {
            gone
        };
        lines[range.start] = if gone == line {
            line.replacen(&text, "", 1)
        } else {
            gone
        };
    } else if line.trim_start().starts_with("- ") {
        let dash: String = line.chars().take(entry.place.column - 2).collect();
        lines.splice(range, [dash]);
    } else {
        lines.splice(range, []);
    }
    joined(&lines)
}

pub(super) fn twice(source: &str, entry: &Entry) -> (String, Place) {
    let mut lines = lines(source);
    let range = block(&lines, entry);
    let line = lines[range.start].clone();
    if is_flow(&lines, entry) {
        let text = flow_text(&line, entry);
        let before: String = line.chars().take(entry.place.column - 1).collect();
        let after: String = line.chars().skip(entry.place.column - 1).collect();
        lines[range.start] = format!("{before}{text}, {after}");
        let column = entry.place.column + text.chars().count() + 2;
        return (
            joined(&lines),
            Place {
                column,
                ..entry.place
            },
        );
    }
    let mut copy: Vec<String> = lines[range.clone()].to_vec();
    copy[0] = " ".repeat(entry.place.column - 1)
        + &line
            .chars()
            .skip(entry.place.column - 1)
            .collect::<String>();
    lines.splice(range.end..range.end, copy);
    let place = Place {
        line: range.end + 1,
        ..entry.place
    };
    (joined(&lines), place)
}

pub(super) fn renamed(source: &str, entry: &Entry, name: &str) -> String {
    let mut lines = lines(source);
    let line = &lines[entry.place.line - 1];
    let before: String = line.chars().take(entry.place.column - 1).collect();
    let after: String = line
        .chars()
        .skip(entry.place.column - 1 + entry.place.width)
        .collect();
    lines[entry.place.line - 1] = format!("{before}{name}{after}");
    joined(&lines)
}
