//! Who grades what: a claim is taken in a transaction, and one whose owner is dead is taken over.

use super::{Gradebook, rows};
use crate::scenario::name::Name;
use crate::world::clock;
use crate::world::owner::{LEASE, Owner};
use anyhow::Result;
use rusqlite::{OptionalExtension, Transaction, params};

/// One module of something that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    pub hand_in: i64,
    pub module: Name,
    /// The hash of the scenarios that are to be played.
    pub scenarios: String,
}

/// Which of those that have a result already are played again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Want {
    /// None: only what has no result under these scenarios.
    #[default]
    New,
    /// None, and nothing whose content was ever graded.
    Changed,
    /// Those in which not all passed.
    Failed,
    All,
}

/// What became of the wish to grade it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claimed {
    /// It is ours: play these that are missing of this grading.
    Ours(Grading),
    /// The same content has its result under the same scenarios.
    Done,
    /// It is not what was wished.
    Unwanted,
    /// This process has it in hand.
    Busy(u32),
}

/// A grading that was begun, and what of it was played before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grading {
    pub id: i64,
    /// So many others of the same came before.
    pub round: u64,
    pub played: Vec<String>,
}

/// What is known of the last grading of the same.
struct Last {
    id: i64,
    round: u64,
    is_ended: bool,
    has_result: bool,
    has_failed: bool,
}

impl Gradebook {
    /// Takes a job, unless it is done or somebody else has it.
    pub fn claim(&mut self, job: &Job, want: Want) -> Result<Claimed> {
        self.write(|db, here| {
            if let Some((owner, until)) = holder(db, job)?
                && owner != *here
                && owner.lives(until, here)
            {
                return Ok(Claimed::Busy(owner.pid));
            }
            let last = last(db, job)?;
            let open = last.as_ref().filter(|last| !last.is_ended);
            if open.is_none()
                && let Some(why_not) = unwanted(db, job, want, last.as_ref())?
            {
                return Ok(why_not);
            }
            take(db, job, here)?;
            let grading = match open {
                Some(open) => Grading {
                    id: open.id,
                    round: open.round,
                    played: played(db, open.id)?,
                },
                None => begin(db, job, last.map_or(0, |last| last.round + 1))?,
            };
            Ok(Claimed::Ours(grading))
        })
    }

    /// Gives back whatever this process holds.
    pub fn let_go(&mut self) -> Result<()> {
        self.write(|db, here| {
            db.execute(
                "DELETE FROM claim WHERE host = ?1 AND boot = ?2 AND pid = ?3 AND began = ?4",
                params![here.host, here.boot, here.pid, rows::signed(here.began)],
            )?;
            Ok(())
        })
    }
}

fn holder(db: &Transaction<'_>, job: &Job) -> Result<Option<(Owner, u64)>> {
    let sql = "SELECT * FROM claim WHERE hand_in = ?1 AND module = ?2";
    let found = db.query_row(sql, params![job.hand_in, job.module.as_str()], rows::owner);
    Ok(found.optional()?)
}

/// A sign of life too, when it is ours already.
pub(super) fn take(db: &Transaction<'_>, job: &Job, here: &Owner) -> Result<()> {
    db.execute(
        "INSERT OR REPLACE INTO claim (hand_in, module, host, boot, pid, began, until)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            job.hand_in,
            job.module.as_str(),
            here.host,
            here.boot,
            here.pid,
            rows::signed(here.began),
            rows::signed(clock::date() + LEASE),
        ],
    )?;
    Ok(())
}

fn last(db: &Transaction<'_>, job: &Job) -> Result<Option<Last>> {
    let found = db.query_row(
        "SELECT id, round, ended IS NOT NULL AS is_ended, unplayable IS NULL
           AND NOT EXISTS (SELECT 1 FROM verdict WHERE grading = grading.id
             AND kind IN ('unsure', 'broken')) AS has_result,
           EXISTS (SELECT 1 FROM verdict WHERE grading = grading.id AND kind <> 'passed')
             AS has_failed
         FROM grading WHERE hand_in = ?1 AND module = ?2 AND scenarios = ?3
         ORDER BY round DESC LIMIT 1",
        params![job.hand_in, job.module.as_str(), job.scenarios],
        |row| {
            Ok(Last {
                id: row.get("id")?,
                round: rows::moment(row, "round")?,
                is_ended: row.get("is_ended")?,
                has_result: row.get("has_result")?,
                has_failed: row.get("has_failed")?,
            })
        },
    );
    Ok(found.optional()?)
}

/// Why it is not begun once more.
fn unwanted(
    db: &Transaction<'_>,
    job: &Job,
    want: Want,
    last: Option<&Last>,
) -> Result<Option<Claimed>> {
    let has_result = last.is_some_and(|last| last.has_result);
    let has_failed = last.is_none_or(|last| !last.has_result || last.has_failed);
    Ok(match want {
        Want::All => None,
        Want::Failed => {
            (!has_failed || last.is_none() && !was_graded(db, job)?).then_some(Claimed::Unwanted)
        }
        Want::Changed if was_graded(db, job)? => Some(Claimed::Unwanted),
        Want::New | Want::Changed => has_result.then_some(Claimed::Done),
    })
}

/// Was this content graded in this module under any scenarios?
fn was_graded(db: &Transaction<'_>, job: &Job) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM grading
               WHERE hand_in = ?1 AND module = ?2 AND ended IS NOT NULL)";
    let was = db.query_row(sql, params![job.hand_in, job.module.as_str()], |row| {
        row.get(0)
    });
    Ok(was?)
}

fn played(db: &Transaction<'_>, grading: i64) -> Result<Vec<String>> {
    let mut found = db.prepare("SELECT scenario FROM play WHERE grading = ?1")?;
    let names = found.query_map([grading], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

fn begin(db: &Transaction<'_>, job: &Job, round: u64) -> Result<Grading> {
    db.execute(
        "INSERT INTO grading (hand_in, module, scenarios, round, began, harness, interpreters)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, '[]')",
        params![
            job.hand_in,
            job.module.as_str(),
            job.scenarios,
            rows::signed(round),
            rows::signed(clock::date()),
            env!("CARGO_PKG_VERSION"),
        ],
    )?;
    Ok(Grading {
        id: db.last_insert_rowid(),
        round,
        played: Vec::new(),
    })
}
