//! Several plays, one after the other: each as often as is wished, and once more when the machine was too busy to tell.

use super::house::{House, Told};
use super::job::{Job, Over};
use super::piece::Piece;
use crate::record::Record;
use crate::verdict::{Kind, Outcome, Verdict};
use crate::world::clock;
use crate::world::theatre::Chunking;

#[derive(Debug, Clone, Copy)]
pub struct Wishes {
    pub seed: u64,
    pub repeat: u32,
    pub chunking: Chunking,
    /// Tell what is typed and printed as it happens.
    pub shows: bool,
}

/// What is told on the way.
#[derive(Debug)]
pub enum Progress<'a> {
    /// A play begins: the first is round 0.
    Begins {
        piece: &'a Piece,
        round: u32,
    },
    Told(Told),
    /// The machine was too busy to tell: the same is played again.
    Again,
    /// A play is over.
    Ended(&'a Record),
    /// All plays of a scenario are over.
    Performed(Box<Performance>),
}

/// What came of one scenario.
#[derive(Debug)]
pub struct Performance {
    /// The first play in which not all was well, or the last one.
    pub record: Record,
    /// The verdicts of each play.
    pub rounds: Vec<Round>,
}

/// One play of several: its verdicts, without the steps.
#[derive(Debug, Clone)]
pub struct Round {
    pub seed: u64,
    pub outcome: Outcome,
    /// The machine was too busy the first time.
    pub is_replay: bool,
}

impl Round {
    pub fn is_passed(&self) -> bool {
        all_well(&self.outcome)
    }

    pub fn kinds(&self) -> impl Iterator<Item = Kind> {
        self.outcome
            .checks
            .iter()
            .map(|check| Kind::of(&check.verdict))
    }
}

/// Somebody wanted it to stop before all was played.
#[derive(Debug)]
pub struct Interrupted;

/// Plays all pieces, and tells.
pub fn season(
    pieces: &[Piece],
    wishes: Wishes,
    house: &mut House,
    tell: &mut Tell<'_>,
) -> anyhow::Result<Option<Interrupted>> {
    for piece in pieces {
        let mut chosen: Option<Record> = None;
        let mut rounds = Vec::new();
        for round in 0..wishes.repeat.max(1) {
            tell(Progress::Begins { piece, round })?;
            let seed = wishes.seed.wrapping_add(u64::from(round));
            let mut is_replay = false;
            let mut listen = |progress: Progress<'_>| {
                is_replay |= matches!(progress, Progress::Again);
                tell(progress)
            };
            let Some(record) = perform(piece, seed, wishes, house, &mut listen)? else {
                return Ok(Some(Interrupted));
            };
            tell(Progress::Ended(&record))?;
            rounds.push(Round {
                is_replay,
                ..Round::of(seed, &record.outcome)
            });
            if chosen
                .as_ref()
                .is_none_or(|record| all_well(&record.outcome))
            {
                chosen = Some(record);
            }
        }
        if let Some(record) = chosen {
            tell(Progress::Performed(Box::new(Performance {
                record,
                rounds,
            })))?;
        }
    }
    Ok(None)
}

/// One play, and another when the first could not tell; `None` when it was interrupted.
pub fn perform(
    piece: &Piece,
    seed: u64,
    wishes: Wishes,
    house: &mut House,
    tell: &mut Tell<'_>,
) -> anyhow::Result<Option<Record>> {
    let mut job = Job {
        shows: wishes.shows,
        ..piece.job(seed, wishes.chunking, house.isolation())
    };
    let mut began = clock::date();
    let over = sure(tell, &mut |tell| {
        began = clock::date();
        let mut failed = None;
        let over = house.play(&mut job, &mut |told| {
            if let Err(error) = tell(Progress::Told(told)) {
                failed.get_or_insert(error);
            }
        });
        failed.map_or(Ok(over), Err)
    })?;
    Ok(over.map(|over| piece.record(&job, began, *over)))
}

pub type Tell<'a> = dyn FnMut(Progress<'_>) -> anyhow::Result<()> + 'a;

/// Plays, and once more if the first play was unsure of anything.
fn sure(
    tell: &mut Tell<'_>,
    play: &mut dyn FnMut(&mut Tell<'_>) -> anyhow::Result<Option<Box<Over>>>,
) -> anyhow::Result<Option<Box<Over>>> {
    match play(tell)? {
        Some(over) if over.outcome.has_unsure() => {
            tell(Progress::Again)?;
            play(tell)
        }
        over => Ok(over),
    }
}

fn all_well(outcome: &Outcome) -> bool {
    let mut checks = outcome.checks.iter();
    checks.all(|check| check.verdict == Verdict::Passed)
}

impl Round {
    fn of(seed: u64, outcome: &Outcome) -> Self {
        let mut outcome = outcome.clone();
        outcome
            .checks
            .iter_mut()
            .for_each(|check| check.steps.clear());
        Self {
            seed,
            outcome,
            is_replay: false,
        }
    }
}

#[cfg(test)]
mod tests;
