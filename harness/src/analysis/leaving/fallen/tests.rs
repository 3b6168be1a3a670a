//! Servers that fell, and what they had waited for.

use super::*;
use crate::record::sample::{ANI, FIN, SERVER, Sample, failed, process, socket, waits};
use crate::trace::Entry;
use crate::trace::survey::{Call, Target};
const RST: u8 = 20;

fn two() -> Sample {
    Sample::chat().both_knock(10, 11).both_connected(12)
}

fn falls(sample: Sample, how: Exit) -> Sample {
    let sample = sample
        .segment(28, (5_000, 40_001), RST, "")
        .segment(28, (5_000, 40_002), RST, "");
    sample.saw(30, Event::Exited { actor: SERVER, how })
}

fn told(sample: &Sample) -> Vec<String> {
    let facts = facts(&Scene::of(&sample.0)).into_iter();
    facts.map(|fact| fact.text.en).collect()
}

#[test]
fn a_server_that_falls_is_told() {
    assert_eq!(
        told(&falls(two(), Exit::Code(1))),
        [
            "`server` ended at 30 ms with code 1. Its connections to `ani` and `budi` were broken off with RST before that, at 28 ms."
        ]
    );
    let left = two().segment(20, (40_002, 5_000), FIN, "");
    assert_eq!(
        told(&falls(left, Exit::Signal(11))),
        [
            "`server` ended at 30 ms by signal SEGV (it used memory that it does not own). Its connection to `ani` was broken off with RST before that, at 28 ms."
        ]
    );
    assert_eq!(told(&falls(two(), Exit::Code(0))), Vec::<String>::new());
    let standing = two().saw(
        30,
        Event::Exited {
            actor: SERVER,
            how: Exit::Code(1),
        },
    );
    assert_eq!(
        told(&standing),
        ["`server` ended at 30 ms with code 1. Still connected: `ani` and `budi`."],
        "nothing ended them before"
    );
    let one_by_one =
        two()
            .segment(21, (5_000, 40_001), FIN, "")
            .segment(22, (5_000, 40_002), FIN, "");
    assert!(told(&falls(one_by_one, Exit::Code(1)))[0].ends_with(
        "Its connections to `ani` and `budi` were closed before that, between 21 ms and 22 ms."
    ));
    assert_eq!(told(&two()), Vec::<String>::new());
}

#[test]
fn a_server_that_was_asked_to_end_or_had_nobody_is_not() {
    let asked = |action| {
        let mut sample = two();
        let (at, what) = (Moment::from_nanos(25_000_000), What::Did(action));
        sample.0.evidence.trace.push(Entry { at, what });
        told(&falls(sample, Exit::Code(1)))
    };
    let nothing = Vec::<String>::new();
    assert_eq!(asked(Action::HangUp(SERVER)), nothing);
    assert_eq!(asked(Action::HangUp(ANI)).len(), 1, "another was asked");
    let left = two()
        .segment(20, (40_001, 5_000), FIN, "")
        .segment(20, (40_002, 5_000), FIN, "");
    assert_eq!(told(&falls(left, Exit::Code(1))), nothing);
}

/// Its threads wait for what the first client says.
fn held(sample: Sample, threads: usize) -> Sample {
    let own = socket(SERVER, 5_000, 40_001);
    let wait = waits(Call::Receive, Target::Socket(own.inode));
    let survey = Survey {
        processes: vec![process(SERVER, vec![wait; threads])],
        sockets: vec![own],
        ..Survey::default()
    };
    sample.saw(15, Event::Surveyed(Box::new(survey)))
}

#[test]
fn what_its_only_thread_had_waited_for_is_told() {
    let goes_on = |threads| {
        let sample = held(two(), threads).segment(20, (40_001, 5_000), FIN, "");
        falls(sample, Exit::Code(1))
    };
    let told_of = told(&goes_on(1));
    assert!(
        told_of[0].contains("connection to `budi` was broken off with RST before that, at 28 ms. Its only thread had waited for a message from `ani` (recv), and went on when `ani` left at 20 ms."),
        "{told_of:?}"
    );
    assert!(
        told(&goes_on(2))[0].ends_with("before that, at 28 ms."),
        "another thread may have fallen"
    );
    let mut before = failed("talk");
    if let Verdict::Failed(failure) = &mut before.verdict {
        failure.at = Moment::from_nanos(18_000_000);
    }
    let both = told(&goes_on(1).check(before.clone()));
    assert!(
        both[0].ends_with(" The failure before it came while it waited in that recv. What ended it came after that."),
        "{both:?}"
    );
    let sent = held(two(), 1)
        .segment(20, (40_001, 5_000), FIN, "")
        .segment(24, (5_000, 40_002), 24, "halo");
    let mut early = before.clone();
    let sends = told(&falls(sent, Exit::Code(1)).check(before));
    assert!(
        sends[0].ends_with("came after that: that recv was over, for the server sent again."),
        "{sends:?}"
    );
    if let Verdict::Failed(failure) = &mut early.verdict {
        failure.at = Moment::from_nanos(25_000_000);
    }
    let after = told(&goes_on(1).check(early));
    assert!(after[0].ends_with("left at 20 ms."), "{after:?}");
}
