//! One datagram to the network's last address, and every machine on that network hears it.

#![expect(
    clippy::unwrap_used,
    reason = "where a test's ground gives way, it ends"
)]

use crate::multicast::{NOTHING, furnish, says_so_without_a_screen};
use crate::program;
use crate::terminal::Terminal;
use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::{contains, starts_with};
use std::net::UdpSocket;

pub const TESTS: &[crate::Test] = crate::tests![
    wrong_arguments_get_one_line_and_code_2,
    a_receiver_whose_port_is_taken_says_so,
    a_sender_whose_screen_is_gone_says_so;
    alone:
    a_machine_on_no_network_broadcasts_to_itself,
    every_machine_on_the_network_hears_and_no_other,
    the_network_that_leads_out_is_chosen_and_the_mask_decides,
    an_address_that_is_asked_for_is_used,
    an_address_that_cannot_be_reached_is_told,
    a_second_receiver_on_a_machine_hears_too,
    a_long_line_is_refused_and_what_is_no_text_is_shown,
    a_receiver_whose_screen_is_gone_says_so,
];

fn wrong_arguments_get_one_line_and_code_2() {
    for arguments in [
        "rumah",
        "127.0.0.1 pintu",
        "127.0.0.1 0",
        "127.0.0.1 5005 lagi",
        "fe80::1",
    ] {
        for program in [
            program!("lan_broadcast_sender"),
            program!("lan_broadcast_receiver"),
        ] {
            let done = Command::new(program)
                .args(arguments.split(' '))
                .assert()
                .code(2);
            done.stderr(starts_with("Pemakaian").and(contains("\n").count(1)));
        }
    }
}

fn a_receiver_whose_port_is_taken_says_so() {
    // This socket did not agree to share.
    let selfish = UdpSocket::bind("127.0.0.1:0").unwrap();
    let port = selfish.local_addr().unwrap().port().to_string();
    let receiver = Command::new(program!("lan_broadcast_receiver"))
        .args(["127.0.0.1", &port])
        .assert();
    receiver
        .code(1)
        .stderr(starts_with("Tidak bisa memakai").and(contains("\n").count(1)));
}

fn a_sender_whose_screen_is_gone_says_so() {
    says_so_without_a_screen(program!("lan_broadcast_sender"), NOTHING);
}

fn a_machine_on_no_network_broadcasts_to_itself() {
    let mut receiver = Terminal::start(program!("lan_broadcast_receiver"), NOTHING);
    receiver.sees("Menunggu broadcast di port 5005...\r\n");
    let mut sender = Terminal::start(program!("lan_broadcast_sender"), NOTHING);
    sender.sees("Broadcast ke 127.255.255.255:5005 (");
    sender.sees("masukkan pesan :");
    sender.types("halo semua");
    assert_eq!(receiver.sees("halo semua\r\n"), "Pesan dari 127.0.0.1 : ");
    sender.sees("masukkan pesan :");
    sender.presses_ctrl('d');
    sender.exits(0);
}

/// Several machines on one wire: a name, and an address with its mask.
fn machines(machines: &[(&str, &str)]) {
    furnish(
        "mount -t tmpfs tmpfs /run
         ip link add wire type bridge forward_delay 0 mcast_snooping 0
         ip link set wire up",
    );
    for (name, address) in machines {
        furnish(&format!(
            "ip netns add {name}
             ip link add eth0 netns {name} type veth peer name to_{name}
             ip link set to_{name} master wire up
             ip -n {name} address add {address} brd + dev eth0
             ip -n {name} link set eth0 up
             ip -n {name} link set lo up"
        ));
    }
}

/// A program on the terminal of that machine.
fn on(machine: &str, program: &str, arguments: &[&str]) -> Terminal {
    let place = format!("--net=/run/netns/{machine}");
    Terminal::start("nsenter", &[&[&place, program], arguments].concat())
}

fn every_machine_on_the_network_hears_and_no_other() {
    machines(&[
        ("siti", "10.0.0.11/24"),
        ("budi", "10.0.0.12/24"),
        ("tono", "10.0.0.13/24"),
        ("asing", "10.0.1.14/24"),
        ("asing2", "10.0.1.15/24"),
    ]);
    let mut receivers = ["siti", "budi", "tono", "asing"]
        .map(|machine| on(machine, program!("lan_broadcast_receiver"), NOTHING));
    for receiver in &mut receivers {
        receiver.sees("port 5005...\r\n");
    }
    let mut sender = on("siti", program!("lan_broadcast_sender"), NOTHING);
    sender
        .sees("Broadcast ke 10.0.0.255:5005 (alamat terakhir jaringan 10.0.0.0/24 pada eth0)\r\n");
    sender.sees("masukkan pesan :");
    sender.types("halo tetangga");
    let [siti, budi, tono, asing] = &mut receivers;
    for receiver in [siti, budi, tono] {
        assert_eq!(
            receiver.sees("halo tetangga\r\n"),
            "Pesan dari 10.0.0.11 : "
        );
    }
    // The stranger is on the same wire, but on another network; what is sent there, it hears as the first.
    let mut sender = on("asing2", program!("lan_broadcast_sender"), NOTHING);
    sender.sees("masukkan pesan :");
    sender.types("halo orang asing");
    assert_eq!(
        asing.sees("halo orang asing\r\n"),
        "Pesan dari 10.0.1.15 : "
    );
}

fn the_network_that_leads_out_is_chosen_and_the_mask_decides() {
    machines(&[("siti", "172.20.13.5/20")]);
    furnish(
        "ip -n siti link add kedua type bridge
         ip -n siti address add 10.9.0.1/16 dev kedua
         ip -n siti link set kedua up
         ip -n siti route add 10.0.0.0/30 dev eth0
         ip -n siti route add default via 172.20.0.1",
    );
    let mut sender = on("siti", program!("lan_broadcast_sender"), NOTHING);
    sender.sees(
        "Broadcast ke 172.20.15.255:5005 (alamat terakhir jaringan 172.20.0.0/20 pada eth0)\r\n",
    );
    furnish("ip -n siti route del default");
    let mut sender = on("siti", program!("lan_broadcast_sender"), NOTHING);
    sender.sees(
        "Broadcast ke 10.9.255.255:5005 (alamat terakhir jaringan 10.9.0.0/16 pada kedua)\r\n",
    );
}

fn an_address_that_is_asked_for_is_used() {
    let mut receiver = Terminal::start(program!("lan_broadcast_receiver"), &["0.0.0.0", "6006"]);
    receiver.sees("Menunggu broadcast di port 6006...\r\n");
    let mut sender = Terminal::start(program!("lan_broadcast_sender"), &["127.0.0.1", "6006"]);
    sender.sees("Broadcast ke 127.0.0.1:6006 (seperti diminta)\r\nmasukkan pesan :");
    sender.types("halo");
    receiver.sees("Pesan dari 127.0.0.1 : halo\r\n");
}

fn an_address_that_cannot_be_reached_is_told() {
    let sender = Command::new(program!("lan_broadcast_sender"))
        .arg("10.1.2.255")
        .write_stdin("halo\n")
        .assert();
    let complaint = starts_with("Tidak bisa mengirim ke 10.1.2.255");
    sender
        .code(1)
        .stderr(complaint.and(contains("\n").count(1)));
}

fn a_second_receiver_on_a_machine_hears_too() {
    // The second is bound to the last address itself, and so hears broadcasts only.
    let mut everything = Terminal::start(program!("lan_broadcast_receiver"), NOTHING);
    let mut broadcasts = Terminal::start(program!("lan_broadcast_receiver"), &["127.255.255.255"]);
    everything.sees("5005...\r\n");
    broadcasts.sees("5005...\r\n");
    let sender = UdpSocket::bind("127.0.0.1:0").unwrap();
    sender.set_broadcast(true).unwrap();
    sender.send_to(b"untukmu\n", "127.0.0.1:5005").unwrap();
    sender
        .send_to(b"untuk semua\n", "127.255.255.255:5005")
        .unwrap();
    assert_eq!(
        broadcasts.sees("untuk semua\r\n"),
        "Pesan dari 127.0.0.1 : "
    );
    everything.sees("Pesan dari 127.0.0.1 : untukmu\r\nPesan dari 127.0.0.1 : untuk semua\r\n");
}

fn a_long_line_is_refused_and_what_is_no_text_is_shown() {
    let mut receiver = Terminal::start(program!("lan_broadcast_receiver"), NOTHING);
    receiver.sees("5005...\r\n");
    let mut lines = "a".repeat(70_000).into_bytes();
    lines.extend_from_slice(b"\nha\xfflo\n");
    let sender = Command::new(program!("lan_broadcast_sender"))
        .write_stdin(lines)
        .assert();
    sender
        .success()
        .stderr(contains("terlalu panjang").and(contains("\n").count(1)));
    assert_eq!(receiver.sees("\r\n"), "Pesan dari 127.0.0.1 : ha\u{fffd}lo");
}

fn a_receiver_whose_screen_is_gone_says_so() {
    says_so_without_a_screen(program!("lan_broadcast_receiver"), NOTHING);
}
