//! What each point was for, and why one was lost.

use super::total::total;
use super::{Section, number};
use crate::record::Record;
use crate::report::document::{Block, Inline};
use crate::report::material::Material;
use crate::scenario::quantity::Points;
use crate::scenario::text::Text;
use crate::verdict::explain::why;
use crate::verdict::{CheckOutcome, Verdict};

pub(super) fn scores(material: &Material<'_>) -> Section {
    let mut body: Vec<Block> = Vec::new();
    for record in material.records {
        let id = format!("{}-score", record.about.name);
        body.push(Block::heading(3, id, material.text(&record.scenario.title)));
        body.push(table(material, record));
    }
    body.push(Block::Paragraph(vec![Inline::strong(&total(material))]));
    Section::new("scores", ("Nilai", "Score"), body)
}

fn table(material: &Material<'_>, record: &Record) -> Block {
    let head = [
        ("Pemeriksaan", "Check"),
        ("Hasil", "Result"),
        ("Poin", "Points"),
        ("Mengapa", "Why"),
    ];
    let rows = record
        .outcome
        .checks
        .iter()
        .map(|check| row(material, record, check));
    let mut rows: Vec<Vec<Vec<Inline>>> = rows.collect();
    let outcome = &record.outcome;
    rows.push(vec![
        vec![Inline::strong(material.say("Jumlah", "Sum"))],
        Vec::new(),
        vec![Inline::strong(&earned(
            material,
            outcome.earned(),
            outcome.possible(),
        ))],
        Vec::new(),
    ]);
    Block::Table {
        head: head
            .iter()
            .map(|(id, en)| vec![Inline::text(material.say(id, en))])
            .collect(),
        rows,
    }
}

pub(super) fn earned(material: &Material<'_>, earned: Points, possible: Points) -> String {
    number(material, &format!("{earned} / {possible}"))
}

fn row(material: &Material<'_>, record: &Record, check: &CheckOutcome) -> Vec<Vec<Inline>> {
    let title = |id: &crate::scenario::name::Name| {
        let mut checks = record.scenario.checks.iter();
        let found = checks.find(|one| one.id == *id);
        found.map_or_else(
            || id.to_string(),
            |one| material.text(&one.title).to_string(),
        )
    };
    let why = match &check.verdict {
        Verdict::Passed => String::new(),
        Verdict::Failed(failure) => material.text(&why(failure)).to_string(),
        Verdict::Skipped { because } => format!(
            "{} “{}”",
            material.say("memerlukan", "needs"),
            title(because)
        ),
        Verdict::Unsure(why) | Verdict::Broken(why) => material.text(why).to_string(),
    };
    let link = match check.verdict {
        Verdict::Passed => Inline::text(&title(&check.id)),
        _ => Inline::link(
            format!("{}-why-{}", record.about.name, check.id),
            &title(&check.id),
        ),
    };
    vec![
        vec![link],
        vec![Inline::text(material.text(&became(check)))],
        vec![Inline::text(&earned(
            material,
            check.earned,
            check.possible,
        ))],
        vec![Inline::text(&why)],
    ]
}

/// In a word, with a mark.
pub(super) fn became(check: &CheckOutcome) -> Text {
    match check.verdict {
        Verdict::Passed => Text::new("✓ lulus", "✓ passed"),
        Verdict::Failed(_) => Text::new("✗ gagal", "✗ failed"),
        Verdict::Skipped { .. } => Text::new("– dilewati", "– skipped"),
        Verdict::Unsure(_) => Text::new("? tidak pasti", "? unsure"),
        Verdict::Broken(_) => Text::new("! tidak dapat dinilai", "! could not be judged"),
    }
}
