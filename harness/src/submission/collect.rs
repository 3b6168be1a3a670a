//! Takes one submission in: a copy of its ordinary files, with archives unpacked, under the name of its content.

use super::handed::Handed;
use crate::scenario::module::ENDINGS;
use crate::scenario::text::{Spoken, Text, harmless};
use crate::world::archive::{self, Budget, is_litter};
use crate::world::files::{self, Collector};
use crate::world::system;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// What one submission may hold.
const ALLOWED: Budget = Budget {
    files: 2_000,
    bytes: 64 << 20,
    file: 16 << 20,
    is_strict: true,
};
const DEEPEST: usize = 12;
/// Archives within archives.
const NESTED: usize = 3;
const MOST_NOTES: usize = 20;
/// Folders in which nothing of the student's own lies.
const FOREIGN: [&str; 5] = ["target", "node_modules", "__pycache__", "venv", "bin-obj"];

/// Files and folders that are one submission, each with the path that it gets.
pub(super) type Parts = Vec<(PathBuf, String)>;

/// Collects; what cannot be read or unpacked is told with the submission.
pub(super) fn collect(parts: &Parts, scratch: &Path, handed: &mut Handed) -> io::Result<()> {
    let bench = Bench::open(scratch)?;
    let mut collection = Collection {
        budget: ALLOWED,
        notes: Vec::new(),
        refused: None,
    };
    for (from, inside) in parts {
        let to = bench.0.join(inside);
        match collection.take(from, &to, 0) {
            Ok(()) => {}
            Err(Stop::Full) => {
                collection.refused = Some(too_much().0);
                break;
            }
            Err(Stop::Failed(error)) => collection.note_unread(from, &error),
        }
    }
    if collection.refused.is_none() {
        collection.expand(&bench.0, NESTED);
    }
    let tree = files::tree(&bench.0).map_err(io::Error::other)?;
    for path in &tree.files {
        collection.look(&bench.0, path);
    }
    handed.content = content(&bench.0, tree.files.clone())?;
    handed.problem = match (collection.refused.take(), tree.files.is_empty()) {
        (Some(refused), _) => Some(refused),
        // An archive that could not be opened says why.
        (None, true) if !collection.notes.is_empty() => collection.notes.pop(),
        // Who handed in nothing has no programs, and that can be judged.
        (None, true) => {
            collection.note(empty().0);
            None
        }
        (None, false) => None,
    };
    handed.notes.extend(collection.notes);
    handed.folder = inner(&bench.keep(scratch, &handed.content)?);
    Ok(())
}

/// A folder that is being filled; it goes unless it is kept.
struct Bench(PathBuf);

impl Bench {
    fn open(scratch: &Path) -> io::Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = scratch.join(format!(".new-{}-{count}", std::process::id()));
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }

    /// Gives it the name of its content; the same content that is there already is as good.
    fn keep(&self, scratch: &Path, content: &str) -> io::Result<PathBuf> {
        let kept = scratch.join(content.get(..32).unwrap_or(content));
        match fs::rename(&self.0, &kept) {
            Ok(()) => Ok(kept),
            Err(_) if kept.is_dir() => Ok(kept),
            Err(error) => Err(error),
        }
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap_or_default();
    }
}

enum Stop {
    Full,
    Failed(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

struct Collection {
    budget: Budget,
    notes: Vec<Text>,
    refused: Option<Text>,
}

impl Collection {
    fn note(&mut self, note: Text) {
        if self.notes.len() < MOST_NOTES {
            self.notes.push(note);
        }
    }

    fn note_unread(&mut self, path: &Path, error: &io::Error) {
        let path = shown(path);
        let Text { id, en } = system::said(error);
        self.note(Text::new(
            format!("`{path}` tidak dapat dibaca: {id}"),
            format!("`{path}` cannot be read: {en}"),
        ));
    }

    /// Copies a file, or all of a folder.
    fn take(&mut self, from: &Path, to: &Path, depth: usize) -> Result<(), Stop> {
        let about = from.symlink_metadata()?;
        if about.is_file() {
            let (folder, name) = (from.parent(), from.file_name());
            let (Some(folder), Some(name)) = (folder, name) else {
                return Ok(());
            };
            let file = Collector::open(folder)?.ordinary(Path::new(name))?;
            return self.copy(file, from, to);
        }
        if !about.is_dir() {
            self.leave_out(from);
            return Ok(());
        }
        if depth > DEEPEST {
            return Err(Stop::Full);
        }
        fs::create_dir_all(to)?;
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else {
                self.leave_out(&entry.path());
                continue;
            };
            if name.starts_with('.') || is_litter(&name) || FOREIGN.contains(&&*name) {
                continue;
            }
            let (from, to) = (entry.path(), to.join(&name));
            match self.take(&from, &to, depth + 1) {
                Err(Stop::Failed(error)) => self.note_unread(&from, &error),
                done => done?,
            }
        }
        Ok(())
    }

    fn copy(&mut self, file: File, from: &Path, to: &Path) -> Result<(), Stop> {
        self.budget.files = self.budget.files.checked_sub(1).ok_or(Stop::Full)?;
        to.parent().map_or(Ok(()), fs::create_dir_all)?;
        let mut copy = File::create_new(to)?;
        let most = self.budget.bytes.min(self.budget.file);
        let written = io::copy(&mut file.take(most + 1), &mut copy)?;
        copy.flush()?;
        if written > most {
            drop(copy);
            fs::remove_file(to)?;
            let path = shown(from);
            self.note(Text::new(
                format!("`{path}` dilewati: terlalu besar untuk program"),
                format!("`{path}` was left out: too large for a program"),
            ));
            return Ok(());
        }
        self.budget.bytes -= written;
        Ok(())
    }

    fn leave_out(&mut self, path: &Path) {
        let path = shown(path);
        self.note(Text::new(
            format!("`{path}` dilewati: bukan berkas biasa, atau namanya bukan UTF-8"),
            format!("`{path}` was left out: no ordinary file, or its name is no UTF-8"),
        ));
    }

    /// Unpacks archives where they lie, each into a folder of its own.
    fn expand(&mut self, folder: &Path, depth: usize) {
        let found = files::tree(folder).map(|tree| tree.files);
        let found = found.unwrap_or_default();
        for name in found.iter().filter(|name| archive::is_named(name)) {
            let path = folder.join(name);
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            let stem = stem.trim_end_matches(".tar").to_string();
            let into = (0..100).map(|n| match n {
                0 => path.with_file_name(&stem),
                n => path.with_file_name(format!("{stem}-{n}")),
            });
            let Some(into) = into.into_iter().find(|into| !into.exists()) else {
                continue;
            };
            if let Err(spoken) = self.unpack(&path, &into, depth) {
                fs::remove_dir_all(&into).unwrap_or_default();
                let (shown, Text { id, en }) = (harmless(name), spoken.0);
                self.note(Text::new(
                    format!("{shown}: {id}"),
                    format!("{shown}: {en}"),
                ));
            }
            fs::remove_file(&path).unwrap_or_default();
        }
    }

    fn unpack(&mut self, path: &Path, into: &Path, depth: usize) -> Result<(), Spoken> {
        if depth == 0 {
            return Err(nested());
        }
        let open = || {
            let file = File::open(path)?;
            fs::create_dir(into)?;
            Ok(file)
        };
        let file = open().map_err(|error: io::Error| failed(&error))?;
        let unpacked = archive::unpack(file, into, &mut self.budget)?;
        unpacked.notes.into_iter().for_each(|note| self.note(note));
        self.expand(into, depth - 1);
        Ok(())
    }

    /// What will keep a source from running though it is there.
    fn look(&mut self, top: &Path, path: &str) {
        let ending = path
            .rsplit_once('.')
            .map(|(_, ending)| ending.to_lowercase());
        if !ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) {
            return;
        }
        if files::is_utf16(&files::beginning(&top.join(path))) {
            let path = harmless(path);
            self.note(Text::new(
                format!("`{path}` ditulis dalam UTF-16; kompilator dan interpreter tidak dapat membacanya; simpan sebagai UTF-8"),
                format!("`{path}` is written in UTF-16; compilers and interpreters cannot read it; save it as UTF-8"),
            ));
        }
    }
}

/// Below folders that hold nothing but one folder.
fn inner(folder: &Path) -> PathBuf {
    let mut folder = folder.to_path_buf();
    for _ in 0..DEEPEST {
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
        let entries: Vec<PathBuf> = entries.map(|entry| entry.path()).take(2).collect();
        match &entries[..] {
            [only] if only.is_dir() => folder.clone_from(only),
            _ => break,
        }
    }
    folder
}

/// The hash of all paths and bytes.
fn content(top: &Path, mut names: Vec<String>) -> io::Result<String> {
    names.sort();
    let mut hash = Sha256::new();
    for name in &names {
        let mut file = File::open(top.join(name))?;
        let size = file.metadata()?.len();
        for number in [name.len() as u64, size] {
            hash.update(number.to_le_bytes());
        }
        hash.update(name.as_bytes());
        let mut bytes = [0; 32 * 1024];
        loop {
            match file.read(&mut bytes)? {
                0 => break,
                count => hash.update(&bytes[..count]),
            }
        }
    }
    Ok(hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

fn shown(path: &Path) -> String {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    harmless(&name.unwrap_or_default())
}

fn too_much() -> Spoken {
    Spoken::new(
        "kiriman ini terlalu besar (lebih dari 2.000 berkas atau terlalu dalam); minta hanya kode sumbernya",
        "this submission is too large (more than 2,000 files, or too deep); ask for the sources only",
    )
}

fn empty() -> Spoken {
    Spoken::new("kiriman ini kosong", "this submission is empty")
}

fn nested() -> Spoken {
    Spoken::new(
        "arsip di dalam arsip di dalam arsip: terlalu dalam, tidak dibuka",
        "an archive within an archive within an archive: too deep, not opened",
    )
}

fn failed(error: &io::Error) -> Spoken {
    let Text { id, en } = system::said(error);
    Spoken::new(
        format!("tidak dapat dibuka: {id}"),
        format!("cannot be opened: {en}"),
    )
}
