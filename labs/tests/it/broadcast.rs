//! The operator speaks, the clients answer in turn, and each answer goes to the others.

#![expect(
    clippy::unwrap_used,
    reason = "where a test's ground gives way, it ends"
)]

use crate::multicast::NOTHING;
use crate::terminal::Terminal;
use crate::{place, program};
use std::net::SocketAddr;

pub mod bytes;
pub mod leaving;
pub mod trouble;

pub const TESTS: &[crate::Test] = crate::tests![
    two_clients_see_what_the_module_shows,
    the_first_round_is_word_for_word_the_modules,
    four_clients_answer_in_turn,
    a_single_client_has_every_turn,
    python_clients_are_served,
    a_python_server_is_followed,
    ours_and_python_sit_in_one_room,
    a_waiting_client_hinders_only_its_own_turn,
    the_same_port_serves_again_at_once;
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
        "Pesan Terkirim\nClient_2 :  hmm\nServer sudah selesai (the server has ended).\n"
    );
    assert_eq!(
        rest[1],
        "Pesan Terkirim\nServer sudah selesai (the server has ended).\n"
    );
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

fn a_waiting_client_hinders_only_its_own_turn() {
    let mut room = Room::of(Ours, &[Ours, Ours]);
    room.says("satu");
    room.answers(1, "cepat");
    // Client 2 thinks; nobody is asked meanwhile; then all goes on.
    room.answers(2, "lambat");
    room.says("dua");
    room.answers(1, "cepat lagi");
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
