//! Which program plays a role: as the manifest says, else as the files are called.

use super::program::{Kind, Program};
use super::{Submission, explain};
use crate::scenario::document::{self, Complaint};
use crate::scenario::module::{ENDINGS, Module, Role, words};
use crate::scenario::name::Name;
use crate::scenario::submission::{Assigned, Assignment, Manifest};
use crate::world::recipe::{self, Lack};
use std::path::Path;

/// Names of files that say nothing: then their folder does.
const PLAIN: [&str; 5] = ["main", "index", "app", "program", "utama"];

/// A program that could play a role, by its name.
pub(super) struct Candidate {
    pub(super) program: Program,
    /// The actor whose program it is by its number; `None` serves for all.
    number: Option<u32>,
    rank: Rank,
}

/// The lowest is taken: files of the module itself before the others, upper ones before deeper ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    is_general: bool,
    depth: usize,
}

/// All that may play one role of a module.
pub(super) enum Company<'a> {
    /// As the manifest says.
    Said(&'a Assignment),
    /// As the files are called: those of the best rank.
    Recognised(Vec<Candidate>),
}

impl Submission {
    pub(super) fn company(
        &self,
        slug: &Name,
        module: &Module,
        role: &Name,
    ) -> Result<Company<'_>, Lack> {
        let said = self.manifest.casting(slug);
        if let Some(assignment) = said.and_then(|casting| casting.of(role)) {
            return Ok(Company::Said(assignment));
        }
        let role = module.roles.iter().find(|known| known.name == *role);
        let role = role.ok_or_else(|| Lack::ours(explain::no_role(slug)))?;
        if self.tree.crowded {
            return Err(Lack::ours(explain::crowded()));
        }
        let mut candidates = self.candidates(slug.as_str(), role)?;
        let best = candidates.iter().map(|candidate| candidate.rank).min();
        candidates.retain(|candidate| Some(candidate.rank) == best);
        match candidates.is_empty() {
            true => Err(self.without(slug, module, role)),
            false => Ok(Company::Recognised(candidates)),
        }
    }

    /// No file is a role's program.
    fn without(&self, slug: &Name, module: &Module, role: &Role) -> Lack {
        let unplayed = self.unplayed(slug, module, role);
        unplayed.unwrap_or_else(|| Lack::theirs(explain::missing(self, slug, role)))
    }

    /// The program of the nth actor of a role.
    pub(super) fn program(
        &self,
        company: &Company<'_>,
        slug: &Name,
        role: &Name,
        n: usize,
    ) -> Result<Program, Lack> {
        match company {
            Company::Said(assignment) => {
                let assigned = assignment.nth(n);
                let assigned =
                    assigned.ok_or_else(|| Lack::theirs(explain::too_few(slug, role, n)))?;
                self.assigned(assigned, n)
            }
            Company::Recognised(candidates) => recognised(candidates, slug, role, n),
        }
    }

    /// As the manifest says it.
    fn assigned(&self, assigned: &Assigned, n: usize) -> Result<Program, Lack> {
        let args = assigned.args.iter();
        let args = args.map(|arg| arg.fill(|_| n.to_string())).collect();
        let program = match self.is_file(&assigned.run) {
            true => self.file(&assigned.run),
            false => self.target(&assigned.run),
        };
        let program = program.ok_or_else(|| self.lost(assigned))?;
        Ok(Program { args, ..program })
    }

    fn is_file(&self, run: &str) -> bool {
        self.folder.join(run).is_file()
    }

    /// A file of the submission itself: what a link leads to is not.
    fn file(&self, run: &str) -> Option<Program> {
        let path = self.folder.join(run).canonicalize().ok()?;
        let folder = path.parent()?.to_path_buf();
        let file = path.file_name()?.to_str()?.to_string();
        path.starts_with(&self.folder).then(|| Program {
            kind: Kind::of(&file),
            shown: run.to_string(),
            folder,
            file,
            args: Vec::new(),
        })
    }

    /// A program of the Cargo package in its folder, or above that within the submission.
    fn target(&self, run: &str) -> Option<Program> {
        let (inside, name) = run.rsplit_once('/').unwrap_or(("", run));
        let start = self.folder.join(inside).canonicalize().ok()?;
        let mut above = start
            .ancestors()
            .filter(|folder| folder.starts_with(&self.folder));
        let package = above.find(|folder| folder.join("Cargo.toml").is_file())?;
        (!name.contains('.')).then(|| of_cargo(package, name))
    }

    /// The programs that the manifest names and that are not there.
    pub(super) fn absent(&self, manifest: &Manifest) -> Vec<Complaint> {
        let there: Vec<&str> = self.sources().collect();
        let roles = manifest.programs.iter().flat_map(|casting| &casting.roles);
        let programs = roles.flat_map(|assignment| &assignment.programs);
        let absent = programs.filter(|assigned| {
            let is_there = match self.is_file(&assigned.run) {
                true => self.file(&assigned.run).is_some(),
                false => self.target(&assigned.run).is_some(),
            };
            !is_there
        });
        absent
            .map(|assigned| document::missing_program(assigned.place, &assigned.run, &there))
            .collect()
    }

    /// The files that could be programs.
    pub(super) fn sources(&self) -> impl Iterator<Item = &str> {
        let files = self.tree.files.iter().map(String::as_str);
        files.filter(|file| {
            let ending = file
                .rsplit_once('.')
                .map(|(_, ending)| ending.to_lowercase());
            ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
        })
    }

    /// Every program that has a name of this role and is not another module's.
    pub(super) fn candidates(&self, slug: &str, role: &Role) -> Result<Vec<Candidate>, Lack> {
        let mut found = Vec::new();
        for path in self.sources().filter(|path| !self.is_in_package(path)) {
            let named = self.named(slug, role, path);
            found.extend(named.and_then(|named| named.with(self.file(path)?)));
        }
        for program in self.targets()? {
            let inside = program.folder.strip_prefix(&self.folder);
            let inside = inside.unwrap_or(&program.folder);
            let path = inside.join(format!("{}.rs", program.file));
            let named = self.named(slug, role, &path.to_string_lossy());
            found.extend(named.and_then(|named| named.with(program.clone())));
        }
        Ok(found)
    }

    /// Is a file of this path one of the role's by its name, and not another module's?
    pub(super) fn named(&self, slug: &str, role: &Role, path: &str) -> Option<Named> {
        let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
        let (stem, _) = name.rsplit_once('.')?;
        // `server/main.go` is a server's main.
        let by_folder = || {
            let folder = folders.rsplit('/').next()?;
            let is_plain = PLAIN.contains(&stem.to_lowercase().as_str());
            role.is_called(folder).filter(|_| is_plain)
        };
        let number = role.is_called(stem).or_else(by_folder)?;
        let module = self.module_of(path);
        let rank = Rank {
            is_general: module.is_none(),
            depth: path.matches('/').count(),
        };
        let is_ours = module.is_none_or(|module| module == slug);
        is_ours.then_some(Named { number, rank })
    }

    /// The module that a path names: by its nearest folder that names one, else by the file itself.
    pub(super) fn module_of(&self, path: &str) -> Option<&str> {
        let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let mut parts = folders.rsplit('/').chain([stem]);
        parts.find_map(|part| self.slug_in(part))
    }

    /// The longest slug whose words stand in a name: `Modul 3 - Chat`.
    pub(super) fn slug_in(&self, name: &str) -> Option<&str> {
        let name = words(name);
        let holds = |slug: &&String| {
            let slug = words(slug);
            name.windows(slug.len().max(1)).any(|part| *part == slug)
        };
        let named = self.slugs.iter().filter(holds);
        named.max_by_key(|slug| slug.len()).map(String::as_str)
    }

    /// Does the file belong to a Cargo package? Then the package's programs count, and not its sources.
    fn is_in_package(&self, path: &str) -> bool {
        path.ends_with(".rs") && self.packages().any(|package| path.starts_with(package))
    }

    /// The folders of Cargo packages, with a `/` at their end; the upper ones first.
    fn packages(&self) -> impl Iterator<Item = &str> {
        let files = self.tree.files.iter();
        files.filter_map(|file| {
            let folder = file.strip_suffix("Cargo.toml")?;
            (folder.is_empty() || folder.ends_with('/')).then_some(folder)
        })
    }

    /// The programs of all Cargo packages of the submission.
    fn targets(&self) -> Result<&[Program], Lack> {
        let found = self.targets.get_or_init(|| self.all_targets());
        found.as_deref().map_err(Clone::clone)
    }

    fn all_targets(&self) -> Result<Vec<Program>, Lack> {
        const MOST: usize = 40;
        let mut found: Vec<Program> = Vec::new();
        for package in self.packages().take(MOST) {
            let folder = self.folder.join(package.trim_end_matches('/'));
            let is_known = |program: &Program| program.folder == folder;
            if found.iter().any(is_known) {
                continue;
            }
            let targets = recipe::targets(&folder, &self.folder, self.workshop.site)?;
            let own = targets
                .iter()
                .filter(|target| target.package.starts_with(&self.folder));
            for program in own.map(|target| of_cargo(&target.package, &target.name)) {
                if !found.contains(&program) {
                    found.push(program);
                }
            }
        }
        Ok(found)
    }
}

/// The program of this number, else the one that serves for all.
fn recognised(
    candidates: &[Candidate],
    slug: &Name,
    role: &Name,
    n: usize,
) -> Result<Program, Lack> {
    let of = |number: Option<usize>| -> Vec<&Candidate> {
        let has = |candidate: &&Candidate| candidate.number.map(|own| own as usize) == number;
        candidates.iter().filter(has).collect()
    };
    let own = of(Some(n));
    let mine = if own.is_empty() { of(None) } else { own };
    match &mine[..] {
        [one] => Ok(one.program.clone()),
        [] => Err(Lack::theirs(explain::too_few(slug, role, n))),
        several => {
            let names = several
                .iter()
                .map(|candidate| candidate.program.shown.as_str());
            let told = explain::ambiguous(slug, role, &names.collect::<Vec<_>>());
            // The right one is there: nobody loses points because it cannot be told.
            Err(Lack::ours(told))
        }
    }
}

/// What a name says of a program.
pub(super) struct Named {
    number: Option<u32>,
    rank: Rank,
}

impl Named {
    fn with(self, program: Program) -> Option<Candidate> {
        Some(Candidate {
            program,
            number: self.number,
            rank: self.rank,
        })
    }
}

fn of_cargo(package: &Path, name: &str) -> Program {
    Program {
        kind: Kind::Cargo {
            package: package.to_path_buf(),
            name: name.to_string(),
        },
        shown: name.to_string(),
        folder: package.to_path_buf(),
        file: name.to_string(),
        args: Vec::new(),
    }
}

impl Candidate {
    /// Is it the module's own by its name or its folder?
    pub(super) fn is_own(&self) -> bool {
        !self.rank.is_general
    }
}
