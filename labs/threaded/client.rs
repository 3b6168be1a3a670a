//! A client of the operator: says something, waits for the answer, says the next thing.
//!
//! Terminal 1: `cargo run --bin threaded_server [HOST [PORT]]`
//! Terminal 2, 3, …: `cargo run --bin threaded_client [HOST [PORT]]`
//!
//! Watch for: one thread waits for the keyboard and one for the server. With a single thread we would
//! not notice that the server has ended before we had typed the next message.

use message::{LONGEST, next_message};
use std::io::{self, BufRead, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::mpsc::{Receiver, channel, sync_channel};
use std::{env, process::ExitCode, thread::Builder};

mod message;

const LOST: &str = "Koneksi dengan server berakhir (connection closed)";

fn main() -> ExitCode {
    let words = env::args_os().skip(1);
    let mut words = words.map(|word| word.to_string_lossy().into_owned());
    let host = words.next().unwrap_or("127.0.0.1".into());
    let port = words.next().unwrap_or("8000".into()).parse();
    let (Ok(port), false, None) = (port, host.starts_with('-'), words.next()) else {
        return fail(2, "Pemakaian (usage): threaded_client [HOST [PORT]]");
    };
    // `connect` is done as soon as the kernel has put us into the server's queue.
    let talked = match TcpStream::connect((host.as_str(), port)) {
        Ok(server) => talk(&server),
        Err(error) => Err(format!(
            "{host}:{port} tidak bisa dihubungi, apakah server berjalan? ({error})"
        )),
    };
    match talked {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => fail(1, &why),
    }
}

/// Shows what the server says, and gives the keyboard its turn after each answer.
fn talk(server: &TcpStream) -> Result<(), String> {
    let (answered, turn) = sync_channel(1);
    let (tell, ended) = channel();
    // Two threads, one connection: the clone is a second handle on the same socket.
    let mut mouth = server.try_clone().map_err(|error| error.to_string())?;
    let typing = Builder::new().spawn(move || {
        tell.send(speak(&mouth, &turn)).ok();
        // Without a newline: the end of the stream ends it, and the module's server knows only `exit`.
        mouth.write_all(b"exit").ok();
        // Closes the connection for both threads: the other one stops waiting for the server.
        mouth.shutdown(Shutdown::Both).ok();
    });
    typing.map_err(|error| error.to_string())?;
    let mut heard = Vec::new();
    let why = loop {
        match next_message(server, &mut heard) {
            Ok(Some(answer)) => say(&format!("[SERVER RESPONSE] {answer}\n"))?,
            Ok(None) => break LOST.into(),
            Err(error) => break format!("{LOST} ({error})"),
        }
        answered.try_send(()).ok();
    };
    // Who ended it? The keyboard tells before it closes; if it has not, it was the server.
    ended.try_recv().unwrap_or_else(|_| {
        say("\n")?; // the prompt still stands there
        Err(why)
    })
}

/// Sends what the user types, one message for each answer, until `exit` or the end of input.
fn speak(mut server: &TcpStream, turn: &Receiver<()>) -> Result<(), String> {
    loop {
        say("Your message: ")?;
        let message = read_line()?;
        if message.is_none() {
            say("\n")?;
        }
        let Some(message) = message.filter(|message| message != "exit") else {
            return Ok(());
        };
        turn.try_recv().ok(); // what came unasked answers nothing
        // The newline ends the message, and makes an empty one something to send. One write for both.
        server
            .write_all(format!("{message}\n").as_bytes())
            .map_err(|_| LOST)?;
        turn.recv().map_err(|_| LOST)?;
    }
}

/// What the user types, up to Enter, and nothing at the end of input.
fn read_line() -> Result<Option<String>, String> {
    let mut line = Vec::new();
    let read = io::stdin()
        .lock()
        .take(LONGEST as u64)
        .read_until(b'\n', &mut line);
    match read.map_err(|error| format!("Terminal tidak bisa dibaca: {error}"))? {
        0 => return Ok(None),
        LONGEST => return Err(format!("Baris lebih dari {LONGEST} byte (line too long)")),
        _ => line.pop_if(|byte| *byte == b'\n'),
    };
    let line = String::from_utf8(line).map_err(|error| format!("Masukan bukan UTF-8: {error}"))?;
    Ok(Some(line))
}

/// Not `print!`, which panics when nobody reads our output any more. A prompt needs the flush.
fn say(text: &str) -> Result<(), String> {
    let mut screen = io::stdout();
    let said = write!(screen, "{text}").and_then(|()| screen.flush());
    said.map_err(|error| format!("Terminal tidak bisa dipakai: {error}"))
}

fn fail(code: u8, why: &str) -> ExitCode {
    writeln!(io::stderr(), "{why}").ok();
    ExitCode::from(code)
}
