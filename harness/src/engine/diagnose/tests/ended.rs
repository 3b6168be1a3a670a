//! Programs that crashed, and those that ended in the ordinary way.

use super::bench::{ANI, BUDI, Bench, SERVER, name, tcp};
use super::look::Look;
use crate::engine::diagnose::ending::telling_line;
use crate::scenario::sentence::{Ending, Signal};
use crate::scenario::vocabulary::Diagnosis;
use crate::trace::Exit;
use crate::verdict::{Clue, Expected};

const TRACEBACK: &str = "Traceback (most recent call last):\n  File \"server.py\", line 3, in <module>\n    x()\nNameError: name 'x' is not defined\n";

#[test]
fn the_telling_line_of_a_crash_is_found_in_every_language() {
    for (text, line) in [
        (TRACEBACK, "NameError: name 'x' is not defined"),
        (
            "a\nException in thread Thread-1 (h):\nTraceback (most recent call last):\n  File \"s.py\"\nOSError: [Errno 9] Bad file descriptor\nhalo\n",
            "OSError: [Errno 9] Bad file descriptor",
        ),
        (
            "  File \"s.py\", line 1\n    x =\n       ^\nSyntaxError: invalid syntax\n",
            "SyntaxError: invalid syntax",
        ),
        (
            "thread 'main' panicked at src/main.rs:3:5:\nindex out of bounds\nnote: run with\n",
            "panicked at src/main.rs:3:5: index out of bounds",
        ),
        (
            "Exception in thread \"main\" java.net.BindException: Address in use\n\tat X\n",
            "Exception in thread \"main\" java.net.BindException: Address in use",
        ),
        (
            "panic: runtime error\n\ngoroutine 1 [running]:\n",
            "panic: runtime error",
        ),
        (
            "TypeError: x is not a function\n    at main.js:1\n",
            "TypeError: x is not a function",
        ),
    ] {
        assert_eq!(telling_line(text).as_deref(), Some(line));
    }
    for text in [
        "",
        "Error: salah\nhalo\n",
        "tidak ada Traceback\n",
        "KeyboardInterrupt\n",
    ] {
        assert_eq!(telling_line(text), None, "{text}");
    }
}

#[test]
fn a_server_that_has_ended_listens_no_more_whatever_became_of_a_client() {
    let failure = Bench::new()
        .exits(SERVER, Exit::Code(0))
        .shows(
            ANI,
            "Traceback (most recent call last):\nConnectionResetError: x\n",
        )
        .exits(ANI, Exit::Code(1))
        .types(ANI, "21")
        .expects(SERVER, Expected::Listens(tcp("12345")))
        .failure();
    assert_eq!(failure.diagnosis, Diagnosis::Exited);
}

#[test]
fn an_interrupt_is_no_crash_but_what_came_before_it_is() {
    let interrupt = "Traceback (most recent call last):\n  File \"x\"\nKeyboardInterrupt\n";
    assert_eq!(telling_line(interrupt), None);
    let both = format!("{TRACEBACK}{interrupt}");
    assert!(telling_line(&both).is_some_and(|line| line.starts_with("NameError")));
}

#[test]
fn a_traceback_of_the_server_explains_what_a_client_misses() {
    let failure = Bench::new()
        .shows(SERVER, TRACEBACK)
        .exits(SERVER, Exit::Code(1))
        .misses(ANI, "halo")
        .failure();
    assert_eq!(failure.diagnosis, Diagnosis::Crashed);
    let line = "NameError: name 'x' is not defined".to_string();
    let actor = name("server");
    assert_eq!(failure.clues[0], Clue::Traceback { actor, line });
}

#[test]
fn a_client_that_crashed_in_an_earlier_check_explains_nothing_in_this_one() {
    let crashed = |is_earlier: bool| {
        let bench = Bench::new()
            .types(BUDI, "21")
            .shows(BUDI, TRACEBACK)
            .exits(BUDI, Exit::Code(1));
        let bench = if is_earlier { bench.checks() } else { bench };
        bench.misses(ANI, "halo").failure().diagnosis
    };
    assert_eq!(crashed(false), Diagnosis::Crashed);
    assert_ne!(crashed(true), Diagnosis::Crashed);
}

#[test]
fn a_signal_is_a_crash_unless_the_scenario_sent_it() {
    let mut bench = Bench::new()
        .exits(ANI, Exit::Signal(11))
        .misses(ANI, "halo");
    assert_eq!(bench.failure().diagnosis, Diagnosis::Crashed);
    bench.seen[ANI.0].sent_away = Some(0);
    assert_eq!(bench.failure().diagnosis, Diagnosis::Missing);
}

#[test]
fn what_is_shown_after_being_sent_away_is_no_crash() {
    let mut bench = Bench::new().shows(SERVER, "x\n");
    bench.seen[SERVER.0].sent_away = Some(2);
    bench = bench.shows(SERVER, TRACEBACK).misses(ANI, "halo");
    assert_eq!(bench.failure().diagnosis, Diagnosis::Missing);
}

#[test]
fn a_program_that_ended_in_the_ordinary_way_has_exited() {
    let failure = Bench::new()
        .exits(ANI, Exit::Code(0))
        .misses(ANI, "halo")
        .failure();
    assert_eq!(failure.diagnosis, Diagnosis::Exited);
    let (actor, exit) = (name("ani"), Exit::Code(0));
    assert_eq!(failure.clues, [Clue::Ended { actor, exit }]);
    let server = Bench::new()
        .exits(SERVER, Exit::Code(0))
        .misses(ANI, "halo");
    assert_eq!(server.failure().diagnosis, Diagnosis::Exited);
    let another = Bench::new().exits(BUDI, Exit::Code(0)).misses(ANI, "halo");
    assert_eq!(another.failure().diagnosis, Diagnosis::Missing);
}

#[test]
fn who_has_ended_takes_no_line_any_more_whatever_it_said_last() {
    let failure = Bench::new()
        .shows(ANI, "Server sudah pergi.\n")
        .exits(ANI, Exit::Code(0))
        .expects(ANI, Expected::Taken { bytes: 5 })
        .failure();
    assert_eq!(failure.diagnosis, Diagnosis::Exited);
}

#[test]
fn a_server_that_ended_behind_its_prompt_has_said_nothing() {
    let of = |text: &str| {
        let bench = Bench::new()
            .shows(SERVER, text)
            .exits(SERVER, Exit::Code(0));
        bench.misses(SERVER, "lagi").failure().diagnosis
    };
    assert_eq!(of("Jawaban: "), Diagnosis::Exited);
    assert_eq!(of("Permintaan: tujuh\n"), Diagnosis::Missing);
}

#[test]
fn a_wrong_exit_code_is_an_exit_and_an_end_with_a_traceback_is_a_crash() {
    let expected = || Expected::Exit(Ending::Code(0));
    let bench = Bench::new()
        .exits(ANI, Exit::Code(3))
        .expects(ANI, expected());
    assert_eq!(bench.failure().diagnosis, Diagnosis::Exited);
    let bench = bench.shows(ANI, TRACEBACK);
    assert_eq!(bench.failure().diagnosis, Diagnosis::Crashed);
    let runs_on = Bench::new().expects(ANI, expected());
    assert_eq!(runs_on.failure().diagnosis, Diagnosis::Missing);
    let signal = Expected::Exit(Ending::Signal(Signal::Term));
    let bench = Bench::new()
        .exits(ANI, Exit::Signal(2))
        .expects(ANI, signal);
    assert_eq!(bench.failure().diagnosis, Diagnosis::Exited);
}

#[test]
fn a_client_that_was_refused_is_not_to_blame_where_nobody_listens() {
    let refused = "Traceback (most recent call last):\n  File \"c.py\"\nConnectionRefusedError: [Errno 111] Connection refused\n";
    let mut look = Look::at_rest();
    look.drops(1);
    look.drops(11);
    let bench = Bench::new()
        .shows(ANI, refused)
        .exits(ANI, Exit::Code(1))
        .misses(ANI, "halo")
        .looked(look.0);
    assert_eq!(bench.failure().diagnosis, Diagnosis::NotListening);
    // Why nobody does is told besides.
    let failure = bench.exits(SERVER, Exit::Code(0)).failure();
    assert_eq!(failure.diagnosis, Diagnosis::NotListening);
    let ended =
        |clue: &Clue| matches!(clue, Clue::Ended { actor, .. } if actor.as_str() == "server");
    assert!(failure.clues.iter().any(ended), "{:?}", failure.clues);
    let alone = || {
        Bench::new()
            .shows(ANI, refused)
            .exits(ANI, Exit::Code(1))
            .misses(ANI, "halo")
    };
    assert_eq!(alone().failure().diagnosis, Diagnosis::Crashed);
    // The last look may be from before the server's end, or there was none.
    for survey in [None, Some(Look::at_rest().0)] {
        let mut bench = alone().exits(SERVER, Exit::Code(0));
        bench.survey = survey;
        assert_eq!(bench.failure().diagnosis, Diagnosis::NotListening);
    }
}

#[test]
fn what_an_earlier_program_of_the_actor_showed_is_no_crash() {
    let mut bench = Bench::new().shows(SERVER, TRACEBACK).misses(ANI, "halo");
    assert_eq!(bench.failure().diagnosis, Diagnosis::Crashed);
    bench.seen[SERVER.0].began = TRACEBACK.len();
    assert_eq!(bench.failure().diagnosis, Diagnosis::Missing);
}

#[test]
fn what_a_program_said_before_it_ended_explains_no_closed_port() {
    let failure = Bench::new()
        .shows(SERVER, "Menunggu ...\nSelesai\n")
        .exits(SERVER, Exit::Code(0))
        .expects(SERVER, Expected::Listens(tcp("59000")))
        .failure();
    assert_eq!(failure.diagnosis, Diagnosis::Exited);
}
