//! The chat room: everybody hears everything, and nobody waits for anybody.

use crate::manners;
use crate::terminal::Terminal;
use crate::wire::Wire;
use crate::{place, program};
use crowd::{
    a_silent_room_uses_no_processor, two_hundred_come_and_go,
    what_is_said_while_somebody_speaks_is_said_too,
    who_does_not_read_is_shown_out_and_hinders_nobody, who_reads_slowly_gets_everything_in_order,
};
use std::net::SocketAddr;
use std::thread;

mod crowd;
pub mod messages;
pub mod trouble;

pub const TESTS: &[crate::Test] = crate::tests![
    the_modules_session_on_terminals,
    a_client_that_gives_no_name_keeps_nobody_waiting,
    a_name_is_taken_once_and_free_again_afterwards,
    a_name_is_text_and_not_too_long,
    who_reads_slowly_gets_everything_in_order,
    who_does_not_read_is_shown_out_and_hinders_nobody,
    what_is_said_while_somebody_speaks_is_said_too,
    two_hundred_come_and_go,
    a_silent_room_uses_no_processor,
    a_client_without_a_terminal_says_and_hears_everything,
    python_clients_feel_at_home,
    a_python_server_is_understood;
    alone:
    the_modules_port_is_the_default,
];

const SERVER: &str = program!("chat_server");
const CLIENT: &str = program!("chat_client");
const READY: &str = "Server sedang berjalan dan merekam ...";

fn server() -> (Terminal, SocketAddr) {
    let place = place::free();
    let mut server = Terminal::start(SERVER, &place::arguments(place));
    server.sees(READY);
    (server, place)
}

/// Somebody who has joined and heard so.
fn guest(place: SocketAddr, name: &str) -> Wire {
    let mut guest = newcomer(place);
    guest.says(format!("{name}\n"));
    guest.hears(&format!(
        "{name} Telah bergabung ke dalam chat !\nKamu telah terhubung !\n"
    ));
    guest
}

/// Somebody who has been asked for a name.
fn newcomer(place: SocketAddr) -> Wire {
    let mut newcomer = Wire::to(place);
    newcomer.hears("user?");
    newcomer
}

fn client(place: SocketAddr, name: &str) -> Terminal {
    enters(Terminal::start(CLIENT, &place::arguments(place)), name)
}

fn python(place: SocketAddr, name: &str) -> Terminal {
    enters(
        Terminal::python("chat_client.py", &place::arguments(place)),
        name,
    )
}

fn enters(mut client: Terminal, name: &str) -> Terminal {
    client.sees("Masukkan nama user >>> ");
    client.types(name);
    client.sees("Kamu telah terhubung !");
    client
}

fn the_modules_session_on_terminals() {
    let (mut server, place) = server();
    let mut fatur = client(place, "fatur");
    server.sees("connection is established with ('127.0.0.1', ");
    server.sees("User dari client ini yaitu : fatur\n".trim_end());
    server.sees(READY);
    let mut rizky = client(place, "rizky");
    fatur.sees("rizky Telah bergabung ke dalam chat !");
    server.sees("User dari client ini yaitu : rizky");
    rizky.types("halo selamat siang!");
    for who in [&mut fatur, &mut rizky] {
        who.sees("rizky: halo selamat siang!");
    }
    fatur.types("siang !!");
    for who in [&mut fatur, &mut rizky] {
        who.sees("fatur: siang !!");
    }
    rizky.presses_ctrl('d');
    fatur.sees("rizky telah meninggalkan room chat !");
    assert_eq!(rizky.exits(0).trim(), "");
    fatur.presses_ctrl('d');
    assert_eq!(fatur.exits(0).trim(), "");
}

fn a_client_that_gives_no_name_keeps_nobody_waiting() {
    let (_server, place) = server();
    let mut silent: Vec<_> = (0..20).map(|_| newcomer(place)).collect();
    let mut ani = guest(place, "ani");
    let mut late = silent.swap_remove(7);
    late.says("budi\n").hears("Kamu telah terhubung !\n");
    ani.hears("budi Telah bergabung ke dalam chat !\n");
    late.says("budi: maaf\n");
    assert_eq!(ani.hears("budi: maaf\n"), "");
}

fn a_name_is_taken_once_and_free_again_afterwards() {
    let (_server, place) = server();
    let mut ani = guest(place, "ani");
    let taken = "Nama ani sudah dipakai. Silakan pilih nama lain !\n";
    for name in ["ani", "ani\n", " ani \r\n"] {
        let mut second = newcomer(place);
        second.says(name);
        assert_eq!(second.hears_out(), taken);
    }
    let mut second = Terminal::start(CLIENT, &place::arguments(place));
    second.sees("Masukkan nama user >>> ");
    second.types("ani");
    second.sees(taken.trim_end());
    second.exits(1);
    // Many at once: one of them gets it.
    let knocking: Vec<_> = (0..20).map(|_| newcomer(place)).collect();
    let knocking: Vec<_> = knocking
        .into_iter()
        .map(|wire| thread::spawn(|| is_let_in(wire)))
        .collect();
    let answers = knocking
        .into_iter()
        .map(|thread| thread.join().expect("an answer"));
    // All stay until the last has its answer: a name is free again when its owner leaves.
    let answers: Vec<_> = answers.collect();
    assert_eq!(answers.iter().filter(|(inside, _)| *inside).count(), 1);
    drop(answers);
    ani.hears("budi Telah bergabung ke dalam chat !\n");
    assert_eq!(ani.hears("budi telah meninggalkan room chat !\n"), "");
    // The name of one who has left.
    guest(place, "budi");
}

fn is_let_in(mut knocking: Wire) -> (bool, Wire) {
    knocking.says("budi\n");
    let inside = knocking.hears(" !\n") == "budi Telah bergabung ke dalam chat";
    (inside, knocking)
}

fn a_name_is_text_and_not_too_long() {
    let (_server, place) = server();
    for name in ["\n", "  \n", " ", &"n".repeat(33), &"n".repeat(100_000)] {
        let mut nameless = newcomer(place);
        nameless.says(name);
        nameless.hears("Nama harus 1 sampai 32 huruf. Silakan coba lagi !\n");
    }
    // 32 letters of two bytes; and bytes that are no text, and commands for a terminal.
    let long = "é".repeat(32);
    let mut ani = guest(place, &long);
    newcomer(place)
        .says(b"\xff\x1b[2J\n")
        .hears("Kamu telah terhubung !\n");
    assert_eq!(ani.hears(" Telah bergabung"), "\u{fffd}\u{fffd}[2J");
}

fn a_client_without_a_terminal_says_and_hears_everything() {
    let (_server, place) = server();
    let joined = "ani Telah bergabung ke dalam chat !\nKamu telah terhubung !\n";
    let long = format!("ani: {}…\n", "a".repeat(4_096 - 5));
    for (typed, heard) in [
        ("ani", ""),
        ("\n \nani\n", ""),
        ("ani\nhalo\n\nsemua", "ani: halo\nani: semua\n"),
        ("ani\r\nuser?\r\n", "ani: user?\n"),
        (
            &format!("ani\n{}\nhalo\n", "a".repeat(100_000)),
            &format!("{long}ani: halo\n"),
        ),
    ] {
        let done = manners::run(CLIENT, place, typed).success();
        let said = String::from_utf8_lossy(&done.get_output().stdout).into_owned();
        let said = said.trim_start_matches("Masukkan nama user >>> ");
        assert_eq!(said, format!("{joined}{heard}"));
    }
    let done = manners::run(CLIENT, place, b"ani\nhalo \xff\n").success();
    done.stdout(format!(
        "Masukkan nama user >>> {joined}ani: halo \u{fffd}\n"
    ));
}

fn python_clients_feel_at_home() {
    let (mut server, place) = server();
    let mut fatur = python(place, "fatur");
    server.sees("User dari client ini yaitu : fatur");
    let mut rizky = client(place, "rizky");
    fatur.sees("rizky Telah bergabung ke dalam chat !");
    fatur.types("halo selamat siang!");
    rizky.sees("fatur: halo selamat siang!");
    rizky.types("siang !!");
    fatur.sees("rizky: siang !!");
    fatur.kill();
    rizky.sees("fatur telah meninggalkan room chat !");
}

fn a_python_server_is_understood() {
    let place = place::free();
    let mut server = Terminal::python("chat_server.py", &place::arguments(place));
    server.sees(READY);
    let mut rizky = client(place, "rizky");
    server.sees("User dari client ini yaitu : b'rizky");
    let mut fatur = python(place, "fatur");
    rizky.sees("b'fatur' Telah bergabung ke dalam chat !");
    rizky.types("halo selamat siang!");
    for who in [&mut rizky, &mut fatur] {
        who.sees("rizky: halo selamat siang!");
    }
    // Without a newline, and shown at once all the same.
    fatur.types("siang !!");
    rizky.sees("fatur: siang !!");
    // The module's server does not close when we leave.
    rizky.presses_ctrl('d');
    rizky.exits(0);
}

fn the_modules_port_is_the_default() {
    let mut server = Terminal::start(SERVER, &[""; 0]);
    server.sees(READY);
    let mut ani = enters(Terminal::start(CLIENT, &[""; 0]), "ani");
    let mut budi = python(SocketAddr::from(([127, 0, 0, 1], 59_000)), "budi");
    ani.types("halo");
    budi.sees("ani: halo");
}
