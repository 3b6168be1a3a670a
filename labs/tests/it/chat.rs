//! The chat room: everybody hears everything, and nobody waits for anybody.

use crate::manners::{self, complains};
use crate::terminal::Terminal;
use crate::wire::Wire;
use crate::{place, program};
use crowd::{
    a_silent_room_uses_no_processor, two_hundred_come_and_go,
    what_is_said_while_somebody_speaks_is_said_too,
    who_does_not_read_is_shown_out_and_hinders_nobody, who_reads_slowly_gets_everything_in_order,
};
use socket2::{Domain, Socket, Type};
use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::thread;

mod crowd;

pub const TESTS: &[crate::Test] = crate::tests![
    the_modules_session_on_terminals,
    a_client_that_gives_no_name_keeps_nobody_waiting,
    a_name_is_taken_once_and_free_again_afterwards,
    a_name_is_text_and_not_too_long,
    framed_messages_may_come_in_pieces,
    unframed_messages_are_what_one_read_brings,
    two_who_speak_at_once_never_mix,
    strangers_cannot_command_a_terminal,
    an_over_long_message_is_cut,
    who_says_the_question_asks_nobody,
    a_killed_client_is_missed_at_once,
    a_reset_at_any_moment_ends_nothing,
    a_last_line_without_its_newline_is_heard,
    who_reads_slowly_gets_everything_in_order,
    who_does_not_read_is_shown_out_and_hinders_nobody,
    what_is_said_while_somebody_speaks_is_said_too,
    two_hundred_come_and_go,
    a_silent_room_uses_no_processor,
    too_many_open_files_keep_only_newcomers_waiting,
    a_restart_takes_the_same_port_at_once,
    a_client_ends_when_its_server_does,
    a_client_without_a_terminal_says_and_hears_everything,
    python_clients_feel_at_home,
    a_python_server_is_understood,
    trouble_gets_one_clear_line;
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

fn framed_messages_may_come_in_pieces() {
    let (_server, place) = server();
    let mut ani = guest(place, "ani");
    let mut budi = guest(place, "budi");
    let mut citra = guest(place, "citra");
    // The pieces end in the middle of a word and of a letter; somebody else speaks between them.
    for piece in [&b"ani: ha"[..], b"lo \xe2\x82", b"\xac selesai"] {
        ani.says(piece).is_read();
        budi.says("budi: sela\n");
        assert_eq!(citra.hears("budi: sela\n"), "");
    }
    ani.says("\nani: du").is_read();
    assert_eq!(citra.hears("ani: halo € selesai\n"), "");
    ani.says("a\nani: tiga\n");
    assert_eq!(citra.hears("ani: dua\nani: tiga\n"), "");
}

fn unframed_messages_are_what_one_read_brings() {
    let (_server, place) = server();
    let mut citra = guest(place, "citra");
    let mut ani = newcomer(place);
    ani.says("ani").hears("Kamu telah terhubung !\n");
    citra.hears("ani Telah bergabung ke dalam chat !\n");
    for message in ["ani: halo", "ani: apa kabar?", "ani: halo\nani: lagi\n"] {
        ani.says(message);
        let heard = format!("{}\n", message.trim_end());
        assert_eq!(citra.hears(&heard), "");
    }
}

fn two_who_speak_at_once_never_mix() {
    const MESSAGES: usize = 1_000;
    let (_server, place) = server();
    let mut listener = guest(place, "listener");
    let names = ["ani", "budi", "citra", "dewi"];
    let message =
        |name: &str, number: usize| format!("{name}: {number} {}\n", name.repeat(number % 99));
    let speak = move |name: &str, mut speaker: Wire| {
        for number in 0..MESSAGES {
            let line = message(name, number);
            let (one, other) = line.split_at(line.len() / 2);
            speaker.says(one).says(other);
            if number % 20 == 19 {
                speaker.hears(&line); // Not further ahead of the room than that.
            }
        }
    };
    let speakers = names.map(|name| (name, guest(place, name)));
    let speakers = speakers.map(|(name, wire)| thread::spawn(move || speak(name, wire)));
    listener.hears("dewi Telah bergabung ke dalam chat !\n");
    let mut next = [0; 4];
    while next != [MESSAGES; 4] {
        let line = listener.hears("\n");
        let who = names.iter().position(|name| line.starts_with(name));
        let who = who.expect("a line that begins with a name");
        if !line.ends_with("telah meninggalkan room chat !") {
            assert_eq!(line + "\n", message(names[who], next[who]));
            next[who] += 1;
        }
    }
    for speaker in speakers {
        speaker.join().expect("the speaker heard itself");
    }
}

fn strangers_cannot_command_a_terminal() {
    let (_server, place) = server();
    let mut screen = client(place, "ani");
    let mut budi = guest(place, "budi");
    budi.says(b"\x1b[2Jawas\x07 \xc2\x9b1m \xff\n");
    let shown = "\u{fffd}[2Jawas\u{fffd} \u{fffd}1m \u{fffd}";
    budi.hears(&format!("{shown}\n"));
    screen.sees(&format!("{shown}\r\n"));
    // Nor can a server that relays such things as they come.
    let place = place::free();
    let listener = TcpListener::bind(place).expect("a free port");
    let mut screen = Terminal::start(CLIENT, &place::arguments(place));
    screen.types("ani");
    let mut server = Wire::of(listener.accept().expect("a client").0);
    server.says("us").is_read().says("er?").hears("ani\n");
    server.says("\x1b[2Jhalo\n\x1b[3Jsetengah");
    screen.sees("\u{fffd}[2Jhalo\r\n\u{fffd}[3Jsetengah");
}

fn an_over_long_message_is_cut() {
    let (_server, place) = server();
    let mut ani = guest(place, "ani");
    let mut budi = guest(place, "budi");
    ani.hears("budi Telah bergabung ke dalam chat !\n");
    for length in [4_097, 10_000, 5_000_000] {
        budi.says("b".repeat(length)).says("\nbudi: lagi\n");
        assert_eq!(ani.hears("…\n"), "b".repeat(4_096));
        assert_eq!(ani.hears("budi: lagi\n"), "");
    }
    budi.says("b".repeat(4_095)).says("\n");
    assert_eq!(ani.hears("\n"), "b".repeat(4_095));
}

fn who_says_the_question_asks_nobody() {
    // In our room: neither our client nor the module's answers.
    let (_server, place) = server();
    let mut ours = client(place, "ani");
    let mut theirs = python(place, "budi");
    let mut probe = guest(place, "probe");
    probe.says("user?\n").hears("user?\n");
    ours.sees("user?");
    theirs.sees("user?");
    ours.types("satu");
    assert_eq!(probe.hears("ani: satu\n"), "");
    theirs.types("dua");
    assert_eq!(probe.hears("budi: dua\n"), "");
    // In the module's: our client is not fooled.
    let place = place::free();
    let mut server = Terminal::python("chat_server.py", &place::arguments(place));
    server.sees(READY);
    let mut ours = client(place, "ani");
    let mut probe = newcomer(place);
    probe.says("probe").hears("Kamu telah terhubung !");
    probe.says("user?").hears("user?");
    ours.sees("user?");
    ours.types("satu");
    assert_eq!(probe.hears("ani: satu\n"), "");
}

fn a_killed_client_is_missed_at_once() {
    let (_server, place) = server();
    let mut ani = guest(place, "ani");
    let mut budi = client(place, "budi");
    ani.hears("budi Telah bergabung ke dalam chat !\n");
    budi.kill();
    assert_eq!(ani.hears("budi telah meninggalkan room chat !\n"), "");
}

fn a_reset_at_any_moment_ends_nothing() {
    let (_server, place) = server();
    let mut ani = guest(place, "ani");
    for _ in 0..20 {
        drop(Wire::to(place));
        Wire::to(place).resets();
        newcomer(place).resets();
        let mut named = newcomer(place);
        named.says("cepat\n");
        named.resets();
        guest(place, "budi").resets();
        ani.hears("budi telah meninggalkan room chat !\n");
    }
    ani.says("ani: masih ada?\n").hears("ani: masih ada?\n");
    guest(place, "citra");
}

fn a_last_line_without_its_newline_is_heard() {
    let (_server, place) = server();
    let mut ani = guest(place, "ani");
    guest(place, "budi")
        .says("budi: sampai jumpa")
        .falls_silent();
    ani.hears("budi Telah bergabung ke dalam chat !\n");
    let heard = ani.hears("budi telah meninggalkan room chat !\n");
    assert_eq!(heard, "budi: sampai jumpa\n");
}

fn too_many_open_files_keep_only_newcomers_waiting() {
    let place = place::free();
    let [host, port] = place::arguments(place);
    let limited = "ulimit -n 64; exec \"$0\" \"$@\"";
    let mut server = Terminal::start("sh", &["-c", limited, SERVER, &host, &port]);
    server.sees(READY);
    let mut ani = guest(place, "ani");
    let mut crowd: Vec<_> = (0..80).map(|_| Wire::to(place)).collect();
    server.sees("Belum bisa menerima client baru");
    ani.says("ani: penuh\n").hears("ani: penuh\n");
    crowd.drain(..79);
    crowd[0].hears("user?");
    crowd[0].says("budi\n").hears("Kamu telah terhubung !\n");
}

fn a_restart_takes_the_same_port_at_once() {
    let (mut server, place) = server();
    let ani = guest(place, "ani");
    server.kill();
    assert_eq!(ani.hears_out(), ""); // The server closed first, so its end is in TIME_WAIT.
    let plain = Socket::new(Domain::IPV4, Type::STREAM, None).expect("a socket");
    let refused = plain
        .bind(&place.into())
        .expect_err("without SO_REUSEADDR the port is taken");
    assert_eq!(refused.kind(), ErrorKind::AddrInUse);
    let mut again = Terminal::start(SERVER, &place::arguments(place));
    again.sees(READY);
    guest(place, "ani");
}

fn a_client_ends_when_its_server_does() {
    let (mut server, place) = server();
    let mut ani = client(place, "ani");
    server.kill();
    ani.sees("Koneksi diputus oleh server (the server closed the connection)");
    assert_eq!(ani.exits(1).trim(), "");
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

fn trouble_gets_one_clear_line() {
    manners::wrong_arguments(SERVER, "chat_server");
    manners::wrong_arguments(CLIENT, "chat_client");
    manners::a_port_in_use(SERVER);
    manners::nobody_there(CLIENT);
    manners::no_screen(SERVER, place::free());
    let (_server, place) = server();
    manners::no_screen(CLIENT, place);
    complains(manners::run(CLIENT, place, ""), "Masukan berakhir");
    for greeting in ["halo!", "", "use"] {
        let place = place::free();
        let listener = TcpListener::bind(place).expect("a free port");
        let stranger = thread::spawn(move || {
            Wire::of(listener.accept().expect("a client").0).says(greeting);
        });
        complains(
            manners::run(CLIENT, place, "ani\n"),
            "Tidak bisa masuk ke room chat",
        );
        stranger.join().expect("the stranger spoke");
    }
}

fn the_modules_port_is_the_default() {
    let mut server = Terminal::start(SERVER, &[""; 0]);
    server.sees(READY);
    let mut ani = enters(Terminal::start(CLIENT, &[""; 0]), "ani");
    let mut budi = python(SocketAddr::from(([127, 0, 0, 1], 59_000)), "budi");
    ani.types("halo");
    budi.sees("ani: halo");
}
