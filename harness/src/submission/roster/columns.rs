//! Which column holds what, by its title.

use super::Complaint;
use crate::scenario::text::{Text, harmless};
use crate::submission::whom::folded;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Number,
    Name,
    First,
    Last,
    Class,
    Email,
    Group,
    HandedIn,
}

/// Titles in small letters, their words divided by one blank.
const TITLES: [(Column, &[&str]); 8] = [
    (
        Column::Number,
        &[
            "nim",
            "npm",
            "nrp",
            "nomor induk",
            "nomor induk mahasiswa",
            "no induk",
            "nomor mahasiswa",
            "no mahasiswa",
            "student number",
            "student id",
            "student no",
            "id number",
            "idnumber",
            "number",
            "nomor id",
            "sid",
            "sis user id",
            "sis id",
        ],
    ),
    (
        Column::Name,
        &[
            "nama",
            "nama lengkap",
            "nama mahasiswa",
            "name",
            "full name",
            "fullname",
            "student",
            "student name",
        ],
    ),
    (
        Column::First,
        &["nama depan", "first name", "firstname", "given name"],
    ),
    (
        Column::Last,
        &[
            "nama belakang",
            "nama akhir",
            "last name",
            "lastname",
            "surname",
            "family name",
        ],
    ),
    (
        Column::Class,
        &["kelas", "class", "section", "rombel", "seksi"],
    ),
    (
        Column::Email,
        &[
            "email",
            "e mail",
            "email address",
            "e mail address",
            "surel",
            "alamat email",
            "alamat surel",
            "mail",
        ],
    ),
    (
        Column::Group,
        &["kelompok", "grup", "group", "groups", "team", "tim"],
    ),
    (
        Column::HandedIn,
        &[
            "dikumpulkan",
            "waktu kumpul",
            "waktu pengumpulan",
            "waktu dikumpulkan",
            "handed in",
            "handed in at",
            "submitted",
            "submitted at",
            "submission time",
            "last modified submission",
        ],
    ),
];

#[derive(Debug)]
pub(super) struct Columns {
    places: Vec<Option<Column>>,
    pub(super) width: usize,
    /// That it has no column for numbers.
    pub(super) numberless: Option<Text>,
}

impl Columns {
    pub(super) fn of(
        line: usize,
        titles: &[String],
        complaints: &mut Vec<Complaint>,
    ) -> Option<Self> {
        let places: Vec<Option<Column>> = titles.iter().map(|title| named(title)).collect();
        for (place, column) in places.iter().enumerate() {
            let before = places[..place].iter().position(|other| other == column);
            if let (Some(_), Some(before)) = (column, before) {
                let (one, two) = (harmless(&titles[before]), harmless(&titles[place]));
                complaints.push(Complaint::new(
                    line,
                    format!("kolom `{one}` dan `{two}` berarti sama; hapus salah satu"),
                    format!("the columns `{one}` and `{two}` mean the same; remove one of them"),
                ));
            }
        }
        let has = |column| places.contains(&Some(column));
        if ![Column::Number, Column::Name, Column::First, Column::Last]
            .into_iter()
            .any(has)
        {
            let seen = seen(titles);
            complaints.push(Complaint::new(
                line,
                format!("tidak ada kolom nomor atau nama; judul kolom yang dikenal antara lain NIM, Nama, Kelas, Email, Kelompok; yang ada: {seen}"),
                format!("there is no column for numbers or names; titles that are known are, among others, NIM, Name, Class, Email, Group; there is: {seen}"),
            ));
            return None;
        }
        Some(Self {
            numberless: (!has(Column::Number)).then(|| numberless(titles)),
            width: places.len(),
            places,
        })
    }

    /// What a row says in a column; blanks say nothing.
    pub(super) fn of_row(&self, cells: &[String], column: Column) -> Option<String> {
        let place = self
            .places
            .iter()
            .position(|known| *known == Some(column))?;
        let said = cells.get(place)?.trim();
        (!said.is_empty()).then(|| said.to_string())
    }
}

fn seen(titles: &[String]) -> String {
    let seen = titles.iter().take(12).map(|title| harmless(title));
    seen.collect::<Vec<_>>().join(", ")
}

fn numberless(titles: &[String]) -> Text {
    let seen = seen(titles);
    Text::new(
        format!("tidak ada kolom NIM di sini (ada: {seen}); nama dipakai sebagai nomor"),
        format!(
            "there is no column for students' numbers here, such as NIM (there is: {seen}); names are used as numbers"
        ),
    )
}

fn named(title: &str) -> Option<Column> {
    let title = folded(title).join(" ");
    let knows = |(_, titles): &&(Column, &[&str])| titles.contains(&title.as_str());
    TITLES.iter().find(knows).map(|(column, _)| *column)
}
