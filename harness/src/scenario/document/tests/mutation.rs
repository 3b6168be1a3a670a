//! Every key and every value of a full example, made wrong in turn: the complaint stands where the mistake is.

use super::super::complaint::Complaints;
use super::super::yaml::{self, Entry, Node, Value};
use super::super::{Code, Complaint, Place, course, module};
use super::{COURSE, FULL, MODULE, read};

/// One spot of the example: the entry, and the keys that lead to it.
struct Spot {
    path: Vec<String>,
    entry: Entry,
    /// Where a complaint about a missing key is put: at the key above, or at a key that is left.
    above: Vec<Place>,
}

type Complain = fn(&str) -> Vec<Complaint>;

/// The three kinds of file, each with its example and its reader.
fn examples() -> [(&'static str, Complain); 3] {
    [
        (FULL, |source| read(source).complaints),
        (MODULE, |source| module(source.as_bytes()).complaints),
        (COURSE, |source| course(source.as_bytes()).complaints),
    ]
}

fn spots(source: &str) -> Vec<Spot> {
    let root =
        yaml::read(source.as_bytes(), &mut Complaints::default()).expect("the example is YAML");
    let mut found = Vec::new();
    visit(&root, &mut Vec::new(), &[], &mut found);
    found
}

fn visit(node: &Node, path: &mut Vec<String>, above: &[Place], found: &mut Vec<Spot>) {
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
    fn named(&self) -> String {
        self.path.join(" › ")
    }

    /// Names that the author chooses, and so may choose otherwise.
    fn is_free_name(&self) -> bool {
        let parent = self.path.iter().rev().nth(1).map(String::as_str);
        matches!(
            parent,
            Some(
                "cast" | "groups" | "hosts" | "networks" | "vars" | "each" | "roles" | "scenarios"
            )
        )
    }

    fn is_sentence(&self) -> bool {
        let key = self.path.last().expect("a path has its own key");
        crate::scenario::vocabulary::cut(key).is_some()
            || crate::scenario::vocabulary::Stage::named(key).is_some()
    }

    /// Keys without which the part they stand in means nothing.
    fn is_required(&self) -> bool {
        let own = self.path.last().map_or("", String::as_str);
        let parent = self.path.iter().rev().nth(1).map_or("", String::as_str);
        let parent_is = |names: &[&str]| names.contains(&parent);
        match own {
            "id" | "en" => true,
            "title" => self.path.len() == 1 || self.path.starts_with(&["checks".to_string()]),
            "say" | "when" | "text" | "per day" | "module" | "hex" => true,
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
fn block(lines: &[String], entry: &Entry) -> std::ops::Range<usize> {
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

fn is_flow(source: &[String], entry: &Entry) -> bool {
    let before: String = source[entry.place.line - 1]
        .chars()
        .take(entry.place.column - 1)
        .collect();
    before
        .trim_start()
        .trim_start_matches("- ")
        .contains(|next| next != ' ')
}

fn lines(source: &str) -> Vec<String> {
    source.lines().map(str::to_string).collect()
}

fn joined(lines: &[String]) -> String {
    lines.join("\n") + "\n"
}

/// The text of a flow entry: `key: value`, up to the comma or bracket that ends it.
fn flow_text(line: &str, entry: &Entry) -> String {
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
fn with_value(source: &str, entry: &Entry, value: &str) -> (String, Place) {
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

fn without(source: &str, entry: &Entry) -> String {
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

fn twice(source: &str, entry: &Entry) -> (String, Place) {
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

fn renamed(source: &str, entry: &Entry, name: &str) -> String {
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

/// Every complaint points into the file.
fn all_inside(source: &str, complaints: &[Complaint], what: &str) {
    let lines = lines(source);
    for complaint in complaints {
        let Place {
            line,
            column,
            width,
        } = complaint.place;
        let text = lines
            .get(line.wrapping_sub(1))
            .unwrap_or_else(|| panic!("{what}: {complaint:?} is beyond the file"));
        assert!(
            column >= 1 && width >= 1 && column <= text.chars().count() + 1,
            "{what}: {complaint:?} is beyond its line"
        );
    }
}

#[test]
fn a_key_with_a_wrong_name_is_marked_where_it_stands() {
    let mut tried = 0;
    for (source, complain) in examples() {
        for spot in spots(source) {
            let mutant = renamed(source, &spot.entry, &format!("{}zq", spot.entry.key));
            let complaints = complain(&mutant);
            all_inside(&mutant, &complaints, &spot.named());
            tried += 1;
            if spot.is_free_name() {
                continue;
            }
            let Place { line, column, .. } = spot.entry.place;
            let end = column + spot.entry.place.width + 2;
            let marked = complaints.iter().any(|complaint| {
                let exact = complaint.place.line == line && complaint.place.column == column;
                let verb = spot.is_sentence()
                    && complaint.place.line == line
                    && (column..end).contains(&complaint.place.column);
                matches!(
                    complaint.code,
                    Code::UnknownKey | Code::UnknownVerb | Code::NoSentence
                ) && (exact || verb)
            });
            assert!(marked, "{} renamed: {complaints:#?}", spot.named());
        }
    }
    assert!(tried > 200, "only {tried} keys");
}

#[test]
fn a_chosen_name_that_changes_is_missed_where_it_is_used() {
    for spot in spots(FULL).iter().filter(|spot| spot.is_free_name()) {
        let is_used = !matches!(spot.path[spot.path.len() - 2].as_str(), "networks");
        let mutant = renamed(FULL, &spot.entry, &format!("{}zq", spot.entry.key));
        let complaints = read(&mutant).complaints;
        assert_eq!(
            !complaints.is_empty(),
            is_used,
            "{} renamed: {complaints:#?}",
            spot.named()
        );
    }
}

#[test]
fn a_value_of_the_wrong_type_is_marked_where_it_stands() {
    for (source, complain) in examples() {
        for spot in spots(source) {
            let wrong = match &spot.entry.value.value {
                Value::Scalar(_) => "{zq: [1]}",
                Value::List(_) | Value::Map(_) => "zq",
                Value::Missing => "[zq]",
            };
            // A variable may be a text, and so may what a raw socket sends.
            let may_be_text = spot.path[0] == "vars" && spot.path.len() == 2
                || spot.entry.key.ends_with(" sends");
            if wrong == "zq" && may_be_text {
                continue;
            }
            let (mutant, place) = with_value(source, &spot.entry, wrong);
            let complaints = complain(&mutant);
            all_inside(&mutant, &complaints, &spot.named());
            // A single word may stand for a list of one, and for a text in one language.
            let marked = complaints.iter().any(|complaint| {
                let inside = complaint.place.line == place.line
                    && (place.column..place.column + place.width).contains(&complaint.place.column);
                inside || complaint.place == spot.entry.place
            });
            assert!(marked, "{} as {wrong}: {complaints:#?}", spot.named());
        }
    }
}

#[test]
fn a_missing_key_is_told_at_the_part_it_is_missing_from() {
    for (source, complain) in examples() {
        for spot in spots(source) {
            let mutant = without(source, &spot.entry);
            let complaints = complain(&mutant);
            all_inside(&mutant, &complaints, &spot.named());
            if !spot.is_required() {
                continue;
            }
            let code = |complaint: &&Complaint| {
                matches!(
                    complaint.code,
                    Code::MissingKey | Code::MissingLanguage | Code::MissingValue | Code::WrongType
                )
            };
            let found = complaints.iter().find(code);
            let found =
                found.unwrap_or_else(|| panic!("{} missing: {complaints:#?}", spot.named()));
            // Lines below the one that is gone have moved up.
            let near = spot
                .above
                .iter()
                .any(|place| found.place.line.abs_diff(place.line) <= 1);
            assert!(
                near,
                "{} missing: {found:?}, not at {:?}",
                spot.named(),
                spot.above
            );
        }
    }
}

#[test]
fn a_key_that_stands_twice_is_marked_the_second_time() {
    for (source, complain) in examples() {
        for spot in spots(source) {
            let (mutant, place) = twice(source, &spot.entry);
            let complaints = complain(&mutant);
            all_inside(&mutant, &complaints, &spot.named());
            let marked = complaints.iter().any(|complaint| {
                let here =
                    complaint.place.line == place.line && complaint.place.column == place.column;
                complaint.code == Code::DuplicateKey && here
            });
            assert!(marked, "{} twice: {complaints:#?}\n{mutant}", spot.named());
        }
    }
}

/// Values that the author chooses freely; any text will do.
fn is_free_text(spot: &Spot) -> bool {
    let own = spot.path.last().map_or("", String::as_str);
    let parents = &spot.path[..spot.path.len() - 1];
    let parent = parents.last().map_or("", String::as_str);
    let is_text = |verb: &str| own.ends_with(verb);
    matches!(own, "id" | "en") && !matches!(parent, "-")
        || matches!(parent, "vars")
        || is_text(" types")
        || is_text(" type")
        || is_text(" sees")
        || is_text(" see")
        || is_text(" asks")
        || is_text(" sends")
        || is_text("never see")
}

#[test]
fn a_value_that_means_nothing_is_marked_where_it_stands() {
    let mut tried = 0;
    for (source, complain) in examples() {
        for spot in spots(source) {
            let is_scalar = matches!(spot.entry.value.value, Value::Scalar(_));
            if !is_scalar || is_free_text(&spot) {
                continue;
            }
            tried += 1;
            let (mutant, place) = with_value(source, &spot.entry, "\"?!\"");
            let complaints = complain(&mutant);
            all_inside(&mutant, &complaints, &spot.named());
            let marked = complaints.iter().any(|complaint| {
                complaint.place.line == place.line && complaint.place.column == place.column
            });
            assert!(marked, "{} as ?!: {complaints:#?}", spot.named());
        }
    }
    assert!(tried > 90, "only {tried} values");
}
