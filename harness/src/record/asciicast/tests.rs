//! Recordings as asciinema reads them.

use super::*;
use crate::record::form::tests::record;
use crate::trace::{Bytes, Entry};

fn saw(micros: u64, event: Event) -> Entry {
    let at = Moment::from_nanos(micros * 1_000);
    let what = What::Saw(event);
    Entry { at, what }
}

fn printed(micros: u64, bytes: &[u8]) -> Entry {
    let bytes = Bytes(bytes.to_vec());
    saw(
        micros,
        Event::Printed {
            actor: ActorId(0),
            bytes,
        },
    )
}

fn exited(micros: u64, how: Exit) -> Entry {
    saw(
        micros,
        Event::Exited {
            actor: ActorId(0),
            how,
        },
    )
}

fn lines(trace: Vec<Entry>) -> Vec<String> {
    let mut record = record();
    record.outcome.checks.clear();
    record.evidence.trace = trace;
    let text = of(&record, ActorId(0)).expect("it is a program");
    text.lines().map(str::to_string).collect()
}

#[test]
fn the_header_says_what_terminal_it_was() {
    let lines = lines(Vec::new());
    let header: Value = serde_json::from_str(&lines[0]).expect("it is JSON");
    assert_eq!(header["version"], 3);
    assert_eq!(
        header["term"],
        json!({"cols": 80, "rows": 24, "type": "dumb"})
    );
    assert_eq!(header["title"], "ani · chat/leave");
}

#[test]
fn intervals_are_those_between_events_and_do_not_drift() {
    let mut trace: Vec<Entry> = (1..=1_000).map(|n| printed(n * 3, b"x")).collect();
    trace.push(exited(1_500_000, Exit::Code(0)));
    let lines = lines(trace);
    assert_eq!(lines[1], "[0.000003, \"o\", \"x\"]");
    let sum: f64 = lines[1..]
        .iter()
        .map(|line| {
            serde_json::from_str::<(f64, String, String)>(line)
                .expect("three values")
                .0
        })
        .sum();
    assert!((sum - 1.5).abs() < 1e-9, "{sum}");
    assert!(
        lines
            .last()
            .is_some_and(|line| line.ends_with("\"x\", \"0\"]"))
    );
}

#[test]
fn a_character_in_two_pieces_is_whole_and_no_character_is_shown_as_such() {
    let wave = "👋".as_bytes();
    let trace = vec![
        printed(1, &wave[..2]),
        printed(2, &wave[2..]),
        printed(3, b"a\xff"),
        printed(4, &wave[..3]),
    ];
    let lines = lines(trace);
    let data: Vec<String> = lines[1..]
        .iter()
        .map(|line| {
            serde_json::from_str::<(f64, String, String)>(line)
                .expect("three values")
                .2
        })
        .collect();
    assert_eq!(data, ["👋", "a\u{fffd}", "\u{fffd}"]);
}

#[test]
fn only_the_last_end_is_the_end_of_the_recording() {
    let started = Event::Started {
        actor: ActorId(0),
        pid: Some(7),
    };
    let trace = vec![
        exited(1, Exit::Signal(9)),
        saw(2, started),
        exited(3, Exit::Code(1)),
    ];
    let lines = lines(trace);
    assert_eq!(
        lines[1..],
        [
            "[0.000001, \"m\", \"exit 137\"]",
            "[0.000002, \"x\", \"1\"]"
        ]
    );
}

#[test]
fn checks_are_chapters_and_what_was_typed_is_input() {
    let text = of(&record(), ActorId(0)).expect("it is a program");
    assert!(text.contains("\"m\", \"boot\"]"), "{text}");
    assert!(text.contains("\"i\", \"halo\\n\"]"), "{text}");
    assert!(
        of(&record(), ActorId(1)).is_none(),
        "a raw socket has no terminal"
    );
}
