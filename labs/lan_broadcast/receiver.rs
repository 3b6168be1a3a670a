//! A real broadcast, a receiver: shows every message that is sent to everybody on this network, and who sent it.
//!
//! ```text
//! terminal 1 (or another machine):  cargo run --bin lan_broadcast_receiver
//! terminal 2:                       cargo run --bin lan_broadcast_sender
//! ```
//!
//! Optional arguments: ALAMAT PORT to listen on, without them every address of this machine, and 5005. It ends with Ctrl-C.
//!
//! Watch for: it asks nobody for leave and joins nothing. Whoever is on the network gets the packet;
//! a machine where no program listens on the port has to look at it too, and throws it away.

use socket2::{Domain, Protocol, Socket, Type};
use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr, UdpSocket};
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some((address, port)) = arguments() else {
        complain("Pemakaian (usage): lan_broadcast_receiver [ALAMAT [PORT]]");
        return ExitCode::from(2);
    };
    match open(address, port).and_then(|socket| show_messages(&socket, port)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            complain(&problem);
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Option<(Ipv4Addr, u16)> {
    let given: Vec<_> = std::env::args_os().skip(1).collect();
    let word = |place: usize| given.get(place).map(|word| word.to_string_lossy());
    let address = word(0).map_or(Some(Ipv4Addr::UNSPECIFIED), |it| it.parse().ok())?;
    let port = word(1).map_or(Some(5005), |it| it.parse().ok())?;
    (port > 0 && given.len() <= 2).then_some((address, port))
}

fn open(address: Ipv4Addr, port: u16) -> Result<UdpSocket, String> {
    let socket = Socket::new(Domain::IPV4, Type::DGRAM, Some(Protocol::UDP))
        .map_err(|error| format!("Socket tidak bisa dibuka: {error}"))?;
    // Several receivers on one machine share the port, and each gets its own copy of a broadcast. The option must
    // be set before the bind; std's UdpSocket makes and binds in one step, so socket2 makes this one.
    socket
        .set_reuse_address(true)
        .map_err(|error| format!("SO_REUSEADDR tidak bisa dipasang: {error}"))?;
    // Bound to all addresses (0.0.0.0), or to the network's last one. Bound to this machine's own address
    // it would hear nothing: a broadcast is not addressed to that.
    socket
        .bind(&SocketAddr::from((address, port)).into())
        .map_err(|error| format!("Tidak bisa memakai {address}:{port}: {error}"))?;
    Ok(socket.into())
}

/// Goes on until Ctrl-C; ends by itself only when something is wrong.
fn show_messages(socket: &UdpSocket, port: u16) -> Result<(), String> {
    let mut screen = io::stdout();
    let unusable = |error: io::Error| format!("Terminal tidak bisa dipakai: {error}");
    writeln!(screen, "Menunggu broadcast di port {port}...").map_err(unusable)?;
    // One receive brings one whole datagram; what does not fit would be cut off. No datagram is longer than this.
    let mut buffer = vec![0; 65_535];
    loop {
        let (length, sender) = socket
            .recv_from(&mut buffer)
            .map_err(|error| format!("Tidak bisa menerima: {error}"))?;
        let message = buffer[..length]
            .strip_suffix(b"\n")
            .unwrap_or(&buffer[..length]);
        let text = String::from_utf8_lossy(message);
        writeln!(screen, "Pesan dari {} : {text}", sender.ip()).map_err(unusable)?;
    }
}

/// Like `eprintln!`, but it cannot panic when standard error is closed too.
fn complain(problem: &str) {
    let _ = writeln!(io::stderr(), "{problem}");
}
