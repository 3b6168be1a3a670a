//! Moodle: its gradebook's import, and an assignment's offline worksheet, which is filled in as it was downloaded.

use super::case::{cases, remarks};
use super::cell::{self, Divider};
use super::sheet::{Change, Row, Sheet};
use super::who::{Class, Clues, Participant};
use super::{Batch, Filled, grade, settled};
use crate::grade::{ModuleGrade, Score, Student};
use crate::scenario::name::Name;
use crate::scenario::text::{Spoken, Text};
use crate::verdict::Kind;
use std::collections::BTreeMap;

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
        grades: 0,
        strangers: Vec::new(),
        absent: Vec::new(),
        notes: Vec::new(),
    };
    for student in &batch.book.students {
        let modules = batch.modules.iter().filter_map(|slug| student.module(slug));
        let of_module = |module: &ModuleGrade| match grade(module) {
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
fn comment(batch: Batch<'_>, module: &ModuleGrade) -> String {
    let mut lines = remarks(batch, module);
    lines.extend(checks(batch, module));
    for answer in super::case::answers(batch, module) {
        let points = answer
            .got
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        let why = cell::line(&answer.why);
        lines.push(format!("{}: {points}/{} {why}", answer.name, answer.worth));
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
        return cases.iter().map(|case| short(&case.why)).collect();
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
    let failed = cases
        .iter()
        .filter(|case| case.kind == Kind::Failed)
        .take(MOST_TOLD);
    let failed =
        failed.map(|case| format!("✗ {} — {}: {}", case.name, case.title, short(&case.why)));
    std::iter::once(batch.say(&said).to_string())
        .chain(failed)
        .collect()
}

pub(super) fn called(student: &Student) -> String {
    let name = student.person.name.as_deref().unwrap_or_default();
    let both = format!("{} {name}", student.person.number);
    cell::line(both.trim())
}

/// Where a worksheet has what, by its titles in Indonesian or in English.
struct Columns {
    identifier: usize,
    name: Option<usize>,
    number: Option<usize>,
    email: Option<usize>,
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
        let (Some(identifier), Some(grade), Some(_)) = (identifier, grade, modified) else {
            return Err(no_worksheet());
        };
        Ok(Self {
            identifier,
            grade,
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
    let mut filling = Filling::default();
    for (at, row) in sheet.rows.iter().enumerate().skip(1) {
        let Some(student) = class.find(&columns.clues(row)) else {
            filling.strangers.push((row.line, told(row)));
            continue;
        };
        filling.seen.push(&student.person.number);
        let Some(module) = student.module(slug) else {
            continue;
        };
        if settled(module).is_none() {
            continue;
        }
        if columns.is_locked(row) {
            filling.locked.push(called(student));
            continue;
        }
        let maximum = columns.maximum.and_then(|column| decimal(row.text(column)));
        let text = scaled(batch, module, maximum.as_ref(), &mut filling.scales);
        let Some(text) = text else { continue };
        filling.changes.push(Change {
            row: at,
            column: columns.grade,
            text,
        });
        filling.grades += 1;
        if let Some(column) = columns.feedback {
            let text = comment(batch, module);
            let text = if sheet.is_utf8 { text } else { entities(&text) };
            filling.changes.push(Change {
                row: at,
                column,
                text,
            });
        }
    }
    if columns.feedback.is_none() {
        filling.notes.push(Text::new(
            "lembar ini tidak punya kolom komentar; nyalakan \"Komentar umpan balik\" pada tugasnya bila ingin",
            "this worksheet has no column for comments; turn on \"Feedback comments\" in the assignment if you wish",
        ));
    }
    Ok(filling.done(batch, &sheet, &[slug]))
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

/// What is gathered while a file is filled in.
#[derive(Default)]
pub(super) struct Filling<'a> {
    pub(super) changes: Vec<Change>,
    pub(super) grades: usize,
    pub(super) strangers: Vec<(usize, String)>,
    pub(super) seen: Vec<&'a str>,
    pub(super) locked: Vec<String>,
    /// Other scales than the course's.
    pub(super) scales: Vec<String>,
    pub(super) notes: Vec<Text>,
}

impl Filling<'_> {
    pub(super) fn done(mut self, batch: Batch<'_>, sheet: &Sheet<'_>, slugs: &[&Name]) -> Filled {
        let has_grade = |student: &&Student| {
            let mut modules = slugs.iter().filter_map(|slug| student.module(slug));
            modules.any(|module| settled(module).is_some())
        };
        let students = batch.book.students.iter().filter(has_grade);
        let absent =
            students.filter(|student| !self.seen.contains(&student.person.number.as_str()));
        if !self.locked.is_empty() {
            let all = self.locked.join(", ");
            self.notes.push(Text::new(
                format!("dikunci di sana, jadi dibiarkan: {all}"),
                format!("locked there, so left alone: {all}"),
            ));
        }
        for scale in &self.scales {
            self.notes.push(Text::new(
                format!("nilai disesuaikan dengan maksimum berkas itu: {scale}"),
                format!("grades are scaled to that file's maximum: {scale}"),
            ));
        }
        Filled {
            bytes: sheet.with(self.changes),
            grades: self.grades,
            strangers: self.strangers,
            absent: absent.map(called).collect(),
            notes: self.notes,
        }
    }
}

/// The grade on the file's own scale: the course's where both are the same.
pub(super) fn scaled(
    batch: Batch<'_>,
    module: &ModuleGrade,
    maximum: Option<&Score>,
    scales: &mut Vec<String>,
) -> Option<String> {
    let own = Score::from(batch.book.plan.grading.maximum);
    match maximum.filter(|maximum| **maximum != own && !maximum.is_nothing()) {
        None => grade(module),
        Some(maximum) => {
            let shown = maximum.to_string();
            if !scales.contains(&shown) {
                scales.push(shown);
            }
            let grade = module.grade.as_ref().filter(|_| !own.is_nothing());
            // Rounded already, as everywhere: the same number on another scale.
            Some((grade? * maximum).over(&own).rounded(2))
        }
    }
}

/// `100`, `100.00` and `100,00`.
pub(super) fn decimal(text: &str) -> Option<Score> {
    let text = text.trim().replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let is_number =
        |digits: &str| digits.len() <= 6 && digits.bytes().all(|it| it.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(part) {
        return None;
    }
    let all: u64 = format!("{whole}{part}").parse().ok()?;
    let places = u32::try_from(part.len()).ok()?;
    Some(Score::ratio(all, 10_u64.pow(places)))
}

pub(super) fn told(row: &Row) -> String {
    let texts = row.texts().filter(|text| !text.is_empty()).take(4);
    cell::line(&texts.collect::<Vec<_>>().join(" · "))
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
