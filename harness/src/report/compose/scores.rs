//! What each point was for, and why one was lost.

use super::{Section, number, points};
use crate::grade::{Grading, Judged, Module, Play, Scenario};
use crate::record::Record;
use crate::report::document::{Block, Inline};
use crate::report::material::Material;
use crate::scenario::quantity::Points;
use crate::scenario::text::Text;
use crate::verdict::explain::why;
use crate::verdict::{CheckOutcome, Kind, Verdict};

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

/// The scenarios by their weights, out of a hundred, as the gradebook has it.
pub(super) fn total(material: &Material<'_>) -> String {
    let (plan, grading, is_whole) = graded(material);
    let Ok(earned) = plan.earned(&grading) else {
        return material
            .say("Belum ada nilai.", "There is no score yet.")
            .to_string();
    };
    let places = earned.rounded(2);
    let of_hundred = places.strip_suffix(".00").unwrap_or(&places);
    let shown = points(material, of_hundred);
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

/// What could be judged, as something to be graded; and is that everything?
fn graded(material: &Material<'_>) -> (Module, Grading, bool) {
    let is_certain = |check: &CheckOutcome| check.verdict.is_certain();
    let (mut scenarios, mut plays) = (Vec::new(), Vec::new());
    for (name, weight) in &material.module.scenarios {
        let mut records = material.records.iter();
        let record = records.find(|record| record.about.name == name.as_str());
        let record = record.filter(|record| record.outcome.checks.iter().all(is_certain));
        let Some(record) = record else { continue };
        scenarios.push(Scenario::of(name.clone(), *weight, &record.scenario));
        plays.push(Play {
            scenario: name.clone(),
            seed: record.about.seed,
            record: String::new(),
            checks: record.outcome.checks.iter().map(judged).collect(),
        });
    }
    let is_whole = scenarios.len() == material.module.scenarios.len();
    let plan = Module {
        slug: material.slug.clone(),
        title: material.module.title.clone(),
        weight: Points::default(),
        optional: false,
        deadline: None,
        extensions: Vec::new(),
        scenarios,
        questions: Vec::new(),
    };
    let grading = Grading {
        id: 0,
        module: material.slug.clone(),
        scenarios: String::new(),
        began: 0,
        ended: None,
        unplayable: None,
        plays,
        harness: String::new(),
        interpreters: Vec::new(),
    };
    (plan, grading, is_whole)
}

fn judged(check: &CheckOutcome) -> Judged {
    Judged {
        id: check.id.clone(),
        kind: Kind::of(&check.verdict),
        diagnosis: None,
        earned: check.earned,
        possible: check.possible,
        why: Text::default(),
        took: None,
    }
}
