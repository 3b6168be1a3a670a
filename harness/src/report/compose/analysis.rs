//! What follows from an experiment: facts with their evidence, what failed and why, and the student's own words.

use super::explained::explained;
use super::place;
use crate::analysis::{Evidence, Fact, Piece, Topic, compare, facts, pieces, time};
use crate::figure::drawn;
use crate::record::Record;
use crate::report::document::{Block, Inline, Told};
use crate::report::material::Material;
use crate::scenario::text::Text;
use crate::trace::Moment;
use crate::verdict::Verdict;
use std::collections::BTreeSet;

/// So many places are named for one fact.
const MOST_EVIDENCE: usize = 8;

pub(super) fn analysis(material: &Material<'_>, record: &Record) -> Vec<Block> {
    let mut blocks = Vec::new();
    let (facts, drawn) = (facts(record), drawn(record));
    for topic in facts.chunk_by(|one, next| one.topic == next.topic) {
        let title = topic[0].topic.title();
        blocks.push(Block::Paragraph(vec![Inline::strong(
            material.text(&title),
        )]));
        let told = topic
            .iter()
            .map(|fact| told(material, (record, &drawn), fact));
        blocks.push(Block::Facts(told.collect()));
    }
    for check in &record.outcome.checks {
        if check.verdict != Verdict::Passed {
            blocks.extend(explained(material, record, check));
        }
    }
    blocks.extend(beside(material, record));
    blocks.push(place(
        material,
        format!("analysis.{}", record.about.name),
        (
            "Tulis analisa Anda di sini: apa yang terlihat, dan mengapa.",
            "Write your analysis here: what is to be seen, and why.",
        ),
    ));
    blocks
}

/// A record, and which of its packets are drawn.
type Drawn<'a> = (&'a Record, &'a BTreeSet<usize>);

fn told(material: &Material<'_>, record: Drawn<'_>, fact: &Fact) -> Told {
    let mut evidence: Vec<Inline> = fact
        .evidence
        .iter()
        .take(MOST_EVIDENCE)
        .map(|one| link(material, record, one))
        .collect();
    if fact.evidence.len() > MOST_EVIDENCE {
        evidence.push(Inline::text("…"));
    }
    let sentence = material.text(&fact.text);
    Told {
        // The terminal's own words mark nothing.
        text: match fact.topic {
            Topic::Failing => vec![Inline::text(sentence)],
            _ => pieces(sentence).into_iter().map(marked).collect(),
        },
        evidence,
    }
}

fn marked(piece: Piece<'_>) -> Inline {
    match piece {
        Piece::Words(words) => Inline::text(words),
        Piece::Name(name) => Inline::code(name),
    }
}

fn link(material: &Material<'_>, (record, drawn): Drawn<'_>, evidence: &Evidence) -> Inline {
    let name = &record.about.name;
    let (part, label) = match evidence {
        Evidence::Packet(number) => {
            let label = format!("{} {number}", material.say("paket", "packet"));
            if !drawn.contains(number) {
                // It stands in the file of packets only.
                return Inline::text(&label);
            }
            ("dialogue", label)
        }
        Evidence::Moment(at) => {
            let at = time(at.since(Moment::default()));
            let word = material.say("pada", "at");
            ("terminals", format!("{word} {}", material.text(&at)))
        }
        Evidence::Line { actor, line } => {
            let cast = record.scenario.cast.get(actor.0);
            let who = cast.map_or("?", |actor| actor.name.as_str());
            let word = material.say("baris", "line");
            ("terminals", format!("{who}, {word} {line}"))
        }
        // Why it did not hold is told beneath the facts.
        Evidence::Check(id) => {
            let told = material.say("penjelasan", "explanation");
            return Inline::link(format!("{name}-why-{id}"), told);
        }
    };
    Inline::link(format!("{name}-{part}"), &label)
}

/// This program beside the reference, where they differ.
fn beside(material: &Material<'_>, record: &Record) -> Vec<Block> {
    let same = |other: &&Record| other.about.name == record.about.name;
    let Some(reference) = material.reference.iter().find(same) else {
        return Vec::new();
    };
    let differences = compare(record, reference);
    if differences.is_empty() {
        return Vec::new();
    }
    let title = material.say(
        "Bedanya dengan program acuan",
        "Where the reference program differs",
    );
    let head = [
        ("Hal", "What"),
        ("Program ini", "This program"),
        ("Acuan", "Reference"),
    ];
    let cell = |text: &Text| vec![Inline::text(material.text(text))];
    let row = |one: &crate::analysis::Difference| {
        vec![cell(&one.what), cell(&one.here), cell(&one.reference)]
    };
    vec![
        Block::Paragraph(vec![Inline::strong(title)]),
        Block::Table {
            head: head
                .iter()
                .map(|(id, en)| vec![Inline::text(material.say(id, en))])
                .collect(),
            rows: differences.iter().map(row).collect(),
        },
    ]
}
