//! A thread for each client, and one operator who types the answers.
//!
//! Terminal 1: `cargo run --bin threaded_server [HOST [PORT]]`
//! Terminal 2, 3, …: `cargo run --bin threaded_client [HOST [PORT]]`
//!
//! Watch for: the threads only wait and tell. All goes through one channel to `main`, who alone has
//! screen, queue and answers (`desk.rs`): no locks, and an answer goes to whom the prompt names.

use desk::Desk;
use message::{LONGEST, next_message};
use std::io::{self, BufRead, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream, ToSocketAddrs};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::{env, process::ExitCode, sync::Arc, thread::Builder};

mod desk;
mod message;

/// What the threads tell `main`. Clients have numbers, because an address can come back.
enum Event {
    Joined(u64, String, Arc<TcpStream>),
    Said(u64, String),
    Left(u64, Option<io::Error>),
    Typed(Vec<u8>),
    End(io::Result<()>),
}

fn main() -> ExitCode {
    let words = env::args_os().skip(1);
    let mut words = words.map(|word| word.to_string_lossy().into_owned());
    let host = words.next().unwrap_or("127.0.0.1".into());
    let port = words.next().unwrap_or("8000".into()).parse();
    let (Ok(port), false, None) = (port, host.starts_with('-'), words.next()) else {
        return fail(2, "Pemakaian (usage): threaded_server [HOST [PORT]]");
    };
    let listener = match open(&host, port) {
        Ok(listener) => listener,
        Err(error) => return fail(1, &format!("{host}:{port} tidak bisa dipakai: {error}")),
    };
    match serve(listener) {
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

fn serve(listener: TcpListener) -> io::Result<()> {
    // A channel with few places: who tells more than `main` can take has to wait.
    let (tell, events) = sync_channel(64);
    let mut desk = Desk::default();
    desk.say("[SERVER STARTED] Waiting for connections...")?;
    let from_keyboard = tell.clone();
    Builder::new().spawn(move || from_keyboard.send(Event::End(read_keyboard(&from_keyboard))))?;
    Builder::new().spawn(move || tell.send(Event::End(accept_clients(&listener, &tell))))?;
    for event in events {
        match event {
            Event::Joined(id, who, stream) => desk.joined(id, who, stream)?,
            Event::Said(id, message) => desk.said(id, &message)?,
            Event::Left(id, why) => desk.left(id, why)?,
            Event::Typed(line) => desk.typed(line)?,
            Event::End(how) => return desk.close().and(how),
        }
        desk.ask()?;
    }
    Ok(())
} // When `main` returns, the process ends, and every thread that still waits with it.

fn accept_clients(listener: &TcpListener, tell: &SyncSender<Event>) -> io::Result<()> {
    for id in 0.. {
        // `accept` waits for the next client and gives it a socket of its own.
        let (stream, address) = match listener.accept() {
            Err(error) if error.kind() == ErrorKind::ConnectionAborted => continue,
            accepted => accepted?,
        };
        // The thread reads from the socket, `main` writes to it: that much two can share unlocked.
        let (stream, tell) = (Arc::new(stream), tell.clone());
        let who = format!("('{}', {})", address.ip(), address.port());
        tell.send(Event::Joined(id, who, stream.clone())).ok();
        Builder::new().spawn(move || tell.send(Event::Left(id, listen(id, &stream, &tell))))?;
    }
    Ok(())
}

/// Listens to one client until it says `exit` or leaves (no error), or breaks off (an error).
fn listen(id: u64, stream: &TcpStream, tell: &SyncSender<Event>) -> Option<io::Error> {
    let mut heard = Vec::new();
    loop {
        match next_message(stream, &mut heard) {
            Ok(Some(message)) if message != "exit" => tell.send(Event::Said(id, message)).ok()?,
            Ok(_) => return None,
            Err(error) => return Some(error),
        }
    }
}

/// The only reader of the terminal. It is always reading, so Ctrl-D works at any time.
fn read_keyboard(tell: &SyncSender<Event>) -> io::Result<()> {
    loop {
        let (mut line, mut keyboard) = (Vec::new(), io::stdin().lock());
        let mut bounded = keyboard.by_ref().take(LONGEST as u64);
        match bounded.read_until(b'\n', &mut line)? {
            0 => return Ok(()),
            LONGEST if !line.ends_with(b"\n") => keyboard.skip_until(b'\n')?,
            count => count,
        };
        tell.send(Event::Typed(line)).ok();
    }
}

fn fail(code: u8, why: &str) -> ExitCode {
    writeln!(io::stderr(), "{why}").ok();
    ExitCode::from(code)
}
