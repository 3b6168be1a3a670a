//! Character count, the server: answers each client with the number of characters of its message.
//!
//! Terminal 1: `cargo run --bin charcount_server [HOST [PORT]]`
//! Terminal 2: `cargo run --bin charcount_client [HOST [PORT]]`
//!
//! Watch for: characters are not bytes, and one `read` is not one message: a long message comes in
//! pieces, and a piece can end in the middle of a character. So all of it first, then the decoding.

use message::{LONGEST, read_message};
use std::io::{self, ErrorKind, Write};
use std::net::{SocketAddr, TcpListener, ToSocketAddrs};
use std::{env, process::ExitCode};

mod message;

fn main() -> ExitCode {
    let words = env::args_os().skip(1);
    let mut words = words.map(|word| word.to_string_lossy().into_owned());
    let host = words.next().unwrap_or("127.0.0.1".into());
    let port = words.next().unwrap_or("12345".into()).parse();
    let (Ok(port), false, None) = (port, host.starts_with('-'), words.next()) else {
        return fail(2, "Pemakaian (usage): charcount_server [HOST [PORT]]");
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

/// Serves client after client. What goes wrong with one is its own affair: only a lost screen ends this.
fn serve(listener: &TcpListener) -> io::Result<()> {
    say("Waiting...")?;
    loop {
        // `accept` hands out the next client of the queue, with a socket of its own.
        let (mut client, address) = match listener.accept() {
            Err(error) if error.kind() == ErrorKind::ConnectionAborted => continue,
            accepted => accepted?,
        };
        let who = format!("('{}', {})", address.ip(), address.port());
        let ended = read_message(&mut client).and_then(|message| {
            let seen = shown(&String::from_utf8_lossy(&message));
            say(&format!("Request dari client : {seen} IP client : {who}"))?;
            // One `write` may take only a part of an answer; `write_all` goes on.
            client.write_all(format!("{}\n", answer(&message)).as_bytes())
        });
        if let Err(error) = ended {
            say(&format!("Client {who} pergi tanpa jawaban ({error})"))?;
        }
    } // Here `client` is dropped, which closes its socket.
}

/// Counts characters and not bytes: `é` is one, though it travels as two. As Python's `len` does, it
/// counts Unicode's scalar values. Confessed: what a reader sees as one can be several, as `👍🏽` is.
fn answer(message: &[u8]) -> String {
    if message.len() > LONGEST {
        return format!("maaf, pesan lebih dari {LONGEST} byte");
    }
    let message = message.strip_suffix(b"\r").unwrap_or(message); // of a newline as Windows has it
    match str::from_utf8(message) {
        Ok(text) => format!("jumlah karakter : {}", text.chars().count()),
        Err(_) => "maaf, pesan bukan teks UTF-8".into(),
    }
}

/// A stranger's words on our screen: no terminal commands in them, and not without end.
fn shown(text: &str) -> String {
    let visible = text.replace(char::is_control, "\u{fffd}");
    visible.chars().take(1000).collect()
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
