//! The gradebook: a database in the output folder that holds every attempt, every verdict and every word of a person.
//!
//! Each thing is written when it exists, in a transaction of its own, so that nothing is lost and nothing is half
//! there when the power goes. It keeps a rollback journal and no shared memory: folders on other machines work too.

mod adopt;
mod claim;
mod course;
mod enrol;
mod facts;
mod list;
mod person;
mod receive;
mod result;
mod rows;
mod schema;
#[cfg(test)]
mod tests;

pub use claim::{Claimed, Grading, Job, Want};
pub use course::Kept;
pub use list::{Label, List};
pub use receive::{Handed, Occasion, Retimed};

use crate::scenario::text::Spoken;
use crate::world::files;
use crate::world::owner::Owner;
use anyhow::{Context, Result};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The file's name in its folder.
pub const FILE: &str = "gradebook.sqlite";
/// How long another process may be writing before it is given up.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Debug)]
pub struct Gradebook {
    db: Connection,
    /// The folder that it and the records lie in.
    folder: PathBuf,
    owner: Owner,
}

impl Gradebook {
    /// Opens the one in this folder, or begins it.
    pub fn begin(folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder).with_context(|| refused(folder))?;
        Self::at(folder, OpenFlags::SQLITE_OPEN_CREATE)
    }

    /// Opens the one in this folder.
    pub fn open(folder: &Path) -> Result<Self> {
        if !folder.join(FILE).is_file() {
            return Err(nothing_there(folder).into());
        }
        Self::at(folder, OpenFlags::empty())
    }

    /// Opens the one in this folder, if there is one.
    pub fn find(folder: &Path) -> Result<Option<Self>> {
        let is_there = folder.join(FILE).is_file();
        is_there.then(|| Self::open(folder)).transpose()
    }

    fn at(folder: &Path, how: OpenFlags) -> Result<Self> {
        let path = folder.join(FILE);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | how;
        let refused = || refused(&path);
        let db = Connection::open_with_flags(&path, flags).with_context(refused)?;
        db.busy_timeout(PATIENCE).with_context(refused)?;
        let mut book = Self {
            db,
            folder: folder.to_path_buf(),
            owner: Owner::this(),
        };
        schema::ready(&mut book.db, &path)?;
        Ok(book)
    }

    /// The same for another thread.
    pub fn again(&self) -> Result<Self> {
        Self::open(&self.folder)
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Everything in it is written, or nothing.
    fn write<T>(&mut self, work: impl FnOnce(&Transaction<'_>, &Owner) -> Result<T>) -> Result<T> {
        let way = TransactionBehavior::Immediate;
        let transaction = self.db.transaction_with_behavior(way)?;
        let done = work(&transaction, &self.owner)?;
        transaction.commit()?;
        Ok(done)
    }
}

fn refused(path: &Path) -> Spoken {
    let path = files::shown(path);
    Spoken::new(
        format!("buku nilai {path} tidak dapat dibuka"),
        format!("the gradebook {path} cannot be opened"),
    )
}

fn nothing_there(folder: &Path) -> Spoken {
    let folder = files::shown(folder);
    Spoken::new(
        format!(
            "di {folder} belum ada buku nilai; `praktikum grade FOLDER` membuatnya, dan `--out DIR` menyebutkan tempat lain"
        ),
        format!(
            "there is no gradebook in {folder} yet; `praktikum grade FOLDER` makes one, and `--out DIR` names another place"
        ),
    )
}
