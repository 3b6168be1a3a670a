//! The file that a report is written to: its student's words are read before, and nothing of them is written over.

use super::{refused, words_of};
use crate::figure::Figure;
use crate::report::words::{Damage, Words, has_crlf};
use crate::scenario::text::{Language, Text};
use crate::world::files;
use anyhow::{Context, Result};
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// A larger file is none of ours.
const LARGEST: u64 = 64 * 1024 * 1024;
/// So many reports may lie beside each other.
const MOST: usize = 100;

#[derive(Debug)]
pub(super) struct Paper {
    folder: PathBuf,
    /// Its name without the ending: `laporan`.
    stem: String,
    /// What the student wrote into it, or into the one in the other language.
    pub(super) words: Words,
    pub(super) has_crlf: bool,
    /// What stands there now.
    before: Option<Vec<u8>>,
    /// A report that could not be taken apart, and why: this one goes beside it.
    left_alone: Option<(PathBuf, Damage)>,
    language: Language,
}

fn word(language: Language, id: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Id => id,
        Language::En => en,
    }
}

pub(super) fn stem(language: Language) -> &'static str {
    word(language, "laporan", "report")
}

impl Paper {
    /// The first report here that can be taken apart, or a place for a new one.
    pub(super) fn find(folder: &Path, language: Language) -> Result<Self> {
        let mut left_alone = None;
        let fresh = word(language, "baru", "new");
        for number in 0..MOST {
            let stem = match number {
                0 => stem(language).to_string(),
                1 => format!("{}.{fresh}", stem(language)),
                more => format!("{}.{fresh}-{more}", stem(language)),
            };
            let path = folder.join(format!("{stem}.md"));
            let before = read(&path)?;
            let found = before.as_deref().map(Words::read);
            if let Some(Err(damage)) = found {
                left_alone.get_or_insert((path, damage));
                continue;
            }
            let has_crlf = before.as_deref().is_some_and(has_crlf);
            let words = match found {
                Some(words) => words.unwrap_or_default(),
                None => elsewhere(folder, language, left_alone.is_some()),
            };
            return Ok(Self {
                folder: folder.to_path_buf(),
                stem,
                words,
                has_crlf,
                before,
                left_alone,
                language,
            });
        }
        Err(refused(folder).into())
    }

    /// The folder of its pictures, as the report names it.
    pub(super) fn pictures(&self) -> String {
        format!("{}.files", self.stem)
    }

    /// Lays the pictures beside it; those of an older report go.
    pub(super) fn hang(&self, figures: &[&Figure]) -> Result<()> {
        let folder = self.folder.join(self.pictures());
        let refused = || refused(&folder);
        fs::create_dir_all(&folder).with_context(refused)?;
        let name = |figure: &Figure| format!("{}.svg", figure.name);
        for figure in figures {
            let path = folder.join(name(figure));
            // What is there already needs not be written again.
            if fs::read(&path).is_ok_and(|there| there == figure.svg.as_bytes()) {
                continue;
            }
            fs::write(&path, &figure.svg).with_context(refused)?;
        }
        for entry in fs::read_dir(&folder).with_context(refused)?.flatten() {
            let here = entry.file_name().to_string_lossy().into_owned();
            let is_picture = Path::new(&here)
                .extension()
                .is_some_and(|ending| ending == "svg");
            if is_picture && !figures.iter().any(|figure| name(figure) == here) {
                fs::remove_file(entry.path()).unwrap_or_default();
            }
        }
        Ok(())
    }

    /// Writes the report itself: whole or not at all; what was there before is kept beside it.
    pub(super) fn write(&self, bytes: &[u8]) -> Result<PathBuf> {
        let path = self.folder.join(format!("{}.md", self.stem));
        match &self.before {
            Some(before) if before == bytes => return Ok(path),
            Some(before) => {
                let old = word(self.language, "sebelumnya", "previous");
                put(&self.folder.join(format!("{}.{old}.md", self.stem)), before)?;
            }
            None => {}
        }
        put(&path, bytes)?;
        Ok(path)
    }

    /// Writes what is made of a report and is nobody's to change.
    pub(super) fn print(&self, ending: &str, bytes: &[u8]) -> Result<PathBuf> {
        let path = self.folder.join(format!("{}.{ending}", self.stem));
        put(&path, bytes)?;
        Ok(path)
    }

    pub(super) fn warning(&self, beside: &Path) -> Option<Text> {
        let (path, damage) = self.left_alone.as_ref()?;
        Some(damage.told(&files::shown(path), &files::shown(beside)))
    }
}

/// Whoever changes the language takes the words along.
fn elsewhere(folder: &Path, language: Language, is_beside: bool) -> Words {
    if is_beside {
        return Words::default();
    }
    let other = match language {
        Language::Id => Language::En,
        Language::En => Language::Id,
    };
    let path = folder.join(format!("{}.md", stem(other)));
    let found = read(&path).unwrap_or_default();
    found.as_deref().map(words_of).unwrap_or_default()
}

/// Nothing if there is no such file.
fn read(path: &Path) -> Result<Option<Vec<u8>>> {
    let unread = || refused(path);
    let file = match fs::File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        file => file.with_context(unread)?,
    };
    if !file.metadata().with_context(unread)?.is_file() {
        return Err(unread().into());
    }
    let mut bytes = Vec::new();
    file.take(LARGEST)
        .read_to_end(&mut bytes)
        .with_context(unread)?;
    Ok(Some(bytes))
}

/// In place of what was there, in one step.
fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    let refused = || refused(path);
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(refused)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let fresh = folder.join(format!(".{name}.new-{}", std::process::id()));
    // A program that was killed had perhaps the same number.
    fs::remove_file(&fresh).unwrap_or_default();
    let written = fs::File::create_new(&fresh)
        .and_then(|mut file| file.write_all(bytes))
        .and_then(|()| fs::rename(&fresh, path));
    if written.is_err() {
        fs::remove_file(&fresh).unwrap_or_default();
    }
    written.with_context(refused)
}
