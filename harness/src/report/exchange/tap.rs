//! TAP 14: a line for each check of each student, and beneath one that did not pass what was to be said.

use super::case::{Case, cases};
use super::{Batch, cell};
use crate::scenario::text::Text;
use crate::verdict::Kind;
use serde_json::Value;

pub fn tap(batch: Batch<'_>) -> String {
    let all = batch.grades().flat_map(|(student, module)| {
        let cases = cases(batch, module).into_iter();
        cases.map(move |case| (&student.person.number, &module.slug, case))
    });
    let all: Vec<_> = all.collect();
    let mut text = format!("TAP version 14\n1..{}\n", all.len());
    for (at, (number, slug, case)) in all.iter().enumerate() {
        let said = format!("{number} {slug} {}: {}", case.name, case.title);
        let ok = if case.kind == Kind::Failed {
            "not ok"
        } else {
            "ok"
        };
        text.push_str(&format!(
            "{ok} {} - {}{}\n",
            at + 1,
            escaped(&said),
            skipped(batch, case)
        ));
        text.push_str(&block(case));
    }
    text
}

/// What was not judged is neither passed nor failed: TAP knows it as skipped.
fn skipped(batch: Batch<'_>, case: &Case) -> String {
    let why = match case.kind {
        Kind::Passed | Kind::Failed => return String::new(),
        Kind::Skipped => Text::default(),
        Kind::Unsure => Text::new("tidak pasti: ", "unsure: "),
        Kind::Broken => Text::new("tidak dapat dinilai: ", "could not be judged: "),
    };
    format!(" # SKIP {}{}", batch.say(&why), escaped(&case.why))
}

fn escaped(text: &str) -> String {
    cell::line(text).replace('\\', "\\\\").replace('#', "\\#")
}

/// As YAML: a text in JSON's quotes is one.
fn block(case: &Case) -> String {
    if case.kind != Kind::Failed {
        return String::new();
    }
    let got = case
        .got
        .as_ref()
        .map(|got| got.rounded(2))
        .unwrap_or_default();
    let mut text = String::from("  ---\n");
    for (key, value) in [
        ("message", case.why.as_str()),
        ("diagnosis", case.diagnosis.unwrap_or_default()),
        ("points", &got),
        ("possible", &case.worth.rounded(2)),
    ] {
        text.push_str(&format!("  {key}: {}\n", Value::from(value)));
    }
    text.push_str("  ...\n");
    text
}
