//! An audit for a terminal: a matrix a module, the liars by letters, and what is wrong.

use super::flow::{cut, padded, width};
use super::{BOLD, DIM, GREEN, Look, RED, YELLOW};
use crate::audit::{Check, Finding, Gravity, Mark, Player, Sheet};
use crate::report::audit::{Audited, Fate, Told, told};
use crate::scenario::text::{Text, harmless};

/// By these the liars are known; who has more gets a second matrix.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
/// The narrowest and widest column of names.
const NARROW: usize = 12;
const WIDE: usize = 30;
/// What stands behind the marks: how many liars are caught.
const COUNT: usize = 7;

impl Look {
    /// One module: its matrix, its players, its findings.
    pub fn sheet(&self, sheet: &Sheet) -> String {
        let findings = sheet.findings();
        let liars: Vec<&Player> = sheet.liars().map(|(player, _)| player).collect();
        let mut text = format!("{}\n", self.heading(sheet, liars.len()));
        let names = sheet
            .checks
            .iter()
            .map(|check| width(check.id.as_str()) + 4);
        let column = names.max().unwrap_or(0).clamp(NARROW, WIDE) + 1;
        let room = self.width.saturating_sub(column + COUNT).max(4);
        let most = room.min(LETTERS.len());
        for (at, block) in liars.chunks(most).enumerate() {
            let step = if block.len() * 2 <= room { 2 } else { 1 };
            let is_last = (at + 1) * most >= liars.len();
            text.push('\n');
            text.push_str(&self.matrix(sheet, block, (column, step), is_last));
            text.push('\n');
            text.push_str(&self.legend(block, &findings));
        }
        text.push_str(&self.honest(sheet, &findings));
        text.push_str(&self.findings(&findings));
        text
    }

    /// The last lines.
    pub fn audited(&self, audited: &Audited<'_>) -> String {
        let (mark, hue) = match audited.gravity() {
            Some(Gravity::Fault) => ("✗", RED),
            Some(Gravity::Unclear) => ("?", YELLOW),
            Some(Gravity::Note) | None => ("✓", GREEN),
        };
        let verdict = audited.verdict();
        let verdict = self.wrapped(self.say(&verdict), 2);
        let cost = self.wrapped(&audited.cost(self.language), 2);
        let mark = self.painted(mark, hue);
        format!("{mark} {verdict}\n  {}\n", self.painted(&cost, DIM))
    }

    fn heading(&self, sheet: &Sheet, liars: usize) -> String {
        let (checks, honest) = (sheet.checks.len(), sheet.honest().count());
        let counts = Text::new(
            format!("{checks} pemeriksaan · {liars} pembohong · {honest} program benar"),
            format!("{checks} checks · {liars} liars · {honest} correct programs"),
        );
        let module = self.painted(sheet.module.as_str(), BOLD);
        format!("{module} · {}", self.painted(self.say(&counts), DIM))
    }

    /// Which of these liars each check catches; behind the last ones, how many of all.
    fn matrix(
        &self,
        sheet: &Sheet,
        block: &[&Player],
        (column, step): (usize, usize),
        is_last: bool,
    ) -> String {
        let blank = " ".repeat(step - 1);
        let letters = LETTERS.chars().take(block.len());
        let letters: String = letters.map(|letter| format!("{blank}{letter}")).collect();
        let head = Text::new("kena", "caught");
        let head = if is_last { self.say(&head) } else { "" };
        let head = format!("{}{letters}{head:>COUNT$}", " ".repeat(column));
        let mut text = format!("{}\n", self.painted(head.trim_end(), DIM));
        let mut scenario = "";
        for check in &sheet.checks {
            if check.scenario.as_str() != scenario {
                scenario = check.scenario.as_str();
                text.push_str(&format!("  {scenario}\n"));
            }
            let name = padded(&cut(&format!("    {}", check.id), column), column);
            let marks = block
                .iter()
                .map(|liar| format!("{blank}{}", self.sign(liar.mark(check))));
            let marks: String = marks.collect();
            let count = if is_last {
                self.count(sheet, check)
            } else {
                String::new()
            };
            text.push_str(&format!("{name}{marks}{count}\n"));
        }
        text
    }

    /// How many it catches; one that catches nobody says why it is there.
    fn count(&self, sheet: &Sheet, check: &Check) -> String {
        match (sheet.killed(check).len(), &check.because) {
            (0, Some(_)) => self.painted(&format!("{:>COUNT$}", "—"), DIM),
            (0, None) if sheet.is_whole => self.painted(&format!("{:>COUNT$}", 0), RED),
            (count, _) => format!("{count:>COUNT$}"),
        }
    }

    fn sign(&self, mark: Mark) -> String {
        match mark {
            Mark::Blank => " ".to_string(),
            Mark::Passed => self.painted("·", DIM),
            Mark::Skipped => self.painted("–", DIM),
            Mark::Unclear => self.painted("?", YELLOW),
            Mark::Failed => self.painted("✗", RED),
        }
    }

    fn legend(&self, block: &[&Player], findings: &[Finding]) -> String {
        let names = block.iter().map(|player| width(&player.name));
        let column = names.max().unwrap_or(0).min(WIDE) + 2;
        let line = |(letter, player): (char, &&Player)| {
            let fate = self.fate(Fate::of(player, findings));
            let name = padded(&cut(&harmless(&player.name), column), column);
            let about = player.about.as_ref().map_or("", |about| self.say(about));
            let room = self.width.saturating_sub(column + 6).max(10);
            let about = self.painted(&cut(&harmless(about), room), DIM);
            let line = format!("  {letter} {fate} {name}{about}");
            format!("{}\n", line.trim_end())
        };
        LETTERS.chars().zip(block).map(line).collect()
    }

    fn honest(&self, sheet: &Sheet, findings: &[Finding]) -> String {
        let name = |player: &Player| {
            let fate = self.fate(Fate::of(player, findings));
            format!("{fate} {}", harmless(&player.name))
        };
        let names: Vec<String> = sheet.honest().map(name).collect();
        if names.is_empty() {
            return String::new();
        }
        let title = Text::new("Program benar:", "Correct programs:");
        let line = format!("{} {}", self.say(&title), names.join("  "));
        format!("\n  {}\n", self.wrapped(&line, 4))
    }

    fn fate(&self, fate: Fate) -> String {
        let (mark, hue) = match fate {
            Fate::Well => ("✓", GREEN),
            Fate::Wrong => ("✗", RED),
            Fate::Unclear => ("?", YELLOW),
            Fate::Absent => ("–", YELLOW),
        };
        self.painted(mark, hue)
    }

    /// One after the other; what is to be done alike is said once, behind the last.
    fn findings(&self, findings: &[Finding]) -> String {
        let told: Vec<Told> = findings.iter().map(told).collect();
        let mut text = String::new();
        for group in told.chunk_by(|one, next| one.advice == next.advice) {
            text.push('\n');
            for told in group {
                let (mark, hue) = match told.gravity {
                    Gravity::Fault => ("✗", RED),
                    Gravity::Unclear => ("?", YELLOW),
                    Gravity::Note => ("!", YELLOW),
                };
                let what = self.wrapped(self.say(&told.what), 4);
                text.push_str(&format!("  {} {what}\n", self.painted(mark, hue)));
            }
            let advice = group.last().map_or("", |told| self.say(&told.advice));
            let advice = format!("→ {}", self.wrapped(advice, 6));
            text.push_str(&format!("    {}\n", self.painted(&advice, DIM)));
        }
        text
    }
}
