//! Values are what was written; the full example means what it says.

use super::read;
use crate::scenario::sentence::{Clause, Who};
use crate::scenario::{Act, Step, Value};

#[test]
fn the_full_example_is_valid() {
    let full = read(super::FULL);
    assert_eq!(full.complaints, []);
    let scenario = full.value.expect("no complaint, so there is a scenario");
    assert_eq!(scenario.cast.len(), 9);
    assert_eq!(scenario.checks.len(), 3);
    assert_eq!(scenario.vars[2].value, Value::Fixed("010".to_string()));
    super::super::module(super::MODULE.as_bytes())
        .value
        .expect("the module is valid");
    let course = super::super::course(super::COURSE.as_bytes());
    assert_eq!(course.complaints, []);
}

#[test]
fn a_scenario_survives_the_way_to_its_stage() {
    let scenario = read(super::FULL).value.expect("the example is valid");
    let json = serde_json::to_string(&scenario).expect("a scenario can be written");
    let back: crate::scenario::Scenario = serde_json::from_str(&json).expect("and read again");
    assert_eq!(back, scenario);
}

fn typed(value: &str) -> String {
    let source = format!(
        "title: {{id: x, en: x}}\ncast: {{ani: client}}\nchecks:\n  - id: a\n    title: {{id: x, en: x}}\n    points: 1\n    steps:\n      - start: ani\n      - ani types: {value}\n"
    );
    let read = read(&source);
    assert_eq!(read.complaints, [], "{value}");
    let scenario = read.value.expect("no complaint");
    let Act::Sentence {
        clause: Clause::Types(template),
        ..
    } = &scenario.checks[0].steps[1].act
    else {
        panic!("the second step types");
    };
    template.fill(|name| panic!("there is no variable {name}"))
}

#[test]
fn what_is_typed_is_what_was_written() {
    for written in [
        "21",
        "010",
        "yes",
        "no",
        "~",
        "null",
        "1e3",
        "0x1F",
        "0o17",
        "true",
        "2026-01-01",
        "1_000",
        ".5",
        "-3",
        "+7",
        "NaN",
        "12:30:45",
    ] {
        assert_eq!(typed(written), written);
    }
    assert_eq!(typed("\"\""), "");
    assert_eq!(typed("'it''s'"), "it's");
    assert_eq!(typed("\" halo \""), " halo ");
    assert_eq!(typed("héllo 👋"), "héllo 👋");
}

#[test]
fn a_group_is_its_members_and_but_takes_some_away() {
    let scenario = read(super::FULL).value.expect("the example is valid");
    let step = scenario.checks[1]
        .steps
        .iter()
        .find(|step| step.said.starts_with("people but ani"))
        .expect("it stands there");
    let Act::Sentence { subject, .. } = &step.act else {
        panic!("it is a sentence")
    };
    let Who::These(these) = &subject.who else {
        panic!("it names actors")
    };
    let names: Vec<&str> = these
        .iter()
        .map(crate::scenario::name::Name::as_str)
        .collect();
    assert_eq!(names, ["citra", "budi.1", "budi.2"]);
}

/// What the rounds of a loop say.
fn spelled_out(step: &Step) -> Vec<&str> {
    let Act::Rounds(rounds) = &step.act else {
        panic!("it is a loop")
    };
    rounds
        .iter()
        .flatten()
        .map(|step| step.said.as_str())
        .collect()
}

#[test]
fn a_loop_is_spelled_out() {
    let scenario = read(super::FULL).value.expect("the example is valid");
    let step = scenario.checks[1]
        .steps
        .iter()
        .find(|step| step.said.starts_with("each: {i"))
        .expect("it stands there");
    assert_eq!(
        spelled_out(step),
        ["budi.1 types: ke 1", "budi.2 types: ke 2"]
    );
}

#[test]
fn a_program_is_given_what_the_scenario_chooses() {
    let source = "title: {id: x, en: x}\nvars: {secret: {random: number, from: 1, to: 50}}\ncast:\n  server: {role: server, args: [\"${secret}\"]}\nchecks:\n  - id: a\n    title: {id: x, en: x}\n    points: 1\n    steps: [{start: server}]\n";
    let read = read(source);
    assert_eq!(read.complaints, []);
    let scenario = read.value.expect("no complaint");
    assert_eq!(
        scenario.vars[0].value,
        Value::RandomNumber { from: 1, to: 50 }
    );
}

#[test]
fn a_loop_goes_through_a_group_and_leaves_what_is_no_variable() {
    let source = "title: {id: x, en: x}\ncast: {ani: client, budi: client}\ngroups: {both: [ani, budi]}\nchecks:\n  - id: a\n    title: {id: x, en: x}\n    points: 1\n    steps:\n      - start: both\n      - each: {who: both}\n        steps:\n          - ${who} types: \"$${who} ${who}\"\n";
    let read = read(source);
    assert_eq!(read.complaints, []);
    let steps = &read.value.expect("no complaint").checks[0].steps;
    assert_eq!(
        spelled_out(&steps[1]),
        ["ani types: $${who} ani", "budi types: $${who} budi"]
    );
}
