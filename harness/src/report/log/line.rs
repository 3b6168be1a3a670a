//! Output as lines, without what acts on a terminal.

use crate::scenario::text::is_hidden;
use crate::trace::Bytes;
use crate::verdict::explain::visible_bytes;
use vte::{Parser, Perform};

/// So many letters of a line are shown.
const LONGEST: usize = 160;

/// The lines of a piece of output.
pub(super) fn shown(parser: &mut Parser, bytes: &Bytes) -> Vec<String> {
    let mut lines = Lines::default();
    parser.advance(&mut lines, &bytes.0);
    if lines.0.last().is_some_and(String::is_empty) {
        lines.0.pop();
    }
    lines.0
}

/// What is typed or sent: all of it can be seen, but the end of its last line goes without saying.
pub(super) fn sent(bytes: &[u8]) -> String {
    match bytes.strip_suffix(b"\n") {
        Some(line) if !line.is_empty() => visible_bytes(line),
        _ => visible_bytes(bytes),
    }
}

/// The lines that a socket of the practicum received, which is no terminal.
pub(super) fn heard(bytes: &[u8]) -> Vec<String> {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    bytes
        .split(|byte| *byte == b'\n')
        .map(visible_bytes)
        .collect()
}

/// Its beginning, and how much more there is.
pub(super) fn short(line: &str) -> String {
    let letters = line.chars().count();
    if letters <= LONGEST {
        return line.to_string();
    }
    let cut: String = line.chars().take(LONGEST).collect();
    format!("{cut}… (+{})", letters - LONGEST)
}

struct Lines(Vec<String>);

impl Default for Lines {
    fn default() -> Self {
        Self(vec![String::new()])
    }
}

impl Perform for Lines {
    fn print(&mut self, character: char) {
        if let Some(line) = self.0.last_mut().filter(|_| !is_hidden(character)) {
            line.push(character);
        }
    }

    fn execute(&mut self, byte: u8) {
        match byte {
            b'\n' => self.0.push(String::new()),
            b'\t' => self.print(' '),
            _ => {}
        }
    }
}
