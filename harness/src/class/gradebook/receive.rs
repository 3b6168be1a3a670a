//! What was handed in: taken down before anything of it is graded, with the modules for which it came.

use super::{Gradebook, rows};
use crate::grade::{HandedIn, Obstacle};
use crate::scenario::name::Name;
use crate::scenario::text::Text;
use anyhow::Result;
use rusqlite::{OptionalExtension, Transaction, params};

/// What stands for a module where nobody knows yet for which something is.
pub(super) const UNPLACED: &str = "";

/// What somebody handed in, as it is known again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// The numbers of everybody whose work it is; never none.
    pub members: Vec<String>,
    /// Of students it may be whose, where nobody can tell.
    pub candidates: Vec<String>,
    pub content: String,
    /// What the folder or the archive is called.
    pub name: String,
    /// When, as its download says.
    pub handed_in: Option<HandedIn>,
    /// When, by the class list that was given: then no other time counts.
    pub listed: Option<HandedIn>,
    /// Why nothing in it can be graded.
    pub problem: Option<Text>,
    /// What was left out of it, and what else is to be known.
    pub notes: Vec<Text>,
    /// When it was looked at, in seconds since 1970.
    pub seen: u64,
}

/// What it is taken in for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Occasion<'a> {
    /// None where each submission itself says for which it is.
    pub modules: &'a [Name],
    /// Who has a time on the class list that was given for it; `None` where none was given.
    pub timed: Option<&'a [String]>,
}

/// What the class list says of something that was known with another time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retimed {
    pub members: Vec<String>,
    /// In seconds since 1970.
    pub before: u64,
    /// `None` where nothing says it any more.
    pub now: Option<u64>,
    /// The class list says it, and not the download.
    pub is_listed: bool,
}

impl Gradebook {
    /// Takes down everything that was handed in, before anything of it is graded: who handed in is not missing.
    /// Returns for which of it the class list now says another time.
    pub fn receive(&mut self, all: &[Handed], what: Occasion<'_>) -> Result<Vec<Retimed>> {
        self.write(|db, _| {
            let mut changed = Vec::new();
            for handed in all {
                let id = taken(db, handed)?;
                let before = when(db, id)?;
                for module in modules(db, id, what.modules)? {
                    put(db, (id, &module), handed, what.timed.is_some())?;
                }
                changed.extend(retimed(db, id, before, what)?);
            }
            changed.extend(untimed(db, what)?);
            Ok(changed)
        })
    }

    /// Takes down what was handed in; returns its number, by which it is graded.
    pub fn hand_in(&mut self, handed: &Handed) -> Result<i64> {
        self.write(|db, _| taken(db, handed))
    }

    /// Takes down for which modules it is, once that is known.
    pub fn place(&mut self, hand_in: i64, modules: &[Name]) -> Result<()> {
        self.write(|db, _| {
            let mut put = db.prepare(
                "INSERT INTO receipt (hand_in, module, run, listed, source)
                 SELECT hand_in, ?2, run, listed, source FROM receipt
                 WHERE hand_in = ?1 AND module = ?3
                 ON CONFLICT (hand_in, module) DO UPDATE SET run = excluded.run",
            )?;
            for module in modules {
                put.execute(params![hand_in, module.as_str(), UNPLACED])?;
            }
            let sql = "DELETE FROM receipt WHERE hand_in = ?1 AND module = ?2";
            db.execute(sql, params![hand_in, UNPLACED])?;
            Ok(())
        })
    }

    /// Takes down why nothing of it can be graded.
    pub fn has_problem(&mut self, hand_in: i64, why: &Obstacle) -> Result<()> {
        self.write(|db, _| {
            let sql = "UPDATE hand_in SET problem = ?2 WHERE id = ?1";
            db.execute(sql, params![hand_in, rows::json(why)])?;
            Ok(())
        })
    }

    /// When it came by class lists, in seconds since 1970: by the module, or for any.
    pub fn listed(&mut self, handed: &Handed) -> Result<Vec<(Option<Name>, u64)>> {
        let db = self.db.transaction()?;
        let Some(id) = known(&db, &owner(&handed.members), &handed.content)? else {
            return Ok(Vec::new());
        };
        let sql = "SELECT module, listed FROM receipt WHERE hand_in = ?1 AND listed IS NOT NULL";
        let mut found = db.prepare(sql)?;
        let rows = found.query_map([id], |row| {
            Ok((rows::module(row)?, rows::moment(row, "listed")?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// The members in one word: the same whoever of them hands in.
pub(super) fn owner(members: &[String]) -> String {
    let mut members = members.to_vec();
    members.sort();
    members.join("\n")
}

pub(super) fn known(db: &Transaction<'_>, owner: &str, content: &str) -> Result<Option<i64>> {
    let sql = "SELECT id FROM hand_in WHERE owner = ?1 AND content = ?2";
    let id = db.query_row(sql, [owner, content], |row| row.get(0));
    Ok(id.optional()?)
}

fn taken(db: &Transaction<'_>, handed: &Handed) -> Result<i64> {
    let owner = owner(&handed.members);
    let id = match known(db, &owner, &handed.content)? {
        Some(id) => {
            update(db, id, handed)?;
            id
        }
        None => insert(db, &owner, handed)?,
    };
    db.execute("DELETE FROM candidate WHERE hand_in = ?1", [id])?;
    let mut put = db.prepare("INSERT INTO candidate (hand_in, number) VALUES (?1, ?2)")?;
    for number in &handed.candidates {
        put.execute(params![id, number])?;
    }
    Ok(id)
}

fn insert(db: &Transaction<'_>, owner: &str, handed: &Handed) -> Result<i64> {
    let (seconds, source) = columns(handed.handed_in.as_ref());
    db.execute(
        "INSERT INTO hand_in (owner, content, name, handed_in, source, latest, problem, notes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            owner,
            handed.content,
            handed.name,
            seconds,
            source,
            seconds.unwrap_or(rows::signed(handed.seen)),
            handed.problem.as_ref().map(rows::json),
            rows::json(&handed.notes),
        ],
    )?;
    let id = db.last_insert_rowid();
    let mut put = db.prepare("INSERT INTO member (hand_in, number) VALUES (?1, ?2)")?;
    for number in &handed.members {
        put.execute(params![id, number])?;
    }
    Ok(id)
}

/// The earliest time that is known says whether it was late; the latest, in which order attempts came.
fn update(db: &Transaction<'_>, id: i64, handed: &Handed) -> Result<()> {
    let (seconds, source) = columns(handed.handed_in.as_ref());
    db.execute(
        "UPDATE hand_in SET
           source = iif(handed_in IS NULL OR ?2 < handed_in, coalesce(?3, source), source),
           latest = iif(handed_in IS NULL, coalesce(?2, latest), max(latest, coalesce(?2, latest))),
           handed_in = iif(handed_in IS NULL OR ?2 < handed_in, coalesce(?2, handed_in), handed_in),
           name = ?4, problem = ?5, notes = ?6
         WHERE id = ?1",
        params![
            id,
            seconds,
            source,
            handed.name,
            handed.problem.as_ref().map(rows::json),
            rows::json(&handed.notes),
        ],
    )?;
    Ok(())
}

/// For which modules it is taken in now: those that are asked for, or else again for those that it was for before.
fn modules(db: &Transaction<'_>, id: i64, asked: &[Name]) -> Result<Vec<String>> {
    if !asked.is_empty() {
        return Ok(asked.iter().map(Name::to_string).collect());
    }
    let mut found = db.prepare("SELECT module FROM receipt WHERE hand_in = ?1 AND module <> ?2")?;
    let known = found.query_map(params![id, UNPLACED], |row| row.get(0))?;
    let mut known: Vec<String> = known.collect::<rusqlite::Result<_>>()?;
    known.push(UNPLACED.to_string());
    Ok(known)
}

/// A class list that is not given again says nothing, and takes nothing back.
fn put(
    db: &Transaction<'_>,
    (id, module): (i64, &str),
    handed: &Handed,
    is_given: bool,
) -> Result<()> {
    let (seconds, source) = columns(handed.listed.as_ref().filter(|_| is_given));
    db.execute(
        "INSERT INTO receipt (hand_in, module, run, listed, source)
         VALUES (?1, ?2, (SELECT coalesce(max(id), 0) FROM run), ?3, ?4)
         ON CONFLICT (hand_in, module) DO UPDATE SET run = excluded.run,
           listed = iif(?5, excluded.listed, listed), source = iif(?5, excluded.source, source)",
        params![id, module, seconds, source, is_given],
    )?;
    Ok(())
}

/// By the module, when it was handed in, and whether a class list says so.
type When = Vec<(String, Option<u64>, bool)>;

fn when(db: &Transaction<'_>, id: i64) -> Result<When> {
    let mut found = db.prepare(
        "SELECT module, coalesce(listed, handed_in) AS at, listed IS NOT NULL AS is_listed FROM receipt
         JOIN hand_in ON hand_in.id = receipt.hand_in WHERE hand_in.id = ?1",
    )?;
    let rows = found.query_map([id], |row| {
        let at: Option<i64> = row.get("at")?;
        let at = at.and_then(|at| u64::try_from(at).ok());
        Ok((row.get("module")?, at, row.get("is_listed")?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What the list says now of one that was known with another time.
fn retimed(
    db: &Transaction<'_>,
    id: i64,
    before: When,
    what: Occasion<'_>,
) -> Result<Option<Retimed>> {
    if what.timed.is_none() {
        return Ok(None);
    }
    let now = when(db, id)?;
    let mut changed = before
        .into_iter()
        .filter_map(|(module, before, was_listed)| {
            let (_, now, is_listed) = now.iter().find(|(of, ..)| *of == module)?;
            let is_changed = before != *now && (was_listed || *is_listed);
            Some((before?, *now, *is_listed)).filter(|_| is_changed)
        });
    let Some((before, now, is_listed)) = changed.next() else {
        return Ok(None);
    };
    Ok(Some(Retimed {
        members: members(db, id)?,
        before,
        now,
        is_listed,
    }))
}

pub(super) fn members(db: &Transaction<'_>, id: i64) -> Result<Vec<String>> {
    let mut found = db.prepare("SELECT number FROM member WHERE hand_in = ?1 ORDER BY number")?;
    let members = found.query_map([id], |row| row.get(0))?;
    Ok(members.collect::<rusqlite::Result<_>>()?)
}

/// What a list says no more holds no more, also of what is not in this download.
fn untimed(db: &Transaction<'_>, what: Occasion<'_>) -> Result<Vec<Retimed>> {
    let mut changed = Vec::new();
    let Some(timed) = what.timed else {
        return Ok(changed);
    };
    let mut found =
        db.prepare("SELECT hand_in FROM receipt WHERE module = ?1 AND listed IS NOT NULL")?;
    for module in what.modules {
        let ids = found.query_map([module.as_str()], |row| row.get(0))?;
        for id in ids.collect::<rusqlite::Result<Vec<i64>>>()? {
            if members(db, id)?.iter().any(|number| timed.contains(number)) {
                continue;
            }
            let before = when(db, id)?;
            db.execute(
                "UPDATE receipt SET listed = NULL, source = NULL WHERE hand_in = ?1 AND module = ?2",
                params![id, module.as_str()],
            )?;
            changed.extend(retimed(db, id, before, what)?);
        }
    }
    Ok(changed)
}

fn columns(said: Option<&HandedIn>) -> (Option<i64>, Option<String>) {
    let seconds = said.map(|it| rows::signed(it.seconds));
    (seconds, said.map(|it| rows::json(&it.source)))
}
