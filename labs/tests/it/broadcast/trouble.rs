//! When something is wrong: one clear line, an exit code, and no backtrace.

#![expect(
    clippy::unwrap_used,
    reason = "where a test's ground gives way, it ends"
)]

use crate::multicast::says_so_without_a_screen;
use crate::{place, program};
use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::{contains, starts_with};
use std::io::{Read, Write};
use std::net::TcpListener;

pub const TESTS: &[crate::Test] = crate::tests![
    a_typed_line_that_is_too_long_is_asked_for_again,
    wrong_arguments_get_one_line_and_code_2,
    a_taken_port_is_told,
    a_refused_connection_is_told,
    an_unknown_host_is_told,
    programs_whose_screen_is_gone_say_so,
];

fn a_typed_line_that_is_too_long_is_asked_for_again() {
    let place = place::free();
    let [host, port] = place::arguments(place);
    let listener = TcpListener::bind(place).unwrap();
    let long = "a".repeat(1_024);
    let mut client = Command::new(program!("broadcast_client"));
    client
        .args(["1", "1", &host, &port])
        .write_stdin(format!("{long}\npas\n{}\n", "b".repeat(1_023)));
    let client = std::thread::spawn(move || client.assert());
    let (mut server, _) = listener.accept().unwrap();
    server.write_all(b"Selamat datang\nhalo\nhalo\n").unwrap();
    let mut heard = vec![0; 4 + 1_024];
    server.read_exact(&mut heard).unwrap();
    assert_eq!(heard, format!("pas\n{}\n", "b".repeat(1_023)).as_bytes());
    drop(server);
    let screen = contains(
        "Masukkan Pesan : Pesan terlalu panjang, paling banyak 1023 byte (too long).\nMasukkan Pesan : ",
    );
    client.join().unwrap().success().stdout(screen);
}

fn wrong_arguments_get_one_line_and_code_2() {
    let one_line = || starts_with("Pemakaian").and(contains("\n").count(1));
    for arguments in [
        "dua",
        "0",
        "-1",
        "2 127.0.0.1 pintu",
        "2 127.0.0.1 70000",
        "2 127.0.0.1 8080 lagi",
        "2 --help",
    ] {
        let done = Command::new(program!("broadcast_server"))
            .args(arguments.split(' '))
            .assert();
        done.code(2).stderr(one_line());
    }
    for arguments in [
        "",
        "satu",
        "0",
        "3 2",
        "1 2 127.0.0.1 pintu",
        "1 2 127.0.0.1 8080 lagi",
        "1 2 --help",
    ] {
        let words = arguments.split_whitespace();
        let done = Command::new(program!("broadcast_client"))
            .args(words)
            .assert();
        done.code(2).stderr(one_line());
    }
}

fn a_taken_port_is_told() {
    let place = place::free();
    let _taken = TcpListener::bind(place).unwrap();
    let [host, port] = place::arguments(place);
    let done = Command::new(program!("broadcast_server"))
        .args(["2", &host, &port])
        .assert();
    done.code(1)
        .stderr(starts_with("Tidak bisa memakai").and(contains("\n").count(1)));
}

fn a_refused_connection_is_told() {
    let [host, port] = place::arguments(place::free());
    let done = Command::new(program!("broadcast_client"))
        .args(["1", "2", &host, &port])
        .assert();
    done.code(1)
        .stdout("")
        .stderr(starts_with("Tidak bisa menyambung").and(contains("\n").count(1)));
}

fn an_unknown_host_is_told() {
    let nowhere = "tidak-ada.invalid";
    let one_line =
        || starts_with("Nama tidak-ada.invalid tidak dikenal").and(contains("\n").count(1));
    let server = Command::new(program!("broadcast_server"))
        .args(["2", nowhere])
        .assert();
    server.code(1).stderr(one_line());
    let client = Command::new(program!("broadcast_client"))
        .args(["1", "2", nowhere])
        .assert();
    client.code(1).stderr(one_line());
}

fn programs_whose_screen_is_gone_say_so() {
    let place = place::free();
    let [host, port] = place::arguments(place);
    let _listener = TcpListener::bind(place).unwrap();
    says_so_without_a_screen(program!("broadcast_client"), &["1", "2", &host, &port]);
    let [host, port] = place::arguments(place::free());
    says_so_without_a_screen(program!("broadcast_server"), &["2", &host, &port]);
}
