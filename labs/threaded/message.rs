//! Messages out of a stream of bytes, one after the other, as both the server and the client take them.
//!
//! TCP knows bytes, not messages. Our programs end each message with a newline; the module's do not,
//! and their sender then waits for an answer. So a message ends at a newline, at the end of the
//! stream, or when its sender is quiet. What no rule can tell apart is confessed: `halo` and `exit`
//! that come at once and without newlines are one message, `haloexit`, as in the module's original;
//! and a short line that is sent in pieces, with a rest between them, is several.

use std::io::{self, Error, ErrorKind, Read};
use std::net::TcpStream;
use std::{mem, thread, time::Duration};

pub const LONGEST: usize = 1 << 14; // bytes of a message
const ONE_SEGMENT: usize = 1024; // bytes that arrive whole: every network's segments are longer
const PAUSE: Duration = Duration::from_millis(500);

/// The next message, without its newline; none at the end. `heard` keeps what came after it.
pub fn next_message(mut stream: &TcpStream, heard: &mut Vec<u8>) -> io::Result<Option<String>> {
    let mut piece = [0; 4096];
    loop {
        if let Some(end) = heard.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = heard.drain(..=end).collect();
            return Ok(Some(text(&line)));
        }
        if heard.len() > LONGEST {
            return Err(Error::new(
                ErrorKind::FileTooLarge,
                format!("lebih dari {LONGEST} byte"),
            ));
        }
        if !heard.is_empty() && !is_cut(heard) && is_quiet(stream, heard.len())? {
            return Ok(Some(text(&mem::take(heard))));
        }
        // `read` waits for the first byte and brings what is there: half a message, or two.
        let count = stream.read(&mut piece)?;
        if count == 0 {
            let rest = mem::take(heard);
            return Ok(Some(rest)
                .filter(|rest| !rest.is_empty())
                .map(|rest| text(&rest)));
        }
        heard.extend_from_slice(&piece[..count]);
    }
}

/// A stranger's words, fit for our screen: no terminal commands, and what is no UTF-8 shows as such.
fn text(message: &[u8]) -> String {
    let message = String::from_utf8_lossy(message);
    message
        .trim_end_matches(['\r', '\n'])
        .replace(char::is_control, "\u{fffd}")
}

/// The last character is still incomplete, so more must come.
fn is_cut(message: &[u8]) -> bool {
    let last = message.iter().rposition(|byte| byte & 0xC0 != 0x80); // where a character begins
    let last = last.map(|start| str::from_utf8(&message[start..]));
    last.is_some_and(|text| text.is_err_and(|error| error.error_len().is_none()))
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
/// (Who writes to this socket does not wait either just then: it fails only if the buffer is full.)
fn nothing_here(stream: &TcpStream) -> io::Result<bool> {
    stream.set_nonblocking(true)?;
    let next = stream.peek(&mut [0]);
    stream.set_nonblocking(false)?;
    match next {
        Err(error) if error.kind() == ErrorKind::WouldBlock => Ok(true),
        other => other.map(|_| false),
    }
}
