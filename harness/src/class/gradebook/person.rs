//! What persons say: points for questions, and decisions; nothing is ever overwritten.

use super::{Gradebook, rows};
use crate::grade::{Mark, Override, Target};
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

    /// Keeps decisions, all of them or none.
    pub fn decide(&mut self, decisions: &[Override]) -> Result<()> {
        self.write(|db, _| {
            let mut put = db.prepare(
                "INSERT INTO decision (number, module, scenario, id_of_check, points, because, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
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
}
