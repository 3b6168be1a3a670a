//! The actors' terminals beside each other, redrawn in place while something plays.

use super::Desk;
use crate::report::board::{Board, Size};
use crate::scenario::Scenario;
use crate::scenario::text::Language;
use crate::trace::{Entry, Moment};
use crate::world::clock::Clock;
use anyhow::Result;
use std::io::{self, Write};
use std::time::Duration;

/// A second picture for those who watch: entered and left, without a trace in the first.
const ENTER: &str = "\x1b[?1049h\x1b[?25l";
const LEAVE: &str = "\x1b[?25h\x1b[?1049l";
/// From the upper left; each line is cleared to its end, and at last all that is below.
const HOME: &str = "\x1b[H";
const CLEAR_LINE: &str = "\x1b[K";
const CLEAR_BELOW: &str = "\x1b[J";
/// Faster than this nobody sees.
const FRAME: Duration = Duration::from_millis(33);
/// What the last picture may take of the first screen.
const LAST_ROWS: usize = 24;

pub(super) struct Show {
    board: Board,
    title: String,
    caption: String,
    colour: bool,
    language: Language,
    clock: Clock,
    drawn: Option<Moment>,
    is_stale: bool,
    is_open: bool,
}

impl Show {
    pub(super) fn open(scenario: &Scenario, title: String, desk: &Desk<'_>) -> Result<Self> {
        write(ENTER)?;
        let mut show = Self {
            board: Board::new(scenario),
            title,
            caption: String::new(),
            colour: desk.colour,
            language: desk.language,
            clock: Clock::start(),
            drawn: None,
            is_stale: true,
            is_open: true,
        };
        show.draw()?;
        Ok(show)
    }

    /// What is going on, in a line below the title.
    pub(super) fn caption(&mut self, caption: String) {
        self.caption = caption;
        self.is_stale = true;
    }

    pub(super) fn feed(&mut self, entry: &Entry) {
        self.board.feed(entry);
        self.is_stale = true;
    }

    /// Draws what is new, unless it has just drawn.
    pub(super) fn draw_if_due(&mut self) -> Result<()> {
        let now = self.clock.now();
        let is_due = self.drawn.is_none_or(|drawn| now.since(drawn) >= FRAME);
        if is_due && self.is_stale {
            self.draw()?;
        }
        Ok(())
    }

    pub(super) fn draw(&mut self) -> Result<()> {
        let (columns, rows) = size();
        let mut picture = String::from(HOME);
        let mut line = |text: &str| {
            picture.push_str(text);
            picture.push_str(CLEAR_LINE);
            picture.push_str("\r\n");
        };
        line(&cut(&self.title, columns));
        line(&cut(&self.caption, columns));
        let size = self.size(columns, rows.saturating_sub(3));
        self.board.drawn(size).iter().for_each(|text| line(text));
        picture.push_str(CLEAR_BELOW);
        write(&picture)?;
        self.drawn = Some(self.clock.now());
        self.is_stale = false;
        Ok(())
    }

    fn size(&self, columns: usize, rows: usize) -> Size {
        Size {
            columns,
            rows,
            colour: self.colour,
            language: self.language,
        }
    }

    /// Gives the terminal back, with the last picture on it.
    pub(super) fn close(mut self) -> Result<()> {
        self.leave()?;
        let (columns, _) = size();
        let last = self.board.drawn(self.size(columns, LAST_ROWS));
        write(&format!("{}\n", last.join("\n")))
    }

    fn leave(&mut self) -> Result<()> {
        if std::mem::take(&mut self.is_open) {
            write(LEAVE)?;
        }
        Ok(())
    }
}

impl Drop for Show {
    fn drop(&mut self) {
        // A terminal that is gone needs not be given back.
        self.leave().unwrap_or_default();
    }
}

fn write(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

fn size() -> (usize, usize) {
    let size = terminal_size::terminal_size();
    size.map_or((80, 24), |(columns, rows)| {
        (columns.0.into(), rows.0.into())
    })
}

fn cut(text: &str, columns: usize) -> String {
    text.chars().take(columns.saturating_sub(1)).collect()
}
