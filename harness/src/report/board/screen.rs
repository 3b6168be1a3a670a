//! What a terminal shows: letters where the program put them, and what was typed among them.
//!
//! It knows what programs on a plain terminal do: lines, carriage returns, backspaces, tabs, moving and
//! erasing. Colours and all else are taken and forgotten.

use crate::scenario::text::is_hidden;
use std::collections::VecDeque;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};
use vte::{Params, Parser, Perform};

/// Tabs stand so far apart.
const TAB: usize = 8;

pub(super) struct Screen {
    parser: Parser,
    grid: Grid,
}

impl std::fmt::Debug for Screen {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_tuple("Screen")
            .field(&self.lines())
            .finish()
    }
}

struct Grid {
    columns: usize,
    rows: usize,
    lines: VecDeque<Vec<Cell>>,
    row: usize,
    column: usize,
    is_typed: bool,
}

/// One place: a letter with its accents; the second half of a wide letter is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Cell {
    text: String,
    is_typed: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line(Vec<Cell>);

impl Screen {
    pub(super) fn new(columns: usize, rows: usize) -> Self {
        Self {
            parser: Parser::new(),
            grid: Grid {
                columns: columns.max(2),
                rows: rows.max(1),
                lines: VecDeque::from([Vec::new()]),
                row: 0,
                column: 0,
                is_typed: false,
            },
        }
    }

    pub(super) fn printed(&mut self, bytes: &[u8]) {
        self.parser.advance(&mut self.grid, bytes);
    }

    /// A line's end alone begins the next line at its beginning.
    pub(super) fn received(&mut self, bytes: &[u8]) {
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.printed(piece);
            if piece.ends_with(b"\n") {
                self.grid.column = 0;
            }
        }
    }

    /// As the terminal would have echoed it.
    pub(super) fn typed(&mut self, bytes: &[u8]) {
        self.grid.is_typed = true;
        for next in String::from_utf8_lossy(bytes).chars() {
            match next {
                '\r' | '\n' => {
                    self.grid.column = 0;
                    self.grid.down();
                }
                control if control.is_control() => {
                    // Ctrl-C as ^C, as terminals do.
                    let letter = char::from_u32(u32::from(control) ^ 0x40).unwrap_or('?');
                    self.grid.print('^');
                    self.grid.print(letter);
                }
                plain => self.grid.print(plain),
            }
        }
        self.grid.is_typed = false;
    }

    /// Without the empty ones at the end.
    pub(super) fn lines(&self) -> Vec<Line> {
        let is_empty = |line: &Vec<Cell>| line.iter().all(|cell| cell.text.trim().is_empty());
        let last = self.grid.lines.iter().rposition(|line| !is_empty(line));
        let lines = self.grid.lines.iter().take(last.map_or(0, |last| last + 1));
        lines.cloned().map(Line).collect()
    }
}

impl Line {
    /// In pieces that are so wide at most.
    pub(super) fn wrapped(&self, width: usize) -> Vec<Self> {
        let mut pieces = vec![Self::default()];
        let mut used = 0;
        for cell in &self.0 {
            let wide = cell.text.width();
            if used + wide > width {
                pieces.push(Self::default());
                used = 0;
            }
            used += wide;
            if let Some(piece) = pieces.last_mut() {
                piece.0.push(cell.clone());
            }
        }
        pieces
    }

    /// Padded to the width; what was typed stands out.
    pub(super) fn drawn(&self, width: usize, colour: bool) -> String {
        let mut drawn = String::new();
        let mut used = 0;
        let mut was_typed = false;
        for cell in &self.0 {
            if cell.is_typed != was_typed && colour {
                drawn.push_str(if cell.is_typed { "\x1b[36m" } else { "\x1b[0m" });
            }
            was_typed = cell.is_typed;
            used += cell.text.width();
            drawn.push_str(&cell.text);
        }
        if was_typed && colour {
            drawn.push_str("\x1b[0m");
        }
        drawn.push_str(&" ".repeat(width.saturating_sub(used)));
        drawn
    }

    #[cfg(test)]
    pub(super) fn text(&self) -> String {
        self.drawn(0, false).trim_end().to_string()
    }
}

impl Grid {
    fn line(&mut self) -> &mut Vec<Cell> {
        while self.lines.len() <= self.row {
            self.lines.push_back(Vec::new());
        }
        &mut self.lines[self.row]
    }

    fn put(&mut self, column: usize, cell: Cell) {
        let blank = Cell {
            text: " ".to_string(),
            is_typed: false,
        };
        let line = self.line();
        while line.len() <= column {
            line.push(blank.clone());
        }
        line[column] = cell;
    }

    fn down(&mut self) {
        self.row += 1;
        if self.row == self.rows {
            self.row -= 1;
            self.lines.pop_front();
        }
        self.line();
    }

    fn erase(&mut self, from: usize, to: usize) {
        for column in from..to.min(self.line().len()) {
            self.put(
                column,
                Cell {
                    text: " ".to_string(),
                    is_typed: false,
                },
            );
        }
    }

    /// From the cursor to the end, from the beginning to the cursor, or all.
    fn erase_line(&mut self, mode: u16) {
        let column = self.column;
        match mode {
            0 => self.line().truncate(column),
            1 => self.erase(0, column + 1),
            _ => self.line().clear(),
        }
    }

    fn erase_screen(&mut self, mode: u16) {
        let row = self.row;
        match mode {
            0 => {
                self.erase_line(0);
                self.lines.truncate(row + 1);
            }
            1 => {
                self.lines.iter_mut().take(row).for_each(Vec::clear);
                self.erase_line(1);
            }
            _ => self.lines.iter_mut().for_each(Vec::clear),
        }
    }
}

impl Perform for Grid {
    fn print(&mut self, character: char) {
        if is_hidden(character) {
            return;
        }
        let wide = character.width().unwrap_or(0);
        if wide == 0 {
            // An accent goes with the letter before it.
            let before = self.column.checked_sub(1);
            if let Some(cell) = before.and_then(|before| self.line().get_mut(before))
                && cell.text.len() < 32
            {
                cell.text.push(character);
            }
            return;
        }
        if self.column + wide > self.columns {
            self.column = 0;
            self.down();
        }
        let is_typed = self.is_typed;
        let column = self.column;
        let text = String::from(character);
        self.put(column, Cell { text, is_typed });
        if wide == 2 {
            let text = String::new();
            self.put(column + 1, Cell { text, is_typed });
        }
        self.column += wide;
    }

    fn execute(&mut self, byte: u8) {
        match byte {
            b'\n' => self.down(),
            b'\r' => self.column = 0,
            0x08 => self.column = self.column.saturating_sub(1),
            b'\t' => self.column = ((self.column / TAB + 1) * TAB).min(self.columns - 1),
            _ => {}
        }
    }

    fn csi_dispatch(&mut self, params: &Params, between: &[u8], _: bool, action: char) {
        if !between.is_empty() {
            return;
        }
        let mut given = params.iter().map(|part| part.first().copied().unwrap_or(0));
        let (first, second) = (given.next().unwrap_or(0), given.next().unwrap_or(0));
        let far = usize::from(first.max(1));
        let last = (self.rows - 1, self.columns - 1);
        match action {
            'A' => self.row = self.row.saturating_sub(far),
            'B' => self.row = (self.row + far).min(last.0),
            'C' => self.column = (self.column + far).min(last.1),
            'D' => self.column = self.column.saturating_sub(far),
            'G' => self.column = (far - 1).min(last.1),
            'H' | 'f' => {
                self.row = (far - 1).min(last.0);
                self.column = (usize::from(second.max(1)) - 1).min(last.1);
            }
            'J' => self.erase_screen(first),
            'K' => self.erase_line(first),
            _ => {}
        }
    }
}
