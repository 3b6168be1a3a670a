//! What a terminal shows in the end: lines of letters, and which of them a person typed.

use crate::scenario::text::is_hidden;
use unicode_width::UnicodeWidthChar;
use vte::{Parser, Perform};

/// So many lines are kept of what is longer.
const MOST: usize = 200;

/// A piece of a line whose letters are all typed, or all printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) is_typed: bool,
}

pub(super) struct Screen {
    parser: Parser,
    paper: Paper,
}

#[derive(Clone, Copy)]
struct Cell {
    letter: char,
    is_typed: bool,
}

struct Paper {
    columns: usize,
    lines: Vec<Vec<Cell>>,
    at: usize,
    left_out: usize,
    is_typing: bool,
}

impl Screen {
    pub(super) fn new(columns: usize) -> Self {
        Self {
            parser: Parser::new(),
            paper: Paper {
                columns: columns.max(2),
                lines: vec![Vec::new()],
                at: 0,
                left_out: 0,
                is_typing: false,
            },
        }
    }

    pub(super) fn prints(&mut self, bytes: &[u8]) {
        self.parser.advance(&mut self.paper, bytes);
    }

    /// As an echo would show it.
    pub(super) fn types(&mut self, bytes: &[u8]) {
        self.paper.is_typing = true;
        for letter in String::from_utf8_lossy(bytes).chars() {
            match letter {
                '\n' | '\r' => self.paper.newline(),
                other => self.paper.print(other),
            }
        }
        self.paper.is_typing = false;
    }

    /// How many lines before the first of these were left out, and these.
    pub(super) fn lines(&self) -> (usize, Vec<Vec<Run>>) {
        let mut lines: Vec<Vec<Run>> = self.paper.lines.iter().map(|line| runs(line)).collect();
        while lines.len() > 1 && lines.last().is_some_and(Vec::is_empty) {
            lines.pop();
        }
        (self.paper.left_out, lines)
    }
}

fn runs(cells: &[Cell]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for cell in cells {
        match runs.last_mut() {
            Some(run) if run.is_typed == cell.is_typed => run.text.push(cell.letter),
            _ => runs.push(Run {
                text: cell.letter.to_string(),
                is_typed: cell.is_typed,
            }),
        }
    }
    runs
}

impl Paper {
    fn newline(&mut self) {
        self.at = 0;
        self.lines.push(Vec::new());
        if self.lines.len() > MOST {
            self.lines.remove(0);
            self.left_out += 1;
        }
    }

    fn put(&mut self, letter: char) {
        let cell = Cell {
            letter,
            is_typed: self.is_typing,
        };
        let width = |cell: &Cell| cell.letter.width().unwrap_or(0);
        let used: usize = self
            .lines
            .last()
            .map_or(0, |line| line.iter().take(self.at).map(width).sum());
        if used + width(&cell) > self.columns {
            self.newline();
        }
        if let Some(line) = self.lines.last_mut() {
            match line.get_mut(self.at) {
                Some(place) => *place = cell,
                None => line.push(cell),
            }
            self.at += 1;
        }
    }
}

impl Perform for Paper {
    fn print(&mut self, letter: char) {
        if is_hidden(letter) {
            letter.escape_default().for_each(|sign| self.put(sign));
        } else {
            self.put(letter);
        }
    }

    fn execute(&mut self, byte: u8) {
        match byte {
            b'\n' => self.newline(),
            b'\r' => self.at = 0,
            b'\x08' => self.at = self.at.saturating_sub(1),
            b'\t' => {
                let end = (self.at / 8 + 1) * 8;
                (self.at..end).for_each(|_| self.put(' '));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(screen: &Screen) -> Vec<String> {
        let (_, lines) = screen.lines();
        let text = |line: &Vec<Run>| line.iter().map(|run| run.text.as_str()).collect();
        lines.iter().map(text).collect()
    }

    #[test]
    fn typed_and_printed_are_told_apart() {
        let mut screen = Screen::new(80);
        screen.prints(b"\x1b[1mNama: \x1b[0m");
        screen.types(b"ani\n");
        screen.prints(b"50 %\r100\xff\r\n");
        let (_, lines) = screen.lines();
        assert_eq!(lines[0][1].text, "ani");
        assert!(lines[0][1].is_typed && !lines[0][0].is_typed);
        assert_eq!(shown(&screen), ["Nama: ani", "100\u{fffd}"]);
    }

    #[test]
    fn long_lines_go_on_below_and_floods_are_counted() {
        let mut screen = Screen::new(4);
        screen.prints("世界a世".as_bytes());
        assert_eq!(shown(&screen), ["世界", "a世"]);
        screen.prints("y\n".repeat(1_000).as_bytes());
        let (left_out, lines) = screen.lines();
        assert!(left_out > 700 && lines.len() <= MOST);
    }
}
