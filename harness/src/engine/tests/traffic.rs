//! Sentences about packets.

use super::*;
use crate::scenario::vocabulary::Diagnosis;
use crate::trace::packet::{Packet, Transport};
use crate::verdict::Clue;

fn datagram(to: u16, ttl: u8) -> Event {
    let from = 40_000;
    Event::Packet(Box::new(Packet {
        from: [127, 0, 0, 1].into(),
        to: [224, 1, 1, 1].into(),
        ttl,
        transport: Transport::Udp { from, to },
        bytes: 4,
        head: Bytes::from("halo"),
        sequence: None,
    }))
}

fn carries(what: &str) -> Trial {
    let mut trial = Trial::capturing(&check("a", "", &format!("- network carries: {{{what}}}")));
    trial.start_all();
    trial
}

/// Four bytes of a TCP connection, the first of which has this number.
fn segment(number: u32) -> Event {
    let (from, to, flags) = (40_000, 5_004, 24);
    Event::Packet(Box::new(Packet {
        from: [127, 0, 0, 1].into(),
        to: [127, 0, 0, 1].into(),
        ttl: 64,
        transport: Transport::Tcp { from, to, flags },
        bytes: 4,
        head: Bytes::from("halo"),
        sequence: Some(number),
    }))
}

#[test]
fn what_tcp_sends_again_is_not_counted_again() {
    let wanted = "port: 5004, proto: tcp, packets: 2";
    let mut trial = carries(wanted);
    for number in [100, 100, 104] {
        trial.tell(&segment(number));
    }
    trial.is_still();
    trial.passes();
    let mut trial = carries(wanted);
    for number in [100, 104, 108] {
        trial.tell(&segment(number));
    }
    assert_eq!(trial.fails().actual.count, Some(3));
}

const ONE: &str = "to: 224.1.1.1, port: 5004, proto: udp, packets: 1";

#[test]
fn an_exact_number_of_packets_holds_when_all_is_still() {
    let mut trial = carries(ONE);
    trial.tell(&datagram(5004, 1));
    trial.look();
    assert!(!trial.engine.is_over(), "a second one may come");
    trial.is_still();
    trial.passes();
}

#[test]
fn a_packet_too_many_cannot_be_undone() {
    let mut trial = carries(ONE);
    trial.tell(&datagram(5004, 1));
    trial.tell(&datagram(5004, 1));
    let failure = trial.fails();
    assert_eq!(
        (failure.ended, failure.actual.count),
        (Ended::AtOnce, Some(2))
    );
    assert_eq!(failure.diagnosis, Diagnosis::Duplicate);
}

#[test]
fn at_least_one_packet_holds_as_soon_as_it_passes() {
    let mut trial = carries("port: 5004, ttl: 1, bytes: 4");
    trial.tell(&datagram(5005, 1));
    trial.tell(&datagram(5004, 2));
    assert!(!trial.engine.is_over());
    trial.tell(&datagram(5004, 1));
    trial.passes();
}

#[test]
fn what_passed_instead_is_told() {
    let mut trial = carries("to: 224.1.1.1, port: 5004, ttl: 2, packets: 1");
    trial.tell(&datagram(5004, 1));
    trial.is_still();
    let failure = trial.fails();
    assert!(matches!(failure.expected, Expected::Packets { .. }));
    let told = failure.clues.iter().any(|clue| {
        matches!(
            clue,
            Clue::Carried {
                packets: 1,
                ttl: 1,
                port: Some(5004),
                ..
            }
        )
    });
    assert!(told, "{:?}", failure.clues);
}

#[test]
fn packets_count_from_the_check_or_the_mark_on() {
    let steps = "- ani types: a\n- mark: m\n- ani types: b\n- ani sees: b\n- network carries: {port: 5004, packets: 1}\n  since: m";
    let mut trial = Trial::capturing(&check("a", "", steps));
    trial.tell(&datagram(5004, 1));
    trial.start_all();
    trial.tell(&datagram(5004, 1));
    trial.shows(ANI, "b\n");
    trial.is_still();
    trial.passes();
}

#[test]
fn an_actor_is_known_by_the_ports_of_its_sockets() {
    let mut trial = carries("from: ani, packets: 1");
    trial.tell(&datagram(5004, 1));
    trial.is_still();
    assert_eq!(
        trial.fails().actual.count,
        Some(0),
        "whose socket it was is not known"
    );

    let mut trial = carries("from: ani, packets: 1");
    trial.tell(&datagram(5004, 1));
    let mut socket = listening(ANI, 40_000);
    socket.is_udp = true;
    trial.survey.sockets.push(socket);
    trial.is_still();
    trial.passes();
}

#[test]
fn packets_that_nobody_could_count_are_no_failure_and_no_success() {
    let mut trial = carries(ONE);
    trial.tell(&datagram(5004, 1));
    trial.tell(&Event::Missed { packets: 3 });
    trial.is_still();
    assert!(matches!(trial.verdicts()[0], Verdict::Broken(_)));
}

#[test]
fn datagrams_since_the_last_word_are_told_of_one_that_did_not_come() {
    let ear = ActorId(4);
    let more = "  ear: {udp: 5004, group: 224.1.1.1}\n";
    let steps =
        "- start: ear\n- ani types: satu\n- ani sees: satu\n- ani types: halo\n- ear sees: halo";
    for captures in [true, false] {
        let mut trial = Trial::played(more, &check("a", "", steps), captures);
        trial.start_all();
        let pid = None;
        trial.tell(&Event::Started { actor: ear, pid });
        trial.tell(&datagram(5004, 1));
        trial.shows(ANI, "satu\n");
        trial.tell(&datagram(5005, 2));
        trial.is_still();
        let clues = trial.fails().clues;
        let heard = clues.iter().filter_map(|clue| match clue {
            Clue::Awaits { port, .. } => Some((*port, 0)),
            Clue::Carried { port, ttl, .. } => Some((port.unwrap_or(0), *ttl)),
            _ => None,
        });
        let heard: Vec<(u16, u8)> = heard.collect();
        match captures {
            true => assert_eq!(heard, [(5004, 0), (5005, 2)]),
            false => assert_eq!(heard, [], "nobody could know what passed"),
        }
    }
}
