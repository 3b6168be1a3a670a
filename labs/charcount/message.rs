//! One message out of a stream of bytes, as both the server and the client take it.
//!
//! TCP knows bytes, not messages. Our server ends its answer with a newline, our client its message
//! with the end of the stream; the module's programs do neither, and their sender waits for an answer.
//! So a message ends at a newline, at the end of the stream, or when its sender is quiet. Confessed,
//! since no rule can tell them apart: a short line that comes in pieces, with a rest between them, is
//! taken for its first piece. (Never for half a character: in UTF-8 that shows.)

use std::io::{self, ErrorKind, Read};
use std::net::TcpStream;
use std::{thread, time::Duration};

pub const LONGEST: usize = 1 << 20; // bytes of a message; of a longer one hardly more is kept
const ENOUGH: usize = 64 << 20; // bytes after which somebody who talks on and on is cut off
const ONE_SEGMENT: usize = 1024; // bytes that arrive whole: every network's segments are longer
const PAUSE: Duration = Duration::from_millis(500);

/// The first message, without its newline. Who leaves without a word has said the empty one.
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
        if count == 0 || end.is_some() || total > ENOUGH {
            return Ok(message);
        }
        if !is_cut(&message) && is_quiet(stream, total)? {
            return Ok(message);
        }
    }
}

/// Its last character is still incomplete. (What is too long was cut by ourselves.)
fn is_cut(message: &[u8]) -> bool {
    let last = message.iter().rposition(|byte| byte & 0xC0 != 0x80); // where a character begins
    let last = last.map(|start| str::from_utf8(&message[start..]));
    message.len() <= LONGEST
        && last.is_some_and(|text| text.is_err_and(|e| e.error_len().is_none()))
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
