//! Who is in the class, and what they handed in.

use super::{Gradebook, rows};
use crate::grade::{HandedIn, Obstacle, Person};
use crate::scenario::text::Text;
use crate::world::clock;
use anyhow::Result;
use rusqlite::{OptionalExtension, Transaction, params};

/// What somebody handed in, as it is known again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// The numbers of everybody whose work it is; never none.
    pub members: Vec<String>,
    pub content: String,
    /// What the folder or the archive is called.
    pub name: String,
    pub handed_in: Option<HandedIn>,
    /// Does the class list say when? Then no other time counts.
    pub is_listed: bool,
    /// Why nothing in it can be graded.
    pub problem: Option<Text>,
    /// What was left out of it, and what else is to be known.
    pub notes: Vec<Text>,
    /// When it was looked at, in seconds since 1970.
    pub seen: u64,
}

/// What the class list says of something that was known with another time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retimed {
    pub members: Vec<String>,
    /// In seconds since 1970.
    pub before: u64,
    pub now: u64,
}

impl Gradebook {
    /// Takes down with which command the class is graded, so that it can be told how to do it again.
    pub fn begins(&mut self, command: &str) -> Result<()> {
        self.write(|db, _| {
            let sql = "INSERT INTO run (command, at) VALUES (?1, ?2)";
            db.execute(sql, params![command, rows::signed(clock::date())])?;
            Ok(())
        })
    }

    /// The last commands by which it was graded, the latest first.
    pub fn commands(&mut self) -> Result<Vec<String>> {
        let mut found = self
            .db
            .prepare("SELECT command FROM run ORDER BY id DESC LIMIT 200")?;
        let rows = found.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Takes down who there is; what was known of somebody and is not said now stays.
    pub fn enrol(&mut self, people: &[Person]) -> Result<()> {
        self.write(|db, _| {
            if people.iter().any(|person| person.is_on_roster) {
                db.execute("UPDATE person SET on_roster = 0", [])?;
            }
            let mut put = db.prepare(
                "INSERT INTO person (number, name, class, email, on_roster, place)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (number) DO UPDATE SET
                   name = coalesce(excluded.name, name),
                   class = coalesce(excluded.class, class),
                   email = coalesce(excluded.email, email),
                   on_roster = max(on_roster, excluded.on_roster),
                   place = iif(excluded.on_roster, excluded.place, place)",
            )?;
            let known: i64 = db.query_row("SELECT count(*) FROM person", [], |row| row.get(0))?;
            for (at, person) in people.iter().enumerate() {
                let at = i64::try_from(at)?;
                put.execute(params![
                    person.number,
                    person.name,
                    person.class,
                    person.email,
                    person.is_on_roster,
                    if person.is_on_roster { at } else { known + at },
                ])?;
            }
            Ok(())
        })
    }

    /// Takes down everything that was handed in, before anything of it is graded: who handed in is not missing.
    /// Returns for which of it the class list now says another time.
    pub fn receive(&mut self, all: &[Handed]) -> Result<Vec<Retimed>> {
        self.write(|db, _| {
            let mut changed = Vec::new();
            for handed in all {
                let owner = owner(&handed.members);
                match known(db, &owner, &handed.content)? {
                    Some(id) => {
                        changed.extend(retime(db, id, handed)?);
                        is_current(db, &owner, id)?;
                    }
                    None => {
                        let id = insert(db, &owner, handed)?;
                        is_current(db, &owner, id)?;
                    }
                }
            }
            Ok(changed)
        })
    }

    /// Takes down what was handed in; returns its number, by which it is graded.
    pub fn hand_in(&mut self, handed: &Handed) -> Result<i64> {
        self.write(|db, _| {
            let owner = owner(&handed.members);
            let id = match known(db, &owner, &handed.content)? {
                Some(id) => {
                    update(db, id, handed)?;
                    retime(db, id, handed)?;
                    id
                }
                None => insert(db, &owner, handed)?,
            };
            is_current(db, &owner, id)?;
            Ok(id)
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

/// What somebody handed in before is no longer it.
fn is_current(db: &Transaction<'_>, owner: &str, id: i64) -> Result<()> {
    let sql = "UPDATE hand_in SET is_current = (id = ?2) WHERE owner = ?1";
    db.execute(sql, params![owner, id])?;
    Ok(())
}

fn insert(db: &Transaction<'_>, owner: &str, handed: &Handed) -> Result<i64> {
    let (seconds, source) = when(handed);
    db.execute(
        "INSERT INTO hand_in
           (owner, content, name, handed_in, source, latest, is_current, problem, notes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7, ?8)",
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
    let (seconds, source) = when(handed);
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

/// The instructor's word goes before every time that is known, be it later.
fn retime(db: &Transaction<'_>, id: i64, handed: &Handed) -> Result<Option<Retimed>> {
    let (Some(now), true) = (&handed.handed_in, handed.is_listed) else {
        return Ok(None);
    };
    let sql = "SELECT handed_in FROM hand_in WHERE id = ?1";
    let before: Option<i64> = db.query_row(sql, [id], |row| row.get(0))?;
    let (seconds, source) = when(handed);
    db.execute(
        "UPDATE hand_in SET handed_in = ?2, latest = ?2, source = ?3 WHERE id = ?1",
        params![id, seconds, source],
    )?;
    let before = before.and_then(|before| u64::try_from(before).ok());
    let before = before.filter(|before| *before != now.seconds);
    Ok(before.map(|before| Retimed {
        members: handed.members.clone(),
        before,
        now: now.seconds,
    }))
}

fn when(handed: &Handed) -> (Option<i64>, Option<String>) {
    let seconds = handed.handed_in.as_ref().map(|it| rows::signed(it.seconds));
    let source = handed.handed_in.as_ref().map(|it| rows::json(&it.source));
    (seconds, source)
}
