//! CTRF, the common test report format: one JSON document with a test for each check of each student.

use super::case::{Case, cases};
use super::{Batch, cell};
use crate::grade::{ModuleGrade, Student};
use crate::report::calendar;
use crate::verdict::Kind;
use serde_json::{Value, json};

const VERSION: &str = "0.0.0";
const STATES: [&str; 5] = ["passed", "failed", "skipped", "pending", "other"];

pub fn ctrf(batch: Batch<'_>) -> String {
    let tests = batch.grades().flat_map(|(student, module)| {
        let cases = cases(batch, module).into_iter();
        cases.map(move |case| test(student, module, &case))
    });
    let tests: Vec<Value> = tests.collect();
    let attempts = batch.grades().filter_map(|(_, module)| module.attempt());
    let times: Vec<(u64, u64)> = attempts
        .map(|it| (it.began, it.ended.unwrap_or(it.began)))
        .collect();
    let start = times
        .iter()
        .map(|(began, _)| *began)
        .min()
        .unwrap_or(batch.book.at);
    let stop = times
        .iter()
        .map(|(_, ended)| *ended)
        .max()
        .unwrap_or(batch.book.at);
    let mut summary = json!({
        "tests": tests.len(),
        "start": start.saturating_mul(1000),
        "stop": stop.saturating_mul(1000),
    });
    for state in STATES {
        let count = tests.iter().filter(|test| test["status"] == state).count();
        summary[state] = count.into();
    }
    let report = json!({
        "reportFormat": "CTRF",
        "specVersion": VERSION,
        "timestamp": calendar::utc(batch.book.at),
        "generatedBy": "praktikum",
        "results": {
            "tool": { "name": "praktikum", "version": env!("CARGO_PKG_VERSION") },
            "summary": summary,
            "tests": tests,
        },
    });
    format!("{report:#}\n")
}

fn test(student: &Student, module: &ModuleGrade, case: &Case) -> Value {
    let person = cell::line(&student.person.number);
    let status = match case.kind {
        Kind::Passed => "passed",
        Kind::Failed => "failed",
        Kind::Skipped if case.is_persons => "other",
        Kind::Skipped => "skipped",
        Kind::Unsure | Kind::Broken => "other",
    };
    let raw = match case.is_persons {
        true => "decided".to_string(),
        false => format!("{:?}", case.kind).to_lowercase(),
    };
    let mut test = json!({
        "name": format!("{person} {} {}: {}", module.slug, case.name, case.title),
        "status": status,
        "duration": u64::try_from(case.took.as_millis()).unwrap_or(u64::MAX),
        "suite": [person, module.slug],
        "rawStatus": raw,
        "tags": case.diagnosis.into_iter().collect::<Vec<_>>(),
        "extra": { "points": case.got, "possible": case.worth },
    });
    if !case.why.is_empty() {
        test["message"] = case.why.as_str().into();
    }
    test
}
