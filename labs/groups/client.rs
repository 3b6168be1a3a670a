//! Groups, a client: what is typed goes to the server by TCP; what a group says comes by UDP multicast.
//!
//! ```text
//! terminal 1:  cargo run --bin groups_server
//! terminal 2:  cargo run --bin groups_client     siti   buat belajar    undang belajar budi
//! terminal 3:  cargo run --bin groups_client     budi   gabung belajar  kirim belajar halo
//! ```
//!
//! Optional arguments: HOST PORT, without them 127.0.0.1 and 7000. It ends with Ctrl-D.
//!
//! Watch for: `[belajar] siti: halo` is a datagram, `[notifikasi]` a line of the TCP connection. Either can come first.

use socket2::{Domain, Protocol, Socket, Type};
use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Shutdown, SocketAddr, TcpStream, ToSocketAddrs, UdpSocket};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// The server takes no longer lines.
const LONGEST: usize = 1023;

fn main() -> ExitCode {
    let Some((host, port)) = arguments() else {
        complain("Pemakaian (usage): groups_client [HOST [PORT]]");
        return ExitCode::from(2);
    };
    match take_part(&host, port) {
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

/// Three waits, three threads: for the server here, for the groups, and for the keyboard.
fn take_part(host: &str, port: u16) -> Result<(), String> {
    let addresses = (host, port)
        .to_socket_addrs()
        .map_err(|error| format!("Nama {host} tidak dikenal: {error}"))?;
    // One connection for all that goes to us alone. `connect` is done when the kernel there has queued us.
    let server = TcpStream::connect(&addresses.filter(SocketAddr::is_ipv4).collect::<Vec<_>>()[..])
        .map_err(|error| format!("Tidak bisa menyambung ke {host}:{port}: {error}"))?;
    let ears = Arc::new(
        open_ears(port).map_err(|error| format!("Port UDP {port} tidak bisa dipakai: {error}"))?,
    );
    let leaving = Arc::new(AtomicBool::new(false));

    let (listening, typing, left) = (Arc::clone(&ears), server.try_clone(), Arc::clone(&leaving));
    let typing = typing.map_err(|error| format!("Sambungan tidak bisa dibagi: {error}"))?;
    let unable = |error| format!("Thread tidak bisa dibuat: {error}");
    thread::Builder::new()
        .name("grup".to_string())
        .spawn(move || show_messages(&listening))
        .map_err(unable)?;
    thread::Builder::new()
        .name("ketikan".to_string())
        .spawn(move || send_lines(&typing, &left))
        .map_err(unable)?;

    follow(&server, &ears)?;
    if leaving.load(Ordering::SeqCst) {
        return Ok(());
    }
    Err("Server menutup sambungan (the server closed the connection).".to_string())
}

/// One socket hears every group that this client joins.
fn open_ears(port: u16) -> io::Result<UdpSocket> {
    let socket = Socket::new(Domain::IPV4, Type::DGRAM, Some(Protocol::UDP))?;
    // Several clients on one machine share the port; each must agree to that before it binds.
    socket.set_reuse_address(true)?;
    // Otherwise Linux also hands over datagrams to groups that only *another* program on this machine has joined.
    // (The receiver in `multicast` avoids that by binding to its one group. Here there may be many.)
    socket.set_multicast_all_v4(false)?;
    // Bound to all addresses: which groups we hear is not settled here but by joining.
    socket.bind(&SocketAddr::from((Ipv4Addr::UNSPECIFIED, port)).into())?;
    Ok(socket.into())
}

/// A message of a group is one datagram, and already says which group and who. (The shortcut: it is believed. Anybody
/// on this network can send to a group's address, or join it: an invitation is a rule of this program, not of IP.)
fn show_messages(ears: &UdpSocket) {
    let mut buffer = vec![0; 65_535];
    while let Ok(length) = ears.recv(&mut buffer) {
        if say(&String::from_utf8_lossy(&buffer[..length])).is_err() {
            return;
        }
    }
}

/// The first line typed is the name; all others are commands. The server understands them, this program need not.
fn send_lines(mut server: &TcpStream, leaving: &AtomicBool) {
    let mut keyboard = io::stdin().lock();
    let mut line = Vec::new();
    loop {
        line.clear();
        // At the end of input, and likewise if the keyboard or the connection fails, there is no more to send.
        if !matches!(
            keyboard
                .by_ref()
                .take(LONGEST as u64 + 1)
                .read_until(b'\n', &mut line),
            Ok(1..)
        ) {
            break;
        }
        if line.last() != Some(&b'\n') {
            if line.len() > LONGEST {
                let _ = keyboard.skip_until(b'\n');
                complain("Baris terlalu panjang, paling banyak 1023 byte (too long).");
                continue;
            }
            line.push(b'\n');
        }
        if server.write_all(&line).is_err() {
            break;
        }
    }
    // The server is told that nothing more comes. What it still has to say can still be read; then it closes too.
    leaving.store(true, Ordering::SeqCst);
    let _ = server.shutdown(Shutdown::Write);
}

/// Shows the server's lines, and does what those say that begin with `@`.
fn follow(server: &TcpStream, ears: &UdpSocket) -> Result<(), String> {
    // The group is joined on the interface by which the server was reached: 127.0.0.1 means this machine only.
    let interface = match server.local_addr().map(|here| here.ip()) {
        Ok(IpAddr::V4(address)) => address,
        _ => Ipv4Addr::UNSPECIFIED,
    };
    let mut lines = BufReader::new(server);
    let mut line = Vec::new();
    let unusable = |error| format!("Terminal tidak bisa dipakai: {error}");
    write!(io::stdout(), "Masukkan nama user >>> ")
        .and_then(|()| io::stdout().flush())
        .map_err(unusable)?;
    let mut welcomed = false;
    loop {
        line.clear();
        let length = lines.by_ref().take(4096).read_until(b'\n', &mut line);
        if length.map_err(|error| format!("Sambungan ke server terputus: {error}"))? == 0 {
            // The prompt still stands there if nobody gave a name.
            return if welcomed {
                Ok(())
            } else {
                say("").map_err(unusable)
            };
        }
        welcomed = true;
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end();
        match text.strip_prefix('@') {
            None => say(text).map_err(unusable)?,
            Some(order) => {
                if let Err(problem) = carry_out(order, ears, interface) {
                    complain(&format!(
                        "Grup ini tidak akan terdengar di sini ({order}): {problem}"
                    ));
                }
            }
        }
    }
}

/// `gabung GRUP ALAMAT` or `keluar GRUP ALAMAT`.
fn carry_out(order: &str, ears: &UdpSocket, interface: Ipv4Addr) -> io::Result<()> {
    let words: Vec<&str> = order.split(' ').collect();
    let address = words
        .get(2)
        .and_then(|address| address.parse::<Ipv4Addr>().ok());
    match (words[0], address) {
        // From here on the kernel takes in what is sent to the group, and tells the network so (IGMP).
        ("gabung", Some(group)) => ears.join_multicast_v4(&group, &interface),
        ("keluar", Some(group)) => ears.leave_multicast_v4(&group, &interface),
        _ => Err(io::Error::other("perintah server tidak dikenal")),
    }
}

/// A whole line in one go, so that two threads never mix theirs.
fn say(line: &str) -> io::Result<()> {
    io::stdout().write_all(format!("{line}\n").as_bytes())
}

/// Like `eprintln!`, but it cannot panic when standard error is closed too.
fn complain(problem: &str) {
    let _ = writeln!(io::stderr(), "{problem}");
}
