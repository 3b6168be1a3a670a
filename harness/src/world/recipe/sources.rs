//! The files that a program is built from: gathered within bounds, and which of them are compiled together.

use super::{Lack, Language, code};
use crate::scenario::text::{Spoken, harmless};
use crate::world::files::{self, Collector, Tree};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// How much a program may be built from.
const MOST_BYTES: u64 = 64 << 20;

/// Files by their paths below a folder, and where in it the program lies.
#[derive(Debug)]
pub(super) struct Sources {
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// The program's folder, with a `/` at its end, or nothing.
    pub(super) inside: String,
}

impl Sources {
    /// Those of the whole submission, since what is included may lie elsewhere in it; where that holds too much,
    /// those of the program's own folder.
    pub(super) fn gather(
        top: &Path,
        folder: &Path,
        takes: &dyn Fn(&str) -> bool,
    ) -> Result<Self, Lack> {
        for root in [top, folder] {
            let tree = files::tree(root).map_err(|error| unread(root, &format!("{error:#}")))?;
            let inside = folder.strip_prefix(root).unwrap_or(Path::new(""));
            let inside = match inside.to_str().unwrap_or_default() {
                "" => String::new(),
                inside => format!("{inside}/"),
            };
            let is_whole = !tree.crowded || root == folder;
            let is_seen =
                inside.is_empty() || tree.files.iter().any(|file| file.starts_with(&inside));
            if is_whole && is_seen {
                return read(root, &tree, inside, takes);
            }
        }
        Err(unread(folder, "?"))
    }

    pub(super) fn text(&self, path: &str) -> String {
        let bytes = self.files.get(path).map(Vec::as_slice);
        String::from_utf8_lossy(bytes.unwrap_or_default()).into_owned()
    }

    /// Writes them below another folder.
    pub(super) fn lay_out(&self, top: &Path) -> io::Result<()> {
        fs::create_dir_all(top.join(&self.inside))?;
        for (inside, bytes) in &self.files {
            let path = top.join(inside);
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::write(path, bytes)?;
        }
        Ok(())
    }

    /// The sets of files in the program's folder that may make up the program, the likelier first.
    pub(super) fn sets(&self, language: Language, file: &str) -> Vec<Vec<String>> {
        let alone = vec![file.to_string()];
        let mut sets = match language {
            Language::Rust => vec![alone],
            Language::Java => vec![alone, self.beside(language, file)],
            Language::Go => vec![self.beside(language, file), alone],
            Language::C | Language::Cpp => {
                vec![self.included(language, file), self.beside(language, file)]
            }
        };
        sets.dedup();
        sets
    }

    /// The file, and all those beside it that are no programs of their own.
    fn beside(&self, language: Language, file: &str) -> Vec<String> {
        let text = self.text(&format!("{}{file}", self.inside));
        let drawn_in: Vec<&str> = code::includes(&text).collect();
        let of_folder = self.files.keys().filter_map(|path| {
            let name = path.strip_prefix(self.inside.as_str())?;
            (!name.contains('/') && name != file && is_source(language, name)).then_some(name)
        });
        let parts = of_folder.filter(|name| {
            let text = self.text(&format!("{}{name}", self.inside));
            code::is_part(language, name, &text) && !drawn_in.contains(name)
        });
        let parts = parts.map(str::to_string);
        [file.to_string()].into_iter().chain(parts).collect()
    }

    /// The file, and beside every header that it includes the source of the same name.
    fn included(&self, language: Language, file: &str) -> Vec<String> {
        let first = format!("{}{file}", self.inside);
        let mut seen = vec![first];
        let mut found = vec![file.to_string()];
        let mut at = 0;
        while let Some(path) = seen.get(at).cloned() {
            at += 1;
            let above = path.rsplit_once('/').map_or("", |(above, _)| above);
            for name in code::includes(&self.text(&path)) {
                let Some(header) = joined(above, name) else {
                    continue;
                };
                let stem = header.rsplit_once('.').map_or(&*header, |(stem, _)| stem);
                let is_own = |path: &&String| {
                    let own = path.rsplit_once('.').map(|(stem, _)| stem) == Some(stem);
                    own && is_source(language, path) && **path != header
                };
                for part in self.files.keys().filter(is_own).chain([&header]) {
                    if !self.files.contains_key(part) || seen.contains(part) {
                        continue;
                    }
                    seen.push(part.clone());
                    if *part != header && code::is_part(language, part, &self.text(part)) {
                        found.push(self.said_inside(part));
                    }
                }
            }
        }
        found
    }

    /// A path as it is said from the program's folder.
    fn said_inside(&self, path: &str) -> String {
        if let Some(below) = path.strip_prefix(self.inside.as_str()) {
            return below.to_string();
        }
        format!("{}{path}", "../".repeat(self.inside.matches('/').count()))
    }
}

/// Is it compiled by itself, rather than included?
fn is_source(language: Language, name: &str) -> bool {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| Language::of(&ending) == Some(language))
}

/// A path from a folder, within the top.
fn joined(folder: &str, name: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in name.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn read(
    root: &Path,
    tree: &Tree,
    inside: String,
    takes: &dyn Fn(&str) -> bool,
) -> Result<Sources, Lack> {
    let failed = |error: io::Error| unread(root, &error.to_string());
    let collector = Collector::open(root).map_err(failed)?;
    let mut left = MOST_BYTES;
    let mut files = BTreeMap::new();
    for path in &tree.files {
        let name = path.rsplit_once('/').map_or(&**path, |(_, name)| name);
        if !takes(name) {
            continue;
        }
        let bytes = match collector.read(Path::new(path), left) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                return Err(unread(&root.join(path), &error.to_string()));
            }
            // If it is needed, the compiler says so.
            Err(_) => continue,
        };
        left = left.saturating_sub(bytes.len() as u64);
        files.insert(path.clone(), bytes);
    }
    Ok(Sources { files, inside })
}

fn unread(path: &Path, why: &str) -> Lack {
    let path = harmless(&files::shown(&files::from_here(path)));
    let why = harmless(why);
    Lack::theirs(Spoken::new(
        format!("{path} tidak dapat dibaca untuk dikompilasi: {why}"),
        format!("{path} cannot be read to be compiled: {why}"),
    ))
}
