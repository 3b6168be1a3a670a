//! What is taken in belongs to the modules that it was taken in for, and so do the class list's times.

use super::*;
use crate::grade::HandIn;

/// A command that takes this in, with a class list that says when for those, or without one.
fn receive(
    book: &mut Gradebook,
    all: &[Handed],
    module: Option<&str>,
    timed: Option<&[&str]>,
) -> Vec<Retimed> {
    book.begins("praktikum grade").expect("written");
    let modules: Vec<Name> = module.map(name).into_iter().collect();
    let timed = timed.map(|all| all.iter().map(ToString::to_string).collect::<Vec<_>>());
    let what = Occasion {
        modules: &modules,
        timed: timed.as_deref(),
    };
    book.receive(all, what).expect("written")
}

fn listed(content: &str, at: Option<u64>, by_list: u64) -> Handed {
    let said = handed(content, Some(by_list)).handed_in;
    Handed {
        listed: said,
        ..handed(content, at)
    }
}

fn only(book: &mut Gradebook) -> HandIn {
    let mut all = facts(book).hand_ins;
    assert_eq!(all.len(), 1);
    all.remove(0)
}

/// By the module, when it came by the class list.
fn times(book: &mut Gradebook) -> Vec<(String, Option<u64>)> {
    let receipts = only(book).receipts.into_iter();
    let slug = |module: Option<Name>| module.map_or(String::new(), |it| it.to_string());
    let times = receipts.map(|one| (slug(one.module), one.listed.map(|it| it.seconds)));
    times.collect()
}

#[test]
fn what_was_taken_in_for_one_module_is_untouched_by_another() {
    let (_folder, mut book) = book();
    receive(&mut book, &[handed("x", Some(10))], Some("chat"), None);
    receive(&mut book, &[handed("y", Some(20))], Some("parity"), None);
    receive(&mut book, &[handed("z", Some(30))], None, None);
    let all = facts(&mut book).hand_ins;
    let receipts = all.iter().flat_map(|one| &one.receipts);
    let receipts: Vec<(Option<&str>, i64)> = receipts
        .map(|one| (one.module.as_ref().map(Name::as_str), one.run))
        .collect();
    assert_eq!(
        receipts,
        [(Some("chat"), 1), (Some("parity"), 2), (None, 3)]
    );
    // Looked into, it is for these.
    let id = book.hand_in(&handed("z", Some(30))).expect("written");
    book.place(id, &[name("chat"), name("parity")])
        .expect("written");
    let all = facts(&mut book).hand_ins;
    assert_eq!(all[2].receipts.len(), 2);
    assert!(
        all[2]
            .receipts
            .iter()
            .all(|one| one.module.is_some() && one.run == 3)
    );
}

#[test]
fn the_class_lists_time_counts_be_it_later_and_the_change_is_told() {
    let (_folder, mut book) = book();
    let chat = Some("chat");
    assert_eq!(
        receive(&mut book, &[handed("x", Some(100))], chat, None),
        []
    );
    let later = listed("x", Some(100), 200);
    let told = receive(&mut book, std::slice::from_ref(&later), chat, Some(&["1"]));
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].before, told[0].now), (100, Some(200)));
    book.hand_in(&later).expect("written");
    assert_eq!(times(&mut book), [("chat".to_string(), Some(200))]);
    assert_eq!(receive(&mut book, &[later], chat, Some(&["1"])), []);
}

#[test]
fn a_class_lists_time_holds_for_what_it_was_given_for_and_no_other_module() {
    let (_folder, mut book) = book();
    receive(
        &mut book,
        &[listed("x", Some(50), 10)],
        Some("chat"),
        Some(&["1"]),
    );
    // The list of the last time is used again, for the names in it.
    receive(&mut book, &[handed("x", Some(50))], Some("parity"), None);
    receive(&mut book, &[handed("x", Some(50))], Some("chat"), None);
    let expected = [("chat".to_string(), Some(10)), ("parity".to_string(), None)];
    assert_eq!(times(&mut book), expected);
    assert_eq!(only(&mut book).handed_in.map(|it| it.seconds), Some(50));
    // Where each submission says itself for which module it is.
    receive(&mut book, &[listed("x", Some(50), 20)], None, Some(&["1"]));
    let id = book.hand_in(&handed("x", None)).expect("written");
    book.place(id, &[name("chat"), name("groups")])
        .expect("written");
    let times = times(&mut book);
    let times: Vec<(&str, Option<u64>)> = times.iter().map(|(of, at)| (of.as_str(), *at)).collect();
    assert_eq!(
        times,
        [
            ("chat", Some(20)),
            ("groups", Some(20)),
            ("parity", Some(20))
        ]
    );
}

#[test]
fn a_time_that_the_class_list_does_not_say_any_more_does_not_hold() {
    for is_in_download in [true, false] {
        let (_folder, mut book) = book();
        let chat = Some("chat");
        receive(&mut book, &[listed("x", Some(50), 10)], chat, Some(&["1"]));
        // Nothing is taken back by a run without a list.
        receive(&mut book, &[handed("x", Some(50))], chat, None);
        assert_eq!(times(&mut book), [("chat".to_string(), Some(10))]);
        let now: Vec<Handed> = is_in_download
            .then(|| handed("x", Some(50)))
            .into_iter()
            .collect();
        let told = receive(&mut book, &now, chat, Some(&["2"]));
        assert_eq!(times(&mut book), [("chat".to_string(), None)]);
        assert_eq!(told.len(), 1);
        assert_eq!(
            (told[0].before, told[0].now, told[0].is_listed),
            (10, Some(50), false)
        );
    }
}

#[test]
fn whose_it_may_be_is_known_until_that_is_settled() {
    let (_folder, mut book) = book();
    let unsettled = Handed {
        candidates: vec!["3".to_string(), "4".to_string()],
        ..handed("x", None)
    };
    receive(&mut book, &[unsettled], Some("chat"), None);
    assert_eq!(only(&mut book).candidates, ["3", "4"]);
    receive(&mut book, &[handed("x", None)], Some("chat"), None);
    assert_eq!(only(&mut book).candidates, [""; 0]);
}
