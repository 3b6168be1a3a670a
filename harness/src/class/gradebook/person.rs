//! What persons say: points for questions, and decisions; nothing is ever overwritten.

use super::{Gradebook, rows};
use crate::grade::{Mark, Override, Target, Withdrawal};
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use anyhow::Result;
use rusqlite::params;

impl Gradebook {
    /// Keeps marks, all of them or none.
    pub fn mark(&mut self, marks: &[Mark]) -> Result<()> {
        self.write(|db, _| {
            let mut put = db.prepare(
                "INSERT INTO mark (number, module, question, points, comment, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?;
            for mark in marks {
                put.execute(params![
                    mark.number,
                    mark.module.as_str(),
                    mark.question.as_str(),
                    mark.points.map(Points::hundredths),
                    mark.comment,
                    rows::signed(mark.at),
                ])?;
            }
            Ok(())
        })
    }

    /// Keeps decisions, all of them or none; which grading was the last one it knows itself.
    pub fn decide(&mut self, decisions: &[Override]) -> Result<()> {
        self.write(|db, _| {
            let mut put = db.prepare(
                "INSERT INTO decision
                   (number, module, scenario, id_of_check, points, because, at, after)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT coalesce(max(id), 0) FROM grading))",
            )?;
            for one in decisions {
                let (scenario, check) = match &one.target {
                    Target::Module => (None, None),
                    Target::Check { scenario, check } => {
                        (Some(scenario.as_str()), Some(check.as_str()))
                    }
                };
                put.execute(params![
                    one.number,
                    one.module.as_str(),
                    scenario,
                    check,
                    one.points.map(Points::hundredths),
                    one.because,
                    rows::signed(one.at),
                ])?;
            }
            Ok(())
        })
    }

    /// Keeps that students, or what was graded of them, do not count any more, or count again.
    pub fn withdraw(&mut self, all: &[Withdrawal]) -> Result<()> {
        self.write(|db, _| {
            let mut put = db.prepare(
                "INSERT INTO withdrawal (number, module, is_back, because, at, after)
                 VALUES (?1, ?2, ?3, ?4, ?5, (SELECT coalesce(max(id), 0) FROM grading))",
            )?;
            for one in all {
                put.execute(params![
                    one.number,
                    one.module.as_ref().map(Name::as_str),
                    one.is_back,
                    one.because,
                    rows::signed(one.at),
                ])?;
            }
            Ok(())
        })
    }
}
