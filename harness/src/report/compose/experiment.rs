//! One experiment after the other: what was to be done, what the terminals showed, and what follows from it.

use super::analysis::{analysis, pointed};
use super::overview::{others, overview, passed};
use super::replay::replay;
use super::{Section, points};
use crate::analysis::{Fact, facts, time};
use crate::figure;
use crate::record::Record;
use crate::report::calendar::moment;
use crate::report::document::{Block, Inline};
use crate::report::log;
use crate::report::material::Material;
use crate::scenario::name::Name;
use crate::scenario::sentence::Clause;
use crate::scenario::{Act, Check, Step};
use crate::trace::Moment;
use crate::verdict::explain::{Number, visible};
use std::collections::BTreeSet;

/// So many sentences of one check are told.
const MOST_STEPS: usize = 80;
/// So much of a dialogue is told as text.
const MOST_LINES: usize = 400;

pub(super) fn experiments(material: &Material<'_>) -> Section {
    let mut body = overview(material);
    if !material.records.is_empty() {
        let title = material.say("Bagaimana waktu dihitung", "How times are counted");
        body.push(Block::folded(title, vec![times(material)]));
    }
    let mut explained = BTreeSet::new();
    for (number, record) in (1..).zip(material.records) {
        let facts = news(facts(record), &mut explained);
        body.extend(experiment(material, number, record, &facts));
    }
    if body.is_empty() {
        body.push(Block::words(material.say(
            "Belum ada percobaan yang direkam; `praktikum run` merekamnya.",
            "No experiment was recorded yet; `praktikum run` records them.",
        )));
    }
    Section::new("experiments", ("Percobaan", "Experiments"), body)
}

/// How times are counted: why a play may be shorter than what its sentences allow, and what its clock tells.
fn times(material: &Material<'_>) -> Block {
    let words = |id, en| Inline::text(material.say(id, en));
    Block::Paragraph(vec![
        words(
            "Waktu dihitung sejak awal setiap permainan. Waktu di dalam kalimat, misalnya ",
            "Times are counted from the beginning of each play. A time in a sentence, such as ",
        ),
        Inline::code("settle: 1s"),
        words(" atau ", " or "),
        Inline::code("rests: 300ms"),
        words(
            ", adalah batas: begitu terbukti bahwa tidak ada lagi yang dapat terjadi (semua program menunggu, dan tidak ada yang masih di perjalanan), menunggu lebih lama tidak akan mengubah apa pun, dan permainan langsung diteruskan. Karena itu satu permainan dapat lebih singkat daripada waktu di dalam kalimatnya. Paket diberi waktu oleh kernel ketika lewat; teks di terminal diberi waktu ketika dibaca, jadi sedikit sesudahnya, dan lebih lambat bila komputer sibuk.",
            ", is a limit: as soon as it is proved that nothing more can happen (all programs wait, and nothing is on its way), waiting longer would change nothing, and the play goes on at once. So a play may be shorter than the times in its sentences. Packets are dated by the kernel as they pass; text on a terminal is dated when it is read, so a little later, and later still where the computer was busy.",
        ),
    ])
}

/// What only explains stands in a report once, where it is needed first.
fn news(mut facts: Vec<Fact>, explained: &mut BTreeSet<String>) -> Vec<Fact> {
    facts.retain(|fact| !fact.evidence.is_empty() || explained.insert(fact.text.en.clone()));
    facts
}

fn experiment(
    material: &Material<'_>,
    number: usize,
    record: &Record,
    facts: &[Fact],
) -> Vec<Block> {
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
    let pointed = pointed(facts);
    blocks.extend(results(material, record, &pointed));
    blocks.push(heading(
        4,
        "analysis",
        material.say("Analisa hasil percobaan", "Analysis of the results"),
    ));
    blocks.extend(analysis(material, record, facts));
    blocks
}

/// The scenario's own sentences, check by check, numbered through.
fn procedure(material: &Material<'_>, record: &Record) -> Vec<Block> {
    let mut blocks = rules(material, record);
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
        number += u64::try_from(written(check).len()).unwrap_or(0);
        blocks.push(Block::List { first, items });
    }
    blocks
}

/// What holds besides the steps, numbered as explanations call it.
fn rules(material: &Material<'_>, record: &Record) -> Vec<Block> {
    let rules = (1..).zip(&record.scenario.always);
    let items = rules.map(|(number, rule)| {
        let label = format!("{} · ", Number::Rule(number).label());
        let said = Inline::code(&visible(&fill(record, &rule.said)));
        vec![Block::Paragraph(vec![Inline::text(&label), said])]
    });
    let items: Vec<Vec<Block>> = items.collect();
    if items.is_empty() {
        return Vec::new();
    }
    let title = material.say(
        "Berlaku dari awal sampai akhir",
        "What holds from beginning to end",
    );
    let title = Block::Paragraph(vec![Inline::strong(title)]);
    vec![title, Block::List { first: None, items }]
}

/// How many sentences stand before those of a check.
pub(super) fn before(record: &Record, check: &Name) -> usize {
    let checks = record.scenario.checks.iter();
    let before = checks.take_while(|one| one.id != *check);
    before.map(|one| written(one).len()).sum()
}

/// With their values, where they were played.
fn sentences(material: &Material<'_>, check: &Check, record: &Record) -> Vec<Vec<Block>> {
    let mut outcomes = record.outcome.checks.iter();
    let played = outcomes.find(|one| one.id == check.id);
    let played = played.map_or(&[][..], |one| &one.steps);
    let written = written(check);
    let left_out = written.len().saturating_sub(MOST_STEPS);
    let told = written.iter().take(MOST_STEPS).enumerate();
    let mut items: Vec<Vec<Block>> = told
        .map(|(at, Written { step, is_together })| {
            // Loops are spelled out in both; what was played has its variables filled in.
            let filled = played.get(at).filter(|one| one.line == step.line);
            let said = filled.map_or_else(|| fill(record, &step.said), |one| one.said.clone());
            let together = material.say(" (serentak)", " (at the same time)");
            let together = if *is_together { together } else { "" };
            let again = material.say(
                " (tidak lagi: yang sudah terlihat sebelumnya tidak dihitung)",
                " (not again: what was seen before does not count)",
            );
            let again = if is_again(&written[..at], step) {
                again
            } else {
                ""
            };
            let remark = format!("{together}{again}");
            let sentence = [Inline::code(&visible(&said)), Inline::text(&remark)];
            vec![Block::Paragraph(sentence.into())]
        })
        .collect();
    if left_out > 0 {
        let more = material.say("kalimat lagi", "more sentences");
        items.push(vec![Block::words(&format!("… {left_out} {more}"))]);
    }
    items
}

/// Must somebody not see what the same were just meant to see? Then it is meant: not once more.
fn is_again(before: &[Written<'_>], step: &Step) -> bool {
    let Act::Sentence {
        subject,
        clause: Clause::NeverSees(_),
    } = &step.act
    else {
        return false;
    };
    let Some((_, text)) = step.said.split_once(": ") else {
        return false;
    };
    before.iter().any(|other| match &other.step.act {
        Act::Sentence {
            subject: whose,
            clause: Clause::Sees(_) | Clause::SeesAllOf(_),
        } => whose == subject && other.step.said.contains(text),
        _ => false,
    })
}

/// What was not played has its variables filled in all the same, where their values are known.
fn fill(record: &Record, said: &str) -> String {
    let variables = record.outcome.variables.iter();
    variables.fold(said.to_string(), |said, (name, value)| {
        said.replace(&format!("${{{name}}}"), value)
    })
}

/// A sentence as it stands in the scenario.
struct Written<'a> {
    step: &'a Step,
    /// It begins together with others.
    is_together: bool,
}

fn written(check: &Check) -> Vec<Written<'_>> {
    let mut written = Vec::new();
    let steps = check.steps.iter();
    steps.for_each(|step| spell(step, false, &mut written));
    written
}

/// The steps that are played, in their order.
fn spell<'a>(step: &'a Step, is_together: bool, found: &mut Vec<Written<'a>>) {
    match &step.act {
        Act::Rounds(rounds) => {
            let steps = rounds.iter().flatten();
            steps.for_each(|step| spell(step, is_together, found));
        }
        Act::Together(steps) => steps.iter().for_each(|step| spell(step, true, found)),
        Act::Sentence { .. } | Act::Direction(_) => found.push(Written { step, is_together }),
    }
}

fn results(material: &Material<'_>, record: &Record, pointed: &BTreeSet<usize>) -> Vec<Block> {
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
    let absent = figure::absent(record);
    if !absent.is_empty() {
        let told = material.say(
            "Tidak pernah dimulai, jadi tanpa gambar: ",
            "Never started, so without a picture: ",
        );
        blocks.push(Block::words(&format!("{told}{}.", absent.join(", "))));
    }
    let log = log::of(record, language);
    let mut lines: Vec<&str> = log.lines().take(MOST_LINES).collect();
    if log.lines().nth(MOST_LINES).is_some() {
        lines.push("…");
    }
    let title = material.say("Semuanya sebagai teks", "All of it as text");
    blocks.push(aside(title, None, &lines.join("\n")));
    if let Some(told) = figure::sequence(record, pointed, language) {
        // Each sheet is as wide as the page: none stands beside another.
        let sheets = (1..).zip(named(told.figures, name));
        blocks.extend(sheets.map(|(number, sheet)| Block::Figures {
            id: match number {
                1 => format!("{name}-dialogue"),
                number => format!("{name}-dialogue-{number}"),
            },
            figures: vec![sheet],
            replay: None,
        }));
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
    let took = time(record.about.took.since(Moment::default()));
    let took = material.text(&took);
    let when = moment(record.about.began, material.language);
    let (passed, all) = passed(record);
    let mut text = vec![Inline::text(&match material.say("id", "en") {
        "id" => format!(
            "Dimainkan {when}. Permainannya berlangsung {took}; {passed} dari {all} pemeriksaan lulus."
        ),
        _ => format!("Played on {when}. The run took {took}; {passed} of {all} checks passed."),
    })];
    let mut others = others(material, record).into_iter();
    if let Some(first) = others.next() {
        text.push(Inline::text(material.say(
            " Mengapa yang lain tidak lulus: ",
            " Why the others did not pass: ",
        )));
        text.push(first);
        for other in others {
            text.push(Inline::text("; "));
            text.push(other);
        }
        text.push(Inline::text("."));
    }
    Block::Paragraph(text)
}
