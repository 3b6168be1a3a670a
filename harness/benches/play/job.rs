//! What a driver is told to do, and what it tells afterwards: data between the benchmark and its children.

use serde::{Deserialize, Serialize};
use std::io;

/// Programs, and a dialogue with them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Job {
    pub cast: Vec<Player>,
    pub moves: Vec<Move>,
    /// The same as a scenario and its module, for the driver that reads them.
    pub scenario: String,
    pub module: String,
    /// Where the scenario's raw sockets connect to.
    pub host: String,
    /// How long programs have to end when they are asked to, in milliseconds.
    pub grace: u64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Player {
    pub name: String,
    /// The program and its arguments.
    pub words: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Move {
    Start(String),
    Type(String, String),
    See(String, String),
}

/// All times in nanoseconds from the first start.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Report {
    /// Until the last thing was seen and judged.
    pub took: u64,
    /// When each line was typed.
    pub(crate) typed: Vec<u64>,
    /// CPU time of the driver alone until then.
    pub cpu: u64,
    /// How long the driver's whole process took, its start and the end of all programs included.
    pub whole: u64,
    pub stage: Option<Stage>,
}

/// What only our stage tells.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Stage {
    /// How long the end of all programs took.
    pub ending: u64,
    /// Resident memory in KiB, early in the play and the most of it.
    pub early: u64,
    pub most: u64,
    /// The most threads of the stage's process.
    pub threads: u64,
    /// Bytes that programs printed.
    pub printed: u64,
    /// From each typed line until the sentence behind it held.
    pub answers: Vec<u64>,
    /// The first verdict that is not passed, if any.
    pub miss: Option<Miss>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Miss {
    pub check: String,
    /// What was decided, and why.
    pub verdict: String,
    /// From the last thing that was done or seen until it was decided.
    pub after: u64,
}

impl Report {
    /// From each typed line to the next: a step with everything that the driver does around it.
    pub(crate) fn steps(&self) -> Vec<u64> {
        let ends = self.typed.iter().skip(1).chain([&self.took]);
        let steps = self.typed.iter().zip(ends);
        // The first ones meet a cold machine.
        let warm = self.typed.len() / 10;
        steps
            .skip(warm)
            .map(|(begin, end)| end.saturating_sub(*begin))
            .collect()
    }

    /// The report, if everything that was played has passed.
    pub(crate) fn passed(self) -> io::Result<Self> {
        match self.stage.as_ref().and_then(|stage| stage.miss.as_ref()) {
            Some(miss) => Err(io::Error::other(format!(
                "{}: {}",
                miss.check, miss.verdict
            ))),
            None => Ok(self),
        }
    }
}
