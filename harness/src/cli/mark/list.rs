//! Marks of many at once, from a table as spreadsheets write it: all of them are kept, or none.

use super::{Desk, comment, given, group, question};
use crate::cli::class::Place;
use crate::cli::run::warn;
use crate::grade::{Book, Mark};
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use crate::scenario::text::{Spoken, Text, harmless};
use crate::submission::roster;
use crate::world::{clock, files};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// How many complaints are told.
const MOST_TOLD: usize = 20;
/// Titles of columns, in small letters.
const TITLES: [&[&str]; 4] = [
    &[
        "nim",
        "npm",
        "nrp",
        "nomor",
        "number",
        "student number",
        "student id",
        "id number",
    ],
    &["pertanyaan", "question", "soal"],
    &["poin", "points", "nilai", "skor", "score"],
    &["catatan", "komentar", "comment", "comments", "note"],
];

/// One row, as far as it says something.
struct Row {
    line: usize,
    number: String,
    members: Vec<String>,
    module: Name,
    question: Name,
    points: Option<Points>,
    /// Nothing where the table has no such column: then the earlier one stays.
    comment: Option<String>,
}

/// Every row's mark: of a group each has it, but for those with a row of their own.
pub(super) fn read(book: &Book, path: &Path, how: (&Place, bool)) -> Result<Vec<Mark>> {
    let bytes = files::read(path)?;
    let shown = harmless(&files::shown(path));
    let table = roster::table(&bytes).map_err(|complaints| {
        let told = complaints.iter().map(|one| at(&shown, one.line, &one.text));
        Spoken::together(&told.collect::<Vec<_>>())
    })?;
    let mut table = table.into_iter();
    let (line, titles) = table.next().unwrap_or_default();
    let columns = columns(&titles).ok_or_else(|| at(&shown, line.max(1), &no_columns()))?;
    let (mut rows, mut wrong) = (Vec::new(), Vec::new());
    for (line, cells) in table {
        match row(book, columns, (line, &cells), how) {
            Ok(one) => rows.extend(one),
            Err(Spoken(text)) => wrong.push(at(&shown, line, &text)),
        }
    }
    wrong.extend(twice(&rows).map(|(line, text)| at(&shown, line, &text)));
    if !wrong.is_empty() {
        wrong.truncate(MOST_TOLD);
        return Err(Spoken::together(&wrong).into());
    }
    if rows.is_empty() {
        return Err(at(&shown, 1, &nothing()).into());
    }
    Ok(marks(book, &rows))
}

fn marks(book: &Book, rows: &[Row]) -> Vec<Mark> {
    let own = rows
        .iter()
        .map(|row| (&row.number, &row.module, &row.question));
    let own: BTreeSet<_> = own.collect();
    let now = clock::date();
    let of_row = |row: &Row| {
        let has_none = |number: &&String| {
            **number == row.number || !own.contains(&(*number, &row.module, &row.question))
        };
        let mark = |number: &String| Mark {
            number: number.clone(),
            module: row.module.clone(),
            question: row.question.clone(),
            points: row.points,
            comment: row
                .comment
                .clone()
                .unwrap_or_else(|| comment(book, number, (&row.module, &row.question))),
            at: now,
        };
        let numbers = row.members.iter().filter(has_none);
        numbers.map(mark).collect::<Vec<Mark>>()
    };
    rows.iter().flat_map(of_row).collect()
}

/// The places of number, question, points and comment; the last may be missing.
fn columns(titles: &[String]) -> Option<[Option<usize>; 4]> {
    let place = |known: &[&str]| {
        let fits = |title: &String| known.contains(&title.trim().to_lowercase().as_str());
        titles.iter().position(fits)
    };
    let found = TITLES.map(place);
    found[..3].iter().all(Option::is_some).then_some(found)
}

/// What is left empty is not marked yet.
fn row(
    book: &Book,
    columns: [Option<usize>; 4],
    (line, cells): (usize, &[String]),
    (place, alone): (&Place, bool),
) -> Result<Option<Row>, Spoken> {
    let has_comments = columns[3].is_some();
    let [number, asked, points, comment] = columns.map(|column| {
        let cell = column.and_then(|column| cells.get(column));
        cell.map(|cell| cell.trim().to_string()).unwrap_or_default()
    });
    if points.is_empty() {
        return Ok(None);
    }
    let student = place.student(book, &number)?;
    let (module, question) = question(book, &asked)?;
    let mut members = group(student, module, alone);
    let number = student.person.number.clone();
    if !members.contains(&number) {
        members.push(number.clone());
    }
    Ok(Some(Row {
        line,
        number,
        members,
        module: module.slug.clone(),
        question: question.id.clone(),
        points: given(&points, question.points)?,
        comment: has_comments.then_some(comment),
    }))
}

/// As English says so many of something.
fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        several => format!("{several} {what}s"),
    }
}

/// Rows about the same answer of the same student: nobody can tell which of them is meant.
fn twice(rows: &[Row]) -> impl Iterator<Item = (usize, Text)> {
    let mut seen = BTreeMap::new();
    rows.iter().filter_map(move |row| {
        let first = *seen
            .entry((&row.number, &row.module, &row.question))
            .or_insert(row.line);
        let what = format!(
            "{} · {}/{}",
            harmless(&row.number),
            row.module,
            row.question
        );
        (first != row.line).then(|| {
            let text = Text::new(
                format!("{what} sudah ada di baris {first}; hapus salah satu"),
                format!("{what} stands in line {first} already; remove one of them"),
            );
            (row.line, text)
        })
    })
}

/// Whose comment went, because its cell is empty now.
pub(super) fn silenced(desk: &Desk<'_>, book: &Book, marks: &[Mark]) {
    let had = |mark: &&Mark| {
        let earlier = comment(book, &mark.number, (&mark.module, &mark.question));
        mark.comment.is_empty() && !earlier.is_empty()
    };
    let count = marks.iter().filter(had).count();
    if count > 0 {
        let text = Text::new(
            format!("{count} catatan yang sudah ada dihapus: selnya kosong di berkas itu"),
            format!("earlier comments taken away, for their cells are empty there: {count}"),
        );
        warn(&text, desk.language);
    }
}

/// How much was kept.
pub(super) fn tell(desk: &mut Desk<'_>, marks: &[Mark]) -> Result<()> {
    let students: BTreeSet<&str> = marks.iter().map(|mark| mark.number.as_str()).collect();
    let students = students.len();
    let given = marks.iter().filter(|mark| mark.points.is_some()).count();
    let mut text = Text::new(
        format!("{given} poin disimpan, untuk {students} mahasiswa."),
        format!(
            "Kept: {}, for {}.",
            counted(given, "mark"),
            counted(students, "student")
        ),
    );
    let back = marks.len() - given;
    if back > 0 {
        text.id.push_str(&format!(" Ditarik kembali: {back}."));
        text.en.push_str(&format!(" Taken back: {back}."));
    }
    Ok(writeln!(desk.out, "{}", text.in_language(desk.language))?)
}

fn at(file: &str, line: usize, text: &Text) -> Spoken {
    Spoken::new(
        format!("{file}:{line}: {}", text.id),
        format!("{file}:{line}: {}", text.en),
    )
}

fn no_columns() -> Text {
    Text::new(
        "kolom yang diperlukan: NIM, pertanyaan, poin; boleh ditambah catatan",
        "the columns that are needed: NIM, question, points; a comment may be added",
    )
}

fn nothing() -> Text {
    Text::new("tidak ada poin di sini", "there are no points here")
}
