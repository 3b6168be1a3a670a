//! An audit as Markdown: for each module the matrix of checks and liars, and what is wrong.

use super::{Audited, Fate, Told, told};
use crate::audit::{Check, Finding, Mark, Player, Sheet};
use crate::scenario::text::{Language, Text, harmless};

pub fn markdown(audited: &Audited<'_>, language: Language) -> String {
    let page = Page { language };
    let title = page.word("Audit skenario", "Audit of the scenarios");
    let mut text = format!("# {title}\n\n{}\n", page.say(&audited.verdict()));
    for sheet in audited.sheets {
        text.push('\n');
        text.push_str(&page.sheet(sheet));
    }
    text.push_str(&format!("\n{}\n", audited.cost(language)));
    text
}

struct Page {
    language: Language,
}

impl Page {
    fn say<'t>(&self, text: &'t Text) -> &'t str {
        text.in_language(self.language)
    }

    fn word(&self, id: &'static str, en: &'static str) -> &'static str {
        match self.language {
            Language::Id => id,
            Language::En => en,
        }
    }

    fn sheet(&self, sheet: &Sheet) -> String {
        let findings = sheet.findings();
        let mut text = format!("## {}\n", escaped(sheet.module.as_str()));
        if sheet.liars().next().is_some() {
            text.push_str(&format!("\n{}", self.matrix(sheet)));
            text.push_str(&format!("\n{}", self.liars(sheet, &findings)));
        }
        text.push_str(&self.honest(sheet, &findings));
        if !findings.is_empty() {
            text.push('\n');
        }
        let told: Vec<Told> = findings.iter().map(told).collect();
        for group in told.chunk_by(|one, next| one.advice == next.advice) {
            for told in group {
                let what: Vec<String> = self.say(&told.what).lines().map(escaped).collect();
                text.push_str(&format!("- **{}**\n", what.join(" ")));
            }
            let advice = group.last().map_or("", |told| self.say(&told.advice));
            text.push_str(&format!("\n  → {}\n\n", escaped(advice)));
        }
        text
    }

    fn matrix(&self, sheet: &Sheet) -> String {
        let columns = sheet.liars().count();
        let check = self.word("pemeriksaan", "check");
        let kills = self.word("menangkap", "catches");
        let numbers: String = (1..=columns).map(|number| format!(" {number} |")).collect();
        let mut text = format!("| {check} |{numbers} {kills} |\n|---|");
        text.push_str(&":-:|".repeat(columns));
        text.push_str("--:|\n");
        for check in &sheet.checks {
            text.push_str(&self.row(sheet, check));
        }
        text
    }

    fn row(&self, sheet: &Sheet, check: &Check) -> String {
        let marks = sheet
            .liars()
            .map(|(liar, _)| format!(" {} |", sign(liar.mark(check))));
        let marks: String = marks.collect();
        let killed = sheet.killed(check).len();
        let killed = match (&check.because, killed) {
            (Some(because), 0) => escaped(self.say(because)),
            (_, killed) => killed.to_string(),
        };
        format!("| {}/{} |{marks} {killed} |\n", check.scenario, check.id)
    }

    fn liars(&self, sheet: &Sheet, findings: &[Finding]) -> String {
        let line = |(at, player): (usize, &Player)| {
            let about = player.about.as_ref().map(|about| escaped(self.say(about)));
            let about = about.map_or(String::new(), |about| format!(" — {about}"));
            let fate = self.fate(Fate::of(player, findings));
            format!("{}. {} `{}`{about}\n", at + 1, fate, code(&player.name))
        };
        let liars = sheet.liars().map(|(player, _)| player);
        liars.enumerate().map(line).collect()
    }

    fn honest(&self, sheet: &Sheet, findings: &[Finding]) -> String {
        let line = |player: &Player| {
            let about = player.about.as_ref().map(|about| escaped(self.say(about)));
            let about = about.map_or(String::new(), |about| format!(" — {about}"));
            let fate = self.fate(Fate::of(player, findings));
            format!("- {fate} `{}`{about}\n", code(&player.name))
        };
        let lines: String = sheet.honest().map(line).collect();
        if lines.is_empty() {
            return lines;
        }
        let title = self.word("Program yang benar:", "Correct programs:");
        format!("\n{title}\n\n{lines}")
    }

    fn fate(&self, fate: Fate) -> &'static str {
        match fate {
            Fate::Well => "✓",
            Fate::Wrong => "✗",
            Fate::Unclear => "?",
            Fate::Absent => "–",
        }
    }
}

fn sign(mark: Mark) -> &'static str {
    match mark {
        Mark::Blank => "",
        Mark::Passed => "·",
        Mark::Skipped => "–",
        Mark::Unclear => "?",
        Mark::Failed => "✗",
    }
}

/// Nothing of it is Markdown, HTML or the end of a cell.
fn escaped(text: &str) -> String {
    let mut safe = String::new();
    for next in harmless(text).chars() {
        match next {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '|' | '\\' | '*' | '_' | '[' | ']' | '#' | '`' => safe.extend(['\\', next]),
            _ => safe.push(next),
        }
    }
    safe
}

/// Within backticks only they themselves must be kept away.
fn code(text: &str) -> String {
    harmless(text).replace(['`', '|'], "'")
}
