//! What persons say: points for questions, and decisions about checks.

use super::*;

fn mark(number: &str, given: Option<&str>) -> Mark {
    Mark {
        number: number.to_string(),
        module: name("chat"),
        question: name("why"),
        points: given.map(points),
        comment: "good".to_string(),
        at: 5,
    }
}

fn decision(target: Target, given: Option<&str>) -> Override {
    Override {
        number: "1".to_string(),
        module: name("chat"),
        target,
        points: given.map(points),
        because: "seen in class".to_string(),
        at: 5,
        after: Some(1),
    }
}

fn check(scenario: &str, check: &str) -> Target {
    Target::Check {
        scenario: name(scenario),
        check: name(check),
    }
}

fn played(came: &str) -> Facts {
    facts(vec![hand_in("x", None, vec![grading("chat", came)])])
}

#[test]
fn questions_count_as_soon_as_one_was_marked() {
    for (marks, points) in [
        (vec![], "80.00"),
        // 80 of 100 points are left to the programs, and they have 80 % of them.
        (vec![mark("1", Some("15"))], "79.00"),
        (vec![mark("1", Some("20"))], "84.00"),
        (vec![mark("1", Some("20")), mark("1", Some("0"))], "64.00"),
        // Somebody else was marked: now this one waits for points.
        (vec![mark("2", Some("20"))], "-"),
        // Taken back.
        (vec![mark("1", Some("20")), mark("1", None)], "80.00"),
    ] {
        let mut facts = played("a.cd");
        facts.marks = marks.clone();
        assert_eq!(of_first(with(Attempts::Best), &facts), points, "{marks:?}");
    }
}

#[test]
fn who_handed_in_no_programs_has_the_points_of_answers_and_waits_for_the_others() {
    let class = |marks: Vec<Mark>| {
        let mut plan = plan(vec![module("chat")]);
        plan.modules[0].deadline = deadline(DEADLINE);
        let mut other = plan.modules[0].questions[0].clone();
        (other.id, other.points) = (name("how"), points("10"));
        plan.modules[0].questions.push(other);
        let mut facts = played("abcd");
        facts.marks = marks;
        Book::of(plan, &facts).students[1].modules[0].clone()
    };
    let how = |given: &str| Mark {
        question: name("how"),
        ..mark("2", Some(given))
    };
    // Somebody else was marked: who handed in nothing waits for nobody.
    let grade = class(vec![mark("1", Some("20"))]);
    assert_eq!(grade.standing, Standing::Missing);
    assert_eq!(shown(grade.points.as_ref()), "0.00");
    let got: Vec<Option<Points>> = grade.answers.iter().map(|answer| answer.got).collect();
    assert_eq!(got, [Some(Points::default()); 2]);
    // One answer was read: the other is to be read, too.
    let grade = class(vec![mark("2", Some("5"))]);
    assert_eq!(grade.reasons(), [Reason::Unmarked(name("how"))]);
    assert_eq!(
        (shown(Some(&grade.so_far)), grade.points.clone()),
        ("5.00".to_string(), None)
    );
    assert!(grade.is_absent() && !grade.is_handed_in());
    let grade = class(vec![mark("2", Some("5")), how("2.5")]);
    assert_eq!(grade.standing, Standing::Graded);
    assert_eq!(shown(grade.points.as_ref()), "7.50");
    let sum: Score = grade.lines.into_iter().filter_map(|line| line.points).sum();
    assert_eq!(shown(Some(&sum)), "7.50");
}

#[test]
fn points_for_an_answer_count_in_an_optional_module_too() {
    for (marks, standing) in [
        (vec![], Standing::LeftOut),
        (vec![mark("2", Some("5"))], Standing::Graded),
    ] {
        let mut plan = plan(vec![module("chat")]);
        plan.modules[0].deadline = deadline(DEADLINE);
        plan.modules[0].optional = true;
        let mut facts = played("abcd");
        facts.marks = marks;
        let book = Book::of(plan, &facts);
        assert_eq!(book.students[1].modules[0].standing, standing);
    }
}

#[test]
fn lateness_takes_nothing_from_answers() {
    let mut plan = plan(vec![module("chat")]);
    plan.modules[0].deadline = deadline(DEADLINE);
    let mut facts = facts(vec![hand_in(
        "x",
        Some(TOO_LATE),
        vec![grading("chat", "abcd")],
    )]);
    facts.marks = vec![mark("1", Some("20"))];
    assert_eq!(of_first(plan, &facts), "92.00");
}

#[test]
fn a_person_decides_instead_and_may_take_it_back() {
    for (overrides, points) in [
        (vec![decision(check("one", "b"), Some("20"))], "100.00"),
        (vec![decision(check("one", "b"), Some("10"))], "90.00"),
        (vec![decision(check("two", "c"), Some("0"))], "45.00"),
        (vec![decision(Target::Module, Some("61.5"))], "61.50"),
        (
            vec![
                decision(Target::Module, Some("61.5")),
                decision(Target::Module, None),
            ],
            "80.00",
        ),
        (
            vec![
                decision(check("one", "b"), Some("20")),
                decision(check("one", "b"), None),
            ],
            "80.00",
        ),
    ] {
        let mut facts = played("a.cd");
        facts.overrides = overrides.clone();
        let shown = of_first(with(Attempts::Best), &facts);
        assert_eq!(shown, points, "{overrides:?}");
    }
}

#[test]
fn a_decision_stands_through_every_regrade_and_settles_what_nobody_could_judge() {
    let mut facts = played("ab!d");
    facts.overrides = vec![decision(check("two", "c"), Some("50"))];
    assert_eq!(of_first(with(Attempts::Best), &facts), "100.00");
    facts.hand_ins[0].gradings.push(grading("chat", "ab.d"));
    let grade = first(with(Attempts::Best), &facts);
    assert_eq!(shown(grade.points.as_ref()), "100.00");
    let decided = grade.attempts[0].checks[2].decided.as_ref();
    assert_eq!(decided.map(|it| it.because.as_str()), Some("seen in class"));
    assert_eq!(grade.lines[2].why, text("seen in class"));
}

#[test]
fn the_class_is_counted_by_checks_and_by_what_went_wrong() {
    let mut other = hand_in("y", None, vec![grading("chat", "abc.")]);
    other.members = vec!["2".to_string()];
    let mut facts = played("a.c.");
    facts.hand_ins.push(other);
    let tally = Book::of(with(Attempts::Best), &facts).tally();
    let passed: Vec<usize> = tally.checks.iter().map(|row| row.passed).collect();
    assert_eq!(passed, [2, 1, 2, 0]);
    assert_eq!(tally.failures[0].numbers, ["1", "2"]);
    assert_eq!(tally.failures[0].check, name("d"));
    assert_eq!(tally.failures.len(), 2);
}

#[test]
fn a_decision_about_earlier_content_takes_nothing_from_better_content_and_lifts_worse() {
    for (decided, newer, points, is_outdone) in [
        // The new content earns more by itself.
        ("30", "abcd", "100.00", true),
        ("50", "abcd", "100.00", false),
        // It does not, and what was decided still counts.
        ("30", "ab.d", "86.00", false),
        ("30", "ab!d", "86.00", false),
    ] {
        let mut later = grading("chat", newer);
        later.id = 2;
        let mut all = facts(vec![
            hand_in("x", Some(10), vec![grading("chat", "....")]),
            hand_in("y", Some(20), vec![later]),
        ]);
        all.overrides = vec![decision(check("two", "c"), Some(decided))];
        let grade = first(with(Attempts::Best), &all);
        assert_eq!(shown(grade.points.as_ref()), points, "{decided} {newer}");
        let check = &grade.attempts[1].checks[2];
        assert_eq!(check.outdone.is_some(), is_outdone, "{decided} {newer}");
        // Of the content that it was made on it holds, also when that earns more by now.
        let check = &grade.attempts[0].checks[2];
        assert_eq!(
            check.decided.as_ref().and_then(|it| it.points),
            Some(self::points(decided))
        );
    }
}

#[test]
fn a_decision_about_a_module_holds_and_says_that_newer_content_earned_more() {
    for (came, is_outdone) in [("abcd", true), ("a...", false)] {
        let mut later = grading("chat", came);
        later.id = 2;
        let mut all = facts(vec![
            hand_in("x", Some(10), vec![grading("chat", "....")]),
            hand_in("y", Some(20), vec![later]),
        ]);
        all.overrides = vec![decision(Target::Module, Some("61.5"))];
        let grade = first(with(Attempts::Best), &all);
        assert_eq!(shown(grade.points.as_ref()), "61.50");
        assert_eq!(grade.is_outdone, is_outdone);
    }
}

fn withdrawal(module: Option<&str>, is_back: bool) -> Withdrawal {
    Withdrawal {
        number: "1".to_string(),
        module: module.map(name),
        is_back,
        because: "another folder".to_string(),
        at: 7,
        after: Some(1),
    }
}

#[test]
fn who_was_withdrawn_is_no_part_of_the_class_until_it_is_taken_back() {
    let mut facts = played("abcd");
    facts.withdrawals = vec![withdrawal(None, false)];
    let book = Book::of(with(Attempts::Best), &facts);
    assert_eq!(book.students.len(), 1);
    assert_eq!(book.withdrawn[0].0.number, "1");
    assert_eq!(book.withdrawn[0].1.because, "another folder");
    facts.withdrawals.push(withdrawal(None, true));
    let book = Book::of(with(Attempts::Best), &facts);
    assert_eq!((book.students.len(), book.withdrawn.len()), (2, 0));
}

#[test]
fn what_was_graded_by_mistake_does_not_count_and_what_is_graded_later_does() {
    let mut facts = played("a.cd");
    facts.withdrawals = vec![withdrawal(Some("chat"), false)];
    let grade = first(with(Attempts::Best), &facts);
    assert_eq!((grade.standing, grade.points), (Standing::Open, None));
    assert!(grade.withdrawn.is_some() && grade.attempts.is_empty());
    let mut later = grading("chat", "ab..");
    later.id = 2;
    facts.hand_ins[0].gradings.push(later);
    assert_eq!(of_first(with(Attempts::Best), &facts), "30.00");
    facts.withdrawals.push(withdrawal(Some("chat"), true));
    facts.hand_ins[0].gradings.pop();
    assert_eq!(of_first(with(Attempts::Best), &facts), "80.00");
}

#[test]
fn who_handed_in_the_very_same_files_without_being_a_group_is_told() {
    let of = |number: &str, content: &str| {
        let mut one = hand_in(content, None, vec![grading("chat", "abcd")]);
        one.members = vec![number.to_string()];
        one
    };
    let told = |hand_ins: Vec<HandIn>| {
        let book = Book::of(with(Attempts::Best), &facts(hand_ins));
        book.identical(&[name("chat")])
    };
    let both = vec!["1".to_string(), "2".to_string()];
    assert_eq!(
        told(vec![of("1", "x"), of("2", "x")]),
        [(name("chat"), both.clone())]
    );
    assert!(told(vec![of("1", "x"), of("2", "y")]).is_empty());
    let mut together = of("1", "x");
    together.members = both;
    assert!(told(vec![together]).is_empty());
}
