//! Plays as text.

use super::*;
use crate::record::sample::{ANI, BUDI, SERVER, Sample};
use crate::scenario::sentence::Signal;
use crate::trace::survey::{Load, Survey};

fn told(sample: &Sample) -> Vec<String> {
    let log = of(&sample.0, Language::En);
    log.lines()
        .map(|line| line.trim_start().to_string())
        .collect()
}

fn did(mut sample: Sample, at_ms: u64, action: Action) -> Sample {
    let at = Moment::from_nanos(at_ms * 1_000_000);
    let what = What::Did(action);
    sample.0.evidence.trace.push(Entry { at, what });
    sample
}

#[test]
fn everything_is_told_in_the_order_of_time() {
    let sample = Sample::chat()
        .starts(2, ANI)
        .prints(30, ANI, b"Nama: ")
        .types(20, BUDI, "halo\n")
        .types(40, BUDI, "\n");
    assert_eq!(
        told(&sample),
        [
            "0.002  ani  · starts",
            "0.020  budi » halo",
            "0.030  ani  │ Nama:",
            "0.040  budi » ⏎",
        ]
    );
}

#[test]
fn bytes_that_are_no_text_are_seen_as_they_were_sent() {
    const RAW: &str = "title: {id: Byte, en: Bytes}\ncast:\n  server: server\n  noise: {connect: tcp 5000}\nchecks:\n  - id: talk\n    title: {id: Bicara, en: Talk}\n    points: 10\n    steps:\n      - start: server\n      - start: noise\n";
    let bytes = |bytes: &[u8]| crate::trace::Bytes(bytes.to_vec());
    let (sent, heard) = (bytes(b"\xff\xfe\x80\0\n"), bytes(b"a\x80\xffb\nc\n"));
    let noise = ActorId(1);
    let write = Action::Write {
        actor: noise,
        bytes: sent,
    };
    let sample = did(Sample::of(RAW), 5, write);
    let printed = Event::Printed {
        actor: noise,
        bytes: heard,
    };
    assert_eq!(
        told(&sample.saw(6, printed)),
        [
            "0.005  noise » \\xff\\xfe\\x80␀",
            "0.006  noise │ a\\x80\\xffb",
            "0.006  noise │ c",
        ]
    );
}

#[test]
fn what_the_practicum_did_is_told() {
    let signal = Signal::Kill;
    let kill = Action::Signal { actor: ANI, signal };
    let sample = did(did(Sample::chat(), 5, Action::Freeze(BUDI)), 7, kill);
    let told = told(&sample);
    assert!(told[0].ends_with("budi · is frozen"), "{told:?}");
    assert!(told[1].contains("ani  · gets the signal KILL"), "{told:?}");
}

#[test]
fn a_connection_that_the_peer_broke_off_was_not_closed() {
    let ends = |reset| told(&Sample::chat().saw(5, Event::Closed { actor: ANI, reset }));
    assert!(ends(true)[0].ends_with("the peer breaks the connection off (RST)"));
    assert!(ends(false)[0].ends_with("the peer closes the connection"));
}

#[test]
fn where_the_play_ends_is_told_if_something_comes_then() {
    let ends = |at_ms| {
        let how = Exit::Signal(15);
        let mut sample = Sample::chat().saw(at_ms, Event::Exited { actor: SERVER, how });
        sample.0.evidence.left_over = Some(Box::new(Survey {
            load: Load {
                at: Moment::from_nanos(50_000_000),
                ..Load::default()
            },
            ..Survey::default()
        }));
        told(&sample)
    };
    let by_us = ends(60);
    assert_eq!(
        by_us[0],
        "0.050  — the experiment is over; the practicum ends all programs —"
    );
    assert!(
        by_us[1].contains("server · ended by signal 15"),
        "{by_us:?}"
    );
    assert_eq!(ends(40).len(), 1);
}

#[test]
fn a_long_line_is_cut_and_says_so() {
    let told = told(&Sample::chat().prints(1, ANI, "x".repeat(1_000).as_bytes()));
    assert!(told[0].ends_with("x… (+840)"), "{told:?}");
}

#[test]
fn a_row_of_equal_lines_is_counted() {
    let lines =
        |count: usize| told(&Sample::chat().prints(1, ANI, "lagi\n".repeat(count).as_bytes()));
    assert_eq!(lines(3).len(), 3);
    assert_eq!(
        lines(500),
        [
            "0.001  ani │ lagi",
            "0.001  ani │ … the same line 499 times more"
        ]
    );
}
