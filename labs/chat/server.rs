//! A chat room: what one client says reaches all of them.
//!
//! Terminal 1: `cargo run --bin chat_server [HOST [PORT]]`
//! Terminal 2, 3, …: `cargo run --bin chat_client [HOST [PORT]]`
//!
//! Watch for: nobody waits for anybody. Start a client and give no name, press Ctrl-S in another
//! one, kill a third: the others go on talking.
//!
//! Here: a thread for each client, which hears only this one. How it speaks to all: `room.rs`.
//!
//! Confession: who never answers `user?` keeps a thread and a socket here; a real server would set
//! it a time. And nobody checks that who says "ani: halo" is called ani.

mod protocol;
mod room;

use protocol::{Messages, QUESTION};
use socket2::{SockRef, TcpKeepalive};
use std::io::{self, ErrorKind, Write};
use std::net::{SocketAddr, TcpListener, TcpStream, ToSocketAddrs};
use std::time::Duration;
use std::{env, process::ExitCode, sync::Arc, thread};

const LONGEST_NAME: usize = 32;

fn main() -> ExitCode {
    let words = env::args_os().skip(1);
    let mut words = words.map(|word| word.to_string_lossy().into_owned());
    let host = words.next().unwrap_or("127.0.0.1".into());
    let port = words.next().unwrap_or("59000".into()).parse();
    let (Ok(port), false, None) = (port, host.starts_with('-'), words.next()) else {
        return fail(2, "Pemakaian (usage): chat_server [HOST [PORT]]");
    };
    let listener = match open(&host, port) {
        Ok(listener) => listener,
        Err(error) => return fail(1, &format!("{host}:{port} tidak bisa dipakai: {error}")),
    };
    match serve(&listener) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(1, &error.to_string()),
    }
}

/// `bind` takes the port, `listen` lets clients queue for it: std does both in one call. On Unix it
/// also sets SO_REUSEADDR; without that, a restart fails while old connections are in TIME_WAIT.
fn open(host: &str, port: u16) -> io::Result<TcpListener> {
    // A name can mean IPv6 addresses too. The module's clients speak IPv4, so that goes first.
    let places = (host, port).to_socket_addrs()?;
    TcpListener::bind(places.min_by_key(SocketAddr::is_ipv6).as_slice())
}

fn serve(listener: &TcpListener) -> io::Result<()> {
    say("Server sedang berjalan dan merekam ...")?;
    loop {
        // `accept` waits for the next client and gives it a socket of its own.
        match listener.accept() {
            Ok((socket, address)) => welcome(socket, address)?,
            // The client was gone before its turn: nothing to do.
            Err(error) if error.kind() == ErrorKind::ConnectionAborted => {}
            // Too many open files, most likely. To try again at once would keep a processor busy.
            Err(error) => {
                say(&format!("Belum bisa menerima client baru: {error}"))?;
                thread::sleep(Duration::from_secs(1));
            }
        }
    }
}

/// Whatever may take a client's time happens in its own thread: the next one is accepted at once.
fn welcome(socket: TcpStream, address: SocketAddr) -> io::Result<()> {
    let (ip, port) = (address.ip(), address.port());
    say(&format!("connection is established with ('{ip}', {port})"))?;
    match thread::Builder::new().spawn(move || visit(socket)) {
        Ok(_) => Ok(()),
        Err(error) => say(&format!("Client ditolak, tidak ada thread lagi: {error}")),
    }
}

/// A client's whole stay. An error on its connection ends this thread, and nothing else.
fn visit(mut socket: TcpStream) -> io::Result<()> {
    prepare(&socket)?;
    // We speak first: the module's client sends its name only when asked.
    socket.write_all(QUESTION)?;
    let mut messages = Messages::default();
    let heard = messages.read(&mut socket)?;
    let (name, more) = heard.split_once('\n').unwrap_or_default();
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        let why = format!("Nama harus 1 sampai {LONGEST_NAME} huruf. Silakan coba lagi !\n");
        return socket.write_all(why.as_bytes());
    }
    let socket = Arc::new(socket);
    if !room::join(name, &socket) {
        let why = format!("Nama {name} sudah dipakai. Silakan pilih nama lain !\n");
        return socket.as_ref().write_all(why.as_bytes());
    }
    say(&format!("User dari client ini yaitu : {name}")).ok();
    say("Server sedang berjalan dan merekam ...").ok();
    room::say(more);
    while let Ok(heard) = messages.read(&mut &*socket) {
        room::say(&heard);
    }
    room::say(&messages.complete(b"\n")); // The last line may have come without its newline.
    if let Some(why) = room::leave(name, &socket) {
        say(&why)?;
    }
    Ok(())
}

fn prepare(socket: &TcpStream) -> io::Result<()> {
    // Each message at once: Nagle's algorithm would hold a second small one back for 40 ms.
    socket.set_nodelay(true)?;
    let socket = SockRef::from(socket);
    // Otherwise the kernel keeps up to 4 MB for each client that does not read.
    socket.set_send_buffer_size(room::BACKLOG)?;
    // A machine without power says no goodbye: after a minute of silence, ask if it is there.
    socket.set_tcp_keepalive(&TcpKeepalive::new().with_time(Duration::from_secs(60)))
}

/// Not `println!`, which panics when nobody reads our output any more.
fn say(line: &str) -> io::Result<()> {
    let said = writeln!(io::stdout(), "{line}");
    said.map_err(|error| io::Error::other(format!("Terminal tidak bisa dipakai: {error}")))
}

fn fail(code: u8, why: &str) -> ExitCode {
    writeln!(io::stderr(), "{why}").ok();
    ExitCode::from(code)
}
