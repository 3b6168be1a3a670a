//! Tar archives, plain or packed with gzip.

use super::{Hold, RATIO, SMALL, Time, strange, torn};
use crate::scenario::text::Spoken;
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufReader, Read};
use tar::Archive;

/// Headers and what fills blocks up, beyond what the files hold.
const ROOM: u64 = 16 << 20;

pub(super) fn unpack(file: File, hold: &mut Hold<'_>) -> Result<(), Spoken> {
    entries(BufReader::new(file), hold)
}

pub(super) fn unpack_gzip(file: File, packed: u64, hold: &mut Hold<'_>) -> Result<(), Spoken> {
    let grown = packed.saturating_mul(RATIO).max(SMALL);
    let most = hold.budget.bytes.saturating_add(ROOM).min(grown);
    // What names and links say is read into memory: it cannot be more than all.
    let reader = Bounded {
        inside: MultiGzDecoder::new(BufReader::new(file)),
        left: most,
    };
    entries(reader, hold)
}

fn entries(reader: impl Read, hold: &mut Hold<'_>) -> Result<(), Spoken> {
    let mut archive = Archive::new(reader);
    let entries = archive.entries().map_err(|error| torn(&error))?;
    for (count, entry) in entries.enumerate() {
        let mut entry = match entry {
            Ok(entry) => entry,
            // Something else was packed, and no archive.
            Err(_) if count == 0 => return Err(strange()),
            Err(error) => return Err(torn(&error)),
        };
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let kind = entry.header().entry_type();
        let time = entry.header().mtime().ok().filter(|time| *time > 0);
        if kind.is_pax_global_extensions() {
            continue;
        }
        if kind.is_dir() {
            hold.folder(&name)?;
            continue;
        }
        let Some(spot) = hold.spot(&name)? else {
            continue;
        };
        if !kind.is_file() {
            hold.leave_out(&name);
            continue;
        }
        hold.file(&spot, &mut entry, None, time.map(Time::Seconds))?;
    }
    Ok(())
}

/// A reader that ends with an error when there is more than is believed.
struct Bounded<R> {
    inside: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inside.read(into)?;
        let left = self.left.checked_sub(count as u64);
        self.left = left.ok_or_else(|| io::Error::other("too large"))?;
        Ok(count)
    }
}
