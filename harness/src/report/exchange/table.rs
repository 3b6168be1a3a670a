//! A plain table for spreadsheets: a row a student, two columns a module, and the course's grade.

use super::cell::{self, Divider};
use super::{Batch, grade};
use crate::grade::{ModuleGrade, Standing, Student};

/// Titles are the same in every language, for programs read them.
const PERSON: [&str; 4] = ["number", "name", "class", "email"];

pub fn table(batch: Batch<'_>, divider: Divider) -> String {
    let mut titles: Vec<String> = PERSON.map(str::to_string).to_vec();
    for module in batch.modules {
        titles.extend([module.to_string(), format!("{module} status")]);
    }
    titles.extend(["course", "course status"].map(str::to_string));
    let students = batch.book.students.iter();
    let rows = students.map(|student| divider.row(&row(batch, student)));
    // Spreadsheets know UTF-8 by its mark.
    format!(
        "\u{feff}{}{}",
        divider.row(&titles),
        rows.collect::<String>()
    )
}

fn row(batch: Batch<'_>, student: &Student) -> Vec<String> {
    let person = &student.person;
    let known = |text: &Option<String>| text.as_deref().map(cell::words).unwrap_or_default();
    let mut cells = vec![
        cell::words(&person.number),
        known(&person.name),
        known(&person.class),
        known(&person.email),
    ];
    for slug in batch.modules {
        let module = student.module(slug);
        let points = module.and_then(|module| grade(batch, module));
        cells.push(points.unwrap_or_default());
        cells.push(module.map_or("", standing).to_string());
    }
    let course = &student.grade;
    let decimals = batch.book.plan.grading.decimals;
    let whole = course.grade.as_ref().map(|grade| grade.rounded(decimals));
    cells.push(whole.unwrap_or_default());
    cells.push(
        if course.is_complete {
            "complete"
        } else {
            "so far"
        }
        .to_string(),
    );
    cells
}

fn standing(module: &ModuleGrade) -> &'static str {
    match &module.standing {
        Standing::Graded => "graded",
        Standing::Pending(_) => "pending",
        Standing::Missing => "missing",
        Standing::Open => "open",
        Standing::LeftOut => "left out",
    }
}
