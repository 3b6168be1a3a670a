//! What server and client share: where the server lives, and what a message is on the wire.
//!
//! The module's programs send a message bare and take what one `recv` brings for a message. TCP promises
//! nothing of the kind: it carries bytes, not messages. Ours end each message with a newline, and read both.

use std::fs;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};

/// A message with its newline fits into the `recv(1024)` of the module's programs. If it did not,
/// they would take it for two, and from then on their count of the turns would be wrong.
pub const LONGEST: usize = 1023;

/// More than this of a message that does not end is not kept.
const MOST: usize = 65_536;

/// The other end of a connection.
pub struct Peer {
    stream: TcpStream,
    /// What came after the message that was read last.
    rest: Vec<u8>,
    /// Does it end its messages with a newline? What it sends first tells.
    framed: Option<bool>,
}

impl Peer {
    pub fn new(stream: TcpStream) -> Self {
        // Nagle's algorithm would hold back a small message until the one before it is acknowledged, 40 ms and
        // more. Where this option cannot be set, messages come later and nothing else changes.
        let _ = stream.set_nodelay(true);
        Self {
            stream,
            rest: Vec::new(),
            framed: None,
        }
    }

    /// One message with its newline, in one write.
    pub fn send(&mut self, message: &str) -> io::Result<()> {
        self.stream.write_all(format!("{message}\n").as_bytes())
    }

    /// The next message; `None` when the peer has ended.
    ///
    /// From a peer that ends messages with a newline, it takes as many reads as that needs. From one that does not,
    /// one read is one message. The shortcuts: if the network cuts such a peer's message in two, it is taken for two;
    /// if it glues two, they are taken for one. Without borders on the wire nobody can do better.
    pub fn next(&mut self) -> io::Result<Option<String>> {
        loop {
            let newline = self.rest.iter().position(|&byte| byte == b'\n');
            let end = match newline {
                Some(place) => place + 1,
                None if self.framed == Some(false) => self.rest.len(),
                None => 0,
            };
            if end > 0 {
                return Ok(Some(text(&self.rest.drain(..end).collect::<Vec<u8>>())));
            }
            let mut bytes = [0; MOST];
            let count = self.stream.read(&mut bytes)?;
            if count == 0 {
                // The end, perhaps in the middle of a line: then that was the last message.
                let last = std::mem::take(&mut self.rest);
                return Ok((!last.is_empty()).then(|| text(&last)));
            }
            let newline = bytes[..count].iter().position(|&byte| byte == b'\n');
            self.framed = self.framed.or(Some(newline.is_some()));
            // Of a line that does not end, only the end is still of interest.
            let skipped = if self.rest.len() < MOST {
                0
            } else {
                newline.unwrap_or(count)
            };
            self.rest.extend_from_slice(&bytes[skipped..count]);
        }
    }
}

/// What is no UTF-8 becomes U+FFFD; what is too long is cut, and shows it.
fn text(bytes: &[u8]) -> String {
    let mut text = String::from_utf8_lossy(bytes)
        .trim_end_matches(['\r', '\n'])
        .to_string();
    if text.len() > LONGEST {
        while text.len() > LONGEST - '…'.len_utf8() {
            text.pop();
        }
        text.push('…');
    }
    text
}

/// The name of this machine, as Python's `socket.gethostname()` tells it. Std has no such call, so this asks
/// Linux's /proc: a shortcut that works on no other system.
pub fn host_name() -> String {
    let name = fs::read_to_string("/proc/sys/kernel/hostname");
    name.map_or_else(|_| "localhost".to_string(), |name| name.trim().to_string())
}

/// The IPv4 addresses of a host: the module's sockets speak IPv4 only, and a name may have both kinds.
pub fn addresses(host: &str, port: u16) -> Result<Vec<SocketAddr>, String> {
    let found = (host, port).to_socket_addrs().map_err(|error| {
        format!("Nama {host} tidak dikenal: {error}. Sebutkan host lain, misalnya 127.0.0.1")
    })?;
    Ok(found.filter(SocketAddr::is_ipv4).collect())
}
