//! What makes programs ready to run: the interpreters that were found, and what was built.

use super::program::{Kind, Piece, Program};
use super::{explain, unplayed};
use crate::scenario::text::Text;
use crate::world::files;
use crate::world::interpreter::{self, Interpreter};
use crate::world::interrupt::Interrupts;
use crate::world::recipe::{self, Lack, Made, Recipe, Site, Store};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Debug, Default)]
pub(super) struct Workshop {
    python: Option<Interpreter>,
    node: Option<Interpreter>,
    /// What was compiled, file by file.
    made: BTreeMap<PathBuf, Made>,
    /// What was built, package by package.
    built: BTreeMap<PathBuf, BTreeMap<String, PathBuf>>,
    /// What could not be made, and why.
    refused: Vec<(Program, Lack)>,
    /// What the packages' compiler says of itself.
    rustc: Option<String>,
    store: Option<Store>,
    /// Where compilers work.
    pub(super) site: Site,
    /// Somebody may want them to stop.
    pub(super) stop: Option<Arc<Interrupts>>,
    /// Packages that cannot be built, and why.
    spoilt: BTreeMap<PathBuf, Lack>,
}

impl Workshop {
    /// Finds the interpreter or builds the program of a submission in `top`, if nobody needed it before;
    /// `progress` is told before anything that takes its time.
    pub(super) fn make(
        &mut self,
        program: &Program,
        top: &Path,
        progress: &mut dyn FnMut(&Text),
    ) -> Result<(), Lack> {
        let path = || std::env::var_os("PATH").unwrap_or_default();
        let from = self.site.asks_from(top);
        if is_utf16(program) {
            return Err(Lack::theirs(explain::in_utf16(&program.shown)));
        }
        match &program.kind {
            Kind::Python if self.python.is_none() => {
                let python = interpreter::python(&path(), from);
                self.python = Some(python.map_err(Lack::ours)?);
            }
            Kind::JavaScript if self.node.is_none() => {
                let node = interpreter::node(&path(), from);
                self.node = Some(node.map_err(Lack::ours)?);
            }
            Kind::Python | Kind::JavaScript => {}
            Kind::Compiled(language) if !self.made.contains_key(&program.path()) => {
                let recipe = Recipe {
                    language: *language,
                    top,
                    folder: &program.folder,
                    file: &program.file,
                    path: path(),
                };
                progress(&explain::compiling(&program.shown));
                let made = recipe.make(self.store()?)?;
                self.made.insert(program.path(), made);
            }
            Kind::Compiled(_) => {}
            Kind::Cargo { package, name } => {
                if !self.built.contains_key(package) {
                    progress(&explain::building(&files::from_here(package)));
                    self.build(package, top, &path())?;
                }
                let built = &self.built[package];
                if !built.contains_key(name) {
                    let told = explain::not_built(package, name, built.keys());
                    return Err(Lack::theirs(told));
                }
            }
            Kind::Other(ending) => {
                return Err(unplayed::said(&program.shown, ending));
            }
        }
        Ok(())
    }

    fn build(&mut self, package: &Path, top: &Path, path: &OsStr) -> Result<(), Lack> {
        if let Some(lack) = self.spoilt.get(package) {
            return Err(lack.clone());
        }
        let built = recipe::build(package, top, self.store()?);
        let built = built.inspect_err(|lack| {
            self.spoilt.insert(package.to_path_buf(), lack.clone());
        })?;
        self.built.insert(package.to_path_buf(), built);
        let from = self.site.asks_from(package);
        let rustc = recipe::tool(&["rustc"], path, from).and_then(Result::ok);
        self.rustc = rustc.map(|tool| tool.version);
        Ok(())
    }

    fn store(&mut self) -> Result<&Store, Lack> {
        let store = match self.store.take() {
            Some(store) => store,
            None => {
                let store = Store::users(self.site);
                let mut store = store.map_err(|error| Lack::ours(explain::no_store(&error)))?;
                store.stop.clone_from(&self.stop);
                store
            }
        };
        Ok(self.store.insert(store))
    }

    /// Takes down that a program cannot be made: it is not tried again.
    pub(super) fn refuse(&mut self, program: &Program, why: Lack) {
        self.refused.push((program.clone(), why));
    }

    pub(super) fn refusal(&self, program: &Program) -> Option<&Lack> {
        let mut refused = self.refused.iter();
        let is_it = |other: &Program| other.kind == program.kind && other.path() == program.path();
        refused.find_map(|(other, why)| is_it(other).then_some(why))
    }

    /// A program that was made, as it is started.
    pub(super) fn piece(&self, program: &Program) -> Result<Piece, Lack> {
        let piece = match &program.kind {
            Kind::Python => self.python.as_ref().map(|python| program.python(python)),
            Kind::JavaScript => {
                let node = self.node.as_ref();
                node.map(|node| program.interpreted(node, "node"))
            }
            Kind::Compiled(_) => {
                let made = self.made.get(&program.path());
                made.map(|made| program.compiled(made))
            }
            Kind::Cargo { package, name } => {
                let built = self.built.get(package).and_then(|built| built.get(name));
                built.map(|path| program.built(path, self.rustc.as_deref()))
            }
            Kind::Other(ending) => {
                return Err(unplayed::said(&program.shown, ending));
            }
        };
        piece.ok_or_else(|| Lack::ours(explain::not_prepared(&program.shown)))
    }
}

/// Nothing reads such a source, though an editor shows it.
fn is_utf16(program: &Program) -> bool {
    let is_file = !matches!(program.kind, Kind::Cargo { .. });
    let first = is_file.then(|| files::beginning(&program.path()));
    first.is_some_and(|first| files::is_utf16(&first))
}
