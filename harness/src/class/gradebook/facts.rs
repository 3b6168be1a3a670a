//! The whole gradebook as facts, from which grades are made.

use super::{Gradebook, rows};
use crate::grade::{
    Facts, Grading, HandIn, HandedIn, Judged, Mark, Override, Person, Play, Receipt, Target,
    Withdrawal,
};
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use crate::world::clock;
use anyhow::Result;
use rusqlite::{Row, Transaction};
use std::collections::BTreeMap;
use std::time::Duration;

impl Gradebook {
    pub fn facts(&mut self) -> Result<Facts> {
        // All from one moment, whatever others write meanwhile.
        let db = self.db.transaction()?;
        let mut gradings = gradings(&db, "")?;
        Ok(Facts {
            people: all(
                &db,
                "SELECT * FROM person ORDER BY on_roster DESC, place, number",
                person,
            )?,
            hand_ins: hand_ins(&db, &mut gradings)?,
            marks: all(&db, "SELECT * FROM mark ORDER BY id", mark)?,
            overrides: all(&db, "SELECT * FROM decision ORDER BY id", decision)?,
            withdrawals: all(&db, "SELECT * FROM withdrawal ORDER BY id", withdrawal)?,
            labels: all(&db, "SELECT * FROM label", label)?
                .into_iter()
                .collect(),
            now: clock::date(),
        })
    }

    /// One grading as it stands.
    pub fn grading(&mut self, id: i64) -> Result<Grading> {
        let db = self.db.transaction()?;
        let mut found = gradings(&db, &format!("WHERE grading.id = {id}"))?;
        let found = found.values_mut().find_map(Vec::pop);
        found.ok_or_else(|| anyhow::anyhow!("grading {id} is not in the gradebook"))
    }
}

fn all<T>(
    db: &Transaction<'_>,
    sql: &str,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut found = db.prepare(sql)?;
    let rows = found.query_map([], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

type By<K, T> = BTreeMap<K, Vec<T>>;

fn judged(db: &Transaction<'_>, those: &str) -> Result<By<(i64, String), Judged>> {
    let read = |row: &Row<'_>| {
        let diagnosis: Option<String> = row.get("diagnosis")?;
        let took: Option<i64> = row.get("took_ms")?;
        let took = took.and_then(|took| u64::try_from(took).ok());
        let judged = Judged {
            id: rows::name(row, "id")?,
            kind: rows::of_word(row.get("kind")?)?,
            diagnosis: diagnosis.map(rows::of_word).transpose()?,
            earned: rows::points(row, "earned")?.unwrap_or_default(),
            possible: rows::points(row, "possible")?.unwrap_or_default(),
            why: rows::text(row, "why")?.unwrap_or_default(),
            took: took.map(Duration::from_millis),
        };
        Ok(((row.get("grading")?, row.get("scenario")?), judged))
    };
    let sql = format!(
        "SELECT verdict.* FROM verdict JOIN grading ON grading.id = verdict.grading {those}
         ORDER BY verdict.grading, scenario, place"
    );
    let found = all(db, &sql, read)?;
    Ok(gathered(found))
}

fn plays(db: &Transaction<'_>, those: &str) -> Result<By<i64, Play>> {
    let mut judged = judged(db, those)?;
    let read = |row: &Row<'_>| {
        let grading: i64 = row.get("grading")?;
        let play = Play {
            scenario: rows::name(row, "scenario")?,
            seed: rows::moment(row, "seed")?,
            record: row.get("record")?,
            checks: judged
                .remove(&(grading, row.get("scenario")?))
                .unwrap_or_default(),
        };
        Ok((grading, play))
    };
    let sql = format!(
        "SELECT play.* FROM play JOIN grading ON grading.id = play.grading {those}
         ORDER BY play.grading, scenario"
    );
    let found = all(db, &sql, read)?;
    Ok(gathered(found))
}

/// `those` chooses gradings, in SQL; all of them when it is empty.
fn gradings(db: &Transaction<'_>, those: &str) -> Result<By<i64, Grading>> {
    let mut plays = plays(db, those)?;
    let read = |row: &Row<'_>| {
        let ended: Option<i64> = row.get("ended")?;
        let interpreters: String = row.get("interpreters")?;
        let grading = Grading {
            id: row.get("id")?,
            module: rows::name(row, "module")?,
            scenarios: row.get("scenarios")?,
            began: rows::moment(row, "began")?,
            ended: ended.map(|_| rows::moment(row, "ended")).transpose()?,
            unplayable: rows::obstacle(row, "unplayable")?,
            alike: rows::of_json(&row.get::<_, String>("alike")?)?,
            plays: plays.remove(&row.get("id")?).unwrap_or_default(),
            harness: row.get("harness")?,
            interpreters: rows::of_json(&interpreters)?,
        };
        Ok((row.get("hand_in")?, grading))
    };
    let sql = format!("SELECT * FROM grading {those} ORDER BY id");
    let found = all(db, &sql, read)?;
    Ok(gathered(found))
}

fn hand_ins(db: &Transaction<'_>, gradings: &mut By<i64, Grading>) -> Result<Vec<HandIn>> {
    let member = |row: &Row<'_>| Ok((row.get("hand_in")?, row.get("number")?));
    let members = all(db, "SELECT * FROM member ORDER BY hand_in, number", member)?;
    let mut members: By<i64, String> = gathered(members);
    let candidates = all(
        db,
        "SELECT * FROM candidate ORDER BY hand_in, number",
        member,
    )?;
    let mut candidates: By<i64, String> = gathered(candidates);
    let mut receipts = receipts(db)?;
    let read = |row: &Row<'_>| {
        let id: i64 = row.get("id")?;
        Ok(HandIn {
            members: members.remove(&id).unwrap_or_default(),
            content: row.get("content")?,
            name: row.get("name")?,
            candidates: candidates.remove(&id).unwrap_or_default(),
            receipts: receipts.remove(&id).unwrap_or_default(),
            handed_in: handed_in(row, "handed_in")?,
            order: rows::moment(row, "latest")?,
            problem: rows::obstacle(row, "problem")?,
            notes: rows::of_json(&row.get::<_, String>("notes")?)?,
            gradings: gradings.remove(&id).unwrap_or_default(),
        })
    };
    all(db, "SELECT * FROM hand_in ORDER BY latest, id", read)
}

fn receipts(db: &Transaction<'_>) -> Result<By<i64, Receipt>> {
    let read = |row: &Row<'_>| {
        let receipt = Receipt {
            module: rows::module(row)?,
            run: row.get("run")?,
            at: rows::moment(row, "at")?,
            listed: handed_in(row, "listed")?,
        };
        Ok((row.get("hand_in")?, receipt))
    };
    let sql = "SELECT receipt.*, coalesce(run.at, 0) AS at FROM receipt
               LEFT JOIN run ON run.id = receipt.run ORDER BY hand_in, module";
    Ok(gathered(all(db, sql, read)?))
}

fn handed_in(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<HandedIn>> {
    let seconds: Option<i64> = row.get(column)?;
    let seconds = seconds.map(|_| rows::moment(row, column)).transpose()?;
    let source = rows::text(row, "source")?.unwrap_or_default();
    Ok(seconds.map(|seconds| HandedIn { seconds, source }))
}

fn gathered<K: Ord, T>(found: Vec<(K, T)>) -> By<K, T> {
    let mut by: By<K, T> = BTreeMap::new();
    for (key, value) in found {
        by.entry(key).or_default().push(value);
    }
    by
}

fn person(row: &Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        number: row.get("number")?,
        name: row.get("name")?,
        class: row.get("class")?,
        email: row.get("email")?,
        is_on_roster: row.get("on_roster")?,
    })
}

fn mark(row: &Row<'_>) -> rusqlite::Result<Mark> {
    Ok(Mark {
        number: row.get("number")?,
        module: rows::name(row, "module")?,
        question: rows::name(row, "question")?,
        points: rows::points(row, "points")?,
        comment: row.get("comment")?,
        at: rows::moment(row, "at")?,
    })
}

fn decision(row: &Row<'_>) -> rusqlite::Result<Override> {
    let scenario: Option<String> = row.get("scenario")?;
    let target = match scenario {
        None => Target::Module,
        Some(_) => Target::Check {
            scenario: rows::name(row, "scenario")?,
            check: rows::name(row, "id_of_check")?,
        },
    };
    let points: Option<Points> = rows::points(row, "points")?;
    Ok(Override {
        number: row.get("number")?,
        module: rows::name(row, "module")?,
        target,
        points,
        because: row.get("because")?,
        at: rows::moment(row, "at")?,
        after: row.get("after")?,
    })
}

fn withdrawal(row: &Row<'_>) -> rusqlite::Result<Withdrawal> {
    let module: Option<String> = row.get("module")?;
    Ok(Withdrawal {
        number: row.get("number")?,
        module: module.map(|_| rows::name(row, "module")).transpose()?,
        is_back: row.get("is_back")?,
        because: row.get("because")?,
        at: rows::moment(row, "at")?,
        after: row.get("after")?,
    })
}

fn label(row: &Row<'_>) -> rusqlite::Result<((Name, String), String)> {
    Ok((
        (rows::name(row, "module")?, row.get("number")?),
        row.get("name")?,
    ))
}
