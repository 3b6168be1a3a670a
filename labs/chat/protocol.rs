//! What both sides of the chat room know about the wire: where a message ends, how long it may be, what may be shown.
//!
//! TCP carries a stream of bytes and keeps no borders between messages. The module's programs
//! ignore that; these programs end every message with a newline, except the question `user?`,
//! and understand both kinds of neighbour: see `Messages`.

use std::io::{self, ErrorKind, Read};

/// What the server asks first. It has no newline, because the module's client compares it as it is.
pub const QUESTION: &[u8] = b"user?";

/// How much one read may bring: the more, the fewer reads and sends in a busy room.
const CHUNK: usize = 8192;

/// How many bytes of a message are kept. Without a bound, anyone fills our memory with one endless line.
const LONGEST: usize = 4096;

/// Finds the messages in what the reads bring.
///
/// The neighbour's first read says which kind it is. With a newline: a message is a line, in
/// however many pieces it comes. Without: a message is what one read brings, as in the module.
/// Confession: nobody can tell where unframed messages end that came glued or in pieces; and who
/// ends its name with a newline must end its messages so, too, or they wait for one.
#[derive(Default)]
pub struct Messages {
    by_lines: Option<bool>,
    unfinished: Vec<u8>,
}

impl Messages {
    /// Reads once, and returns the messages that are complete by that. The end is an error.
    pub fn read(&mut self, source: &mut dyn Read) -> io::Result<String> {
        let mut chunk = [0; CHUNK];
        match source.read(&mut chunk)? {
            0 => Err(ErrorKind::UnexpectedEof.into()),
            count => Ok(self.complete(&chunk[..count])),
        }
    }

    /// The messages that this chunk completes, each with a newline; empty ones are left out.
    pub fn complete(&mut self, chunk: &[u8]) -> String {
        let by_lines = *self.by_lines.get_or_insert(chunk.contains(&b'\n'));
        let mut text = String::new();
        for piece in chunk.split_inclusive(|byte| *byte == b'\n') {
            let space = LONGEST - self.unfinished.len();
            let kept = &piece[..piece.len().min(space)];
            self.unfinished.extend_from_slice(kept);
            if piece.ends_with(b"\n") {
                text += &line(&showable(&self.unfinished));
                self.unfinished.clear();
            }
        }
        if !by_lines {
            text += &line(&self.so_far());
        }
        text
    }

    /// Takes what has come of an unfinished message, without a last character that is itself unfinished.
    pub fn so_far(&mut self) -> String {
        let whole = match str::from_utf8(&self.unfinished) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => self.unfinished.len(),
        };
        let taken: Vec<u8> = self.unfinished.drain(..whole).collect();
        showable(&taken)
    }
}

fn line(text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!("{text}\n")
    }
}

/// The text without anything that steers a terminal: a message must not clear another one's screen.
fn showable(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes).replace('\t', " ");
    let mut shown = text
        .trim_end_matches(['\r', '\n'])
        .replace(char::is_control, "\u{fffd}");
    if bytes.len() == LONGEST && !bytes.ends_with(b"\n") {
        shown.push('…'); // The rest was not kept: say so.
    }
    shown
}
