//! The scenarios of a module with somebody's programs: as far as they are there.

use super::super::Wishes;
use crate::class::entry::Entry;
use crate::class::syllabus::Syllabus;
use crate::grade::Obstacle;
use crate::run::piece::Piece;
use crate::scenario::text::Spoken;
use crate::submission::Submission;
use crate::world::course::Unit;
use crate::world::interrupt::Interrupts;
use crate::world::recipe::Lack;
use std::sync::Arc;

/// Somebody's programs, or why none of them can be looked for.
pub(super) struct Programs {
    /// By what it is called where its plays are told.
    name: String,
    opened: Result<Submission, Lack>,
}

impl Programs {
    pub(super) fn open(
        entry: &Entry,
        name: String,
        (syllabus, wishes): (&Syllabus, &Wishes),
        stop: &Arc<Interrupts>,
    ) -> Self {
        let opened = Submission::open_as_far(&entry.folder, &syllabus.known());
        let opened = opened.map(|it| it.built_in(wishes.site).of_class(&entry.name).until(stop));
        Self {
            name,
            opened: opened.map_err(|error| lack(&error)),
        }
    }

    /// The module's plays, its programs built where they must be. What is wrong with them is in the plays; an error is
    /// a fault of ours, for which nobody loses a point.
    pub(super) fn pieces(&mut self, unit: &Unit) -> Result<Vec<Piece>, Obstacle> {
        let name = &self.name;
        let plays = unit.scenarios.iter();
        match &mut self.opened {
            Ok(submission) => {
                let ready = submission.prepare_what_is_there(unit);
                ready.map_err(|all| obstacle(&all))?;
                let piece = |play| Piece::as_far(unit, play, submission, name);
                Ok(plays.map(piece).collect())
            }
            Err(lack) => Err(obstacle(std::slice::from_ref(lack))),
        }
    }

    pub(super) fn opened(&self) -> Result<&Submission, &Lack> {
        self.opened.as_ref()
    }
}

/// One of them that lasts is enough.
pub(super) fn obstacle(lacks: &[Lack]) -> Obstacle {
    Obstacle {
        why: Lack::together(lacks).0,
        is_lasting: lacks.iter().any(|lack| lack.is_lasting),
    }
}

/// That somebody's folder cannot be read is a fault of ours.
fn lack(error: &anyhow::Error) -> Lack {
    if let Some(spoken) = error.downcast_ref::<Spoken>() {
        return Lack::ours(spoken.clone());
    }
    Lack::ours(Spoken::new(format!("{error:#}"), format!("{error:#}")))
}
