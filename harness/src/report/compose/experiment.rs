//! One experiment after the other: what was to be done, what the terminals showed, and what follows from it.

use super::analysis::analysis;
use super::replay::replay;
use super::{Section, points};
use crate::analysis::time;
use crate::figure;
use crate::record::Record;
use crate::report::calendar::moment;
use crate::report::document::{Block, Inline};
use crate::report::log;
use crate::report::material::Material;
use crate::scenario::{Act, Check, Step};
use crate::trace::Moment;
use crate::verdict::Verdict;

/// So many sentences of one check are told.
const MOST_STEPS: usize = 80;
/// So much of a dialogue is told as text.
const MOST_LINES: usize = 400;

pub(super) fn experiments(material: &Material<'_>) -> Section {
    let mut body = Vec::new();
    for (number, record) in (1..).zip(material.records) {
        body.extend(experiment(material, number, record));
    }
    if body.is_empty() {
        body.push(Block::words(material.say(
            "Belum ada percobaan yang direkam; `praktikum run` merekamnya.",
            "No experiment was recorded yet; `praktikum run` records them.",
        )));
    }
    Section::new("experiments", ("Percobaan", "Experiments"), body)
}

fn experiment(material: &Material<'_>, number: usize, record: &Record) -> Vec<Block> {
    let name = record.about.name.as_str();
    let word = material.say("Percobaan", "Experiment");
    let title = material.text(&record.scenario.title);
    let heading =
        |level, part: &str, title: &str| Block::heading(level, format!("{name}-{part}"), title);
    let mut blocks = vec![heading(
        3,
        "experiment",
        &format!("{word} {number}: {title}"),
    )];
    if let Some(about) = &record.scenario.about {
        blocks.push(Block::words(material.text(about)));
    }
    blocks.push(heading(
        4,
        "procedure",
        material.say("Prosedur", "Procedure"),
    ));
    blocks.extend(procedure(material, record));
    blocks.push(heading(
        4,
        "results",
        material.say("Hasil run", "Run results"),
    ));
    blocks.extend(results(material, record));
    blocks.push(heading(
        4,
        "analysis",
        material.say("Analisa hasil percobaan", "Analysis of the results"),
    ));
    blocks.extend(analysis(material, record));
    blocks
}

/// The scenario's own sentences, check by check, numbered through.
fn procedure(material: &Material<'_>, record: &Record) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut number = 1;
    for check in &record.scenario.checks {
        let title = material.text(&check.title);
        let worth = points(material, &check.points.to_string());
        blocks.push(Block::Paragraph(vec![
            Inline::strong(title),
            Inline::text(&format!(" ({worth})")),
        ]));
        let items = sentences(material, check, record);
        let first = Some(number);
        number += u64::try_from(items.len()).unwrap_or(0);
        blocks.push(Block::List { first, items });
    }
    blocks
}

/// With their values, where they were played.
fn sentences(material: &Material<'_>, check: &Check, record: &Record) -> Vec<Vec<Block>> {
    let mut outcomes = record.outcome.checks.iter();
    let played = outcomes.find(|one| one.id == check.id);
    let played = played.map_or(&[][..], |one| &one.steps);
    let mut lines: Vec<String> = Vec::new();
    let mut written: Vec<&Step> = Vec::new();
    check
        .steps
        .iter()
        .for_each(|step| spell(step, &mut written));
    for step in written {
        // Loops are spelled out in both; what was played has its variables filled in.
        let filled = played.get(lines.len()).filter(|one| one.line == step.line);
        lines.push(filled.map_or(&step.said, |one| &one.said).clone());
    }
    let left_out = lines.len().saturating_sub(MOST_STEPS);
    lines.truncate(MOST_STEPS);
    let mut items: Vec<Vec<Block>> = lines
        .iter()
        .map(|said| vec![Block::Paragraph(vec![Inline::code(said)])])
        .collect();
    if left_out > 0 {
        let more = material.say("kalimat lagi", "more sentences");
        items.push(vec![Block::words(&format!("… {left_out} {more}"))]);
    }
    items
}

/// The steps that are played, in their order.
fn spell<'a>(step: &'a Step, found: &mut Vec<&'a Step>) {
    match &step.act {
        Act::Rounds(rounds) => rounds.iter().flatten().for_each(|step| spell(step, found)),
        Act::Together(_) | Act::Sentence { .. } | Act::Direction(_) => found.push(step),
    }
}

fn results(material: &Material<'_>, record: &Record) -> Vec<Block> {
    let name = &record.about.name;
    let language = material.language;
    let mut blocks = vec![summary(material, record)];
    let windows = figure::windows(record, language);
    if !windows.is_empty() {
        blocks.push(Block::Figures {
            id: format!("{name}-terminals"),
            figures: named(windows, name),
            replay: Some(replay(record)),
        });
    }
    let log = log::of(record, language);
    let mut lines: Vec<&str> = log.lines().take(MOST_LINES).collect();
    if log.lines().nth(MOST_LINES).is_some() {
        lines.push("…");
    }
    let title = material.say("Semuanya sebagai teks", "All of it as text");
    blocks.push(aside(title, None, &lines.join("\n")));
    if let Some(told) = figure::sequence(record, language) {
        blocks.push(Block::Figures {
            id: format!("{name}-dialogue"),
            figures: named(vec![told.figure], name),
            replay: None,
        });
        let title = material.say(
            "Dialog dalam bahasa Mermaid",
            "The dialogue in Mermaid's language",
        );
        blocks.push(aside(title, Some("mermaid"), &told.mermaid));
    }
    if let Some(timeline) = figure::timeline(record, language) {
        blocks.push(Block::Figures {
            id: format!("{name}-timeline"),
            figures: named(vec![timeline], name),
            replay: None,
        });
    }
    blocks
}

fn aside(title: &str, language: Option<&str>, text: &str) -> Block {
    let text = match Block::code(None, text) {
        Block::Code { text, .. } => text,
        _ => String::new(),
    };
    Block::Aside {
        title: title.to_string(),
        language: language.map(str::to_string),
        text,
    }
}

/// A report holds the pictures of several records.
fn named(figures: Vec<figure::Figure>, record: &str) -> Vec<figure::Figure> {
    let own = |mut figure: figure::Figure| {
        figure.name = format!("{record}-{}", figure.name);
        figure
    };
    figures.into_iter().map(own).collect()
}

fn summary(material: &Material<'_>, record: &Record) -> Block {
    let checks = &record.outcome.checks;
    let passed = checks
        .iter()
        .filter(|check| check.verdict == Verdict::Passed);
    let (passed, all) = (passed.count(), checks.len());
    let took = time(record.about.took.since(Moment::default()));
    let took = material.text(&took);
    let when = moment(record.about.began, material.language);
    Block::words(&match material.say("id", "en") {
        "id" => format!("Dimainkan {when}, selama {took}; {passed} dari {all} pemeriksaan lulus."),
        _ => format!("Played on {when}, for {took}; {passed} of {all} checks passed."),
    })
}
