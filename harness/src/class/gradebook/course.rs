//! The course that a class was graded with last: a later command uses it again.

use super::{Gradebook, rows};
use crate::world::clock;
use anyhow::Result;
use rusqlite::{OptionalExtension, params};
use std::path::PathBuf;

/// A course as it was when it was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its folder, the whole path; `None` for the one that this program carries.
    pub folder: Option<PathBuf>,
    /// The hash of what is in it.
    pub hash: String,
}

impl Gradebook {
    /// Keeps the course for the next time; the same once more is not kept twice.
    pub fn keep_course(&mut self, course: &Kept) -> Result<()> {
        if self.course()?.as_ref() == Some(course) {
            return Ok(());
        }
        self.write(|db, _| {
            let sql = "INSERT INTO course (folder, hash, at) VALUES (?1, ?2, ?3)";
            let folder = course.folder.as_ref();
            let folder = folder.map(|folder| folder.to_string_lossy().into_owned());
            let at = rows::signed(clock::date());
            db.execute(sql, params![folder, course.hash, at])?;
            Ok(())
        })
    }

    /// The course that was kept last.
    pub fn course(&mut self) -> Result<Option<Kept>> {
        let sql = "SELECT folder, hash FROM course ORDER BY id DESC LIMIT 1";
        let read = |row: &rusqlite::Row<'_>| {
            let folder: Option<String> = row.get("folder")?;
            Ok(Kept {
                folder: folder.map(PathBuf::from),
                hash: row.get("hash")?,
            })
        };
        Ok(self.db.query_row(sql, [], read).optional()?)
    }
}
