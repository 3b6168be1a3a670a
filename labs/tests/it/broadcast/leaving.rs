//! Who leaves, and who comes too late: the turn goes on, or the room ends well.

#![expect(
    clippy::unwrap_used,
    reason = "where a test's ground gives way, it ends"
)]

use super::Kind::{Ours, Python};
use super::Room;
use crate::{place, program};
use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::{contains, starts_with};
use std::net::TcpListener;
use std::time::Duration;

pub const TESTS: &[crate::Test] = crate::tests![
    a_client_that_was_killed_does_not_stop_the_turn,
    a_client_that_ends_its_input_does_not_stop_the_turn,
    when_all_have_left_the_server_ends,
    when_the_operator_ends_everybody_ends_well,
    when_the_server_is_killed_its_clients_end,
    who_comes_late_is_refused,
    a_server_that_leaves_without_a_welcome_is_told,
];

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
    assert_eq!(
        room.server.exits(0),
        "Semua client sudah keluar (all have left).\n"
    );
}

fn when_the_operator_ends_everybody_ends_well() {
    let mut room = Room::of(Ours, &[Ours, Ours, Ours]);
    room.server.sees("Masukan Pesan : ");
    room.server.presses_ctrl('d');
    room.server.exits(0);
    for client in room.clients {
        assert!(
            client
                .exits(0)
                .ends_with("Server sudah selesai (the server has ended).\n")
        );
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
            .ends_with("Server sudah selesai (the server has ended).\n")
    );
    // This one learns of it when it speaks: its line may still go out, and then nothing comes back.
    room.clients[0].types("halo?");
    assert!(
        room.clients
            .remove(0)
            .exits(0)
            .ends_with("Server sudah selesai (the server has ended).\n")
    );
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
