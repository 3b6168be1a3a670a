//! The form in which a record is kept: `record.json`, one JSON document whose `version` says how to read it.
//!
//! Version 1 has the fields of [`Record`]: `about` (what was played, on what, when), `scenario` (as it was
//! read), `outcome` (checks with their verdicts, variables, measures, marks) and `evidence` (`trace`: what
//! was done and seen, each with `at` in nanoseconds since the play began; and how much was left out). Bytes
//! are text, or `{"hex": "…"}` where they are no UTF-8. A reader takes what it knows: new fields may come
//! within a version, what is there keeps its meaning.

use super::{Record, VERSION};
use crate::scenario::text::Spoken;
use serde::Deserialize;

/// Why a text is no record.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    #[error("it is no record: {0}")]
    NoRecord(#[from] serde_json::Error),
    #[error("it is a record of version {0}, and this program knows up to {VERSION}")]
    Newer(u32),
}

#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

impl Record {
    pub fn to_json(&self) -> String {
        // Names and numbers are the only keys, so that nothing can refuse to become JSON.
        let mut text = serde_json::to_string(self).unwrap_or_default();
        text.push('\n');
        text
    }

    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let Versioned { version } = serde_json::from_slice(bytes)?;
        if version > VERSION {
            return Err(Unreadable::Newer(version));
        }
        Ok(serde_json::from_slice(bytes)?)
    }
}

impl Unreadable {
    /// What a user is told about the file at this path.
    pub fn spoken(&self, path: &str) -> Spoken {
        match self {
            Self::NoRecord(error) => Spoken::new(
                format!("{path} bukan rekaman permainan ({error})"),
                format!("{path} is no record of a play ({error})"),
            ),
            Self::Newer(version) => Spoken::new(
                format!(
                    "{path} ditulis oleh praktikum yang lebih baru (bentuk {version}); perbarui praktikum Anda"
                ),
                format!("{path} was written by a newer praktikum (form {version}); update yours"),
            ),
        }
    }
}

#[cfg(test)]
pub(super) mod tests;
