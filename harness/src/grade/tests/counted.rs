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
    nothing.unplayable = Some(text("there is no server"));
    let facts = facts(vec![hand_in("x", None, vec![nothing])]);
    let grade = first(with(Attempts::Best), &facts);
    assert_eq!(grade.points, None);
    assert_eq!(
        grade.reasons(),
        [Reason::Unplayable(text("there is no server"))]
    );
}
