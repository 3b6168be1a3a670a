//! A submission as it is taken along: read once, bounded, and unpacked where programs may write.

use crate::scenario::text::Text;
use std::fs::{self, File};
use std::io::{self, Read};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};

/// How much is copied, and how deep it is looked.
const MOST_FILES: usize = 4_000;
const MOST_BYTES: u64 = 48 << 20;
const DEEPEST: usize = 24;
/// A file that is larger is shown where it is, and cannot be written.
const LARGE: u64 = 1 << 20;
/// Made by tools, of no use to a program that runs.
const LEFT: [&str; 7] = [
    "target",
    "__pycache__",
    ".git",
    ".hg",
    ".svn",
    ".idea",
    ".vscode",
];
/// Shown where they are: programs read them, and they are large.
const INSTALLED: [&str; 1] = ["node_modules"];

/// Folders that were packed, and what lies in them.
#[derive(Debug, Default)]
pub(super) struct Luggage {
    tops: Vec<PathBuf>,
    things: Vec<Thing>,
    /// What is not copied but shown.
    pub(super) shown: Vec<PathBuf>,
    bytes: u64,
}

#[derive(Debug)]
struct Thing {
    path: PathBuf,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Folder,
    File { bytes: Vec<u8>, mode: u32 },
    Link { to: PathBuf },
}

/// A folder with too much in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.text().en)]
pub struct Overweight {
    folder: String,
}

impl Overweight {
    pub fn text(&self) -> Text {
        let Self { folder } = self;
        let mebibytes = MOST_BYTES >> 20;
        Text::new(
            format!(
                "folder {folder} terlalu besar untuk disalin ke ruang tersendiri (paling banyak {MOST_FILES} berkas dan {mebibytes} MiB); pindahkan programnya ke folder tersendiri"
            ),
            format!(
                "the folder {folder} is too large to be copied into a room of its own (at most {MOST_FILES} files and {mebibytes} MiB); move the programs to a folder of their own"
            ),
        )
    }
}

impl Luggage {
    /// Packs a folder, if no other that was packed holds it; of a home folder nothing that is hidden there.
    pub(super) fn pack(&mut self, top: &Path, is_home: bool) -> Result<(), Overweight> {
        if self.tops.iter().any(|known| top.starts_with(known)) {
            return Ok(());
        }
        self.tops.push(top.to_path_buf());
        let overweight = || Overweight {
            folder: top.display().to_string(),
        };
        let mut folders = vec![(top.to_path_buf(), 0)];
        while let Some((folder, depth)) = folders.pop() {
            // What cannot be read is not there, as for the student who has no right to it.
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                if self.things.len() == MOST_FILES || self.bytes > MOST_BYTES {
                    return Err(overweight());
                }
                let path = entry.path();
                let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
                if is_hidden && is_home && depth == 0 {
                    continue;
                }
                if self.put(&path, depth).unwrap_or(false) {
                    folders.push((path, depth + 1));
                }
            }
        }
        Ok(())
    }

    /// Takes in one entry; is it a folder to look into?
    fn put(&mut self, path: &Path, depth: usize) -> io::Result<bool> {
        let about = path.symlink_metadata()?;
        let kind = about.file_type();
        let is_named = |names: &[&str]| {
            path.file_name()
                .is_some_and(|own| names.iter().any(|name| own == *name))
        };
        let path = path.to_path_buf();
        if kind.is_symlink() {
            let to = fs::read_link(&path)?;
            self.add(path, Kind::Link { to });
        } else if kind.is_dir() && (is_named(&INSTALLED) || path.join("pyvenv.cfg").is_file()) {
            self.shown.push(path);
        } else if kind.is_dir() && !is_named(&LEFT) {
            self.add(path, Kind::Folder);
            return Ok(depth < DEEPEST);
        } else if kind.is_file() && about.len() > LARGE {
            self.shown.push(path);
        } else if kind.is_file() {
            let (bytes, mode) = read(&path)?;
            self.bytes += bytes.len() as u64;
            self.add(path, Kind::File { bytes, mode });
        }
        Ok(false)
    }

    fn add(&mut self, path: PathBuf, kind: Kind) {
        self.things.push(Thing { path, kind });
    }

    pub(super) fn tops(&self) -> &[PathBuf] {
        &self.tops
    }

    /// Is this file or folder among what was packed?
    pub(super) fn has(&self, path: &Path) -> bool {
        self.tops.iter().any(|top| top == path)
            || self.things.iter().any(|thing| thing.path == path)
    }

    /// How much room it needs: bytes and entries.
    pub(super) fn weight(&self) -> (u64, usize) {
        (self.bytes, self.things.len())
    }

    /// Unpacks everything beneath another root, where the folders that hold it are already.
    pub(super) fn unpack(&self, root: &Path) -> io::Result<()> {
        for Thing { path, kind } in &self.things {
            let path = beneath(root, path);
            match kind {
                Kind::Folder => fs::create_dir(&path)?,
                Kind::Link { to } => symlink(to, &path)?,
                Kind::File { bytes, mode } => {
                    let mut options = File::options();
                    let mut file = options
                        .write(true)
                        .create_new(true)
                        .mode(*mode)
                        .open(&path)?;
                    io::Write::write_all(&mut file, bytes)?;
                }
            }
        }
        Ok(())
    }
}

/// The place of an absolute path under another root.
pub(super) fn beneath(root: &Path, path: &Path) -> PathBuf {
    root.join(path.strip_prefix("/").unwrap_or(path))
}

/// A regular file, whatever stood at that name a moment ago, and its owner's rights to it.
fn read(path: &Path) -> io::Result<(Vec<u8>, u32)> {
    let flags = libc::O_NOFOLLOW | libc::O_NONBLOCK;
    let file = File::options().read(true).custom_flags(flags).open(path)?;
    let about = file.metadata()?;
    if !about.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    file.take(LARGE).read_to_end(&mut bytes)?;
    Ok((bytes, about.permissions().mode() & 0o700 | 0o600))
}
