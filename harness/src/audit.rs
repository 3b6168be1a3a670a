//! Do scenarios catch what they should? Which check kills which liar, which correct program it hurts, and what is
//! wrong with that.

mod finding;
#[cfg(test)]
mod tests;

pub use finding::{Finding, Gravity, Place};

use crate::scenario::liar::{Sentence, Stated};
use crate::scenario::name::Name;
use crate::scenario::text::Text;
use crate::verdict::{CheckOutcome, Outcome, Verdict};
use std::collections::BTreeSet;

/// What is known of one module's scenarios.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub module: Name,
    pub checks: Vec<Check>,
    pub players: Vec<Player>,
    /// All liars of the module are here, so that a check which none of them fails is good for nothing.
    pub is_whole: bool,
}

/// A check of one of the module's scenarios.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    pub scenario: Name,
    pub id: Name,
    pub title: Text,
    /// Why it is there, as its file says.
    pub because: Option<Text>,
}

/// Somebody's programs, and what came of them.
#[derive(Debug, Clone)]
pub struct Player {
    pub name: String,
    /// Its mistake, or its style.
    pub about: Option<Text>,
    pub part: Part,
    pub plays: Vec<Play>,
    /// Why it did not play.
    pub absent: Option<Absent>,
}

#[derive(Debug, Clone)]
pub enum Part {
    Reference,
    Stranger,
    Liar(Accusation),
}

/// What must be said of a liar.
#[derive(Debug, Clone, Default)]
pub struct Accusation {
    pub stated: Vec<Stated>,
    /// Some of the module's scenarios are not played: they may be those that catch it.
    pub is_partial: bool,
    /// Words that an explanation must hold, and those of them that one held.
    pub says: Vec<String>,
    pub heard: BTreeSet<usize>,
}

/// One scenario, played once or several times: each time what was seen, check by check.
#[derive(Debug, Clone)]
pub struct Play {
    pub scenario: Name,
    pub rounds: Vec<Vec<(Name, Seen)>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    Told(Sentence),
    Unsure(Text),
    Broken(Text),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Absent {
    /// This machine lacks what its language needs.
    Toolless(Text),
    /// Its programs cannot be found or made.
    NotReady(Text),
}

/// What came of a check in all rounds together: the worst counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// It was not played.
    Blank,
    Passed,
    Skipped,
    Unclear,
    Failed,
}

impl Sheet {
    pub fn liars(&self) -> impl Iterator<Item = (&Player, &Accusation)> {
        self.players.iter().filter_map(|player| match &player.part {
            Part::Liar(accusation) => Some((player, accusation)),
            Part::Reference | Part::Stranger => None,
        })
    }

    /// The reference and the strangers.
    pub fn honest(&self) -> impl Iterator<Item = &Player> {
        let is_liar = |player: &&Player| matches!(player.part, Part::Liar(_));
        self.players.iter().filter(move |player| !is_liar(player))
    }

    /// The liars that a check fails. Of one that could not play, as it is stated.
    pub fn killed(&self, check: &Check) -> Vec<&str> {
        let kills = |(player, accusation): &(&Player, &Accusation)| match player.absent {
            None => player.mark(check) == Mark::Failed,
            Some(_) => accusation.states_failure(check),
        };
        let liars = self.liars().filter(kills);
        liars.map(|(player, _)| player.name.as_str()).collect()
    }
}

impl Player {
    /// What was seen of a check, round by round.
    pub fn seen<'a>(&'a self, scenario: &Name, check: &Name) -> impl Iterator<Item = &'a Seen> {
        let plays = self.plays.iter().filter({
            let scenario = scenario.clone();
            move |play| play.scenario == scenario
        });
        let check = check.clone();
        let rounds = plays.flat_map(|play| &play.rounds).flatten();
        rounds
            .filter(move |(name, _)| *name == check)
            .map(|(_, seen)| seen)
    }

    pub fn mark(&self, check: &Check) -> Mark {
        let seen = self.seen(&check.scenario, &check.id);
        seen.map(Seen::mark).max().unwrap_or(Mark::Blank)
    }

    /// Did a check fail, in each round that was played?
    fn is_caught(&self) -> bool {
        let failed = |round: &[(Name, Seen)]| round.iter().any(|(_, seen)| seen.is_failed());
        let rounds = self.plays.iter().map(|play| play.rounds.len()).max();
        (0..rounds.unwrap_or(0)).all(|at| {
            let mut plays = self.plays.iter().filter_map(|play| play.rounds.get(at));
            plays.any(|round| failed(round))
        })
    }

    pub fn is_liar(&self) -> bool {
        matches!(self.part, Part::Liar(_))
    }
}

impl Accusation {
    pub fn of(&self, scenario: &Name, check: &Name) -> Option<&Sentence> {
        let stated = self.stated.iter().find(|play| play.scenario == *scenario)?;
        let mut checks = stated.checks.iter();
        let found = checks.find(|(name, ..)| name == check);
        found.map(|(_, _, sentence)| sentence)
    }

    /// Must a check of those that are played fail it?
    fn must_be_caught(&self) -> bool {
        let mut stated = self.stated.iter().flat_map(|stated| &stated.checks);
        !self.is_partial || stated.any(|(.., said)| matches!(said, Sentence::Failed(..)))
    }

    fn states_failure(&self, check: &Check) -> bool {
        let sentence = self.of(&check.scenario, &check.id);
        sentence.is_some_and(|sentence| matches!(sentence, Sentence::Failed(..)))
    }
}

impl Play {
    /// What one play said of every check.
    pub fn round(outcome: &Outcome) -> Vec<(Name, Seen)> {
        let checks = outcome.checks.iter();
        checks
            .map(|check| (check.id.clone(), Seen::of(check)))
            .collect()
    }
}

impl Seen {
    fn of(check: &CheckOutcome) -> Self {
        match &check.verdict {
            Verdict::Passed => Self::Told(Sentence::Passed(check.earned)),
            Verdict::Failed(failure) => {
                Self::Told(Sentence::Failed(failure.diagnosis, check.earned))
            }
            Verdict::Skipped { because } => Self::Told(Sentence::Skipped(because.clone())),
            Verdict::Unsure(why) => Self::Unsure(why.clone()),
            Verdict::Broken(why) => Self::Broken(why.clone()),
        }
    }

    pub fn is_failed(&self) -> bool {
        matches!(self, Self::Told(Sentence::Failed(..)))
    }

    fn mark(&self) -> Mark {
        match self {
            Self::Told(Sentence::Passed(_)) => Mark::Passed,
            Self::Told(Sentence::Skipped(_)) => Mark::Skipped,
            Self::Told(Sentence::Failed(..)) => Mark::Failed,
            Self::Unsure(_) | Self::Broken(_) => Mark::Unclear,
        }
    }
}
