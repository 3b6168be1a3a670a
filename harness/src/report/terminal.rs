//! What `run` and `play` show in a terminal: lines as checks end, failures explained, summaries, windows side by side.

mod audit;
pub mod bar;
mod explained;
mod failures;
mod flow;
mod frame;
mod history;
mod notices;
mod roll;
mod status;
mod student;
mod summary;
mod sums;
mod waiting;
mod window;

pub use frame::frame;
pub use roll::Finished;
pub use summary::Played;
pub use waiting::How;
pub use window::Window;

use crate::record::Isolation;
use crate::scenario::text::{Language, Text, harmless};
use crate::verdict::{CheckOutcome, Held, Kind, Verdict};
use flow::{cut, padded, width};
use std::time::Duration;

/// One line above the windows: what it says may come from a program.
pub fn head(text: &str, columns: usize) -> String {
    cut(&harmless(text), columns)
}

/// Wrapped between words at so many columns; every line but the first is indented.
pub fn wrapped(text: &str, columns: usize, indent: usize) -> String {
    flow::wrapped(text, columns, indent)
}

/// How many columns a text takes, as it is shown.
pub fn columns(text: &str) -> usize {
    width(&harmless(text))
}

/// How everything is shown.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    pub language: Language,
    pub colour: bool,
    /// The terminal's width, or what is usual where there is none.
    pub width: usize,
}

/// What is about to be played.
pub struct Opening<'a> {
    /// The submission's folder; `None` for the reference programs.
    pub submission: Option<&'a str>,
    /// The modules, or the scenarios, by their names.
    pub what: &'a [String],
    pub isolation: Isolation,
    pub seed: u64,
    pub repeats: u32,
}

/// The colours, as the terminal knows them.
const GREEN: &str = "32";
const RED: &str = "31";
const YELLOW: &str = "33";
const BOLD: &str = "1";
const DIM: &str = "2";

/// What stands behind a title: points and time.
const POINTS: usize = 11;
const TIME: usize = 8;

impl Look {
    /// The first line: whose programs, what, how.
    pub fn opening(&self, opening: &Opening<'_>) -> String {
        let whose = opening.submission.map_or_else(
            || Text::new("Program acuan (labs)", "The reference programs (labs)"),
            |folder| {
                let folder = harmless(folder);
                Text::new(
                    format!("Program di {folder}"),
                    format!("The programs in {folder}"),
                )
            },
        );
        let names: Vec<String> = opening.what.iter().map(|name| harmless(name)).collect();
        let room = match opening.isolation {
            Isolation::Full => Text::new("ruang tersendiri", "a room of its own"),
            Isolation::None => Text::new("tanpa ruang tersendiri", "without a room of its own"),
        };
        let seed = format!("seed {}", opening.seed);
        let repeats = match opening.repeats {
            0 | 1 => Text::default(),
            times => Text::new(format!("{times} kali"), format!("{times} times")),
        };
        let parts = [
            self.painted(self.say(&whose), BOLD),
            names.join(", "),
            self.painted(self.say(&room), DIM),
            self.painted(&seed, DIM),
            self.painted(self.say(&repeats), DIM),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let mut text = self.wrapped(&parts.join(" · "), 0) + "\n";
        if opening.isolation == Isolation::None {
            let warning = Text::new(
                "Tanpa ruang tersendiri skenario dimainkan satu per satu, dan program lain di mesin ini dapat mengganggu port yang sama.",
                "Without a room of its own scenarios are played one by one, and other programs on this machine may be in the way of the same ports.",
            );
            let mark = self.painted("!", YELLOW);
            text.push_str(&format!("{mark} {}\n", self.wrapped(self.say(&warning), 2)));
        }
        text
    }

    /// The heading above a scenario's checks.
    pub fn scenario(&self, module: &str, name: &str, title: &Text) -> String {
        let place = format!("{}/{}", harmless(module), harmless(name));
        let title = harmless(self.say(title));
        let room = self.width.saturating_sub(width(&place) + 3);
        let title = self.painted(&cut(&title, room), DIM);
        format!("{} · {title}\n", self.painted(&place, BOLD))
    }

    /// One line as a check ends: its mark, its title, its points, its time.
    pub fn check(&self, title: &Text, check: &CheckOutcome) -> String {
        let (mark, hue) = mark(&check.verdict);
        let points = format!("{}/{}", check.earned, check.possible);
        let took = match check.verdict {
            Verdict::Skipped { .. } => String::new(),
            _ => self.time(check.ended.since(check.began)),
        };
        let room = self.width.saturating_sub(2 + 2 + POINTS + TIME).max(10);
        let mut title = harmless(self.say(title));
        let is_proved = check.steps.iter().all(|step| step.held != Held::Unproved);
        if check.verdict == Verdict::Passed && !is_proved {
            title.push_str(self.say(&Text::new(" (tidak terbukti)", " (not proved)")));
        }
        let title = padded(&cut(&title, room), room);
        let title = match check.verdict {
            Verdict::Passed => title,
            _ => self.painted(&title, hue),
        };
        let mark = self.painted(mark, hue);
        let took = if took.is_empty() {
            took
        } else {
            self.painted(&format!("{took:>TIME$}"), DIM)
        };
        let line = format!("  {mark} {title}{points:>POINTS$}{took}");
        format!("{}\n", line.trim_end())
    }

    /// A line that is written over as a check goes on: its title, and the step that is waited for. It has no end of line.
    pub fn under_way(&self, title: &Text, said: &str) -> String {
        let title = harmless(self.say(title));
        let line = format!("  … {title}  {}", harmless(said));
        self.painted(&cut(&line, self.width.saturating_sub(1)), DIM)
    }

    fn time(&self, time: Duration) -> String {
        let hundredths = (time.as_millis() + 5) / 10;
        let point = match self.language {
            Language::Id => ',',
            Language::En => '.',
        };
        format!("{}{point}{:02} s", hundredths / 100, hundredths % 100)
    }

    fn say<'t>(&self, text: &'t Text) -> &'t str {
        text.in_language(self.language)
    }

    fn painted(&self, text: &str, hue: &str) -> String {
        if self.colour && !text.is_empty() {
            format!("\u{1b}[{hue}m{text}\u{1b}[0m")
        } else {
            text.to_string()
        }
    }

    /// At the terminal's width; the lines after the first are indented.
    fn wrapped(&self, text: &str, indent: usize) -> String {
        flow::wrapped(text, self.width, indent)
    }
}

/// A verdict's mark, and its colour.
fn mark(verdict: &Verdict) -> (&'static str, &'static str) {
    mark_of(Kind::of(verdict))
}

fn mark_of(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Passed => ("✓", GREEN),
        Kind::Failed => ("✗", RED),
        Kind::Skipped => ("–", DIM),
        Kind::Unsure => ("?", YELLOW),
        Kind::Broken => ("!", YELLOW),
    }
}

#[cfg(test)]
mod tests;
