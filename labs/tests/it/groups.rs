//! People make groups, invite each other, and only the members of a group hear what is said in it.

#![expect(
    clippy::unwrap_used,
    reason = "where a test's ground gives way, it ends"
)]

use crate::multicast::{NOTHING, furnish, joined};
use crate::terminal::Terminal;
use crate::{place, program};
use std::net::Ipv4Addr;

pub mod crowd;
pub mod membership;
pub mod trouble;

pub const TESTS: &[crate::Test] = crate::tests![
    an_unknown_command_gets_a_kind_answer;
    alone:
    members_hear_each_other,
    every_member_gets_one_notice_of_a_message_and_the_sender_none,
    what_one_group_says_another_does_not_hear,
    a_message_is_one_datagram_and_passes_no_router,
    a_member_on_another_interface_hears_too,
];

/// A client at the server's default place, already named.
fn client(name: &str) -> Terminal {
    let mut client = Terminal::start(program!("groups_client"), NOTHING);
    client.sees("Masukkan nama user >>> ");
    client.types(name);
    client.sees(&format!("Selamat datang, {name}! Ketik: bantuan\r\n"));
    client
}

fn server() -> Terminal {
    let mut server = Terminal::start(program!("groups_server"), NOTHING);
    server.sees("Server grup siap di 127.0.0.1:7000\r\n");
    server
}

/// The first of them makes the group and invites the others, who join.
fn gather(group: &str, members: &mut [(&str, &mut Terminal)]) {
    let [(_, first), others @ ..] = members else {
        return;
    };
    first.types(&format!("buat {group}"));
    first.sees(&format!("Grup {group} dibuat"));
    for (name, other) in others {
        first.types(&format!("undang {group} {name}"));
        other.sees(&format!(
            "mengundangmu ke grup {group}. Ketik: gabung {group}\r\n"
        ));
        other.types(&format!("gabung {group}"));
        // By now its program has joined: it reads the server's order before this line.
        other.sees(&format!("Kamu anggota grup {group}.\r\n"));
        first.sees(&format!("[{group}] {name} bergabung\r\n"));
    }
}

/// Asks for the list and returns everything that was shown before its first line.
fn before_the_list(client: &mut Terminal, first: &str) -> String {
    client.types("daftar");
    client.sees(first)
}

fn members_hear_each_other() {
    let _server = server();
    let (mut siti, mut budi, mut tono) = (client("siti"), client("budi"), client("tono"));
    gather(
        "belajar",
        &mut [
            ("siti", &mut siti),
            ("budi", &mut budi),
            ("tono", &mut tono),
        ],
    );
    budi.types("kirim belajar halo, naïve 😀");
    for member in [&mut siti, &mut budi, &mut tono] {
        member.sees("[belajar] budi: halo, naïve 😀\r\n");
    }
    // The English words do the same.
    siti.types("send belajar  dua  kata");
    for member in [&mut siti, &mut budi, &mut tono] {
        member.sees("[belajar] siti: dua  kata\r\n");
    }
    siti.types("help");
    siti.sees("Perintah: buat GRUP");
    siti.presses_ctrl('d');
    siti.exits(0);
    budi.sees("[belajar] siti keluar\r\n");
}

fn every_member_gets_one_notice_of_a_message_and_the_sender_none() {
    let _server = server();
    let (mut siti, mut budi) = (client("siti"), client("budi"));
    gather("belajar", &mut [("siti", &mut siti), ("budi", &mut budi)]);
    siti.types("kirim belajar satu");
    siti.sees("[belajar] siti: satu");
    budi.sees("[notifikasi] pesan baru di grup belajar dari siti\r\n");
    budi.types("kirim belajar dua");
    siti.sees("[notifikasi] pesan baru di grup belajar dari budi\r\n");
    for member in [&mut siti, &mut budi] {
        let seen = before_the_list(
            member,
            "grup belajar, nomor 1, alamat 239.255.0.1: budi, siti\r\n",
        );
        assert!(!seen.contains("[notifikasi]"), "{seen}");
    }
}

fn what_one_group_says_another_does_not_hear() {
    let _server = server();
    let (mut siti, mut budi, mut tono) = (client("siti"), client("budi"), client("tono"));
    gather("pagi", &mut [("siti", &mut siti), ("budi", &mut budi)]);
    gather("sore", &mut [("tono", &mut tono), ("siti", &mut siti)]);
    siti.types("kirim pagi selamat pagi");
    budi.sees("[pagi] siti: selamat pagi\r\n");
    siti.types("kirim sore selamat sore");
    let seen = tono.sees("[sore] siti: selamat sore\r\n");
    assert!(!seen.contains("pagi"), "{seen}");
    tono.types("kirim sore sudah malam");
    siti.sees("[sore] tono: sudah malam\r\n");
    siti.types("kirim pagi akhir");
    let seen = budi.sees("[pagi] siti: akhir\r\n");
    assert!(!seen.contains("sore"), "{seen}");
}

fn a_message_is_one_datagram_and_passes_no_router() {
    let _server = server();
    let (mut siti, mut budi) = (client("siti"), client("budi"));
    gather("belajar", &mut [("siti", &mut siti), ("budi", &mut budi)]);
    let sent = || -> usize {
        let statistics = std::fs::read_to_string("/proc/net/snmp").unwrap();
        let line = statistics
            .lines()
            .filter(|line| line.starts_with("Udp:"))
            .nth(1)
            .unwrap();
        line.split_whitespace().nth(4).unwrap().parse().unwrap()
    };
    let before = sent();
    siti.types("kirim belajar halo");
    siti.sees("[belajar] siti: halo\r\n");
    budi.sees("[belajar] siti: halo\r\n");
    assert_eq!(sent() - before, 1);
    // A group's address is no secret and no lock: this program was never invited.
    let mut outsider = Terminal::python("multicast_receiver.py", &["ttl", "239.255.0.1", "7000"]);
    joined(Ipv4Addr::new(239, 255, 0, 1), 3);
    siti.types("kirim belajar rahasia?");
    outsider.sees("b'[belajar] siti: rahasia?' 1\r\n");
}

fn a_member_on_another_interface_hears_too() {
    furnish(
        "ip link add kedua type bridge; ip address add 10.0.0.1/24 dev kedua; ip link set kedua up",
    );
    let mut server = Terminal::start(program!("groups_server"), &["0.0.0.0"]);
    server.sees("siap di 0.0.0.0:7000\r\n");
    let mut siti = client("siti");
    let mut budi = Terminal::start(program!("groups_client"), &["10.0.0.1"]);
    budi.types("budi");
    budi.sees("Selamat datang, budi!");
    gather("belajar", &mut [("siti", &mut siti), ("budi", &mut budi)]);
    siti.types("kirim belajar satu");
    budi.sees("[belajar] siti: satu\r\n");
    // Each hears it once, on its own interface.
    siti.types("kirim belajar dua");
    for member in [&mut siti, &mut budi] {
        member.sees("[belajar] siti: dua\r\n");
        let seen = before_the_list(member, "grup belajar");
        assert!(!seen.contains("siti: dua"), "{seen}");
    }
}

fn an_unknown_command_gets_a_kind_answer() {
    let place = place::free();
    let mut server = Terminal::start(program!("groups_server"), &place::arguments(place));
    server.sees("Server grup siap");
    let mut client = Terminal::start(program!("groups_client"), &place::arguments(place));
    client.sees(">>> ");
    client.types("siti");
    client.sees("Selamat datang, siti!");
    for typed in ["halo semua", "", "@gabung grup 239.1.1.1"] {
        client.types(typed);
        client.sees("Perintah tidak dikenal. Ketik: bantuan\r\n");
    }
}
