//! Multicast, the sender: every line typed here becomes one datagram to all who have joined the group.
//!
//! ```text
//! terminal 1:  cargo run --bin multicast_receiver
//! terminal 2:  cargo run --bin multicast_receiver
//! terminal 3:  cargo run --bin multicast_sender
//! ```
//!
//! Optional arguments: GRUP PORT ANTARMUKA, without them 224.1.1.1, 5004 and the interface that the routes name.
//!
//! Watch for: the sender knows no receiver. It sends each line once, however many listen, and nobody
//! tells it whether anybody did. Start a receiver in the middle: what was sent before is gone.

use socket2::SockRef;
use std::io::{self, BufRead, Read, StdinLock, Write};
use std::net::{Ipv4Addr, UdpSocket};
use std::process::ExitCode;

/// What an IP packet can hold (65,535 bytes) without the IP header (20) and the UDP header (8).
const LONGEST: usize = 65_507;

fn main() -> ExitCode {
    let Some((group, port, interface)) = arguments() else {
        complain(
            "Pemakaian (usage): multicast_sender [GRUP 224.0.0.0-239.255.255.255 [PORT [IP ANTARMUKA]]]",
        );
        return ExitCode::from(2);
    };
    match open(interface).and_then(|socket| send_lines(&socket, group, port)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            complain(&problem);
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Option<(Ipv4Addr, u16, Option<Ipv4Addr>)> {
    let given: Vec<_> = std::env::args_os().skip(1).collect();
    let word = |place: usize| given.get(place).map(|word| word.to_string_lossy());
    let group: Ipv4Addr =
        word(0).map_or(Some(Ipv4Addr::new(224, 1, 1, 1)), |it| it.parse().ok())?;
    let port = word(1).map_or(Some(5004), |it| it.parse().ok())?;
    let interface = word(2).map(|it| it.parse()).transpose().ok()?;
    (group.is_multicast() && port > 0 && given.len() <= 3).then_some((group, port, interface))
}

fn open(interface: Option<Ipv4Addr>) -> Result<UdpSocket, String> {
    // Port 0: any free port. Nobody has to know where the sender is; the group is what all agree on.
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0))
        .map_err(|error| format!("Socket tidak bisa dibuka: {error}"))?;
    // A datagram to a group starts with TTL 1 and dies at the first router. With 2 it passes one router,
    // if that router forwards multicast at all, and dies at the second.
    socket
        .set_multicast_ttl_v4(2)
        .map_err(|error| format!("TTL tidak bisa diatur: {error}"))?;
    // A group address says who, not where: it lies on no network. So the route table names the interface,
    // or, where it has no route for 224.0.0.0/4 (nor a default route), IP_MULTICAST_IF does. Std lacks it.
    if let Some(address) = interface {
        SockRef::from(&socket)
            .set_multicast_if_v4(&address)
            .map_err(|error| {
                format!("Tidak ada antarmuka beralamat {address} di mesin ini: {error}")
            })?;
    }
    // IP_MULTICAST_LOOP stays on, as it is by default: receivers on this machine hear too.
    Ok(socket)
}

fn send_lines(socket: &UdpSocket, group: Ipv4Addr, port: u16) -> Result<(), String> {
    let mut keyboard = io::stdin().lock();
    while let Some(message) =
        ask(&mut keyboard).map_err(|error| format!("Terminal tidak bisa dipakai: {error}"))?
    {
        if message.len() > LONGEST {
            complain(&format!(
                "Pesan terlalu panjang: satu datagram memuat paling banyak {LONGEST} byte (too long)."
            ));
            continue;
        }
        // No newline at the end, unlike on TCP: a datagram is a message of its own, with its own border.
        socket
            .send_to(message.as_bytes(), (group, port))
            .map_err(|error| {
                format!(
                    "Tidak bisa mengirim ke grup {group}: {error}. \
                     Tidak ada rute multicast? Sebutkan antarmukanya: multicast_sender {group} {port} 127.0.0.1"
                )
            })?;
    }
    Ok(())
}

/// Asks for one line, `None` at the end of input. Of a line that is too long only so much is kept that it shows.
fn ask(keyboard: &mut StdinLock<'_>) -> io::Result<Option<String>> {
    let mut screen = io::stdout();
    write!(screen, "masukkan pesan :")?;
    // The prompt has no newline, and what has no newline stays in the buffer: so it is pushed out.
    screen.flush()?;
    let mut line = Vec::new();
    keyboard
        .take(LONGEST as u64 + 2)
        .read_until(b'\n', &mut line)?;
    if line.is_empty() {
        writeln!(screen)?;
        return Ok(None);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
    } else if line.len() > LONGEST {
        keyboard.skip_until(b'\n')?;
    }
    // What is no UTF-8 is sent with U+FFFD in its place: only text leaves here.
    Ok(Some(String::from_utf8_lossy(&line).into_owned()))
}

/// Like `eprintln!`, but it cannot panic when standard error is closed too.
fn complain(problem: &str) {
    let _ = writeln!(io::stderr(), "{problem}");
}
