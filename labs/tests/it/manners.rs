//! What a server and a client on TCP do when something is wrong: one clear line, an exit code, no backtrace.

use crate::place;
use crate::wire::PATIENCE;
use assert_cmd::Command;
use assert_cmd::assert::Assert;
use predicates::prelude::{PredicateBooleanExt, predicate};
use predicates::str::contains;
use std::net::{SocketAddr, TcpListener};
use std::process::Stdio;

/// Ends with code 1, and with one line that names the trouble.
pub fn complains(done: Assert, trouble: &str) -> Assert {
    let one_line = predicate::str::is_match("^[^\n]+\n$").expect("a regular expression");
    done.code(1).stderr(
        one_line
            .and(contains(trouble))
            .and(contains("panicked").not()),
    )
}

/// The program without a terminal, with the whole input given beforehand.
pub fn run(program: &str, place: SocketAddr, input: impl Into<Vec<u8>>) -> Assert {
    Command::new(program)
        .args(place::arguments(place))
        .timeout(PATIENCE)
        .write_stdin(input)
        .assert()
}

pub fn wrong_arguments(program: &str, name: &str) {
    let usage = format!("Pemakaian (usage): {name} [HOST [PORT]]\n");
    for arguments in [
        &["127.0.0.1", "duabelas"][..],
        &["127.0.0.1", "65536"],
        &["127.0.0.1", "8000", "lagi"],
        &["--help"],
    ] {
        let done = Command::new(program)
            .args(arguments)
            .timeout(PATIENCE)
            .assert();
        done.code(2).stdout("").stderr(usage.clone());
    }
}

pub fn a_port_in_use(server: &str) {
    let place = place::free();
    let _other = TcpListener::bind(place).expect("a free port");
    complains(run(server, place, ""), "tidak bisa dipakai");
}

pub fn nobody_there(client: &str) {
    complains(run(client, place::free(), "7\n"), "apakah server berjalan?");
}

/// Nobody reads what the program writes any more.
pub fn no_screen(program: &str, place: SocketAddr) {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let mut command = std::process::Command::new(program);
    command
        .args(place::arguments(place))
        .stdout(writer)
        .stderr(Stdio::piped());
    // An input that stays open: only the screen is gone.
    let child = command
        .stdin(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let done = Assert::new(waited(child));
    complains(done, "Terminal tidak bisa dipakai");
}

/// `wait_with_output` alone would close the input first.
fn waited(mut child: std::process::Child) -> std::process::Output {
    let input = child.stdin.take();
    let done = child
        .wait_with_output()
        .expect("the program can be waited for");
    drop(input);
    done
}
