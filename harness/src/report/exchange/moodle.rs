//! Moodle: its gradebook's import, and what a student reads there beside a grade.

use super::case::{cases, remarks};
use super::cell::{self, Divider};
use super::{Batch, Filled, grade};
use crate::grade::{ModuleGrade, Student};
use crate::scenario::text::Text;
use crate::verdict::Kind;
use std::collections::BTreeSet;

/// How many failed checks a comment names.
const MOST_TOLD: usize = 20;
const MOST_LETTERS: usize = 400;

/// For the gradebook's import: a row for everybody on the class list who has a grade, for an unknown one stops it all.
pub fn moodle(batch: Batch<'_>, divider: Divider) -> Filled {
    let mut titles = vec!["ID number".to_string(), "Email address".to_string()];
    for module in batch.modules {
        titles.extend([module.to_string(), format!("{module} feedback")]);
    }
    let mut filled = Filled {
        bytes: divider.row(&titles).into_bytes(),
        zeros: batch.absent(),
        ..Filled::default()
    };
    for student in &batch.book.students {
        let modules = batch.modules.iter().filter_map(|slug| student.module(slug));
        let of_module = |module: &ModuleGrade| match grade(batch, module) {
            Some(grade) => [grade, comment(batch, module)],
            None => [String::new(), String::new()],
        };
        let cells: Vec<String> = modules.flat_map(of_module).collect();
        let has_grade = cells.iter().any(|cell| !cell.is_empty());
        if !student.person.is_on_roster || student.person.number.trim().is_empty() {
            if has_grade {
                filled.absent.push(called(student));
            }
        } else if has_grade {
            let email = student.person.email.as_deref().unwrap_or_default();
            let mut row = vec![cell::words(&student.person.number), cell::words(email)];
            row.extend(cells);
            filled.bytes.extend(divider.row(&row).into_bytes());
            filled.grades += 1;
        }
    }
    filled
}

/// What a student reads beside the grade, as Moodle shows it: a page's markup, on one line.
pub(super) fn comment(batch: Batch<'_>, module: &ModuleGrade) -> String {
    let mut lines = remarks(batch, module);
    lines.extend(checks(batch, module));
    for answer in super::case::answers(batch, module) {
        let (points, why) = (answer.points("/"), cell::line(&answer.why));
        lines.push(format!("{}: {points} {why}", answer.name));
    }
    let lines: Vec<String> = lines.iter().map(|line| cell::markup(line.trim())).collect();
    lines.join("<br>")
}

fn checks(batch: Batch<'_>, module: &ModuleGrade) -> Vec<String> {
    let cases = cases(batch, module);
    let short = |why: &str| -> String { cell::line(why).chars().take(MOST_LETTERS).collect() };
    if module
        .attempt()
        .is_none_or(|attempt| attempt.checks.is_empty())
    {
        // What a person decided is said above.
        let is_said = module.decided.is_some();
        let cases = cases.iter().filter(|_| !is_said);
        return cases.map(|case| short(&case.why)).collect();
    }
    let all = cases.len();
    let passed = cases
        .iter()
        .filter(|case| case.kind == Kind::Passed)
        .count();
    let said = Text::new(
        format!("{passed} dari {all} pemeriksaan lulus"),
        format!("{passed} of {all} checks passed"),
    );
    let told = cases
        .iter()
        .filter(|case| case.kind == Kind::Failed || case.is_persons)
        .take(MOST_TOLD);
    let mut seen = BTreeSet::new();
    let told = told.map(|case| {
        // What several checks lack is told once, and then how it begins.
        let why = match seen.insert(case.why.as_str()) {
            true => short(&words(&case.why)),
            false => brief(&case.why),
        };
        let mark = case.mark();
        let points = match case.is_persons {
            true => format!("{} · ", case.points("/")),
            false => String::new(),
        };
        format!("{mark} {} — {}: {points}{why}", case.name, case.title)
    });
    std::iter::once(batch.say(&said).to_string())
        .chain(told)
        .collect()
}

/// Without the piece of a file that a complaint points into: on one line it points nowhere.
fn words(why: &str) -> String {
    let is_pointer = |line: &&str| {
        let line = line.trim_start();
        let line = line.trim_start_matches(|next: char| next.is_ascii_digit());
        line.trim_start().starts_with(['|']) || line.starts_with("-->")
    };
    let lines = why.lines().filter(|line| !is_pointer(line));
    lines.collect::<Vec<_>>().join("\n")
}

fn brief(why: &str) -> String {
    let first: String = cell::line(why.lines().next().unwrap_or_default());
    let more = if why.lines().nth(1).is_some() {
        " …"
    } else {
        ""
    };
    let first: String = first.chars().take(MOST_LETTERS).collect();
    format!("{first}{more}")
}

pub(super) fn called(student: &Student) -> String {
    let name = student.person.name.as_deref().unwrap_or_default();
    let both = format!("{} {name}", student.person.number);
    cell::line(both.trim())
}
