//! When something is wrong: one clear line, an exit code, and no backtrace.

#![expect(
    clippy::unwrap_used,
    reason = "where a test's ground gives way, it ends"
)]

use super::server;
use crate::multicast::says_so_without_a_screen;
use crate::terminal::Terminal;
use crate::{place, program};
use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::{contains, starts_with};
use std::net::{TcpListener, UdpSocket};

pub const TESTS: &[crate::Test] = crate::tests![
    wrong_arguments_get_one_line_and_code_2,
    a_taken_port_is_told,
    a_refused_connection_is_told,
    an_unknown_host_is_told,
    programs_whose_screen_is_gone_say_so,
    a_server_that_leaves_ends_its_clients;
    alone:
    a_client_whose_udp_port_is_taken_says_so,
];

fn a_client_whose_udp_port_is_taken_says_so() {
    let _server = server();
    let _selfish = UdpSocket::bind("0.0.0.0:7000").unwrap();
    let done = Command::new(program!("groups_client")).assert().code(1);
    done.stderr(starts_with("Port UDP 7000 tidak bisa dipakai").and(contains("\n").count(1)));
}

fn wrong_arguments_get_one_line_and_code_2() {
    for arguments in [
        "127.0.0.1 pintu",
        "127.0.0.1 0",
        "127.0.0.1 70000",
        "127.0.0.1 7000 lagi",
        "--help",
    ] {
        for program in [program!("groups_server"), program!("groups_client")] {
            let done = Command::new(program)
                .args(arguments.split(' '))
                .assert()
                .code(2);
            done.stderr(starts_with("Pemakaian").and(contains("\n").count(1)));
        }
    }
}

fn a_taken_port_is_told() {
    let place = place::free();
    let _taken = TcpListener::bind(place).unwrap();
    let done = Command::new(program!("groups_server"))
        .args(place::arguments(place))
        .assert();
    done.code(1)
        .stderr(starts_with("Tidak bisa memakai").and(contains("\n").count(1)));
}

fn a_refused_connection_is_told() {
    let done = Command::new(program!("groups_client"))
        .args(place::arguments(place::free()))
        .assert();
    done.code(1)
        .stdout("")
        .stderr(starts_with("Tidak bisa menyambung").and(contains("\n").count(1)));
}

fn an_unknown_host_is_told() {
    for program in [program!("groups_server"), program!("groups_client")] {
        let done = Command::new(program)
            .arg("tidak-ada.invalid")
            .assert()
            .code(1);
        done.stderr(
            starts_with("Nama tidak-ada.invalid tidak dikenal").and(contains("\n").count(1)),
        );
    }
}

fn programs_whose_screen_is_gone_say_so() {
    let [host, port] = place::arguments(place::free());
    says_so_without_a_screen(program!("groups_server"), &[&host, &port]);
    let place = place::free();
    let _listener = TcpListener::bind(place).unwrap();
    let [host, port] = place::arguments(place);
    says_so_without_a_screen(program!("groups_client"), &[&host, &port]);
}

fn a_server_that_leaves_ends_its_clients() {
    let place = place::free();
    let mut server = Terminal::start(program!("groups_server"), &place::arguments(place));
    server.sees("Server grup siap");
    let mut client = Terminal::start(program!("groups_client"), &place::arguments(place));
    client.sees(">>> ");
    client.types("siti");
    client.sees("Selamat datang, siti!");
    server.kill();
    assert!(
        client
            .exits(1)
            .ends_with("Server menutup sambungan (the server closed the connection).\n")
    );
}
