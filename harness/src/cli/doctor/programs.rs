//! What plays: interpreters and compilers, the course, and whose programs.

use super::{Finding, Mark};
use crate::scenario::text::{Spoken, Text};
use crate::submission::Whose;
use crate::world::course::Shelf;
use crate::world::files;
use crate::world::interpreter::{Interpreter, find, node, python, version};
use crate::world::recipe::{self, Lack, Language, Site, Tool};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::Path;

/// What the programs of a folder are written in.
struct Needs {
    python: bool,
    javascript: bool,
    cargo: bool,
    compiled: Vec<Language>,
}

impl Needs {
    /// Where nothing says so, it is Python.
    fn of(folder: &Path) -> Self {
        let files = files::tree(folder).map(|tree| tree.files);
        let files = files.unwrap_or_default();
        let ending = |file: &String| Some(file.rsplit_once('.')?.1.to_lowercase());
        let endings: BTreeSet<String> = files.iter().filter_map(ending).collect();
        let has = |ending: &str| endings.contains(ending);
        let cargo = files.iter().any(|file| file.ends_with("Cargo.toml"));
        let javascript = has("js") || has("mjs") || has("cjs");
        let compiled = endings.iter().filter_map(|ending| Language::of(ending));
        // The sources of a package are built by cargo.
        let compiled = compiled.filter(|language| !cargo || *language != Language::Rust);
        let compiled: Vec<Language> = compiled.collect();
        let python = has("py") || !cargo && !javascript && compiled.is_empty();
        Self {
            python,
            javascript,
            cargo,
            compiled,
        }
    }
}

pub(super) fn examined(folder: &Path) -> Vec<Finding> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let needs = Needs::of(folder);
    // Asked as a play in a room asks: what the folder names has no say in it.
    let from = Site::House.asks_from(folder);
    let mut all = vec![
        interpreter("python3", python(&path, from), needs.python),
        rust(&path, from, needs.cargo),
    ];
    for language in Language::ALL {
        let is_needed = needs.compiled.contains(&language);
        all.extend(compilers(language, &path, from, is_needed));
    }
    all.push(interpreter("node", node(&path, from), needs.javascript));
    all
}

fn absent(is_needed: bool) -> Mark {
    if is_needed {
        Mark::Missing
    } else {
        Mark::Spared
    }
}

fn interpreter(command: &str, found: Result<Interpreter, Spoken>, is_needed: bool) -> Finding {
    match found {
        Ok(found) => {
            let place = found.program.display();
            let line = format!("{command}: {} ({place})", found.version);
            Finding::new(Mark::There, Text::new(line.clone(), line))
        }
        Err(Spoken(text)) => Finding::new(absent(is_needed), text),
    }
}

/// What compiles a language and runs it; that of Rust stands beside cargo unless it is needed by itself.
fn compilers(language: Language, path: &OsStr, from: &Path, is_needed: bool) -> Option<Finding> {
    if language == Language::Rust && !is_needed {
        return None;
    }
    let java = (language == Language::Java).then(|| recipe::tool(&["java"], path, from));
    let java = java.map(|java| java.unwrap_or_else(|| Err(Lack::ours(language.missing()))));
    let tools = [Some(recipe::compiler(language, path, from)), java];
    let tools: Result<Vec<Tool>, Lack> = tools.into_iter().flatten().collect();
    Some(match tools {
        Ok(tools) => {
            let said = tools
                .iter()
                .map(|tool| format!("{}: {}", tool.name, tool.version));
            let line = said.collect::<Vec<_>>().join(" · ");
            Finding::new(Mark::There, Text::new(line.clone(), line))
        }
        Err(lack) => Finding::new(absent(is_needed), lack.spoken.0),
    })
}

fn rust(path: &OsStr, from: &Path, is_needed: bool) -> Finding {
    let mut lines = Vec::new();
    for name in ["cargo", "rustc"] {
        let said = match find(path, name) {
            Some(program) => version(&program, from),
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
