//! Characters of a message, not bytes.

use crate::manners::{self, complains};
use crate::terminal::Terminal;
use crate::wire::Wire;
use crate::{place, program};
use socket2::{Domain, Socket, Type};
use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::thread;

pub const TESTS: &[crate::Test] = crate::tests![
    characters_are_counted_on_terminals,
    characters_and_not_bytes_with_or_without_a_newline,
    long_messages_are_counted_whole,
    a_character_cut_in_two_is_one,
    what_is_no_text_gets_a_kind_answer,
    the_first_line_is_the_message,
    a_second_client_waits_for_its_turn,
    the_next_client_is_served_whatever_the_last_one_did,
    a_python_client_is_answered,
    a_python_server_counts_the_same,
    a_restart_takes_the_same_port_at_once,
    a_server_that_says_nothing_is_told,
    trouble_gets_one_clear_line;
    alone:
    the_modules_port_is_the_default,
];

const SERVER: &str = program!("charcount_server");
const CLIENT: &str = program!("charcount_client");

fn server() -> (Terminal, SocketAddr) {
    let place = place::free();
    (server_at(place), place)
}

fn server_at(place: SocketAddr) -> Terminal {
    let mut server = Terminal::start(SERVER, &place::arguments(place));
    server.sees("Waiting...");
    server
}

fn answer(place: SocketAddr, bytes: impl AsRef<[u8]>) -> String {
    let mut client = Wire::to(place);
    client.says(bytes);
    client.hears_out()
}

fn count(number: usize) -> String {
    format!("jumlah karakter : {number}\n")
}

fn characters_are_counted_on_terminals() {
    let (mut server, place) = server();
    for (message, number) in [
        ("halo dunia", 10),
        ("sélamat 日本", 10),
        ("", 0),
        ("  a ", 4),
    ] {
        let mut client = Terminal::start(CLIENT, &place::arguments(place));
        client.sees("Masukkan pesan :");
        client.types(message);
        assert_eq!(client.exits(0), count(number));
        server.sees(&format!(
            "Request dari client : {message} IP client : ('127.0.0.1', "
        ));
    }
}

fn characters_and_not_bytes_with_or_without_a_newline() {
    let (_server, place) = server();
    // As Python's len() has it: the last one looks like one character, and is two.
    for (message, number) in [
        ("a", 1),
        ("é", 1),
        ("日本", 2),
        ("👍", 1),
        ("e\u{301}", 2),
        ("👍🏽", 2),
    ] {
        assert_eq!(answer(place, message), count(number));
        assert_eq!(answer(place, format!("{message}\n")), count(number));
        assert_eq!(answer(place, format!("{message}\r\n")), count(number));
    }
    assert_eq!(answer(place, "\n"), count(0));
    let mut nothing = Wire::to(place);
    nothing.falls_silent();
    assert_eq!(nothing.hears_out(), count(0));
}

fn long_messages_are_counted_whole() {
    let (_server, place) = server();
    for character in ["a", "é", "日", "👍"] {
        for length in [1023, 1024, 1025, 2_000, 100_000] {
            let message = character.repeat(length);
            assert_eq!(
                answer(place, &message),
                count(length),
                "unframed, of {character}"
            );
            let asked = manners::run(CLIENT, place, format!("{message}\n")).success();
            asked.stdout(format!("Masukkan pesan :{}", count(length)));
        }
    }
}

fn a_character_cut_in_two_is_one() {
    let (_server, place) = server();
    for message in ["hé", "日本", "a👍"] {
        for cut in (0..message.len()).filter(|cut| !message.is_char_boundary(*cut)) {
            for end in ["", "\n"] {
                let (head, tail) = message.as_bytes().split_at(cut);
                let mut client = Wire::to(place);
                client.says(head).is_read();
                client.says([tail, end.as_bytes()].concat());
                assert_eq!(client.hears_out(), count(message.chars().count()));
            }
        }
    }
}

fn what_is_no_text_gets_a_kind_answer() {
    let (_server, place) = server();
    for bytes in [
        &b"\xff"[..],
        b"halo \xc3(",
        b"\xed\xa0\x80",
        b"\xc3\n",
        b"a\x80",
    ] {
        assert_eq!(
            answer(place, bytes),
            "maaf, pesan bukan teks UTF-8\n",
            "{bytes:?}"
        );
    }
    let mut half = Wire::to(place);
    half.says(b"\xe2\x82").falls_silent();
    assert_eq!(half.hears_out(), "maaf, pesan bukan teks UTF-8\n");
    // Of a longer message not all is kept, and what is kept may end inside a character.
    for start in ["", "a", "aa"] {
        let long = start.to_string() + &"日".repeat(500_000);
        assert_eq!(answer(place, long), "maaf, pesan lebih dari 1048576 byte\n");
    }
    for length in [(1 << 20) + 1, 5 << 20] {
        assert_eq!(
            answer(place, vec![b'a'; length]),
            "maaf, pesan lebih dari 1048576 byte\n"
        );
    }
    assert_eq!(answer(place, vec![b'a'; 1 << 20]), count(1 << 20));
}

fn the_first_line_is_the_message() {
    let (_server, place) = server();
    for more in ["8", "8\n", &"8".repeat(100_000)] {
        let mut client = Wire::to(place);
        client.says(format!("halo\n{more}"));
        assert_eq!(client.hears(&count(4)), "");
    }
}

fn a_second_client_waits_for_its_turn() {
    let (mut server, place) = server();
    let mut first = Wire::to(place);
    let mut second = Wire::to(place);
    second.says("kedua\n");
    first.says("pertama\n");
    // In the order of coming, not of asking: else the second would already be gone from the screen.
    server.sees("Request dari client : pertama");
    server.sees("Request dari client : kedua");
    assert_eq!(first.hears_out(), count(7));
    assert_eq!(second.hears_out(), count(5));
}

fn the_next_client_is_served_whatever_the_last_one_did() {
    let (_server, place) = server();
    for bytes in [
        &b""[..],
        b"a",
        b"\xe2\x82",
        b"a\nb\nc\n",
        b"\xff\x00\x1b[2J",
    ] {
        for reset in [false, true] {
            let mut last = Wire::to(place);
            last.says(bytes);
            if reset {
                last.resets();
            } else {
                drop(last);
            }
            assert_eq!(answer(place, "halo\n"), count(4));
        }
    }
}

fn a_python_client_is_answered() {
    let (mut server, place) = server();
    let mut client = Terminal::python("charcount_client.py", &place::arguments(place));
    client.sees("Masukkan pesan :");
    client.types("halo dunia");
    assert_eq!(client.exits(0).trim_end(), "jumlah karakter : 10");
    server.sees("Request dari client : halo dunia IP client : ('127.0.0.1', ");
}

fn a_python_server_counts_the_same() {
    for (message, number) in [("halo dunia", 10), ("日本", 2), ("", 0)] {
        let place = place::free();
        let mut server = Terminal::python("charcount_server.py", &place::arguments(place));
        server.sees("Waiting...");
        let mut client = Terminal::start(CLIENT, &place::arguments(place));
        client.sees("Masukkan pesan :");
        client.types(message);
        assert_eq!(client.exits(0), count(number));
        server.exits(0);
    }
}

fn a_restart_takes_the_same_port_at_once() {
    let (mut server, place) = server();
    answer(place, "halo\n"); // the server closed first, so its end is in TIME_WAIT
    server.kill();
    let plain = Socket::new(Domain::IPV4, Type::STREAM, None).expect("a socket");
    let refused = plain
        .bind(&place.into())
        .expect_err("without SO_REUSEADDR the port is taken");
    assert_eq!(refused.kind(), ErrorKind::AddrInUse);
    let _again = server_at(place);
    assert_eq!(answer(place, "halo\n"), count(4));
}

fn a_server_that_says_nothing_is_told() {
    for reset in [false, true] {
        let place = place::free();
        let listener = TcpListener::bind(place).expect("a free port");
        let server = thread::spawn(move || {
            let mut server = Wire::of(listener.accept().expect("a client").0);
            server.hears("halo");
            if reset {
                server.resets();
            }
        });
        complains(
            manners::run(CLIENT, place, "halo\n"),
            "Server pergi tanpa menjawab",
        );
        server.join().expect("the server heard its client");
    }
}

fn trouble_gets_one_clear_line() {
    manners::wrong_arguments(SERVER, "charcount_server");
    manners::wrong_arguments(CLIENT, "charcount_client");
    manners::a_port_in_use(SERVER);
    manners::nobody_there(CLIENT);
    manners::no_screen(SERVER, place::free());
    let (_server, place) = server();
    manners::no_screen(CLIENT, place);
    complains(manners::run(CLIENT, place, ""), "Masukan berakhir");
    complains(
        manners::run(CLIENT, place, b"\xff\n"),
        "Masukan bukan UTF-8",
    );
    complains(
        manners::run(CLIENT, place, vec![b'a'; (1 << 20) + 1]),
        "Baris lebih dari 1048576 byte",
    );
    assert_eq!(answer(place, "halo\n"), count(4));
}

fn the_modules_port_is_the_default() {
    let mut server = Terminal::start(SERVER, &[""; 0]);
    server.sees("Waiting...");
    asks(Terminal::start(CLIENT, &[""; 0]));
    asks(Terminal::python(
        "charcount_client.py",
        &["127.0.0.1", "12345"],
    ));
}

fn asks(mut client: Terminal) {
    client.sees("Masukkan pesan :");
    client.types("halo dunia");
    client.sees("jumlah karakter : 10");
    client.exits(0);
}
