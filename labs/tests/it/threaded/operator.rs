//! An operator without a terminal, who can type what no terminal takes, and faster than anybody.

#![expect(clippy::panic, reason = "a test says what it missed by panicking")]

use super::SERVER;
use crate::place;
use crate::wire::Wire;
use std::io::{BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

pub const TESTS: &[crate::Test] = crate::tests![
    who_reads_no_answer_does_not_hold_the_operator,
    the_operators_slips_cost_nobody_a_turn,
    two_hundred_clients_come_and_go_and_one_more_is_refused,
];

/// An operator without a terminal, who can type what no terminal takes.
struct Operator {
    server: Child,
    keyboard: ChildStdin,
    screen: BufReader<ChildStdout>,
}

impl Operator {
    fn at(place: SocketAddr) -> Self {
        let mut command = Command::new(SERVER);
        command.args(place::arguments(place));
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut server = command.spawn().expect("the server starts");
        let keyboard = server.stdin.take().expect("a pipe");
        let screen = BufReader::new(server.stdout.take().expect("a pipe"));
        Self {
            server,
            keyboard,
            screen,
        }
    }

    fn types(&mut self, line: impl AsRef<[u8]>) {
        self.keyboard
            .write_all(line.as_ref())
            .expect("the server reads");
    }

    /// The next line that says this.
    fn sees(&mut self, text: &str) -> String {
        let mut line = String::new();
        while !line.contains(text) {
            line.clear();
            let count = self.screen.read_line(&mut line).expect("text");
            assert!(count > 0, "the server ended before it said {text:?}");
        }
        line
    }

    fn leaves(mut self) {
        drop(self.keyboard);
        assert!(self.server.wait().expect("a child").success());
    }
}

fn who_reads_no_answer_does_not_hold_the_operator() {
    let place = place::free();
    let mut operator = Operator::at(place);
    operator.sees("[SERVER STARTED]");
    let mut deaf = Wire::to(place);
    for _ in 0..4_000 {
        deaf.says("halo\n");
        if operator.sees("[C").contains("[CONNECTION CLOSED]") {
            let mut ani = Wire::to(place);
            ani.says("halo\n");
            operator.sees("halo");
            operator.types("hai\n");
            ani.hears("hai\n");
            return operator.leaves();
        }
        operator.types("x".repeat(16_000) + "\n");
    }
    panic!("64 MB of answers went to somebody who reads nothing");
}

fn the_operators_slips_cost_nobody_a_turn() {
    let place = place::free();
    let mut operator = Operator::at(place);
    operator.sees("[SERVER STARTED]");
    operator.types("terlalu dini\n");
    operator.sees("[NOT SENT] belum ada yang menunggu jawaban");
    let mut ani = Wire::to(place);
    ani.says("halo\n");
    operator.sees("[CLIENT");
    operator.types(b"\xff\n");
    operator.sees("[NOT SENT] baris bukan UTF-8");
    operator.types("a".repeat(100_000) + "\n");
    operator.sees("[NOT SENT] baris terlalu panjang");
    operator.types("hai\n");
    assert_eq!(ani.hears("hai\n"), "");
    operator.leaves();
}

fn two_hundred_clients_come_and_go_and_one_more_is_refused() {
    let place = place::free();
    let mut operator = Operator::at(place);
    operator.sees("[SERVER STARTED]");
    for _ in 0..2 {
        let mut crowd: Vec<Wire> = (0..200).map(|_| Wire::to(place)).collect();
        operator.sees(&format!("Client {} connected.", crowd[199].name()));
        let late = Wire::to(place);
        assert_eq!(late.hears_out(), "maaf, server penuh\n");
        operator.sees("(server penuh)");
        for client in &mut crowd {
            client.says("halo\n");
            operator.sees(&format!("[CLIENT {}] halo", client.name()));
            operator.types("hai\n");
            client.hears("hai\n");
        }
        for (number, client) in crowd.into_iter().enumerate() {
            let gone = format!("[CONNECTION CLOSED] Client {} disconnected.", client.name());
            match number % 3 {
                0 => drop(client),
                1 => client.resets(),
                _ => says_exit(client),
            }
            operator.sees(&gone);
        }
    }
    operator.leaves();
}

fn says_exit(mut client: Wire) {
    client.says("exit\n");
}
