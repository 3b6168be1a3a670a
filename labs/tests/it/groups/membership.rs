//! Who belongs to a group: only those who were invited and joined, and only until they leave.

use super::{before_the_list, client, gather, server};
use crate::multicast::joined;
use crate::terminal::Terminal;
use std::net::Ipv4Addr;

pub const TESTS: &[crate::Test] = crate::tests![
    ;
    alone:
    who_is_not_invited_cannot_join_send_or_invite,
    what_cannot_be_done_is_said_why,
    an_invitation_is_no_membership_and_good_for_one_joining,
    who_has_left_hears_no_more,
    a_killed_member_leaves_its_groups_and_invitations,
];

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
