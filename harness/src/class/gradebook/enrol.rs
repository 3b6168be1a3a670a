//! Who is in the class, and by which commands it is graded.

use super::{Gradebook, rows};
use crate::grade::Person;
use crate::world::clock;
use anyhow::Result;
use rusqlite::{Transaction, params};

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

    /// Takes down who there is; what was known of somebody and is not said now stays. Who stood on an earlier list
    /// alone and has nothing goes: their numbers.
    pub fn enrol(&mut self, people: &[Person]) -> Result<Vec<String>> {
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
            drop(put);
            without(db, people)
        })
    }
}

/// Takes out whom no list names any more, and of whom nothing is known but that one did.
fn without(db: &Transaction<'_>, people: &[Person]) -> Result<Vec<String>> {
    let mut found = db.prepare(
        "SELECT number FROM person WHERE on_roster = 0
           AND NOT EXISTS (SELECT 1 FROM member WHERE member.number = person.number)
           AND NOT EXISTS (SELECT 1 FROM mark WHERE mark.number = person.number)
           AND NOT EXISTS (SELECT 1 FROM decision WHERE decision.number = person.number)
           AND NOT EXISTS (SELECT 1 FROM withdrawal WHERE withdrawal.number = person.number)
         ORDER BY place",
    )?;
    let gone = found.query_map([], |row| row.get(0))?;
    let mut gone: Vec<String> = gone.collect::<rusqlite::Result<_>>()?;
    gone.retain(|number| !people.iter().any(|person| person.number == *number));
    for number in &gone {
        db.execute("DELETE FROM person WHERE number = ?1", [number])?;
    }
    Ok(gone)
}
