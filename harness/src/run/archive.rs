//! Keeps records: a folder for each scenario, in place of the older one, and read back.

use crate::record::{Record, asciicast, pcapng};
use crate::scenario::name::Name;
use crate::scenario::text::Spoken;
use crate::trace::ActorId;
use crate::world::files;
use anyhow::{Context, Result};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The name of the record's file in its folder.
pub const FILE: &str = "record.json";
/// The name of the file for Wireshark beside it.
const PACKETS: &str = "packets.pcapng";
/// The largest record that is read.
const LARGEST: u64 = 1024 * 1024 * 1024;

/// How many records a message names.
const MOST_LISTED: usize = 20;

/// The folder is there, or it cannot be made: better known before than after a long play.
pub fn ready(top: &Path) -> Result<()> {
    fs::create_dir_all(top).with_context(|| not_kept(top))
}

/// Writes a record and its recordings below a folder: all of it or nothing; returns where.
pub fn keep(record: &Record, top: &Path) -> Result<PathBuf> {
    let folder = top.join(&record.about.module).join(&record.about.name);
    let refused = || not_kept(&folder);
    let above = folder.parent().unwrap_or(top);
    fs::create_dir_all(above).with_context(refused)?;
    let number = std::process::id();
    let fresh = above.join(format!(".{}.new-{number}", record.about.name));
    let stale = above.join(format!(".{}.old-{number}", record.about.name));
    // A program that was killed had perhaps the same number.
    clear([&fresh, &stale]);
    let written = write(record, &fresh).and_then(|()| put(&fresh, &folder, &stale));
    clear([&fresh, &stale]);
    written.with_context(refused)?;
    Ok(folder)
}

/// What was kept in this folder survives a power cut from now on.
pub fn settle(folder: &Path) -> Result<()> {
    let settle = |path: &Path| fs::File::open(path)?.sync_all();
    let refused = || not_kept(folder);
    for entry in fs::read_dir(folder).with_context(refused)? {
        settle(&entry.with_context(refused)?.path()).with_context(refused)?;
    }
    let mut above = folder.ancestors().take(3);
    above.try_for_each(settle).with_context(refused)
}

fn clear(leftovers: [&PathBuf; 2]) {
    for leftover in leftovers {
        // What is not there needs not go.
        fs::remove_dir_all(leftover).unwrap_or_default();
    }
}

fn write(record: &Record, folder: &Path) -> std::io::Result<()> {
    fs::create_dir(folder)?;
    fs::write(folder.join(FILE), record.to_json())?;
    for (at, actor) in record.scenario.cast.iter().enumerate() {
        if let Some(text) = asciicast::of(record, ActorId(at)) {
            fs::write(folder.join(recording(&actor.name)), text)?;
        }
    }
    if let Some(bytes) = pcapng::of(record) {
        fs::write(folder.join(PACKETS), bytes)?;
    }
    Ok(())
}

fn recording(actor: &Name) -> String {
    format!("{actor}.cast")
}

/// The new folder takes the place of the old one.
fn put(fresh: &Path, folder: &Path, stale: &Path) -> std::io::Result<()> {
    match fs::rename(folder, stale) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    fs::rename(fresh, folder)
}

fn not_kept(folder: &Path) -> Spoken {
    let shown = files::shown(folder);
    Spoken::new(
        format!("rekaman tidak dapat disimpan di {shown}"),
        format!("the record cannot be kept in {shown}"),
    )
}

/// Reads a record: its file, or the folder that holds it.
pub fn read(path: &Path) -> Result<Record> {
    let path = if path.is_dir() {
        let file = path.join(FILE);
        if !file.exists() {
            return Err(no_record(path).into());
        }
        file
    } else {
        path.to_path_buf()
    };
    let shown = files::shown(&path);
    let unread = || {
        Spoken::new(
            format!("{shown} tidak dapat dibaca"),
            format!("{shown} cannot be read"),
        )
    };
    let file = fs::File::open(&path).with_context(unread)?;
    if !file.metadata().with_context(unread)?.is_file() {
        return Err(unread().into());
    }
    let mut bytes = Vec::new();
    file.take(LARGEST)
        .read_to_end(&mut bytes)
        .with_context(unread)?;
    Record::read(&bytes).map_err(|error| error.spoken(&shown).into())
}

/// A folder that is no record's: those below it, and how one is replayed.
fn no_record(folder: &Path) -> Spoken {
    let below = below(folder);
    let shown = files::shown(folder);
    let Some(first) = below.first() else {
        return Spoken::new(
            format!("di {shown} tidak ada rekaman; `praktikum run` membuatnya"),
            format!("there is no record in {shown}; `praktikum run` makes them"),
        );
    };
    let mut listed: Vec<String> = below.iter().map(|one| format!("  {one}")).collect();
    let more = listed.len() > MOST_LISTED;
    listed.truncate(MOST_LISTED);
    listed.extend(more.then(|| "  …".to_string()));
    let listed = listed.join("\n");
    Spoken::new(
        format!(
            "{shown} bukan rekaman, tetapi berisi rekaman:\n{listed}\n  Sebutkan salah satu, misalnya `praktikum play {first}`."
        ),
        format!(
            "{shown} is no record, but holds records:\n{listed}\n  Name one of them, such as `praktikum play {first}`."
        ),
    )
}

/// The records below a folder, sorted: at most one more than is listed.
fn below(folder: &Path) -> Vec<String> {
    let Ok(tree) = files::tree(folder) else {
        return Vec::new();
    };
    let records = tree.files.iter().filter_map(|file| {
        let place = file.strip_suffix(FILE)?.strip_suffix('/')?;
        Some(files::shown(&folder.join(place)))
    });
    let mut records: Vec<String> = records.collect();
    records.sort();
    records.truncate(MOST_LISTED + 1);
    records
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{About, Evidence, VERSION};
    use crate::scenario::document;
    use crate::verdict::Outcome;

    const SCENARIO: &str = "title: {id: x, en: x}\ncast:\n  ani: client\nchecks:\n  - id: boot\n    title: {id: x, en: x}\n    points: 10\n    steps:\n      - start: ani\n";

    fn record() -> Record {
        Record {
            version: VERSION,
            about: About {
                module: "chat".to_string(),
                name: "leave".to_string(),
                ..About::default()
            },
            scenario: document::scenario(SCENARIO.as_bytes(), None)
                .value
                .expect("it is valid"),
            outcome: Outcome::default(),
            evidence: Evidence::default(),
        }
    }

    #[test]
    fn what_a_killed_program_left_is_in_nobodys_way() {
        let top = tempfile::tempdir().expect("there is room for a folder");
        let module = top.path().join("chat");
        let number = std::process::id();
        for kind in ["new", "old"] {
            let leftover = module.join(format!(".leave.{kind}-{number}"));
            fs::create_dir_all(&leftover).expect("it can be made");
            fs::write(leftover.join(FILE), "{").expect("it can be written");
        }
        for _ in 0..2 {
            let kept = keep(&record(), top.path()).expect("it can be kept");
            assert_eq!(read(&kept).expect("it can be read"), record());
            assert_eq!(fs::read_dir(&module).expect("it is there").count(), 1);
        }
    }
}
