//! The paper behind a screen: lines of cells, the last of them on the screen, the others scrolled away.

use super::{Lines, Look, Run};
use std::collections::VecDeque;

/// So many lines are kept of the beginning, and so many of the end, beside those on the screen.
const HEAD: usize = 20;
const TAIL: usize = 20;
/// So many marks may stand on one letter.
const MARKS: usize = 4;

#[derive(Debug, Clone, PartialEq)]
struct Cell {
    letter: char,
    marks: Vec<char>,
    /// 0 behind a wide letter.
    width: usize,
    look: Look,
}

pub(super) struct Paper {
    columns: usize,
    rows: usize,
    head: Vec<Vec<Cell>>,
    left_out: usize,
    /// Of these the last `rows` are on the screen.
    lines: VecDeque<Vec<Cell>>,
    top: usize,
    row: usize,
    column: usize,
}

impl Paper {
    pub(super) fn new(columns: usize, rows: usize) -> Self {
        Self {
            columns: columns.max(2),
            rows: rows.max(1),
            head: Vec::new(),
            left_out: 0,
            lines: VecDeque::from([Vec::new()]),
            top: 0,
            row: 0,
            column: 0,
        }
    }

    pub(super) fn row(&self) -> usize {
        self.row
    }

    pub(super) fn column(&self) -> usize {
        self.column
    }

    pub(super) fn move_to_row(&mut self, row: usize) {
        self.row = row.min(self.rows - 1);
        while self.lines.len() <= self.top + self.row {
            self.lines.push_back(Vec::new());
        }
    }

    pub(super) fn move_to_column(&mut self, column: usize) {
        self.column = column.min(self.columns - 1);
    }

    pub(super) fn move_to_tab(&mut self) {
        self.move_to_column((self.column / 8 + 1) * 8);
    }

    pub(super) fn up(&mut self, rows: usize) {
        self.row = self.row.saturating_sub(rows);
    }

    pub(super) fn left(&mut self, columns: usize) {
        self.column = self.column.min(self.columns - 1).saturating_sub(columns);
    }

    /// To the line below; on the last one, everything moves up.
    pub(super) fn down(&mut self) {
        if self.row + 1 < self.rows {
            return self.move_to_row(self.row + 1);
        }
        self.lines.push_back(Vec::new());
        self.scroll(1);
    }

    fn scroll(&mut self, lines: usize) {
        self.top += lines;
        while self.top > TAIL {
            self.top -= 1;
            match self.lines.pop_front() {
                Some(line) if self.head.len() < HEAD => self.head.push(line),
                Some(_) => self.left_out += 1,
                None => {}
            }
        }
    }

    pub(super) fn put(&mut self, letter: char, width: usize, look: Look) {
        if width == 0 {
            return self.mark(letter);
        }
        if self.column + width > self.columns {
            self.down();
            self.column = 0;
        }
        let column = self.column;
        let line = self.line();
        while line.len() < column + width {
            line.push(Cell::blank());
        }
        // Half a wide letter is none.
        if line[column].width == 0 && column > 0 {
            line[column - 1] = Cell::blank();
        }
        if let Some(behind) = line.get_mut(column + width).filter(|cell| cell.width == 0) {
            *behind = Cell::blank();
        }
        line[column] = Cell {
            letter,
            marks: Vec::new(),
            width,
            look,
        };
        if width == 2 {
            line[column + 1] = Cell {
                width: 0,
                ..Cell::blank()
            };
        }
        self.column += width;
    }

    /// On the letter before.
    fn mark(&mut self, mark: char) {
        let column = self.column;
        let before = self.line().iter_mut().take(column);
        if let Some(cell) = before.rev().find(|cell| cell.width > 0)
            && cell.marks.len() < MARKS
        {
            cell.marks.push(mark);
        }
    }

    fn line(&mut self) -> &mut Vec<Cell> {
        self.move_to_row(self.row);
        let at = self.top + self.row;
        &mut self.lines[at]
    }

    /// 0: what is behind the cursor, 1: what is before it, else all, which stays to be read above.
    pub(super) fn clear(&mut self, what: usize) {
        match what {
            0 => {
                self.clear_line(0);
                self.lines.truncate(self.top + self.row + 1);
            }
            1 => {
                for line in self.lines.iter_mut().skip(self.top).take(self.row) {
                    line.clear();
                }
                self.clear_line(1);
            }
            _ => {
                let is_blank = |line: &Vec<Cell>| line.iter().all(|cell| *cell == Cell::blank());
                while self.lines.len() > self.top && self.lines.back().is_some_and(is_blank) {
                    self.lines.pop_back();
                }
                let shown = self.lines.len() - self.top;
                self.scroll(shown);
                self.move_to_row(self.row);
            }
        }
    }

    pub(super) fn clear_line(&mut self, what: usize) {
        let column = self.column;
        let line = self.line();
        match what {
            0 => line.truncate(column),
            1 => {
                let before = line.iter_mut().take(column + 1);
                before.for_each(|cell| *cell = Cell::blank());
            }
            _ => line.clear(),
        }
    }

    pub(super) fn into_lines(self) -> Lines {
        let mut all: Vec<Vec<Run>> = self.lines.iter().map(|line| runs(line)).collect();
        while all.last().is_some_and(Vec::is_empty) {
            all.pop();
        }
        let mut head: Vec<Vec<Run>> = self.head.iter().map(|line| runs(line)).collect();
        if self.left_out > 0 {
            return Lines {
                head,
                left_out: self.left_out,
                tail: all,
            };
        }
        head.append(&mut all);
        Lines {
            head,
            ..Lines::default()
        }
    }
}

impl Cell {
    fn blank() -> Self {
        Self {
            letter: ' ',
            marks: Vec::new(),
            width: 1,
            look: Look::default(),
        }
    }
}

/// Letters that look alike, cut at rows of blanks; letters that a font may draw wider or narrower stand alone.
fn runs(line: &[Cell]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut goes_on = false;
    let mut blanks = 0;
    for (column, cell) in line.iter().enumerate() {
        if cell.width == 0 {
            continue;
        }
        let is_plain = cell.look.ground.is_none() && !cell.look.is_inverse;
        if cell.letter == ' ' && is_plain && !cell.look.is_underlined {
            blanks += 1;
            goes_on &= blanks == 1;
            continue;
        }
        let is_alone = cell.width > 1 || !cell.letter.is_ascii() || !cell.marks.is_empty();
        match runs.last_mut() {
            Some(run) if goes_on && !is_alone && run.look == cell.look => {
                run.text.push_str(&" ".repeat(blanks));
                run.text.push(cell.letter);
            }
            _ => {
                let mut text = String::from(cell.letter);
                text.extend(&cell.marks);
                let look = cell.look;
                runs.push(Run { column, text, look });
            }
        }
        goes_on = !is_alone;
        blanks = 0;
    }
    runs
}
