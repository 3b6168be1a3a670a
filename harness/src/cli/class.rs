//! What the commands about a class share: where its gradebook is, and which course it belongs to.

pub(super) mod again;
pub(super) mod document;
mod ground;

use super::run::top;
use crate::class::gradebook::Gradebook;
use crate::class::syllabus::Syllabus;
use crate::grade::{Book, Student};
use crate::scenario::name::{Name, nearest};
use crate::scenario::shell::typed;
use crate::scenario::text::{Spoken, Text, harmless};
use crate::world::course::Shelf;
use crate::world::{clock, files};
use anyhow::Result;
use std::path::{Path, PathBuf};

/// Where everything is.
#[derive(Default, clap::Args)]
pub(super) struct Place {
    /// Folder kursus · the course's folder
    #[arg(long, value_name = "DIR")]
    pub(super) course: Option<PathBuf>,
    /// Folder buku nilai; biasanya reports/class · the gradebook's folder; usually reports/class
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
}

impl Place {
    /// What another command about the same class must be told too, as it was typed.
    pub(super) fn options(&self) -> String {
        let option = |name: &str, path: &Option<PathBuf>| match path {
            Some(path) => format!(" --{name} {}", typed(&files::shown(path))),
            None => String::new(),
        };
        harmless(&(option("course", &self.course) + &option("out", &self.out)))
    }

    /// A command about the same class, as it can be typed.
    pub(super) fn command(&self, words: &[&str]) -> String {
        let words = words.iter().map(|word| typed(&harmless(word)));
        let words = words.collect::<Vec<_>>().join(" ");
        format!("praktikum {words}{}", self.options())
    }

    /// The folder of the gradebook.
    pub(super) fn folder(&self, shelf: &Shelf) -> Result<PathBuf> {
        let here = std::env::current_dir()?;
        let usual = || top(shelf, &here).join("reports").join("class");
        Ok(self.out.clone().unwrap_or_else(usual))
    }

    fn nothing_at(&self, folder: &Path) -> Spoken {
        let (folder, grade) = (files::shown(folder), self.command(&["grade", "FOLDER"]));
        Spoken::new(
            format!(
                "di {folder} belum ada buku nilai; `{grade}` membuatnya, dan `--out DIR` menyebutkan tempat lain"
            ),
            format!(
                "there is no gradebook in {folder} yet; `{grade}` makes one, and `--out DIR` names another place"
            ),
        )
    }

    /// The student of this number, or the only one whose number or name holds these letters.
    pub(super) fn student<'b>(&self, book: &'b Book, asked: &str) -> Result<&'b Student, Spoken> {
        if let Some(student) = book.student(asked) {
            return Ok(student);
        }
        let letters = asked.to_lowercase();
        let holds = |text: &str| text.to_lowercase().contains(&letters);
        let fits = |student: &&Student| {
            let person = &student.person;
            holds(&person.number) || person.name.as_deref().is_some_and(holds)
        };
        let mut found: Vec<&Student> = book.students.iter().filter(fits).collect();
        // Ani is not meant where somebody is called Fitriani.
        let is_called = |student: &&Student| {
            let name = student.person.name.as_deref().unwrap_or_default();
            let mut words = name.split_whitespace();
            name.to_lowercase() == letters || words.any(|word| word.to_lowercase() == letters)
        };
        if found.iter().any(is_called) {
            found.retain(is_called);
        }
        match &found[..] {
            [only] => Ok(only),
            [] => Err(self.nobody(book, asked)),
            several => Err(which(asked, several)),
        }
    }

    fn nobody(&self, book: &Book, asked: &str) -> Spoken {
        let mut gone = book.withdrawn.iter();
        if let Some((person, _)) = gone.find(|(person, _)| person.number == asked) {
            let back = self.command(&["withdraw", &person.number, "--back"]);
            let number = harmless(&person.number);
            return Spoken::new(
                format!("{number} sudah dikeluarkan dari kelas ini; kembalikan dengan `{back}`"),
                format!("{number} was taken out of this class; back with `{back}`"),
            );
        }
        let people = book.students.iter().map(|student| &student.person);
        let names = people.clone().filter_map(|person| person.name.as_deref());
        let numbers = people.map(|person| person.number.as_str());
        let near = nearest(asked, numbers).or_else(|| nearest(asked, names));
        let asked = harmless(asked);
        if let Some(near) = near.map(harmless) {
            return Spoken::new(
                format!("tidak ada mahasiswa `{asked}` di buku nilai; mungkin maksud Anda {near}?"),
                format!("there is no student `{asked}` in the gradebook; did you mean {near}?"),
            );
        }
        let list = self.command(&["status", "--students"]);
        Spoken::new(
            format!("tidak ada mahasiswa `{asked}` di buku nilai; daftarnya: `{list}`"),
            format!("there is no student `{asked}` in the gradebook; the list: `{list}`"),
        )
    }
}

/// All grades as they stand.
pub(super) fn grades(syllabus: &Syllabus, book: &mut Gradebook) -> Result<Book> {
    Ok(Book::of(syllabus.plan.clone(), &book.facts()?))
}

/// The modules in which somebody was graded; of those that were named, where some were.
pub(super) fn graded(book: &Book, asked: &[Name]) -> Vec<Name> {
    let is_graded = |slug: &Name| {
        let students = book.students.iter();
        let mut grades = students.filter_map(|student| student.module(slug));
        grades.any(|grade| !grade.attempts.is_empty() || grade.decided.is_some())
    };
    let modules = book.plan.modules.iter().map(|module| &module.slug);
    let wanted = modules.filter(|slug| match asked {
        [] => is_graded(slug),
        asked => asked.contains(slug),
    });
    wanted.cloned().collect()
}

/// In which zone moments are shown: that of the course's deadlines, or this machine's.
pub(super) fn zone(book: &Book) -> i64 {
    let zone = book.plan.zone(&[]);
    zone.unwrap_or_else(|| clock::zone(book.at))
}

fn which(asked: &str, several: &[&Student]) -> Spoken {
    let asked = harmless(asked);
    let numbers = several.iter().take(10);
    let numbers: Vec<String> = numbers
        .map(|student| {
            let name = student.person.name.as_deref().unwrap_or_default();
            let both = format!("{} {name}", student.person.number);
            harmless(both.trim())
        })
        .collect();
    let numbers = numbers.join(", ");
    Spoken::new(
        format!("`{asked}` cocok dengan beberapa mahasiswa: {numbers}; tulis nomor lengkapnya"),
        format!("`{asked}` fits several students: {numbers}; write the whole number"),
    )
}

/// Somebody with a deadline of their own, whom the class list does not know.
pub(super) fn extended_stranger(module: &Name, number: &str) -> Text {
    let number = harmless(number);
    Text::new(
        format!(
            "course.yaml memberi {number} tenggat sendiri untuk {module}, tetapi nomor itu tidak ada di daftar kelas"
        ),
        format!(
            "course.yaml gives {number} a deadline of their own in {module}, but that number is not on the class list"
        ),
    )
}
