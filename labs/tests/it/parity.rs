//! Odd or even.

use crate::manners::{self, complains};
use crate::terminal::Terminal;
use crate::wire::Wire;
use crate::{place, program};
use socket2::{Domain, Socket, Type};
use std::io::{ErrorKind, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;

pub const TESTS: &[crate::Test] = crate::tests![
    odd_and_even_on_terminals,
    integers_as_python_reads_them_with_or_without_a_newline,
    integers_of_any_length,
    what_is_no_integer_gets_a_kind_answer,
    an_empty_line_locks_nobody,
    the_first_line_is_the_message,
    a_second_client_waits_for_its_turn,
    the_next_client_is_served_whatever_the_last_one_did,
    who_talks_without_end_is_cut_off,
    a_python_client_is_answered,
    a_python_server_is_understood,
    a_restart_takes_the_same_port_at_once,
    a_server_that_says_nothing_is_told,
    an_answer_without_a_newline_is_an_answer,
    strangers_cannot_command_a_terminal,
    trouble_gets_one_clear_line;
    alone:
    the_modules_port_is_the_default,
];

const SERVER: &str = program!("parity_server");
const CLIENT: &str = program!("parity_client");

fn server() -> (Terminal, SocketAddr) {
    let place = place::free();
    (server_at(place), place)
}

fn server_at(place: SocketAddr) -> Terminal {
    let mut server = Terminal::start(SERVER, &place::arguments(place));
    server.sees("Waiting...");
    server
}

/// The whole answer to these bytes.
fn answer(place: SocketAddr, bytes: impl AsRef<[u8]>) -> String {
    let mut client = Wire::to(place);
    client.says(bytes);
    client.hears_out()
}

fn odd_and_even_on_terminals() {
    let (mut server, place) = server();
    for (number, kind) in [("7", "ganjil"), ("10", "genap")] {
        let mut client = Terminal::start(CLIENT, &place::arguments(place));
        client.sees("Masukkan angka :");
        client.types(number);
        assert_eq!(client.exits(0), format!("angka{number} merupakan {kind}\n"));
        server.sees(&format!(
            "Request dari client : {number} IP client : ('127.0.0.1', "
        ));
    }
}

fn integers_as_python_reads_them_with_or_without_a_newline() {
    let (_server, place) = server();
    for (request, expected) in [
        ("0", "angka0 merupakan genap\n"),
        ("-3", "angka-3 merupakan ganjil\n"),
        ("-0", "angka0 merupakan genap\n"),
        ("+7", "angka7 merupakan ganjil\n"),
        ("  12\t", "angka12 merupakan genap\n"),
        ("0070", "angka70 merupakan genap\n"),
        ("1_001", "angka1001 merupakan ganjil\n"),
        ("7\r", "angka7 merupakan ganjil\n"),
    ] {
        assert_eq!(answer(place, request), expected);
        assert_eq!(answer(place, format!("{request}\n")), expected);
    }
    for (number, kind) in (10..20).zip(["genap", "ganjil"].into_iter().cycle()) {
        let expected = format!("angka{number} merupakan {kind}\n");
        assert_eq!(answer(place, number.to_string()), expected);
    }
}

fn integers_of_any_length() {
    let (_server, place) = server();
    for length in [19, 20, 1023, 1024, 1025, 5_000, 100_000, 1_000_000] {
        let number = "1".repeat(length - 1) + "2";
        let expected = format!("angka{number} merupakan genap\n");
        assert!(
            answer(place, &number) == expected,
            "unframed, {length} digits"
        );
        let asked = manners::run(CLIENT, place, format!("{number}\n")).success();
        asked.stdout(format!("Masukkan angka :{expected}"));
    }
    // In pieces, and the last one decides.
    let mut client = Wire::to(place);
    client
        .says("9".repeat(3_000))
        .says("9".repeat(3_000))
        .says("8\n");
    assert!(client.hears_out().ends_with("98 merupakan genap\n"));
}

fn what_is_no_integer_gets_a_kind_answer() {
    let (_server, place) = server();
    for request in [
        &b"tujuh"[..],
        b"7.5",
        b"--7",
        b"+",
        b"1__0",
        b"_1",
        b"7 8",
        b"0x7",
        b"\xff\xfe",
        b"7\0",
        b"\n",
        b" \n",
    ] {
        let answer = answer(place, request);
        assert!(
            answer.starts_with("maaf, \"") && answer.ends_with("\" bukan bilangan bulat\n"),
            "{answer}"
        );
    }
    // One more than the most, and far more than the most: read to its end, so that the answer arrives.
    for length in [(1 << 20) + 1, 5 << 20] {
        let answer = answer(place, "1".repeat(length) + "\n");
        assert_eq!(answer, "maaf, permintaan lebih dari 1048576 byte\n");
    }
}

fn an_empty_line_locks_nobody() {
    let (_server, place) = server();
    let mut client = Terminal::start(CLIENT, &place::arguments(place));
    client.sees("Masukkan angka :");
    client.types("");
    assert_eq!(client.exits(0), "maaf, \"\" bukan bilangan bulat\n");
}

fn the_first_line_is_the_message() {
    let (_server, place) = server();
    for more in ["8", "8\n", &"8".repeat(100_000)] {
        let mut client = Wire::to(place);
        client.says(format!("7\n{more}"));
        assert_eq!(client.hears("angka7 merupakan ganjil\n"), "");
    }
}

fn a_second_client_waits_for_its_turn() {
    let (mut server, place) = server();
    let mut first = Wire::to(place);
    let mut second = Wire::to(place);
    second.says("8\n");
    first.says("7\n");
    // In the order of coming, not of asking: else the 8 would already be gone from the screen.
    server.sees("Request dari client : 7");
    server.sees("Request dari client : 8");
    assert_eq!(first.hears_out(), "angka7 merupakan ganjil\n");
    assert_eq!(second.hears_out(), "angka8 merupakan genap\n");
}

fn the_next_client_is_served_whatever_the_last_one_did() {
    let (_server, place) = server();
    // A long answer is asked for and not read, a number is not waited for, and so on.
    let long = "7".repeat(1 << 20) + "\n";
    for words in ["", "7", "7\n8\n9\n", "\x1b[2J\0", &long] {
        for reset in [false, true] {
            let mut last = Wire::to(place);
            last.says(words);
            if reset {
                last.resets();
            } else {
                drop(last);
            }
            assert_eq!(answer(place, "8\n"), "angka8 merupakan genap\n");
        }
    }
}

fn who_talks_without_end_is_cut_off() {
    let (_server, place) = server();
    let mut endless = TcpStream::connect(place).expect("the server listens");
    let megabyte = vec![b'1'; 1 << 20];
    let refused = (0..200).find_map(|_| endless.write_all(&megabyte).err());
    assert!(refused.is_some(), "the server listened to 200 MiB");
    assert_eq!(answer(place, "8\n"), "angka8 merupakan genap\n");
}

fn a_python_client_is_answered() {
    let (mut server, place) = server();
    let mut client = Terminal::python("parity_client.py", &place::arguments(place));
    client.sees("Masukkan angka :");
    client.types("-7");
    assert_eq!(client.exits(0).trim_end(), "angka-7 merupakan ganjil");
    server.sees("Request dari client : -7 IP client : ('127.0.0.1', ");
}

fn a_python_server_is_understood() {
    let place = place::free();
    let mut server = Terminal::python("parity_server.py", &place::arguments(place));
    server.sees("Waiting...");
    let mut client = Terminal::start(CLIENT, &place::arguments(place));
    client.sees("Masukkan angka :");
    client.types("10");
    assert_eq!(client.exits(0), "angka10 merupakan genap\n");
    server.sees("Request dari client : 10 IP client : ('127.0.0.1', ");
    server.exits(0);
}

fn a_restart_takes_the_same_port_at_once() {
    let (mut server, place) = server();
    answer(place, "7\n"); // the server closed first, so its end is in TIME_WAIT
    server.kill();
    let plain = Socket::new(Domain::IPV4, Type::STREAM, None).expect("a socket");
    let refused = plain
        .bind(&place.into())
        .expect_err("without SO_REUSEADDR the port is taken");
    assert_eq!(refused.kind(), ErrorKind::AddrInUse);
    let _again = server_at(place);
    assert_eq!(answer(place, "7\n"), "angka7 merupakan ganjil\n");
}

/// Runs the client against a server that does this to it.
fn client_with(server: fn(Wire)) -> assert_cmd::assert::Assert {
    let place = place::free();
    let listener = TcpListener::bind(place).expect("a free port");
    let server = thread::spawn(move || server(Wire::of(listener.accept().expect("a client").0)));
    let done = manners::run(CLIENT, place, "7\n");
    server.join().expect("the server found what it looked for");
    done
}

fn a_server_that_says_nothing_is_told() {
    for silence in [
        |mut server: Wire| {
            server.hears("7\n");
        },
        |mut server: Wire| {
            server.hears("7\n");
            server.resets();
        },
    ] {
        complains(client_with(silence), "Server pergi tanpa menjawab");
    }
}

fn an_answer_without_a_newline_is_an_answer() {
    // The server waits for the client to leave: nothing but the answer itself can end the answer.
    let done = client_with(|mut server| {
        server.hears("7\n");
        server.says("angka7 merupakan ganjil");
        server.hears_out();
    });
    done.success()
        .stdout("Masukkan angka :angka7 merupakan ganjil\n");
}

fn strangers_cannot_command_a_terminal() {
    let (mut server, place) = server();
    answer(place, "\x1b[2Jhalo\n");
    assert!(
        server
            .sees("halo")
            .ends_with("Request dari client : \u{fffd}[2J")
    );
    let done = client_with(|mut server| {
        server.says("\x1b[2Jhalo\n").hears("7\n");
    });
    done.success().stdout("Masukkan angka :\u{fffd}[2Jhalo\n");
}

fn trouble_gets_one_clear_line() {
    manners::wrong_arguments(SERVER, "parity_server");
    manners::wrong_arguments(CLIENT, "parity_client");
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
        manners::run(CLIENT, place, vec![b'1'; (1 << 20) + 1]),
        "Baris lebih dari 1048576 byte",
    );
    assert_eq!(answer(place, "7\n"), "angka7 merupakan ganjil\n");
}

fn the_modules_port_is_the_default() {
    let mut server = Terminal::start(SERVER, &[""; 0]);
    server.sees("Waiting...");
    let place = SocketAddr::from(([127, 0, 0, 1], 12345));
    let client = Terminal::start(CLIENT, &[""; 0]);
    asks(client);
    asks(Terminal::python(
        "parity_client.py",
        &place::arguments(place),
    ));
}

fn asks(mut client: Terminal) {
    client.sees("Masukkan angka :");
    client.types("7");
    client.sees("angka7 merupakan ganjil");
    client.exits(0);
}
