//! Programs that do nothing, and such as only wait for their turn.

use super::*;
use crate::record::sample::{ANI, BUDI, DATA, SERVER, Sample, process, socket, waits};
use crate::trace::survey::{Call, Stillness, Wait};
use crate::trace::{Entry, Exit};

fn did(mut sample: Sample, at_ms: u64, action: Action) -> Sample {
    let at = Moment::from_nanos(at_ms * 1_000_000);
    let what = What::Did(action);
    sample.0.evidence.trace.push(Entry { at, what });
    sample
}

fn two() -> Sample {
    Sample::chat().both_knock(10, 11).both_connected(12)
}

/// Ani is connected to the server; so many bytes wait to be read at each end.
fn look(at_server: u32, at_ani: u32, server: Vec<Option<Wait>>) -> Event {
    let mut held = socket(SERVER, 5_000, 40_001);
    (held.unread, held.peer) = (at_server, Some(ANI));
    let mut own = socket(ANI, 40_001, 5_000);
    (own.unread, own.peer) = (at_ani, Some(SERVER));
    let ani = waits(Call::Receive, Target::Socket(own.inode));
    Event::Surveyed(Box::new(Survey {
        stillness: Stillness::Proved,
        processes: vec![process(SERVER, server), process(ANI, vec![ani])],
        sockets: vec![held, own],
        ..Survey::default()
    }))
}

fn told(sample: &Sample) -> Vec<String> {
    let facts = facts(&Scene::of(&sample.0)).into_iter();
    facts.map(|fact| fact.text.en).collect()
}

#[test]
fn who_was_stopped_is_told_with_what_came_for_it_and_who_was_served() {
    let accepts = || vec![waits(Call::Accept, Target::Other)];
    let sample = two().saw(15, look(0, 0, accepts()));
    let sample = did(sample, 20, Action::Freeze(ANI));
    let sample = sample
        .segment(25, (5_000, 40_002), DATA, "halo")
        .saw(30, look(0, 4, accepts()));
    let sample = did(sample, 40, Action::Thaw(ANI));
    assert_eq!(
        told(&sample),
        [
            "`ani` was stopped at 20 ms (SIGSTOP) and went on at 40 ms. Last seen before that at 15 ms: thread 1 waits for a message from server (recv). What had come and it had not read at 30 ms: 4 bytes from `server`. Nobody waited for it. In that time `server` still sent to `budi`."
        ]
    );
    let itself = did(two(), 20, Action::Freeze(ANI)).segment(25, (5_000, 40_001), DATA, "halo");
    assert_eq!(
        told(&did(itself, 40, Action::Thaw(ANI))),
        [
            "`ani` was stopped at 20 ms (SIGSTOP) and went on at 40 ms. To `ani` itself `server` sent 4 bytes meanwhile: the operating system takes in what comes though the program stands still."
        ]
    );
    let never = did(two(), 20, Action::Freeze(BUDI));
    assert_eq!(
        told(&never),
        ["`budi` was stopped at 20 ms (SIGSTOP) and did not go on."]
    );
    assert_eq!(told(&two()), Vec::<String>::new());
}

#[test]
fn an_end_is_no_thaw() {
    let ends = |sample: Sample, at_ms| {
        let (actor, how) = (ANI, Exit::Signal(15));
        told(&sample.saw(at_ms, Event::Exited { actor, how })).remove(0)
    };
    let stopped = || did(two(), 20, Action::Freeze(ANI));
    assert_eq!(
        ends(stopped(), 40),
        "`ani` was stopped at 20 ms (SIGSTOP) and ended at 40 ms without ever having gone on."
    );
    assert_eq!(
        ends(stopped(), 95),
        "`ani` was stopped at 20 ms (SIGSTOP) and did not go on.",
        "the play was over at 90 ms"
    );
    assert!(ends(did(stopped(), 30, Action::Thaw(ANI)), 40).contains("went on at 30 ms"));
}

#[test]
fn a_thread_for_each_client_is_not_held_up_by_one() {
    let seen = |waits: Vec<Option<Wait>>| {
        let stopped = did(two(), 20, Action::Freeze(ANI));
        told(&stopped.saw(30, look(0, 4, waits))).remove(0)
    };
    let on_ani = |call| waits(call, Target::Socket(5_000));
    let accepts = || waits(Call::Accept, Target::Other);
    let own = seen(vec![accepts(), on_ani(Call::Receive)]);
    assert!(
        own.ends_with("`server` waited for it with only 1 of its 2 threads."),
        "{own}"
    );
    let held = [
        vec![on_ani(Call::Receive)],
        vec![waits(Call::Futex, Target::Other), on_ani(Call::Receive)],
        vec![accepts(), on_ani(Call::Send)],
    ];
    for held in held.map(seen) {
        assert!(held.ends_with("Who waited for it: `server`."), "{held}");
    }
}

#[test]
fn a_program_that_reads_no_more_is_told_with_what_holds_it() {
    let locked = || {
        let lock = || waits(Call::Futex, Target::Other);
        vec![lock(), lock()]
    };
    let sample = two().saw(30, look(4, 0, locked()));
    let sample = sample.saw(50, look(4, 0, locked()));
    let facts = told(&sample);
    assert_eq!(
        facts,
        [
            "`server` read no more, as was seen at 30 ms, though its program was still there. What had come and it had not read at 50 ms: 4 bytes from `ani`. At 50 ms: thread 1 (and 1 like it) waits for a lock, a thread or another process of the same program. Who waited for it: `ani`."
        ]
    );
}

#[test]
fn who_reads_later_or_waits_for_its_user_is_not_stuck() {
    let locked = || vec![waits(Call::Futex, Target::Other)];
    let nothing = Vec::<String>::new();
    let later = two().saw(30, look(4, 0, locked()));
    assert_eq!(told(&later.saw(50, look(0, 0, locked()))), nothing);
    let typed = vec![waits(Call::Read, Target::Terminal(SERVER))];
    assert_eq!(told(&two().saw(30, look(4, 0, typed))), nothing);
    let reads = vec![waits(Call::Receive, Target::Socket(5_000))];
    assert_eq!(told(&two().saw(30, look(4, 0, reads))), nothing);
}
