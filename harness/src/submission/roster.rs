//! The class as its list says: who there is, by number, name, class, e-mail and group. Any order of columns, in
//! Indonesian or English, from any spreadsheet.

mod columns;
mod table;
#[cfg(test)]
mod tests;

use super::whom::folded;
use crate::scenario::text::{Text, harmless};
use columns::{Column, Columns};
use std::collections::BTreeMap;

/// How large a list may be.
const MOST_BYTES: usize = 4 << 20;
const MOST_PEOPLE: usize = 20_000;
/// How many complaints are told.
const MOST_TOLD: usize = 20;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    pub students: Vec<Student>,
    /// What is to be known of the list before its students are believed.
    pub notes: Vec<Text>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Student {
    /// Never empty: where the list has no numbers it is the name.
    pub number: String,
    pub name: Option<String>,
    pub class: Option<String>,
    pub email: Option<String>,
    pub group: Option<String>,
    /// As it was written.
    pub handed_in: Option<String>,
    /// The line of the list.
    pub line: usize,
}

/// What is wrong with a list, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    pub line: usize,
    pub text: Text,
}

impl Complaint {
    fn new(line: usize, id: impl Into<String>, en: impl Into<String>) -> Self {
        let text = Text::new(id, en);
        Self { line, text }
    }
}

/// A list as it lies in a file, or all that is wrong with it.
pub fn read(bytes: &[u8]) -> Result<Roster, Vec<Complaint>> {
    if bytes.len() > MOST_BYTES {
        return Err(vec![Complaint::new(
            1,
            "berkas ini terlalu besar untuk daftar kelas (lebih dari 4 MiB)",
            "this file is too large for the list of a class (over 4 MiB)",
        )]);
    }
    let mut complaints = Vec::new();
    let rows = table::rows(&table::decoded(bytes), &mut complaints);
    let mut rows = rows.into_iter();
    let columns = match rows.next() {
        Some((line, titles)) => Columns::of(line, &titles, &mut complaints),
        None => {
            complaints.push(Complaint::new(1, "daftar ini kosong", "this list is empty"));
            None
        }
    };
    let Some(columns) = columns else {
        return Err(told(complaints));
    };
    let students =
        rows.filter_map(|(line, cells)| student(&columns, line, &cells, &mut complaints));
    let students: Vec<Student> = students.take(MOST_PEOPLE).collect();
    twice(&students, &mut complaints);
    if students.is_empty() && complaints.is_empty() {
        complaints.push(Complaint::new(
            2,
            "daftar ini tidak menyebut seorang pun",
            "this list names nobody",
        ));
    }
    match complaints.is_empty() {
        true => Ok(Roster {
            students,
            notes: columns.numberless.into_iter().collect(),
        }),
        false => Err(told(complaints)),
    }
}

/// The rows of any such table with their lines, the first one with its titles; or what is wrong with it.
pub fn table(bytes: &[u8]) -> Result<Vec<(usize, Vec<String>)>, Vec<Complaint>> {
    let mut complaints = Vec::new();
    if bytes.len() > MOST_BYTES {
        complaints.push(Complaint::new(
            1,
            "berkas ini lebih besar dari 4 MiB",
            "this file is larger than 4 MiB",
        ));
        return Err(complaints);
    }
    let rows = table::rows(&table::decoded(bytes), &mut complaints);
    match complaints.is_empty() {
        true => Ok(rows),
        false => Err(told(complaints)),
    }
}

fn told(mut complaints: Vec<Complaint>) -> Vec<Complaint> {
    complaints.sort_by_key(|complaint| complaint.line);
    complaints.truncate(MOST_TOLD);
    complaints
}

fn student(
    columns: &Columns,
    line: usize,
    cells: &[String],
    complaints: &mut Vec<Complaint>,
) -> Option<Student> {
    if cells.len() > columns.width {
        let (have, want) = (cells.len(), columns.width);
        complaints.push(Complaint::new(
            line,
            format!("baris ini berisi {have} kolom, judulnya {want}; apit isi yang memuat pemisah dengan tanda kutip"),
            format!("this line has {have} columns, and the title line {want}; put quotes around what holds the separator"),
        ));
        return None;
    }
    let of = |column| columns.of_row(cells, column);
    let (first, last) = (of(Column::First), of(Column::Last));
    let whole = [first, last]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    let name = of(Column::Name).or_else(|| (!whole.is_empty()).then_some(whole));
    let number = of(Column::Number);
    if let Some(number) = number.as_deref().filter(|number| is_rounded(number)) {
        let number = harmless(number);
        complaints.push(Complaint::new(
            line,
            format!("nomor `{number}` sudah dibulatkan oleh lembar sebar; jadikan kolomnya teks, lalu simpan lagi"),
            format!("the number `{number}` was rounded by a spreadsheet; make its column text and save again"),
        ));
        return None;
    }
    let Some(own) = number.or_else(|| name.clone()) else {
        complaints.push(Complaint::new(
            line,
            "baris ini tidak menyebut nomor maupun nama",
            "this line says neither a number nor a name",
        ));
        return None;
    };
    Some(Student {
        number: own,
        name,
        class: of(Column::Class),
        email: of(Column::Email),
        group: of(Column::Group),
        // So Moodle writes of whoever handed in nothing.
        handed_in: of(Column::HandedIn).filter(|said| said != "-"),
        line,
    })
}

/// `2.11051E+09`
fn is_rounded(number: &str) -> bool {
    let number = number.to_uppercase().replace(',', ".");
    let parts = number.split_once("E+");
    parts.is_some_and(|(front, power)| front.parse::<f64>().is_ok() && power.parse::<u32>().is_ok())
}

/// One number for two people would give one the grade of the other.
fn twice(students: &[Student], complaints: &mut Vec<Complaint>) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for student in students {
        let key = folded(&student.number).join(" ");
        if let Some(first) = seen.insert(key, student.line) {
            let number = harmless(&student.number);
            complaints.push(Complaint::new(
                student.line,
                format!("`{number}` sudah ada di baris {first}"),
                format!("`{number}` stands in line {first} already"),
            ));
        }
    }
}
