//! What should happen: a cast, and checks that are lists of steps. Valid by construction: only [`document`] makes one.

pub mod calendar;
pub mod cast;
pub mod course;
pub mod document;
pub mod liar;
pub mod manual;
pub mod module;
pub mod name;
pub mod pattern;
pub mod quantity;
pub mod schema;
pub mod sentence;
pub mod shell;
pub mod skeleton;
pub mod submission;
pub mod template;
pub mod text;
pub mod vocabulary;

use cast::{Actor, Hosts};
use name::Name;
use quantity::Points;
use sentence::{Clause, Direction, Subject};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use text::Text;
use vocabulary::Diagnosis;

/// One play: who is on stage, what they do, and what must be seen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    pub title: Text,
    pub about: Option<Text>,
    pub vars: Vec<Variable>,
    pub cast: Vec<Actor>,
    pub groups: Vec<Group>,
    pub hosts: Hosts,
    pub defaults: Defaults,
    pub always: Vec<Step>,
    pub checks: Vec<Check>,
}

impl Scenario {
    /// The longest time that a sentence of it names.
    pub fn longest(&self) -> Option<Duration> {
        let checks = self.checks.iter().flat_map(|check| &check.steps);
        let said = self.always.iter().chain(checks).filter_map(Step::longest);
        said.chain(self.defaults.within).max()
    }
}

/// A value that is the same for a whole run, and kept in its record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variable {
    pub name: Name,
    pub value: Value,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    Fixed(String),
    RandomWord { letters: u32 },
    RandomNumber { from: u32, to: u32 },
}

/// Several actors under one name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub name: Name,
    pub members: Vec<Name>,
}

/// How long things may take, where a step does not say otherwise; what is `None` is said by the module or the course.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Defaults {
    pub within: Option<Duration>,
    pub grace: Option<Duration>,
    pub linger: Option<Duration>,
}

/// What is worth points: a list of steps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Check {
    pub id: Name,
    pub title: Text,
    pub needs: Vec<Name>,
    pub points: Points,
    pub hints: Hints,
    pub because: Option<Text>,
    pub steps: Vec<Step>,
}

/// What is told when a check or a step fails.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hints {
    pub always: Option<Text>,
    pub when: Vec<(Diagnosis, Text)>,
}

/// One sentence that can be read aloud, with what stands beneath it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The sentence as it was written: `ani types: halo ${word}`.
    pub said: String,
    /// The line of the file on which it stands.
    pub line: usize,
    pub act: Act,
    pub modifiers: Modifiers,
}

impl Step {
    fn longest(&self) -> Option<Duration> {
        let inner: Vec<&Self> = match &self.act {
            Act::Sentence { .. } | Act::Direction(_) => Vec::new(),
            Act::Together(steps) => steps.iter().collect(),
            Act::Rounds(rounds) => rounds.iter().flatten().collect(),
        };
        let own = [self.modifiers.within, self.modifiers.lasting];
        let inner = inner.into_iter().filter_map(Self::longest);
        own.into_iter().flatten().chain(inner).max()
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Act {
    Sentence { subject: Subject, clause: Clause },
    Direction(Direction),
    Together(Vec<Step>),
    Rounds(Vec<Vec<Step>>),
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Modifiers {
    pub within: Option<Duration>,
    pub times: Option<u32>,
    pub since: Option<Name>,
    pub lasting: Option<Duration>,
    pub keep: Option<Name>,
    pub points: Option<Points>,
    pub hints: Hints,
    pub optional: bool,
    pub because: Option<Text>,
    pub to: Option<sentence::Destination>,
}
