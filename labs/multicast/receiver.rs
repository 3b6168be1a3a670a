//! Multicast, a receiver: joins the group and shows every message that comes to it, until Ctrl-C.
//!
//! ```text
//! terminal 1:  cargo run --bin multicast_receiver
//! terminal 2:  cargo run --bin multicast_receiver
//! terminal 3:  cargo run --bin multicast_sender
//! ```
//!
//! Optional arguments: GRUP PORT ANTARMUKA, without them 224.1.1.1, 5004 and the interface that the routes name.
//!
//! Watch for: it says nothing until somebody sends. That it has joined shows in the kernel: `ip maddr`,
//! or `cat /proc/net/igmp`, where 224.1.1.1 is written backwards, in hexadecimal: 010101E0.

use socket2::{Domain, Protocol, Socket, Type};
use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr, UdpSocket};
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some((group, port, interface)) = arguments() else {
        complain(
            "Pemakaian (usage): multicast_receiver [GRUP 224.0.0.0-239.255.255.255 [PORT [IP ANTARMUKA]]]",
        );
        return ExitCode::from(2);
    };
    match join(group, port, interface).and_then(|socket| show_messages(&socket)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            complain(&problem);
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Option<(Ipv4Addr, u16, Ipv4Addr)> {
    let given: Vec<_> = std::env::args_os().skip(1).collect();
    let word = |place: usize| given.get(place).map(|word| word.to_string_lossy());
    let group: Ipv4Addr =
        word(0).map_or(Some(Ipv4Addr::new(224, 1, 1, 1)), |it| it.parse().ok())?;
    let port = word(1).map_or(Some(5004), |it| it.parse().ok())?;
    // 0.0.0.0, INADDR_ANY, is no interface: it leaves the choice to the route table.
    let interface = word(2).map_or(Some(Ipv4Addr::UNSPECIFIED), |it| it.parse().ok())?;
    (group.is_multicast() && port > 0 && given.len() <= 3).then_some((group, port, interface))
}

fn join(group: Ipv4Addr, port: u16, interface: Ipv4Addr) -> Result<UdpSocket, String> {
    // Std's UdpSocket::bind makes the socket and binds it in one step. The option below must come
    // between the two, so the socket is made by socket2.
    let socket = Socket::new(Domain::IPV4, Type::DGRAM, Some(Protocol::UDP))
        .map_err(|error| format!("Socket tidak bisa dibuka: {error}"))?;
    // Several receivers on one machine share the port: each of them must agree to that before it binds.
    // Each then gets its own copy of a datagram to the group. (To one address, only one of them would.)
    socket
        .set_reuse_address(true)
        .map_err(|error| format!("SO_REUSEADDR tidak bisa dipasang: {error}"))?;
    // Bound to the group's address, not to all addresses as the module's program is: bound to all, Linux
    // also hands over what comes to this port for *other* groups that any program here has joined
    // (IP_MULTICAST_ALL). Joining asks the network for datagrams; binding chooses among those that came.
    socket
        .bind(&SocketAddr::from((group, port)).into())
        .map_err(|error| format!("Port {port} tidak bisa dipakai: {error}"))?;
    // Joining tells the kernel to accept the group's packets on an interface, and the kernel tells the
    // routers (IGMP). Leaving needs no call: the kernel leaves when the socket closes, even after a crash.
    socket
        .join_multicast_v4(&group, &interface)
        .map_err(|error| {
            format!(
                "Tidak bisa bergabung dengan grup {group}: {error}. \
                 Tidak ada rute multicast? Sebutkan antarmukanya: multicast_receiver {group} {port} 127.0.0.1"
            )
        })?;
    Ok(socket.into())
}

/// Goes on until Ctrl-C; ends by itself only when something is wrong.
fn show_messages(socket: &UdpSocket) -> Result<(), String> {
    // One receive brings one whole datagram; what does not fit would be cut off. No datagram is longer than this.
    let mut buffer = vec![0; 65_535];
    loop {
        let length = socket
            .recv(&mut buffer)
            .map_err(|error| format!("Tidak bisa menerima: {error}"))?;
        // The border of a datagram is the end of the message. Some senders still add a newline: it is dropped.
        let message = buffer[..length]
            .strip_suffix(b"\n")
            .unwrap_or(&buffer[..length]);
        // A shortcut: control characters go to the terminal as they came. A real program would not trust a stranger.
        writeln!(io::stdout(), "{}", String::from_utf8_lossy(message))
            .map_err(|error| format!("Terminal tidak bisa dipakai: {error}"))?;
    }
}

/// Like `eprintln!`, but it cannot panic when standard error is closed too.
fn complain(problem: &str) {
    let _ = writeln!(io::stderr(), "{problem}");
}
