//! What is told of a program that an error stopped.

use super::{check, failure, name};
use crate::scenario::text::Text;
use crate::scenario::vocabulary::Diagnosis;
use crate::trace::{Exit, Moment};
use crate::verdict::explain::advice::fallen::advice;
use crate::verdict::{Clue, Held, StepOutcome, Verdict};

const SHOWN: &str = "User: b''\nTraceback (most recent call last):\n  File \"/home/ani/server.py\", line 42, in <module>\n    klien.send(b\"halo\")\n  File \"/usr/lib/python3.11/socket.py\", line 7, in send\n    raise\nBrokenPipeError: [Errno 32] Broken pipe\n";

fn told(shown: &str, error: &str, said: &str, ends: bool) -> Vec<String> {
    let mut clues = vec![Clue::Traceback {
        actor: name("server"),
        line: error.to_string(),
    }];
    clues.extend(ends.then(|| Clue::Ended {
        actor: name("server"),
        exit: Exit::Code(1),
    }));
    let mut failure = failure(Diagnosis::Crashed, clues);
    failure.actor = Some(name("server"));
    failure.actual.text = shown.to_string();
    let step = StepOutcome {
        said: said.to_string(),
        line: 1,
        began: Moment::default(),
        ended: Moment::default(),
        held: Held::Yes,
    };
    let check = check("leave", Verdict::Passed, vec![step]);
    let told = advice(&check, &failure).into_iter();
    told.map(|Text { id, .. }| id).collect()
}

const PIPE: &str = "BrokenPipeError: [Errno 32] Broken pipe";

#[test]
fn the_place_who_left_and_what_it_means_are_told() {
    let told = told(SHOWN, PIPE, "stop: ani", true);
    assert_eq!(
        told[0],
        "Tempatnya di server.py, baris 42: klien.send(b\"halo\")"
    );
    assert!(told[1].contains("ani pergi") && told[1].contains("tampak b''"));
    assert!(told[2].contains("sudah pergi") && told[3].contains("mulailah thread"));
}

#[test]
fn the_place_is_told_in_every_language() {
    let java = "Exception in thread \"main\" java.lang.RuntimeException: x\n\tat java.base/java.net.Socket.a(Socket.java:3)\n\tat Server.main(Server.java:12)\n";
    let node = "TypeError: x\n    at Socket.<anonymous> (/home/ani/server.js:3:7)\n";
    let rust = "thread 'main' panicked at src/main.rs:10:5:\nkosong\n";
    let go = "panic: x\n\ngoroutine 1 [running]:\nmain.main()\n\t/home/ani/server.go:12 +0x1d\n";
    for (shown, place) in [
        (java, "Server.java, baris 12"),
        (node, "server.js, baris 3"),
        (rust, "main.rs, baris 10"),
        (go, "server.go, baris 12"),
    ] {
        let told = told(shown, "x", "stop: ani", true);
        assert_eq!(told[0], format!("Tempatnya di {place}"));
    }
}

#[test]
fn only_what_is_seen_is_told() {
    let shown = SHOWN.replace("User: b''\n", "");
    assert!(!told(&shown, PIPE, "stop: ani", true)[1].contains("b''"));
    // Nobody left, or only the server itself.
    for said in ["ani types: halo", "stop: server"] {
        assert_eq!(told(SHOWN, PIPE, said, true).len(), 2, "{said}");
    }
    assert_eq!(
        told(SHOWN, PIPE, "stop: ani", false).len(),
        3,
        "a thread fell, not all"
    );
    let general = told("halo\n", "Sesuatu: aneh", "stop: ani", true);
    assert!(
        general.len() == 1 && general[0].contains("dari bawah"),
        "{general:?}"
    );
}
