//! People make groups, invite each other, and only the members of a group hear what is said in it.

#![expect(
    clippy::unwrap_used,
    reason = "where a test's ground gives way, it ends"
)]
#![expect(clippy::panic, reason = "a test says what it missed by panicking")]

use crate::multicast::{NOTHING, furnish, joined, says_so_without_a_screen};
use crate::place;
use crate::program;
use crate::terminal::Terminal;
use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::{contains, starts_with};
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream, UdpSocket};
use std::time::{Duration, Instant};

pub const TESTS: &[crate::Test] = crate::tests![
    wrong_arguments_get_one_line_and_code_2,
    a_taken_port_is_told,
    a_refused_connection_is_told,
    an_unknown_host_is_told,
    programs_whose_screen_is_gone_say_so,
    a_server_that_leaves_ends_its_clients,
    the_same_port_serves_again_at_once,
    a_name_belongs_to_one_at_a_time,
    a_line_that_is_too_long_or_no_text_harms_nobody,
    an_unknown_command_gets_a_kind_answer;
    alone:
    members_hear_each_other,
    every_member_gets_one_notice_of_a_message_and_the_sender_none,
    who_is_not_invited_cannot_join_send_or_invite,
    what_cannot_be_done_is_said_why,
    an_invitation_is_no_membership_and_good_for_one_joining,
    what_one_group_says_another_does_not_hear,
    who_has_left_hears_no_more,
    a_killed_member_leaves_its_groups_and_invitations,
    a_group_has_its_own_number_address_and_thread,
    a_member_that_never_reads_hinders_nobody,
    a_client_that_says_nothing_hinders_nobody,
    a_room_full_of_clients_is_served_and_one_more_is_told,
    a_message_is_one_datagram_and_passes_no_router,
    a_client_whose_udp_port_is_taken_says_so,
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

/// Types each command and sees its answer.
fn answered(client: &mut Terminal, dialogue: &[(&str, &str)]) {
    for (typed, answer) in dialogue {
        client.types(typed);
        client.sees(answer);
    }
}

fn who_is_not_invited_cannot_join_send_or_invite() {
    let _server = server();
    let (mut siti, mut tono) = (client("siti"), client("tono"));
    gather("belajar", &mut [("siti", &mut siti)]);
    let refusals = [
        ("gabung belajar", "Kamu tidak diundang ke grup belajar.\r\n"),
        ("gabung tiada", "Kamu tidak diundang ke grup tiada.\r\n"),
        ("kirim belajar halo", "Kamu bukan anggota grup belajar.\r\n"),
        ("kirim tiada halo", "Kamu bukan anggota grup tiada.\r\n"),
        (
            "undang belajar tono",
            "Kamu bukan anggota grup belajar.\r\n",
        ),
        ("keluar belajar", "Kamu bukan anggota grup belajar.\r\n"),
    ];
    answered(&mut tono, &refusals);
    siti.types("kirim belajar rahasia");
    siti.sees("[belajar] siti: rahasia\r\n");
    let seen = before_the_list(&mut tono, "Belum ada grup.");
    assert!(
        !seen.contains("rahasia") && !seen.contains("notifikasi"),
        "{seen}"
    );
}

fn what_cannot_be_done_is_said_why() {
    let _server = server();
    let mut siti = client("siti");
    gather("belajar", &mut [("siti", &mut siti)]);
    let refusals = [
        (
            "buat belajar",
            "Grup belajar sudah ada. Pilih nama lain.\r\n",
        ),
        ("buat a/b", "Nama: 1 sampai 20 huruf, angka, - atau _.\r\n"),
        ("buat", "Nama: 1 sampai 20 huruf, angka, - atau _.\r\n"),
        ("undang belajar wati", "Tidak ada yang bernama wati.\r\n"),
        (
            "undang belajar siti",
            "siti sudah anggota grup belajar.\r\n",
        ),
        (
            "kirim belajar",
            "Pesannya kosong. Ketik: kirim belajar PESAN\r\n",
        ),
        ("kirim", "Kamu bukan anggota grup .\r\n"),
    ];
    answered(&mut siti, &refusals);
}

fn an_invitation_is_no_membership_and_good_for_one_joining() {
    let _server = server();
    let (mut siti, mut budi) = (client("siti"), client("budi"));
    gather("belajar", &mut [("siti", &mut siti)]);
    answered(
        &mut siti,
        &[("undang belajar budi", "Undangan untuk budi terkirim.\r\n")],
    );
    let dialogue = [
        ("kirim belajar halo", "Kamu bukan anggota grup belajar.\r\n"),
        ("daftar", "undangan ke grup belajar\r\n"),
        ("gabung belajar", "Kamu anggota grup belajar.\r\n"),
        ("keluar belajar", "Kamu keluar dari grup belajar.\r\n"),
        ("gabung belajar", "Kamu tidak diundang ke grup belajar.\r\n"),
    ];
    answered(&mut budi, &dialogue);
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

fn who_has_left_hears_no_more() {
    let _server = server();
    let (mut siti, mut budi) = (client("siti"), client("budi"));
    gather("belajar", &mut [("siti", &mut siti), ("budi", &mut budi)]);
    joined(Ipv4Addr::new(239, 255, 0, 1), 2);
    budi.types("keluar belajar");
    budi.sees("Kamu keluar dari grup belajar.\r\n");
    siti.sees("[belajar] budi keluar\r\n");
    joined(Ipv4Addr::new(239, 255, 0, 1), 1);
    siti.types("kirim belajar rahasia");
    siti.sees("[belajar] siti: rahasia\r\n");
    let seen = before_the_list(&mut budi, "Belum ada grup.");
    assert!(!seen.contains("rahasia"), "{seen}");
}

fn a_killed_member_leaves_its_groups_and_invitations() {
    let mut server = server();
    let (mut siti, mut budi) = (client("siti"), client("budi"));
    gather("belajar", &mut [("siti", &mut siti), ("budi", &mut budi)]);
    gather("lain", &mut [("siti", &mut siti)]);
    siti.types("undang lain budi");
    siti.sees("Undangan untuk budi terkirim.");
    budi.kill();
    siti.sees("[belajar] budi keluar\r\n");
    server.sees("budi terputus\r\n");
    siti.types("kirim belajar masih ada orang?");
    siti.sees("[belajar] siti: masih ada orang?\r\n");
    // Whoever takes the name inherits nothing.
    let mut budi = client("budi");
    budi.types("daftar");
    budi.sees("Belum ada grup.");
    budi.types("gabung lain");
    budi.sees("Kamu tidak diundang ke grup lain.\r\n");
}

fn a_group_has_its_own_number_address_and_thread() {
    let mut server = server();
    let mut siti = client("siti");
    siti.types("buat satu");
    siti.sees("Grup satu dibuat: nomor 1, alamat 239.255.0.1\r\n");
    server.sees("grup 1 dibuat, alamat 239.255.0.1:7000\r\n");
    siti.types("buat dua");
    siti.sees("Grup dua dibuat: nomor 2, alamat 239.255.0.2\r\n");
    server.sees("grup 2 dibuat");
    assert_eq!(threads("groups_server", "grup"), ["grup 1", "grup 2"]);
    siti.types("keluar satu");
    siti.sees("Kamu keluar dari grup satu.");
    server.sees("grup 1 selesai\r\n");
    // The name comes back, the identity does not.
    siti.types("buat satu");
    siti.sees("Grup satu dibuat: nomor 3, alamat 239.255.0.3\r\n");
    server.sees("grup 3 dibuat");
    joined(Ipv4Addr::new(239, 255, 0, 1), 0);
    joined(Ipv4Addr::new(239, 255, 0, 3), 1);
    siti.presses_ctrl('d');
    siti.exits(0);
    server.sees("siti terputus\r\n");
    await_threads(1);
}

/// The names of the threads of a program that begin so, sorted. In a namespace there is only one of its kind.
fn threads(program: &str, beginning: &str) -> Vec<String> {
    let names = |process: &str| -> Vec<String> {
        let tasks = std::fs::read_dir(format!("/proc/{process}/task"));
        let tasks = tasks.into_iter().flatten().flatten();
        tasks
            .filter_map(|task| std::fs::read_to_string(task.path().join("comm")).ok())
            .map(|name| name.trim().to_string())
            .collect()
    };
    let processes = std::fs::read_dir("/proc").unwrap().flatten();
    let mut found: Vec<String> = processes
        .map(|process| process.file_name().to_string_lossy().into_owned())
        .filter(|process| {
            std::fs::read_to_string(format!("/proc/{process}/comm"))
                .is_ok_and(|name| name.trim() == program)
        })
        .flat_map(|process| names(&process))
        .filter(|name| name.starts_with(beginning))
        .collect();
    found.sort();
    found
}

/// Waits until the server has only so many threads left.
fn await_threads(count: usize) {
    let deadline = Instant::now() + Duration::from_secs(20);
    loop {
        let left = threads("groups_server", "");
        if left.len() == count {
            return;
        }
        if Instant::now() > deadline {
            panic!("still there: {left:?}");
        }
        std::thread::yield_now();
    }
}

/// Somebody who is no program of ours: a connection that says its name and is read or not, as the test likes.
fn bare(place: impl Into<SocketAddr>, name: &str) -> BufReader<TcpStream> {
    let mut stream = connect(place.into());
    stream.write_all(format!("{name}\n").as_bytes()).unwrap();
    let mut lines = BufReader::new(stream);
    assert_eq!(
        next(&mut lines),
        format!("Selamat datang, {name}! Ketik: bantuan")
    );
    lines
}

fn connect(place: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(place).unwrap();
    let patience = Some(Duration::from_secs(20));
    stream.set_read_timeout(patience).unwrap();
    stream
}

fn next(lines: &mut BufReader<TcpStream>) -> String {
    let mut line = String::new();
    lines.read_line(&mut line).unwrap();
    line.trim_end().to_string()
}

fn tell(lines: &BufReader<TcpStream>, line: &str) {
    let mut stream = lines.get_ref();
    stream.write_all(format!("{line}\n").as_bytes()).unwrap();
}

fn a_member_that_never_reads_hinders_nobody() {
    let _server = server();
    let group = Ipv4Addr::new(239, 255, 0, 1);
    let ear = UdpSocket::bind((group, 7000)).unwrap();
    ear.join_multicast_v4(&group, &Ipv4Addr::LOCALHOST).unwrap();
    ear.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let (mut siti, mut deaf) = (
        bare(([127, 0, 0, 1], 7000), "siti"),
        bare(([127, 0, 0, 1], 7000), "deaf"),
    );
    for command in ["buat belajar", "undang belajar deaf"] {
        tell(&siti, command);
    }
    while next(&mut siti) != "Undangan untuk deaf terkirim." {}
    assert!(next(&mut deaf).starts_with("[undangan]"));
    tell(&deaf, "gabung belajar");
    while next(&mut siti) != "[belajar] deaf bergabung" {}
    // It asks and asks and reads no answer, until for a whole second the server takes nothing more from it …
    deaf.get_ref()
        .set_write_timeout(Some(Duration::from_secs(1)))
        .unwrap();
    let questions = "bantuan\n".repeat(1_000);
    let deadline = Instant::now() + Duration::from_secs(20);
    while deaf.get_ref().write(questions.as_bytes()).is_ok() {
        assert!(Instant::now() < deadline, "the server takes everything");
    }
    // … and meanwhile siti is heard as ever. Of the notices for the deaf one only a few are kept.
    let mut heard = [0; 100];
    for number in 0..1_000 {
        tell(&siti, &format!("kirim belajar {number}"));
        assert_eq!(next(&mut siti), "Pesan Terkirim");
        let length = ear.recv(&mut heard).unwrap();
        assert_eq!(
            &heard[..length],
            format!("[belajar] siti: {number}").as_bytes()
        );
    }
    drop(deaf);
    assert_eq!(next(&mut siti), "[belajar] deaf keluar");
}

fn a_client_that_says_nothing_hinders_nobody() {
    let _server = server();
    let _silent: Vec<_> = (0..50)
        .map(|_| TcpStream::connect("127.0.0.1:7000").unwrap())
        .collect();
    let (mut siti, mut budi) = (client("siti"), client("budi"));
    gather("belajar", &mut [("siti", &mut siti), ("budi", &mut budi)]);
    siti.types("kirim belajar halo");
    budi.sees("[belajar] siti: halo\r\n");
}

fn a_room_full_of_clients_is_served_and_one_more_is_told() {
    let _server = server();
    let place = ([127, 0, 0, 1], 7000);
    for round in 0..2 {
        let mut clients: Vec<_> = (0..300)
            .map(|number| bare(place, &format!("n{number}")))
            .collect();
        let mut late = BufReader::new(connect(place.into()));
        assert_eq!(next(&mut late), "Server penuh.");
        let [first, others @ ..] = &mut clients[..] else {
            return;
        };
        tell(first, "buat belajar");
        assert!(
            next(first).starts_with("@gabung belajar 239.255.0."),
            "round {round}"
        );
        next(first);
        for (number, other) in others.iter_mut().enumerate() {
            tell(first, &format!("undang belajar n{}", number + 1));
            assert!(next(other).starts_with("[undangan] n0"));
            tell(other, "gabung belajar");
            assert!(next(other).starts_with("@gabung belajar"));
            assert_eq!(next(other), "Kamu anggota grup belajar.");
            while !next(first).contains("bergabung") {}
        }
        drop(clients);
        await_threads(1);
    }
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

fn a_client_whose_udp_port_is_taken_says_so() {
    let _server = server();
    let _selfish = UdpSocket::bind("0.0.0.0:7000").unwrap();
    let done = Command::new(program!("groups_client")).assert().code(1);
    done.stderr(starts_with("Port UDP 7000 tidak bisa dipakai").and(contains("\n").count(1)));
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

fn wrong_arguments_get_one_line_and_code_2() {
    for arguments in [
        "127.0.0.1 pintu",
        "127.0.0.1 0",
        "127.0.0.1 70000",
        "127.0.0.1 7000 lagi",
    ] {
        for program in [program!("groups_server"), program!("groups_client")] {
            let done = Command::new(program)
                .args(arguments.split(' '))
                .assert()
                .code(2);
            done.stderr(starts_with("Pemakaian").and(contains("\n").count(1)));
        }
    }
}

fn a_taken_port_is_told() {
    let place = place::free();
    let _taken = TcpListener::bind(place).unwrap();
    let done = Command::new(program!("groups_server"))
        .args(place::arguments(place))
        .assert();
    done.code(1)
        .stderr(starts_with("Tidak bisa memakai").and(contains("\n").count(1)));
}

fn a_refused_connection_is_told() {
    let done = Command::new(program!("groups_client"))
        .args(place::arguments(place::free()))
        .assert();
    done.code(1)
        .stdout("")
        .stderr(starts_with("Tidak bisa menyambung").and(contains("\n").count(1)));
}

fn an_unknown_host_is_told() {
    for program in [program!("groups_server"), program!("groups_client")] {
        let done = Command::new(program)
            .arg("tidak-ada.invalid")
            .assert()
            .code(1);
        done.stderr(
            starts_with("Nama tidak-ada.invalid tidak dikenal").and(contains("\n").count(1)),
        );
    }
}

fn programs_whose_screen_is_gone_say_so() {
    let [host, port] = place::arguments(place::free());
    says_so_without_a_screen(program!("groups_server"), &[&host, &port]);
    let place = place::free();
    let _listener = TcpListener::bind(place).unwrap();
    let [host, port] = place::arguments(place);
    says_so_without_a_screen(program!("groups_client"), &[&host, &port]);
}

fn a_server_that_leaves_ends_its_clients() {
    let place = place::free();
    let mut server = Terminal::start(program!("groups_server"), &place::arguments(place));
    server.sees("Server grup siap");
    let mut client = Terminal::start(program!("groups_client"), &place::arguments(place));
    client.sees(">>> ");
    client.types("siti");
    client.sees("Selamat datang, siti!");
    server.kill();
    assert!(client.exits(1).ends_with("Server menutup sambungan.\n"));
}

fn the_same_port_serves_again_at_once() {
    let place = place::free();
    for _ in 0..3 {
        let mut server = Terminal::start(program!("groups_server"), &place::arguments(place));
        server.sees("Server grup siap");
        let mut siti = bare(place, "siti");
        server.kill();
        assert_eq!(next(&mut siti), "");
    }
}

fn a_name_belongs_to_one_at_a_time() {
    let place = place::free();
    let mut server = Terminal::start(program!("groups_server"), &place::arguments(place));
    server.sees("Server grup siap");
    let siti = bare(place, "siti");
    let mut other = Terminal::start(program!("groups_client"), &place::arguments(place));
    other.sees(">>> ");
    other.types("siti");
    other.sees("Nama siti sudah dipakai. Masukkan nama lain.\r\n");
    other.types("si ti");
    other.sees("Nama: 1 sampai 20 huruf, angka, - atau _.\r\n");
    drop(siti);
    server.sees("siti terputus\r\n");
    other.types("siti");
    other.sees("Selamat datang, siti!");
}

fn a_line_that_is_too_long_or_no_text_harms_nobody() {
    let place = place::free();
    let mut server = Terminal::start(program!("groups_server"), &place::arguments(place));
    server.sees("Server grup siap");
    let mut siti = bare(place, "siti");
    let mut bytes = vec![b'x'; 10_000_000];
    bytes.extend_from_slice(b"\nbu\xffat\nbantuan\n");
    siti.get_ref().write_all(&bytes).unwrap();
    siti.get_ref().shutdown(Shutdown::Write).unwrap();
    assert_eq!(next(&mut siti), "Perintah tidak dikenal. Ketik: bantuan");
    assert_eq!(next(&mut siti), "Perintah tidak dikenal. Ketik: bantuan");
    assert!(next(&mut siti).starts_with("Perintah: buat GRUP"));

    let done = Command::new(program!("groups_client"))
        .args(place::arguments(place))
        .write_stdin([b"wati\n", &vec![b'y'; 100_000][..], b"\ndaf\xfftar\ndaftar"].concat())
        .assert()
        .success();
    done.stderr("Baris terlalu panjang, paling banyak 1023 byte.\n")
        .stdout(contains(
            "Perintah tidak dikenal. Ketik: bantuan\nBelum ada grup. Ketik: buat GRUP\n",
        ));
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
