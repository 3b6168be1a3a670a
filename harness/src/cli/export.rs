//! `praktikum export`: grades in the forms that other programs take.

mod written;

use super::Desk;
use super::class::{self, Place, document};
use super::exit::Exit;
use crate::class::place;
use crate::grade::{Book, ModuleGrade, Student};
use crate::report::exchange::{self, Batch, Divider, Filled, Runner};
use crate::scenario::name::Name;
use crate::scenario::text::{Spoken, Text, harmless};
use crate::world::{files, parcel};
use anyhow::Result;
use clap::ValueEnum;
use std::path::{Path, PathBuf};
use written::Written;

/// The largest file that is filled in.
const LARGEST: u64 = 16 * 1024 * 1024;

/// Nilai untuk program lain: Moodle, Canvas, Gradescope, CI · grades for other programs
#[derive(clap::Args)]
#[command(
    after_help = "Contoh · example:\n  praktikum export --to moodle --module chat --into ~/Unduhan/Nilai-Obrolan.csv\n\nLembar Moodle dan buku nilai Canvas diisi, bukan dibuat: hanya nilai dan komentar yang berubah. Nilai yang sudah ada di sana dan berubah disebutkan, lama → baru; yang menurut berkas itu sudah mengumpulkan tetapi tidak dikenal buku nilai dibiarkan · those of Moodle and Canvas are filled in, not made. Grades that they had and that change are told, old → new; whoever has handed in there and is unknown to the gradebook is left alone"
)]
pub(super) struct Arguments {
    /// Bentuknya · the form
    #[arg(long, value_enum, value_name = "FORM")]
    to: Form,
    /// Hanya modul ini · only these modules
    #[arg(long, value_name = "MODULE")]
    module: Vec<String>,
    /// Hanya mahasiswa ini · only these students
    #[arg(long, value_name = "NIM")]
    only: Vec<String>,
    /// Berkas unduhan Moodle atau Canvas yang diisi · the file as downloaded, to be filled in
    #[arg(long, value_name = "FILE")]
    into: Option<PathBuf>,
    /// Judul kolom tugas di Canvas, atau sebagiannya · the assignment's title in Canvas, or part of it
    #[arg(long, value_name = "TITLE", requires = "into")]
    column: Option<String>,
    /// Pemisah kolom, untuk csv dan moodle · what divides columns, for csv and moodle
    #[arg(long, value_enum, default_value = "comma")]
    delimiter: Delimiter,
    /// Tetap ekspor; yang belum punya nilai dibiarkan kosong · export anyway; who has no grade yet stays blank
    #[arg(long)]
    incomplete: bool,
    /// Isi juga berkas yang tampaknya dari tugas lain · fill in a file that seems to be of another assignment, too
    #[arg(long)]
    yes: bool,
    /// Tempat hasilnya, `-` untuk layar; biasanya exports di folder buku nilai · where to, `-` for the screen
    #[arg(long, short, value_name = "PATH")]
    output: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Tabel untuk lembar kerja · a table for spreadsheets
    Csv,
    /// Impor buku nilai, atau lembar sebuah tugas dengan --into · gradebook import, or an assignment's worksheet
    Moodle,
    /// Buku nilai Canvas, dengan --into · the gradebook, with --into
    Canvas,
    /// results.json setiap mahasiswa · of each student
    Gradescope,
    /// XML untuk CI dan Artemis · XML for CI and Artemis
    Junit,
    /// JSON laporan pengujian · JSON of test reports
    Ctrf,
    /// result.json Classroom 50 setiap mahasiswa · of each student
    Classroom,
    /// Test Anything Protocol 14
    Tap,
    /// Semuanya, untuk program sendiri · everything, for programs of your own
    Json,
    /// Halaman umpan balik setiap mahasiswa untuk Moodle, dalam zip · a page of feedback a student, for Moodle
    Feedback,
}

#[derive(Clone, Copy, ValueEnum)]
enum Delimiter {
    Comma,
    Semicolon,
}

impl Arguments {
    pub(super) fn run(&self, desk: &mut Desk<'_>) -> Result<Exit> {
        self.fits()?;
        let ground = self.place.ground(desk)?;
        let (syllabus, mut gradebook) = ground.open(&self.place)?;
        ground.is_settled()?;
        let asked = syllabus.named(&self.module)?;
        let mut book = class::grades(&syllabus, &mut gradebook)?;
        let whole = book.clone();
        self.choose(&mut book)?;
        let modules = class::graded(&book, &asked);
        let batch = Batch {
            book: &book,
            modules: &modules,
            language: desk.language,
        };
        let unsettled = batch.unsettled();
        // A blank could be taken for a zero.
        if !unsettled.is_empty() && !self.incomplete {
            written::unsettled(desk, &unsettled, &self.place)?;
            return Ok(Exit::Broken);
        }
        let folder = gradebook.folder().to_path_buf();
        let mut written = self.write(batch, &files::shown(&folder))?;
        written
            .notes
            .extend(written::awaited(batch.awaited(), self.is_many()));
        if !self.only.is_empty() && self.into.is_some() {
            // Who was not asked for is no stranger.
            let all = Batch {
                book: &whole,
                ..batch
            };
            written.strangers = self.write(all, "")?.strangers;
        }
        let zeros = written.zeros.take();
        written.zeros = zeros.or_else(|| Some(batch.absent()));
        let place = self.output.clone();
        let place = place.unwrap_or_else(|| folder.join("exports").join(self.name(&modules)));
        written.put(desk, &place)?;
        Ok(Exit::Passed)
    }

    fn fits(&self) -> Result<(), Spoken> {
        let may_fill = matches!(self.to, Form::Moodle | Form::Canvas | Form::Feedback);
        let above = self.output.as_deref().and_then(Path::parent);
        if let Some(above) = above.filter(|it| !it.as_os_str().is_empty() && !it.is_dir()) {
            return Err(no_folder(above));
        }
        match (&self.into, self.to) {
            (Some(_), _) if !may_fill => Err(Spoken::new(
                "`--into` hanya untuk moodle, canvas dan feedback",
                "`--into` is for moodle, canvas and feedback alone",
            )),
            (None, Form::Canvas) => Err(Spoken::new(
                "buku nilai Canvas diisi, bukan dibuat: unduh dengan Export di buku nilainya, lalu `--into BERKAS`",
                "a gradebook of Canvas is filled in, not made: download it with Export there, then `--into FILE`",
            )),
            _ => Ok(()),
        }
    }

    /// Is it a file for each student?
    fn is_many(&self) -> bool {
        matches!(self.to, Form::Gradescope | Form::Classroom)
    }

    /// Leaves those of the class who were asked for.
    fn choose(&self, book: &mut Book) -> Result<(), Spoken> {
        let wanted = self.only.iter();
        let wanted = wanted.map(|asked| Ok(self.place.student(book, asked)?.person.number.clone()));
        let wanted: Vec<String> = wanted.collect::<Result<_, Spoken>>()?;
        let students = &mut book.students;
        students.retain(|student| wanted.is_empty() || wanted.contains(&student.person.number));
        Ok(())
    }

    fn write(&self, batch: Batch<'_>, folder: &str) -> Result<Written> {
        if batch.modules.is_empty() {
            return Err(nothing(&self.place).into());
        }
        let divider = match self.delimiter {
            Delimiter::Comma => Divider::Comma,
            Delimiter::Semicolon => Divider::Semicolon,
        };
        let into = self.into.as_deref();
        let into = into
            .map(|path| files::read_most(path, LARGEST))
            .transpose()?;
        if let (Some(file), Form::Moodle | Form::Feedback) = (&into, self.to)
            && let Some(why) = exchange::other_assignment(batch, one(batch)?, file)?
            && !self.yes
        {
            return Err(foreign(&why).into());
        }
        Ok(match (self.to, &into) {
            (Form::Csv, _) => Written::text(exchange::table(batch, divider)),
            (Form::Moodle, None) => filled(exchange::moodle(batch, divider)),
            (Form::Moodle, Some(file)) => filled(exchange::worksheet(batch, one(batch)?, file)?),
            (Form::Canvas, file) => {
                let file = file.as_deref().unwrap_or_default();
                filled(exchange::canvas(batch, self.column.as_deref(), file)?)
            }
            (Form::Gradescope, _) => each(batch, "results.json", &|student, module| {
                exchange::gradescope(batch, student, module)
            }),
            (Form::Classroom, _) => {
                let runner = runner();
                each(batch, "result.json", &|student, module| {
                    exchange::classroom(batch, student, module, &runner)
                })
            }
            (Form::Junit, _) => Written::text(exchange::junit(batch)),
            (Form::Ctrf, _) => Written::text(exchange::ctrf(batch)),
            (Form::Tap, _) => Written::text(exchange::tap(batch)),
            (Form::Json, _) => {
                let document = document::of(batch.book, batch.modules, folder);
                Written::text(format!("{document:#}\n"))
            }
            (Form::Feedback, file) => pages(batch, file.as_deref())?,
        })
    }

    /// `chat.moodle.csv`
    fn name(&self, modules: &[Name]) -> String {
        let ending = match self.to {
            Form::Csv => "csv",
            Form::Moodle if self.into.is_none() => "moodle-import.csv",
            Form::Moodle => "moodle.csv",
            Form::Canvas => "canvas.csv",
            Form::Gradescope => "gradescope",
            Form::Junit => "junit.xml",
            Form::Ctrf => "ctrf.json",
            Form::Classroom => "classroom",
            Form::Tap => "tap",
            Form::Json => "json",
            Form::Feedback => "feedback.zip",
        };
        match modules {
            [only] => format!("{only}.{ending}"),
            _ => format!("class.{ending}"),
        }
    }
}

fn filled(filled: Filled) -> Written {
    Written {
        files: vec![(String::new(), filled.bytes)],
        count: Some(filled.grades),
        strangers: filled.strangers,
        replaced: filled.replaced,
        spared: filled.spared,
        zeros: Some(filled.zeros),
        absent: filled.absent,
        notes: filled.notes,
    }
}

/// A file for each student, and of several modules for each of them.
fn each(
    batch: Batch<'_>,
    name: &str,
    text: &dyn Fn(&Student, &ModuleGrade) -> Option<String>,
) -> Written {
    let mut written = Written::default();
    for student in &batch.book.students {
        let number = place::owner(std::slice::from_ref(&student.person.number));
        for slug in batch.modules {
            let text = student
                .module(slug)
                .and_then(|module| text(student, module));
            let Some(text) = text else { continue };
            let path = match batch.modules {
                [_] => format!("{number}/{name}"),
                _ => format!("{slug}/{number}/{name}"),
            };
            written.files.push((path, text.into_bytes()));
        }
    }
    written
}

fn pages(batch: Batch<'_>, file: Option<&[u8]>) -> Result<Written> {
    let feedback = exchange::feedback(batch, one(batch)?, file)?;
    let mut notes = Vec::new();
    if !feedback.homeless.is_empty() && file.is_none() {
        notes.push(Text::new(
            "nomor peserta Moodle mereka tidak diketahui; lembar penilaian luring menyebutkannya: `--into BERKAS`",
            "their participant numbers in Moodle are not known; the offline worksheet says them: `--into FILE`",
        ));
    }
    Ok(Written {
        files: vec![(String::new(), parcel::zip(&feedback.pages)?)],
        count: Some(feedback.pages.len()),
        absent: feedback.homeless,
        notes,
        ..Written::default()
    })
}

/// What the workflow of Classroom 50 says of itself.
fn runner() -> Runner {
    let said = |name: &str| std::env::var(name).ok().filter(|text| !text.is_empty());
    Runner {
        classroom: said("CLASSROOM"),
        assignment: said("ASSIGNMENT"),
        submission: said("SUBMISSION_TAG"),
        commit: said("COMMIT_URL"),
        release: said("RELEASE_URL"),
        review: said("REVIEW_URL"),
    }
}

fn one(batch: Batch<'_>) -> Result<&Name, Spoken> {
    match batch.modules {
        [only] => Ok(only),
        several => {
            let all: Vec<&str> = several.iter().map(Name::as_str).collect();
            let all = all.join(", ");
            Err(Spoken::new(
                format!("berkas ini untuk satu modul; sebutkan dengan `--module`: {all}"),
                format!("this file is for one module; name it with `--module`: {all}"),
            ))
        }
    }
}

/// What was mistyped makes no folders.
fn no_folder(above: &Path) -> Spoken {
    let above = harmless(&files::shown(above));
    Spoken::new(
        format!(
            "folder {above} tidak ada; buat dahulu, atau sebutkan tempat lain dengan `--output`"
        ),
        format!("there is no folder {above}; make it first, or name another place with `--output`"),
    )
}

fn foreign(why: &Text) -> Spoken {
    Spoken::new(
        format!("{}; tetap isi dengan `--yes`", why.id),
        format!("{}; fill it in anyway with `--yes`", why.en),
    )
}

fn nothing(place: &Place) -> Spoken {
    let grade = place.command(&["grade", "FOLDER"]);
    Spoken::new(
        format!("belum ada yang dinilai; mulailah dengan `{grade}`"),
        format!("nothing was graded yet; begin with `{grade}`"),
    )
}
