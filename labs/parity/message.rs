//! One message out of a stream of bytes, as both the server and the client take it.
//!
//! TCP knows bytes, not messages. Our programs end each message with a newline; the module's do not,
//! and their sender then waits for an answer. So a message ends at a newline, at the end of the
//! stream, or when its sender is quiet. What no rule can tell apart is confessed: a peer that sends
//! a short line in pieces, and rests between them, is taken at its first piece.

use std::io::{self, ErrorKind, Read};
use std::net::TcpStream;
use std::{thread, time::Duration};

pub const LONGEST: usize = 1 << 20; // bytes of a message; of a longer one hardly more is kept
const ENOUGH: usize = 64 << 20; // bytes after which somebody who talks on and on is cut off
const ONE_SEGMENT: usize = 1024; // bytes that arrive whole: every network's segments are longer
const PAUSE: Duration = Duration::from_millis(500);

/// The first message, without its newline. Who leaves without a word has none: `UnexpectedEof`.
pub fn read_message(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let (mut message, mut total, mut piece) = (Vec::new(), 0, [0; 1 << 16]);
    loop {
        // `read` waits for the first byte and brings what is there: half a message, or two.
        let count = stream.read(&mut piece)?;
        total += count;
        let end = piece[..count].iter().position(|byte| *byte == b'\n');
        if message.len() <= LONGEST {
            message.extend_from_slice(&piece[..end.unwrap_or(count)]);
        }
        if total == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        if count == 0 || end.is_some() || total > ENOUGH || is_quiet(stream, total)? {
            return Ok(message);
        }
    }
}

/// Nothing more has arrived. But a network brings a long message in many pieces, and the first piece
/// of a line looks like a whole message without a newline: so after a long piece, look again a little
/// later. (A sleep and no read timeout, so that a look from outside sees a timed wait.)
fn is_quiet(stream: &TcpStream, total: usize) -> io::Result<bool> {
    if nothing_here(stream)? && total > ONE_SEGMENT {
        thread::sleep(PAUSE);
    }
    nothing_here(stream)
}

/// `peek` looks at the next byte and leaves it there; non-blocking, it does not wait for one.
fn nothing_here(stream: &TcpStream) -> io::Result<bool> {
    stream.set_nonblocking(true)?;
    let next = stream.peek(&mut [0]);
    stream.set_nonblocking(false)?;
    match next {
        Err(error) if error.kind() == ErrorKind::WouldBlock => Ok(true),
        other => other.map(|_| false),
    }
}
