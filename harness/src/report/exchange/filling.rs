//! A file of another system while it is filled in: what is written, and everything that is to be said about it.
//!
//! A grade that the file has already is not lost without a word, and nobody who has handed in there gets a zero
//! because the gradebook does not know it.

use super::moodle::called;
use super::sheet::{Change, Row, Sheet};
use super::{Batch, Filled, cell, grade, settled};
use crate::grade::{ModuleGrade, Score, Student};
use crate::scenario::name::Name;
use crate::scenario::text::Text;

/// With so many places at most a grade stands on another scale.
const PLACES: u8 = 5;

pub(super) struct Filling<'a> {
    batch: Batch<'a>,
    sign: Sign,
    changes: Vec<Change>,
    pub(super) grades: usize,
    pub(super) strangers: Vec<(usize, String)>,
    pub(super) seen: Vec<&'a str>,
    closed: Vec<(Closed, String)>,
    replaced: Vec<String>,
    spared: Vec<String>,
    zeros: Vec<String>,
    /// Whose comments were there and are others now.
    comments: Vec<String>,
    /// Other scales than the course's.
    scales: Vec<String>,
    pub(super) notes: Vec<Text>,
}

/// Where a grade goes, and what the file says there.
pub(super) struct Cell<'c> {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) was: &'c str,
    pub(super) maximum: Option<&'c Score>,
    /// Why nobody is to change it there.
    pub(super) closed: Option<Closed>,
    /// The file says that something was handed in.
    pub(super) is_submitted: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closed {
    Locked,
    /// The student need not hand in: Canvas writes `EX`.
    Excused,
}

impl<'a> Filling<'a> {
    pub(super) fn of(batch: Batch<'a>, sign: Sign) -> Self {
        Self {
            batch,
            sign,
            changes: Vec::new(),
            grades: 0,
            strangers: Vec::new(),
            seen: Vec::new(),
            closed: Vec::new(),
            replaced: Vec::new(),
            spared: Vec::new(),
            zeros: Vec::new(),
            comments: Vec::new(),
            scales: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Writes a grade, unless there is none or the file knows more; says whether it did.
    pub(super) fn put(&mut self, student: &Student, module: &ModuleGrade, cell: &Cell<'_>) -> bool {
        let was = decimal(cell.was);
        let has_grade = !matches!(cell.was.trim(), "" | "-")
            && was.as_ref().is_none_or(|was| !was.is_nothing());
        let is_unknown = !module.is_handed_in() && module.decided.is_none();
        let is_zero = settled(module).is_some_and(Score::is_nothing);
        if is_unknown && (cell.is_submitted || is_zero && has_grade) {
            self.spared.push(with(called(student), cell.was));
            return false;
        }
        if settled(module).is_none() {
            return false;
        }
        if let Some(closed) = cell.closed {
            self.closed.push((closed, called(student)));
            return false;
        }
        let Some(text) = self.scaled(module, cell.maximum) else {
            return false;
        };
        let text = self.sign.written(&text);
        if module.is_absent() {
            self.zeros.push(called(student));
        }
        if was.is_some() && was == decimal(&text) {
            return true;
        }
        if !matches!(cell.was.trim(), "" | "-") {
            let who = match self.batch.modules {
                [_] => called(student),
                _ => format!("{} · {}", called(student), module.slug),
            };
            let line = format!("{who}: {} → {text}", cell::line(cell.was));
            self.replaced.push(line);
        }
        self.changes.push(Change {
            row: cell.row,
            column: cell.column,
            text,
        });
        true
    }

    /// Writes a comment beside a grade.
    pub(super) fn say(
        &mut self,
        (row, column): (usize, usize),
        (student, was): (&Student, &str),
        text: String,
    ) {
        if !was.is_empty() && was != text {
            self.comments.push(called(student));
        }
        self.changes.push(Change { row, column, text });
    }

    /// The grade on the file's own scale: the same number, not rounded once more.
    fn scaled(&mut self, module: &ModuleGrade, maximum: Option<&Score>) -> Option<String> {
        let own = Score::from(self.batch.book.plan.grading.maximum);
        match maximum.filter(|maximum| **maximum != own && !maximum.is_nothing()) {
            None => grade(self.batch, module),
            Some(maximum) => {
                let shown = maximum.to_string();
                if !self.scales.contains(&shown) {
                    self.scales.push(shown);
                }
                let grade = module.grade.as_ref().filter(|_| !own.is_nothing())?;
                let scaled = (grade * maximum).over(&own);
                let places = (2..PLACES).find(|places| scaled.to_places(*places) == scaled);
                Some(scaled.rounded(places.unwrap_or(PLACES)))
            }
        }
    }

    pub(super) fn done(mut self, sheet: &Sheet<'_>, slugs: &[&Name]) -> Filled {
        let has_grade = |student: &&Student| {
            let mut modules = slugs.iter().filter_map(|slug| student.module(slug));
            modules.any(|module| settled(module).is_some())
        };
        let students = self.batch.book.students.iter().filter(has_grade);
        let absent =
            students.filter(|student| !self.seen.contains(&student.person.number.as_str()));
        let absent = absent.map(called).collect();
        for (closed, why) in [
            (Closed::Locked, Text::new("dikunci di sana", "locked there")),
            (
                Closed::Excused,
                Text::new("dibebaskan di sana (EX)", "excused there (EX)"),
            ),
        ] {
            let those = self.closed.iter().filter(|(own, _)| *own == closed);
            let those: Vec<&str> = those.map(|(_, who)| who.as_str()).collect();
            if !those.is_empty() {
                let all = those.join(", ");
                self.notes.push(Text::new(
                    format!("{}, jadi dibiarkan: {all}", why.id),
                    format!("{}, so left alone: {all}", why.en),
                ));
            }
        }
        for scale in &self.scales {
            self.notes.push(Text::new(
                format!("nilai disesuaikan dengan maksimum berkas itu: {scale}"),
                format!("grades are scaled to that file's maximum: {scale}"),
            ));
        }
        if !self.comments.is_empty() {
            let all = self.comments.join(", ");
            self.notes.push(Text::new(
                format!("komentar yang sudah ada di sana diganti: {all}"),
                format!("comments that were there and are replaced: {all}"),
            ));
        }
        Filled {
            bytes: sheet.with(self.changes),
            grades: self.grades,
            strangers: self.strangers,
            replaced: self.replaced,
            spared: self.spared,
            zeros: self.zeros,
            absent,
            notes: self.notes,
        }
    }
}

/// Somebody, and the grade that the file has.
fn with(who: String, was: &str) -> String {
    match was {
        "" => who,
        was => format!("{who}: {}", cell::line(was)),
    }
}

/// What divides whole numbers from their parts in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Point,
    Comma,
}

impl Sign {
    /// As the numbers of a file have it that are there already.
    pub(super) fn of<'c>(cells: impl Iterator<Item = &'c str>) -> Self {
        let has = |cell: &str, sign| cell.contains(sign) && decimal(cell).is_some();
        let (mut points, mut commas) = (false, false);
        for cell in cells {
            points |= has(cell, '.');
            commas |= has(cell, ',');
        }
        match commas && !points {
            true => Self::Comma,
            false => Self::Point,
        }
    }

    fn written(self, number: &str) -> String {
        match self {
            Self::Point => number.to_string(),
            Self::Comma => number.replace('.', ","),
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
