//! The terminal of one actor, as it is shown beside others: what was printed, and what was typed.

use crate::scenario::text::is_hidden;
use std::collections::VecDeque;
use vte::{Parser, Perform};

/// How many lines are kept, and how long one may be.
const LINES: usize = 200;
const LONGEST: usize = 2_000;

pub struct Window {
    pub title: String,
    parser: Parser,
    screen: Screen,
}

/// One character, and whether a person typed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) letter: char,
    pub(super) is_typed: bool,
}

struct Screen {
    lines: VecDeque<Vec<Cell>>,
    is_typing: bool,
    /// The next character begins the line anew.
    returned: bool,
}

impl Window {
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            parser: Parser::new(),
            screen: Screen {
                lines: VecDeque::from([Vec::new()]),
                is_typing: false,
                returned: false,
            },
        }
    }

    /// What its program wrote, escapes and all.
    pub fn prints(&mut self, bytes: &[u8]) {
        self.screen.is_typing = false;
        self.parser.advance(&mut self.screen, bytes);
    }

    /// What the scenario typed: shown as an echo would show it.
    pub fn types(&mut self, bytes: &[u8]) {
        self.screen.is_typing = true;
        for letter in String::from_utf8_lossy(bytes).chars() {
            match letter {
                '\n' | '\r' => self.screen.newline(),
                control if control.is_ascii_control() => {
                    // As a terminal does: ^C.
                    let sign = char::from((control as u8) ^ 0x40);
                    self.screen.put('^');
                    self.screen.put(sign);
                }
                other => self.screen.put(other),
            }
        }
    }

    pub(super) fn lines(&self) -> impl DoubleEndedIterator<Item = &[Cell]> {
        self.screen.lines.iter().map(Vec::as_slice)
    }
}

impl Screen {
    fn newline(&mut self) {
        self.returned = false;
        self.lines.push_back(Vec::new());
        if self.lines.len() > LINES {
            self.lines.pop_front();
        }
    }

    fn put(&mut self, letter: char) {
        let is_typed = self.is_typing;
        let begins_anew = std::mem::take(&mut self.returned);
        let Some(line) = self.lines.back_mut() else {
            return;
        };
        if begins_anew {
            line.clear();
        }
        let mut push = |letter| {
            if line.len() < LONGEST {
                line.push(Cell { letter, is_typed });
            }
        };
        if is_hidden(letter) {
            letter.escape_default().for_each(&mut push);
        } else {
            push(letter);
        }
    }
}

impl Perform for Screen {
    fn print(&mut self, letter: char) {
        self.put(letter);
    }

    fn execute(&mut self, byte: u8) {
        match byte {
            b'\n' => self.newline(),
            b'\r' => self.returned = true,
            b'\t' => {
                let at = self.lines.back().map_or(0, Vec::len);
                (at..(at / 8 + 1) * 8).for_each(|_| self.put(' '));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(window: &Window) -> Vec<String> {
        let line = |line: &[Cell]| line.iter().map(|cell| cell.letter).collect();
        window.lines().map(line).collect()
    }

    #[test]
    fn what_is_typed_stands_behind_the_prompt() {
        let mut window = Window::new("ani");
        window.prints(b"\x1b[1mNama: \x1b[0m");
        window.types(b"ani\n");
        window.prints(b"halo\r\n");
        window.types(b"\x03");
        assert_eq!(shown(&window), ["Nama: ani", "halo", "^C"]);
        let typed: Vec<bool> = window.lines().flatten().map(|cell| cell.is_typed).collect();
        assert_eq!(typed.iter().filter(|typed| **typed).count(), 5);
    }

    #[test]
    fn a_line_may_be_written_over_and_a_flood_is_bounded() {
        let mut window = Window::new("ani");
        window.prints(b"10 %\r20 %\n\xe2\x80\xaex\n");
        assert_eq!(shown(&window), ["20 %", "\\u{202e}x", ""]);
        window.prints("y\n".repeat(10_000).as_bytes());
        window.prints("y".repeat(10_000).as_bytes());
        assert_eq!(window.lines().count(), LINES);
        assert!(window.lines().all(|line| line.len() <= LONGEST));
    }
}
