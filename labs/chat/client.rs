//! Somebody in the chat room: what is typed goes to everybody, and what anybody says is shown.
//!
//! Terminal 1: `cargo run --bin chat_server [HOST [PORT]]`
//! Terminal 2, 3, …: `cargo run --bin chat_client [HOST [PORT]]`
//!
//! Watch for: the keyboard and the network are waited for at once, so each has a thread.
//! Ctrl-D leaves the room.

mod protocol;

use protocol::{Messages, QUESTION};
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use std::{env, process::ExitCode, sync::Arc, thread};

/// What the two threads share: one reads from the socket, the other writes to it.
struct Seat {
    name: String,
    server: TcpStream,
}

/// What a thread says when it has come to its end.
enum End {
    Keyboard,
    Network(io::Result<()>),
}

fn main() -> ExitCode {
    let words = env::args_os().skip(1);
    let mut words = words.map(|word| word.to_string_lossy().into_owned());
    let host = words.next().unwrap_or("127.0.0.1".into());
    let port = words.next().unwrap_or("59000".into()).parse();
    let (Ok(port), false, None) = (port, host.starts_with('-'), words.next()) else {
        return fail(2, "Pemakaian (usage): chat_client [HOST [PORT]]");
    };
    match chat(&host, port) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => fail(1, &why.to_string()),
    }
}

fn chat(host: &str, port: u16) -> io::Result<()> {
    let mut keyboard = Messages::default();
    let typed = ask_name(&mut keyboard)?;
    let (name, more) = typed.split_once('\n').unwrap_or_default();
    let (name, more) = (name.trim().to_string(), more.to_string());
    // Only now, with a name: to `connect` earlier would leave the server waiting for the answer.
    let server = TcpStream::connect((host, port)).map_err(|error| {
        trouble(
            &format!("{host}:{port} tidak bisa dihubungi, apakah server berjalan?"),
            &error,
        )
    })?;
    answer(&server, &name).map_err(|error| trouble("Tidak bisa masuk ke room chat:", &error))?;
    let seat = Arc::new(Seat { name, server });
    let (ends, ended) = channel();
    let (speaking, speaks) = (Arc::clone(&seat), ends.clone());
    thread::Builder::new().spawn(move || {
        // When this fails, the server is gone: the network's thread notices that too, and says it.
        speak(&speaking, &more, keyboard)?;
        speaks.send(End::Keyboard).map_err(io::Error::other)
    })?;
    let listening = Arc::clone(&seat);
    thread::Builder::new().spawn(move || ends.send(End::Network(listen(&listening))))?;
    // When this returns, the program ends, though a thread may still wait for the keyboard.
    match ended.recv().map_err(io::Error::other)? {
        End::Keyboard => leave(&seat, &ended),
        End::Network(heard) => heard.and(Err(io::Error::other(
            "Koneksi diputus oleh server (the server closed the connection)",
        ))),
    }
}

/// The first line that is not blank, and whatever came with it.
fn ask_name(keyboard: &mut Messages) -> io::Result<String> {
    loop {
        show("Masukkan nama user >>> ")?;
        let Ok(typed) = keyboard.read(&mut io::stdin()) else {
            show("\n")?; // The prompt still stands there.
            let why = "Masukan berakhir sebelum ada nama (end of input)";
            return Err(io::Error::other(why));
        };
        if !typed.trim().is_empty() {
            return Ok(typed.trim_start().to_string());
        }
    }
}

/// Answers the server's question. Only here: who says `user?` in the room asks nobody.
fn answer(mut server: &TcpStream, name: &str) -> io::Result<()> {
    // Each message at once: Nagle's algorithm would hold a second small one back for 40 ms.
    server.set_nodelay(true)?;
    let mut question = [0; QUESTION.len()];
    server.read_exact(&mut question)?; // One `read` might bring only half of it.
    if question != QUESTION {
        return Err(io::Error::other(
            "server tidak bertanya user? (it is no chat server)",
        ));
    }
    server.write_all(format!("{name}\n").as_bytes())
}

/// The keyboard's thread.
fn speak(seat: &Seat, more: &str, mut keyboard: Messages) -> io::Result<()> {
    say(seat, more)?;
    while let Ok(typed) = keyboard.read(&mut io::stdin()) {
        say(seat, &typed)?;
    }
    say(seat, &keyboard.complete(b"\n")) // The last line may have come without its newline.
}

fn say(seat: &Seat, typed: &str) -> io::Result<()> {
    for message in typed.lines() {
        // One write for one line: in pieces, each piece could travel alone.
        let line = format!("{}: {message}\n", seat.name);
        (&seat.server).write_all(line.as_bytes())?;
    }
    Ok(())
}

fn leave(seat: &Seat, ended: &Receiver<End>) -> io::Result<()> {
    // Only our half: the server still reads all we said, and `listen` shows all it still says.
    seat.server.shutdown(Shutdown::Write)?;
    // Then our server closes the other half. The module's does not: wait for that a second at most.
    match ended.recv_timeout(Duration::from_secs(1)) {
        Ok(End::Network(heard)) => heard,
        _ => Ok(()),
    }
}

/// The network's thread.
fn listen(seat: &Seat) -> io::Result<()> {
    let mut messages = Messages::default();
    while let Ok(heard) = messages.read(&mut &seat.server) {
        // Also the beginning of a line is shown: its end may never come.
        show(&(heard + &messages.so_far()))?;
    }
    Ok(())
}

/// Not `print!`, which panics when nobody reads our output any more. The flush is for what does not
/// end with a newline, as a prompt: it would wait in our own buffer.
fn show(text: &str) -> io::Result<()> {
    let mut screen = io::stdout();
    let shown = write!(screen, "{text}").and_then(|()| screen.flush());
    shown.map_err(|error| trouble("Terminal tidak bisa dipakai:", &error))
}

fn trouble(what: &str, error: &io::Error) -> io::Error {
    io::Error::other(format!("{what} {error}"))
}

fn fail(code: u8, why: &str) -> ExitCode {
    writeln!(io::stderr(), "{why}").ok();
    ExitCode::from(code)
}
