//! A chat room: what one client says reaches all of them.
//!
//!     cargo run --bin chat_server                  the room          (terminal 1)
//!     cargo run --bin chat_client                  somebody in it    (terminals 2, 3, …)
//!     cargo run --bin chat_server -- HOST PORT     elsewhere than 127.0.0.1 59000
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
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use std::{env, thread};

const LONGEST_NAME: usize = 32;

fn main() -> ExitCode {
    let mut arguments = env::args_os()
        .skip(1)
        .map(|a| a.to_string_lossy().into_owned());
    let host = arguments.next().unwrap_or("127.0.0.1".into());
    let port = arguments.next().unwrap_or("59000".into());
    let (Ok(port), None) = (port.parse(), arguments.next()) else {
        writeln!(io::stderr(), "Pemakaian (usage): chat_server [HOST [PORT]]").ok();
        return ExitCode::from(2);
    };
    if let Err(error) = serve(&host, port) {
        writeln!(io::stderr(), "Server di {host}:{port} berhenti: {error}").ok();
    }
    ExitCode::FAILURE
}

fn serve(host: &str, port: u16) -> io::Result<()> {
    // std sets SO_REUSEADDR on Unix: a restart need not wait until old connections are forgotten.
    let listener = TcpListener::bind((host, port))?;
    console("Server sedang berjalan dan merekam ...")?;
    loop {
        match listener.accept() {
            Ok((socket, address)) => welcome(socket, address)?,
            // The client was gone before its turn: nothing to do.
            Err(error) if error.kind() == ErrorKind::ConnectionAborted => {}
            // Too many open files, most likely. To try again at once would keep a processor busy.
            Err(error) => {
                console(&format!("Belum dapat menerima client baru: {error}"))?;
                thread::sleep(Duration::from_secs(1));
            }
        }
    }
}

/// Whatever may take a client's time happens in its own thread: the next one is accepted at once.
fn welcome(socket: TcpStream, address: SocketAddr) -> io::Result<()> {
    let (ip, port) = (address.ip(), address.port());
    console(&format!("connection is established with ('{ip}', {port})"))?;
    match thread::Builder::new().spawn(move || visit(socket)) {
        Ok(_) => Ok(()),
        Err(error) => console(&format!("Client ditolak, tidak ada thread lagi: {error}")),
    }
}

/// A client's whole stay. An error on its connection ends this thread, and nothing else.
fn visit(mut socket: TcpStream) -> io::Result<()> {
    prepare(&socket)?;
    socket.write_all(QUESTION)?;
    let mut messages = Messages::default();
    let heard = messages.read(&mut socket)?;
    let (name, more) = heard.split_once('\n').unwrap_or_default();
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return writeln!(
            socket,
            "Nama harus 1 sampai {LONGEST_NAME} huruf. Coba lagi !"
        );
    }
    let socket = Arc::new(socket);
    if !room::join(name, &socket) {
        let why = format!("Nama {name} sudah dipakai. Silakan pilih nama lain !\n");
        return socket.as_ref().write_all(why.as_bytes());
    }
    console(&format!("User dari client ini yaitu : {name}")).ok();
    console("Server sedang berjalan dan merekam ...").ok();
    room::say(more);
    while let Ok(heard) = messages.read(&mut &*socket) {
        room::say(&heard);
    }
    room::say(&messages.complete(b"\n")); // The last line may have come without its newline.
    if let Some(why) = room::leave(name, &socket) {
        console(&why)?;
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

/// Prints, but does not panic, as `println!` does, when the terminal is gone.
fn console(text: &str) -> io::Result<()> {
    writeln!(io::stdout(), "{text}")
}
