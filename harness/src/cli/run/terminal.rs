//! A line a check, what failed, and the sums, plainly.

use crate::record::Record;
use crate::scenario::Scenario;
use crate::scenario::text::{Language, Text, harmless};
use crate::verdict::{CheckOutcome, Verdict};

#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub(super) language: Language,
    pub(super) colour: bool,
}

pub(super) fn heading(module: &str, name: &str, scenario: &Scenario, style: Style) -> String {
    let title = harmless(scenario.title.in_language(style.language));
    format!("{module}/{name} · {title}")
}

pub(super) fn check(scenario: &Scenario, outcome: &CheckOutcome, style: Style) -> String {
    let (mark, colour) = match &outcome.verdict {
        Verdict::Passed => ("✓", "32"),
        Verdict::Failed(_) => ("✗", "31"),
        Verdict::Skipped { .. } => ("–", "2"),
        Verdict::Unsure(_) | Verdict::Broken(_) => ("?", "33"),
    };
    let mark = if style.colour {
        format!("\x1b[{colour}m{mark}\x1b[0m")
    } else {
        mark.to_string()
    };
    let known = scenario.checks.iter().find(|check| check.id == outcome.id);
    let title = known.map_or("", |check| check.title.in_language(style.language));
    let points = format!("{}/{}", outcome.earned, outcome.possible);
    format!("  {mark} {points:>9}  {}", harmless(title))
}

/// What is told of each check that did not pass.
pub(super) fn explained(record: &Record, style: Style) -> Vec<String> {
    let about = &record.about;
    let told = |check: &CheckOutcome| {
        let what = match &check.verdict {
            Verdict::Passed | Verdict::Skipped { .. } => return None,
            Verdict::Failed(failure) => {
                let line = Text::new(
                    format!("baris {}: {}", failure.line, failure.said),
                    format!("line {}: {}", failure.line, failure.said),
                );
                harmless(line.in_language(style.language))
            }
            Verdict::Unsure(why) | Verdict::Broken(why) => {
                harmless(why.in_language(style.language))
            }
        };
        Some(format!(
            "{}/{} {}: {what}",
            about.module, about.name, check.id
        ))
    };
    record.outcome.checks.iter().filter_map(told).collect()
}

pub(super) fn summary(records: &[&Record]) -> String {
    let line = |record: &&Record| {
        let (about, outcome) = (&record.about, &record.outcome);
        let points = format!("{}/{}", outcome.earned(), outcome.possible());
        format!("{points:>11}  {}/{}", about.module, about.name)
    };
    records.iter().map(line).collect::<Vec<_>>().join("\n")
}
