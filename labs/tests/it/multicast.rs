//! One datagram to a group, and everybody who has joined hears it.

#![expect(
    clippy::unwrap_used,
    reason = "where a test's ground gives way, it ends"
)]
#![expect(clippy::panic, reason = "a test says what it missed by panicking")]

use crate::program;
use crate::terminal::Terminal;
use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::{contains, starts_with};
use std::io::pipe;
use std::net::{Ipv4Addr, UdpSocket};
use std::process::Stdio;
use std::time::{Duration, Instant};

pub const TESTS: &[crate::Test] = crate::tests![
    wrong_arguments_get_one_line_and_code_2,
    a_receiver_whose_port_is_taken_says_so,
    an_interface_that_this_machine_lacks_is_named,
    the_sender_ends_well_at_the_end_of_input,
    a_sender_whose_screen_is_gone_says_so;
    alone:
    every_receiver_hears_every_message,
    a_python_sender_is_heard_as_text,
    a_datagram_carries_the_message_alone_and_may_pass_one_router,
    another_group_on_the_same_port_is_not_heard,
    two_senders_are_heard_by_one_receiver,
    a_receiver_that_was_killed_leaves_the_others_hearing,
    a_machine_without_a_multicast_route_gets_one_line_and_a_way_out,
    what_is_no_text_or_ends_in_a_newline_is_shown_kindly,
    the_longest_datagram_passes_and_a_longer_one_is_refused,
    a_line_that_is_no_utf_8_is_sent_as_text,
    a_receiver_whose_screen_is_gone_says_so,
];

pub const NOTHING: &[&str] = &[];
const GROUP: Ipv4Addr = Ipv4Addr::new(224, 1, 1, 1);

fn wrong_arguments_get_one_line_and_code_2() {
    for arguments in [
        vec!["192.168.1.1"],
        vec!["kelompok"],
        vec!["224.1.1.1", "lima"],
        vec!["224.1.1.1", "70000"],
        vec!["224.1.1.1", "5004", "lo"],
        vec!["224.1.1.1", "5004", "127.0.0.1", "lagi"],
    ] {
        for program in [program!("multicast_sender"), program!("multicast_receiver")] {
            let done = Command::new(program).args(&arguments).assert().code(2);
            done.stderr(starts_with("Pemakaian").and(contains("\n").count(1)));
        }
    }
}

fn a_receiver_whose_port_is_taken_says_so() {
    // This socket did not agree to share.
    let selfish = UdpSocket::bind("0.0.0.0:0").unwrap();
    let port = selfish.local_addr().unwrap().port().to_string();
    let receiver = Command::new(program!("multicast_receiver"))
        .args(["224.1.1.1", &port, "127.0.0.1"])
        .assert()
        .code(1);
    receiver
        .stderr(contains(format!("Port {port} tidak bisa dipakai")).and(contains("\n").count(1)));
}

fn an_interface_that_this_machine_lacks_is_named() {
    for program in [program!("multicast_sender"), program!("multicast_receiver")] {
        let done = Command::new(program)
            .args(["224.1.1.1", "5004", "203.0.113.77"])
            .assert()
            .code(1);
        done.stderr(contains("\n").count(1).and(contains("antarmuka")));
    }
}

fn the_sender_ends_well_at_the_end_of_input() {
    let done = Command::new(program!("multicast_sender")).assert();
    done.success().stdout("masukkan pesan :\n").stderr("");
}

fn a_sender_whose_screen_is_gone_says_so() {
    says_so_without_a_screen(program!("multicast_sender"), NOTHING);
}

/// Runs a program whose standard output nobody reads any more.
pub fn says_so_without_a_screen(program: &str, arguments: &[&str]) {
    let (reader, writer) = pipe().unwrap();
    drop(reader);
    let done = std::process::Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(writer)
        .output()
        .unwrap();
    let complaint = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(1), "{complaint}");
    assert!(
        complaint.starts_with("Terminal tidak bisa dipakai"),
        "{complaint}"
    );
    assert_eq!(complaint.lines().count(), 1, "{complaint}");
}

fn every_receiver_hears_every_message() {
    let mut receivers = [
        Terminal::start(program!("multicast_receiver"), NOTHING),
        Terminal::start(program!("multicast_receiver"), NOTHING),
    ];
    let mut python = Terminal::python("multicast_receiver.py", NOTHING);
    joined(GROUP, 3);
    let mut sender = Terminal::start(program!("multicast_sender"), NOTHING);
    for message in ["halo", "ini contoh multicast", "", "keren"] {
        sender.sees("masukkan pesan :");
        sender.types(message);
    }
    for receiver in &mut receivers {
        assert_eq!(receiver.sees("keren\r\n"), "halo\nini contoh multicast\n\n");
    }
    assert_eq!(
        python.sees("b'keren'\r\n"),
        "b'halo'\nb'ini contoh multicast'\nb''\n"
    );
    sender.sees("masukkan pesan :");
    sender.presses_ctrl('d');
    sender.exits(0);
}

fn a_python_sender_is_heard_as_text() {
    let mut receiver = Terminal::start(program!("multicast_receiver"), NOTHING);
    joined(GROUP, 1);
    let mut sender = Terminal::python("multicast_sender.py", NOTHING);
    sender.sees("masukkan pesan :");
    sender.types("halo, naïve 😀");
    sender.sees("masukkan pesan :");
    sender.types("selesai");
    assert_eq!(receiver.sees("selesai\r\n"), "halo, naïve 😀\n");
}

fn a_datagram_carries_the_message_alone_and_may_pass_one_router() {
    let mut receiver = Terminal::python("multicast_receiver.py", &["ttl"]);
    joined(GROUP, 1);
    let mut sender = Terminal::start(program!("multicast_sender"), NOTHING);
    sender.sees("masukkan pesan :");
    sender.types("halo");
    receiver.sees("b'halo' 2\r\n");
}

fn another_group_on_the_same_port_is_not_heard() {
    let other = Ipv4Addr::new(224, 2, 2, 2);
    let mut ours = Terminal::start(program!("multicast_receiver"), NOTHING);
    let mut theirs = Terminal::start(program!("multicast_receiver"), &["224.2.2.2", "5004"]);
    joined(GROUP, 1);
    joined(other, 1);
    let mut sender = Terminal::start(program!("multicast_sender"), &["224.2.2.2"]);
    sender.sees("masukkan pesan :");
    sender.types("rahasia");
    theirs.sees("rahasia\r\n");
    let mut sender = Terminal::start(program!("multicast_sender"), NOTHING);
    sender.sees("masukkan pesan :");
    sender.types("untuk kita");
    assert_eq!(ours.sees("untuk kita\r\n"), "");
}

fn two_senders_are_heard_by_one_receiver() {
    let mut receiver = Terminal::start(program!("multicast_receiver"), NOTHING);
    joined(GROUP, 1);
    for name in ["satu", "dua"] {
        let mut sender = Terminal::start(program!("multicast_sender"), NOTHING);
        sender.sees("masukkan pesan :");
        sender.types(name);
        assert_eq!(receiver.sees(&format!("{name}\r\n")), "");
    }
}

fn a_receiver_that_was_killed_leaves_the_others_hearing() {
    let mut killed = Terminal::start(program!("multicast_receiver"), NOTHING);
    let mut living = Terminal::start(program!("multicast_receiver"), NOTHING);
    joined(GROUP, 2);
    killed.kill();
    // The kernel leaves the group in the dead one's place.
    joined(GROUP, 1);
    let mut sender = Terminal::start(program!("multicast_sender"), NOTHING);
    sender.sees("masukkan pesan :");
    sender.types("masih ada?");
    living.sees("masih ada?\r\n");
}

fn a_machine_without_a_multicast_route_gets_one_line_and_a_way_out() {
    furnish("ip route del 224.0.0.0/4 dev lo");
    let one_line = || contains("\n").count(1).and(contains("rute multicast"));
    let receiver = Command::new(program!("multicast_receiver")).assert();
    receiver.code(1).stderr(one_line());
    let sender = Command::new(program!("multicast_sender"))
        .write_stdin("halo\n")
        .assert();
    sender.code(1).stderr(one_line());

    let by_name = ["224.1.1.1", "5004", "127.0.0.1"];
    let mut receiver = Terminal::start(program!("multicast_receiver"), &by_name);
    joined(GROUP, 1);
    let mut sender = Terminal::start(program!("multicast_sender"), &by_name);
    sender.sees("masukkan pesan :");
    sender.types("halo");
    receiver.sees("halo\r\n");
}

fn what_is_no_text_or_ends_in_a_newline_is_shown_kindly() {
    let mut receiver = Terminal::start(program!("multicast_receiver"), NOTHING);
    joined(GROUP, 1);
    let sender = UdpSocket::bind("127.0.0.1:0").unwrap();
    for datagram in [&b"baris\n"[..], b"\xff\xfe", b"dua\nbaris", b"akhir"] {
        sender.send_to(datagram, (GROUP, 5004)).unwrap();
    }
    assert_eq!(
        receiver.sees("akhir\r\n"),
        "baris\n\u{fffd}\u{fffd}\ndua\nbaris\n"
    );
}

fn the_longest_datagram_passes_and_a_longer_one_is_refused() {
    let ear = UdpSocket::bind((GROUP, 5004)).unwrap();
    ear.join_multicast_v4(&GROUP, &Ipv4Addr::UNSPECIFIED)
        .unwrap();
    let (longest, longer) = ("a".repeat(65_507), "b".repeat(65_508));
    let much_longer = "c".repeat(1_000_000);
    let sender = Command::new(program!("multicast_sender"))
        .write_stdin(format!("{longest}\n{longer}\n{much_longer}\npendek\n"))
        .assert()
        .success();
    sender.stderr(
        contains("terlalu panjang")
            .count(2)
            .and(contains("\n").count(2)),
    );
    let mut buffer = vec![0; 65_535];
    let mut next = || {
        ear.recv(&mut buffer)
            .map(|length| buffer[..length].to_vec())
            .unwrap()
    };
    assert_eq!(next(), longest.as_bytes());
    assert_eq!(next(), b"pendek");
}

fn a_line_that_is_no_utf_8_is_sent_as_text() {
    let ear = UdpSocket::bind((GROUP, 5004)).unwrap();
    ear.join_multicast_v4(&GROUP, &Ipv4Addr::UNSPECIFIED)
        .unwrap();
    let sender = Command::new(program!("multicast_sender"))
        .write_stdin(b"ha\xfflo\ntanpa akhir".to_vec())
        .assert();
    sender.success().stderr("");
    let mut buffer = [0; 100];
    let mut next = || {
        ear.recv(&mut buffer)
            .map(|length| buffer[..length].to_vec())
            .unwrap()
    };
    assert_eq!(next(), "ha\u{fffd}lo".as_bytes());
    assert_eq!(next(), b"tanpa akhir");
}

fn a_receiver_whose_screen_is_gone_says_so() {
    let (reader, writer) = pipe().unwrap();
    drop(reader);
    let receiver = std::process::Command::new(program!("multicast_receiver"))
        .stdout(writer)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    joined(GROUP, 1);
    let sender = UdpSocket::bind("127.0.0.1:0").unwrap();
    sender.send_to(b"halo", (GROUP, 5004)).unwrap();
    let done = receiver.wait_with_output().unwrap();
    let complaint = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(1), "{complaint}");
    assert!(
        complaint.starts_with("Terminal tidak bisa dipakai"),
        "{complaint}"
    );
}

/// Waits until so many sockets of this machine have joined the group: the kernel knows.
pub fn joined(group: Ipv4Addr, sockets: usize) {
    let written = format!("{:08X}", u32::from_ne_bytes(group.octets()));
    let deadline = Instant::now() + Duration::from_secs(20);
    loop {
        let memberships = std::fs::read_to_string("/proc/net/igmp").unwrap();
        let ours = memberships
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>())
            .find(|words| words[0] == written)
            .and_then(|words| words[1].parse().ok());
        if ours.unwrap_or(0) == sockets {
            return;
        }
        if Instant::now() > deadline {
            panic!("never {sockets} in {group}: {memberships}");
        }
        std::thread::yield_now();
    }
}

/// Changes something about the machine that this test has to itself.
pub fn furnish(commands: &str) {
    let done = std::process::Command::new("sh")
        .args(["-ec", commands])
        .output()
        .unwrap();
    assert!(
        done.status.success(),
        "{commands}: {}",
        String::from_utf8_lossy(&done.stderr)
    );
}
