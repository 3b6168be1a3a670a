//! Reads files of a folder that somebody else made: ordinary files only, never through a link, never beyond a bound.

use rustix::fs::{CWD, FileType, Mode, OFlags, ResolveFlags, fstat, open, openat, openat2};
use rustix::io::Errno;
use std::fs::File;
use std::io::{self, Read};
use std::os::fd::OwnedFd;
use std::path::Path;

/// A folder that is held open, so that nobody puts another in its place.
#[derive(Debug)]
pub struct Collector {
    top: OwnedFd,
}

impl Collector {
    pub fn open(top: &Path) -> io::Result<Self> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let top = open(top, flags, Mode::empty())?;
        Ok(Self { top })
    }

    /// The bytes of a file by its path below the folder; one that is larger than `most` is refused.
    pub fn read(&self, inside: &Path, most: u64) -> io::Result<Vec<u8>> {
        let file = self.ordinary(inside)?;
        let mut bytes = Vec::new();
        file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    }

    /// An ordinary file, open; a pipe, a device or a link is none.
    pub fn ordinary(&self, inside: &Path) -> io::Result<File> {
        // A pipe without a writer would keep everybody waiting.
        let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW | OFlags::NONBLOCK;
        let bounds =
            ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS;
        let found = match openat2(&self.top, inside, flags, Mode::empty(), bounds) {
            // Kernels before 5.6, and rooms that forbid it.
            Err(Errno::NOSYS | Errno::PERM) => self.step_by_step(inside, flags)?,
            found => found?,
        };
        let about = fstat(&found)?;
        if FileType::from_raw_mode(about.st_mode) != FileType::RegularFile {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        Ok(File::from(found))
    }

    /// The same, folder by folder.
    fn step_by_step(&self, inside: &Path, flags: OFlags) -> io::Result<OwnedFd> {
        let Some(name) = inside.file_name() else {
            return Err(io::ErrorKind::InvalidInput.into());
        };
        let step = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC | OFlags::NOFOLLOW;
        let mut folder = openat(&self.top, ".", step, Mode::empty())?;
        for part in inside.parent().into_iter().flat_map(Path::components) {
            let std::path::Component::Normal(part) = part else {
                return Err(io::ErrorKind::InvalidInput.into());
            };
            folder = openat(&folder, part, step, Mode::empty())?;
        }
        Ok(openat(&folder, name, flags, Mode::empty())?)
    }
}

/// An ordinary file by its own path; the path itself may lead through links, since the user named it.
pub fn ordinary(path: &Path) -> io::Result<File> {
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK;
    let found = openat(CWD, path, flags, Mode::empty())?;
    let about = fstat(&found)?;
    if FileType::from_raw_mode(about.st_mode) != FileType::RegularFile {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    Ok(File::from(found))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::symlink;

    #[test]
    fn only_ordinary_files_below_the_folder_are_read_and_only_so_far() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path();
        fs::create_dir(top.join("a")).unwrap();
        fs::write(top.join("a/b.c"), "four").unwrap();
        symlink("/etc/passwd", top.join("link.c")).unwrap();
        symlink("/etc", top.join("etc")).unwrap();
        symlink("a", top.join("to_a")).unwrap();
        rustix::fs::mkfifoat(CWD, top.join("pipe.c"), Mode::from_raw_mode(0o600)).unwrap();
        let collector = Collector::open(top).unwrap();
        assert_eq!(collector.read(Path::new("a/b.c"), 4).unwrap(), b"four");
        assert!(collector.read(Path::new("a/b.c"), 3).is_err());
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK;
        for odd in [
            "link.c",
            "etc/passwd",
            "to_a/b.c",
            "a",
            "../x",
            "/etc/passwd",
            "nix",
        ] {
            assert!(collector.read(Path::new(odd), 1000).is_err(), "{odd}");
            if odd != "a" {
                assert!(
                    collector.step_by_step(Path::new(odd), flags).is_err(),
                    "{odd}"
                );
            }
        }
        assert!(collector.read(Path::new("pipe.c"), 9).is_err());
        let found = collector.step_by_step(Path::new("a/b.c"), flags);
        assert_eq!(
            io::read_to_string(File::from(found.unwrap())).unwrap(),
            "four"
        );
    }
}
