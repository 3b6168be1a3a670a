//! Takes a class in: whatever was downloaded becomes one submission each, held against the class list.

mod listed;
mod owner;
#[cfg(test)]
mod tests;

use super::collect::collect;
use super::handed::{Handed, Intake, When, Whom};
use super::layout::{Names, Origin, origins};
use super::moment::seconds;
use super::roster::Roster;
use super::typed::only_typed;
use crate::scenario::calendar;
use crate::scenario::course::zone_name;
use crate::scenario::document::{self, Complaint, Known, Severity};
use crate::scenario::submission::{FILE, Manifest};
use crate::scenario::text::{Spoken, Text, harmless};
use crate::world::archive::{self, Budget, Time};
use crate::world::files;
use crate::world::system;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What a whole download may hold.
const DOWNLOAD: Budget = Budget {
    files: 200_000,
    bytes: 16 << 30,
    file: 1 << 30,
    is_strict: false,
};

/// What decides how a download is read.
#[derive(Debug, Clone)]
pub struct Customs<'a> {
    /// Where copies are kept, each under the name of its content.
    pub scratch: PathBuf,
    /// The zone of clocks that say none, in minutes east.
    pub zone: i32,
    /// What the class list is called, if its times hold for what is taken in.
    pub list: Option<String>,
    /// The modules of the course, and their roles: a folder named after one is part of a submission.
    pub known: &'a Known<'a>,
}

/// Every submission of these folders and archives, with whose it is.
pub fn intake(paths: &[PathBuf], roster: Roster, customs: &Customs<'_>) -> Result<Intake, Spoken> {
    let mut intake = Intake {
        roster,
        ..Intake::default()
    };
    for path in paths {
        open(path, customs, &mut intake)?;
    }
    owner::settle(&mut intake.handed, &intake.roster);
    if let Some(list) = &customs.list {
        listed::find(&mut intake, list, customs.zone);
    }
    let found = intake
        .handed
        .iter()
        .filter_map(|handed| match &handed.whom {
            Whom::Students(places) => Some(places),
            Whom::Unmatched(_) | Whom::Unlisted => None,
        });
    let found: BTreeSet<usize> = found.flatten().copied().collect();
    let all = 0..intake.roster.students.len();
    intake.missing = all.filter(|place| !found.contains(place)).collect();
    Ok(intake)
}

/// One folder, archive or file that was named.
fn open(path: &Path, customs: &Customs<'_>, intake: &mut Intake) -> Result<(), Spoken> {
    let lost = |error: io::Error| unreadable(path, &error);
    let full = path.canonicalize().map_err(lost)?;
    let mut unpacked = None;
    let (folder, times) = if full.is_dir() {
        (full.clone(), BTreeMap::new())
    } else if full
        .extension()
        .is_some_and(|_| archive::is_named(&full.to_string_lossy()))
    {
        let room =
            Room::open(&customs.scratch).map_err(|error| no_room(&customs.scratch, &error))?;
        let file = files::ordinary(&full).map_err(lost)?;
        let mut budget = DOWNLOAD;
        let out =
            archive::unpack(file, &room.0, &mut budget).map_err(|spoken| within(path, &spoken))?;
        intake.notes.extend(out.notes);
        let folder = room.0.clone();
        unpacked = Some(room);
        (folder, out.times)
    } else {
        return Err(no_submission(path));
    };
    let label = full
        .file_stem()
        .map(|name| name.to_string_lossy().into_owned());
    let modules = customs.known.modules.iter();
    let slugs: Vec<&str> = modules.map(|(slug, _)| *slug).collect();
    let names = Names {
        slugs: &slugs,
        roster: &intake.roster,
    };
    let label = label.unwrap_or_default();
    let found = origins(&folder, &label, names, &mut intake.notes).map_err(lost)?;
    if found.is_empty() {
        return Err(holds_nothing(path));
    }
    for origin in found {
        let handed = take_in(&origin, (&folder, &times), customs, &intake.roster);
        intake.handed.push(handed.map_err(lost)?);
    }
    drop(unpacked);
    Ok(())
}

fn take_in(
    origin: &Origin,
    (top, times): (&Path, &BTreeMap<String, Time>),
    customs: &Customs<'_>,
    roster: &Roster,
) -> io::Result<Handed> {
    let mut handed = Handed {
        label: harmless(&origin.label),
        clues: origin.clues.clone(),
        participant: origin.participant.clone(),
        whom: Whom::Unlisted,
        by: None,
        is_claimed: false,
        candidates: Vec::new(),
        when: None,
        listed: None,
        folder: PathBuf::new(),
        content: String::new(),
        notes: Vec::new(),
        problem: None,
    };
    collect(&origin.parts, &customs.scratch, &mut handed)?;
    if origin.is_typed && handed.problem.is_none() {
        handed.problem = Some(only_typed(&handed.folder));
    }
    let (manifest, slip) = manifest(&handed.folder, customs.known);
    handed.notes.extend(slip);
    owner::find(&mut handed, &manifest, roster);
    handed.when = when(origin, (top, times), customs.zone);
    Ok(handed)
}

/// What a submission says of itself, and what is wrong with that. Programs that are not there are told where they are
/// missed.
fn manifest(folder: &Path, known: &Known<'_>) -> (Manifest, Option<Text>) {
    let bytes = match folder.join(FILE).symlink_metadata() {
        Ok(about) if about.is_file() => files::read(&folder.join(FILE)).unwrap_or_default(),
        _ => return Default::default(),
    };
    let read = document::manifest(&bytes, Some(known));
    let mut complaints = read.complaints.iter();
    let slip = complaints.find(|complaint| complaint.code.severity() == Severity::Error);
    (read.value.unwrap_or_default(), slip.map(slipped))
}

/// Nobody loses points by a slip: what is recognised by its name is played.
fn slipped(complaint: &Complaint) -> Text {
    let (line, said) = (complaint.place.line, &complaint.problem);
    Text::new(
        format!(
            "{FILE} salah tulis di baris {line}: {}; yang tidak terbaca di situ dicari menurut nama berkasnya",
            said.id
        ),
        format!(
            "{FILE} has a mistake in line {line}: {}; what it does not say readably is looked for by the names of files",
            said.en
        ),
    )
}

/// What the download itself says: in words, or by the times of its files.
fn when(
    origin: &Origin,
    (top, times): (&Path, &BTreeMap<String, Time>),
    zone: i32,
) -> Option<When> {
    if let Some(seconds) = origin.when.as_deref().and_then(|said| seconds(said, zone)) {
        let source = Text::new("daftar Gradescope", "Gradescope's list");
        return Some(When { seconds, source });
    }
    // The times in somebody's own archive are as its packer wished.
    let parts = origin.parts.iter().filter(|_| origin.is_downloaded);
    let parts: Vec<&Path> = parts
        .filter_map(|(path, _)| path.strip_prefix(top).ok())
        .collect();
    let own = times
        .iter()
        .filter(|(path, _)| parts.iter().any(|part| Path::new(path).starts_with(part)));
    let clocks = |time: &Time| matches!(time, Time::Clock(_));
    let times = own.filter_map(|(_, time)| Some((in_seconds(*time, zone)?, clocks(time))));
    let (seconds, has_no_zone) = times.max()?;
    let source = Text::new(
        "waktu berkas dalam arsip unduhan",
        "the times of files in the downloaded archive",
    );
    let source = match has_no_zone {
        true => read_as(&source, zone),
        false => source,
    };
    Some(When { seconds, source })
}

/// What says no zone was read in the course's own, and that is told.
fn read_as(source: &Text, zone: i32) -> Text {
    let zone = zone_name(zone.into());
    Text::new(
        format!("{}, tanpa zona, dibaca sebagai {zone}", source.id),
        format!("{}, without a zone, read as {zone}", source.en),
    )
}

fn in_seconds(time: Time, zone: i32) -> Option<u64> {
    let clock = match time {
        Time::Seconds(seconds) => return Some(seconds),
        Time::Clock(clock) => clock.map(i64::from),
    };
    let days = calendar::day(clock[0], clock[1], clock[2])?;
    let seconds = days * 86_400 + clock[3] * 3600 + clock[4] * 60 + clock[5] - i64::from(zone) * 60;
    u64::try_from(seconds).ok()
}

/// A folder for a download that is being read; it goes afterwards.
struct Room(PathBuf);

impl Room {
    fn open(scratch: &Path) -> io::Result<Self> {
        let folder = scratch.join(format!(".download-{}", std::process::id()));
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        Ok(Self(folder.canonicalize()?))
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap_or_default();
    }
}

fn within(path: &Path, spoken: &Spoken) -> Spoken {
    let path = harmless(&files::shown(path));
    Spoken::new(
        format!("{path}: {}", spoken.0.id),
        format!("{path}: {}", spoken.0.en),
    )
}

fn unreadable(path: &Path, error: &io::Error) -> Spoken {
    let (path, Text { id, en }) = (harmless(&files::shown(path)), system::said(error));
    Spoken::new(
        format!("{path} tidak dapat dibuka: {id}"),
        format!("{path} cannot be opened: {en}"),
    )
}

/// What was named is not at fault.
fn no_room(scratch: &Path, error: &io::Error) -> Spoken {
    let (scratch, Text { id, en }) = (harmless(&files::shown(scratch)), system::said(error));
    Spoken::new(
        format!(
            "{scratch} tidak dapat dibuat untuk membongkar arsip: {id}; pilih folder keluaran yang lain (`--out`)"
        ),
        format!(
            "{scratch} cannot be made to unpack an archive in: {en}; choose another output folder (`--out`)"
        ),
    )
}

fn holds_nothing(path: &Path) -> Spoken {
    let path = harmless(&files::shown(path));
    Spoken::new(
        format!(
            "di {path} tidak ada kiriman: tidak ada apa-apa di dalamnya; sebutkan folder kiriman, atau .zip/.tar.gz yang diunduh"
        ),
        format!(
            "there are no submissions in {path}: nothing is in it; name the folder of submissions, or the .zip or .tar.gz as downloaded"
        ),
    )
}

fn no_submission(path: &Path) -> Spoken {
    let path = harmless(&files::shown(path));
    Spoken::new(
        format!(
            "{path} bukan folder dan bukan arsip; sebutkan folder kiriman, atau .zip/.tar.gz yang diunduh"
        ),
        format!(
            "{path} is neither a folder nor an archive; name the folder of submissions, or the .zip or .tar.gz as downloaded"
        ),
    )
}
