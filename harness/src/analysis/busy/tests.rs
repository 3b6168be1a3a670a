//! Programs that loop, and such as only work or start.

use super::*;
use crate::record::sample::{ANI, DATA, FIN, SERVER, SYN, Sample, process, socket, waits};
use crate::trace::Event;
use crate::trace::survey::{Call, Load, Process, Target};

/// A look at the server's two threads, the second at work or not, when it had used so much.
fn look(at_ms: u64, works: bool, used_ms: u64) -> Event {
    let second = waits(Call::Receive, Target::Other).filter(|_| !works);
    let first = waits(Call::Accept, Target::Other);
    let process = Process {
        cpu: Duration::from_millis(used_ms),
        ..process(SERVER, vec![first, second])
    };
    let mut gone = socket(SERVER, 5_000, 40_001);
    gone.state = SocketState::PeerClosed;
    let mut listening = socket(SERVER, 5_000, 0);
    listening.state = SocketState::Listening {
        waiting: 0,
        backlog: 5,
    };
    Event::Surveyed(Box::new(Survey {
        processes: vec![process],
        sockets: vec![listening, gone, socket(ANI, 40_001, 5_000)],
        load: Load {
            at: Moment::from_nanos(at_ms * 1_000_000),
            ..Load::default()
        },
        ..Survey::default()
    }))
}

/// It rests until ani has gone, and has then used so much at each of two looks.
fn after(first_ms: u64, second_ms: u64) -> Sample {
    Sample::chat()
        .segment(10, (40_001, 5_000), SYN, "")
        .saw(20, look(20, false, 5))
        .segment(30, (40_001, 5_000), FIN, "")
        .saw(50, look(50, true, 10))
        .saw(550, look(550, true, first_ms))
        .saw(1_050, look(1_050, true, second_ms))
}

fn told(sample: Sample) -> Vec<Fact> {
    let record = sample.0;
    facts(&Scene::of(&record))
}

#[test]
fn who_loops_after_a_leaving_is_told_since_when_and_with_which_thread() {
    let facts = told(after(505, 1_000));
    assert_eq!(
        facts[0].text.en,
        "`server` rested no more since `ani` had left at 30 ms: between 50 ms and 1.05 s it used 990 ms of CPU time (99% of a core). Thread 2 of 2 was at work at 3 of 3 looks in that time. The socket for it was still open: a recv() on that returns at once with no data, each time."
    );
    let looks = [50, 1_050].map(|ms| Evidence::Look(Moment::from_nanos(ms * 1_000_000)));
    assert_eq!(facts[0].evidence, looks);
    assert_eq!(facts[0].topic, Topic::Leaving);
}

#[test]
fn who_rests_or_only_works_for_a_while_does_not_loop() {
    assert_eq!(told(after(12, 14)), []);
    assert_eq!(told(after(260, 510)), [], "half a core");
    assert_eq!(told(after(150, 160)), [], "only for a while");
    let at_last = told(after(505, 1_000).saw(1_060, look(1_060, false, 1_001)));
    assert!(
        at_last[0]
            .text
            .en
            .starts_with("`server` did not rest for long since"),
        "{at_last:?}"
    );
}

#[test]
fn who_deals_with_many_messages_is_no_loop() {
    let mut sample = after(505, 505);
    for at in 60..100 {
        sample = sample.segment(at, (40_002, 5_000), DATA, "halo");
    }
    sample.0.evidence.trace.sort_by_key(|entry| entry.at);
    assert_eq!(told(sample), []);
}

#[test]
fn a_program_that_is_starting_does_not_loop_unless_it_goes_on_for_ever() {
    let starts = |then: Event| {
        Sample::chat()
            .saw(10, look(10, true, 0))
            .saw(1_510, look(1_510, true, 1_500))
            .saw(1_600, then)
    };
    assert_eq!(told(starts(look(1_600, false, 1_501))), []);
    let ever = told(starts(look(1_600, true, 1_590)));
    assert!(
        ever[0]
            .text
            .en
            .starts_with("`server` rested no more: between 10 ms and 1.6 s"),
        "{ever:?}"
    );
    assert_eq!(ever[0].topic, Topic::Threads, "nobody had left");
}

#[test]
fn of_several_who_left_only_the_one_whose_socket_is_still_there_is_named() {
    let sample = Sample::chat()
        .both_knock(10, 11)
        .saw(20, look(20, false, 5))
        .segment(30, (40_001, 5_000), FIN, "")
        .segment(31, (40_002, 5_000), FIN, "")
        .saw(50, look(50, true, 10))
        .saw(550, look(550, true, 505));
    let text = &told(sample)[0].text.en;
    let begin = "`server` rested no more since `ani` had left at 30 ms: between";
    assert!(text.starts_with(begin), "{text}");
}

#[test]
fn who_never_rested_did_not_begin_to_loop_with_a_leaving() {
    let sample = Sample::chat()
        .segment(10, (40_001, 5_000), SYN, "")
        .segment(30, (40_001, 5_000), FIN, "")
        .saw(50, look(50, true, 10))
        .saw(1_550, look(1_550, true, 1_505));
    assert!(
        told(sample)[0]
            .text
            .en
            .starts_with("`server` rested no more: between")
    );
}
