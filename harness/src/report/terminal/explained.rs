//! Explanations of checks that did not pass, for a terminal.

use super::flow::{padded, width, wrapped};
use super::{BOLD, DIM, GREEN, Look, RED, YELLOW, mark};
use crate::scenario::text::{Text, harmless};
use crate::verdict::explain::{About, Body, Difference, Number, Paragraph, Row};
use crate::verdict::{CheckOutcome, Held};

/// How far titles and bodies stand in.
const TITLE: usize = 2;
const BODY: usize = 4;
/// Columns for whom a line of a table is about, at most.
const LABEL: usize = 24;

impl Look {
    /// A check that did not pass, in full: its line again, and what is told of it.
    pub fn explained(
        &self,
        place: &str,
        title: &Text,
        check: &CheckOutcome,
        told: &[Paragraph],
    ) -> String {
        let (mark, hue) = mark(&check.verdict);
        let points = Text::new(
            format!("{} dari {} poin", check.earned, check.possible),
            format!("{} of {} points", check.earned, check.possible),
        );
        let line = format!(
            "{} {}",
            self.painted(mark, hue),
            self.painted(&harmless(self.say(title)), BOLD)
        );
        let beside = format!("{} · {}", harmless(place), self.say(&points));
        let mut text = format!("{}\n", self.painted(&"─".repeat(self.width.min(100)), DIM));
        if width(&line) + width(&beside) + 3 <= self.width {
            text.push_str(&format!("{line} · {}\n", self.painted(&beside, DIM)));
        } else {
            let line = wrapped(&line, self.width, TITLE);
            text.push_str(&format!("{line}\n  {}\n", self.painted(&beside, DIM)));
        }
        for paragraph in told {
            text.push('\n');
            text.push_str(&self.paragraph(paragraph));
        }
        text
    }

    fn paragraph(&self, paragraph: &Paragraph) -> String {
        let title = self.painted(self.say(&paragraph.title), BOLD);
        let lines: Vec<String> = match &paragraph.body {
            Body::Words(words) => self.words(paragraph.about, words),
            Body::Steps(rows) => rows.iter().map(|row| self.step(row)).collect(),
            Body::Difference(difference) => self.difference(difference),
            Body::Table(rows) => self.table(rows),
            Body::Screen(lines, end) => self.screen(lines, end),
            Body::Recipe(doings, again) => self.recipe(doings, again),
        };
        let indent = " ".repeat(BODY);
        let lines = lines
            .iter()
            .map(|line| format!("{indent}{}\n", line.trim_end()));
        let lines: String = lines.collect();
        format!("{}{title}\n{lines}", " ".repeat(TITLE))
    }

    fn words(&self, about: About, words: &[Text]) -> Vec<String> {
        let sign = |at: usize| match about {
            About::Cause if at > 0 => "→ ",
            About::Skipped if words.len() > 1 => "– ",
            _ => "",
        };
        let line = |(at, text): (usize, &Text)| {
            let sign = sign(at);
            let text: Vec<String> = self.say(text).lines().map(harmless).collect();
            let text = wrapped(&text.join("\n"), self.width, BODY + width(sign));
            format!("{}{text}", self.painted(sign, YELLOW))
        };
        words.iter().enumerate().map(line).collect()
    }

    fn step(&self, row: &Row) -> String {
        if let Number::LeftOut(count) = row.number {
            let more = Text::new(
                format!("… {count} langkah sebelumnya"),
                format!("… {count} steps before"),
            );
            return self.painted(&format!("     {}", self.say(&more)), DIM);
        }
        let said = wrapped(&harmless(&row.said), self.width, BODY + 5);
        let (mark, hue) = match row.held {
            Held::Yes => ("✓", GREEN),
            Held::Unproved => ("~", YELLOW),
            Held::Optional => ("–", DIM),
            Held::No => ("✗", RED),
        };
        let said = if row.held == Held::No {
            self.painted(&said, RED)
        } else {
            said
        };
        let number = row.number.label();
        format!("{} {number:>2} {said}", self.painted(mark, hue))
    }

    /// Both lines one beneath the other, and a mark under the first difference of each.
    fn difference(&self, difference: &Difference) -> Vec<String> {
        let labels = [
            Text::new("diharapkan", "expected"),
            Text::new("yang ada", "actual"),
        ];
        let column = labels.iter().map(|label| width(self.say(label))).max();
        let column = column.unwrap_or(0) + 2;
        let both = [
            (
                &difference.expected,
                difference.marks.map(|marks| marks.0),
                GREEN,
            ),
            (
                &difference.actual,
                difference.marks.map(|marks| marks.1),
                RED,
            ),
        ];
        let mut lines = Vec::new();
        for (label, (text, place, hue)) in labels.iter().zip(both) {
            let text = harmless(self.say(text));
            let fits = BODY + column + width(&text) <= self.width;
            let shown = wrapped(&text, self.width, BODY + column);
            let label = padded(self.say(label), column);
            lines.push(format!(
                "{}{}",
                self.painted(&label, DIM),
                self.painted(&shown, hue)
            ));
            if let Some(place) = place.filter(|_| fits) {
                let before: String = text.chars().take(place).collect();
                let blanks = " ".repeat(column + width(&before));
                lines.push(format!("{blanks}{}", self.painted("▲", hue)));
            }
        }
        lines
    }

    fn table(&self, rows: &[(Text, Text)]) -> Vec<String> {
        let widest = rows.iter().map(|(who, _)| width(self.say(who))).max();
        let column = widest.unwrap_or(0).min(LABEL) + 2;
        let row = |(who, what): &(Text, Text)| {
            let who = padded(&harmless(self.say(who)), column);
            let indent = BODY + width(&who);
            let what = wrapped(&harmless(self.say(what)), self.width, indent);
            format!("{}{what}", self.painted(&who, DIM))
        };
        rows.iter().map(row).collect()
    }

    fn screen(&self, lines: &[String], end: &Text) -> Vec<String> {
        let bar = self.painted("│", DIM);
        let line = |line: &String| {
            // Indented lines stay so: a mark beneath a line points at a place in it.
            let shown = harmless(line);
            let text = shown.trim_start_matches(' ');
            let blanks = " ".repeat((shown.len() - text.len()).min(self.width / 2));
            let text = wrapped(text, self.width, BODY + 2 + blanks.len());
            let bars = format!("\n{}{bar} {blanks}", " ".repeat(BODY));
            let hang = format!("\n{}{blanks}", " ".repeat(BODY + 2));
            format!("{bar} {blanks}{}", text.replace(&hang, &bars))
        };
        let mut shown: Vec<String> = lines.iter().map(line).collect();
        if !self.say(end).is_empty() {
            shown.push(wrapped(&harmless(self.say(end)), self.width, BODY));
        }
        shown
    }

    fn recipe(&self, doings: &[Text], again: &str) -> Vec<String> {
        let mut number = 0;
        let line = |doing: &Text| {
            let doing = harmless(self.say(doing));
            if doing.starts_with('…') {
                return self.painted(&format!("    {doing}"), DIM);
            }
            number += 1;
            format!("{number:>2}. {}", wrapped(&doing, self.width, BODY + 4))
        };
        let mut lines: Vec<String> = doings.iter().map(line).collect();
        let or = Text::new("Semuanya sekaligus:", "All at once:");
        if !lines.is_empty() {
            lines.push(self.say(&or).to_string());
        }
        // It is copied: whole, and never broken.
        lines.push(self.painted(&harmless(again), BOLD));
        lines
    }
}
