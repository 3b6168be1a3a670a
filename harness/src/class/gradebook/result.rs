//! What came of plays, written when each is over.

use super::claim::{self, Job};
use super::{Gradebook, rows};
use crate::grade::Obstacle;
use crate::record::Record;
use crate::scenario::name::Name;
use crate::scenario::text::Text;
use crate::trace::Moment;
use crate::verdict::explain::why_in_full;
use crate::verdict::{CheckOutcome, Kind, Verdict};
use crate::world::clock;
use crate::world::owner::Owner;
use anyhow::Result;
use rusqlite::{Transaction, params};

impl Gradebook {
    /// Takes down a play whose record is kept at this place; with the last of them the grading is over.
    pub fn played(
        &mut self,
        job: &Job,
        grading: i64,
        (record, place): (&Record, &str),
        is_last: bool,
    ) -> Result<()> {
        self.write(|db, here| {
            play(db, grading, record, place)?;
            for (at, check) in record.outcome.checks.iter().enumerate() {
                verdict(db, grading, (record, at), check)?;
            }
            match is_last {
                true => end(db, job, grading, here),
                // A sign of life.
                false => claim::take(db, job, here),
            }
        })
    }

    /// Takes down that nothing could be played; the same reason twice is told once.
    pub fn unplayable(&mut self, job: &Job, grading: i64, why: &Obstacle) -> Result<()> {
        self.write(|db, here| {
            let why = rows::json(why);
            db.execute(
                "DELETE FROM grading WHERE hand_in = ?1 AND module = ?2 AND scenarios = ?3
                   AND id <> ?4 AND unplayable = ?5",
                params![
                    job.hand_in,
                    job.module.as_str(),
                    job.scenarios,
                    grading,
                    why
                ],
            )?;
            db.execute(
                "UPDATE grading SET unplayable = ?2 WHERE id = ?1",
                params![grading, why],
            )?;
            end(db, job, grading, here)
        })
    }

    /// Takes down for which other modules it was perhaps handed in.
    pub fn resembles(&mut self, grading: i64, others: &[Name]) -> Result<()> {
        self.write(|db, _| {
            let sql = "SELECT alike FROM grading WHERE id = ?1";
            let known: String = db.query_row(sql, [grading], |row| row.get(0))?;
            let mut all: Vec<Name> = rows::of_json(&known)?;
            for other in others {
                if !all.contains(other) {
                    all.push(other.clone());
                }
            }
            let sql = "UPDATE grading SET alike = ?2 WHERE id = ?1";
            db.execute(sql, params![grading, rows::json(&all)])?;
            Ok(())
        })
    }

    /// What is graded with: it is known when the programs are ready.
    pub fn with(&mut self, grading: i64, interpreters: &[String]) -> Result<()> {
        self.write(|db, _| {
            db.execute(
                "UPDATE grading SET interpreters = ?2 WHERE id = ?1",
                params![grading, rows::json(&interpreters)],
            )?;
            Ok(())
        })
    }

    /// Nothing was missing any more.
    pub fn complete(&mut self, job: &Job, grading: i64) -> Result<()> {
        self.write(|db, here| end(db, job, grading, here))
    }
}

fn play(db: &Transaction<'_>, grading: i64, record: &Record, place: &str) -> Result<()> {
    let about = &record.about;
    let took = about.took.since(Moment::default()).as_millis();
    db.execute(
        "INSERT INTO play (grading, scenario, seed, record, began, took_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            grading,
            about.name,
            rows::signed(about.seed),
            place,
            rows::signed(about.began),
            i64::try_from(took).unwrap_or(i64::MAX),
        ],
    )?;
    Ok(())
}

fn verdict(
    db: &Transaction<'_>,
    grading: i64,
    (record, at): (&Record, usize),
    check: &CheckOutcome,
) -> Result<()> {
    let took = check.ended.since(check.began);
    let diagnosis = match &check.verdict {
        Verdict::Failed(failure) => Some(rows::word(&failure.diagnosis)),
        _ => None,
    };
    db.execute(
        "INSERT INTO verdict
           (grading, scenario, place, id, kind, diagnosis, earned, possible, why, took_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            grading,
            record.about.name,
            i64::try_from(at)?,
            check.id.as_str(),
            rows::word(&Kind::of(&check.verdict)),
            diagnosis,
            check.earned.hundredths(),
            check.possible.hundredths(),
            rows::json(&reason(&check.verdict)),
            i64::try_from(took.as_millis()).unwrap_or(i64::MAX),
        ],
    )?;
    Ok(())
}

/// Why it is as it is, as short as it can be said.
fn reason(verdict: &Verdict) -> Text {
    match verdict {
        Verdict::Passed => Text::default(),
        Verdict::Failed(failure) => why_in_full(failure),
        Verdict::Skipped { because } => Text::new(
            format!("dilewati, karena memerlukan {because}"),
            format!("skipped, because it needs {because}"),
        ),
        Verdict::Unsure(why) | Verdict::Broken(why) => why.clone(),
    }
}

fn end(db: &Transaction<'_>, job: &Job, grading: i64, here: &Owner) -> Result<()> {
    db.execute(
        "UPDATE grading SET ended = ?2 WHERE id = ?1",
        params![grading, rows::signed(clock::date())],
    )?;
    db.execute(
        "DELETE FROM claim WHERE hand_in = ?1 AND module = ?2 AND pid = ?3",
        params![job.hand_in, job.module.as_str(), here.pid],
    )?;
    Ok(())
}
