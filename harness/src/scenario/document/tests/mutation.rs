//! Every key and every value of a full example, made wrong in turn: the complaint stands where the mistake is.

use super::super::complaint::Complaints;
use super::super::yaml::{self, Node, Value};
use super::super::{Code, Complaint, Place};
use super::mutate::{Spot, examples, joined, lines, renamed, spots, twice, with_value, without};
use super::{FULL, read};

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
                || spot.path[0] == "programs" && spot.path.len() == 3
                || is_person(&spot)
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

/// A name of somebody, in one language or in two.
fn is_person(spot: &Spot) -> bool {
    let own = spot.path.last().map_or("", String::as_str);
    spot.path.len() == 1 && matches!(own, "name" | "class" | "lab_partner")
}

/// Values that the author chooses freely; any text will do.
fn is_free_text(spot: &Spot) -> bool {
    let own = spot.path.last().map_or("", String::as_str);
    let parents = &spot.path[..spot.path.len() - 1];
    let parent = parents.last().map_or("", String::as_str);
    let is_text = |verb: &str| own.ends_with(verb);
    matches!(own, "id" | "en") && !matches!(parent, "-")
        || matches!(parent, "vars")
        || is_person(spot)
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

/// Every single value in a list, with the keys that lead to it.
fn items(node: &Node, path: &str, found: &mut Vec<(String, Place)>) {
    match &node.value {
        Value::Map(entries) => {
            for entry in entries {
                items(&entry.value, &format!("{path} › {}", entry.key), found);
            }
        }
        Value::List(list) => {
            for item in list {
                if matches!(item.value, Value::Scalar(_)) {
                    found.push((path.to_string(), item.place));
                }
                items(item, path, found);
            }
        }
        Value::Scalar(_) | Value::Missing => {}
    }
}

#[test]
fn an_entry_of_a_list_that_is_wrong_is_marked_where_it_stands() {
    let mut tried = 0;
    for (source, complain) in examples() {
        let root =
            yaml::read(source.as_bytes(), &mut Complaints::default()).expect("the example is YAML");
        let mut found = Vec::new();
        items(&root, "", &mut found);
        for (path, place) in found {
            // Arguments, patterns and what a loop goes through are free texts.
            let is_free = [" of", "args", "who"].iter().any(|end| path.ends_with(end));
            for (wrong, must_be_told) in [("{zq: [1]}", true), ("\"?!\"", !is_free)] {
                let mut lines = lines(source);
                let line = &lines[place.line - 1];
                let before: String = line.chars().take(place.column - 1).collect();
                let after: String = line.chars().skip(place.column - 1 + place.width).collect();
                lines[place.line - 1] = format!("{before}{wrong}{after}");
                let mutant = joined(&lines);
                let complaints = complain(&mutant);
                all_inside(&mutant, &complaints, &path);
                let inside = |complaint: &Complaint| {
                    complaint.place.line == place.line
                        && (place.column..=place.column + 1).contains(&complaint.place.column)
                };
                let told = complaints.iter().any(inside);
                assert!(told || !must_be_told, "{path} as {wrong}: {complaints:#?}");
                tried += 1;
            }
        }
    }
    assert!(tried > 60, "only {tried} entries");
}
