//! The actors' terminals beside each other, redrawn in place while something plays.

use super::Desk;
use crate::report::terminal::{Look, Window, frame, head};
use crate::scenario::Scenario;
use crate::trace::{Action, Entry, Event, Exit, Moment, What};
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
/// How much the last picture may take of the first screen.
const LAST_ROWS: usize = 24;
const USUAL: (usize, usize) = (80, 24);
const NARROWEST: usize = 30;

pub(super) struct Show {
    windows: Vec<Window>,
    title: String,
    caption: String,
    look: Look,
    clock: Clock,
    drawn: Option<Moment>,
    is_stale: bool,
    is_open: bool,
}

/// How everything is shown at this desk.
pub(super) fn look(desk: &Desk<'_>) -> Look {
    Look {
        language: desk.language,
        colour: desk.colour,
        width: size().0.max(NARROWEST),
    }
}

impl Show {
    pub(super) fn open(scenario: &Scenario, title: String, look: Look) -> Result<Self> {
        write(ENTER)?;
        let cast = scenario.cast.iter();
        let mut show = Self {
            windows: cast.map(|actor| Window::new(actor.name.as_str())).collect(),
            title,
            caption: String::new(),
            look,
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
        let actor = match &entry.what {
            What::Did(Action::Write { actor, .. }) => Some(*actor),
            What::Saw(event) => event.actor(),
            What::Did(_) => None,
        };
        let Some(window) = actor.and_then(|actor| self.windows.get_mut(actor.0)) else {
            return;
        };
        match &entry.what {
            What::Did(Action::Write { bytes, .. }) => window.types(&bytes.0),
            What::Saw(Event::Printed { bytes, .. }) => window.prints(&bytes.0),
            What::Saw(Event::Exited { how, .. }) => {
                let how = match how {
                    Exit::Code(code) => format!("exit {code}"),
                    Exit::Signal(signal) => format!("signal {signal}"),
                    Exit::Limit(_) => "limit".to_string(),
                };
                window.title = format!("{} · {how}", window.title);
            }
            _ => {}
        }
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
        self.look.width = columns;
        let mut picture = String::from(HOME);
        let boxes = frame(&self.look, &self.windows, rows.saturating_sub(3));
        let most = columns.saturating_sub(1);
        let heads = [head(&self.title, most), head(&self.caption, most)];
        for line in heads.iter().map(String::as_str).chain(boxes.lines()) {
            picture.push_str(line);
            picture.push_str(CLEAR_LINE);
            picture.push_str("\r\n");
        }
        picture.push_str(CLEAR_BELOW);
        write(&picture)?;
        self.drawn = Some(self.clock.now());
        self.is_stale = false;
        Ok(())
    }

    /// Gives the terminal back, with the last picture on it.
    pub(super) fn close(mut self) -> Result<()> {
        self.leave()?;
        write(&frame(&self.look, &self.windows, LAST_ROWS))
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
    size.map_or(USUAL, |(columns, rows)| (columns.0.into(), rows.0.into()))
}
