//! Reads and writes files; every error names the path.

mod collect;
mod tree;

pub use collect::{Collector, ordinary};
pub use tree::{Tree, tree};

use crate::scenario::document::{File, LARGEST_BYTES};
use crate::scenario::text::Spoken;
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// How deep a course's folder is searched, and how many files it may have.
const DEEPEST: usize = 4;
const MOST: usize = 10_000;

/// Reads a file as far as it matters: a larger one is cut just beyond the limit, which its reader then refuses.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    read_most(path, LARGEST_BYTES as u64)
}

/// The same with a limit of one's own.
pub fn read_most(path: &Path, most: u64) -> Result<Vec<u8>> {
    let about = fs::metadata(path).with_context(|| refused(path, "dibuka", "opened"))?;
    if !about.is_file() {
        bail!(no_file(path));
    }
    let file = fs::File::open(path).with_context(|| refused(path, "dibuka", "opened"))?;
    let mut bytes = Vec::new();
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .with_context(|| refused(path, "dibaca", "read"))?;
    Ok(bytes)
}

/// What could not be done with a file; the cause follows in the system's own words.
fn refused(path: &Path, id: &str, en: &str) -> Spoken {
    let path = shown(path);
    Spoken::new(
        format!("{path} tidak dapat {id}"),
        format!("{path} cannot be {en}"),
    )
}

/// A pipe or a device could be read for ever.
fn no_file(path: &Path) -> Spoken {
    let path = shown(path);
    Spoken::new(
        format!("{path} bukan berkas biasa"),
        format!("{path} is no ordinary file"),
    )
}

fn crowded(folder: &Path) -> Spoken {
    let folder = shown(folder);
    Spoken::new(
        format!("{folder} berisi lebih dari {MOST} berkas; sebutkan folder modulnya"),
        format!("{folder} holds more than {MOST} files; name the module's folder instead"),
    )
}

/// All files of a course or module below a folder: YAML, and the modules' texts.
pub fn gather(folder: &Path) -> Result<Vec<File>> {
    let mut found = Vec::new();
    search(folder, 0, &mut found)?;
    found.sort();
    let read_one = |path: PathBuf| {
        let bytes = read(&path)?;
        Ok(File {
            path: shown(&path),
            bytes,
        })
    };
    found.into_iter().map(read_one).collect()
}

fn search(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| refused(folder, "dilihat isinya", "listed"))?;
    for entry in entries {
        let entry = entry.with_context(|| refused(folder, "dilihat isinya", "listed"))?;
        let kind = entry
            .file_type()
            .with_context(|| refused(&entry.path(), "dilihat", "looked at"))?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if kind.is_dir() && depth < DEEPEST && !hidden {
            search(&entry.path(), depth + 1, found)?;
        } else if kind.is_file() && matters(&entry.path()) {
            found.push(entry.path());
        }
        if found.len() > MOST {
            bail!(crowded(folder));
        }
    }
    Ok(())
}

fn matters(path: &Path) -> bool {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy())
        .unwrap_or_default();
    name.ends_with(".yaml") || matches!(&*name, "module.id.md" | "module.en.md")
}

/// The first few bytes of a file; none where it cannot be read.
pub fn beginning(path: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    let read = ordinary(path).and_then(|file| file.take(4).read_to_end(&mut bytes));
    bytes.truncate(read.unwrap_or_default());
    bytes
}

/// Does a text begin as one in UTF-16 does: with its mark, or with letters and zeros in turn?
pub fn is_utf16(first: &[u8]) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_graphic() || byte.is_ascii_whitespace();
    match first {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
        [one, 0, two, 0, ..] | [0, one, 0, two, ..] => is_letter(*one) && is_letter(*two),
        _ => false,
    }
}

/// A path as it is shown: with `/`, without a leading `./`.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").map_or(text.clone(), str::to_string)
}

/// The folder of the course: that of the nearest `course.yaml`, or of `scenarios/course.yaml`, from here upwards.
pub fn course_above(start: &Path) -> Option<PathBuf> {
    start.ancestors().find_map(|folder| {
        let places = [folder.to_path_buf(), folder.join("scenarios")];
        places
            .into_iter()
            .find(|place| place.join("course.yaml").is_file())
    })
}

/// The names of the files that lie in a folder itself, a bounded number of them; none where it cannot be read.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().take(MOST);
    let files = entries.flatten().filter(|entry| {
        let kind = entry.file_type();
        kind.is_ok_and(|kind| kind.is_file())
    });
    files
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect()
}

/// A path as short as it can be said from the current folder.
pub fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    match path.strip_prefix(&here) {
        Ok(inside) if inside.as_os_str().is_empty() => PathBuf::from("."),
        Ok(inside) => inside.to_path_buf(),
        Err(_) => path.to_path_buf(),
    }
}

/// Copies the files of a folder that somebody may have made, as far as they are looked at: no links, nothing built.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| refused(to, "dibuat", "made"))?;
    for inside in tree(from)?.files {
        let target = to.join(&inside);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).with_context(|| refused(folder, "dibuat", "made"))?;
        }
        let source = from.join(&inside);
        fs::copy(&source, &target).with_context(|| refused(&source, "disalin", "copied"))?;
    }
    Ok(())
}

/// Writes a new file; one that is there already is never touched.
pub fn create(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| refused(folder, "dibuat", "made"))?;
    }
    let mut file = fs::File::create_new(path).with_context(|| refused(path, "dibuat", "made"))?;
    file.write_all(text.as_bytes())
        .with_context(|| refused(path, "ditulis", "written"))
}

/// Writes a file that is made by this program alone, in place of an older one.
pub fn replace(path: &Path, text: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| refused(folder, "dibuat", "made"))?;
    }
    fs::write(path, text).with_context(|| refused(path, "ditulis", "written"))
}
