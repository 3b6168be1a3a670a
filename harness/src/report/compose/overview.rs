//! All experiments at a glance: how many checks passed, which points were lost, and for what.

use super::number;
use super::scores::{became, earned};
use super::total::total;
use crate::record::Record;
use crate::report::document::{Block, Inline};
use crate::report::material::Material;
use crate::verdict::{CheckOutcome, Verdict};

/// One row an experiment, in the order in which they follow.
pub(super) fn overview(material: &Material<'_>) -> Vec<Block> {
    if material.records.is_empty() {
        return Vec::new();
    }
    let head = [
        ("Percobaan", "Experiment"),
        ("Lulus", "Passed"),
        ("Poin", "Points"),
        ("Bobot", "Weight"),
        ("Yang tidak lulus", "What did not pass"),
    ];
    let head = head.iter();
    let head = head.map(|(id, en)| vec![Inline::text(material.say(id, en))]);
    let rows = (1..).zip(material.records);
    let rows = rows.map(|(number, record)| row(material, number, record));
    let table = Block::Table {
        head: head.collect(),
        rows: rows.collect(),
    };
    vec![
        table,
        Block::Paragraph(vec![Inline::strong(&total(material))]),
    ]
}

fn row(material: &Material<'_>, number: usize, record: &Record) -> Vec<Vec<Inline>> {
    let title = material.text(&record.scenario.title);
    let (passed, all) = passed(record);
    let outcome = &record.outcome;
    let points = earned(material, outcome.earned(), outcome.possible());
    let mut others: Vec<Inline> = Vec::new();
    for one in lost(material, record) {
        if !others.is_empty() {
            others.push(Inline::Break);
        }
        others.extend(one);
    }
    vec![
        vec![Inline::link(
            format!("{}-experiment", record.about.name),
            &format!("{number}. {title}"),
        )],
        vec![Inline::text(&format!("{passed} / {all}"))],
        vec![Inline::text(&points)],
        vec![Inline::text(&weight(material, record))],
        others,
    ]
}

/// What the experiment counts for within the module.
fn weight(material: &Material<'_>, record: &Record) -> String {
    let mut scenarios = material.module.scenarios.iter();
    let own = scenarios.find(|(name, _)| record.about.name == name.as_str());
    own.map_or_else(String::new, |(_, weight)| {
        number(material, &weight.to_string())
    })
}

/// How many of how many checks.
pub(super) fn passed(record: &Record) -> (usize, usize) {
    let checks = &record.outcome.checks;
    let passed = checks
        .iter()
        .filter(|check| check.verdict == Verdict::Passed);
    (passed.count(), checks.len())
}

/// Each check that did not pass, with a link to why.
fn lost(material: &Material<'_>, record: &Record) -> Vec<Vec<Inline>> {
    let told = |check: &CheckOutcome| {
        let points = earned(material, check.earned, check.possible);
        let became = became(check);
        vec![
            Inline::text(&format!("{} ", material.text(&became))),
            why(material, record, check),
            Inline::text(&format!(" ({points})")),
        ]
    };
    not_passed(record).map(told).collect()
}

/// Links to why each check that did not pass did not.
pub(super) fn others(material: &Material<'_>, record: &Record) -> Vec<Inline> {
    let others = not_passed(record);
    others.map(|check| why(material, record, check)).collect()
}

fn not_passed(record: &Record) -> impl Iterator<Item = &CheckOutcome> {
    let checks = record.outcome.checks.iter();
    checks.filter(|check| check.verdict != Verdict::Passed)
}

fn why(material: &Material<'_>, record: &Record, check: &CheckOutcome) -> Inline {
    let mut checks = record.scenario.checks.iter();
    let title = checks.find(|one| one.id == check.id).map(|one| &one.title);
    let title = title.map_or(check.id.as_str(), |title| material.text(title));
    Inline::link(format!("{}-why-{}", record.about.name, check.id), title)
}
