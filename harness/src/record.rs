//! One run as data: scenario, trace, verdicts, evidence. Versioned; everything after it is derived from it alone.

pub mod asciicast;
mod form;
pub mod parties;
pub mod pcapng;
#[cfg(test)]
pub(crate) mod sample;
mod tape;
pub mod wire;

pub use form::Unreadable;
pub use tape::Tape;

use crate::scenario::Scenario;
use crate::trace::packet::Frame;
use crate::trace::survey::Survey;
use crate::trace::{ActorId, Entry, Moment};
use crate::verdict::Outcome;
use serde::{Deserialize, Serialize};

/// The version of the form in which records are written.
pub const VERSION: u32 = 1;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    pub version: u32,
    pub about: About,
    pub scenario: Scenario,
    pub outcome: Outcome,
    pub evidence: Evidence,
}

/// What was played, on what, and when.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct About {
    pub module: String,
    pub name: String,
    pub submission: String,
    /// The program of each actor, as it was started; `None` for a raw socket.
    pub commands: Vec<Option<Vec<String>>>,
    pub seed: u64,
    pub isolation: Isolation,
    /// The date and time at which the play began, in seconds since 1970.
    pub began: u64,
    pub kernel: String,
    pub interpreters: Vec<String>,
    /// How long the whole play took.
    pub took: Moment,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Isolation {
    /// In a room of its own.
    #[default]
    Full,
    /// On the machine itself: what else runs there may have been in the way.
    None,
}

/// What was done and seen, on one clock.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    pub trace: Vec<Entry>,
    /// Bytes of each actor that were not kept, because there were too many.
    pub left_out: Vec<(ActorId, u64)>,
    /// Surveys that were not kept, because there were too many.
    pub surveys_left_out: u64,
    /// Other events that were not kept, because there were too many.
    pub events_left_out: u64,
    /// What passed over the stage's interfaces: the first of it, where it was too much.
    #[serde(default)]
    pub frames: Vec<Frame>,
    #[serde(default)]
    pub frames_left_out: u64,
    /// What was left when the last check had ended, before anybody was asked to go.
    pub left_over: Option<Box<Survey>>,
}
