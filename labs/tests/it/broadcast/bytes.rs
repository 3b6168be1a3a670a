//! A client that is no program: what it says on the wire, down to the bytes.

#![expect(
    clippy::unwrap_used,
    reason = "where a test's ground gives way, it ends"
)]

use super::{Kind, Room};
use crate::terminal::Terminal;
use crate::{place, program};
use Kind::{Ours, Python};
use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

pub const TESTS: &[crate::Test] = crate::tests![
    an_answer_in_pieces_is_one_answer,
    two_answers_in_one_piece_are_two_turns,
    an_answer_that_is_too_long_is_cut_and_the_count_stays_right,
    a_line_without_end_fills_no_memory_and_is_one_answer,
    an_answer_that_is_no_text_is_shown_kindly,
];

/// A room in which client 1 is this test itself, and clients 2 and 3 are programs.
fn with_a_client_of_bytes(third: Kind) -> (TcpStream, Room) {
    let place = place::free();
    let [host, port] = place::arguments(place);
    // With 32 MiB of memory the server cannot keep what it must not keep.
    let bounded = format!(
        "ulimit -v 32768; exec {} 3 {host} {port}",
        program!("broadcast_server")
    );
    let mut server = Terminal::start("sh", &["-c", &bounded]);
    server.sees("Waiting for connections...\r\n");
    let mut raw = TcpStream::connect(place).unwrap();
    raw.set_nodelay(true).unwrap();
    let patience = Some(Duration::from_secs(20));
    raw.set_read_timeout(patience).unwrap();
    raw.set_write_timeout(patience).unwrap();
    server.sees("Client_1 connected\r\n");
    let second = Terminal::start(program!("broadcast_client"), &["2", "3", &host, &port]);
    server.sees("Client_2 connected\r\n");
    let arguments = ["3", "3", &host, &port];
    let mut third = match third {
        Ours => Terminal::start(program!("broadcast_client"), &arguments),
        Python => Terminal::python("broadcast_client.py", &arguments),
    };
    server.sees("Client_3 connected\r\n");
    // A client in Python would take its welcome and the first message for one, if it had not read the one before.
    third.sees("Selamat datang di Server...");
    let mut welcome = [0; 28];
    raw.read_exact(&mut welcome).unwrap();
    assert_eq!(&welcome, b"Selamat datang di Server...\n");
    (
        raw,
        Room {
            server,
            clients: vec![second, third],
        },
    )
}

impl Room {
    /// After the client of bytes has answered, the other two do.
    fn others_answer(&mut self, heard: &str) {
        self.server.sees(&format!("Client_1 :  {heard}\r\n"));
        self.clients[0].sees(&format!("Client_1 :  {heard}\r\nMasukkan Pesan : "));
        self.clients[0].types("dua");
        self.clients[1].sees(&format!("Client_1 :  {heard}"));
        self.clients[1].sees("Client_2 :  dua");
        self.clients[1].sees("Masukkan Pesan : ");
        self.clients[1].types("tiga");
        self.server.sees("Client_2 :  dua\r\nClient_3 :  tiga\r\n");
    }
}

fn an_answer_in_pieces_is_one_answer() {
    let (mut raw, mut room) = with_a_client_of_bytes(Ours);
    room.says("mulai");
    raw.write_all(b"satu\n").unwrap();
    room.others_answer("satu");
    room.says("lagi");
    let long = "potongan ".repeat(100);
    for byte in long.bytes().chain([b'\n']) {
        raw.write_all(&[byte]).unwrap();
    }
    room.server.sees(&format!("Client_1 :  {long}\r\n"));
    room.clients[0].sees(&format!("Client_1 :  {long}\r\nMasukkan Pesan : "));
    room.clients[1].sees(&format!("Client_1 :  {long}"));
}

fn two_answers_in_one_piece_are_two_turns() {
    let (mut raw, mut room) = with_a_client_of_bytes(Ours);
    room.says("mulai");
    raw.write_all(b"satu\ndua kali\n").unwrap();
    room.others_answer("satu");
    room.says("lagi");
    room.others_answer("dua kali");
}

fn an_answer_that_is_too_long_is_cut_and_the_count_stays_right() {
    let (mut raw, mut room) = with_a_client_of_bytes(Python);
    room.says("mulai");
    raw.write_all("é".repeat(1_500).as_bytes()).unwrap();
    // With its newline it is one `recv(1024)` for the Python client: 510 letters, the mark of the cut, a newline.
    room.others_answer(&format!("{}…", "é".repeat(510)));
    room.says("lagi");
    raw.write_all(b"pendek").unwrap();
    room.others_answer("pendek");
}

fn a_line_without_end_fills_no_memory_and_is_one_answer() {
    let (mut raw, mut room) = with_a_client_of_bytes(Ours);
    room.says("mulai");
    raw.write_all(b"baris\n").unwrap();
    room.others_answer("baris");
    room.says("lagi");
    for _ in 0..1_000 {
        raw.write_all(&[b'x'; 50_000]).unwrap();
    }
    raw.write_all(b"\nsesudahnya\n").unwrap();
    room.others_answer(&format!("{}…", "x".repeat(1_020)));
    room.says("dan lagi");
    room.others_answer("sesudahnya");
}

fn an_answer_that_is_no_text_is_shown_kindly() {
    let (mut raw, mut room) = with_a_client_of_bytes(Ours);
    room.says("mulai");
    raw.write_all(b"ha\xfflo\r\n").unwrap();
    room.others_answer("ha\u{fffd}lo");
    room.says("lagi");
    // Half a line, and then nothing ever again: it still counts as the answer.
    raw.write_all(b"separuh").unwrap();
    raw.shutdown(Shutdown::Write).unwrap();
    room.others_answer("separuh");
    room.says("sekali lagi");
    room.others_answer("(sudah keluar)");
}
