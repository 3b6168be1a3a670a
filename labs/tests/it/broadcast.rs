//! The operator speaks, the clients answer in turn, and each answer goes to the others.

#![expect(
    clippy::unwrap_used,
    reason = "where a test's ground gives way, it ends"
)]

use crate::multicast::{NOTHING, says_so_without_a_screen};
use crate::place;
use crate::program;
use crate::terminal::Terminal;
use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::{contains, starts_with};
use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

pub const TESTS: &[crate::Test] = crate::tests![
    two_clients_see_what_the_module_shows,
    the_first_round_is_word_for_word_the_modules,
    four_clients_answer_in_turn,
    a_single_client_has_every_turn,
    python_clients_are_served,
    a_python_server_is_followed,
    ours_and_python_sit_in_one_room,
    a_client_that_was_killed_does_not_stop_the_turn,
    a_client_that_ends_its_input_does_not_stop_the_turn,
    when_all_have_left_the_server_ends,
    when_the_operator_ends_everybody_ends_well,
    when_the_server_is_killed_its_clients_end,
    a_waiting_client_hinders_only_its_own_turn,
    who_comes_late_is_refused,
    the_same_port_serves_again_at_once,
    an_answer_in_pieces_is_one_answer,
    two_answers_in_one_piece_are_two_turns,
    an_answer_that_is_too_long_is_cut_and_the_count_stays_right,
    a_line_without_end_fills_no_memory_and_is_one_answer,
    an_answer_that_is_no_text_is_shown_kindly,
    a_typed_line_that_is_too_long_is_asked_for_again,
    a_server_that_leaves_without_a_welcome_is_told,
    wrong_arguments_get_one_line_and_code_2,
    a_taken_port_is_told,
    a_refused_connection_is_told,
    an_unknown_host_is_told,
    programs_whose_screen_is_gone_say_so;
    alone:
    without_arguments_both_use_port_8080_of_the_machines_own_name,
];

#[derive(Clone, Copy)]
enum Kind {
    Ours,
    Python,
}
use Kind::{Ours, Python};

struct Room {
    server: Terminal,
    clients: Vec<Terminal>,
}

impl Room {
    /// A server and its clients, ours or in Python, connected in order and all welcomed.
    fn of(server: Kind, clients: &[Kind]) -> Self {
        Self::at(place::free(), server, clients)
    }

    fn at(place: SocketAddr, server: Kind, clients: &[Kind]) -> Self {
        let [host, port] = place::arguments(place);
        let count = clients.len().to_string();
        let arguments = [count.clone(), host.clone(), port.clone()];
        let mut server = match server {
            Ours => Terminal::start(program!("broadcast_server"), &arguments),
            Python => Terminal::python("broadcast_server.py", &arguments),
        };
        server.sees("Waiting for connections...\r\n");
        let mut room = Self {
            server,
            clients: Vec::new(),
        };
        for (place, kind) in clients.iter().enumerate() {
            let number = (place + 1).to_string();
            let arguments = [number.clone(), count.clone(), host.clone(), port.clone()];
            let mut client = match kind {
                Ours => Terminal::start(program!("broadcast_client"), &arguments),
                Python => Terminal::python("broadcast_client.py", &arguments),
            };
            room.server.sees(&format!("Client_{number} connected\r\n"));
            client.sees(
                "Menyambungkan ke Server\r\nPesan dari server :  Selamat datang di Server...",
            );
            room.clients.push(client);
        }
        room
    }

    fn says(&mut self, message: &str) {
        self.server.sees("Masukan Pesan : ");
        self.server.types(message);
        self.server.sees("Pesan Terkirim\r\n");
        // Only when all have read it may somebody answer: a client in Python would take both for one message.
        for client in &mut self.clients {
            client.sees(&format!("Server :  {message}"));
        }
    }

    /// The client of this number answers; the server and all others, in their order, hear it.
    fn answers(&mut self, number: usize, message: &str) {
        let client = &mut self.clients[number - 1];
        client.sees("Masukkan Pesan : ");
        client.types(message);
        client.sees("Pesan Terkirim\r\n");
        self.server.sees(&format!("Client_{number} :  {message}"));
        for (place, other) in self.clients.iter_mut().enumerate() {
            if place + 1 != number {
                other.sees(&format!("Client_{number} :  {message}"));
            }
        }
    }
}

fn two_clients_see_what_the_module_shows() {
    let Room {
        mut server,
        mut clients,
    } = Room::of(Ours, &[Ours, Ours]);
    for (spoken, first, second) in [
        ("halo guys", "woahh", "ini client 2"),
        ("pesan kedua", "client 1 di sinii", "hmm"),
    ] {
        server.sees("Masukan Pesan : ");
        server.types(spoken);
        clients[0].sees("Masukkan Pesan : ");
        clients[0].types(first);
        clients[1].sees("Masukkan Pesan : ");
        clients[1].types(second);
        server.sees(&format!("Client_2 :  {second}"));
    }
    server.sees("\r\nMasukan Pesan : ");
    server.presses_ctrl('d');
    server.exits(0);
    let rest: Vec<String> = clients.into_iter().map(|client| client.exits(0)).collect();
    assert_eq!(
        rest[0],
        "Pesan Terkirim\nClient_2 :  hmm\nServer sudah selesai.\n"
    );
    assert_eq!(rest[1], "Pesan Terkirim\nServer sudah selesai.\n");
}

fn the_first_round_is_word_for_word_the_modules() {
    let [host, port] = place::arguments(place::free());
    let mut server = Terminal::start(program!("broadcast_server"), &["1", &host, &port]);
    server.sees("Waiting");
    let mut client = Terminal::start(program!("broadcast_client"), &["1", "1", &host, &port]);
    server.sees("Masukan Pesan : ");
    server.types("halo guys");
    let screen = client.sees("Masukkan Pesan : ");
    assert_eq!(
        screen,
        "Menyambungkan ke Server\nPesan dari server :  Selamat datang di Server...\nServer :  halo guys\n"
    );
    client.types("woahh");
    assert_eq!(
        server.sees("Masukan Pesan : "),
        "Pesan Terkirim\nClient_1 :  woahh\n"
    );
}

fn four_clients_answer_in_turn() {
    let mut room = Room::of(Ours, &[Ours; 4]);
    for round in ["satu", "dua"] {
        room.says(round);
        for number in 1..=4 {
            room.answers(number, &format!("ini client{number}"));
        }
    }
}

fn a_single_client_has_every_turn() {
    let mut room = Room::of(Ours, &[Ours]);
    for round in ["satu", "", "tiga"] {
        room.says(round);
        room.answers(1, round);
    }
}

fn python_clients_are_served() {
    let mut room = Room::of(Ours, &[Python; 3]);
    for round in ["satu", "dua", "tiga"] {
        room.says(round);
        for number in 1..=3 {
            room.answers(number, &format!("jawaban {number}"));
        }
    }
}

fn a_python_server_is_followed() {
    let mut room = Room::of(Python, &[Ours; 3]);
    for round in ["satu", "dua", "tiga"] {
        room.says(round);
        for number in 1..=3 {
            room.answers(number, &format!("jawaban {number}"));
        }
    }
}

fn ours_and_python_sit_in_one_room() {
    for server in [Ours, Python] {
        let mut room = Room::of(server, &[Python, Ours, Python, Ours]);
        for round in ["satu", "dua"] {
            room.says(round);
            for number in 1..=4 {
                room.answers(number, &format!("jawaban {number}"));
            }
        }
    }
}

fn a_client_that_was_killed_does_not_stop_the_turn() {
    let mut room = Room::of(Ours, &[Ours, Python, Ours]);
    room.says("satu");
    room.answers(1, "a");
    room.clients[1].sees("Masukkan Pesan : ");
    room.clients.remove(1).kill();
    for place in [0, 1] {
        room.clients[place].sees("Client_2 :  (sudah keluar)\r\n");
    }
    room.server.sees("Client_2 :  (sudah keluar)\r\n");
    room.clients[1].sees("Masukkan Pesan : ");
    room.clients[1].types("c");
    room.clients[0].sees("Client_3 :  c\r\n");
    room.server.sees("Client_3 :  c\r\n");
    // The count stays right in every round after it.
    room.says("dua");
    room.clients[0].sees("Masukkan Pesan : ");
    room.clients[0].types("lagi");
    room.clients[1].sees("Client_1 :  lagi\r\nClient_2 :  (sudah keluar)\r\nMasukkan Pesan : ");
}

fn a_client_that_ends_its_input_does_not_stop_the_turn() {
    let mut room = Room::of(Ours, &[Ours, Ours]);
    room.says("satu");
    room.clients[0].sees("Masukkan Pesan : ");
    room.clients[0].presses_ctrl('d');
    room.clients.remove(0).exits(0);
    room.clients[0].sees("Client_1 :  (sudah keluar)\r\nMasukkan Pesan : ");
    room.clients[0].types("aku masih di sini");
    room.server
        .sees("Client_1 :  (sudah keluar)\r\nClient_2 :  aku masih di sini\r\n");
}

fn when_all_have_left_the_server_ends() {
    let mut room = Room::of(Ours, &[Ours, Ours]);
    for client in &mut room.clients {
        client.kill();
    }
    drop(room.clients);
    room.server.sees("Masukan Pesan : ");
    room.server.types("ada orang?");
    room.server
        .sees("Client_1 :  (sudah keluar)\r\nClient_2 :  (sudah keluar)\r\n");
    assert_eq!(room.server.exits(0), "Semua client sudah keluar.\n");
}

fn when_the_operator_ends_everybody_ends_well() {
    let mut room = Room::of(Ours, &[Ours, Ours, Ours]);
    room.server.sees("Masukan Pesan : ");
    room.server.presses_ctrl('d');
    room.server.exits(0);
    for client in room.clients {
        assert!(client.exits(0).ends_with("Server sudah selesai.\n"));
    }
}

fn when_the_server_is_killed_its_clients_end() {
    let mut room = Room::of(Ours, &[Ours, Ours]);
    room.says("satu");
    room.clients[0].sees("Masukkan Pesan : ");
    room.server.kill();
    assert!(
        room.clients
            .remove(1)
            .exits(0)
            .ends_with("Server sudah selesai.\n")
    );
    // This one learns of it when it speaks: its line may still go out, and then nothing comes back.
    room.clients[0].types("halo?");
    assert!(
        room.clients
            .remove(0)
            .exits(0)
            .ends_with("Server sudah selesai.\n")
    );
}

fn a_waiting_client_hinders_only_its_own_turn() {
    let mut room = Room::of(Ours, &[Ours, Ours]);
    room.says("satu");
    room.answers(1, "cepat");
    // Client 2 thinks; nobody is asked meanwhile; then all goes on.
    room.answers(2, "lambat");
    room.says("dua");
    room.answers(1, "cepat lagi");
}

fn who_comes_late_is_refused() {
    let place = place::free();
    let mut room = Room::at(place, Ours, &[Ours, Ours]);
    room.server.sees("Masukan Pesan : ");
    let [host, port] = place::arguments(place);
    let late = Command::new(program!("broadcast_client"))
        .args(["3", "3", &host, &port])
        .timeout(Duration::from_secs(20))
        .assert();
    late.code(1)
        .stderr(starts_with("Tidak bisa menyambung ke").and(contains("\n").count(1)));
}

fn the_same_port_serves_again_at_once() {
    let place = place::free();
    for _ in 0..3 {
        let mut room = Room::at(place, Ours, &[Ours, Python]);
        room.says("satu");
        room.answers(1, "a");
        room.answers(2, "b");
        // The server closes first, so that the waiting time of the port is its own.
        room.server.sees("Masukan Pesan : ");
        room.server.presses_ctrl('d');
        room.server.exits(0);
    }
}

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
        "Masukkan Pesan : Pesan terlalu panjang, paling banyak 1023 byte.\nMasukkan Pesan : ",
    );
    client.join().unwrap().success().stdout(screen);
}

fn a_server_that_leaves_without_a_welcome_is_told() {
    let place = place::free();
    let [host, port] = place::arguments(place);
    let listener = TcpListener::bind(place).unwrap();
    let client = std::thread::spawn(move || {
        Command::new(program!("broadcast_client"))
            .args(["1", "2", &host, &port])
            .assert()
    });
    drop(listener.accept().unwrap());
    let done = client.join().unwrap().code(1);
    done.stderr(starts_with("Server tidak menyambut").and(contains("\n").count(1)));
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

fn without_arguments_both_use_port_8080_of_the_machines_own_name() {
    let mut server = Terminal::start(program!("broadcast_server"), NOTHING);
    server.sees("Waiting for connections...");
    let mut first = Terminal::start(program!("broadcast_client"), &["1"]);
    server.sees("Client_1 connected");
    let mut second = Terminal::python("broadcast_client.py", &["2", "2"]);
    server.sees("Client_2 connected");
    second.sees("Selamat datang di Server...");
    server.sees("Masukan Pesan : ");
    server.types("halo guys");
    first.sees("Server :  halo guys\r\nMasukkan Pesan : ");
    first.types("woahh");
    second.sees("Client_1 :  woahh");
    let sockets = std::fs::read_to_string("/proc/net/tcp").unwrap();
    // 0100007F:1F90 is 127.0.0.1:8080, whom the host's name stands for here.
    assert!(sockets.contains("0100007F:1F90"), "{sockets}");
}
