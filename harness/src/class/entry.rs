//! What there is to grade: one submission each, with whose it is and what says when it came.

use crate::grade::{HandedIn, Person};
use crate::scenario::text::{Spoken, Text, harmless};
use crate::world::digest::Digest;
use crate::world::files;
use anyhow::Result;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

#[derive(Debug, Clone)]
pub struct Entry {
    /// Everybody whose work it is; never none.
    pub people: Vec<Person>,
    pub folder: PathBuf,
    /// The hash of its content.
    pub content: String,
    /// What the folder or the archive is called.
    pub name: String,
    pub handed_in: Option<HandedIn>,
    /// Why it cannot be looked into.
    pub problem: Option<Text>,
}

/// The most that is read of one file for its hash.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Folders of submissions: each folder in them is one, and so is a folder that holds files itself.
pub fn of_folders(paths: &[PathBuf]) -> Result<Vec<Entry>> {
    let mut found = Vec::new();
    for path in paths {
        if !path.is_dir() {
            return Err(no_folder(path).into());
        }
        match files::names(path).is_empty() {
            true => found.extend(folders(path)?),
            false => found.push(path.clone()),
        }
    }
    found.into_iter().map(|folder| entry(&folder)).collect()
}

fn folders(path: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        if entry.file_type()?.is_dir() && !is_hidden {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

fn entry(folder: &Path) -> Result<Entry> {
    let full = folder.canonicalize()?;
    let name = full
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let name = harmless(&name.unwrap_or_default());
    Ok(Entry {
        people: vec![Person {
            number: name.clone(),
            ..Person::default()
        }],
        content: content(&full)?,
        folder: full,
        name,
        handed_in: None,
        problem: None,
    })
}

/// The hash of what lies in a folder: names and bytes.
fn content(folder: &Path) -> Result<String> {
    let tree = files::tree(folder)?;
    let mut names = tree.files;
    names.sort();
    let mut digest = Digest::default();
    for name in &names {
        let mut bytes = Vec::new();
        let file = fs::File::open(folder.join(name))?;
        file.take(LARGEST).read_to_end(&mut bytes)?;
        digest.add(name.as_bytes());
        digest.add(&bytes);
    }
    Ok(digest.hex())
}

fn no_folder(path: &Path) -> Spoken {
    let path = files::shown(path);
    Spoken::new(
        format!("folder {path} tidak ada atau tidak dapat dibuka"),
        format!("there is no folder {path}, or it cannot be opened"),
    )
}
