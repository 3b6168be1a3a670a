//! What a tape keeps, and what it leaves out.

use super::*;
use crate::trace::Bytes;
use crate::trace::survey::{Load, Process, Stillness};
use std::time::Duration;

const ANI: ActorId = ActorId(0);
const BUDI: ActorId = ActorId(1);

fn at(micros: u64) -> Moment {
    Moment::from_nanos(micros * 1_000)
}

fn printed(actor: ActorId, bytes: &[u8]) -> Event {
    let bytes = Bytes(bytes.to_vec());
    Event::Printed { actor, bytes }
}

fn surveyed(pid: u32, cpu: u64) -> Event {
    let process = Process {
        pid,
        parent: 1,
        actor: None,
        name: "cat".to_string(),
        is_stopped: false,
        threads: Vec::new(),
        cpu: Duration::from_millis(cpu),
        waited_for_cpu: Duration::ZERO,
    };
    Event::Surveyed(Box::new(Survey {
        processes: vec![process],
        ..Survey::default()
    }))
}

fn output(evidence: &Evidence, of: ActorId) -> Vec<&[u8]> {
    let pieces = evidence.trace.iter().filter_map(|entry| match &entry.what {
        What::Saw(Event::Printed { actor, bytes }) if *actor == of => Some(&bytes.0[..]),
        _ => None,
    });
    pieces.collect()
}

#[test]
fn everything_comes_back_in_the_order_in_which_it_came() {
    let mut tape = Tape::new(2);
    tape.saw(at(1), printed(ANI, b"a"));
    tape.saw(at(2), printed(BUDI, b"b"));
    tape.did(at(3), Action::Freeze(ANI));
    tape.saw(at(4), surveyed(2, 0));
    tape.saw(at(5), printed(ANI, b"c"));
    let evidence = tape.into_evidence(None);
    let times: Vec<u64> = evidence
        .trace
        .iter()
        .map(|entry| entry.at.nanos() / 1_000)
        .collect();
    assert_eq!(times, [1, 2, 3, 4, 5]);
    assert!(evidence.left_out.is_empty());
}

#[test]
fn pieces_join_only_when_nothing_came_between_them() {
    let mut tape = Tape::new(2);
    tape.saw(at(0), printed(ANI, b"sa"));
    tape.saw(at(300), printed(ANI, b"ma"));
    tape.saw(at(400), printed(BUDI, b"lain"));
    tape.saw(at(500), printed(ANI, b"baru"));
    tape.saw(at(9_000), printed(ANI, b"nanti"));
    let evidence = tape.into_evidence(None);
    assert_eq!(output(&evidence, ANI), [&b"sama"[..], b"baru", b"nanti"]);
}

#[test]
fn what_a_packet_brings_is_no_piece_with_what_was_shown_before_it_passed() {
    let pieces = |passed: u64| {
        let mut tape = Tape::new(2);
        // As a packet is told: first, whatever its time.
        tape.saw(at(passed), Event::Wrote { actor: BUDI });
        tape.saw(at(300), printed(ANI, b"dua\n"));
        tape.saw(at(600), printed(ANI, b"tiga\n"));
        output(&tape.into_evidence(None), ANI).len()
    };
    assert_eq!((pieces(200), pieces(301)), (1, 2));
}

#[test]
fn of_a_flood_both_ends_are_kept_and_the_middle_is_counted() {
    let line = [b'x'; 1_000];
    let mut tape = Tape::new(1);
    let count = 3 * END / line.len();
    for n in 0..count {
        tape.saw(at(n as u64 * 2_000), printed(ANI, &line));
    }
    tape.saw(at(u64::from(u32::MAX)), printed(ANI, b"end"));
    let evidence = tape.into_evidence(None);
    let kept: usize = output(&evidence, ANI).iter().map(|piece| piece.len()).sum();
    assert_eq!(kept, 2 * END);
    assert_eq!(output(&evidence, ANI).last(), Some(&&b"end"[..]));
    let all = count * line.len() + 3;
    assert_eq!(evidence.left_out, [(ANI, (all - 2 * END) as u64)]);
}

#[test]
fn one_piece_that_is_too_long_is_cut_in_the_middle() {
    let mut flood = vec![b'x'; 3 * END];
    flood[0] = b'<';
    *flood.last_mut().expect("it is long") = b'>';
    let mut tape = Tape::new(1);
    tape.saw(at(0), printed(ANI, &flood));
    let evidence = tape.into_evidence(None);
    let pieces = output(&evidence, ANI);
    assert_eq!((pieces[0][0], pieces[0].len()), (b'<', END));
    assert_eq!((pieces[1].last(), pieces[1].len()), (Some(&b'>'), END));
    assert_eq!(evidence.left_out, [(ANI, END as u64)]);
}

#[test]
fn single_bytes_in_great_number_become_few_pieces() {
    let mut tape = Tape::new(2);
    for n in 0..200_000 {
        tape.saw(at(n * 40), printed(ANI, b"x"));
        tape.saw(at(n * 40 + 1), printed(BUDI, b"y"));
    }
    let evidence = tape.into_evidence(None);
    let kept: usize = output(&evidence, ANI).iter().map(|piece| piece.len()).sum();
    assert_eq!(kept, 200_000);
    assert!(
        output(&evidence, ANI).len() < 12_000,
        "{}",
        output(&evidence, ANI).len()
    );
}

#[test]
fn all_actors_together_have_a_bound_too() {
    let mut tape = Tape::new(1_000);
    for actor in 0..1_000 {
        tape.saw(
            at(actor),
            printed(
                ActorId(usize::try_from(actor).unwrap_or(0)),
                &[b'x'; 200_000],
            ),
        );
    }
    let evidence = tape.into_evidence(None);
    let kept: usize = (0..1_000)
        .flat_map(|actor| output(&evidence, ActorId(actor)))
        .map(<[u8]>::len)
        .sum();
    assert!(kept <= ALL_ENDS, "{kept}");
}

#[test]
fn a_survey_is_kept_when_something_had_changed() {
    let mut tape = Tape::new(1);
    tape.saw(at(1), surveyed(2, 0));
    tape.saw(at(2), surveyed(2, 10));
    tape.saw(at(3), surveyed(2, 60));
    tape.saw(at(4), surveyed(3, 60));
    let mut still = surveyed(3, 60);
    if let Event::Surveyed(survey) = &mut still {
        survey.stillness = Stillness::Proved;
        survey.load = Load {
            at: at(5),
            ..Load::default()
        };
    }
    tape.saw(at(5), still);
    tape.saw(at(6), surveyed(3, 60));
    let evidence = tape.into_evidence(None);
    let times: Vec<u64> = evidence
        .trace
        .iter()
        .map(|entry| entry.at.nanos() / 1_000)
        .collect();
    assert_eq!(times, [1, 3, 4, 5]);
    assert_eq!(evidence.surveys_left_out, 0);
}

#[test]
fn of_too_many_surveys_the_first_and_the_last_are_kept() {
    let mut tape = Tape::new(1);
    for n in 0..5_000 {
        tape.saw(at(u64::from(n)), surveyed(n, 0));
    }
    let evidence = tape.into_evidence(None);
    assert_eq!(
        (evidence.trace.len(), evidence.surveys_left_out),
        (2_000, 3_000)
    );
    assert_eq!(evidence.trace[999].at, at(999));
    assert_eq!(evidence.trace[1_000].at, at(4_000));
}

#[test]
fn events_without_end_are_counted() {
    let mut tape = Tape::new(1);
    for n in 0..MOST_EVENTS as u64 + 7 {
        tape.saw(at(n), Event::Wrote { actor: ANI });
    }
    let evidence = tape.into_evidence(None);
    assert_eq!(
        (evidence.trace.len(), evidence.events_left_out),
        (MOST_EVENTS, 7)
    );
}
