//! When something is wrong: who is gone is missed, the others go on, and each trouble gets one clear line.

use super::{CLIENT, READY, SERVER, client, guest, newcomer, server};
use crate::manners::{self, complains};
use crate::place;
use crate::terminal::Terminal;
use crate::wire::Wire;
use socket2::{Domain, Socket, Type};
use std::io::ErrorKind;
use std::net::TcpListener;
use std::thread;

pub const TESTS: &[crate::Test] = crate::tests![
    a_killed_client_is_missed_at_once,
    a_reset_at_any_moment_ends_nothing,
    too_many_open_files_keep_only_newcomers_waiting,
    a_restart_takes_the_same_port_at_once,
    a_client_ends_when_its_server_does,
    trouble_gets_one_clear_line,
];

fn a_killed_client_is_missed_at_once() {
    let (_server, place) = server();
    let mut ani = guest(place, "ani");
    let mut budi = client(place, "budi");
    ani.hears("budi Telah bergabung ke dalam chat !\n");
    budi.kill();
    assert_eq!(ani.hears("budi telah meninggalkan room chat !\n"), "");
}

fn a_reset_at_any_moment_ends_nothing() {
    let (_server, place) = server();
    let mut ani = guest(place, "ani");
    for _ in 0..20 {
        drop(Wire::to(place));
        Wire::to(place).resets();
        newcomer(place).resets();
        let mut named = newcomer(place);
        named.says("cepat\n");
        named.resets();
        guest(place, "budi").resets();
        ani.hears("budi telah meninggalkan room chat !\n");
    }
    ani.says("ani: masih ada?\n").hears("ani: masih ada?\n");
    guest(place, "citra");
}

fn too_many_open_files_keep_only_newcomers_waiting() {
    let place = place::free();
    let [host, port] = place::arguments(place);
    let limited = "ulimit -n 64; exec \"$0\" \"$@\"";
    let mut server = Terminal::start("sh", &["-c", limited, SERVER, &host, &port]);
    server.sees(READY);
    let mut ani = guest(place, "ani");
    let mut crowd: Vec<_> = (0..80).map(|_| Wire::to(place)).collect();
    server.sees("Belum bisa menerima client baru");
    ani.says("ani: penuh\n").hears("ani: penuh\n");
    crowd.drain(..79);
    crowd[0].hears("user?");
    crowd[0].says("budi\n").hears("Kamu telah terhubung !\n");
}

fn a_restart_takes_the_same_port_at_once() {
    let (mut server, place) = server();
    let ani = guest(place, "ani");
    server.kill();
    assert_eq!(ani.hears_out(), ""); // The server closed first, so its end is in TIME_WAIT.
    let plain = Socket::new(Domain::IPV4, Type::STREAM, None).expect("a socket");
    let refused = plain
        .bind(&place.into())
        .expect_err("without SO_REUSEADDR the port is taken");
    assert_eq!(refused.kind(), ErrorKind::AddrInUse);
    let mut again = Terminal::start(SERVER, &place::arguments(place));
    again.sees(READY);
    guest(place, "ani");
}

fn a_client_ends_when_its_server_does() {
    let (mut server, place) = server();
    let mut ani = client(place, "ani");
    server.kill();
    ani.sees("Koneksi diputus oleh server (the server closed the connection)");
    assert_eq!(ani.exits(1).trim(), "");
}

fn trouble_gets_one_clear_line() {
    manners::wrong_arguments(SERVER, "chat_server");
    manners::wrong_arguments(CLIENT, "chat_client");
    manners::a_port_in_use(SERVER);
    manners::nobody_there(CLIENT);
    manners::no_screen(SERVER, place::free());
    let (_server, place) = server();
    manners::no_screen(CLIENT, place);
    complains(manners::run(CLIENT, place, ""), "Masukan berakhir");
    for greeting in ["halo!", "", "use"] {
        let place = place::free();
        let listener = TcpListener::bind(place).expect("a free port");
        let stranger = thread::spawn(move || {
            Wire::of(listener.accept().expect("a client").0).says(greeting);
        });
        complains(
            manners::run(CLIENT, place, "ani\n"),
            "Tidak bisa masuk ke room chat",
        );
        stranger.join().expect("the stranger spoke");
    }
}
