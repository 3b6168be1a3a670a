//! What is told of raw sockets, and of ports that nobody opened.

use super::{cause, failure, name, scenario, told, words};
use crate::scenario::cast::Part;
use crate::scenario::quantity::Port;
use crate::scenario::text::Language;
use crate::scenario::vocabulary::Diagnosis;
use crate::trace::{Exit, Refusal, RefusalKind};
use crate::verdict::explain::repeat::doing;
use crate::verdict::explain::{About, Around};
use crate::verdict::{Clue, Expected, Failure, Outcome};

fn port(text: &str) -> Port {
    Port::parse(text).expect("the port is good")
}

#[test]
fn another_port_needs_no_lesson_about_sockets() {
    let ports = |open: Vec<Port>| Clue::Ports {
        actor: name("server"),
        wanted: Some(59000),
        open,
    };
    let advice = |clue| {
        let told = told(failure(Diagnosis::NotListening, vec![clue]));
        words(&told, About::Cause, Language::Id)[1].clone()
    };
    let told = advice(ports(vec![port("tcp 5900")]));
    assert!(told.contains("59000") && !told.contains("UDP"), "{told}");
    assert!(advice(ports(Vec::new())).contains("socket, bind, listen"));
    let mut refused = failure(Diagnosis::NotListening, vec![ports(Vec::new())]);
    refused.actual.refusal = Some(Refusal {
        kind: RefusalKind::ConnectionRefused,
        errno: 111,
        said: "Connection refused".to_string(),
    });
    let told = cause(refused);
    assert!(told.ends_with("mendengarkan di port 59000."), "{told}");
}

#[test]
fn a_raw_socket_is_repeated_with_nc() {
    let mut scenario = scenario();
    scenario.cast[1].part = Part::Connect {
        host: None,
        port: port("tcp 59000"),
    };
    scenario.cast[2].part = Part::Listen {
        port: port("udp 7000"),
    };
    let outcome = Outcome::default();
    let around = Around {
        scenario: &scenario,
        outcome: &outcome,
        file: "x.yaml",
        commands: &[None, None, None],
        again: "praktikum run",
    };
    let by_hand = |said: &str| -> Vec<String> {
        let doings = doing(&around, said);
        doings.into_iter().map(|doing| doing.id).collect()
    };
    assert_eq!(by_hand("start: ani"), ["Terminal ani: nc 127.0.0.1 59000"]);
    assert_eq!(by_hand("start: budi"), ["Terminal budi: nc -u -l 7000"]);
    assert_eq!(by_hand("stop: ani"), ["Tutup nc milik ani (Ctrl-C)"]);
    assert_eq!(by_hand("stop: server"), ["Hentikan server"]);
}

#[test]
fn the_testers_own_socket_is_never_to_blame() {
    let taken = |clues: Vec<Clue>| {
        let socket = Clue::Socket {
            actor: name("budi"),
        };
        let clues = clues.into_iter().chain([socket]).collect();
        let mut failure = failure(Diagnosis::NotReading, clues);
        failure.expected = Expected::Taken { bytes: 5 };
        failure
    };
    let told = cause(taken(Vec::new()));
    assert!(
        told.contains("tidak diambil oleh program di seberangnya"),
        "{told}"
    );
    let astray = |refused: Option<&str>| {
        let actor = name("ani");
        let exit = Exit::Code(1);
        let clues = vec![
            Clue::Astray {
                actor: actor.clone(),
                port: 59000,
                refused: refused.map(str::to_string),
            },
            Clue::Ended { actor, exit },
        ];
        let diagnosis = Diagnosis::NotConnected;
        cause(Failure {
            diagnosis,
            ..taken(clues)
        })
    };
    let told = astray(None);
    assert!(
        told.starts_with("Program ani tidak tersambung ke port 59000, tempat budi menunggunya.")
            && told.contains("kode keluar 1"),
        "{told}"
    );
    let told = astray(Some("connect: Connection refused"));
    assert!(
        told.contains("ditolak («connect: Connection refused»)"),
        "{told}"
    );
}
