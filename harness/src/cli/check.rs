//! `praktikum check`: are the scenarios, the modules and the course valid?

use super::Desk;
use super::class::{self, Place};
use super::exit::Exit;
use super::run::warn;
use crate::class::gradebook::Gradebook;
use crate::class::syllabus::Syllabus;
use crate::scenario::document::display::{self, Shown};
use crate::scenario::document::{self, File, Reading};
use crate::scenario::text::Spoken;
use crate::scenario::{liar, submission};
use crate::world::{course, files};
use anyhow::Result;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Periksa skenario, modul dan kursus · check scenarios, modules and the course
#[derive(clap::Args)]
#[command(after_help = "Contoh · example:\n  praktikum check scenarios/chat/leave.yaml")]
pub(super) struct Arguments {
    /// Berkas atau folder; tanpa ini seluruh kursus · files or folders; without it the whole course
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Bentuk keluaran · form of the output
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Arguments {
    pub(super) fn run(&self, desk: &mut Desk<'_>) -> Result<Exit> {
        let mut shelf = Shelf::default();
        if self.paths.is_empty() {
            shelf.take(&the_course()?)?;
        }
        let mut unread = None;
        for path in &self.paths {
            unread = unread.or(shelf.take(path).err());
        }
        if let Some(error) = unread {
            if !shelf.reading.complaints.is_empty() {
                writeln!(desk.out, "{}", shelf.shown(self.format, desk).trim_end())?;
            }
            return Err(error);
        }
        if shelf.sources.is_empty() {
            return Err(nothing_to_check().into());
        }
        writeln!(desk.out, "{}", shelf.shown(self.format, desk).trim_end())?;
        if self.paths.is_empty() && !shelf.reading.has_errors() {
            strangers(desk)?;
        }
        Ok(Exit::unless(shelf.reading.has_errors()))
    }
}

/// Students to whom the course gives deadlines of their own, and whom the class that was graded last does not know.
fn strangers(desk: &mut Desk<'_>) -> Result<()> {
    let shelf = course::Shelf::find(None, &std::env::current_dir()?)?;
    if !desk.is_asked {
        desk.language = shelf.language();
    }
    let (syllabus, folder) = (Syllabus::of(&shelf)?, Place::default().folder(&shelf)?);
    if let Some(mut gradebook) = Gradebook::find(&folder)? {
        let book = class::grades(&syllabus, &mut gradebook)?;
        for (module, number) in book.extended_strangers() {
            warn(&class::extended_stranger(&module, &number), desk.language);
        }
    }
    Ok(())
}

/// The course around the current folder, by a short path where there is one.
fn the_course() -> Result<PathBuf> {
    let here = std::env::current_dir()?;
    let course = files::course_above(&here).ok_or_else(no_course)?;
    Ok(files::from_here(&course))
}

fn no_course() -> Spoken {
    Spoken::new(
        "di folder ini dan di atasnya tidak ada course.yaml; sebutkan berkas atau folder, misalnya `praktikum check scenarios/chat`",
        "there is no course.yaml in this folder or above it; name a file or a folder, such as `praktikum check scenarios/chat`",
    )
}

fn nothing_to_check() -> Spoken {
    Spoken::new(
        "tidak ada berkas .yaml di sana",
        "there is no .yaml file there",
    )
}

/// The files that were asked about, and what was read in them.
#[derive(Default)]
struct Shelf {
    sources: BTreeMap<String, Vec<u8>>,
    reading: Reading,
}

impl Shelf {
    fn take(&mut self, path: &Path) -> Result<()> {
        if path.is_dir() {
            self.add(files::gather(path)?);
            return Ok(());
        }
        match path.file_name().and_then(|name| name.to_str()) {
            Some("course.yaml" | "module.yaml" | "module.id.md" | "module.en.md") => {
                let folder = path
                    .parent()
                    .filter(|folder| !folder.as_os_str().is_empty());
                self.add(files::gather(folder.unwrap_or(Path::new(".")))?);
            }
            Some(submission::FILE | liar::LIAR | liar::STRANGER) => self.take_beside(path)?,
            _ => self.take_scenario(path)?,
        }
        Ok(())
    }

    fn add(&mut self, mut files: Vec<File>) {
        files.retain(|file| !self.sources.contains_key(&file.path));
        let reading = document::folder(&files);
        self.reading.complaints.extend(reading.complaints);
        self.reading.modules.extend(reading.modules);
        self.reading.scenarios.extend(reading.scenarios);
        self.sources
            .extend(files.into_iter().map(|file| (file.path, file.bytes)));
    }

    /// What stands beside programs: read alone.
    fn take_beside(&mut self, path: &Path) -> Result<()> {
        let bytes = files::read(path)?;
        let path = files::shown(path);
        self.add(vec![File { path, bytes }]);
        Ok(())
    }

    /// One scenario; its module is read for its roles, and not complained about.
    fn take_scenario(&mut self, path: &Path) -> Result<()> {
        if self.sources.contains_key(&files::shown(path)) {
            return Ok(());
        }
        let bytes = files::read(path)?;
        let beside = path.with_file_name("module.yaml");
        let module = if beside.is_file() {
            Some(files::read(&beside)?)
        } else {
            None
        };
        let shown = files::shown(path);
        let read = document::scenario_beside(&bytes, module.as_deref(), &files::shown(&beside));
        self.reading.complaints.extend(
            read.complaints
                .into_iter()
                .map(|complaint| (shown.clone(), complaint)),
        );
        self.reading
            .scenarios
            .extend(read.value.map(|scenario| (shown.clone(), scenario)));
        self.sources.insert(shown, bytes);
        Ok(())
    }

    fn shown(&self, format: Format, desk: &Desk<'_>) -> String {
        match format {
            Format::Text => self.told(desk),
            Format::Json => display::json(&self.reading.complaints, desk.language),
        }
    }

    fn told(&self, desk: &Desk<'_>) -> String {
        let shown = Shown {
            language: desk.language,
            colour: desk.colour,
        };
        let mut text = shown.complaints(&self.reading.complaints, &self.sources);
        text.push_str(&shown.summary(&self.reading, self.sources.len()));
        text
    }
}
