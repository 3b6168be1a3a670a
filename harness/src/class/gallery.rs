//! The programs that scenarios are tried on: the reference, and the folders of strangers and liars, read and made ready.

mod tools;
mod workshop;

pub use workshop::Workshop;

use crate::scenario::document::{self, Complaint, Mistakes, Read, Repertoire, Severity};
use crate::scenario::liar::{HONEST, LIAR, Liar, STRANGER, Stranger};
use crate::scenario::name::Name;
use crate::scenario::submission::FILE;
use crate::scenario::text::{Spoken, Text};
use crate::world::course::{Course, Shelf};
use crate::world::files;
use anyhow::Result;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where its programs lie.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// The folder of the reference; `None` for a course without.
    pub reference: Option<PathBuf>,
    pub strangers: Option<PathBuf>,
    pub liars: Option<PathBuf>,
}

/// Somebody's programs for one module or several.
#[derive(Debug, Clone)]
pub struct Exhibit {
    pub name: String,
    pub folder: PathBuf,
    pub kind: Kind,
}

#[derive(Debug, Clone)]
pub enum Kind {
    Reference,
    Stranger(Stranger),
    Liar(Liar),
}

#[derive(Debug)]
pub struct Gallery {
    pub exhibits: Vec<Exhibit>,
    /// By their module: the honest partners of liars that are only one half.
    honest: BTreeMap<Name, PathBuf>,
}

/// The most folders of one kind.
const MOST: usize = 2_000;

impl Places {
    /// Beside the course: `audit/liars` and `audit/strangers`, or where a harness keeps those of its own course.
    pub fn beside(course: Option<&Path>) -> Self {
        let Some(course) = course else {
            return Self::default();
        };
        let full = course.canonicalize();
        let full = full.unwrap_or_else(|_| course.to_path_buf());
        let top = match full.parent() {
            Some(above) if full.ends_with("scenarios") => above.to_path_buf(),
            _ => full,
        };
        let first = |kind: &str| {
            let places = [top.join("audit"), top.join("harness/tests")];
            let mut places = places.into_iter().map(|place| place.join(kind));
            places.find(|place| place.is_dir())
        };
        let labs = top.join("labs");
        Self {
            reference: labs.join(FILE).is_file().then_some(labs),
            strangers: first("strangers"),
            liars: first("liars"),
        }
    }
}

impl Gallery {
    /// Reads what stands beside every program that is for one of the course's modules; all mistakes are told at once.
    pub fn open(places: &Places, shelf: &Shelf, course: &Course) -> Result<Self> {
        let mut reading = Reading::new(course);
        let mut gallery = Self {
            exhibits: Vec::new(),
            honest: BTreeMap::new(),
        };
        gallery
            .exhibits
            .extend(places.reference.iter().map(|folder| Exhibit {
                name: "labs".to_string(),
                folder: folder.clone(),
                kind: Kind::Reference,
            }));
        for folder in places.strangers.iter().flat_map(|top| folders(top)) {
            reading.stranger(&folder, &mut gallery.exhibits);
        }
        for folder in places.liars.iter().flat_map(|top| folders(top)) {
            match name_of(&folder).as_str() {
                HONEST => gallery.hang_honest(&folder),
                _ => reading.liar(&folder, &mut gallery.exhibits),
            }
        }
        reading.end(shelf)?;
        Ok(gallery)
    }

    /// The partners, which are strangers too.
    fn hang_honest(&mut self, top: &Path) {
        for folder in folders(top) {
            let Some(module) = Name::new(&name_of(&folder)) else {
                continue;
            };
            self.exhibits.push(Exhibit {
                name: format!("{HONEST}/{module}"),
                folder: folder.clone(),
                kind: Kind::Stranger(Stranger {
                    modules: vec![module.clone()],
                    style: Text::new("pasangan para pembohong", "the liars' partner"),
                }),
            });
            self.honest.insert(module, folder);
        }
    }

    pub fn partner(&self, module: &Name) -> Option<&Path> {
        self.honest.get(module).map(PathBuf::as_path)
    }
}

impl Exhibit {
    /// Is it for this module? The reference says it itself when it is opened.
    pub fn is_for(&self, module: &Name) -> bool {
        match &self.kind {
            Kind::Reference => true,
            Kind::Stranger(stranger) => stranger.modules.contains(module),
            Kind::Liar(liar) => liar.module == *module,
        }
    }
}

/// The folders within a folder, in the order of their names.
fn folders(top: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(top).into_iter().flatten().take(MOST);
    let is_shown = |path: &PathBuf| path.is_dir() && !name_of(path).starts_with('.');
    let found = entries.flatten().map(|entry| entry.path());
    let mut found: Vec<PathBuf> = found.filter(is_shown).collect();
    found.sort();
    found
}

fn name_of(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// What was read of the files beside the programs, and what is wrong with them.
struct Reading<'a> {
    course: &'a Course,
    complaints: Vec<(String, Complaint)>,
    sources: BTreeMap<String, Vec<u8>>,
    /// Modules that somebody names, with the file that does.
    named: Vec<(String, Name)>,
    unread: Vec<Spoken>,
}

impl<'a> Reading<'a> {
    fn new(course: &'a Course) -> Self {
        Self {
            course,
            complaints: Vec::new(),
            sources: BTreeMap::new(),
            named: Vec::new(),
            unread: Vec::new(),
        }
    }

    fn liar(&mut self, folder: &Path, exhibits: &mut Vec<Exhibit>) {
        let course = self.course;
        let read = |bytes: &[u8]| document::liar_among(bytes, |module| repertoire(course, module));
        let Some((path, liar)) = self.take(&folder.join(LIAR), read) else {
            return;
        };
        self.named.push((path, liar.module.clone()));
        exhibits.push(exhibit(folder, Kind::Liar(liar)));
    }

    fn stranger(&mut self, folder: &Path, exhibits: &mut Vec<Exhibit>) {
        let Some((path, stranger)) = self.take(&folder.join(STRANGER), document::stranger) else {
            return;
        };
        let named = stranger.modules.iter();
        self.named
            .extend(named.map(|module| (path.clone(), module.clone())));
        exhibits.push(exhibit(folder, Kind::Stranger(stranger)));
    }

    fn take<T>(&mut self, path: &Path, read: impl Fn(&[u8]) -> Read<T>) -> Option<(String, T)> {
        let path = files::from_here(path);
        let shown = files::shown(&path);
        let Ok(bytes) = files::read(&path) else {
            self.unread.push(absent(&shown));
            return None;
        };
        let read = read(&bytes);
        let is_error = |one: &Complaint| one.code.severity() == Severity::Error;
        let errors = read.complaints.into_iter().filter(is_error);
        let before = self.complaints.len();
        self.complaints
            .extend(errors.map(|complaint| (shown.clone(), complaint)));
        if self.complaints.len() > before {
            self.sources.insert(shown.clone(), bytes);
        }
        read.value.map(|value| (shown, value))
    }

    fn end(mut self, shelf: &Shelf) -> Result<()> {
        if !self.complaints.is_empty() {
            return Err(Mistakes {
                complaints: self.complaints,
                sources: self.sources,
            }
            .into());
        }
        let known = shelf.known();
        let is_known = |module: &Name| {
            known
                .modules
                .iter()
                .any(|(slug, _)| *slug == module.as_str())
        };
        let strange = self.named.iter().filter(|(_, module)| !is_known(module));
        let strange = strange.map(|(path, module)| unknown(path, module));
        self.unread.extend(strange);
        match self.unread.is_empty() {
            true => Ok(()),
            false => Err(Spoken::together(&self.unread).into()),
        }
    }
}

fn exhibit(folder: &Path, kind: Kind) -> Exhibit {
    Exhibit {
        name: name_of(folder),
        folder: folder.to_path_buf(),
        kind,
    }
}

/// The scenarios of a module; `None` where it is not asked about.
fn repertoire<'a>(course: &'a Course, module: &Name) -> Option<Repertoire<'a>> {
    let unit = course.modules.iter().find(|unit| unit.slug == *module)?;
    let plays = unit.scenarios.iter();
    let named = unit.module.scenarios.iter();
    Some(Repertoire {
        named: named.map(|(name, _)| name).collect(),
        played: plays.map(|play| (&play.name, &play.scenario)).collect(),
    })
}

fn absent(path: &str) -> Spoken {
    Spoken::new(
        format!(
            "{path} tidak ada: berkas itu menyebutkan modul dan putusan atau gaya; lihat `praktikum explain audit`"
        ),
        format!(
            "there is no {path}: it says the module, and the verdict or the style; see `praktikum explain audit`"
        ),
    )
}

fn unknown(path: &str, module: &Name) -> Spoken {
    Spoken::new(
        format!("{path}: kursus ini tidak punya modul `{module}`"),
        format!("{path}: this course has no module `{module}`"),
    )
}
