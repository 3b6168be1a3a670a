//! Who typed what is missing, or what came too often.

use super::bench::{ANI, BUDI, Bench, CITRA, name};
use crate::scenario::cast::Part;
use crate::scenario::quantity::Port;
use crate::scenario::vocabulary::Diagnosis;
use crate::verdict::{Clue, Expected};

fn sender() -> Clue {
    Clue::Sender { actor: name("ani") }
}

#[test]
fn a_message_that_does_not_come_back_names_its_sender() {
    let said = Bench::new()
        .types(ANI, "halo padi")
        .shows(BUDI, "ani: halo padi\n");
    let mut bench = said.misses(ANI, "halo padi");
    assert_eq!(bench.failure().diagnosis, Diagnosis::Missing);
    assert_eq!(bench.failure().clues[0], sender());
    // Somebody else has typed it: it went to the wrong one.
    bench.typed[0].actor = CITRA;
    let failure = bench.failure();
    assert_eq!(failure.diagnosis, Diagnosis::WrongActor);
    assert!(!failure.clues.contains(&sender()));
}

#[test]
fn who_alone_sees_twice_what_it_typed_is_named() {
    let times = |bench: Bench| {
        let mut bench = bench.misses(ANI, "halo padi");
        let pattern = "halo padi".to_string();
        bench.expected = Expected::Times { pattern, times: 1 };
        bench.measured.count = Some(2);
        let failure = bench.failure();
        assert_eq!(failure.diagnosis, Diagnosis::Duplicate);
        failure.clues.contains(&sender())
    };
    let twice = || {
        Bench::new()
            .types(ANI, "halo padi")
            .shows(ANI, "halo padi\nani: halo padi\n")
    };
    assert!(times(twice().shows(BUDI, "ani: halo padi\n")));
    assert!(!times(twice()));
    let both = "ani: halo padi\nani: halo padi\n";
    assert!(!times(twice().shows(BUDI, both)));
}

#[test]
fn a_message_without_its_frame_is_there_in_another_form() {
    let bench = Bench::new()
        .types(BUDI, "halo padi")
        .shows(ANI, "pesan: halo padi\n");
    let line = "pesan: halo padi".to_string();
    let failure = bench.misses(ANI, "/budi.*halo padi/").failure();
    assert_eq!(failure.diagnosis, Diagnosis::Missing);
    assert_eq!(failure.clues[0], Clue::OtherForm { line });
    let bench = Bench::new()
        .types(BUDI, "halo padi")
        .shows(ANI, "pesan: halo padi\n");
    assert_eq!(bench.misses(ANI, "/budi.*pergi/").failure().clues, []);
}

#[test]
fn its_own_message_without_its_frame_has_come_back_where_others_show_it_too() {
    let alone = || {
        Bench::new()
            .types(ANI, "halo padi")
            .shows(ANI, "halo padi\n")
    };
    let clues = |bench: Bench| bench.misses(ANI, "/ani.*halo padi/").failure().clues;
    let line = "halo padi".to_string();
    let both = clues(alone().shows(BUDI, "halo padi\n"));
    assert_eq!(both.first(), Some(&Clue::OtherForm { line }));
    let form = |clue: &Clue| matches!(clue, Clue::OtherForm { .. });
    assert!(!clues(alone()).iter().any(form));
}

#[test]
fn a_raw_socket_is_no_program() {
    let mut bench = Bench::new().misses(ANI, "halo");
    bench.cast[ANI.0].part = Part::Listen {
        port: Port::parse("tcp 7000").expect("the port is good"),
    };
    let socket = Clue::Socket { actor: name("ani") };
    assert_eq!(bench.failure().clues, [socket]);
}
