//! What is told of a datagram that did not come.

use super::*;
use crate::scenario::quantity::Protocol;

fn passed(to: [u8; 4], port: u16) -> Clue {
    Clue::Carried {
        packets: 1,
        from: [127, 0, 0, 1].into(),
        to: to.into(),
        port: Some(port),
        protocol: Some(Protocol::Udp),
        ttl: 64,
    }
}

/// The advice to a receiver of 224.1.1.1, port 5004, beside which citra shows the text.
fn advice(passed: &[Clue]) -> String {
    let awaits = Clue::Awaits {
        actor: name("budi"),
        port: 5004,
        group: Some([224, 1, 1, 1].into()),
    };
    let other = Clue::AtActor {
        actor: name("citra"),
        line: "halo padi".to_string(),
    };
    let clues = std::iter::once(awaits).chain(passed.iter().cloned());
    let failure = failure(Diagnosis::Missing, clues.chain([other]).collect());
    words(&told(failure), About::Cause, Language::En).remove(1)
}

#[test]
fn what_went_past_the_group_is_told_with_its_address() {
    assert_eq!(
        advice(&[passed([127, 0, 0, 1], 5004)]),
        "What passed: 1 UDP from 127.0.0.1 to 127.0.0.1:5004 (TTL 64). None went to the group 224.1.1.1, so not all of its members hear it: give sendto() the group's address, not that of a machine."
    );
}

#[test]
fn what_went_to_another_port_or_nowhere_is_told_too() {
    assert_eq!(
        advice(&[passed([224, 1, 1, 1], 5005)]),
        "What passed: 1 UDP from 127.0.0.1 to 224.1.1.1:5005 (TTL 64). None went to port 5004: check the port number that sendto() is given."
    );
    assert_eq!(
        advice(&[]),
        "Since the last line was typed not one datagram has passed. Is the sendto() to 224.1.1.1, port 5004 reached?"
    );
}

#[test]
fn what_arrived_is_looked_for_in_the_program_that_does_not_show_it() {
    assert_eq!(
        advice(&[passed([127, 0, 0, 1], 5004), passed([224, 1, 1, 1], 5004)]),
        "What passed: 1 UDP from 127.0.0.1 to 127.0.0.1:5004 (TTL 64) and 1 UDP from 127.0.0.1 to 224.1.1.1:5004 (TTL 64). citra has shown it (“halo padi”): compare how budi and citra open their sockets, receive, and print (flush=True)."
    );
}
