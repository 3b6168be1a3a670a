//! Somebody who was known by a folder's name alone becomes a student: with every grading, mark and decision.

use super::receive::{known, members, owner};
use super::{Gradebook, List};
use crate::class::adoption::Adoption;
use anyhow::Result;
use rusqlite::{Transaction, params};

impl Gradebook {
    /// Makes all that strangers have their own, of each of them everything or nothing.
    pub fn adopt(&mut self, all: &[Adoption]) -> Result<()> {
        self.write(|db, _| all.iter().try_for_each(|one| adopt(db, one)))
    }

    /// Every class list that was ever given, the last one last.
    pub fn lists(&mut self) -> Result<Vec<List>> {
        let mut found = self
            .db
            .prepare("SELECT name, bytes FROM list ORDER BY id")?;
        let rows = found.query_map([], |row| {
            Ok(List {
                name: row.get("name")?,
                bytes: row.get("bytes")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn adopt(db: &Transaction<'_>, one: &Adoption) -> Result<()> {
    let mut found = db.prepare(
        "SELECT id, content FROM hand_in JOIN member ON member.hand_in = hand_in.id
         WHERE member.number = ?1 ORDER BY id",
    )?;
    let rows = found.query_map([&one.stranger], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let rows: Vec<(i64, String)> = rows.collect::<rusqlite::Result<_>>()?;
    for (id, content) in rows {
        // Others of the same group stay in it.
        let mut members = members(db, id)?;
        members.retain(|number| *number != one.stranger && !one.members.contains(number));
        members.extend(one.members.iter().cloned());
        match known(db, &owner(&members), &content)? {
            Some(other) => join(db, id, other)?,
            None => take(db, id, &owner(&members), &members)?,
        }
    }
    for table in ["mark", "decision", "withdrawal"] {
        say_of_all(db, table, one)?;
    }
    let both = params![one.stranger, one.by];
    db.execute(
        "UPDATE OR REPLACE candidate SET number = ?2 WHERE number = ?1",
        both,
    )?;
    db.execute(
        "UPDATE OR IGNORE label SET number = ?2 WHERE number = ?1",
        both,
    )?;
    db.execute("DELETE FROM label WHERE number = ?1", [&one.stranger])?;
    db.execute(
        "UPDATE person SET email = coalesce(email, (SELECT email FROM person WHERE number = ?1)),
           name = coalesce(name, (SELECT name FROM person WHERE number = ?1))
         WHERE number = ?2",
        params![one.stranger, one.by],
    )?;
    db.execute("DELETE FROM person WHERE number = ?1", [&one.stranger])?;
    Ok(())
}

/// Gives what was handed in to other people.
fn take(db: &Transaction<'_>, id: i64, owner: &str, members: &[String]) -> Result<()> {
    let sql = "UPDATE hand_in SET owner = ?2 WHERE id = ?1";
    db.execute(sql, params![id, owner])?;
    for table in ["member", "candidate"] {
        db.execute(&format!("DELETE FROM {table} WHERE hand_in = ?1"), [id])?;
    }
    let mut put = db.prepare("INSERT INTO member (hand_in, number) VALUES (?1, ?2)")?;
    for number in members {
        put.execute(params![id, number])?;
    }
    Ok(())
}

/// The same content twice is one: its gradings go on being counted where those of the other ended.
fn join(db: &Transaction<'_>, id: i64, other: i64) -> Result<()> {
    let mut found = db.prepare("SELECT id FROM grading WHERE hand_in = ?1 ORDER BY id")?;
    let gradings = found.query_map([id], |row| row.get(0))?;
    for grading in gradings.collect::<rusqlite::Result<Vec<i64>>>()? {
        db.execute(
            "UPDATE grading SET hand_in = ?2, round = (SELECT coalesce(max(same.round) + 1, 0)
               FROM grading AS same WHERE same.hand_in = ?2
                 AND same.module = grading.module AND same.scenarios = grading.scenarios)
             WHERE id = ?1",
            params![grading, other],
        )?;
    }
    db.execute(
        "UPDATE hand_in SET latest = max(hand_in.latest, one.latest),
           source = iif(hand_in.handed_in IS NULL OR one.handed_in < hand_in.handed_in,
             coalesce(one.source, hand_in.source), hand_in.source),
           handed_in = coalesce(min(hand_in.handed_in, one.handed_in),
             hand_in.handed_in, one.handed_in)
         FROM (SELECT latest, source, handed_in FROM hand_in WHERE id = ?1) AS one
         WHERE hand_in.id = ?2",
        params![id, other],
    )?;
    db.execute(
        "INSERT INTO receipt (hand_in, module, run, listed, source)
         SELECT ?2, module, run, listed, source FROM receipt WHERE hand_in = ?1
         ON CONFLICT (hand_in, module) DO UPDATE SET run = max(run, excluded.run),
           source = iif(listed IS NULL, excluded.source, source),
           listed = coalesce(listed, excluded.listed)",
        params![id, other],
    )?;
    for table in ["member", "candidate", "receipt", "claim"] {
        db.execute(&format!("DELETE FROM {table} WHERE hand_in = ?1"), [id])?;
    }
    db.execute("DELETE FROM hand_in WHERE id = ?1", [id])?;
    Ok(())
}

/// What a person said of the stranger is said of everybody whose work it was.
fn say_of_all(db: &Transaction<'_>, table: &str, one: &Adoption) -> Result<()> {
    let columns = match table {
        "mark" => "module, question, points, comment, at",
        "decision" => "module, scenario, id_of_check, points, because, at, after",
        _ => "module, is_back, because, at, after",
    };
    let others = one.members.iter().filter(|number| **number != one.by);
    for number in others {
        let sql = format!(
            "INSERT INTO {table} (number, {columns})
             SELECT ?2, {columns} FROM {table} WHERE number = ?1 ORDER BY id"
        );
        db.execute(&sql, params![one.stranger, number])?;
    }
    let sql = format!("UPDATE {table} SET number = ?2 WHERE number = ?1");
    db.execute(&sql, params![one.stranger, one.by])?;
    Ok(())
}
