//! The scenarios of a module with somebody's programs: as far as they are there.

use super::super::Wishes;
use crate::class::entry::Entry;
use crate::class::syllabus::Syllabus;
use crate::grade::Obstacle;
use crate::run::piece::Piece;
use crate::scenario::document::Mistakes;
use crate::scenario::document::display::Shown;
use crate::scenario::submission::FILE;
use crate::scenario::text::{Language, Spoken};
use crate::submission::Submission;
use crate::world::course::Unit;
use crate::world::interrupt::Interrupts;
use crate::world::recipe::Lack;
use std::sync::Arc;

/// Somebody's programs, or why none of them can be looked for.
pub(super) struct Programs<'a> {
    entry: &'a Entry,
    /// By what it is called where its plays are told.
    name: String,
    opened: Result<Submission, Lack>,
}

impl<'a> Programs<'a> {
    pub(super) fn open(
        entry: &'a Entry,
        name: String,
        (syllabus, wishes): (&Syllabus, &Wishes),
        stop: &Arc<Interrupts>,
    ) -> Self {
        let opened = Submission::open(&entry.folder, &syllabus.known());
        let opened = opened.map(|it| it.built_in(wishes.site).of_class(&entry.name).until(stop));
        Self {
            entry,
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
            Err(lack) if lack.is_ours => Err(obstacle(std::slice::from_ref(lack))),
            Err(lack) => {
                let place = (self.entry.folder.as_path(), name.as_str());
                let piece = |play| Piece::vacant(unit, play, place, lack);
                Ok(plays.map(piece).collect())
            }
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

/// What `praktikum.yaml` says wrongly is the student's; that it cannot be read is not.
fn lack(error: &anyhow::Error) -> Lack {
    if let Some(mistakes) = error.downcast_ref::<Mistakes>() {
        let mistakes = renamed(mistakes);
        let told = |language| {
            let colour = false;
            mistakes.told(&Shown { language, colour })
        };
        return Lack::theirs(Spoken::new(told(Language::Id), told(Language::En)));
    }
    if let Some(spoken) = error.downcast_ref::<Spoken>() {
        return Lack::ours(spoken.clone());
    }
    Lack::ours(Spoken::new(format!("{error:#}"), format!("{error:#}")))
}

/// Where our copy of the file lies is nobody's concern.
fn renamed(mistakes: &Mistakes) -> Mistakes {
    let complaints = mistakes.complaints.iter();
    let sources = mistakes.sources.values();
    Mistakes {
        complaints: complaints
            .map(|(_, complaint)| (FILE.to_string(), complaint.clone()))
            .collect(),
        sources: sources
            .map(|bytes| (FILE.to_string(), bytes.clone()))
            .collect(),
    }
}
