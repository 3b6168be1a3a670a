//! What plays: interpreters and compilers, the course, and whose programs.

use super::{Finding, Mark};
use crate::scenario::text::{Spoken, Text};
use crate::submission::Whose;
use crate::world::course::Shelf;
use crate::world::files;
use crate::world::interpreter::{find, python, version};
use std::ffi::OsStr;
use std::path::Path;

/// Those whose programs are not played yet.
const OTHERS: [&str; 4] = ["gcc", "node", "java", "go"];

/// What the programs of a folder are written in.
struct Needs {
    python: bool,
    rust: bool,
}

impl Needs {
    /// Where nothing says so, it is Python.
    fn of(folder: &Path) -> Self {
        let files = files::tree(folder).map(|tree| tree.files);
        let files = files.unwrap_or_default();
        let has = |ending: &str| files.iter().any(|file| file.ends_with(ending));
        let rust = has("Cargo.toml");
        let python = has(".py") || !rust;
        Self { python, rust }
    }
}

pub(super) fn examined(folder: &Path) -> Vec<Finding> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let needs = Needs::of(folder);
    let mut all = vec![
        interpreter(&path, folder, needs.python),
        rust(&path, folder, needs.rust),
    ];
    all.extend(OTHERS.map(|name| other(&path, name)));
    all
}

fn absent(is_needed: bool) -> Mark {
    if is_needed {
        Mark::Missing
    } else {
        Mark::Spared
    }
}

fn interpreter(path: &OsStr, folder: &Path, is_needed: bool) -> Finding {
    match python(path, folder) {
        Ok(found) => {
            let line = format!("python3: {} ({})", found.version, found.program.display());
            Finding::new(Mark::There, Text::new(line.clone(), line))
        }
        Err(Spoken(text)) => Finding::new(absent(is_needed), text),
    }
}

fn rust(path: &OsStr, folder: &Path, is_needed: bool) -> Finding {
    let mut lines = Vec::new();
    for name in ["cargo", "rustc"] {
        let said = match find(path, name) {
            Some(program) => version(&program, folder),
            None => Err(Spoken::new(
                format!("`{name}` tidak ditemukan di PATH; program Rust memerlukannya"),
                format!("there is no `{name}` in PATH; programs in Rust need it"),
            )),
        };
        match said {
            Ok(line) => lines.push(line),
            Err(Spoken(text)) => return Finding::new(absent(is_needed), text),
        }
    }
    let line = lines.join(" · ");
    Finding::new(Mark::There, Text::new(line.clone(), line))
}

fn other(path: &OsStr, name: &str) -> Finding {
    if find(path, name).is_some() {
        return Finding::new(
            Mark::There,
            Text::new(
                format!("{name}: ada, belum dimainkan"),
                format!("{name}: found, not played yet"),
            ),
        );
    }
    Finding::new(
        Mark::Spared,
        Text::new(
            format!("{name}: tidak ada, dan belum dimainkan"),
            format!("{name}: not found, and not played yet"),
        ),
    )
}

/// What `run` would play, and on whose programs.
pub(super) fn course(shelf: &Shelf, whose: Result<&Whose, &Spoken>) -> Finding {
    let count = shelf.known().modules.len();
    let place = match &shelf.folder {
        Some(folder) => {
            let shown = files::shown(folder);
            Text::new(shown.clone(), shown)
        }
        None => Text::new("yang dibawa praktikum", "the one that praktikum carries"),
    };
    let (mark, who) = match whose {
        Ok(whose) => (Mark::There, &whose.line),
        Err(Spoken(text)) => (Mark::Spared, text),
    };
    Finding::new(
        mark,
        Text::new(
            format!("kursus: {} ({count} modul) · {}", place.id, who.id),
            format!("the course: {} (modules: {count}) · {}", place.en, who.en),
        ),
    )
}
