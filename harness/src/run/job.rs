//! What the stage is told, and what it answers: one line of JSON each.

pub use crate::engine::News;

use crate::engine::Settings;
use crate::record::{Evidence, Isolation};
use crate::scenario::Scenario;
use crate::scenario::text::Text;
use crate::trace::{Entry, Moment};
use crate::verdict::{CheckOutcome, Outcome, Verdict};
use crate::world::theatre::{Casting, Chunking};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// One play.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Job {
    pub scenario: Scenario,
    /// Who plays each actor of the scenario's cast, in its order.
    pub cast: Vec<Casting>,
    pub settings: Settings,
    pub isolation: Isolation,
    pub chunking: Chunking,
    /// Tell what is typed and printed as it happens.
    pub shows: bool,
}

/// What the stage answers.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// It cannot have a room of its own, for this reason; nothing was played.
    NoRoom(Text),
    News(News),
    /// Something was typed or printed, or a program began or ended.
    Entry(Entry),
    /// It is alive, though nothing happens.
    Beat,
    /// The last line of a stage that could not play.
    Broken(Text),
    /// The last line.
    Over(Box<Over>),
}

/// A play that is over.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Over {
    pub outcome: Outcome,
    pub evidence: Evidence,
    pub took: Moment,
    /// CPU time of the programs, and of this process for them.
    #[serde(default)]
    pub effort: Effort,
}

/// CPU time, as the kernel counts it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effort {
    /// Of the stage.
    pub stage: Duration,
    /// Of all programs that it started and that have ended.
    pub programs: Duration,
}

/// How often a stage says at least that it is alive, and how long it may be silent before it is given up.
pub const BEAT: Duration = Duration::from_secs(1);
pub const SILENCE: Duration = Duration::from_secs(60);

impl Over {
    /// A play that told nothing about the programs.
    pub fn broken(scenario: &Scenario, why: &Text) -> Self {
        let broken = |check: &crate::scenario::Check| CheckOutcome {
            id: check.id.clone(),
            verdict: Verdict::Broken(why.clone()),
            earned: crate::scenario::quantity::Points::default(),
            possible: check.points,
            began: Moment::default(),
            ended: Moment::default(),
            steps: Vec::new(),
        };
        let checks = scenario.checks.iter().map(broken).collect();
        Self {
            outcome: Outcome {
                checks,
                ..Outcome::default()
            },
            evidence: Evidence::default(),
            took: Moment::default(),
            effort: Effort::default(),
        }
    }
}
