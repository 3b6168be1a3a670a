//! What a terminal shows in the end, line by line: what was printed in which colours, and what a person typed.

mod colour;
mod paper;

use crate::scenario::text::is_hidden;
use colour::colour;
use paper::Paper;
use unicode_width::UnicodeWidthChar;
use vte::{Params, Parser, Perform};

/// How letters look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) is_typed: bool,
    pub(super) is_bold: bool,
    pub(super) is_dim: bool,
    pub(super) is_underlined: bool,
    pub(super) is_inverse: bool,
    /// One of the sixteen colours that every terminal has.
    pub(super) colour: Option<u8>,
    pub(super) ground: Option<u8>,
}

/// Letters beside each other that look alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) column: usize,
    pub(super) text: String,
    pub(super) look: Look,
}

/// The lines that are kept, and how many are missing behind the first so many.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Lines {
    pub(super) head: Vec<Vec<Run>>,
    pub(super) left_out: usize,
    pub(super) tail: Vec<Vec<Run>>,
}

pub(super) struct Screen {
    parser: Parser,
    pen: Pen,
}

struct Pen {
    paper: Paper,
    look: Look,
    saved: (usize, usize),
}

impl Screen {
    pub(super) fn new(columns: usize, rows: usize) -> Self {
        Self {
            parser: Parser::new(),
            pen: Pen {
                paper: Paper::new(columns, rows),
                look: Look::default(),
                saved: (0, 0),
            },
        }
    }

    pub(super) fn prints(&mut self, bytes: &[u8]) {
        self.parser.advance(&mut self.pen, bytes);
    }

    /// As an echo would show it.
    pub(super) fn types(&mut self, bytes: &[u8]) {
        let look = Look {
            is_typed: true,
            ..Look::default()
        };
        for letter in String::from_utf8_lossy(bytes).chars() {
            match letter {
                '\n' | '\r' => self.pen.newline(),
                control if control.is_ascii_control() => {
                    // As a terminal does: ^C.
                    let sign = char::from((control as u8) ^ 0x40);
                    self.pen.put('^', look);
                    self.pen.put(sign, look);
                }
                other => self.pen.put(other, look),
            }
        }
    }

    pub(super) fn into_lines(self) -> Lines {
        self.pen.paper.into_lines()
    }
}

impl Pen {
    fn newline(&mut self) {
        self.paper.down();
        self.paper.move_to_column(0);
    }

    fn put(&mut self, letter: char, look: Look) {
        if is_hidden(letter) {
            for sign in letter.escape_default() {
                self.paper.put(sign, 1, look);
            }
        } else {
            self.paper.put(letter, letter.width().unwrap_or(0), look);
        }
    }

    fn dress(&mut self, params: &Params) {
        let mut parts = params.iter();
        while let Some(part) = parts.next() {
            let look = &mut self.look;
            match part.first().copied().unwrap_or(0) {
                0 => *look = Look::default(),
                1 => look.is_bold = true,
                2 => look.is_dim = true,
                4 => look.is_underlined = true,
                7 => look.is_inverse = true,
                22 => (look.is_bold, look.is_dim) = (false, false),
                24 => look.is_underlined = false,
                27 => look.is_inverse = false,
                39 => look.colour = None,
                49 => look.ground = None,
                38 => look.colour = colour(&mut parts, part),
                48 => look.ground = colour(&mut parts, part),
                code => {
                    let small = |from: u16, add: u16| u8::try_from(code - from + add).ok();
                    match code {
                        30..=37 => look.colour = small(30, 0),
                        90..=97 => look.colour = small(90, 8),
                        40..=47 => look.ground = small(40, 0),
                        100..=107 => look.ground = small(100, 8),
                        _ => {}
                    }
                }
            }
        }
    }
}

impl Perform for Pen {
    fn print(&mut self, letter: char) {
        self.put(letter, self.look);
    }

    fn execute(&mut self, byte: u8) {
        match byte {
            // The terminal driver makes one line end of a newline, with or without a return before it.
            b'\n' => self.newline(),
            b'\r' => self.paper.move_to_column(0),
            b'\x08' => self.paper.left(1),
            b'\t' => self.paper.move_to_tab(),
            _ => {}
        }
    }

    fn csi_dispatch(&mut self, params: &Params, between: &[u8], ignore: bool, action: char) {
        if ignore || !between.is_empty() {
            return;
        }
        let part = |at: usize| {
            let part = params.iter().nth(at);
            usize::from(part.and_then(|part| part.first().copied()).unwrap_or(0))
        };
        let (first, times) = (part(0), part(0).max(1));
        let paper = &mut self.paper;
        match action {
            'A' => paper.up(times),
            'B' | 'e' => paper.move_to_row(paper.row() + times),
            'C' | 'a' => paper.move_to_column(paper.column() + times),
            'D' => paper.left(times),
            'G' | '`' => paper.move_to_column(times - 1),
            'd' => paper.move_to_row(times - 1),
            'H' | 'f' => {
                paper.move_to_row(times - 1);
                paper.move_to_column(part(1).max(1) - 1);
            }
            'J' => paper.clear(first),
            'K' => paper.clear_line(first),
            'm' => self.dress(params),
            's' => self.saved = (paper.row(), paper.column()),
            'u' => {
                paper.move_to_row(self.saved.0);
                paper.move_to_column(self.saved.1);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(line: &[Run]) -> String {
        let mut text = String::new();
        for run in line {
            let width: usize = text.chars().filter_map(UnicodeWidthChar::width).sum();
            text.push_str(&" ".repeat(run.column.saturating_sub(width)));
            text.push_str(&run.text);
        }
        text
    }

    fn shown(bytes: &[u8]) -> Vec<String> {
        let mut screen = Screen::new(20, 5);
        screen.prints(bytes);
        let lines = screen.into_lines();
        lines.head.iter().map(|line| text(line)).collect()
    }

    #[test]
    fn typed_and_printed_are_told_apart() {
        let mut screen = Screen::new(80, 24);
        screen.prints(b"\x1b[1mNama: \x1b[0m");
        screen.types(b"ani\n");
        screen.prints(b"50 %\r100\xff\r\n");
        screen.types(b"\x03");
        let lines = screen.into_lines().head;
        let line = &lines[0];
        assert_eq!((line[1].text.as_str(), line[1].column), ("ani", 6));
        assert!(line[1].look.is_typed && line[0].look.is_bold && !line[0].look.is_typed);
        assert_eq!(
            lines.iter().map(|line| text(line)).collect::<Vec<_>>(),
            ["Nama: ani", "100\u{fffd}", "^C"]
        );
    }

    #[test]
    fn what_moves_the_cursor_moves_it() {
        assert_eq!(
            shown(b"salah ketik\x08\x08\x08\x08\x08benar\x1b[K"),
            ["salah benar"]
        );
        assert_eq!(shown(b"0%\r50%\r100%\n"), ["100%"]);
        assert_eq!(shown(b"a\tb\n"), ["a       b"]);
        assert_eq!(
            shown(b"satu\ndua\x1b[A\x1b[1Gx\x1b[2Bz"),
            ["xatu", "dua", " z"]
        );
        assert_eq!(shown(b"abc\x1b[2;3Hx\x1b[1Ky"), ["abc", "   y"]);
        assert_eq!(
            shown(b"lama\nlama\n\x1b[2J\x1b[Hbaru"),
            ["lama", "lama", "baru"]
        );
        assert_eq!(shown(b"\x1b]0;title\x07a\x1b[5mb\x1b[?25l"), ["ab"]);
    }

    #[test]
    fn colours_become_one_of_sixteen() {
        let mut screen = Screen::new(80, 24);
        screen.prints(
            b"\x1b[31ma\x1b[91;44mb\x1b[0;38;5;196mc\x1b[38;2;1;2;3md\x1b[38:5:12me\x1b[39;7mf",
        );
        let lines = screen.into_lines();
        let looks = lines.head[0]
            .iter()
            .map(|run| (run.look.colour, run.look.ground));
        let looks: Vec<_> = looks.collect();
        assert_eq!(
            looks,
            [
                (Some(1), None),
                (Some(9), Some(4)),
                (Some(9), None),
                (Some(0), None),
                (Some(12), None),
                (None, None)
            ]
        );
    }

    #[test]
    fn long_lines_go_on_below_and_wide_letters_take_two_places() {
        let mut screen = Screen::new(4, 5);
        screen.prints("世界a世e\u{301}".as_bytes());
        let lines = screen.into_lines().head;
        let columns = |line: &[Run]| line.iter().map(|run| run.column).collect::<Vec<_>>();
        assert_eq!(
            (text(&lines[0]), columns(&lines[0])),
            ("世界".to_string(), vec![0, 2])
        );
        assert_eq!(columns(&lines[1]), [0, 1, 3]);
        assert_eq!(lines[1][2].text, "e\u{301}");
    }

    #[test]
    fn of_a_flood_the_beginning_and_the_end_are_kept() {
        let mut screen = Screen::new(20, 5);
        let flood: String = (0..100_000).map(|n| format!("{n}\n")).collect();
        screen.prints(flood.as_bytes());
        let lines = screen.into_lines();
        assert_eq!(text(&lines.head[0]), "0");
        assert_eq!(
            lines.tail.last().map(|line| text(line)),
            Some("99999".to_string())
        );
        assert_eq!(
            lines.head.len() + lines.tail.len() + lines.left_out,
            100_000
        );
        assert!(lines.head.len() + lines.tail.len() < 100);
        let mut long = Screen::new(80, 24);
        long.prints("y".repeat(1_000_000).as_bytes());
        long.prints("e\u{301}".repeat(10).as_bytes());
        long.prints("\u{301}".repeat(100_000).as_bytes());
        let lines = long.into_lines();
        let letters = lines
            .tail
            .iter()
            .flatten()
            .map(|run| run.text.len())
            .sum::<usize>();
        assert!(letters < 10_000, "{letters}");
    }
}
