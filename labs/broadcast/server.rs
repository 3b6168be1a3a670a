//! Broadcast by turns, the server: the operator speaks, the clients answer in turn, each answer goes to the others.
//!
//! ```text
//! terminal 1:  cargo run --bin broadcast_server
//! terminal 2:  cargo run --bin broadcast_client 1
//! terminal 3:  cargo run --bin broadcast_client 2
//! ```
//!
//! Optional arguments: JUMLAH_CLIENT HOST PORT, without them 2, this machine's own name, and 8080.
//!
//! Watch for: this "broadcast" is a loop over TCP connections; and while one client thinks, nobody else can speak.

mod console;
mod protocol;

use console::{ask, complain};
use protocol::{Peer, addresses, host_name};
use std::borrow::Cow;
use std::io::{self, Write};
use std::net::TcpListener;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some((count, host, port)) = arguments() else {
        complain("Pemakaian (usage): broadcast_server [JUMLAH_CLIENT [HOST [PORT]]]");
        return ExitCode::from(2);
    };
    match serve(count, &host, port) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            complain(&problem);
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Option<(usize, String, u16)> {
    let given: Vec<_> = std::env::args_os().skip(1).collect();
    let word = |place: usize| given.get(place).map(|word| word.to_string_lossy());
    let count = word(0).map_or(Some(2), |it| it.parse().ok())?;
    let host = word(1).map_or_else(host_name, Cow::into_owned);
    let port = word(2).map_or(Some(8080), |it| it.parse().ok())?;
    (count > 0 && !host.starts_with('-') && given.len() <= 3).then_some((count, host, port))
}

fn serve(count: usize, host: &str, port: u16) -> Result<(), String> {
    // Bind takes the port and listen lets clients queue there; std does both in one call. On Unix it also sets
    // SO_REUSEADDR, so that a restart need not wait a minute for the old connections' TIME_WAIT to pass.
    let listener = TcpListener::bind(&addresses(host, port)?[..])
        .map_err(|error| format!("Tidak bisa memakai {host}:{port}: {error}"))?;
    let mut clients = gather(&listener, count)?;
    drop(listener); // All places are taken: whoever comes now is refused at once, not left in a queue.
    take_turns(&mut clients).map_err(|error| unusable(&error))
}

/// Who connects first is `Client_1`. A place is `None` once its client has left; it is never given away.
fn gather(listener: &TcpListener, count: usize) -> Result<Vec<Option<Peer>>, String> {
    let mut clients = Vec::new();
    writeln!(io::stdout(), "Waiting for connections...").map_err(|error| unusable(&error))?;
    for number in 1..=count {
        // Accept takes the first client out of the queue, and waits when there is none.
        let accepted = listener.accept();
        let (stream, _) = accepted.map_err(|error| format!("Tidak bisa menyambut: {error}"))?;
        writeln!(io::stdout(), "Client_{number} connected").map_err(|error| unusable(&error))?;
        let mut client = Peer::new(stream);
        let welcomed = client.send("Selamat datang di Server...");
        clients.push(welcomed.is_ok().then_some(client));
    }
    Ok(clients)
}

/// Round after round, until the operator ends the input or the last client has left.
fn take_turns(clients: &mut [Option<Peer>]) -> io::Result<()> {
    while let Some(message) = ask("Masukan Pesan : ")? {
        for client in &mut *clients {
            tell(client, &message);
        }
        writeln!(io::stdout(), "Pesan Terkirim")?;
        for turn in 0..clients.len() {
            let answer = answer_of(&mut clients[turn]);
            // Two blanks: the module's `print("Client_1 : ", …)` adds one of its own.
            writeln!(io::stdout(), "Client_{} :  {answer}", turn + 1)?;
            for (place, client) in clients.iter_mut().enumerate() {
                if place != turn {
                    tell(client, &answer);
                }
            }
        }
        if clients.iter().all(Option::is_none) {
            writeln!(io::stdout(), "Semua client sudah keluar (all have left).")?;
            return Ok(());
        }
    }
    Ok(())
}

/// A connection that takes no message is over. (One that lives and never reads would hold us up here once megabytes
/// wait for it; but it never answers either, so the turn has waited for it long before.)
fn tell(client: &mut Option<Peer>, message: &str) {
    if let Some(peer) = client
        && peer.send(message).is_err()
    {
        *client = None;
    }
}

/// Waits for this client's answer, as long as it takes. One that has left gets a line in its place: the others
/// count messages to know whose turn it is, so each turn must bring exactly one.
fn answer_of(client: &mut Option<Peer>) -> String {
    let answer = client.as_mut().and_then(|peer| peer.next().ok().flatten());
    answer.unwrap_or_else(|| {
        *client = None;
        "(sudah keluar)".to_string()
    })
}

fn unusable(error: &io::Error) -> String {
    format!("Terminal tidak bisa dipakai: {error}")
}
