//! What the kernel tells about processes, read from `/proc`: cheaply, and again and again.

pub mod descriptor;
mod housekeeper;
pub mod process;
pub mod roster;
pub mod task;
pub mod wait;

use rustix::fs::{Mode, OFlags, RawDir, SeekFrom, openat, seek};
use rustix::io::{Errno, pread};
use rustix::time::{ClockId, clock_gettime};
use std::io;
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::time::Duration;

/// No file of `/proc` that is read here is worth more than this.
const LONGEST: usize = 1 << 20;
/// The kernel hands out at most a page at a time.
const PIECE: usize = 4096;

/// Opens a file or folder beneath an open one.
pub(crate) fn open(folder: BorrowedFd<'_>, name: &str) -> Result<OwnedFd, Errno> {
    openat(
        folder,
        name,
        OFlags::RDONLY | OFlags::CLOEXEC,
        Mode::empty(),
    )
}

/// Reads an open file from its beginning to its end.
pub(crate) fn read(file: BorrowedFd<'_>) -> Result<Vec<u8>, Errno> {
    let mut text = vec![0; PIECE];
    let mut length = 0;
    loop {
        let rest = text.get_mut(length..).unwrap_or_default();
        let count = pread(file, rest, length as u64)?;
        length += count;
        if count == 0 || length >= LONGEST {
            text.truncate(length);
            return Ok(text);
        }
        if text.len() < length + PIECE {
            text.resize(length + 2 * PIECE, 0);
        }
    }
}

/// Reads a file beneath an open folder; what is not UTF-8 in it is replaced.
pub(crate) fn text(folder: BorrowedFd<'_>, name: &str) -> Result<String, Errno> {
    let bytes = read(open(folder, name)?.as_fd())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Reads what fits into the buffer from the beginning of an open file: one call, for short files.
pub(crate) fn glance<'a>(file: BorrowedFd<'_>, into: &'a mut [u8; 256]) -> Result<&'a str, Errno> {
    let count = pread(file, &mut into[..], 0)?;
    std::str::from_utf8(&into[..count]).map_err(|_| Errno::ILSEQ)
}

/// The numbers among the names in an open folder, from a place on.
pub(crate) fn numbers(folder: BorrowedFd<'_>, from: u64) -> io::Result<Vec<u32>> {
    seek(folder, SeekFrom::Start(from))?;
    let mut space = [MaybeUninit::uninit(); 8192];
    let mut names = RawDir::new(folder, &mut space);
    let mut found = Vec::new();
    while let Some(name) = names.next() {
        let name = name?;
        if let Some(number) = name.file_name().to_str().ok().and_then(|n| n.parse().ok()) {
            found.push(number);
        }
    }
    Ok(found)
}

/// By the clock that only goes forward, as threads that wait count.
pub(crate) fn now() -> Duration {
    Duration::try_from(clock_gettime(ClockId::Monotonic)).unwrap_or_default()
}

/// Fills the buffer from a place in a process's memory.
pub(crate) fn read_at(memory: BorrowedFd<'_>, place: u64, into: &mut [u8]) -> Option<()> {
    let mut filled = 0;
    while filled < into.len() {
        let at = place.checked_add(filled as u64)?;
        let count = pread(memory, into.get_mut(filled..)?, at).ok()?;
        if count == 0 {
            return None;
        }
        filled += count;
    }
    Some(())
}
