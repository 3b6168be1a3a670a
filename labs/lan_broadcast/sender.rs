//! A real broadcast, the sender: every line typed here becomes one datagram to the last address of the network,
//! and the network brings it to every machine on it.
//!
//! ```text
//! terminal 1 (or another machine):  cargo run --bin lan_broadcast_receiver
//! terminal 2:                       cargo run --bin lan_broadcast_sender
//! ```
//!
//! Optional arguments: ALAMAT PORT, without them the last address of this machine's own network, and 5005.
//!
//! Watch for: the first line says which address that is and how it was found. There is no list of receivers,
//! no joining and no answer; and no router passes it on.

mod network;

use network::last_address;
use std::io::{self, BufRead, Read, StdinLock, Write};
use std::net::{Ipv4Addr, UdpSocket};
use std::process::ExitCode;

/// What an IP packet can hold (65,535 bytes) without the IP header (20) and the UDP header (8).
const LONGEST: usize = 65_507;

fn main() -> ExitCode {
    let Some((address, port)) = arguments() else {
        complain("Pemakaian (usage): lan_broadcast_sender [ALAMAT_BROADCAST [PORT]]");
        return ExitCode::from(2);
    };
    match open().and_then(|socket| broadcast(&socket, address, port)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            complain(&problem);
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Option<(Option<Ipv4Addr>, u16)> {
    let given: Vec<_> = std::env::args_os().skip(1).collect();
    let word = |place: usize| given.get(place).map(|word| word.to_string_lossy());
    let address = word(0).map(|it| it.parse()).transpose().ok()?;
    let port = word(1).map_or(Some(5005), |it| it.parse().ok())?;
    (port > 0 && given.len() <= 2).then_some((address, port))
}

fn open() -> Result<UdpSocket, String> {
    // Port 0: any free port. Nobody answers, so nobody has to know where the sender is.
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0))
        .map_err(|error| format!("Socket tidak bisa dibuka: {error}"))?;
    // One datagram that wakes every machine on the network must not happen by mistake: without SO_BROADCAST
    // the kernel refuses to send to a broadcast address, with EACCES, "Permission denied".
    socket
        .set_broadcast(true)
        .map_err(|error| format!("SO_BROADCAST tidak bisa dipasang: {error}"))?;
    Ok(socket)
}

fn broadcast(socket: &UdpSocket, given: Option<Ipv4Addr>, port: u16) -> Result<(), String> {
    let unusable = |error: io::Error| format!("Terminal tidak bisa dipakai: {error}");
    let (address, why) = match given {
        Some(address) => (address, "seperti diminta".to_string()),
        None => last_address(),
    };
    writeln!(io::stdout(), "Broadcast ke {address}:{port} ({why})").map_err(unusable)?;
    let mut keyboard = io::stdin().lock();
    while let Some(message) = ask(&mut keyboard).map_err(unusable)? {
        if message.len() > LONGEST {
            complain(&format!(
                "Pesan terlalu panjang: satu datagram memuat paling banyak {LONGEST} byte (too long)."
            ));
            continue;
        }
        // One send, and one packet on the wire, however many machines listen.
        socket
            .send_to(message.as_bytes(), (address, port))
            .map_err(|error| format!("Tidak bisa mengirim ke {address}: {error}"))?;
    }
    Ok(())
}

/// Asks for one line, `None` at the end of input. Of a line that is too long only so much is kept that it shows.
fn ask(keyboard: &mut StdinLock<'_>) -> io::Result<Option<String>> {
    let mut screen = io::stdout();
    write!(screen, "masukkan pesan :")?;
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
    Ok(Some(String::from_utf8_lossy(&line).into_owned()))
}

/// Like `eprintln!`, but it cannot panic when standard error is closed too.
fn complain(problem: &str) {
    let _ = writeln!(io::stderr(), "{problem}");
}
