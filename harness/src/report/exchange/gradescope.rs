//! Gradescope: what an autograder leaves as `results.json`, for one student and one module.

use super::case::{Case, remarks, rows};
use super::{Batch, cell, rounded};
use crate::grade::{ModuleGrade, Standing, Student};
use crate::verdict::Kind;
use serde_json::{Value, json};

/// The longest text of one test, and of them all.
const MOST_LETTERS: usize = 10_000;

/// `None` where there is nothing to say: a file without tests could be taken for a zero.
pub fn gradescope(batch: Batch<'_>, student: &Student, module: &ModuleGrade) -> Option<String> {
    if matches!(module.standing, Standing::Open | Standing::LeftOut) {
        return None;
    }
    let tests = rows(batch, module);
    let tests = tests.iter().enumerate();
    let tests: Vec<Value> = tests.map(|(at, case)| test(at, case)).collect();
    let mut results = json!({
        "output": remarks(batch, module).join("\n"),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": tests,
        "extra_data": {
            "praktikum": env!("CARGO_PKG_VERSION"),
            "module": module.slug,
            "number": cell::line(&student.person.number),
        },
    });
    if let Some(points) = rounded(batch, module) {
        results["score"] = json!(points);
    }
    if let Some((began, ended)) = module.attempt().and_then(|it| Some((it.began, it.ended?))) {
        results["execution_time"] = ended.saturating_sub(began).into();
    }
    Some(format!("{results:#}\n"))
}

fn test(at: usize, case: &Case) -> Value {
    let mut output: String = case.why.chars().take(MOST_LETTERS).collect();
    if matches!(case.kind, Kind::Unsure | Kind::Broken) && output.is_empty() {
        output = "?".to_string();
    }
    let mut test = json!({
        "name": format!("{} — {}", case.name, case.title),
        "number": (at + 1).to_string(),
        "max_score": case.worth,
        "output": output,
        "visibility": "visible",
        "tags": case.diagnosis.into_iter().collect::<Vec<_>>(),
    });
    // Without both, Gradescope shows the text alone: nobody could tell.
    if let Some(got) = &case.got {
        test["score"] = json!(got);
        let is_passed = case.kind == Kind::Passed;
        // What a person gave, and what lateness took, is neither.
        if !case.is_persons && !case.worth.is_nothing() || is_passed {
            test["status"] = if is_passed { "passed" } else { "failed" }.into();
        }
    }
    test
}
