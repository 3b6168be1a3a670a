//! How far it is: a bar with what is going on and how long it may still take, in one line.

use super::flow::cut;
use super::{DIM, GREEN, Look};
use crate::scenario::text::{Text, harmless};
use std::time::Duration;

const CELLS: usize = 20;

pub struct Bar<'a> {
    /// How much is done, from 0 to 1.
    pub share: f64,
    pub over: usize,
    pub all: usize,
    /// What plays just now.
    pub playing: &'a [String],
    /// How long it may take, if that can be told yet.
    pub left: Option<Duration>,
}

impl Look {
    /// The line has no end, and fits into the terminal.
    pub fn bar(&self, bar: &Bar<'_>) -> String {
        let share = bar.share.clamp(0.0, 1.0);
        let full = (1..=CELLS)
            .filter(|cell| cell_is_full(*cell, share))
            .count();
        let cells = format!("{}{}", "█".repeat(full), "░".repeat(CELLS - full));
        let mut text = format!(" {}/{}", bar.over, bar.all);
        if let Some(left) = bar.left {
            let seconds = left.as_secs();
            let clock = format!("{}:{:02}", seconds / 60, seconds % 60);
            let left = Text::new(format!(" · sisa {clock}"), format!(" · {clock} left"));
            text.push_str(self.say(&left));
        }
        if !bar.playing.is_empty() {
            text.push_str(&format!(" · {}", harmless(&bar.playing.join(", "))));
        }
        let room = self.width.saturating_sub(CELLS + 2);
        let text = cut(&text, room);
        format!(
            "{}{}",
            self.painted(&cells, GREEN),
            self.painted(&text, DIM)
        )
    }
}

fn cell_is_full(cell: usize, share: f64) -> bool {
    let cell = u32::try_from(cell).unwrap_or(u32::MAX);
    let cells = u32::try_from(CELLS).unwrap_or(u32::MAX);
    f64::from(cell) <= share * f64::from(cells)
}
