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
/// What others must be allowed to do with a file and with a folder, so that it can be shown to them.
const READ: u32 = 0o004;
const LIST: u32 = 0o005;
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
    /// Whoever will live in the house is somebody else than this process.
    is_for_others: bool,
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
    pub(super) fn of(is_for_others: bool) -> Self {
        Self {
            is_for_others,
            ..Self::default()
        }
    }

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
                let path = entry.path();
                let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
                if is_hidden && is_home && depth == 0 {
                    continue;
                }
                if self.put(&path, depth).unwrap_or(false) {
                    folders.push((path, depth + 1));
                }
                if self.things.len() > MOST_FILES || self.bytes > MOST_BYTES {
                    return Err(overweight());
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
        let mode = about.permissions().mode();
        let can_be_shown = |needed| !self.is_for_others || mode & needed == needed;
        let path = path.to_path_buf();
        if kind.is_symlink() {
            let to = fs::read_link(&path)?;
            self.add(path, Kind::Link { to });
        } else if kind.is_dir()
            && (is_named(&INSTALLED) || path.join("pyvenv.cfg").is_file())
            && can_be_shown(LIST)
        {
            self.shown.push(path);
        } else if kind.is_dir() && !is_named(&LEFT) {
            self.add(path, Kind::Folder);
            return Ok(depth < DEEPEST);
        } else if kind.is_file() && about.len() > LARGE && can_be_shown(READ) {
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
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok((bytes, about.permissions().mode() & 0o700 | 0o600))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(folder: &Path, name: &str, bytes: usize, mode: u32) -> PathBuf {
        let path = folder.join(name);
        fs::write(&path, vec![b'x'; bytes]).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        path
    }

    #[test]
    fn what_others_may_not_read_is_copied_for_them_however_large() {
        let top = tempfile::tempdir().unwrap();
        let large = usize::try_from(LARGE).unwrap() + 1;
        let closed = put(top.path(), "closed.bin", large, 0o600);
        let open = put(top.path(), "open.bin", large, 0o644);
        let small = put(top.path(), "small.bin", 1, 0o600);
        for (is_for_others, copied) in [(false, vec![&small]), (true, vec![&closed, &small])] {
            let mut luggage = Luggage::of(is_for_others);
            luggage.pack(top.path(), false).unwrap();
            for path in [&closed, &open, &small] {
                assert_eq!(luggage.has(path), copied.contains(&path), "{path:?}");
                assert_ne!(luggage.has(path), luggage.shown.contains(path), "{path:?}");
            }
        }
    }

    #[test]
    fn what_is_too_much_is_refused_though_it_is_one_file() {
        let top = tempfile::tempdir().unwrap();
        let path = put(top.path(), "data.bin", 0, 0o600);
        let file = File::options().write(true).open(path).unwrap();
        file.set_len(MOST_BYTES + 1).unwrap();
        assert!(Luggage::of(true).pack(top.path(), false).is_err());
        assert!(Luggage::of(false).pack(top.path(), false).is_ok());
    }
}
