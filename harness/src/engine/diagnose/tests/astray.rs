//! A socket of the tester's is never to blame: what the programs at its other end did is told.

use super::bench::{ANI, BUDI, Bench, SERVER, name, tcp};
use super::look::Look;
use crate::scenario::cast::Part;
use crate::scenario::vocabulary::Diagnosis;
use crate::trace::survey::Survey;
use crate::trace::{ActorId, Exit};
use crate::verdict::{Clue, Expected};

/// The tester's own server, and one client.
fn alone() -> Bench {
    let mut bench = Bench::new();
    bench.cast[SERVER.0].part = Part::Listen { port: tcp("59000") };
    for absent in [BUDI, ActorId(3)] {
        bench.cast[absent.0].part = Part::Listen { port: tcp("7000") };
    }
    bench
}

fn gives(bench: Bench) -> Bench {
    bench.expects(SERVER, Expected::Taken { bytes: 5 })
}

fn listening() -> Survey {
    let mut look = Look(Survey::default());
    look.listens(SERVER, 1, 59000);
    look.0
}

fn astray(refused: Option<&str>) -> Clue {
    Clue::Astray {
        actor: name("ani"),
        port: 59000,
        refused: refused.map(str::to_string),
    }
}

#[test]
fn a_client_that_never_came_is_told_and_why() {
    for survey in [None, Some(listening())] {
        let mut bench = gives(alone());
        bench.survey = survey;
        let failure = bench.failure();
        assert_eq!(failure.diagnosis, Diagnosis::NotConnected);
        assert_eq!(failure.clues[0], astray(None));
        let bench = bench
            .shows(ANI, "Nama: ani\nconnect: Connection refused\n")
            .exits(ANI, Exit::Code(1));
        let failure = bench.failure();
        assert_eq!(failure.diagnosis, Diagnosis::NotConnected);
        assert_eq!(
            failure.clues[0],
            astray(Some("connect: Connection refused"))
        );
        let (actor, exit) = (name("ani"), Exit::Code(1));
        assert_eq!(failure.clues[1], Clue::Ended { actor, exit });
    }
}

#[test]
fn a_client_that_came_and_went_has_ended_though_it_spoke_long_ago() {
    for code in [2, 0] {
        let bench = alone()
            .exits(ANI, Exit::Code(code))
            .types(SERVER, "user?")
            .misses(SERVER, "ani")
            .looked(listening());
        let failure = bench.failure();
        assert_eq!(failure.diagnosis, Diagnosis::Exited, "{code}");
        let (actor, exit) = (name("ani"), Exit::Code(code));
        assert_eq!(failure.clues[0], Clue::Ended { actor, exit });
    }
}

#[test]
fn who_is_connected_or_was_is_not_astray() {
    let mut look = Look(listening());
    look.joins(ANI, 1, SERVER);
    let bench = gives(alone()).looked(look.0);
    assert_eq!(bench.failure().diagnosis, Diagnosis::NotReading);
    let bench = alone().shows(SERVER, "ani\n").misses(SERVER, "halo");
    assert_eq!(
        bench.looked(listening()).failure().diagnosis,
        Diagnosis::Missing
    );
    // Of a program of the submission nobody says so.
    let bench = Bench::new().misses(SERVER, "halo").looked(listening());
    assert_eq!(bench.failure().diagnosis, Diagnosis::Missing);
}
