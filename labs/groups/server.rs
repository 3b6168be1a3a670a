//! Groups, the server: people make groups, invite each other and talk; every group has a thread and a multicast address.
//!
//! ```text
//! terminal 1:      cargo run --bin groups_server
//! terminal 2, 3 …  cargo run --bin groups_client
//! ```
//!
//! Optional arguments: HOST PORT, without them 127.0.0.1 and 7000. It ends with Ctrl-C.
//! Two ways lead to a client. By TCP, to each one alone: commands, answers, invitations, notices, a line each. By UDP
//! multicast, to a whole group at once: what its members say. Both ports have the same number, and nothing else in common.
//!
//! Watch for: `ps -T -p PID` (a thread for each group, two for each client), and `cat /proc/net/igmp`.

mod group;
mod registry;

use group::User;
use registry::Registry;
use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream, ToSocketAddrs};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

/// A line of this length, wrapped up as a message, still fits into one packet of any network.
const LONGEST: u64 = 1024;

/// So many lines may wait for a client that does not read, and no more.
const OUTBOX: usize = 64;

/// A client costs two threads and two descriptors, of which a program may usually have 1,024.
const MOST_CLIENTS: usize = 300;

const HELP: &str = "\
Perintah: buat GRUP, undang GRUP NAMA, gabung GRUP, kirim GRUP PESAN, keluar GRUP, daftar, bantuan
(atau: make, invite, join, send, leave, list, help). Ctrl-D: selesai.";

fn main() -> ExitCode {
    let Some((host, port)) = arguments() else {
        complain("Pemakaian (usage): groups_server [HOST [PORT]]");
        return ExitCode::from(2);
    };
    match serve(&host, port) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            complain(&problem);
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Option<(String, u16)> {
    let given: Vec<_> = std::env::args_os().skip(1).collect();
    let word = |place: usize| given.get(place).map(|word| word.to_string_lossy());
    let host = word(0).map_or_else(|| "127.0.0.1".to_string(), Cow::into_owned);
    let port = word(1).map_or(Some(7000), |it| it.parse().ok())?;
    (port > 0 && !host.starts_with('-') && given.len() <= 2).then_some((host, port))
}

fn serve(host: &str, port: u16) -> Result<(), String> {
    let addresses = (host, port)
        .to_socket_addrs()
        .map_err(|error| format!("Nama {host} tidak dikenal: {error}"))?;
    // Bind takes the port; here IPv4, as the groups. On Unix std sets SO_REUSEADDR: a restart need not await TIME_WAIT.
    let addresses: Vec<_> = addresses.filter(SocketAddr::is_ipv4).collect();
    let listener = TcpListener::bind(&addresses[..])
        .map_err(|error| format!("Tidak bisa memakai {host}:{port}: {error}"))?;
    writeln!(io::stdout(), "Server grup siap di {host}:{port}")
        .map_err(|error| format!("Terminal tidak bisa dipakai: {error}"))?;
    let registry = Arc::new(Mutex::new(Registry::new(port)));
    loop {
        let accepted = listener.accept(); // waits for the next client, and gives it a socket of its own
        let (mut stream, _) = accepted.map_err(|error| format!("Tidak bisa menyambut: {error}"))?;
        // Every client's thread holds the registry, and this one too.
        if Arc::strong_count(&registry) > MOST_CLIENTS {
            let _ = stream.write_all(b"Server penuh.\n");
            continue;
        }
        let registry = Arc::clone(&registry);
        // Without a thread this client is not served: its connection closes.
        let attending = thread::Builder::new().name("client".to_string());
        if let Err(error) = attending.spawn(move || attend(&stream, &registry)) {
            complain(&format!("Client tidak bisa dilayani: {error}"));
        }
    }
}

/// A client from its first line to its last. Only this thread waits for the client, so one that is silent or slow
/// keeps nobody else waiting. (The shortcut: one whose machine loses its power is never missed. A real server would ask.)
fn attend(stream: &TcpStream, registry: &Mutex<Registry>) {
    let (Ok(writing), Ok(SocketAddr::V4(here))) = (stream.try_clone(), stream.local_addr()) else {
        return;
    };
    // One thread writes to the client; whoever has something for it puts a line into its outbox.
    let (outbox, lines) = sync_channel(OUTBOX);
    let writer = thread::Builder::new().name("penulis".to_string());
    if writer.spawn(move || write_lines(writing, &lines)).is_err() {
        return;
    }
    let mut reader = BufReader::new(stream);
    let interface = *here.ip();
    let user = User { outbox, interface };
    let Some(name) = welcome(&mut reader, registry, &user) else {
        return;
    };
    log(&format!("{name} terhubung"));
    while let Some(line) = next_line(&mut reader) {
        // Good news or bad: the client's user reads it.
        let answer = obey(registry, &name, &line).unwrap_or_else(|refusal| refusal);
        // If the client does not read its answers, this waits, and so takes no more commands from it.
        if user.outbox.send(answer).is_err() {
            break;
        }
    }
    lock(registry).depart(&name);
    log(&format!("{name} terputus"));
}

fn write_lines(mut stream: TcpStream, lines: &Receiver<String>) {
    // Small lines go out at once, and do not wait until the one before is acknowledged (Nagle's algorithm).
    let _ = stream.set_nodelay(true);
    for line in lines {
        if stream.write_all(format!("{line}\n").as_bytes()).is_err() {
            return;
        }
    }
}

/// The first line is the name. It is asked for until it is one that can be had.
fn welcome(
    reader: &mut BufReader<&TcpStream>,
    registry: &Mutex<Registry>,
    user: &User,
) -> Option<String> {
    loop {
        let name = next_line(reader)?;
        let entered = lock(registry).enter(&name, user.clone());
        let refused = entered.is_err();
        // A client that is gone by now shows when its next line is read.
        let _ = user.outbox.send(entered.unwrap_or_else(|refusal| refusal));
        if !refused {
            return Some(name);
        }
    }
}

/// One line without its newline; `None` at the end. Of a line that is too long the rest is thrown away.
fn next_line(reader: &mut BufReader<&TcpStream>) -> Option<String> {
    let mut line = Vec::new();
    let mut bounded = reader.by_ref().take(LONGEST);
    let length = bounded.read_until(b'\n', &mut line).ok()?;
    if bounded.limit() == 0 && line.last() != Some(&b'\n') {
        reader.skip_until(b'\n').ok()?;
    }
    (length > 0).then(|| String::from_utf8_lossy(&line).trim().to_string())
}

fn obey(registry: &Mutex<Registry>, user: &str, line: &str) -> Result<String, String> {
    let (command, rest) = split(line);
    let (group, last) = split(rest);
    match command {
        "buat" | "make" => lock(registry).make(user, group),
        "undang" | "invite" => lock(registry).invite(user, group, last),
        "gabung" | "join" => lock(registry).join(user, group),
        "kirim" | "send" => {
            let (post, delivery) = lock(registry).message(user, group, last)?;
            // Only now, with the registry free again for everybody, may this wait: the group's queue has an end.
            post.send(delivery)
                .map_err(|_| format!("Grup {group} sudah selesai."))?;
            Ok("Pesan Terkirim".to_string())
        }
        "keluar" | "leave" => lock(registry).leave(user, group),
        "daftar" | "list" => Ok(lock(registry).list(user)),
        "bantuan" | "help" => Ok(HELP.to_string()),
        _ => Err("Perintah tidak dikenal. Ketik: bantuan".to_string()),
    }
}

/// The first word, and what follows it.
fn split(line: &str) -> (&str, &str) {
    line.split_once(' ')
        .map_or((line, ""), |(word, rest)| (word, rest.trim_start()))
}

/// A lock whose holder died is taken all the same: no method of the registry can stop half-way.
fn lock(registry: &Mutex<Registry>) -> MutexGuard<'_, Registry> {
    registry.lock().unwrap_or_else(PoisonError::into_inner)
}

/// For the server's own terminal. If nobody watches it any more, the groups go on all the same.
pub fn log(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}

/// Like `eprintln!`, but it cannot panic.
pub fn complain(problem: &str) {
    let _ = writeln!(io::stderr(), "{problem}");
}
