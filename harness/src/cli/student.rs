//! `praktikum show`: one student, with every point explained.

use super::Desk;
use super::class::{self, Place, document};
use super::exit::Exit;
use super::run::Format;
use super::show::look;
use crate::class::reports::written;
use crate::scenario::shell::typed;
use crate::scenario::text::{Spoken, Text, harmless};
use crate::world::files;
use anyhow::Result;
use std::path::Path;

/// The file by which a folder is a record.
const RECORD: &str = "record.json";

/// Satu mahasiswa: setiap poin dan alasannya · one student: every point and why
#[derive(clap::Args)]
#[command(
    after_help = "Contoh · example:\n  praktikum show 13520001\n\nPemeriksaan, penjelasan, riwayat, dan tempat buktinya · checks, explanations, history, and where the evidence lies"
)]
pub(super) struct Arguments {
    /// Nomor mahasiswa, atau sebagian nomor atau namanya · the student's number, or part of it or of the name
    #[arg(value_name = "NIM")]
    number: String,
    #[command(flatten)]
    place: Place,
    /// Bentuk keluaran · form of the output
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

impl Arguments {
    pub(super) fn run(&self, desk: &mut Desk<'_>) -> Result<Exit> {
        if Path::new(&self.number).join(RECORD).is_file() {
            return Err(a_record(&self.number).into());
        }
        let (syllabus, mut gradebook) = self.place.open(desk)?;
        let book = class::grades(&syllabus, &mut gradebook)?;
        let student = self.place.student(&book, &self.number)?;
        if self.format == Format::Json {
            let all = book.plan.modules.iter().map(|module| module.slug.clone());
            let all: Vec<_> = all.collect();
            writeln!(desk.out, "{}", document::student(student, &all))?;
            return Ok(Exit::Passed);
        }
        let folder = files::shown(gradebook.folder());
        let text = look(desk).student(&book, student, &folder, class::zone(&book));
        write!(desk.out, "{text}")?;
        let slugs = book.plan.modules.iter().map(|module| &module.slug);
        let number = &student.person.number;
        let reports = slugs.filter_map(|slug| written(gradebook.folder(), number, slug));
        for path in reports {
            let path = harmless(&files::shown(&path));
            let told = Text::new(
                format!("Laporan: {path} (sebelum keterlambatan, putusan, dan pertanyaan)"),
                format!("Report: {path} (before lateness, decisions and questions)"),
            );
            writeln!(desk.out, "{}", told.in_language(desk.language))?;
        }
        Ok(Exit::Passed)
    }
}

/// Where a record lies, and not who somebody is.
fn a_record(path: &str) -> Spoken {
    let path = harmless(&typed(path));
    Spoken::new(
        format!(
            "{path} adalah rekaman; lihat dengan `praktikum play {path}`, atau seluruhnya sebagai teks dengan `praktikum play {path} --speed 0`"
        ),
        format!(
            "{path} is a record; look at it with `praktikum play {path}`, or at all of it as text with `praktikum play {path} --speed 0`"
        ),
    )
}
