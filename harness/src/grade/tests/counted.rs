//! Which attempt counts, what lateness takes, and what nobody could judge.

use super::*;

#[test]
fn every_day_that_has_begun_costs_its_share_of_what_was_earned() {
    for (after, left) in [
        (-1, "100.00"),
        (0, "90.00"),
        (i64::try_from(DAY).expect("it fits") - 1, "90.00"),
        (i64::try_from(DAY).expect("it fits"), "80.00"),
        (i64::try_from(4 * DAY).expect("it fits"), "50.00"),
        (i64::try_from(90 * DAY).expect("it fits"), "50.00"),
    ] {
        let at = TOO_LATE.checked_add_signed(after).expect("it is a date");
        let mut plan = plan(vec![module("chat")]);
        plan.modules[0].deadline = deadline(DEADLINE);
        let facts = facts(vec![hand_in("x", Some(at), vec![grading("chat", "abcd")])]);
        assert_eq!(of_first(plan, &facts), left, "{after}");
    }
}

#[test]
fn two_days_late_leave_64_of_80() {
    let mut plan = plan(vec![module("chat")]);
    plan.modules[0].deadline = deadline(DEADLINE);
    let at = Some(TOO_LATE + DAY);
    let facts = facts(vec![hand_in("x", at, vec![grading("chat", "a.cd")])]);
    assert_eq!(of_first(plan, &facts), "64.00");
}

#[test]
fn a_module_may_say_itself_what_lateness_costs() {
    for (own, left) in [
        (None, "90.00"),
        (Some((25_000, 100_000)), "75.00"),
        (Some((0, 100_000)), "100.00"),
    ] {
        let mut plan = plan(vec![module("chat")]);
        plan.modules[0].deadline = deadline(DEADLINE);
        plan.modules[0].late = own.map(|(per_day, at_most)| Late { per_day, at_most });
        let late = hand_in("x", Some(TOO_LATE), vec![grading("chat", "abcd")]);
        assert_eq!(of_first(plan, &facts(vec![late])), left, "{own:?}");
    }
}

#[test]
fn an_extension_is_one_students_own_and_the_zone_is_the_deadlines() {
    let late = || vec![hand_in("x", Some(TOO_LATE), vec![grading("chat", "abcd")])];
    for (extension, left) in [
        (None, "90.00"),
        (Some(("1", "2026-12-02 00:00 WIB")), "100.00"),
        (Some(("2", "2026-12-09 00:00 WIB")), "90.00"),
        // The same moment, one hour to the east: that is later here.
        (Some(("1", "2026-12-02 01:00 WITA")), "100.00"),
    ] {
        let mut plan = plan(vec![module("chat")]);
        plan.modules[0].deadline = deadline(DEADLINE);
        let own = extension.map(|(number, text)| (number.to_string(), deadline(text)));
        let own = own.and_then(|(number, moment)| Some((number, moment?)));
        plan.modules[0].extensions.extend(own);
        assert_eq!(of_first(plan, &facts(late())), left, "{extension:?}");
    }
}

#[test]
fn where_nothing_says_when_it_came_nothing_is_taken() {
    let mut plan = plan(vec![module("chat")]);
    plan.modules[0].deadline = deadline(DEADLINE);
    let facts = facts(vec![hand_in("x", None, vec![grading("chat", "abcd")])]);
    assert_eq!(of_first(plan, &facts), "100.00");
}

#[test]
fn the_best_the_last_or_the_average_attempt_counts() {
    let attempts = || {
        vec![
            hand_in("x", Some(10), vec![grading("chat", "a.cd")]),
            hand_in("y", Some(30), vec![grading("chat", "a...")]),
            hand_in("z", Some(20), vec![grading("chat", "..cd")]),
        ]
    };
    for (policy, points, counted) in [
        (Attempts::Best, "80.00", vec![0]),
        // The order is that of handing in.
        (Attempts::Last, "10.00", vec![2]),
        (Attempts::Average, "53.33", vec![0, 1, 2]),
    ] {
        let grade = first(with(policy), &facts(attempts()));
        assert_eq!(shown(grade.points.as_ref()), points);
        assert_eq!(grade.counted, counted);
    }
}

#[test]
fn what_could_not_be_judged_is_no_zero() {
    for (came, policy, points) in [
        (vec!["ab!d"], Attempts::Best, "-"),
        (vec!["ab?d"], Attempts::Last, "-"),
        (vec!["ab--"], Attempts::Best, "-"),
        // The other one might be the better.
        (vec!["abc.", "ab!d"], Attempts::Best, "-"),
        // Nothing is better than everything.
        (vec!["abcd", "ab!d"], Attempts::Best, "100.00"),
        (vec!["ab!d", "abc."], Attempts::Last, "65.00"),
        (vec!["ab!d", "abcd"], Attempts::Average, "-"),
    ] {
        let attempts = came.iter().enumerate().map(|(at, came)| {
            let order = u64::try_from(at).expect("it is small");
            hand_in(&at.to_string(), Some(order), vec![grading("chat", came)])
        });
        let grade = first(with(policy), &facts(attempts.collect()));
        assert_eq!(shown(grade.points.as_ref()), points, "{came:?}");
        assert_eq!(grade.is_pending(), points == "-");
        assert_eq!(grade.reasons().is_empty(), points != "-");
    }
}

#[test]
fn a_play_that_could_not_judge_undoes_nothing() {
    let gradings = vec![grading("chat", "a.cd"), grading("chat", "a!cd")];
    let grade = first(
        with(Attempts::Best),
        &facts(vec![hand_in("x", None, gradings)]),
    );
    assert_eq!(shown(grade.points.as_ref()), "80.00");
    let counts: Vec<bool> = grade.attempts[0]
        .history
        .iter()
        .map(|it| it.counts)
        .collect();
    assert_eq!(counts, [true, false]);
}

#[test]
fn identical_content_that_earns_less_is_an_alarm() {
    for (came, is_alarm) in [
        (vec!["abcd"], false),
        (vec!["a.cd", "abcd"], false),
        (vec!["abcd", "abcd"], false),
        (vec!["abcd", "a.cd"], true),
        (vec!["abcd", "ab!d"], false),
        // It does not go away by grading it once more.
        (vec!["abcd", "a.cd", "a.cd"], true),
        (vec!["abcd", "a.cd", "abcd"], false),
    ] {
        let gradings = came.iter().map(|came| grading("chat", came)).collect();
        let facts = facts(vec![hand_in("x", None, gradings)]);
        let book = Book::of(with(Attempts::Best), &facts);
        assert_eq!(book.alarms.len(), usize::from(is_alarm), "{came:?}");
        if let Some(alarm) = book.alarms.first() {
            assert_eq!(alarm.checks, ["one/b"]);
            assert_eq!(alarm.before.rounded(0), "100");
            assert_eq!(alarm.now.rounded(0), "80");
            assert!(alarm.is_same_scenarios);
        }
    }
}

#[test]
fn nothing_to_play_is_told_and_is_no_zero() {
    let mut nothing = grading("chat", "----");
    nothing.unplayable = Some(text("there is no server").into());
    let facts = facts(vec![hand_in("x", None, vec![nothing])]);
    let grade = first(with(Attempts::Best), &facts);
    assert_eq!(grade.points, None);
    assert_eq!(
        grade.reasons(),
        [Reason::Unplayable(text("there is no server").into())]
    );
}

#[test]
fn what_was_begun_and_not_ended_leaves_the_earlier_grade_as_it_was() {
    for (policy, points) in [
        (Attempts::Best, "80.00"),
        (Attempts::Last, "80.00"),
        (Attempts::Average, "80.00"),
    ] {
        let mut begun = grading("chat", "ab--");
        begun.ended = None;
        let attempts = vec![
            hand_in("x", Some(10), vec![grading("chat", "a.cd")]),
            hand_in("y", Some(20), vec![begun]),
        ];
        let grade = first(with(policy), &facts(attempts));
        assert_eq!(shown(grade.points.as_ref()), points, "{policy:?}");
        assert!(grade.is_unfinished() && !grade.is_pending());
    }
    let mut begun = grading("chat", "ab--");
    begun.ended = None;
    let alone = facts(vec![hand_in("y", Some(20), vec![begun])]);
    let grade = first(with(Attempts::Best), &alone);
    assert!(grade.is_pending() && !grade.is_unfinished());
}

#[test]
fn who_handed_in_nothing_has_a_zero_only_once_a_deadline_is_over() {
    let other = || {
        let mut other = hand_in("x", Some(10), vec![grading("chat", "abcd")]);
        other.members = vec!["2".to_string()];
        facts(vec![other])
    };
    for (until, standing) in [
        (None, Standing::Open),
        (Some("2036-12-01 23:59 WIB"), Standing::Open),
        (Some(DEADLINE), Standing::Missing),
    ] {
        let mut plan = plan(vec![module("chat")]);
        plan.modules[0].deadline = until.and_then(deadline);
        let grade = first(plan, &other());
        assert_eq!(grade.standing, standing, "{until:?}");
        assert_eq!(grade.points.is_some(), standing == Standing::Missing);
    }
}

#[test]
fn an_extension_of_nobody_on_the_class_list_is_told() {
    let mut plan = plan(vec![module("chat")]);
    let later = deadline("2026-12-09 00:00 WIB").expect("it is a moment");
    plan.modules[0].extensions = vec![("1".to_string(), later), ("l".to_string(), later)];
    let mut facts = facts(Vec::new());
    let book = Book::of(plan.clone(), &facts);
    assert_eq!(book.extended_strangers(), [(name("chat"), "l".to_string())]);
    // Without a list nobody knows who is a stranger.
    facts
        .people
        .iter_mut()
        .for_each(|one| one.is_on_roster = false);
    assert!(Book::of(plan, &facts).extended_strangers().is_empty());
}

#[test]
fn what_could_not_be_played_waits_only_until_something_that_can_is_handed_in() {
    let unplayable = || {
        let mut nothing = grading("chat", "----");
        nothing.unplayable = Some(text("an archive that is not read").into());
        nothing
    };
    let mut attempts = vec![
        hand_in("x", Some(10), vec![unplayable()]),
        hand_in("y", Some(20), vec![grading("chat", "a.cd")]),
    ];
    assert_eq!(
        of_first(with(Attempts::Best), &facts(attempts.clone())),
        "80.00"
    );
    // The other way round somebody must look at it.
    attempts[0].order = 30;
    assert_eq!(of_first(with(Attempts::Best), &facts(attempts)), "-");
}

#[test]
fn what_cannot_be_looked_into_waits_in_the_module_that_it_was_handed_in_for() {
    let mut other = hand_in(
        "y",
        None,
        vec![grading("chat", "abcd"), grading("parity", "abcd")],
    );
    other.members = vec!["2".to_string()];
    let mut unread = hand_in("x", None, Vec::new());
    unread.problem = Some(text("an archive that is not read").into());
    unread.receipts = vec![Receipt {
        module: None,
        run: 1,
        at: 1,
        listed: None,
    }];
    let both = || plan(vec![module("parity"), module("chat")]);
    // Nobody knows for which: then it may be either.
    let unknown = facts(vec![unread.clone(), other.clone()]);
    let book = Book::of(both(), &unknown);
    assert!(book.students[0].modules.iter().all(ModuleGrade::is_pending));
    assert_eq!(book.students[0].troubles.len(), 1);
    assert_eq!(book.students[0].grade.grade, None);
    let mut nothing = grading("parity", "----");
    nothing.unplayable.clone_from(&unread.problem);
    unread.gradings.push(nothing);
    let mut plan = both();
    plan.modules[1].deadline = deadline(DEADLINE);
    let book = Book::of(plan, &facts(vec![unread, other]));
    let standings = book.students[0]
        .modules
        .iter()
        .map(|it| it.standing.clone());
    let reasons = vec![Reason::Unplayable(
        text("an archive that is not read").into(),
    )];
    assert_eq!(
        standings.collect::<Vec<_>>(),
        [Standing::Pending(reasons), Standing::Missing]
    );
    assert!(book.students[0].troubles.is_empty());
}

#[test]
fn a_decision_about_the_whole_is_final_and_one_about_a_check_is_not() {
    let decided = |target: Target| {
        let mut plan = plan(vec![module("chat")]);
        plan.modules[0].deadline = deadline(DEADLINE);
        let late = hand_in("x", Some(TOO_LATE), vec![grading("chat", "abcd")]);
        let mut facts = facts(vec![late]);
        facts.overrides.push(Override {
            number: "1".to_string(),
            module: name("chat"),
            target,
            points: Some(points("10")),
            because: "shown".to_string(),
            at: TOO_LATE,
            after: Some(1),
        });
        let grade = first(plan, &facts);
        let spared = grade.spared().map(|late| late.not_taken().en);
        (shown(grade.points.as_ref()), spared)
    };
    let (points, spared) = decided(Target::Module);
    let spared = spared.expect("it is told");
    assert!(points == "10.00" && spared.contains("lateness (−10%) takes nothing"));
    let check = Target::Check {
        scenario: name("one"),
        check: name("a"),
    };
    assert_eq!(decided(check), ("90.00".to_string(), None));
}
