//! What was taken in and is not graded yet: nobody is missing for that, and no earlier grade goes out unnoticed.

use super::*;

fn receipt(module: Option<&str>, run: i64) -> Receipt {
    Receipt {
        module: module.map(name),
        run,
        at: u64::try_from(run).expect("it is small"),
        listed: None,
    }
}

fn received(content: &str, at: u64, receipts: &[(Option<&str>, i64)]) -> HandIn {
    let receipts = receipts.iter();
    HandIn {
        receipts: receipts
            .map(|(module, run)| receipt(*module, *run))
            .collect(),
        ..hand_in(content, Some(at), Vec::new())
    }
}

fn graded(content: &str, at: u64, module: &str, run: i64, came: &str) -> HandIn {
    HandIn {
        gradings: vec![grading(module, came)],
        ..received(content, at, &[(Some(module), run)])
    }
}

fn of(number: &str, hand_in: HandIn) -> HandIn {
    HandIn {
        members: vec![number.to_string()],
        ..hand_in
    }
}

/// Chat and parity, whose deadlines are over, with an optional third.
fn course(attempts: Attempts) -> Plan {
    let mut plan = plan(vec![module("chat"), module("parity"), module("groups")]);
    plan.grading.attempts = attempts;
    for module in &mut plan.modules {
        module.deadline = deadline(DEADLINE);
    }
    plan.modules[2].optional = true;
    plan
}

/// What student 1 has in chat and in parity; both were graded for student 2.
fn both(plan: Plan, own: Vec<HandIn>) -> [ModuleGrade; 2] {
    let mut all = facts(own);
    for slug in ["chat", "parity"] {
        let other = graded(&format!("other {slug}"), 5, slug, 1, "abcd");
        all.hand_ins.push(of("2", other));
    }
    let book = Book::of(plan, &all);
    let modules = &book.students[0].modules;
    [modules[0].clone(), modules[1].clone()]
}

#[test]
fn who_handed_in_chat_is_not_missing_there_because_parity_was_graded() {
    let chat = received("x", 10, &[(Some("chat"), 1)]);
    let parity = graded("y", 20, "parity", 2, "abcd");
    let [chat, parity] = both(course(Attempts::Best), vec![chat, parity]);
    assert_eq!(chat.reasons(), [Reason::Ungraded("satu".to_string())]);
    assert_eq!(chat.points, None);
    assert_eq!(shown(parity.points.as_ref()), "100.00");
    assert!(!parity.is_unfinished());
    // Something newer of the same module takes its place.
    let own = vec![
        received("x", 10, &[(Some("chat"), 1)]),
        graded("y", 20, "chat", 2, "a.cd"),
    ];
    let [chat, parity] = both(course(Attempts::Best), own);
    assert_eq!(
        (shown(chat.points.as_ref()).as_str(), chat.is_unfinished()),
        ("80.00", false)
    );
    assert_eq!(parity.standing, Standing::Missing);
}

#[test]
fn of_two_the_one_that_was_taken_in_last_is_the_last_where_nobody_knows_when_one_was_handed_in() {
    let undated = |run| HandIn {
        handed_in: None,
        ..graded("x", 30, "chat", run, "abcd")
    };
    let own = |runs: [i64; 2]| vec![undated(runs[0]), graded("y", 20, "chat", runs[1], "a.cd")];
    let last = |own| shown(both(course(Attempts::Last), own)[0].points.as_ref());
    assert_eq!(last(own([1, 2])), "80.00");
    assert_eq!(last(own([2, 1])), "100.00");
    // Dates of both say it better.
    let dated = vec![
        graded("x", 30, "chat", 1, "abcd"),
        graded("y", 20, "chat", 2, "a.cd"),
    ];
    assert_eq!(last(dated), "100.00");
}

#[test]
fn what_was_received_for_an_optional_module_waits_there_too() {
    let own = vec![received("x", 10, &[(Some("groups"), 1)])];
    let book = Book::of(course(Attempts::Best), &facts(own));
    assert!(book.students[0].modules[2].is_pending());
    assert_eq!(book.students[1].modules[2].standing, Standing::LeftOut);
}

#[test]
fn something_newer_that_was_not_begun_leaves_the_earlier_grade_and_is_told() {
    for policy in [Attempts::Best, Attempts::Last, Attempts::Average] {
        let own = vec![
            graded("x", 10, "chat", 1, "a.cd"),
            received("y", 20, &[(Some("chat"), 2)]),
        ];
        let [chat, parity] = both(course(policy), own);
        assert_eq!(shown(chat.points.as_ref()), "80.00");
        assert_eq!(chat.newer, [Reason::Ungraded("satu".to_string())]);
        assert_eq!(parity.standing, Standing::Missing);
    }
}

#[test]
fn an_archive_that_cannot_be_opened_leaves_the_earlier_grade_and_is_told() {
    for policy in [Attempts::Best, Attempts::Last] {
        let damaged = HandIn {
            problem: Some(text("it is damaged").into()),
            ..received("y", 20, &[(None, 2)])
        };
        let own = vec![graded("x", 10, "chat", 1, "a.cd"), damaged.clone()];
        let [chat, parity] = both(course(policy), own);
        let why = [Reason::Unplayable(text("it is damaged").into())];
        assert_eq!(shown(chat.points.as_ref()), "80.00");
        assert_eq!((&chat.newer[..], parity.reasons()), (&why[..], &why[..]));
        // What came for chat since is newer than that.
        let own = vec![graded("z", 30, "chat", 3, "ab.d"), damaged];
        let [chat, parity] = both(course(policy), own);
        assert!(!chat.is_unfinished() && parity.is_pending());
    }
}

#[test]
fn what_was_withdrawn_before_it_was_graded_is_not_waited_for() {
    let mut all = facts(vec![received("x", 10, &[(Some("chat"), 1)])]);
    all.hand_ins
        .push(of("2", graded("y", 5, "chat", 1, "abcd")));
    for (at, standing) in [(0, None), (1, Some(Standing::Missing))] {
        all.withdrawals = vec![Withdrawal {
            number: "1".to_string(),
            module: Some(name("chat")),
            is_back: false,
            because: "was for parity".to_string(),
            at,
            after: Some(1),
        }];
        let book = Book::of(course(Attempts::Best), &all);
        let grade = &book.students[0].modules[0];
        match standing {
            Some(standing) => assert_eq!(grade.standing, standing),
            None => assert!(grade.is_pending()),
        }
    }
}

#[test]
fn an_instructors_time_for_one_module_is_not_that_of_another() {
    let late = TOO_LATE + DAY;
    let mut one = received("x", late, &[(Some("chat"), 1), (Some("parity"), 1)]);
    one.gradings = vec![grading("chat", "abcd"), grading("parity", "abcd")];
    one.receipts[0].listed = Some(HandedIn {
        seconds: 10,
        source: text("the class list"),
    });
    let [chat, parity] = both(course(Attempts::Best), vec![one]);
    assert_eq!(shown(chat.points.as_ref()), "100.00");
    assert_eq!(shown(parity.points.as_ref()), "80.00");
    let source = |grade: &ModuleGrade| grade.attempts[0].handed_in.clone().map(|it| it.source.en);
    assert_eq!(source(&chat).as_deref(), Some("the class list"));
    assert_eq!(source(&parity).as_deref(), Some("roster"));
}

#[test]
fn what_may_be_that_of_several_is_nobodys_zero() {
    let class = |more: Vec<HandIn>| {
        let folder = HandIn {
            candidates: vec!["1".to_string(), "2".to_string()],
            name: "Rizky_61".to_string(),
            ..of("Rizky_61", graded("x", 10, "chat", 1, "abcd"))
        };
        let mut all = facts([vec![folder], more].concat());
        all.people.extend([person("3"), person("Rizky_61")]);
        all
    };
    let of_chat = |facts: &Facts| {
        let book = Book::of(course(Attempts::Best), facts);
        let students = book.students.iter();
        let grades: Vec<ModuleGrade> = students.map(|one| one.modules[0].clone()).collect();
        grades
    };
    let grades = of_chat(&class(Vec::new()));
    for grade in &grades[..2] {
        assert_eq!(
            grade.reasons(),
            [Reason::Unassigned("Rizky_61".to_string())]
        );
        assert!(!grade.is_handed_in());
    }
    assert_eq!(grades[2].standing, Standing::Missing);
    assert_eq!(shown(grades[3].points.as_ref()), "100.00");
    // Who has something of their own waits for nobody's.
    let grades = of_chat(&class(vec![graded("y", 20, "chat", 1, "ab.d")]));
    assert!(!grades[0].is_pending() && grades[1].is_pending());
    // Whoever it is under was taken out of the class: it is nobody's.
    let mut facts = class(Vec::new());
    facts.withdrawals.push(Withdrawal {
        number: "Rizky_61".to_string(),
        module: None,
        is_back: false,
        because: "a stranger".to_string(),
        at: 9,
        after: None,
    });
    assert_eq!(of_chat(&facts)[0].standing, Standing::Missing);
}

#[test]
fn what_was_begun_and_not_played_waits_for_one_thing() {
    for (came, reasons) in [
        ("----", vec![Reason::Ungraded("satu".to_string())]),
        ("ab--", vec![Reason::NotPlayed(vec![name("two")])]),
    ] {
        let mut begun = graded("x", 10, "chat", 1, came);
        begun.gradings[0].ended = None;
        let [chat, _] = both(course(Attempts::Best), vec![begun.clone()]);
        assert_eq!(chat.reasons(), reasons);
        let earlier = graded("w", 5, "chat", 1, "a.cd");
        let [chat, _] = both(course(Attempts::Best), vec![earlier, begun]);
        assert_eq!((chat.newer, chat.points.is_some()), (reasons, true));
    }
}
