//! What is told of each diagnosis, and where to look.

use super::{cause, difference, failure, name, told, words};
use crate::scenario::quantity::Port;
use crate::scenario::text::{Language, Text};
use crate::scenario::vocabulary::Diagnosis;
use crate::trace::survey::Call;
use crate::trace::{Exit, Refusal, RefusalKind};
use crate::verdict::explain::About;
use crate::verdict::{Clue, Expected, Failure, Waiting, WaitsFor};

#[test]
fn every_diagnosis_is_told_in_two_sentences_and_both_languages() {
    for (word, diagnosis) in Diagnosis::ALL {
        let told = told(failure(diagnosis, Vec::new()));
        let id = words(&told, About::Cause, Language::Id);
        let en = words(&told, About::Cause, Language::En);
        for (id, en) in id.iter().zip(&en) {
            assert!(
                id.ends_with(['.', '?']) && en.ends_with(['.', '?']),
                "{word}: {id} / {en}"
            );
            assert_ne!(id, en, "{word}");
        }
        assert_eq!((id.len(), en.len()), (2, 2), "{word}");
    }
}

#[test]
fn a_connection_that_waits_is_told_with_whom_the_server_listens_to() {
    let clue = Clue::Backlog {
        actor: name("server"),
        port: 59000,
        waiting: 1,
        guests: vec![name("budi")],
        instead: Some(name("ani")),
    };
    assert_eq!(
        cause(failure(Diagnosis::NotAccepting, vec![clue])),
        "budi sudah tersambung ke port 59000, tetapi belum diterima oleh server dengan accept(): server sedang menunggu kiriman dari ani (recv)."
    );
}

#[test]
fn of_a_connection_that_waits_the_hint_says_more_than_general_advice() {
    let mut failure = failure(Diagnosis::NotAccepting, Vec::new());
    let said = |failure: &Failure| words(&told(failure.clone()), About::Cause, Language::En).len();
    assert_eq!(said(&failure), 2);
    failure.hint = Some(Text::new("Tutup soketnya.", "Close its socket."));
    assert_eq!(said(&failure), 1);
}

#[test]
fn bytes_that_nobody_reads_are_told_with_what_is_waited_for_instead() {
    let clue = Clue::Unread {
        actor: name("budi"),
        from: Some(name("server")),
        bytes: 12,
    };
    let mut failure = failure(Diagnosis::NotReading, vec![clue]);
    failure.waiting = vec![Waiting {
        actor: name("budi"),
        thread: None,
        call: Some(Call::Read),
        on: vec![WaitsFor::Terminal],
        is_timed: false,
        is_stopped: false,
    }];
    let told = words(&told(failure), About::Cause, Language::Id);
    assert_eq!(
        told[0],
        "Kiriman dari server sudah sampai di budi (12 byte), tetapi program budi tidak membacanya: ia menunggu ketikan di terminalnya."
    );
    assert!(told[1].contains("thread sendiri"), "{}", told[1]);
}

#[test]
fn an_error_that_beginners_meet_gets_its_own_advice() {
    let clues = vec![
        Clue::Traceback {
            actor: name("server"),
            line: "OSError: [Errno 98] Address already in use".to_string(),
        },
        Clue::Ended {
            actor: name("server"),
            exit: Exit::Code(1),
        },
    ];
    let told = words(
        &told(failure(Diagnosis::Crashed, clues)),
        About::Cause,
        Language::En,
    );
    assert_eq!(
        told[0],
        "The program of server was stopped by an error: OSError: [Errno 98] Address already in use"
    );
    assert!(told[1].contains("SO_REUSEADDR"), "{}", told[1]);
}

#[test]
fn a_program_that_cannot_be_run_is_no_matter_of_ports() {
    let mut failure = failure(Diagnosis::NotListening, Vec::new());
    failure.actual.refusal = Some(Refusal {
        kind: RefusalKind::NotExecutable,
        errno: 2,
        said: "No such file or directory".to_string(),
    });
    let told = words(&told(failure), About::Cause, Language::En);
    assert_eq!(
        told[0],
        "The program for budi could not be run: No such file or directory."
    );
    assert!(told[1].contains("file"), "{}", told[1]);
}

#[test]
fn a_port_is_told_with_those_that_are_open_instead() {
    let port = |text: &str| Port::parse(text).expect("the port is good");
    let clue = Clue::Ports {
        actor: name("server"),
        wanted: Some(59000),
        open: vec![port("tcp 5900")],
    };
    let mut failure = failure(Diagnosis::NotListening, vec![clue]);
    failure.expected = Expected::Listens(port("tcp 59000"));
    let found = difference(failure.clone());
    assert_eq!(
        (found.expected.id.as_str(), found.actual.id.as_str()),
        ("TCP 59000", "TCP 5900")
    );
    assert_eq!(
        cause(failure),
        "Tidak ada yang mendengarkan di port 59000: program server membuka TCP 5900."
    );
}
