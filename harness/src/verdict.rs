//! What became of every check: passed, failed (expected, actual, why), skipped, unsure or broken.

pub mod explain;
mod failure;
mod threads;

pub use failure::{Actual, Clue, Ended, Expected, Failure, Likeness, Waiting, WaitsFor};
pub use threads::threads;

use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use crate::scenario::text::Text;
use crate::trace::Moment;
use serde::{Deserialize, Serialize};
use std::time::Duration;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Passed,
    /// A sentence did not hold.
    Failed(Box<Failure>),
    /// This check, which it needs, did not pass.
    Skipped {
        because: Name,
    },
    /// The machine was too busy to tell.
    Unsure(Text),
    /// The harness could not judge.
    Broken(Text),
}

/// A verdict without its reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Passed,
    Failed,
    Skipped,
    Unsure,
    Broken,
}

/// What became of one check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CheckOutcome {
    pub id: Name,
    pub verdict: Verdict,
    pub earned: Points,
    pub possible: Points,
    pub began: Moment,
    pub ended: Moment,
    /// The steps as they were played, loops spelled out; what was not reached is not among them.
    pub steps: Vec<StepOutcome>,
}

/// What became of one step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepOutcome {
    /// The sentence with its variables filled in.
    pub said: String,
    /// The line of the scenario's file on which it stands.
    pub line: usize,
    pub began: Moment,
    pub ended: Moment,
    pub held: Held,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    Yes,
    /// Nothing spoke against it until its deadline; that nothing can any more is not proved.
    Unproved,
    No,
    /// It did not hold, and need not.
    Optional,
}

/// What became of a whole play.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    pub checks: Vec<CheckOutcome>,
    /// The values of the scenario's variables, kept ones too.
    pub variables: Vec<(String, String)>,
    /// What `measure` measured.
    pub measures: Vec<(Name, Duration)>,
    pub marks: Vec<(Name, Moment)>,
}

impl Verdict {
    pub fn is_failed(&self) -> bool {
        matches!(self, Self::Failed(_))
    }

    /// Is it one that a grade can be made from?
    pub fn is_certain(&self) -> bool {
        !matches!(self, Self::Unsure(_) | Self::Broken(_))
    }
}

impl Kind {
    pub fn of(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::Passed => Self::Passed,
            Verdict::Failed(_) => Self::Failed,
            Verdict::Skipped { .. } => Self::Skipped,
            Verdict::Unsure(_) => Self::Unsure,
            Verdict::Broken(_) => Self::Broken,
        }
    }
}

impl Outcome {
    pub fn earned(&self) -> Points {
        self.checks.iter().map(|check| check.earned).sum()
    }

    pub fn possible(&self) -> Points {
        self.checks.iter().map(|check| check.possible).sum()
    }

    pub fn has_unsure(&self) -> bool {
        let is_unsure = |check: &CheckOutcome| matches!(check.verdict, Verdict::Unsure(_));
        self.checks.iter().any(is_unsure)
    }
}
