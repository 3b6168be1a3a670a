//! Zip archives: of any system, with whatever their directory claims.

use super::{Hold, Time, crowded, locked, torn};
use crate::scenario::text::Spoken;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use zip::read::ZipFile;
use zip::result::ZipError;
use zip::{ExtraField, ZipArchive};

/// What begins every entry of the directory.
const ENTRY: &[u8] = b"PK\x01\x02";

pub(super) fn unpack(mut file: File, hold: &mut Hold<'_>) -> Result<(), Spoken> {
    // The directory is read into memory as a whole: it is counted first.
    let count = entries(&mut file).map_err(|error| torn(&error))?;
    if count > hold.budget.files.saturating_mul(4) {
        return Err(crowded());
    }
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|error| refused(&error))?;
    for at in 0..archive.len() {
        let raw = archive.by_index_raw(at).map_err(|error| refused(&error))?;
        let about = raw.entry();
        if about.encrypted() {
            return Err(locked());
        }
        let name = match std::str::from_utf8(about.name_raw()) {
            Ok(name) => name.to_string(),
            // As DOS wrote it.
            Err(_) => about.name().map_err(|error| refused(&error))?.into_owned(),
        };
        let (is_folder, is_link) = (
            about.is_dir() || name.ends_with(['/', '\\']),
            about.is_symlink(),
        );
        let (packed, time) = (about.compressed_size(), time(&raw));
        drop(raw);
        let Some(spot) = hold.spot(&name)? else {
            continue;
        };
        if is_link {
            hold.leave_out(&name);
        } else if is_folder {
            hold.folder(&name)?;
        } else {
            let mut entry = archive.by_index(at).map_err(|error| refused(&error))?;
            hold.file(&spot, &mut entry, Some(packed), time)?;
        }
    }
    Ok(())
}

fn refused(error: &ZipError) -> Spoken {
    match error {
        ZipError::InvalidPassword => locked(),
        ZipError::UnsupportedArchive(why) if why.to_lowercase().contains("password") => locked(),
        other => torn(other),
    }
}

/// How often it looks as if an entry of the directory began.
fn entries(file: &mut File) -> std::io::Result<usize> {
    let mut count = 0;
    let mut kept: Vec<u8> = Vec::new();
    let mut bytes = [0; 64 * 1024];
    loop {
        let read = file.read(&mut bytes)?;
        if read == 0 {
            break;
        }
        kept.extend(&bytes[..read]);
        count += kept
            .windows(ENTRY.len())
            .filter(|four| *four == ENTRY)
            .count();
        // Three bytes cannot be a whole one, and may be the beginning of one.
        kept.drain(..kept.len().saturating_sub(ENTRY.len() - 1));
    }
    file.seek(SeekFrom::Start(0))?;
    Ok(count)
}

/// The time with a zone, where the archive says it; else that of the packer's clock.
fn time<R: Read>(entry: &ZipFile<'_, R>) -> Option<Time> {
    let exact = entry.extra_data_fields().find_map(|field| match field {
        ExtraField::ExtendedTimestamp(stamp) => stamp.mod_time(),
        _ => None,
    });
    if let Some(seconds) = exact {
        return Some(Time::Seconds(u64::from(seconds)));
    }
    let clock = entry.entry().last_modified()?;
    let (date, day) = ((clock.year(), clock.month()), clock.day());
    let [month, day, hour, minute, second] =
        [date.1, day, clock.hour(), clock.minute(), clock.second()].map(u16::from);
    // Packers that know no time write the first that there is.
    (date.0 > 1980).then_some(Time::Clock([date.0, month, day, hour, minute, second]))
}
