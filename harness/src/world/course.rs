//! The course that is played: found on disk or carried in this program, and what of it was asked for.

mod choice;
mod shipped;
#[cfg(test)]
mod tests;

pub use shipped::FILES as SHIPPED;

use super::digest::Digest;
use super::files;
use crate::scenario::document::{self, File, Known, Mistakes, Reading, Severity};
use crate::scenario::module::{Module, Role};
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use crate::scenario::text::{Language, Spoken};
use crate::scenario::{Defaults, Scenario, course};
use anyhow::Result;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What was asked for, in the order of the course: valid, and ready to be played.
#[derive(Debug, Clone)]
pub struct Course {
    pub language: Language,
    pub modules: Vec<Unit>,
}

/// A module and those of its scenarios that were asked for.
#[derive(Debug, Clone)]
pub struct Unit {
    pub slug: Name,
    pub module: Module,
    /// Within the course.
    pub weight: Points,
    pub optional: bool,
    /// The module's own, and where it has none the course's.
    pub defaults: Defaults,
    pub scenarios: Vec<Play>,
}

impl Unit {
    /// Are these all scenarios that the module names?
    pub fn is_whole(&self) -> bool {
        let is_there = |name: &Name| self.scenarios.iter().any(|play| play.name == *name);
        self.module.scenarios.iter().all(|(name, _)| is_there(name))
    }
}

#[derive(Debug, Clone)]
pub struct Play {
    pub name: Name,
    /// Within the module.
    pub weight: Points,
    pub scenario: Scenario,
}

/// A course as it was found, with everything that was read in it, valid or not.
#[derive(Debug)]
pub struct Shelf {
    /// Its folder; `None` for the course that this program carries.
    pub folder: Option<PathBuf>,
    about: course::Course,
    /// What stands before `chat/module.yaml` in the paths of its files.
    prefix: String,
    sources: BTreeMap<String, Vec<u8>>,
    reading: Reading,
}

impl Shelf {
    /// The course that was named, or that around the current folder, or the shipped one.
    pub fn find(given: Option<&Path>, here: &Path) -> Result<Self> {
        let folder = match given {
            Some(given) => Some(named(given)?),
            None => files::course_above(here).map(|folder| files::from_here(&folder)),
        };
        match folder {
            Some(folder) => Self::read(files::gather(&folder)?, Some(folder)),
            None => Self::shipped(),
        }
    }

    /// The course that this program carries.
    pub fn shipped() -> Result<Self> {
        let file = |(path, bytes): &(&str, &[u8])| File {
            path: (*path).to_string(),
            bytes: bytes.to_vec(),
        };
        Self::read(shipped::FILES.iter().map(file).collect(), None)
    }

    fn read(found: Vec<File>, folder: Option<PathBuf>) -> Result<Self> {
        let top = folder.as_deref().unwrap_or(Path::new(""));
        let top = files::shown(&top.join("course.yaml"));
        let prefix = top.trim_end_matches("course.yaml").to_string();
        let reading = document::folder(&found);
        let sources: BTreeMap<_, _> = found
            .into_iter()
            .map(|file| (file.path, file.bytes))
            .collect();
        let bytes = sources.get(&top).map(Vec::as_slice).unwrap_or_default();
        let Some(about) = document::course(bytes).value else {
            return Err(mistakes(&reading, &sources, |path| path == top).into());
        };
        Ok(Self {
            folder,
            about,
            prefix,
            sources,
            reading,
        })
    }

    /// Of everything in it, by which it is known again wherever it lies.
    pub fn hash(&self) -> String {
        let mut digest = Digest::default();
        for (path, bytes) in &self.sources {
            let inside = path.strip_prefix(&self.prefix).unwrap_or(path);
            digest.add(inside.as_bytes());
            digest.add(bytes);
        }
        digest.hex()
    }

    pub fn about(&self) -> &course::Course {
        &self.about
    }

    /// The bytes of a scenario's file.
    pub fn source(&self, slug: &Name, name: &Name) -> Option<&[u8]> {
        let path = format!("{}/{name}.yaml", self.folder_of(slug));
        self.sources.get(&path).map(Vec::as_slice)
    }

    pub fn language(&self) -> Language {
        self.about.language
    }

    /// What the course says of itself.
    /// What a module's text says in a language; nothing where it has none.
    pub fn text(&self, slug: &Name, language: Language) -> String {
        let ending = match language {
            Language::Id => "id",
            Language::En => "en",
        };
        let path = format!("{}/module.{ending}.md", self.folder_of(slug));
        let bytes = self.sources.get(&path).map(Vec::as_slice);
        String::from_utf8_lossy(bytes.unwrap_or_default()).into_owned()
    }

    /// The course's modules by their slug, and the roles of each.
    pub fn known(&self) -> Known<'_> {
        let modules = self.about.modules.iter().filter_map(|entry| {
            let module = self.reading.modules.get(&self.folder_of(&entry.slug))?;
            let roles = module.roles.iter().map(|role| role.name.as_str());
            Some((entry.slug.as_str(), roles.collect()))
        });
        Known {
            modules: modules.collect(),
        }
    }

    /// The roles of the modules that were asked for, or else of all that the course has.
    pub fn roles(&self, asked: &[String]) -> Vec<&Role> {
        let is_asked = |path: &str| {
            let slug = path.rsplit_once('/').map_or(path, |(_, slug)| slug);
            let mut words = asked.iter().map(|word| word.trim_end_matches('/'));
            words.any(|word| word == slug || word.split('/').rev().nth(1) == Some(slug))
        };
        let modules = || self.reading.modules.iter();
        let roles = modules().filter(|(path, _)| is_asked(path));
        let roles: Vec<&Role> = roles.flat_map(|(_, module)| &module.roles).collect();
        match roles.is_empty() {
            true => modules().flat_map(|(_, module)| &module.roles).collect(),
            false => roles,
        }
    }

    /// `scenarios/chat`, as the reading names it.
    fn folder_of(&self, slug: &Name) -> String {
        format!("{}{slug}", self.prefix)
    }

    /// The errors in some of the files; nothing without any.
    fn refuse(&self, is_wanted: impl Fn(&str) -> bool) -> Result<()> {
        let mistakes = mistakes(&self.reading, &self.sources, is_wanted);
        if mistakes.complaints.is_empty() {
            return Ok(());
        }
        Err(mistakes.into())
    }
}

/// The errors in the files that are wanted, as `check` would tell them.
fn mistakes(
    reading: &Reading,
    sources: &BTreeMap<String, Vec<u8>>,
    is_wanted: impl Fn(&str) -> bool,
) -> Mistakes {
    let complaints = reading.complaints.iter().filter(|(path, complaint)| {
        is_wanted(path) && complaint.code.severity() == Severity::Error
    });
    let complaints: Vec<_> = complaints.cloned().collect();
    let named = |path: &String| complaints.iter().any(|(about, _)| about == path);
    let sources = sources.iter().filter(|(path, _)| named(path));
    Mistakes {
        sources: sources
            .map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect(),
        complaints,
    }
}

/// The folder that `--course` names: that of `course.yaml`, or the one above it.
fn named(given: &Path) -> Result<PathBuf, Spoken> {
    let places = [given.to_path_buf(), given.join("scenarios")];
    let found = places
        .into_iter()
        .find(|place| place.join("course.yaml").is_file());
    found.ok_or_else(|| {
        let shown = files::shown(given);
        Spoken::new(
            format!("di {shown} tidak ada course.yaml; sebutkan folder kursus, misalnya `--course scenarios`"),
            format!("there is no course.yaml in {shown}; name the course's folder, such as `--course scenarios`"),
        )
    })
}
