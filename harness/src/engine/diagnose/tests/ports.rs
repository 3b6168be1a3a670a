//! Ports that nobody opened, and groups that nobody joined.

use super::bench::{ANI, Bench, SERVER, name, tcp};
use super::kernel::missing;
use super::look::Look;
use crate::scenario::vocabulary::Diagnosis;
use crate::trace::survey::{SocketState, Survey};
use crate::trace::{Refusal, RefusalKind};
use crate::verdict::{Clue, Expected};
use std::net::Ipv4Addr;

const GROUP: Ipv4Addr = Ipv4Addr::new(224, 1, 1, 1);

#[test]
fn a_port_that_is_not_open_is_told_with_those_that_are() {
    let mut look = Look(Survey::default());
    look.listens(SERVER, 1, 59001);
    let bench = Bench::new()
        .expects(SERVER, Expected::Listens(tcp("59000")))
        .looked(look.0);
    let failure = bench.failure();
    assert_eq!(failure.diagnosis, Diagnosis::NotListening);
    let clue = Clue::Ports {
        actor: name("server"),
        wanted: Some(59000),
        open: vec![tcp("59001")],
    };
    assert_eq!(failure.clues, [clue]);
}

#[test]
fn a_server_that_crashed_before_it_listened_has_crashed() {
    let bench = Bench::new()
        .shows(
            SERVER,
            "Traceback (most recent call last):\n  File\nOSError: in use\n",
        )
        .expects(SERVER, Expected::Listens(tcp("59000")))
        .looked(Survey::default());
    assert_eq!(bench.failure().diagnosis, Diagnosis::Crashed);
}

#[test]
fn a_client_without_a_connection_misses_a_server_that_does_not_listen() {
    let mut look = Look::at_rest();
    look.drops(1);
    assert_eq!(missing(look).failure().diagnosis, Diagnosis::Missing);
    let mut look = Look::at_rest();
    look.drops(1);
    look.drops(11);
    assert_eq!(missing(look).failure().diagnosis, Diagnosis::NotListening);
}

#[test]
fn a_raw_client_that_was_refused_misses_a_listener() {
    let mut look = Look::at_rest();
    look.drops(1);
    let mut bench = missing(look);
    bench.measured.refusal = Some(Refusal {
        kind: RefusalKind::ConnectionRefused,
        errno: 111,
        said: "Connection refused".to_string(),
    });
    assert_eq!(bench.failure().diagnosis, Diagnosis::NotListening);
}

#[test]
fn a_receiver_that_joined_no_group_or_another_is_told_so() {
    let with = |groups: &[Ipv4Addr]| {
        let mut look = Look(Survey::default());
        let socket = look.socket(ANI, 5, (5004, None), SocketState::Open);
        (socket.is_udp, socket.groups) = (true, groups.to_vec());
        let mut bench = missing(look);
        bench.roles[1].joins = vec![GROUP];
        bench.roles[0].listens_on.clear();
        bench.failure()
    };
    let other = Ipv4Addr::new(224, 1, 1, 2);
    let failure = with(&[other]);
    assert_eq!(failure.diagnosis, Diagnosis::NotJoined);
    let (actor, joined) = (name("ani"), vec![other]);
    assert_eq!(failure.clues, [Clue::Groups { actor, joined }]);
    assert_eq!(with(&[]).diagnosis, Diagnosis::NotJoined);
    assert_eq!(with(&[other, GROUP]).diagnosis, Diagnosis::Missing);
}
