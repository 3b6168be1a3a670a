//! A folder of somebody's programs, and which of them plays which part.

mod collect;
mod download;
mod explain;
mod guess;
mod handed;
mod intake;
mod layout;
mod listings;
mod moment;
mod partial;
mod program;
mod roles;
pub mod roster;
#[cfg(test)]
mod tests;
mod typed;
mod unplayed;
pub mod whom;
mod whose;
mod workshop;

pub use guess::Guess;
pub use handed::{Handed, Intake, When, Whom};
pub use intake::{Customs, intake};
pub use moment::seconds;
pub use program::Piece;
pub use whose::{Whose, whose};

use crate::scenario::Scenario;
use crate::scenario::cast::Part;
use crate::scenario::document::{self, Known, Mistakes, Severity};
use crate::scenario::module::Module;
use crate::scenario::name::Name;
use crate::scenario::submission::{FILE, Manifest};
use crate::scenario::text::{Spoken, Text, harmless};
use crate::world::course::Course;
use crate::world::files::{self, Tree};
use crate::world::interrupt::Interrupts;
use crate::world::recipe::{Lack, Site};
use anyhow::Result;
use program::Program;
use roles::Company;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use workshop::Workshop;

/// A submission that was opened: what lies in it, and what it says of itself.
#[derive(Debug)]
pub struct Submission {
    folder: PathBuf,
    /// What it is called where its folder says nothing.
    called: Option<String>,
    pub manifest: Manifest,
    /// `praktikum.yaml` itself, where what it says wrongly is told only to whoever asks for it.
    said: Option<Vec<u8>>,
    tree: Tree,
    /// The modules of the course, by which folders and files may be named.
    slugs: Vec<String>,
    /// Programs of its Cargo packages, asked for when a name is looked for.
    targets: OnceLock<Result<Vec<Program>, Lack>>,
    workshop: Workshop,
}

impl Submission {
    /// Opens a folder; what `praktikum.yaml` says wrongly is told as `check` tells it.
    pub fn open(folder: &Path, known: &Known<'_>) -> Result<Self> {
        Self::opened(folder, known, false)
    }

    /// Opens a folder as far as it can be understood: what `praktikum.yaml` does not say readably, names of files say.
    pub fn open_as_far(folder: &Path, known: &Known<'_>) -> Result<Self> {
        Self::opened(folder, known, true)
    }

    fn opened(folder: &Path, known: &Known<'_>, as_far: bool) -> Result<Self> {
        let shown = folder.join(FILE);
        let folder = folder.canonicalize().map_err(|_| no_folder(folder))?;
        let tree = files::tree(&folder)?;
        let mut submission = Self {
            folder,
            called: None,
            manifest: Manifest::default(),
            said: None,
            tree,
            slugs: known
                .modules
                .iter()
                .map(|(slug, _)| slug.to_string())
                .collect(),
            targets: OnceLock::new(),
            workshop: Workshop::default(),
        };
        match submission.folder.join(FILE).symlink_metadata() {
            Ok(about) if about.is_symlink() => return Err(explain::linked().into()),
            Ok(_) if as_far => submission.read_as_far(known)?,
            Ok(_) => submission.read_manifest(&files::from_here(&shown), known)?,
            Err(_) => {}
        }
        Ok(submission)
    }

    /// Where compilers of its programs are to work: in a closed house, if nobody says otherwise.
    #[must_use]
    pub fn built_in(mut self, site: Site) -> Self {
        self.workshop.site = site;
        self
    }

    /// Somebody else's, in a folder of ours: what it is called in messages.
    #[must_use]
    pub fn of_class(mut self, called: &str) -> Self {
        self.called = Some(called.to_string());
        self
    }

    /// What may want its builds to stop.
    #[must_use]
    pub fn until(mut self, stop: &Arc<Interrupts>) -> Self {
        self.workshop.stop = Some(Arc::clone(stop));
        self
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// As it is told where it lies.
    fn shown(&self) -> String {
        let folder = || files::shown(&files::from_here(&self.folder));
        harmless(&self.called.clone().unwrap_or_else(folder))
    }

    fn read_manifest(&mut self, path: &Path, known: &Known<'_>) -> Result<()> {
        let bytes = files::read(&self.folder.join(FILE))?;
        let read = document::manifest(&bytes, Some(known));
        let mut complaints = read.complaints;
        complaints.retain(|complaint| complaint.code.severity() == Severity::Error);
        if let Some(manifest) = read.value {
            complaints.extend(self.absent(&manifest));
            self.manifest = manifest;
        }
        if complaints.is_empty() {
            return Ok(());
        }
        let path = files::shown(path);
        Err(Mistakes {
            complaints: complaints
                .into_iter()
                .map(|one| (path.clone(), one))
                .collect(),
            sources: BTreeMap::from([(path, bytes)]),
        }
        .into())
    }

    /// Makes everything ready that this course needs: finds every program, and builds what must be built.
    ///
    /// `progress` is told before anything that takes its time.
    pub fn prepare(
        &mut self,
        course: &Course,
        progress: &mut dyn FnMut(&Text),
    ) -> Result<(), Vec<Lack>> {
        let mut programs: Vec<Program> = Vec::new();
        let mut missing: Vec<Lack> = Vec::new();
        for unit in &course.modules {
            for play in &unit.scenarios {
                match self.programs(&unit.slug, &unit.module, &play.scenario) {
                    Ok(found) => programs.extend(found.into_iter().flatten()),
                    Err(more) => missing.extend(more),
                }
            }
        }
        missing.sort_by(|left, right| left.spoken.0.en.cmp(&right.spoken.0.en));
        missing.dedup();
        if !missing.is_empty() {
            return Err(missing);
        }
        for program in programs {
            let made = self.workshop.make(&program, &self.folder, progress);
            made.map_err(|lack| vec![lack])?;
        }
        Ok(())
    }

    /// What plays each actor, in the order of the cast; `None` for a raw socket. It was prepared before.
    pub fn cast(
        &self,
        slug: &Name,
        module: &Module,
        scenario: &Scenario,
    ) -> Result<Vec<Option<Piece>>, Vec<Lack>> {
        let programs = self.programs(slug, module, scenario)?;
        let pieces = programs.into_iter().map(|program| {
            let piece = program.map(|program| self.workshop.piece(&program));
            piece.transpose()
        });
        pieces.collect::<Result<_, _>>().map_err(|lack| vec![lack])
    }

    /// The program of each actor, all of them or none.
    fn programs(
        &self,
        slug: &Name,
        module: &Module,
        scenario: &Scenario,
    ) -> Result<Vec<Option<Program>>, Vec<Lack>> {
        let mut found = Vec::new();
        let mut missing: Vec<Lack> = Vec::new();
        for program in self.chosen(slug, module, scenario) {
            match program.transpose() {
                Ok(program) => found.push(program),
                Err(lack) => missing.push(lack),
            }
        }
        missing.dedup();
        if missing.is_empty() {
            Ok(found)
        } else {
            Err(missing)
        }
    }

    /// The program of each actor, by the manifest or else by the names of files, or why there is none; `None` for a
    /// raw socket.
    fn chosen(
        &self,
        slug: &Name,
        module: &Module,
        scenario: &Scenario,
    ) -> Vec<Option<Result<Program, Lack>>> {
        // Of each role who may play it, and how many actors have had their program.
        let mut companies: BTreeMap<&Name, (Result<Company<'_>, Lack>, usize)> = BTreeMap::new();
        let mut chosen = Vec::new();
        for actor in &scenario.cast {
            let Part::Program(part) = &actor.part else {
                chosen.push(None);
                continue;
            };
            let (company, n) = companies
                .entry(&part.role)
                .or_insert_with(|| (self.company(slug, module, &part.role), 0));
            *n += 1;
            let program = company.as_ref().map_err(Lack::clone);
            chosen.push(Some(
                program.and_then(|company| self.program(company, slug, &part.role, *n)),
            ));
        }
        chosen
    }
}

fn no_folder(folder: &Path) -> Spoken {
    let folder = files::shown(folder);
    Spoken::new(
        format!("folder {folder} tidak ada atau tidak dapat dibuka"),
        format!("there is no folder {folder}, or it cannot be opened"),
    )
}
