//! An assignment's offline worksheet of Moodle: filled in as it was downloaded.

use super::filling::{Cell, Closed, Filling, Sign, decimal, told};
use super::moodle::comment;
use super::sheet::{Row, Sheet};
use super::who::{Class, Clues, Participant};
use super::{Batch, Filled};
use crate::scenario::name::Name;
use crate::scenario::text::{Spoken, Text};
use std::collections::BTreeMap;

/// How the state of somebody who has handed in begins, in small letters.
const HANDED_IN: [&str; 7] = [
    "submitted",
    "draft",
    "reopened",
    "diajukan",
    "dikirim",
    "terkirim",
    "sudah di",
];

/// Where a worksheet has what, by its titles in Indonesian or in English.
struct Columns {
    identifier: usize,
    name: Option<usize>,
    number: Option<usize>,
    email: Option<usize>,
    status: Option<usize>,
    submitted: Option<usize>,
    grade: usize,
    maximum: Option<usize>,
    changeable: Option<usize>,
    feedback: Option<usize>,
}

impl Columns {
    fn of(titles: &Row) -> Result<Self, Spoken> {
        let titles: Vec<String> = titles.texts().map(str::to_lowercase).collect();
        // As Moodle looks: of several columns with one title the last.
        let at = |known: &[&str]| {
            titles
                .iter()
                .rposition(|title| known.contains(&title.as_str()))
        };
        let begins = |known: [&str; 2]| {
            let fits = |title: &String| known.iter().any(|known| title.starts_with(known));
            titles.iter().position(fits)
        };
        let identifier = at(&["identifier", "tanda pengenal"]);
        let grade = at(&["grade", "nilai"]);
        let modified = at(&["last modified (grade)", "terakhir diubah (nilai)"]);
        let (Some(identifier), Some(grade), Some(modified)) = (identifier, grade, modified) else {
            return Err(no_worksheet());
        };
        // The other one that says when something was modified is about the submission.
        let is_moment = |title: &String| {
            let known = ["last modified (", "terakhir diubah ("];
            known.iter().any(|known| title.starts_with(known))
        };
        let submitted = titles
            .iter()
            .enumerate()
            .position(|(column, title)| is_moment(title) && column != modified);
        Ok(Self {
            identifier,
            grade,
            status: at(&["status"]),
            submitted,
            name: at(&["full name", "nama lengkap"]),
            number: at(&["id number", "nomor id", "nomor identitas", "nomor induk"]),
            email: at(&["email address", "alamat surel", "alamat email", "surel"]),
            maximum: at(&["maximum grade", "nilai maksimum"]),
            changeable: at(&[
                "grade can be changed",
                "nilai bisa diubah",
                "nilai dapat diubah",
            ]),
            feedback: begins(["feedback comments", "komentar umpan balik"]),
        })
    }

    fn clues<'r>(&self, row: &'r Row) -> Clues<'r> {
        let of = |column: Option<usize>| column.map_or("", |column| row.text(column));
        Clues {
            numbers: self
                .number
                .map(|column| row.text(column))
                .into_iter()
                .collect(),
            email: of(self.email),
            participant: digits(row.text(self.identifier)),
            name: of(self.name),
        }
    }

    /// Does Moodle say that something was handed in, be it as a draft?
    fn is_submitted(&self, row: &Row) -> bool {
        let of = |column: Option<usize>| column.map_or("", |column| row.text(column));
        let status = of(self.status).to_lowercase();
        let begins = |word: &&str| status.starts_with(*word);
        HANDED_IN.iter().any(begins) || !matches!(of(self.submitted), "" | "-")
    }

    fn is_locked(&self, row: &Row) -> bool {
        let text = self
            .changeable
            .map_or("", |column| row.text(column))
            .to_lowercase();
        matches!(text.as_str(), "no" | "tidak" | "tidak bisa")
    }
}

/// `12345` of `Participant 12345` and of `Peserta12345`.
fn digits(text: &str) -> &str {
    let end = text.rfind(|next: char| !next.is_ascii_digit());
    end.map_or(text, |at| {
        text[at..].trim_start_matches(|next: char| !next.is_ascii_digit())
    })
}

/// Fills grades and comments into an assignment's worksheet.
pub fn worksheet(batch: Batch<'_>, slug: &Name, bytes: &[u8]) -> Result<Filled, Spoken> {
    let sheet = Sheet::read(bytes)?;
    let columns = Columns::of(&sheet.rows[0])?;
    let class = Class::of(batch.book, Some(slug));
    let rows = sheet.rows.iter().skip(1);
    let numbers = rows.flat_map(|row| {
        let columns = [Some(columns.grade), columns.maximum];
        columns.into_iter().flatten().map(|column| row.text(column))
    });
    let mut filling = Filling::of(batch, Sign::of(numbers));
    for (at, row) in sheet.rows.iter().enumerate().skip(1) {
        let Some(student) = class.find(&columns.clues(row)) else {
            filling.strangers.push((row.line, told(row)));
            continue;
        };
        filling.seen.push(&student.person.number);
        let Some(module) = student.module(slug) else {
            continue;
        };
        let maximum = columns.maximum.and_then(|column| decimal(row.text(column)));
        let cell = Cell {
            row: at,
            column: columns.grade,
            was: row.text(columns.grade),
            maximum: maximum.as_ref(),
            closed: columns.is_locked(row).then_some(Closed::Locked),
            is_submitted: columns.is_submitted(row),
        };
        if !filling.put(student, module, &cell) {
            continue;
        }
        filling.grades += 1;
        if let Some(column) = columns.feedback {
            let text = comment(batch, module);
            let text = if sheet.is_utf8 { text } else { entities(&text) };
            filling.say((at, column), (student, row.text(column)), text);
        }
    }
    if columns.feedback.is_none() {
        filling.notes.push(Text::new(
            "lembar ini tidak punya kolom komentar; nyalakan \"Komentar umpan balik\" pada tugasnya bila ingin",
            "this worksheet has no column for comments; turn on \"Feedback comments\" in the assignment if you wish",
        ));
    }
    Ok(filling.done(&sheet, &[slug]))
}

/// Who is called what by a worksheet, by the students' numbers.
pub(super) fn participants(
    batch: Batch<'_>,
    slug: &Name,
    bytes: &[u8],
) -> Result<BTreeMap<String, Participant>, Spoken> {
    let sheet = Sheet::read(bytes)?;
    let columns = Columns::of(&sheet.rows[0])?;
    let class = Class::of(batch.book, Some(slug));
    let of_row = |row: &Row| {
        let student = class.find(&columns.clues(row))?;
        let name = columns.name.map_or("", |column| row.text(column));
        let number = digits(row.text(columns.identifier)).to_string();
        let participant = Participant {
            name: name.to_string(),
            number,
        };
        Some((student.person.number.clone(), participant))
    };
    Ok(sheet.rows.iter().skip(1).filter_map(of_row).collect())
}

/// For files in an older encoding: letters that only markup can say.
fn entities(text: &str) -> String {
    let shown = |next: char| match next.is_ascii() {
        true => next.to_string(),
        false => format!("&#{};", u32::from(next)),
    };
    text.chars().map(shown).collect()
}

fn no_worksheet() -> Spoken {
    Spoken::new(
        "berkas itu bukan lembar penilaian luring Moodle: judul kolomnya harus memuat Tanda pengenal, Nilai dan Terakhir diubah (nilai), atau Identifier, Grade dan Last modified (grade); unduhlah dari tugasnya dengan bahasa situs Indonesia atau Inggris",
        "that file is no offline grading worksheet of Moodle: its titles must hold Identifier, Grade and Last modified (grade), or Tanda pengenal, Nilai and Terakhir diubah (nilai); download it from the assignment with the site in English or Indonesian",
    )
}
