//! What is known of a class before anything is counted: people, what they handed in, what was seen, what persons said.

use super::obstacle::Obstacle;
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use crate::scenario::text::Text;
use crate::scenario::vocabulary::Diagnosis;
use crate::verdict::Kind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::time::Duration;

/// Everything that grades are made from, but for the course's own rules.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    pub people: Vec<Person>,
    pub hand_ins: Vec<HandIn>,
    /// In the order in which they were said: of several the last one holds.
    pub marks: Vec<Mark>,
    pub overrides: Vec<Override>,
    /// In the order in which they were said, likewise.
    pub withdrawals: Vec<Withdrawal>,
    /// What the download of a module called each student, by module and number.
    pub labels: BTreeMap<(Name, String), String>,
    /// Seconds since 1970 at which it is looked at.
    pub now: u64,
}

/// A student, from the roster or from what was handed in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The student number, or whatever else names a submission of nobody on the roster.
    pub number: String,
    pub name: Option<String>,
    pub class: Option<String>,
    pub email: Option<String>,
    pub is_on_roster: bool,
}

/// One content that somebody handed in: another content is another attempt.
#[derive(Debug, Clone, PartialEq)]
pub struct HandIn {
    /// The numbers of everybody whose work it is.
    pub members: Vec<String>,
    /// The hash of its content.
    pub content: String,
    /// What the folder or the archive is called.
    pub name: String,
    /// Of students it may be whose, where nobody can tell.
    pub candidates: Vec<String>,
    /// For which modules it was taken in.
    pub receipts: Vec<Receipt>,
    /// When it was handed in, if its downloads say so: the earliest moment that is known.
    pub handed_in: Option<HandedIn>,
    /// Seconds since 1970 when it was handed in last, or seen first.
    pub order: u64,
    /// Why nothing of it can be graded: it could not be opened, or nothing in it is a program of the course.
    pub problem: Option<Obstacle>,
    /// What was left out when it was taken in, and what else is to be known.
    pub notes: Vec<Text>,
    /// Each time that it was graded, in order.
    pub gradings: Vec<Grading>,
}

/// That something was taken in, the last time for this module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// `None` as long as nobody knows for which module it is.
    pub module: Option<Name>,
    /// By which command: later ones have higher numbers.
    pub run: i64,
    /// In seconds since 1970.
    pub at: u64,
    /// When it was handed in, by a class list that was given for this module.
    pub listed: Option<HandedIn>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedIn {
    /// Since 1970.
    pub seconds: u64,
    /// What says so: the roster, an archive, the download's names.
    pub source: Text,
}

/// One module of a content, played through.
#[derive(Debug, Clone, PartialEq)]
pub struct Grading {
    /// Later ones have higher numbers.
    pub id: i64,
    pub module: Name,
    /// The hash of the module and its scenarios.
    pub scenarios: String,
    pub began: u64,
    /// `None` as long as it is not over.
    pub ended: Option<u64>,
    /// Why nothing could be played: no programs, or they could not be built.
    pub unplayable: Option<Obstacle>,
    /// Other modules whose ports its programs opened: for one of them it was perhaps handed in.
    pub alike: Vec<Name>,
    pub plays: Vec<Play>,
    /// The version of this program.
    pub harness: String,
    pub interpreters: Vec<String>,
}

/// One scenario that was played.
#[derive(Debug, Clone, PartialEq)]
pub struct Play {
    pub scenario: Name,
    pub seed: u64,
    /// Where its record is, below the folder of the gradebook.
    pub record: String,
    pub checks: Vec<Judged>,
}

/// One check's verdict, as short as it can be said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Judged {
    pub id: Name,
    pub kind: Kind,
    pub diagnosis: Option<Diagnosis>,
    pub earned: Points,
    pub possible: Points,
    /// Why it is as it is; empty for what passed.
    pub why: Text,
    /// How long it took, where that is known.
    pub took: Option<Duration>,
}

/// Points that a person gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mark {
    pub number: String,
    pub module: Name,
    pub question: Name,
    /// `None` takes an earlier mark back.
    pub points: Option<Points>,
    pub comment: String,
    pub at: u64,
}

/// What a person decided instead of the harness.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Override {
    pub number: String,
    pub module: Name,
    pub target: Target,
    /// `None` takes an earlier decision back.
    pub points: Option<Points>,
    pub because: String,
    pub at: u64,
    /// The last grading that there was then: what came later is new to it.
    pub after: Option<i64>,
}

impl Override {
    /// Was content whose first grading has this number and moment known when it was decided?
    pub(super) fn is_about(&self, (id, began): (i64, u64)) -> bool {
        match self.after {
            Some(last) => id <= last,
            None => began <= self.at,
        }
    }
}

impl Facts {
    /// What may be this student's, and was assigned to nobody; whoever it is under may have been taken out.
    pub(super) fn unassigned(&self, number: &str) -> Vec<&HandIn> {
        let hand_ins = self.hand_ins.iter();
        let may_be = hand_ins.filter(|one| one.candidates.iter().any(|other| other == number));
        let is_out = |one: &String| self.withdrawn(one, None).is_some();
        may_be
            .filter(|one| !one.members.iter().any(is_out))
            .collect()
    }

    /// What was withdrawn last, if it was not taken back.
    pub(super) fn withdrawn(&self, number: &str, module: Option<&Name>) -> Option<&Withdrawal> {
        let mut all = self.withdrawals.iter().rev();
        let last = all.find(|one| one.number == number && one.module.as_ref() == module);
        last.filter(|one| !one.is_back)
    }
}

/// A student who is no part of the class, or gradings of one that are not to count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Withdrawal {
    pub number: String,
    /// The module whose gradings do not count; the student as a whole where none is said.
    pub module: Option<Name>,
    /// It takes an earlier one back.
    pub is_back: bool,
    pub because: String,
    pub at: u64,
    /// The last grading that there was then: what came later counts.
    pub after: Option<i64>,
}

/// What is decided about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// Everything that the programs can earn in the module: of a hundred.
    Module,
    /// One check, in its own points.
    Check { scenario: Name, check: Name },
}
