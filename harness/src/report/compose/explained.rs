//! Why a check did not pass, as the terminal tells it.

use super::experiment::before;
use super::opening::command;
use super::scores::{became, earned};
use crate::analysis::time;
use crate::figure;
use crate::record::Record;
use crate::report::document::{Block, Inline};
use crate::report::material::Material;
use crate::scenario::text::Text;
use crate::trace::Moment;
use crate::verdict::explain::{About, Around, Body, Difference, Number, Paragraph, Row, explain};
use crate::verdict::{CheckOutcome, Held, Verdict};

pub(super) fn explained(
    material: &Material<'_>,
    record: &Record,
    check: &CheckOutcome,
) -> Vec<Block> {
    let about = &record.about;
    let file = format!("scenarios/{}/{}.yaml", about.module, about.name);
    let around = Around {
        scenario: &record.scenario,
        outcome: &record.outcome,
        file: &file,
        commands: &about.commands,
        again: &command(record, material.options),
    };
    let mut checks = record.scenario.checks.iter();
    let title = checks.find(|one| one.id == check.id).map(|one| &one.title);
    let title = title.map_or(check.id.as_str(), |title| material.text(title));
    let id = format!("{}-why-{}", about.name, check.id);
    let points = earned(material, check.earned, check.possible);
    let title = format!("{}: {title} ({points})", material.text(&became(check)));
    let mut blocks = vec![Block::heading(5, id, &title)];
    let before = before(record, &check.id);
    for mut paragraph in explain(&around, check) {
        if let Body::Steps(rows) = &mut paragraph.body {
            // As the procedure numbers them.
            rows.iter_mut().for_each(|row| {
                if let Number::Step(number) = &mut row.number {
                    *number += before;
                }
            });
        }
        blocks.extend(part(material, (record, check), &paragraph));
    }
    blocks
}

fn part(
    material: &Material<'_>,
    (record, check): (&Record, &CheckOutcome),
    paragraph: &Paragraph,
) -> Vec<Block> {
    let title = Inline::strong(material.text(&paragraph.title));
    if let (About::Skipped, Body::Words(words)) = (paragraph.about, &paragraph.body) {
        return vec![skipped(material, title, words)];
    }
    let mut blocks = vec![Block::Paragraph(vec![title])];
    match &paragraph.body {
        Body::Words(words) if paragraph.about == About::Requirement => {
            let lines = words.iter().flat_map(|text| material.text(text).lines());
            blocks.extend(lines.map(requirement));
            if let Verdict::Failed(failure) = &check.verdict {
                blocks.push(moment(material, record, failure.at));
            }
        }
        Body::Words(words) => {
            let lines = words.iter().flat_map(|text| material.text(text).lines());
            blocks.extend(lines.filter(|line| !line.is_empty()).map(Block::words));
        }
        Body::Steps(rows) => {
            let lines: Vec<String> = rows.iter().map(|row| step(material, row)).collect();
            blocks.push(Block::code(None, &lines.join("\n")));
        }
        Body::Difference(difference) => blocks.push(both(material, difference)),
        Body::Table(rows) => blocks.push(table(material, rows)),
        Body::Screen(lines, end) => {
            if !lines.is_empty() {
                blocks.push(Block::code(None, &lines.join("\n")));
            }
            let end = material.text(end);
            blocks.extend((!end.is_empty()).then(|| Block::words(end)));
        }
        Body::Recipe(doings, again) => {
            let items: Vec<Vec<Block>> = doings
                .iter()
                .map(|doing| vec![Block::words(material.text(doing))])
                .collect();
            if !items.is_empty() {
                blocks.push(Block::List {
                    first: Some(1),
                    items,
                });
            }
            blocks.push(Block::code(Some("sh"), again));
        }
    }
    blocks
}

/// When it was decided, as the terminals and the dialogue count.
fn moment(material: &Material<'_>, record: &Record, at: Moment) -> Block {
    let at = time(at.since(Moment::default()));
    let said = material.say("Diputuskan pada ", "Decided at ");
    let at = material.text(&at);
    // Where nobody was on stage there are no terminals to point at.
    let place = match figure::is_empty(record) {
        true => Inline::text(at),
        false => Inline::link(format!("{}-terminals", record.about.name), at),
    };
    Block::Paragraph(vec![Inline::text(said), place, Inline::text(".")])
}

/// In one line: what follows from another failure is no matter of its own.
fn skipped(material: &Material<'_>, title: Inline, words: &[Text]) -> Block {
    let words: Vec<&str> = words.iter().map(|text| material.text(text)).collect();
    match &words[..] {
        [why] if why.ends_with('.') => Block::words(why),
        titles => {
            let titles = Inline::text(&format!(": {}.", titles.join("; ")));
            Block::Paragraph(vec![title, titles])
        }
    }
}

/// The scenario's sentence, and where it stands.
fn requirement(line: &str) -> Block {
    match line.rsplit_once("   (") {
        Some((said, place)) => Block::Paragraph(vec![
            Inline::code(said),
            Inline::text(&format!(" ({place}")),
        ]),
        None => Block::words(line),
    }
}

fn step(material: &Material<'_>, row: &Row) -> String {
    if let Number::LeftOut(count) = row.number {
        let more = material.say("langkah sebelumnya", "steps before");
        return format!("     … {count} {more}");
    }
    let mark = match row.held {
        Held::Yes => "✓",
        Held::Unproved => "~",
        Held::Optional => "–",
        Held::No => "✗",
    };
    format!("{mark} {:>2} {}", row.number.label(), row.said)
}

/// Both lines one beneath the other, and marks under the first difference.
fn both(material: &Material<'_>, difference: &Difference) -> Block {
    use unicode_width::UnicodeWidthStr;
    let labels = [
        material.say("diharapkan", "expected"),
        material.say("yang ada", "actual"),
    ];
    let column = labels.iter().map(|label| label.width()).max().unwrap_or(0) + 2;
    let texts = [&difference.expected, &difference.actual];
    let marks = difference.marks.map(|(one, other)| [one, other]);
    let mut lines = Vec::new();
    for (at, (label, text)) in labels.iter().zip(texts).enumerate() {
        let text = material.text(text);
        lines.push(format!("{label:<column$}{text}"));
        if let Some(place) = marks.map(|marks| marks[at]) {
            let before: String = text.chars().take(place).collect();
            lines.push(format!("{}▲", " ".repeat(column + before.width())));
        }
    }
    Block::code(None, &lines.join("\n"))
}

fn table(material: &Material<'_>, rows: &[(Text, Text)]) -> Block {
    let head = [("Siapa", "Who"), ("Apa", "What")];
    let cell = |text: &Text| vec![Inline::text(material.text(text))];
    Block::Table {
        head: head
            .iter()
            .map(|(id, en)| vec![Inline::text(material.say(id, en))])
            .collect(),
        rows: rows
            .iter()
            .map(|(who, what)| vec![cell(who), cell(what)])
            .collect(),
    }
}
