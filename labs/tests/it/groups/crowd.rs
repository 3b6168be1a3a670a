//! The server under strain: its threads, and clients that are silent, deaf, many, or no programs of ours.

#![expect(
    clippy::unwrap_used,
    reason = "where a test's ground gives way, it ends"
)]
#![expect(clippy::panic, reason = "a test says what it missed by panicking")]

use super::{client, gather, server};
use crate::multicast::joined;
use crate::terminal::Terminal;
use crate::{place, program};
use assert_cmd::Command;
use predicates::str::contains;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpStream, UdpSocket};
use std::time::{Duration, Instant};

pub const TESTS: &[crate::Test] = crate::tests![
    the_same_port_serves_again_at_once,
    a_name_belongs_to_one_at_a_time,
    a_line_that_is_too_long_or_no_text_harms_nobody;
    alone:
    a_group_has_its_own_number_address_and_thread,
    a_member_that_never_reads_hinders_nobody,
    a_client_that_says_nothing_hinders_nobody,
    a_room_full_of_clients_is_served_and_one_more_is_told,
];

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
    done.stderr("Baris terlalu panjang, paling banyak 1023 byte (too long).\n")
        .stdout(contains(
            "Perintah tidak dikenal. Ketik: bantuan\nBelum ada grup. Ketik: buat GRUP\n",
        ));
}
