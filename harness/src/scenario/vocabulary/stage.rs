//! Stage directions: sentences without a subject.

use super::judged;
use super::modifier::Modifier;
use serde::{Deserialize, Serialize};

/// A stage direction that is given to actors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cue {
    Start,
    Stop,
    Interrupt,
    Kill,
    Freeze,
    Thaw,
    HangUp,
    HalfClose,
    Reset,
    Alive,
}

/// A stage direction without a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    Cue(Cue),
    Together,
    Each,
    Repeat,
    Mark,
    Measure,
    Settle,
    Cut,
    Mend,
    Slow,
}

pub struct StageEntry {
    pub stage: Stage,
    pub word: &'static str,
    pub modifiers: &'static [Modifier],
}

const fn stage(stage: Stage, word: &'static str, modifiers: &'static [Modifier]) -> StageEntry {
    StageEntry {
        stage,
        word,
        modifiers,
    }
}

pub const STAGES: [StageEntry; 19] = [
    stage(Stage::Cue(Cue::Start), "start", judged![Within]),
    stage(Stage::Cue(Cue::Stop), "stop", &[Modifier::Because]),
    stage(
        Stage::Cue(Cue::Interrupt),
        "interrupt",
        &[Modifier::Because],
    ),
    stage(Stage::Cue(Cue::Kill), "kill", &[Modifier::Because]),
    stage(Stage::Cue(Cue::Freeze), "freeze", &[Modifier::Because]),
    stage(Stage::Cue(Cue::Thaw), "thaw", &[Modifier::Because]),
    stage(Stage::Cue(Cue::HangUp), "hang up", &[Modifier::Because]),
    stage(
        Stage::Cue(Cue::HalfClose),
        "half close",
        &[Modifier::Because],
    ),
    stage(Stage::Cue(Cue::Reset), "reset", &[Modifier::Because]),
    stage(Stage::Cue(Cue::Alive), "alive", judged![]),
    stage(Stage::Together, "together", &[Modifier::Because]),
    stage(Stage::Each, "each", &[Modifier::Steps, Modifier::Because]),
    stage(
        Stage::Repeat,
        "repeat",
        &[Modifier::Steps, Modifier::Because],
    ),
    stage(Stage::Mark, "mark", &[Modifier::Because]),
    stage(
        Stage::Measure,
        "measure",
        &[Modifier::From, Modifier::To, Modifier::Because],
    ),
    stage(Stage::Settle, "settle", &[Modifier::Because]),
    stage(Stage::Cut, "cut", &[Modifier::Because]),
    stage(Stage::Mend, "mend", &[Modifier::Because]),
    stage(Stage::Slow, "slow", &[Modifier::Because]),
];

impl Stage {
    pub fn named(word: &str) -> Option<Self> {
        STAGES
            .iter()
            .find(|entry| entry.word == word)
            .map(|entry| entry.stage)
    }

    pub fn entry(self) -> &'static StageEntry {
        STAGES
            .iter()
            .find(|entry| entry.stage == self)
            .expect("every direction is in the table; a test says so")
    }
}
