//! Unpacks archives that nobody vouches for: into a new folder only, ordinary files only, within bounds.

mod name;
mod tape;
#[cfg(test)]
mod tests;
mod zipped;

pub use name::is_litter;

use crate::scenario::text::{Spoken, Text, harmless};
use name::{Place, Spot};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// What something is by its first bytes, whatever its name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Zip,
    Tar,
    Gzip,
    /// One that is not read, by its name.
    Other(&'static str),
}

/// How much may still be unpacked.
#[derive(Debug, Clone, Copy)]
pub struct Budget {
    pub files: usize,
    pub bytes: u64,
    /// The largest single file.
    pub file: u64,
    /// An archive that leads out of its folder is refused; otherwise only what does is left out.
    pub is_strict: bool,
}

/// When an entry was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Time {
    /// Since 1970.
    Seconds(u64),
    /// Year, month, day, hour, minute and second of a clock whose zone is not said.
    Clock([u16; 6]),
}

/// What came out, and what is to be said of it.
#[derive(Debug, Default)]
pub struct Unpacked {
    pub times: BTreeMap<String, Time>,
    pub notes: Vec<Text>,
}

/// Nothing grows beyond this many times its packed size, once it is larger than this.
const RATIO: u64 = 200;
const SMALL: u64 = 4 << 20;
const MOST_NOTES: usize = 20;
/// Of names that say that something is an archive.
const ENDINGS: [&str; 12] = [
    "zip", "tar", "tgz", "gz", "rar", "7z", "xz", "txz", "bz2", "tbz2", "zst", "tzst",
];

/// Does the name say that it is an archive? Documents are zip files inside, and are not meant.
pub fn is_named(name: &str) -> bool {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

pub fn kind(file: &mut File) -> io::Result<Option<Kind>> {
    let mut first = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    Read::by_ref(file).take(512).read_to_end(&mut first)?;
    file.seek(SeekFrom::Start(0))?;
    let known: [(&[u8], Kind); 9] = [
        (b"PK\x03\x04", Kind::Zip),
        (b"PK\x05\x06", Kind::Zip),
        (b"PK\x07\x08", Kind::Zip),
        (b"\x1f\x8b", Kind::Gzip),
        (b"Rar!", Kind::Other("RAR")),
        (b"7z\xbc\xaf", Kind::Other("7-Zip")),
        (b"\xfd7zXZ", Kind::Other("XZ")),
        (b"\x28\xb5\x2f\xfd", Kind::Other("Zstandard")),
        (b"BZh", Kind::Other("bzip2")),
    ];
    let found = known.iter().find(|(magic, _)| first.starts_with(magic));
    let is_tape = first.get(257..262) == Some(b"ustar");
    Ok(found
        .map(|(_, kind)| *kind)
        .or(is_tape.then_some(Kind::Tar)))
}

/// Unpacks into a folder that is there and empty. What was written before an error is the caller's to remove.
pub fn unpack(mut file: File, into: &Path, budget: &mut Budget) -> Result<Unpacked, Spoken> {
    let kind = kind(&mut file).map_err(|error| torn(&error))?;
    let packed = file.metadata().map_or(0, |about| about.len());
    let mut hold = Hold {
        into: into.to_path_buf(),
        budget,
        seen: BTreeSet::new(),
        out: Unpacked::default(),
    };
    match kind {
        Some(Kind::Zip) => zipped::unpack(file, &mut hold)?,
        Some(Kind::Tar) => tape::unpack(file, &mut hold)?,
        Some(Kind::Gzip) => tape::unpack_gzip(file, packed, &mut hold)?,
        Some(Kind::Other(name)) => return Err(unread(name)),
        None => return Err(strange()),
    }
    Ok(hold.out)
}

/// Where entries are put.
struct Hold<'a> {
    into: PathBuf,
    budget: &'a mut Budget,
    /// Paths in small letters.
    seen: BTreeSet<String>,
    out: Unpacked,
}

impl Hold<'_> {
    fn note(&mut self, id: String, en: String) {
        if self.out.notes.len() < MOST_NOTES {
            self.out.notes.push(Text::new(id, en));
        }
    }

    /// Where an entry of this name goes; nothing if it is left out.
    fn spot(&mut self, name: &str) -> Result<Option<Spot>, Spoken> {
        let shown = harmless(&name.chars().take(120).collect::<String>());
        match name::place(name) {
            Place::Spot(spot) => Ok(Some(spot)),
            Place::Litter => Ok(None),
            Place::Odd => {
                self.note(
                    format!("`{shown}` dilewati: namanya tidak dapat dipakai"),
                    format!("`{shown}` was left out: its name cannot be used"),
                );
                Ok(None)
            }
            Place::Outside if self.budget.is_strict => Err(outside(&shown)),
            Place::Outside => {
                let told = outside(&shown).0;
                self.note(told.id, told.en);
                Ok(None)
            }
        }
    }

    /// A link or a device: nobody needs it to run.
    fn leave_out(&mut self, name: &str) {
        let shown = harmless(&name.chars().take(120).collect::<String>());
        self.note(
            format!("`{shown}` dilewati: tautan atau perangkat, bukan berkas"),
            format!("`{shown}` was left out: a link or a device, not a file"),
        );
    }

    /// A folder of a download may be all that somebody handed in.
    fn folder(&mut self, name: &str) -> Result<(), Spoken> {
        if let (Place::Spot(spot), false) = (name::place(name), self.budget.is_strict) {
            self.budget.files = self.budget.files.checked_sub(1).ok_or_else(crowded)?;
            // Where something else is in its place, that is told with what lies in it.
            fs::create_dir_all(self.into.join(&spot.path)).unwrap_or_default();
        }
        Ok(())
    }

    /// Writes one file; `packed` is its size in the archive, where that is known.
    fn file(
        &mut self,
        spot: &Spot,
        from: &mut dyn Read,
        packed: Option<u64>,
        time: Option<Time>,
    ) -> Result<(), Spoken> {
        let shown = harmless(&spot.path);
        self.budget.files = self.budget.files.checked_sub(1).ok_or_else(crowded)?;
        if !self.seen.insert(spot.path.to_lowercase()) {
            self.note(
                format!(
                    "`{shown}` ada dua kali, atau hanya berbeda huruf besar-kecil dari berkas lain"
                ),
                format!("`{shown}` is there twice, or differs from another file by case only"),
            );
        }
        let path = self.into.join(&spot.path);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all);
        // What is there already is of this archive too: the first counts.
        let Ok(mut file) = made.and_then(|()| File::create_new(&path)) else {
            self.note(
                format!("`{shown}` dilewati: di tempatnya sudah ada yang lain"),
                format!("`{shown}` was left out: something else is in its place already"),
            );
            return Ok(());
        };
        let most = self.budget.bytes.min(self.budget.file);
        let grown = packed.map_or(u64::MAX, |packed| packed.saturating_mul(RATIO).max(SMALL));
        let written = copy(from, &mut file, most.min(grown)).map_err(|error| torn(&error))?;
        let Some(written) = written else {
            return Err(swollen(&shown));
        };
        self.budget.bytes -= written;
        if let Some(time) = time {
            self.out.times.insert(spot.path.clone(), time);
        }
        Ok(())
    }
}

/// Copies at most so many bytes; nothing if there are more.
fn copy(from: &mut dyn Read, to: &mut File, most: u64) -> io::Result<Option<u64>> {
    let mut bytes = [0; 32 * 1024];
    let mut written = 0;
    loop {
        let count = match from.read(&mut bytes) {
            Ok(0) => return Ok(Some(written)),
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        written += count as u64;
        if written > most {
            return Ok(None);
        }
        to.write_all(&bytes[..count])?;
    }
}

fn crowded() -> Spoken {
    Spoken::new(
        "arsip ini berisi terlalu banyak berkas; kumpulkan hanya kode sumbernya",
        "this archive holds too many files; hand in the sources only",
    )
}

fn swollen(shown: &str) -> Spoken {
    Spoken::new(
        format!(
            "`{shown}` dalam arsip ini terlalu besar, atau mengembang tidak wajar; arsip tidak dibuka"
        ),
        format!(
            "`{shown}` in this archive is too large, or grows beyond reason; the archive is not opened"
        ),
    )
}

fn outside(shown: &str) -> Spoken {
    Spoken::new(
        format!("`{shown}` dalam arsip ini menunjuk ke luar foldernya, dan itu tidak diizinkan"),
        format!("`{shown}` in this archive leads out of its folder, and that is not allowed"),
    )
}

fn torn(error: &dyn std::fmt::Display) -> Spoken {
    let error: String = error.to_string().chars().take(200).collect();
    let error = harmless(&error);
    Spoken::new(
        "arsip ini rusak atau terpotong; minta dikumpulkan lagi".to_string(),
        format!("this archive is damaged or cut off ({error}); ask for it to be handed in again"),
    )
}

fn locked() -> Spoken {
    Spoken::new(
        "arsip ini berkata sandi; minta dikumpulkan lagi tanpa kata sandi",
        "this archive is locked with a password; ask for it to be handed in again without one",
    )
}

fn unread(name: &str) -> Spoken {
    Spoken::new(
        format!(
            "arsip {name} tidak dibaca; bongkar ke sebuah folder, atau kemas ulang sebagai .zip atau .tar.gz, lalu nilai lagi"
        ),
        format!(
            "{name} archives are not read; unpack it into a folder, or pack it anew as .zip or .tar.gz, and grade again"
        ),
    )
}

fn strange() -> Spoken {
    Spoken::new(
        "berkas ini bernama arsip, tetapi isinya bukan zip atau tar; minta dikumpulkan lagi",
        "this file is called an archive, but holds neither zip nor tar; ask for it to be handed in again",
    )
}
