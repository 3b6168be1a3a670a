//! What each point was for, and why one was lost.

use super::{Section, number, points};
use crate::record::Record;
use crate::report::document::{Block, Inline};
use crate::report::material::Material;
use crate::scenario::quantity::Points;
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

fn earned(material: &Material<'_>, earned: Points, possible: Points) -> String {
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
    let (id, en) = match &check.verdict {
        Verdict::Passed => ("✓ lulus", "✓ passed"),
        Verdict::Failed(_) => ("✗ gagal", "✗ failed"),
        Verdict::Skipped { .. } => ("– dilewati", "– skipped"),
        Verdict::Unsure(_) => ("? tidak pasti", "? unsure"),
        Verdict::Broken(_) => ("! tidak dapat dinilai", "! could not be judged"),
    };
    let why = match &check.verdict {
        Verdict::Passed => String::new(),
        Verdict::Failed(failure) => material.text(&why(failure)).to_string(),
        Verdict::Skipped { because } => format!(
            "{} «{}»",
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
        vec![Inline::text(material.say(id, en))],
        vec![Inline::text(&earned(
            material,
            check.earned,
            check.possible,
        ))],
        vec![Inline::text(&why)],
    ]
}

/// The scenarios by their weights, out of a hundred.
fn total(material: &Material<'_>) -> String {
    let records = material.records;
    let certain = |record: &&Record| {
        record
            .outcome
            .checks
            .iter()
            .all(|check| check.verdict.is_certain())
    };
    let mut earned = 0_u64;
    let mut weights = 0_u64;
    let mut is_whole = true;
    for (name, weight) in &material.module.scenarios {
        let weight = u64::from(weight.hundredths());
        let record = records
            .iter()
            .find(|record| record.about.name == name.as_str());
        let Some(record) = record.filter(certain) else {
            is_whole = false;
            continue;
        };
        let possible = u64::from(record.outcome.possible().hundredths()).max(1);
        earned += weight * u64::from(record.outcome.earned().hundredths()) * 10_000 / possible;
        weights += weight;
    }
    if weights == 0 {
        return material
            .say("Belum ada nilai.", "There is no score yet.")
            .to_string();
    }
    let hundredths = (earned + weights / 2) / weights;
    let (whole, part) = (hundredths / 100, hundredths % 100);
    let of_hundred = match part {
        0 => whole.to_string(),
        _ => format!("{whole}.{part:02}"),
    };
    let shown = points(material, &of_hundred);
    let title = material.say(
        "Nilai modul dari program",
        "The module's score for the programs",
    );
    let of = material.say("dari 100", "of 100");
    let note = match is_whole {
        true => "",
        false => material.say(
            " (tanpa skenario yang belum dimainkan atau tidak dapat dinilai)",
            " (without scenarios that were not played or could not be judged)",
        ),
    };
    format!("{title}: {shown} {of}{note}.")
}
