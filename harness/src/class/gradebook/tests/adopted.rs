//! A stranger becomes a student, or two of a group: nothing is doubled, and nothing lost.

use super::*;
use crate::class::adoption::Adoption;

fn of(number: &str, content: &str, at: Option<u64>) -> Handed {
    Handed {
        members: vec![number.to_string()],
        ..handed(content, at)
    }
}

fn people(numbers: &[&str]) -> Vec<Person> {
    let person = |number: &&str| Person {
        number: (*number).to_string(),
        is_on_roster: number.len() == 1,
        ..Person::default()
    };
    numbers.iter().map(person).collect()
}

fn adoption(members: &[&str]) -> Adoption {
    Adoption {
        stranger: "Ani_71".to_string(),
        by: members[0].to_string(),
        members: members.iter().map(ToString::to_string).collect(),
    }
}

/// A stranger with a grading, a mark and a decision.
fn strange() -> (TempDir, Gradebook) {
    let (folder, mut book) = book();
    book.enrol(&people(&["Ani_71"])).expect("written");
    let id = book.hand_in(&of("Ani_71", "x", Some(50))).expect("written");
    let passed = [Verdict::Passed, Verdict::Passed];
    graded(&mut book, &job(id, "s"), Want::New, passed);
    book.mark(&[Mark {
        number: "Ani_71".to_string(),
        module: name("chat"),
        question: name("why"),
        points: Some(points("5")),
        comment: String::new(),
        at: 7,
    }])
    .expect("written");
    book.decide(&[Override {
        number: "Ani_71".to_string(),
        module: name("chat"),
        target: Target::Module,
        points: Some(points("60")),
        because: "seen".to_string(),
        at: 8,
        after: None,
    }])
    .expect("written");
    (folder, book)
}

#[test]
fn all_that_a_stranger_has_goes_to_everybody_whose_work_it_is() {
    let (_folder, mut book) = strange();
    book.enrol(&people(&["1", "2"])).expect("written");
    book.adopt(&[adoption(&["1", "2"])]).expect("written");
    let facts = facts(&mut book);
    let numbers: Vec<&str> = facts.people.iter().map(|one| one.number.as_str()).collect();
    assert_eq!(numbers, ["1", "2"]);
    let [hand_in] = &facts.hand_ins[..] else {
        panic!("one was handed in")
    };
    assert_eq!(hand_in.members, ["1", "2"]);
    assert_eq!(hand_in.gradings.len(), 1);
    let marked: Vec<&str> = facts
        .marks
        .iter()
        .map(|mark| mark.number.as_str())
        .collect();
    assert_eq!(marked, ["1", "2"]);
    assert_eq!(facts.overrides.len(), 2);
    assert_eq!(facts.overrides[0].after, facts.overrides[1].after);
    // It is known again: nothing is played twice.
    let both = Handed {
        members: vec!["2".to_string(), "1".to_string()],
        ..handed("x", None)
    };
    let id = book.hand_in(&both).expect("written");
    assert_eq!(
        book.claim(&job(id, "s"), Want::New).expect("asked"),
        Claimed::Done
    );
}

#[test]
fn the_same_content_of_both_is_one_and_keeps_every_grading() {
    let (_folder, mut book) = strange();
    book.enrol(&people(&["1"])).expect("written");
    let id = book.hand_in(&of("1", "x", Some(70))).expect("written");
    let passed = [Verdict::Passed, Verdict::Passed];
    graded(&mut book, &job(id, "s"), Want::New, passed);
    book.adopt(&[adoption(&["1"])]).expect("written");
    let facts = facts(&mut book);
    let [hand_in] = &facts.hand_ins[..] else {
        panic!("it is one")
    };
    assert_eq!(hand_in.gradings.len(), 2);
    assert_eq!(hand_in.handed_in.as_ref().map(|it| it.seconds), Some(50));
    assert_eq!(hand_in.order, 70);
}

#[test]
fn what_the_student_handed_in_since_stays_what_they_have_now() {
    let (_folder, mut book) = strange();
    let chat = [name("chat")];
    let what = Occasion {
        modules: &chat,
        timed: None,
    };
    let receive = |book: &mut Gradebook, handed: Handed| {
        book.begins("x").expect("written");
        book.receive(&[handed], what).expect("written");
    };
    receive(&mut book, of("Ani_71", "x", Some(50)));
    book.enrol(&people(&["1"])).expect("written");
    receive(&mut book, of("1", "y", Some(90)));
    book.adopt(&[adoption(&["1"])]).expect("written");
    let facts = facts(&mut book);
    let runs: Vec<(&str, i64)> = facts
        .hand_ins
        .iter()
        .map(|one| (one.content.as_str(), one.receipts[0].run))
        .collect();
    assert_eq!(runs, [("x", 1), ("y", 2)]);
}

#[test]
fn who_has_another_number_keeps_their_part_of_what_a_group_handed_in() {
    let (_folder, mut book) = book();
    book.enrol(&people(&["9", "2"])).expect("written");
    let both = Handed {
        members: vec!["9".to_string(), "2".to_string()],
        candidates: vec!["9".to_string()],
        ..handed("x", None)
    };
    book.hand_in(&both).expect("written");
    let gone = book.enrol(&people(&["1", "2"])).expect("written");
    assert_eq!(gone, [""; 0]);
    let corrected = Adoption {
        stranger: "9".to_string(),
        ..adoption(&["1"])
    };
    book.adopt(&[corrected]).expect("written");
    let facts = facts(&mut book);
    assert_eq!(facts.hand_ins[0].members, ["1", "2"]);
    let numbers: Vec<&str> = facts.people.iter().map(|one| one.number.as_str()).collect();
    assert_eq!(numbers, ["1", "2"]);
}

#[test]
fn who_left_the_list_and_has_nothing_goes() {
    let (_folder, mut book) = book();
    book.enrol(&people(&["1", "2", "3", "4"])).expect("written");
    book.hand_in(&of("2", "x", None)).expect("written");
    book.mark(&[Mark {
        number: "3".to_string(),
        module: name("chat"),
        question: name("why"),
        points: Some(points("5")),
        comment: String::new(),
        at: 7,
    }])
    .expect("written");
    // Without a list nobody leaves it.
    assert_eq!(book.enrol(&people(&["Ani_71"])).expect("written"), [""; 0]);
    book.hand_in(&of("Ani_71", "y", None)).expect("written");
    assert_eq!(book.enrol(&people(&["1"])).expect("written"), ["4"]);
    let people = facts(&mut book).people;
    let numbers: Vec<&str> = people.iter().map(|one| one.number.as_str()).collect();
    assert_eq!(numbers, ["1", "2", "3", "Ani_71"]);
}
