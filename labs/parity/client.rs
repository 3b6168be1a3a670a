//! Odd or even, the client: asks its user for a number, asks the server about it, shows the answer.
//!
//! Terminal 1: `cargo run --bin parity_server [HOST [PORT]]`
//! Terminal 2: `cargo run --bin parity_client [HOST [PORT]]`
//!
//! Watch for: the connection is made before you are asked, so the server waits while you think.

use message::{LONGEST, read_message};
use std::io::{self, BufRead, Read, Write};
use std::net::TcpStream;
use std::{env, process::ExitCode};

mod message;

fn main() -> ExitCode {
    let words = env::args_os().skip(1);
    let mut words = words.map(|word| word.to_string_lossy().into_owned());
    let host = words.next().unwrap_or("127.0.0.1".into());
    let port = words.next().unwrap_or("12345".into()).parse();
    let (Ok(port), false, None) = (port, host.starts_with('-'), words.next()) else {
        return fail(2, "Pemakaian (usage): parity_client [HOST [PORT]]");
    };
    match ask(&host, port) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => fail(1, &why),
    }
}

fn ask(host: &str, port: u16) -> Result<(), String> {
    // `connect` is done as soon as the kernel has put us into the server's queue: the server may
    // still be busy with somebody else.
    let mut server = TcpStream::connect((host, port)).map_err(|error| {
        format!("{host}:{port} tidak bisa dihubungi, apakah server berjalan? ({error})")
    })?;
    say("Masukkan angka :")?;
    let request = read_line()?;
    // The newline tells where the number ends, and makes an empty line a message too. Both go in one
    // write. If it fails the server has turned us away, perhaps with a reason: so read in any case.
    let sent = server.write_all(format!("{request}\n").as_bytes());
    let answer = read_message(&mut server).map_err(|error| {
        let error = sent.err().unwrap_or(error);
        format!("Server pergi tanpa menjawab (no answer: {error})")
    })?;
    let answer = String::from_utf8_lossy(&answer);
    // A stranger's words on our screen: no terminal commands in them.
    say(&format!(
        "{}\n",
        answer.trim_end().replace(char::is_control, "\u{fffd}")
    ))
}

/// What the user types, up to Enter; never more than a message may have.
fn read_line() -> Result<String, String> {
    let mut line = Vec::new();
    let most = LONGEST as u64 + 1;
    let read = io::stdin().lock().take(most).read_until(b'\n', &mut line);
    if read.map_err(|error| format!("Terminal tidak bisa dibaca: {error}"))? == 0 {
        say("\n")?; // the prompt still stands there
        return Err("Masukan berakhir sebelum ada angka (end of input)".into());
    }
    line.pop_if(|byte| *byte == b'\n');
    if line.len() > LONGEST {
        return Err(format!("Baris lebih dari {LONGEST} byte (line too long)"));
    }
    String::from_utf8(line).map_err(|error| format!("Masukan bukan UTF-8: {error}"))
}

/// Not `print!`, which panics when nobody reads our output any more. The flush is for the prompt:
/// what does not end with a newline would wait in our own buffer.
fn say(text: &str) -> Result<(), String> {
    let mut screen = io::stdout();
    let said = write!(screen, "{text}").and_then(|()| screen.flush());
    said.map_err(|error| format!("Terminal tidak bisa dipakai: {error}"))
}

fn fail(code: u8, why: &str) -> ExitCode {
    writeln!(io::stderr(), "{why}").ok();
    ExitCode::from(code)
}
