//! The practicum's report of each student of a class: of the attempt that counts, once all that is to be played was.

use super::entry::Entry;
use super::place;
use super::syllabus::Syllabus;
use crate::grade::{Attempt, Book, Student};
use crate::press::{self, Format, Order, Printed};
use crate::report::material::Identity;
use crate::run::archive;
use crate::scenario::name::Name;
use crate::scenario::text::{Language, Text};
use crate::submission::Submission;
use crate::world::course::{Shelf, Unit};
use anyhow::Result;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// For whom reports are written, and of what.
#[derive(Clone, Copy)]
pub struct Reports<'a> {
    pub shelf: &'a Shelf,
    pub syllabus: &'a Syllabus,
    pub book: &'a Book,
    /// The folder of the gradebook.
    pub folder: &'a Path,
    /// The reference's records, to stand beside those of the class.
    pub reference: Option<&'a Path>,
    pub language: Language,
}

/// Where a student's report of a module lies, in one language or the other, if it was ever written.
pub fn written(folder: &Path, number: &str, slug: &Name) -> Option<PathBuf> {
    let out = out(folder, number);
    let paths = [Language::Id, Language::En].map(|language| press::path(&out, slug, language));
    paths.into_iter().find(|path| path.is_file())
}

/// `reports/13520001`
fn out(folder: &Path, number: &str) -> PathBuf {
    folder
        .join("reports")
        .join(place::owner(&[number.to_string()]))
}

impl Reports<'_> {
    /// Everybody whose submissions these are, with each module of theirs that was played.
    pub fn due<'b>(&'b self, entries: &'b [Entry], modules: &[Name]) -> Vec<Due<'b>> {
        let mut due = Vec::new();
        let people = entries
            .iter()
            .flat_map(|entry| entry.people.iter().map(move |person| (entry, person)));
        for (entry, person) in people {
            let Some(student) = self.book.student(&person.number) else {
                continue;
            };
            let grades = student.modules.iter();
            for grade in grades.filter(|grade| modules.contains(&grade.slug)) {
                let unit = self.syllabus.unit(&grade.slug);
                let Some((unit, attempt)) = unit.zip(grade.attempt()) else {
                    continue;
                };
                let one = Due {
                    student,
                    unit,
                    attempt,
                    sources: (entry.content == attempt.content).then_some(entry),
                };
                due.extend(one.records(self.folder).map(|_| one));
            }
        }
        due.retain(|one| !self.is_done(one));
        due
    }

    /// Is there one that is no older than any record that it is made of?
    fn is_done(&self, due: &Due<'_>) -> bool {
        let out = out(self.folder, &due.student.person.number);
        let report = changed(&press::path(&out, &due.unit.slug, self.language));
        let records = due.attempt.checks.iter();
        let records = records.map(|check| self.folder.join(&check.record).join(archive::FILE));
        report.is_some() && records.filter_map(|path| changed(&path)).max() <= report
    }

    /// Writes one; its records are read for it alone, and forgotten with it.
    pub fn print(&self, due: &Due<'_>) -> Result<Option<Printed>> {
        let Some(records) = due.records(self.folder) else {
            return Ok(None);
        };
        let known = self.shelf.known();
        // What cannot be opened any more was played once: the report has no sources then.
        let open = |entry: &Entry| Submission::open(&entry.folder, &known).ok();
        let submission = due.sources.and_then(open);
        let order = Order {
            shelf: self.shelf,
            submission: submission.as_ref(),
            records: &records,
            reference: self.reference,
            out: &out(self.folder, &due.student.person.number),
            identity: &self.identity(due),
            // Whoever reads it types commands in a folder of their own.
            options: "",
            is_graded: true,
            language: self.language,
            format: Format::Markdown,
        };
        press::print(&order, due.unit)
    }

    /// As the class list has it.
    fn identity(&self, due: &Due<'_>) -> Identity {
        let both = |word: &String| Text::new(word, word);
        let person = &due.student.person;
        let others = due.attempt.members.iter();
        let others = others.filter(|number| **number != person.number);
        let others: Vec<String> = others
            .map(|number| {
                let known = self.book.student(number);
                let name = known.and_then(|student| student.person.name.clone());
                name.unwrap_or_else(|| number.clone())
            })
            .collect();
        Identity {
            name: person.name.as_ref().map(both),
            nim: Some(person.number.clone()),
            class: person.class.as_ref().map(both),
            lab_partner: (!others.is_empty()).then(|| both(&others.join(", "))),
        }
    }
}

/// A report that is to be written.
#[derive(Clone, Copy)]
pub struct Due<'a> {
    pub student: &'a Student,
    pub unit: &'a Unit,
    attempt: &'a Attempt,
    /// Where its programs are, if they were handed in this time.
    sources: Option<&'a Entry>,
}

impl Due<'_> {
    /// The folder of its records, module by module.
    fn records(&self, folder: &Path) -> Option<PathBuf> {
        let check = self.attempt.checks.first()?;
        let scenario = folder.join(&check.record);
        Some(scenario.parent()?.parent()?.to_path_buf())
    }
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|about| about.modified()).ok()
}
