//! Somebody in the chat room: what is typed goes to everybody, and what anybody says is shown.
//!
//!     cargo run --bin chat_server                  the room          (terminal 1)
//!     cargo run --bin chat_client                  somebody in it    (terminals 2, 3, …)
//!     cargo run --bin chat_client -- HOST PORT     another room than 127.0.0.1 59000
//!
//! Watch for: the keyboard and the network are waited for at once, so there are two threads.
//! Ctrl-D leaves the room.

mod protocol;

use protocol::{Messages, QUESTION};
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use std::{env, thread};

/// What the two threads share: one reads from the socket, the other writes to it.
struct Seat {
    name: String,
    server: TcpStream,
    leaving: AtomicBool,
}

fn main() -> ExitCode {
    let mut arguments = env::args_os()
        .skip(1)
        .map(|a| a.to_string_lossy().into_owned());
    let host = arguments.next().unwrap_or("127.0.0.1".into());
    let port = arguments.next().unwrap_or("59000".into());
    let (Ok(port), None) = (port.parse(), arguments.next()) else {
        writeln!(io::stderr(), "Pemakaian (usage): chat_client [HOST [PORT]]").ok();
        return ExitCode::from(2);
    };
    if let Err(why) = chat(&host, port) {
        writeln!(io::stderr(), "{why}").ok();
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn chat(host: &str, port: u16) -> Result<(), String> {
    let mut keyboard = Messages::default();
    let typed = ask_name(&mut keyboard)
        .map_err(|error| format!("\nTidak ada nama (no name was given): {error}"))?;
    let (name, more) = typed.split_once('\n').unwrap_or_default();
    let server = enter(host, port, name.trim())
        .map_err(|error| format!("Tidak dapat masuk ke room chat di {host}:{port}: {error}"))?;
    let (name, more) = (name.trim().to_string(), more.to_string());
    let leaving = AtomicBool::new(false);
    let seat = Arc::new(Seat {
        name,
        server,
        leaving,
    });
    let speaking = Arc::clone(&seat);
    thread::Builder::new()
        .spawn(move || speak(&speaking, &more, keyboard))
        .map_err(|error| error.to_string())?;
    // When this returns, the program ends, though the other thread may still wait for the keyboard.
    listen(&seat).map_err(|error| error.to_string())
}

/// The first line that is not blank, and whatever came with it.
fn ask_name(keyboard: &mut Messages) -> io::Result<String> {
    loop {
        write!(io::stdout(), "Masukkan nama user >>> ")?;
        io::stdout().flush()?; // A prompt has no newline, and without one nothing shows by itself.
        let typed = keyboard.read(&mut io::stdin())?;
        if !typed.trim().is_empty() {
            return Ok(typed.trim_start().to_string());
        }
    }
}

/// Connects, and answers the server's question. Only here: who says `user?` later asks nobody.
fn enter(host: &str, port: u16, name: &str) -> io::Result<TcpStream> {
    let mut server = TcpStream::connect((host, port))?;
    // Each message at once: Nagle's algorithm would hold a second small one back for 40 ms.
    server.set_nodelay(true)?;
    let mut question = [0; QUESTION.len()];
    server.read_exact(&mut question)?; // One `read` might bring only half of it.
    if question != QUESTION {
        return Err(io::Error::other(
            "server tidak bertanya user? (it is no chat server)",
        ));
    }
    server.write_all(format!("{name}\n").as_bytes())?;
    Ok(server)
}

/// The keyboard's thread.
fn speak(seat: &Seat, more: &str, mut keyboard: Messages) -> io::Result<()> {
    say(seat, more)?;
    while let Ok(typed) = keyboard.read(&mut io::stdin()) {
        say(seat, &typed)?;
    }
    say(seat, &keyboard.complete(b"\n"))?; // The last line may have come without its newline.
    leave(seat)
}

fn say(seat: &Seat, typed: &str) -> io::Result<()> {
    for message in typed.lines() {
        // One write for one line: in pieces, each piece could travel alone.
        let line = format!("{}: {message}\n", seat.name);
        (&seat.server).write_all(line.as_bytes())?;
    }
    Ok(())
}

fn leave(seat: &Seat) -> io::Result<()> {
    seat.leaving.store(true, Ordering::Relaxed);
    // Only our half: the server still reads all we said, and `listen` shows all it still says.
    seat.server.shutdown(Shutdown::Write)?;
    // Then our server closes the other half. The module's does not: wait for that a second at most.
    thread::sleep(Duration::from_secs(1));
    seat.server.shutdown(Shutdown::Both)
}

/// The network's thread.
fn listen(seat: &Seat) -> io::Result<()> {
    let mut messages = Messages::default();
    let mut screen = io::stdout();
    while let Ok(heard) = messages.read(&mut &seat.server) {
        // Also the beginning of a line is shown: its end may never come.
        write!(screen, "{heard}{}", messages.so_far())?;
        screen.flush()?;
    }
    if seat.leaving.load(Ordering::Relaxed) {
        return Ok(());
    }
    Err(io::Error::other(
        "Koneksi diputus oleh server (the server closed the connection)",
    ))
}
