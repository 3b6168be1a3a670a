//! The module's score, and which scenarios it is made of.

use super::{number, points};
use crate::grade::{Grading, Judged, Module, Play, Scenario};
use crate::record::Record;
use crate::report::document::Inline;
use crate::report::material::Material;
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use crate::scenario::text::Text;
use crate::verdict::{CheckOutcome, Kind};

/// The scenarios by their weights, out of a hundred, as the gradebook has it. Of a part of them it is said what part.
pub(super) fn total(material: &Material<'_>) -> String {
    let (plan, grading) = graded(material);
    let Ok(earned) = plan.earned(&grading) else {
        let none = material.say("Belum ada nilai.", "There is no score yet.");
        return none.to_string();
    };
    let places = earned.rounded(2);
    let of_hundred = places.strip_suffix(".00").unwrap_or(&places);
    if plan.scenarios.len() < material.module.scenarios.len() {
        return part(material, &plan, &number(material, of_hundred));
    }
    let shown = points(material, of_hundred);
    match material.say("id", "en") {
        "id" => format!("Nilai modul dari program: {shown} dari 100."),
        _ => format!("The module's score for the programs: {shown} of 100."),
    }
}

/// The same as lines; what a gradebook adds and takes is not known here.
pub(super) fn lines(material: &Material<'_>) -> Vec<Vec<Inline>> {
    let score = vec![Inline::strong(&total(material))];
    let number = material.identity.nim.as_deref();
    let Some(number) = number.filter(|_| material.is_graded) else {
        return vec![score];
    };
    let before = material.say(
        "Belum termasuk jawaban soal, potongan keterlambatan, dan keputusan pengajar; nilai yang berlaku ada di buku nilai: ",
        "Without the answers to questions, what lateness takes, and decisions of the instructor; the grade that counts is in the gradebook: ",
    );
    let command = Inline::code(&format!("praktikum show {number}"));
    vec![score, vec![Inline::text(before), command]]
}

fn part(material: &Material<'_>, plan: &Module, of_hundred: &str) -> String {
    let scenarios = &material.module.scenarios;
    let (judged, all) = (plan.scenarios.len(), scenarios.len());
    let sum = |points: &mut dyn Iterator<Item = Points>| {
        number(material, &points.sum::<Points>().to_string())
    };
    let weight = sum(&mut plan.scenarios.iter().map(|scenario| scenario.weight));
    let weights = sum(&mut scenarios.iter().map(|(_, weight)| *weight));
    let told = match material.say("id", "en") {
        "id" => format!(
            "Baru {judged} dari {all} skenario yang dinilai (bobot {weight} dari {weights}); nilainya {of_hundred} dari 100. Nilai modul ada sesudah semuanya dinilai."
        ),
        _ => format!(
            "Only {judged} of {all} scenarios were judged (weight {weight} of {weights}), with {of_hundred} of 100. The module has a score when all were judged."
        ),
    };
    let names = |is_meant: &dyn Fn(Option<&Record>) -> bool| {
        let names = scenarios.iter().map(|(name, _)| name);
        let meant = names.filter(|name| is_meant(played(material, name)));
        meant.map(Name::as_str).collect::<Vec<_>>().join(", ")
    };
    let missing = [
        (
            material.say("Belum dimainkan", "Not played yet"),
            names(&|record| record.is_none()),
        ),
        (
            material.say("Tidak dapat dinilai", "Could not be judged"),
            names(&|record| record.is_some_and(|record| !is_judged(record))),
        ),
    ];
    let missing = missing.iter().filter(|(_, names)| !names.is_empty());
    let missing: String = missing
        .map(|(why, names)| format!(" {why}: {names}."))
        .collect();
    told + &missing
}

fn played<'a>(material: &Material<'a>, name: &Name) -> Option<&'a Record> {
    let mut records = material.records.iter();
    records.find(|record| record.about.name == name.as_str())
}

fn is_judged(record: &Record) -> bool {
    let mut checks = record.outcome.checks.iter();
    checks.all(|check| check.verdict.is_certain())
}

/// What could be judged, as something to be graded.
fn graded(material: &Material<'_>) -> (Module, Grading) {
    let (mut scenarios, mut plays) = (Vec::new(), Vec::new());
    for (name, weight) in &material.module.scenarios {
        let Some(record) = played(material, name).filter(|record| is_judged(record)) else {
            continue;
        };
        scenarios.push(Scenario::of(name.clone(), *weight, &record.scenario));
        plays.push(Play {
            scenario: name.clone(),
            seed: record.about.seed,
            record: String::new(),
            checks: record.outcome.checks.iter().map(judged).collect(),
        });
    }
    let plan = Module {
        slug: material.slug.clone(),
        title: material.module.title.clone(),
        weight: Points::default(),
        optional: false,
        deadline: None,
        extensions: Vec::new(),
        late: None,
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
        alike: Vec::new(),
        plays,
        harness: String::new(),
        interpreters: Vec::new(),
    };
    (plan, grading)
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
