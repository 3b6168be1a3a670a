//! The class list that was given last, and what downloads called whom: a later grading knows the class again.

use super::{Gradebook, rows};
use crate::scenario::name::Name;
use crate::world::clock;
use anyhow::Result;
use rusqlite::{OptionalExtension, params};

/// A class list as it lay in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// What the file was called.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Who was called what by a download.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub number: String,
    pub name: String,
    /// The hash of what was handed in under it.
    pub content: String,
}

impl Gradebook {
    /// Keeps the list for the next time; the same once more is not kept twice.
    pub fn keep_list(&mut self, list: &List) -> Result<()> {
        if self.list()?.as_ref() == Some(list) {
            return Ok(());
        }
        self.write(|db, _| {
            let sql = "INSERT INTO list (name, bytes, at) VALUES (?1, ?2, ?3)";
            let at = rows::signed(clock::date());
            db.execute(sql, params![list.name, list.bytes, at])?;
            Ok(())
        })
    }

    /// The list that was given last.
    pub fn list(&mut self) -> Result<Option<List>> {
        let sql = "SELECT name, bytes FROM list ORDER BY id DESC LIMIT 1";
        let read = |row: &rusqlite::Row<'_>| {
            Ok(List {
                name: row.get("name")?,
                bytes: row.get("bytes")?,
            })
        };
        Ok(self.db.query_row(sql, [], read).optional()?)
    }

    /// Keeps what a download of these modules called whom. Where no module was named, it is of those that the content
    /// was graded in, and what is known of them stays.
    pub fn label(&mut self, labels: &[Label], modules: &[Name]) -> Result<()> {
        self.write(|db, _| {
            let sql = "INSERT OR REPLACE INTO label (module, number, name) VALUES (?1, ?2, ?3)";
            let mut named = db.prepare(sql)?;
            let mut found = db.prepare(
                "INSERT OR IGNORE INTO label (module, number, name)
                 SELECT DISTINCT module, ?1, ?2 FROM grading
                   JOIN hand_in ON hand_in.id = grading.hand_in
                   JOIN member ON member.hand_in = hand_in.id
                 WHERE member.number = ?1 AND hand_in.content = ?3",
            )?;
            for label in labels {
                for module in modules {
                    named.execute([module.as_str(), &label.number, &label.name])?;
                }
                if modules.is_empty() {
                    found.execute([&label.number, &label.name, &label.content])?;
                }
            }
            Ok(())
        })
    }
}
