//! The terminals of all actors beside each other: fed with what was typed and printed, drawn as lines of text.

mod screen;
#[cfg(test)]
mod tests;

use crate::scenario::Scenario;
use crate::scenario::cast::Part;
use crate::scenario::text::{Language, Text, harmless};
use crate::trace::{Action, Entry, Event, Exit, What};
use screen::{Line, Screen};
use unicode_width::UnicodeWidthStr;

/// How wide a pane is at least, where the terminal is.
const NARROWEST: usize = 38;
const BETWEEN: &str = " │ ";

#[derive(Debug)]
pub struct Board {
    panes: Vec<Pane>,
}

/// How large the terminal is on which it is drawn, and what it can do.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub columns: usize,
    pub rows: usize,
    pub colour: bool,
    pub language: Language,
}

#[derive(Debug)]
struct Pane {
    name: String,
    is_program: bool,
    screen: Screen,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Absent,
    Here,
    Gone(Exit),
}

impl Board {
    pub fn new(scenario: &Scenario) -> Self {
        let pane = |actor: &crate::scenario::cast::Actor| {
            let (columns, rows) = match &actor.part {
                Part::Program(program) => (program.terminal.columns, program.terminal.rows),
                _ => (80, 24),
            };
            Pane {
                name: actor.name.to_string(),
                is_program: actor.is_program(),
                screen: Screen::new(columns.into(), rows.into()),
                state: State::Absent,
            }
        };
        let panes = scenario.cast.iter().map(pane).collect();
        Self { panes }
    }

    pub fn feed(&mut self, entry: &Entry) {
        let actor = match &entry.what {
            What::Did(Action::Write { actor, .. }) => Some(*actor),
            What::Saw(event) => event.actor(),
            What::Did(_) => None,
        };
        let Some(pane) = actor.and_then(|actor| self.panes.get_mut(actor.0)) else {
            return;
        };
        match &entry.what {
            What::Did(Action::Write { bytes, .. }) => pane.screen.typed(&bytes.0),
            What::Saw(Event::Printed { bytes, .. }) if pane.is_program => {
                pane.screen.printed(&bytes.0);
            }
            // A raw socket has lines that end as they like.
            What::Saw(Event::Printed { bytes, .. }) => pane.screen.received(&bytes.0),
            What::Saw(Event::Started { .. } | Event::Accepted { .. }) => pane.state = State::Here,
            What::Saw(Event::Exited { how, .. }) => pane.state = State::Gone(*how),
            _ => {}
        }
    }

    /// All panes, as many lines as there are rows or fewer.
    pub fn drawn(&self, size: Size) -> Vec<String> {
        let mut shown: Vec<&Pane> = self.panes.iter().collect();
        let across = across(size.columns, shown.len());
        let width = (size.columns + BETWEEN.width()) / across - BETWEEN.width();
        let most = across * (size.rows / 4).max(1);
        let hidden = shown.len().saturating_sub(most);
        shown.truncate(most);
        let down = shown.len().div_ceil(across).max(1);
        let height = ((size.rows.saturating_sub(hidden.min(1))) / down).max(2);
        let mut lines = Vec::new();
        for row in shown.chunks(across) {
            let columns: Vec<Vec<String>> = row
                .iter()
                .map(|pane| pane.drawn(width, height, size))
                .collect();
            let tallest = columns.iter().map(Vec::len).max().unwrap_or(0);
            for at in 0..tallest {
                let blank = " ".repeat(width);
                let cells = columns
                    .iter()
                    .map(|column| column.get(at).unwrap_or(&blank));
                let cells: Vec<&str> = cells.map(String::as_str).collect();
                lines.push(cells.join(BETWEEN).trim_end().to_string());
            }
        }
        if hidden > 0 {
            let more = Text::new(
                format!("… dan {hidden} lagi"),
                format!("… and {hidden} more"),
            );
            lines.push(more.in_language(size.language).to_string());
        }
        lines
    }
}

/// How many panes stand beside each other: as many as are wide enough.
fn across(columns: usize, panes: usize) -> usize {
    let fitting = (columns + BETWEEN.width()) / (NARROWEST + BETWEEN.width());
    fitting.clamp(1, panes.max(1))
}

impl Pane {
    fn drawn(&self, width: usize, height: usize, size: Size) -> Vec<String> {
        let state = match self.state {
            State::Absent => " ·".to_string(),
            State::Here => String::new(),
            State::Gone(Exit::Code(code)) => format!(" · exit {code}"),
            State::Gone(Exit::Signal(signal)) => format!(" · signal {signal}"),
        };
        let title = fitted(&format!("{}{state}", self.name), width);
        let rest = width.saturating_sub(title.width() + 1);
        let rule = "─".repeat(rest);
        let mut drawn = vec![if size.colour {
            format!("\x1b[1m{title}\x1b[0m \x1b[2m{rule}\x1b[0m")
        } else {
            format!("{title} {rule}")
        }];
        let lines = self.screen.lines();
        let wrapped: Vec<Line> = lines.iter().flat_map(|line| line.wrapped(width)).collect();
        let from = wrapped.len().saturating_sub(height - 1);
        let lines = wrapped[from..].iter();
        drawn.extend(lines.map(|line| line.drawn(width, size.colour)));
        drawn
    }
}

/// As much of a text as is so wide.
fn fitted(text: &str, width: usize) -> String {
    let mut fitted = String::new();
    for next in harmless(text).chars() {
        let mut longer = fitted.clone();
        longer.push(next);
        if longer.width() > width {
            break;
        }
        fitted = longer;
    }
    fitted
}
