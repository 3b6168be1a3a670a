//! From checks to a module's hundred, and from modules to the course.

use super::*;
use crate::scenario::vocabulary::Diagnosis;

#[test]
fn scenarios_share_a_modules_hundred_by_their_weights() {
    for (came, earned) in [
        ("abcd", "100.00"),
        ("a.cd", "80.00"),
        (".bc.", "55.00"),
        ("....", "0.00"),
    ] {
        let facts = facts(vec![hand_in("x", None, vec![grading("chat", came)])]);
        assert_eq!(of_first(with(Attempts::Best), &facts), earned, "{came}");
    }
}

#[test]
fn every_point_stands_in_a_line() {
    let facts = facts(vec![hand_in(
        "x",
        Some(TOO_LATE),
        vec![grading("chat", "a.cd")],
    )]);
    let mut plan = plan(vec![module("chat")]);
    plan.modules[0].deadline = deadline(DEADLINE);
    let grade = first(plan, &facts);
    let lines: Vec<(String, String)> = grade
        .lines
        .iter()
        .map(|line| (shown(line.points.as_ref()), shown(line.of.as_ref())))
        .collect();
    let expected = [
        ("10.00", "10.00"),
        ("0.00", "20.00"),
        ("35.00", "35.00"),
        ("35.00", "35.00"),
        ("-8.00", "-"),
    ];
    let expected = expected.map(|(points, of)| (points.to_string(), of.to_string()));
    assert_eq!(lines, expected);
    let sum: Score = grade.lines.into_iter().filter_map(|line| line.points).sum();
    assert_eq!(Some(sum), grade.points);
}

#[test]
fn a_grade_is_rounded_once_at_its_end() {
    let facts = facts(vec![hand_in("x", None, vec![grading("chat", ".bcd")])]);
    for (weights, maximum, decimals, expected) in [
        (("1", "2"), "100", 2, "88.89"),
        (("1", "2"), "100", 0, "89"),
        (("1", "2"), "4", 1, "3.6"),
        (("1", "199"), "100", 0, "100"),
        (("1", "7"), "10", 2, "9.58"),
    ] {
        let mut plan = plan(vec![module("chat")]);
        plan.modules[0].scenarios[0].weight = points(weights.0);
        plan.modules[0].scenarios[1].weight = points(weights.1);
        plan.grading.maximum = points(maximum);
        plan.grading.decimals = decimals;
        let grade = first(plan, &facts).grade.expect("there is one");
        assert_eq!(grade.rounded(decimals), expected, "{weights:?}");
    }
}

/// The course's grade, and whether it is complete, of what each module came to: `-` is not handed in.
fn course(modules: &[(&str, &str, bool)]) -> (String, bool) {
    let slugs = ["parity", "chat", "groups", "more"];
    let mut plan = plan(
        slugs[..modules.len()]
            .iter()
            .map(|slug| module(slug))
            .collect(),
    );
    let mut gradings = Vec::new();
    let mut others = Vec::new();
    for (at, (came, weight, optional)) in modules.iter().enumerate() {
        plan.modules[at].weight = points(weight);
        plan.modules[at].optional = *optional;
        plan.modules[at].deadline = deadline(DEADLINE);
        if *came != "-" {
            gradings.push(grading(slugs[at], came));
        }
        others.push(grading(slugs[at], "abcd"));
    }
    let mut of_others = hand_in("y", None, others);
    of_others.members = vec!["2".to_string()];
    let facts = facts(vec![hand_in("x", None, gradings), of_others]);
    let grade = Book::of(plan, &facts).students[0].grade.clone();
    (shown(grade.grade.as_ref()), grade.is_complete)
}

#[test]
fn the_course_weighs_its_modules_and_optional_ones_never_lower_it() {
    for (modules, grade) in [
        (vec![("abcd", "1", false), ("....", "1", false)], "50.00"),
        (vec![("abcd", "3", false), ("....", "1", false)], "75.00"),
        // Not handed in, and others were graded in it.
        (vec![("abcd", "1", false), ("-", "1", false)], "50.00"),
        (vec![("a.cd", "1", false), ("-", "1", true)], "80.00"),
        (vec![("a.cd", "1", false), ("....", "1", true)], "80.00"),
        (vec![("a.cd", "1", false), ("abcd", "1", true)], "90.00"),
        // The better optional one leaves no room for the other.
        (
            vec![
                (".bc.", "1", false),
                ("abcd", "1", true),
                ("ab..", "1", true),
            ],
            "77.50",
        ),
        (vec![("abcd", "0", false)], "-"),
    ] {
        assert_eq!(course(&modules).0, grade, "{modules:?}");
    }
}

#[test]
fn what_nobody_was_graded_in_is_still_open() {
    let plan = plan(vec![module("parity"), module("chat")]);
    let facts = facts(vec![hand_in("x", None, vec![grading("parity", "abcd")])]);
    let student = Book::of(plan, &facts).students[0].clone();
    assert_eq!(student.modules[1].standing, Standing::Open);
    assert_eq!(shown(student.grade.points.as_ref()), "100.00");
    assert!(!student.grade.is_complete);
}

#[test]
fn who_has_time_left_is_not_missing() {
    for (now, standing) in [
        (TOO_LATE - 1, Standing::Open),
        (TOO_LATE, Standing::Missing),
    ] {
        let mut plan = plan(vec![module("chat")]);
        plan.modules[0].deadline = deadline(DEADLINE);
        let mut facts = facts(vec![hand_in("x", None, vec![grading("chat", "abcd")])]);
        facts.now = now;
        let book = Book::of(plan, &facts);
        assert_eq!(book.students[1].modules[0].standing, standing);
        let missing = book.missing(&name("chat"));
        assert_eq!(missing.len(), usize::from(standing == Standing::Missing));
    }
}

/// What `1` was told of what is not there, and `2`.
fn vacant(whys: [&str; 2]) -> Vec<Common> {
    let hand_ins = whys.iter().zip(["1", "2"]).map(|(why, number)| {
        let mut graded = grading("chat", "..cd");
        for check in &mut graded.plays[0].checks {
            check.diagnosis = Some(Diagnosis::NoProgram);
            check.why = text(why);
        }
        let mut hand_in = hand_in(number, None, vec![graded]);
        hand_in.members = vec![number.to_string()];
        hand_in
    });
    let facts = facts(hand_ins.collect());
    Book::of(plan(vec![module("chat")]), &facts)
        .tally()
        .failures
}

#[test]
fn nobody_is_counted_with_those_who_lack_something_else() {
    let numbers = |whys| {
        let all = vacant(whys).into_iter().map(|common| common.numbers);
        all.collect::<Vec<_>>()
    };
    let broken = "server.c does not compile:\nerror: 1";
    assert_eq!(numbers([broken, "no program"]), [["1"], ["2"]]);
    let other = "server.c does not compile:\nerror: 2";
    assert_eq!(numbers([broken, other]), [["1", "2"]]);
}

#[test]
fn who_did_not_hand_in_is_missing_though_a_person_decided() {
    let mut plan = plan(vec![module("chat")]);
    plan.modules[0].deadline = deadline(DEADLINE);
    let mut facts = facts(vec![hand_in("x", None, vec![grading("chat", "abcd")])]);
    facts.overrides.push(Override {
        number: "2".to_string(),
        module: name("chat"),
        target: Target::Module,
        points: Some(points("50")),
        because: "shown".to_string(),
        at: 1,
        after: None,
    });
    facts.people.push(person("3"));
    let book = Book::of(plan, &facts);
    assert_eq!(book.missing(&name("chat")), [("2", true), ("3", false)]);
    let students = book.students.iter();
    let handed = students.filter(|one| one.modules[0].is_handed_in());
    assert_eq!(handed.count() + 2, book.students.len());
}
