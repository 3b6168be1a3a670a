//! JUnit's XML, as CI systems and Artemis read it: a suite for each student and module, a case for each check.

use super::Batch;
use super::case::{Case, cases};
use super::{cell, settled};
use crate::grade::{ModuleGrade, Student};
use crate::verdict::Kind;
use std::time::Duration;

pub fn junit(batch: Batch<'_>) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"praktikum\">\n",
    );
    for (student, module) in batch.grades() {
        let cases = cases(batch, module);
        if !cases.is_empty() {
            suite(&mut text, student, module, &cases);
        }
    }
    text.push_str("</testsuites>\n");
    text
}

fn suite(text: &mut String, student: &Student, module: &ModuleGrade, cases: &[Case]) {
    let count = |kinds: &[Kind]| {
        cases
            .iter()
            .filter(|case| kinds.contains(&case.kind))
            .count()
    };
    let name = cell::markup(&format!(
        "{} {}",
        cell::line(&student.person.number),
        module.slug
    ));
    let seconds: Duration = cases.iter().map(|case| case.took).sum();
    text.push_str(&format!(
        "  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" time=\"{:.3}\">\n    <properties>\n",
        cases.len(),
        count(&[Kind::Failed]),
        count(&[Kind::Broken, Kind::Unsure]),
        count(&[Kind::Skipped]),
        seconds.as_secs_f64(),
    ));
    let mut property = |name: &str, value: &str| {
        let value = cell::markup(&cell::line(value));
        text.push_str(&format!(
            "      <property name=\"{name}\" value=\"{value}\"/>\n"
        ));
    };
    property("number", &student.person.number);
    property("name", student.person.name.as_deref().unwrap_or_default());
    if let Some(points) = settled(module) {
        property("score", &points.rounded(2));
    }
    text.push_str("    </properties>\n");
    for case in cases {
        let name = cell::markup(&case.name);
        text.push_str(&format!(
            "    <testcase name=\"{name}\" classname=\"{}\" time=\"{:.3}\">",
            module.slug,
            case.took.as_secs_f64(),
        ));
        text.push_str(&outcome(case));
        text.push_str("</testcase>\n");
    }
    text.push_str("  </testsuite>\n");
}

fn outcome(case: &Case) -> String {
    let why = if case.why.is_empty() {
        &case.title
    } else {
        &case.why
    };
    // A line end in an attribute would be read as a blank.
    let message = cell::markup(&format!("{}\n{why}", case.title)).replace('\n', "&#10;");
    let kind = case.diagnosis.unwrap_or("failed");
    match case.kind {
        Kind::Passed => String::new(),
        Kind::Failed => format!(
            "<failure message=\"{message}\" type=\"{kind}\">{}</failure>",
            cell::markup(why)
        ),
        Kind::Skipped => format!("<skipped message=\"{message}\"/>"),
        Kind::Unsure => format!("<error message=\"{message}\" type=\"unsure\"/>"),
        Kind::Broken => format!("<error message=\"{message}\" type=\"broken\"/>"),
    }
}
