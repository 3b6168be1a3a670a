//! What came of everything, in a table; and what came of the same scenario played several times.

use super::flow::{cut, padded, width};
use super::{BOLD, DIM, GREEN, Look, POINTS, RED, TIME, YELLOW, mark};
use crate::scenario::Scenario;
use crate::scenario::quantity::Points;
use crate::scenario::text::{Text, harmless};
use crate::verdict::{CheckOutcome, Outcome, Verdict};
use std::time::Duration;

/// A scenario that was played.
pub struct Played<'a> {
    pub module: &'a str,
    pub name: &'a str,
    pub outcome: &'a Outcome,
    pub took: Duration,
}

/// How many checks came out how.
#[derive(Default)]
struct Count {
    passed: usize,
    failed: usize,
    skipped: usize,
    unsure: usize,
    broken: usize,
}

/// How many rounds are named.
const ROUNDS: usize = 8;
/// Columns of a count.
const COUNT: usize = 5;

impl Look {
    /// One line a scenario, one a module, and one for all.
    pub fn summary(&self, played: &[Played<'_>]) -> String {
        let label = |played: &Played<'_>| format!("  {}", harmless(played.name));
        let names = played
            .iter()
            .map(|played| width(&label(played)).max(width(played.module)));
        let room = self.width.saturating_sub(3 * COUNT + POINTS + TIME);
        let column = names.max().unwrap_or(0).max(12).min(room.max(8)) + 1;
        let heads = [
            padded("", column),
            format!("{:>COUNT$}", "✓"),
            format!("{:>COUNT$}", "✗"),
            format!("{:>COUNT$}", "–?!"),
            format!("{:>POINTS$}", self.say(&Text::new("poin", "points"))),
            format!("{:>TIME$}", self.say(&Text::new("waktu", "time"))),
        ];
        let mut text = format!("{}\n", self.painted(&heads.concat(), DIM));
        let mut modules: Vec<&str> = Vec::new();
        for one in played {
            if !modules.contains(&one.module) {
                modules.push(one.module);
            }
        }
        for module in &modules {
            let of_it: Vec<&Played<'_>> =
                played.iter().filter(|one| one.module == *module).collect();
            let title = self.painted(&padded(&cut(&harmless(module), column), column), BOLD);
            text.push_str(&format!("{title}{}\n", self.row(&of_it)));
            for one in of_it {
                let title = padded(&cut(&label(one), column), column);
                text.push_str(&format!("{title}{}\n", self.row(&[one])));
            }
        }
        if modules.len() > 1 {
            let all: Vec<&Played<'_>> = played.iter().collect();
            let title = Text::new("semuanya", "all");
            let title = self.painted(&padded(self.say(&title), column), BOLD);
            text.push_str(&format!("{title}{}\n", self.row(&all)));
        }
        text.push('\n');
        text.push_str(&self.last_line(played));
        text
    }

    fn row(&self, played: &[&Played<'_>]) -> String {
        let checks: Vec<&CheckOutcome> =
            played.iter().flat_map(|one| &one.outcome.checks).collect();
        let count = Count::of(&checks);
        let sum = |of: fn(&Outcome) -> Points| -> Points {
            played.iter().map(|one| of(one.outcome)).sum()
        };
        let points = format!("{}/{}", sum(Outcome::earned), sum(Outcome::possible));
        let took = self.time(played.iter().map(|one| one.took).sum());
        let number = |count: usize, hue: &str| {
            let shown = if count == 0 {
                "·".to_string()
            } else {
                count.to_string()
            };
            let shown = format!("{shown:>COUNT$}");
            self.painted(&shown, if count == 0 { DIM } else { hue })
        };
        [
            number(count.passed, GREEN),
            number(count.failed, RED),
            number(count.skipped + count.unsure + count.broken, YELLOW),
            format!("{points:>POINTS$}"),
            self.painted(&format!("{took:>TIME$}"), DIM),
        ]
        .concat()
    }

    /// One sentence: how many passed, and what the others were.
    fn last_line(&self, played: &[Played<'_>]) -> String {
        let checks: Vec<&CheckOutcome> =
            played.iter().flat_map(|one| &one.outcome.checks).collect();
        let count = Count::of(&checks);
        let words = [
            (count.passed, Text::new("lulus", "passed"), GREEN),
            (count.failed, Text::new("gagal", "failed"), RED),
            (count.skipped, Text::new("dilewati", "skipped"), DIM),
            (count.unsure, Text::new("tidak pasti", "unsure"), YELLOW),
            (
                count.broken,
                Text::new("tidak dapat dinilai", "could not be judged"),
                YELLOW,
            ),
        ];
        let words = words.iter().filter(|(count, ..)| *count > 0);
        let words: Vec<String> = words
            .map(|(count, word, hue)| self.painted(&format!("{count} {}", self.say(word)), hue))
            .collect();
        let checks = match checks.len() {
            1 => Text::new("1 pemeriksaan", "1 check"),
            many => Text::new(format!("{many} pemeriksaan"), format!("{many} checks")),
        };
        let line = format!("{}: {}", self.say(&checks), words.join(", "));
        self.wrapped(&line, 2) + "\n"
    }

    /// Each check, how often it passed, and in which rounds it came out otherwise and how.
    pub fn repeats(&self, scenario: &Scenario, rounds: &[&Outcome]) -> String {
        let mut text = String::new();
        for check in &scenario.checks {
            let of_it: Vec<(usize, &CheckOutcome)> = rounds
                .iter()
                .enumerate()
                .filter_map(|(round, outcome)| {
                    let found = outcome.checks.iter().find(|other| other.id == check.id)?;
                    Some((round + 1, found))
                })
                .collect();
            text.push_str(&self.repeated(&check.title, &of_it, rounds.len()));
        }
        text
    }

    fn repeated(&self, title: &Text, rounds: &[(usize, &CheckOutcome)], all: usize) -> String {
        let passed = rounds
            .iter()
            .filter(|(_, check)| check.verdict == Verdict::Passed);
        let passed = passed.count();
        let others = rounds.iter().map(|(_, check)| &check.verdict);
        let others = others.filter(|verdict| **verdict != Verdict::Passed);
        let worst = others.min_by_key(|verdict| !verdict.is_failed());
        let (sign, hue) = worst.map_or(("✓", GREEN), mark);
        let column = 2 * all.to_string().len() + self.say(&of()).len() + 2;
        let counted = format!("{passed} {} {all}", self.say(&of()));
        let room = self.width.saturating_sub(column + 6);
        let title = cut(&harmless(self.say(title)), room);
        let mut text = format!(
            "  {} {counted:>column$}  {title}\n",
            self.painted(sign, hue)
        );
        for (kind, word) in [
            ("✗", Text::new("gagal", "failed")),
            ("–", Text::new("dilewati", "skipped")),
            ("?", Text::new("tidak pasti", "unsure")),
            ("!", Text::new("tidak dapat dinilai", "could not be judged")),
        ] {
            let of_it = rounds
                .iter()
                .filter(|(_, check)| mark(&check.verdict).0 == kind);
            let numbers: Vec<String> = of_it.map(|(round, _)| round.to_string()).collect();
            if numbers.is_empty() {
                continue;
            }
            let more = if numbers.len() > ROUNDS { ", …" } else { "" };
            let shown = numbers[..numbers.len().min(ROUNDS)].join(", ");
            let round = Text::new("putaran", "round");
            let line = format!(
                "{kind} {} ({} {shown}{more})",
                self.say(&word),
                self.say(&round)
            );
            let line = cut(&line, self.width.saturating_sub(column + 6));
            text.push_str(&format!(
                "{}{}\n",
                " ".repeat(column + 6),
                self.painted(&line, DIM)
            ));
        }
        text
    }
}

fn of() -> Text {
    Text::new("dari", "of")
}

impl Count {
    fn of(checks: &[&CheckOutcome]) -> Self {
        let mut count = Self::default();
        for check in checks {
            *match &check.verdict {
                Verdict::Passed => &mut count.passed,
                Verdict::Failed(_) => &mut count.failed,
                Verdict::Skipped { .. } => &mut count.skipped,
                Verdict::Unsure(_) => &mut count.unsure,
                Verdict::Broken(_) => &mut count.broken,
            } += 1;
        }
        count
    }
}
