//! Mistakes outside the steps that `check` refuses, and the schema too.

mod mistakes;

use super::Judges;
use mistakes::{
    COURSE, IN_COURSE, IN_MANIFEST, IN_MODULE, IN_SCENARIO, IN_STRANGER, IN_VERDICT, MANIFEST,
    MODULE, Mistake, SCENARIO, STRANGER, VERDICT,
};
use praktikum::scenario::document::Code;
use praktikum::scenario::schema::Kind;

fn all_refused(kind: Kind, good: &str, mistakes: &[Mistake]) {
    let judges = Judges::of(kind);
    assert_eq!(judges.complaints(good), []);
    assert!(judges.fits(good), "{}", judges.why(good));
    for (right, wrong) in mistakes {
        let bad = good.replacen(right, wrong, 1);
        assert_ne!(bad, good, "{right} is there to be replaced");
        assert_ne!(judges.complaints(&bad), [], "check accepts {wrong}");
        assert!(!judges.fits(&bad), "the schema accepts {wrong}");
    }
}

#[test]
fn mistakes_in_a_scenario_are_refused_by_both() {
    all_refused(Kind::Scenario, SCENARIO, &IN_SCENARIO);
}

#[test]
fn mistakes_in_a_module_are_refused_by_both() {
    all_refused(Kind::Module, MODULE, &IN_MODULE);
}

#[test]
fn mistakes_in_a_course_are_refused_by_both() {
    all_refused(Kind::Course, COURSE, &IN_COURSE);
}

#[test]
fn mistakes_in_a_manifest_are_refused_by_both() {
    all_refused(Kind::Praktikum, MANIFEST, &IN_MANIFEST);
}

#[test]
fn mistakes_beside_liars_and_strangers_are_refused_by_both() {
    all_refused(Kind::Verdict, VERDICT, &IN_VERDICT);
    all_refused(Kind::Stranger, STRANGER, &IN_STRANGER);
    let one = Judges::of(Kind::Stranger);
    assert!(one.fits("module: chat\nstyle: {id: a, en: b}\n"));
}

/// What only `check` can find, each with an example: a schema sees one place at a time, and no names.
const ONLY_CHECK: [(Code, Mistake); 12] = [
    (Code::TakenName, ("id: second", "id: first")),
    (Code::UnknownActor, ("[ani, server]", "[ani, sever]")),
    (Code::UnknownCheck, ("needs: first", "needs: frist")),
    (Code::LaterCheck, ("needs: first", "needs: second")),
    (Code::UnknownVariable, ("${age}", "${old}")),
    (Code::UnknownHost, ("one: [lab]", "one: [lap]")),
    (Code::WrongSubject, ("{ani types: x}", "{probe types: x}")),
    (Code::NotStarted, ("start: everyone", "start: server")),
    (Code::Regex, ("Traceback", "/(Traceback/")),
    (
        Code::PointsSum,
        ("'${word}${age}'}", "'${word}${age}', points: 1}"),
    ),
    (
        Code::NotPlaced,
        ("desk: [ani, probe, ear]", "desk: [ani, probe]"),
    ),
    (
        Code::PlacedTwice,
        ("[ani, probe, ear]", "[ani, ani, probe, ear]"),
    ),
];

#[test]
fn what_needs_names_or_order_or_sums_is_left_to_check() {
    let judges = Judges::of(Kind::Scenario);
    for (code, (right, wrong)) in ONLY_CHECK {
        let bad = SCENARIO.replacen(right, wrong, 1);
        assert!(
            judges.complaints(&bad).contains(&code),
            "{}: {:?}",
            code.word(),
            judges.complaints(&bad)
        );
        assert!(
            judges.fits(&bad),
            "{} can be expressed: move it up",
            code.word()
        );
    }
}

/// The keys that `check` offers for one that it does not know are those that the schema completes.
#[test]
fn both_know_the_same_keys() {
    let scenario = [
        ("about:", "/properties"),
        ("within: 5s", "/properties/defaults/properties"),
        ("because:", "/$defs/check/properties"),
        ("when: late", "/$defs/hints/items/properties"),
        ("id: a, en: b}\nabout", "/$defs/text/properties"),
    ];
    let module = [
        ("questions:", "/properties"),
        (
            "files:",
            "/properties/roles/additionalProperties/properties",
        ),
        ("points: 10", "/properties/questions/items/properties"),
    ];
    let course = [
        ("language:", "/properties"),
        ("weight:", "/properties/modules/items/properties"),
        ("attempts:", "/properties/grading/properties"),
        ("per day:", "/properties/grading/properties/late/properties"),
    ];
    let manifest = [
        ("nim:", "/properties"),
        ("id: a", "/properties/class/properties"),
        ("run: c2.py", "/$defs/program/properties"),
    ];
    same_keys(Kind::Praktikum, MANIFEST, &manifest);
    same_keys(Kind::Verdict, VERDICT, &[("says:", "/properties")]);
    same_keys(Kind::Stranger, STRANGER, &[("style:", "/properties")]);
    same_keys(Kind::Scenario, SCENARIO, &scenario);
    same_keys(Kind::Module, MODULE, &module);
    same_keys(Kind::Course, COURSE, &course);
}

fn same_keys(kind: Kind, good: &str, places: &[(&str, &str)]) {
    let (judges, schema) = (Judges::of(kind), kind.schema());
    for (before, pointer) in places {
        let gap = if good.contains(&format!("\n{before}")) {
            "qqqqqqqq: 1\n"
        } else {
            "qqqqqqqq: 1, "
        };
        let gap = if *before == "because:" {
            "qqqqqqqq: 1\n    "
        } else {
            gap
        };
        let complaints = judges.read(&good.replacen(before, &format!("{gap}{before}"), 1));
        let unknown = complaints
            .iter()
            .find(|complaint| complaint.code == Code::UnknownKey);
        let advice = unknown
            .map(|complaint| complaint.advice.en.clone())
            .unwrap_or_default();
        let mut offered: Vec<&str> = advice.split('`').skip(1).step_by(2).collect();
        let properties = schema.pointer(pointer).and_then(|found| found.as_object());
        let mut known: Vec<&str> = properties
            .into_iter()
            .flatten()
            .map(|(key, _)| key.as_str())
            .collect();
        offered.sort_unstable();
        known.sort_unstable();
        assert_eq!(offered, known, "{before}");
    }
}
