//! What of a course is played: modules, single scenarios, or files that are still being written.

use super::{Course, Play, Shelf, Unit};
use crate::scenario::course::Entry;
use crate::scenario::document::{self, Mistakes, Severity};
use crate::scenario::module::Module;
use crate::scenario::name::{Name, nearest};
use crate::scenario::quantity::Points;
use crate::scenario::text::{Spoken, harmless};
use crate::scenario::{Defaults, Scenario};
use crate::world::files;
use anyhow::Result;
use std::collections::BTreeMap;
use std::path::Path;

/// One thing that was asked for.
enum Wish {
    Module(Name),
    Scenario(Name, Name),
    /// A scenario's file that no module names.
    Draft(Box<Unit>),
}

impl Shelf {
    /// The whole course, or what was asked for: `chat`, `chat/leave`, or the path of a file.
    pub fn choose(&self, asked: &[String]) -> Result<Course> {
        let wishes: Vec<Wish> = match asked {
            [] => self.all().cloned().map(Wish::Module).collect(),
            asked => asked
                .iter()
                .map(|word| self.wish(word))
                .collect::<Result<_>>()?,
        };
        self.refuse(|path| self.is_about(path, &wishes))?;
        let entries = self.about.modules.iter();
        let mut modules: Vec<Unit> = entries
            .filter_map(|entry| self.unit(entry, &wishes))
            .collect();
        modules.extend(wishes.into_iter().filter_map(|wish| match wish {
            Wish::Draft(unit) => Some(*unit),
            Wish::Module(_) | Wish::Scenario(..) => None,
        }));
        Ok(Course {
            language: self.about.language,
            modules,
        })
    }

    fn all(&self) -> impl Iterator<Item = &Name> {
        self.about.modules.iter().map(|entry| &entry.slug)
    }

    fn module(&self, slug: &Name) -> Option<&Module> {
        self.reading.modules.get(&self.folder_of(slug))
    }

    fn wish(&self, word: &str) -> Result<Wish> {
        if let Some(slug) = self.all().find(|slug| slug.as_str() == word) {
            return Ok(Wish::Module(slug.clone()));
        }
        if let Some((slug, name)) = word.split_once('/')
            && let Some(wish) = self.scenario(slug, name)
        {
            return Ok(wish);
        }
        if let Some(slug) = self.unregistered(word) {
            return Err(self.not_registered(slug).into());
        }
        let path = Path::new(word);
        if path.exists() {
            return self.at(path);
        }
        Err(self.unknown(word).into())
    }

    /// The module that a word names, if it lies beside the course and the course does not name it.
    fn unregistered<'w>(&self, word: &'w str) -> Option<&'w str> {
        let (slug, rest) = word.split_once('/').unwrap_or((word, ""));
        let is_beside = |path: &String| path.strip_prefix(&self.prefix) == Some(slug);
        let is_there = self.reading.modules.keys().any(is_beside)
            || self
                .sources
                .contains_key(&format!("{}{slug}/module.yaml", self.prefix));
        let is_file = !rest.is_empty() && Path::new(word).is_file();
        let is_named = self.all().any(|known| known.as_str() == slug);
        (is_there && !is_named && !is_file).then_some(slug)
    }

    fn not_registered(&self, slug: &str) -> Spoken {
        let course = harmless(&format!("{}course.yaml", self.prefix));
        Spoken::new(
            format!("{course} tidak menyebut modul {slug}: tambahkan `- {slug}` ke `modules:`"),
            format!("{course} does not name the module {slug}: add `- {slug}` to `modules:`"),
        )
    }

    /// A scenario that its module names; one of a module that cannot be read is taken at its word.
    fn scenario(&self, slug: &str, name: &str) -> Option<Wish> {
        let slug = self.all().find(|known| known.as_str() == slug)?;
        let name = Name::new(name.strip_suffix(".yaml").unwrap_or(name))?;
        let is_named = self.module(slug).is_none_or(|module| {
            let mut names = module.scenarios.iter().map(|(known, _)| known);
            names.any(|known| *known == name)
        });
        is_named.then(|| Wish::Scenario(slug.clone(), name))
    }

    /// A module's folder or a scenario's file, of this course or not.
    fn at(&self, path: &Path) -> Result<Wish> {
        let full = path.canonicalize()?;
        let top = self.folder.as_ref().and_then(|top| top.canonicalize().ok());
        let inside = top.and_then(|top| Some(full.strip_prefix(top).ok()?.to_path_buf()));
        let inside = inside.map(|inside| files::shown(&inside));
        if let Some(inside) = &inside {
            if let Some(slug) = self.all().find(|slug| slug.as_str() == inside) {
                return Ok(Wish::Module(slug.clone()));
            }
            if let Some((slug, name)) = inside.split_once('/')
                && let Some(wish) = self.scenario(slug, name)
            {
                return Ok(wish);
            }
        }
        if full.is_dir() {
            let slug = inside
                .as_deref()
                .and_then(|inside| self.unregistered(inside));
            if let Some(slug) = slug {
                return Err(self.not_registered(slug).into());
            }
            return Err(no_scenario(path).into());
        }
        Ok(Wish::Draft(Box::new(self.draft(path, &full)?)))
    }

    /// Reads a scenario beside its module's file, as `check` does.
    fn draft(&self, path: &Path, full: &Path) -> Result<Unit> {
        let bytes = files::read(path)?;
        let beside = path.with_file_name("module.yaml");
        let module = match beside.is_file() {
            true => Some(files::read(&beside)?),
            false => None,
        };
        let read = document::scenario_beside(&bytes, module.as_deref(), &files::shown(&beside));
        let module = module.and_then(|bytes| document::module(&bytes).value);
        let (Some(scenario), Some(module)) = (read.value, module) else {
            let errors = read.complaints.into_iter();
            let errors = errors.filter(|complaint| complaint.code.severity() == Severity::Error);
            let shown = files::shown(path);
            return Err(Mistakes {
                complaints: errors.map(|error| (shown.clone(), error)).collect(),
                sources: BTreeMap::from([(shown, bytes)]),
            }
            .into());
        };
        let word = |part: Option<&std::ffi::OsStr>| Name::new(part?.to_str()?);
        let slug = word(full.parent().and_then(Path::file_name));
        let (Some(slug), Some(name)) = (slug, word(full.file_stem())) else {
            return Err(badly_named(path).into());
        };
        Ok(Unit {
            slug,
            weight: one(),
            optional: false,
            defaults: over(module.defaults, self.about.defaults),
            module,
            scenarios: vec![Play {
                name,
                weight: one(),
                scenario,
            }],
        })
    }

    /// Must this file be without errors for what is wished?
    fn is_about(&self, path: &str, wishes: &[Wish]) -> bool {
        let Some(inside) = path.strip_prefix(&self.prefix) else {
            return false;
        };
        let Some((folder, file)) = inside.split_once('/') else {
            // It names a module whose file is not there.
            let is_lost = |wish: &Wish| match wish {
                Wish::Module(slug) | Wish::Scenario(slug, _) => self.module(slug).is_none(),
                Wish::Draft(_) => false,
            };
            return inside == "course.yaml" && wishes.iter().any(is_lost);
        };
        wishes.iter().any(|wish| match wish {
            Wish::Module(slug) => slug.as_str() == folder,
            Wish::Scenario(slug, name) => {
                let is_own =
                    file == "module.yaml" || file.strip_suffix(".yaml") == Some(name.as_str());
                slug.as_str() == folder && is_own
            }
            Wish::Draft(_) => false,
        })
    }

    /// The module of an entry with the scenarios that were wished, in its own order.
    fn unit(&self, entry: &Entry, wishes: &[Wish]) -> Option<Unit> {
        let is_wished = |name: &Name| {
            wishes.iter().any(|wish| match wish {
                Wish::Module(slug) => *slug == entry.slug,
                Wish::Scenario(slug, wished) => *slug == entry.slug && wished == name,
                Wish::Draft(_) => false,
            })
        };
        let module = self.module(&entry.slug)?;
        let named = module.scenarios.iter().filter(|(name, _)| is_wished(name));
        let scenarios: Vec<Play> = named
            .filter_map(|(name, weight)| {
                Some(Play {
                    name: name.clone(),
                    weight: *weight,
                    scenario: self.play(&entry.slug, name)?.clone(),
                })
            })
            .collect();
        (!scenarios.is_empty()).then(|| Unit {
            slug: entry.slug.clone(),
            module: module.clone(),
            weight: entry.weight,
            optional: entry.optional,
            defaults: over(module.defaults, self.about.defaults),
            scenarios,
        })
    }

    fn play(&self, slug: &Name, name: &Name) -> Option<&Scenario> {
        let path = format!("{}/{name}.yaml", self.folder_of(slug));
        self.reading.scenarios.get(&path)
    }

    /// What is like the word that means nothing here, or else all that there is.
    fn unknown(&self, word: &str) -> Spoken {
        let slugs: Vec<&str> = self.all().map(Name::as_str).collect();
        let names = self.all().flat_map(|slug| {
            let named = self.module(slug).map(|module| &module.scenarios[..]);
            let named = named.unwrap_or_default().iter();
            named.map(move |(name, _)| format!("{slug}/{name}"))
        });
        let names: Vec<String> = names.collect();
        let alike = nearest(word, slugs.iter().copied())
            .or_else(|| nearest(word, names.iter().map(String::as_str)))
            .or_else(|| {
                // `leave` alone: the scenario of that name, in whichever module.
                let is_end =
                    |name: &&String| name.split_once('/').is_some_and(|(_, end)| end == word);
                names.iter().find(is_end).map(String::as_str)
            });
        let word = harmless(&word.chars().take(60).collect::<String>());
        match alike {
            Some(alike) => Spoken::new(
                format!("tidak ada modul, skenario atau berkas `{word}`; maksud Anda `{alike}`?"),
                format!("there is no module, scenario or file `{word}`; did you mean `{alike}`?"),
            ),
            None => Spoken::new(
                format!(
                    "tidak ada modul, skenario atau berkas `{word}`; modul kursus ini: {}",
                    slugs.join(", ")
                ),
                format!(
                    "there is no module, scenario or file `{word}`; the course's modules: {}",
                    slugs.join(", ")
                ),
            ),
        }
    }
}

fn one() -> Points {
    Points::parse("1").unwrap_or_default()
}

/// What the module says, and where it says nothing, what the course says.
fn over(module: Defaults, course: Defaults) -> Defaults {
    Defaults {
        within: module.within.or(course.within),
        grace: module.grace.or(course.grace),
        linger: module.linger.or(course.linger),
    }
}

fn no_scenario(path: &Path) -> Spoken {
    let path = files::shown(path);
    Spoken::new(
        format!(
            "{path} bukan modul kursus ini; sebutkan sebuah modul, `MODUL/SKENARIO`, atau berkas skenario"
        ),
        format!(
            "{path} is no module of this course; name a module, `MODULE/SCENARIO`, or a scenario's file"
        ),
    )
}

fn badly_named(path: &Path) -> Spoken {
    let path = files::shown(path);
    Spoken::new(
        format!(
            "{path}: berkas skenario dan foldernya dinamai dengan huruf kecil, angka, `_` dan `-`"
        ),
        format!(
            "{path}: a scenario's file and its folder have names of lower-case letters, digits, `_` and `-`"
        ),
    )
}
