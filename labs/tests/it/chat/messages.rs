//! What is a message: with newlines and without, in pieces, too long, and unfit for a terminal.

use super::{CLIENT, READY, client, guest, newcomer, python, server};
use crate::place;
use crate::terminal::Terminal;
use crate::wire::Wire;
use std::net::TcpListener;
use std::thread;

pub const TESTS: &[crate::Test] = crate::tests![
    framed_messages_may_come_in_pieces,
    unframed_messages_are_what_one_read_brings,
    two_who_speak_at_once_never_mix,
    strangers_cannot_command_a_terminal,
    an_over_long_message_is_cut,
    who_says_the_question_asks_nobody,
    a_last_line_without_its_newline_is_heard,
];

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
