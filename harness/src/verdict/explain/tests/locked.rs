//! What is told of a program whose threads wait for each other.

use super::{cause, failure, name, told, words};
use crate::scenario::text::{Language, Text};
use crate::scenario::vocabulary::Diagnosis;
use crate::trace::survey::Call;
use crate::verdict::explain::{About, Body};
use crate::verdict::{Clue, Failure, Waiting, WaitsFor};

fn waiting(actor: &str, thread: usize, call: Call, on: WaitsFor) -> Waiting {
    Waiting {
        actor: name(actor),
        thread: Some(thread),
        call: Some(call),
        on: vec![on],
        is_timed: false,
        is_stopped: false,
    }
}

fn client(actor: &str) -> [Waiting; 2] {
    [
        waiting(actor, 1, Call::Read, WaitsFor::Terminal),
        waiting(actor, 2, Call::Receive, WaitsFor::Actor(name("server"))),
    ]
}

/// A server with a thread for each of its two clients, which do this.
fn served(diagnosis: Diagnosis, clues: Vec<Clue>, own: [(Call, WaitsFor); 2]) -> Failure {
    let port = 59000;
    let mut failure = failure(diagnosis, clues);
    failure.actual.text = "user?\n".to_string();
    failure.hint = Some(Text::new("Pakailah kunci.", "Use a lock."));
    failure.waiting.extend(client("budi"));
    let accepts = waiting("server", 1, Call::Accept, WaitsFor::Connection { port });
    failure.waiting.push(accepts);
    let threads = own.into_iter().zip(2..);
    failure
        .waiting
        .extend(threads.map(|((call, on), number)| waiting("server", number, call, on)));
    failure.waiting.extend(client("ani"));
    failure
}

fn locked() -> [(Call, WaitsFor); 2] {
    [(Call::Futex, WaitsFor::Own), (Call::Futex, WaitsFor::Own)]
}

fn listening() -> [(Call, WaitsFor); 2] {
    ["ani", "budi"].map(|who| (Call::Receive, WaitsFor::Actor(name(who))))
}

fn left() -> Vec<Clue> {
    vec![Clue::Unread {
        actor: name("server"),
        from: Some(name("budi")),
        bytes: 22,
    }]
}

fn has_hint(failure: Failure) -> bool {
    told(failure).iter().any(|one| one.about == About::Hint)
}

#[test]
fn who_misses_a_message_learns_that_the_threads_wait_for_a_lock() {
    let stuck = served(Diagnosis::Missing, Vec::new(), locked());
    let said = words(&told(stuck.clone()), About::Cause, Language::Id);
    assert!(
        said[1].starts_with("Program server tidak bergerak lagi: 2 thread-nya menunggu kunci (lock) atau thread lain dari program yang sama, dan tidak ada yang mendengarkan budi dan ani.")
            && said[1].contains("(deadlock)"),
        "{said:?}"
    );
    assert!(!has_hint(stuck), "more locks are no help");
}

#[test]
fn threads_of_a_runtime_are_no_lock() {
    let mut well = served(Diagnosis::Missing, Vec::new(), listening());
    let rests = |number| waiting("server", number, Call::Futex, WaitsFor::Own);
    well.waiting.extend([rests(4), rests(5)]);
    let said = words(&told(well.clone()), About::Cause, Language::Id);
    assert!(said[1].contains("periksa apakah server"), "{said:?}");
    assert!(has_hint(well));
    // One thread may serve ani when it is done with budi.
    let mut busy = served(Diagnosis::Missing, Vec::new(), listening());
    busy.waiting
        .retain(|one| one.actor != name("server") || one.thread != Some(2));
    let said = words(&told(busy), About::Cause, Language::En);
    assert!(said[1].contains("check that server"), "{said:?}");
}

#[test]
fn bytes_that_a_locked_program_does_not_read_are_told_with_its_locks() {
    let stuck = served(Diagnosis::NotReading, left(), locked());
    assert_eq!(
        cause(stuck.clone()),
        "Kiriman dari budi sudah sampai di server (22 byte), tetapi program server tidak membacanya: 2 thread-nya menunggu kunci (lock) atau thread lain dari program yang sama, dan tidak ada yang mendengarkan budi dan ani."
    );
    let said = words(&told(stuck), About::Cause, Language::En);
    assert!(said[1].contains("(a deadlock)"), "{said:?}");
}

#[test]
fn a_program_that_has_threads_is_not_told_to_make_some() {
    let away = [
        (Call::Receive, WaitsFor::Actor(name("ani"))),
        (Call::Receive, WaitsFor::Actor(name("ani"))),
    ];
    let said = words(
        &told(served(Diagnosis::NotReading, left(), away)),
        About::Cause,
        Language::Id,
    );
    assert!(said[0].contains("sambungan baru"), "{said:?}");
    assert!(
        said[1].contains("sudah mempunyai beberapa thread"),
        "{said:?}"
    );
}

#[test]
fn where_many_wait_those_who_only_wait_to_be_typed_at_are_left_out_first() {
    let mut crowd = served(Diagnosis::Missing, Vec::new(), locked());
    let others = ["citra", "dewi", "eka", "fajar"];
    let others = others.iter().flat_map(|who| client(who));
    crowd.waiting.splice(2..2, others);
    let table = told(crowd).into_iter().find_map(|one| match one.body {
        Body::Table(rows) if one.about == About::Waiting => Some(rows),
        _ => None,
    });
    let who: Vec<String> = table
        .expect("there is a table")
        .into_iter()
        .map(|(who, _)| who.id)
        .collect();
    assert_eq!(
        (who[0].as_str(), who[1].as_str()),
        ("server (2 thread)", "budi (thread 1)")
    );
    let last: Vec<&str> = who[9..].iter().map(String::as_str).collect();
    assert_eq!(
        last,
        ["citra (thread 1)", "dewi (thread 1)", "eka (thread 1)", "…"]
    );
}
