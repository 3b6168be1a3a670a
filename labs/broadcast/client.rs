//! Broadcast by turns, a client: hears the operator and the others, and answers when its turn comes.
//!
//! ```text
//! terminal 1:  cargo run --bin broadcast_server
//! terminal 2:  cargo run --bin broadcast_client 1
//! terminal 3:  cargo run --bin broadcast_client 2
//! ```
//!
//! Arguments: NOMOR, the place in the turn, and optionally JUMLAH_CLIENT HOST PORT, without them 2 (or NOMOR,
//! if that is more), this machine's own name, and 8080. One program serves for every place; the module has one for each.
//!
//! Watch for: nothing on the wire says who speaks. The client knows it only by counting, so the places must be
//! started in order, each after the server has said that the one before is connected.

mod console;
mod protocol;

use console::{ask, complain};
use protocol::{Peer, addresses, host_name};
use std::borrow::Cow;
use std::io::{self, Write};
use std::net::TcpStream;
use std::process::ExitCode;

/// Why a client ends before its user does.
enum End {
    ServerLeft,
    Problem(String),
}

fn main() -> ExitCode {
    let Some((number, count, host, port)) = arguments() else {
        complain("Pemakaian (usage): broadcast_client NOMOR [JUMLAH_CLIENT [HOST [PORT]]]");
        return ExitCode::from(2);
    };
    match connect(&host, port).and_then(|mut server| take_part(&mut server, number, count)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(End::ServerLeft) => {
            complain("Server sudah selesai (the server has ended).");
            ExitCode::SUCCESS
        }
        Err(End::Problem(problem)) => {
            complain(&problem);
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Option<(usize, usize, String, u16)> {
    let given: Vec<_> = std::env::args_os().skip(1).collect();
    let word = |place: usize| given.get(place).map(|word| word.to_string_lossy());
    let number: usize = word(0)?.parse().ok()?;
    let count = word(1).map_or(Some(number.max(2)), |it| it.parse().ok())?;
    let host = word(2).map_or_else(host_name, Cow::into_owned);
    let port = word(3).map_or(Some(8080), |it| it.parse().ok())?;
    let fine = (1..=count).contains(&number) && !host.starts_with('-') && given.len() <= 4;
    fine.then_some((number, count, host, port))
}

fn connect(host: &str, port: u16) -> Result<Peer, End> {
    // Connect succeeds as soon as the server's kernel has queued us; the server itself may not know of us yet.
    let stream =
        TcpStream::connect(&addresses(host, port).map_err(End::Problem)?[..]).map_err(|error| {
            End::Problem(format!("Tidak bisa menyambung ke {host}:{port}: {error}"))
        })?;
    say("Menyambungkan ke Server")?;
    Ok(Peer::new(stream))
}

/// A round: the server, those before us, we, those after us.
fn take_part(server: &mut Peer, number: usize, count: usize) -> Result<(), End> {
    match hear(server) {
        Ok(welcome) => say(&format!("Pesan dari server :  {welcome}"))?,
        Err(_) => {
            return Err(End::Problem(
                "Server tidak menyambut: semua tempat terisi? (no welcome)".to_string(),
            ));
        }
    }
    loop {
        say(&format!("Server :  {}", hear(server)?))?;
        for other in 1..number {
            say(&format!("Client_{other} :  {}", hear(server)?))?;
        }
        let Some(message) = ask("Masukkan Pesan : ").map_err(|error| unusable(&error))? else {
            return Ok(());
        };
        // A server that is gone shows here, or at the latest when we listen again.
        server.send(&message).map_err(|error| lost(&error))?;
        say("Pesan Terkirim")?;
        for other in number + 1..=count {
            say(&format!("Client_{other} :  {}", hear(server)?))?;
        }
    }
}

fn hear(server: &mut Peer) -> Result<String, End> {
    server
        .next()
        .map_err(|error| lost(&error))?
        .ok_or(End::ServerLeft)
}

fn say(line: &str) -> Result<(), End> {
    writeln!(io::stdout(), "{line}").map_err(|error| unusable(&error))
}

fn lost(error: &io::Error) -> End {
    End::Problem(format!("Sambungan ke server terputus: {error}"))
}

fn unusable(error: &io::Error) -> End {
    End::Problem(format!("Terminal tidak bisa dipakai: {error}"))
}
