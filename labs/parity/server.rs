//! Odd or even, the server: one thread, one client at a time, one answer for each.
//!
//! Terminal 1: `cargo run --bin parity_server [HOST [PORT]]`
//! Terminal 2: `cargo run --bin parity_client [HOST [PORT]]`
//!
//! Watch for: start two clients and type at the second one first. Its number waits in the
//! kernel until the first client has been answered or has left: that is "single thread".

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
        return fail(2, "Pemakaian (usage): parity_server [HOST [PORT]]");
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
        let ended = read_message(&mut client).and_then(|request| {
            let request = String::from_utf8_lossy(&request);
            let seen = shown(&request);
            say(&format!("Request dari client : {seen} IP client : {who}"))?;
            // One `write` may take only a part of a long answer; `write_all` goes on.
            client.write_all(format!("{}\n", answer(&request)).as_bytes())
        });
        if let Err(error) = ended {
            say(&format!("Client {who} pergi tanpa jawaban ({error})"))?;
        }
    } // Here `client` is dropped, which closes its socket.
}

fn answer(request: &str) -> String {
    if request.len() > LONGEST {
        return format!("maaf, permintaan lebih dari {LONGEST} byte");
    }
    match integer(request.trim()) {
        None => format!("maaf, \"{}\" bukan bilangan bulat", shown(request)),
        Some(number) if number.ends_with(['1', '3', '5', '7', '9']) => {
            format!("angka{number} merupakan ganjil")
        }
        Some(number) => format!("angka{number} merupakan genap"),
    }
}

/// An integer as Python's `int()` reads it and `print()` shows it: `+7`, `007` and `0_7` are 7. It
/// stays text, since no machine integer is long enough. Confessed: digits are the ASCII ones only.
fn integer(text: &str) -> Option<String> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let good = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits.split('_').all(good) {
        return None;
    }
    let sign = if text.starts_with('-') { "-" } else { "" };
    match digits.replace('_', "").trim_start_matches('0') {
        "" => Some("0".into()),
        digits => Some(format!("{sign}{digits}")),
    }
}

/// A stranger's words on our screen: no terminal commands in them, and not without end.
fn shown(text: &str) -> String {
    let visible = text.trim().replace(char::is_control, "\u{fffd}");
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
