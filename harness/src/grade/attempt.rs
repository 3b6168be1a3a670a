//! One content of one student in one module: what each check gave, and what it comes to.

use super::Score;
use super::facts::{Grading, HandIn, HandedIn, Override};
use super::graded::Account;
use super::late::Lateness;
use super::plan::Module;
use super::reason::Reason;
use crate::scenario::course::Late;
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use crate::scenario::text::Text;
use crate::scenario::vocabulary::Diagnosis;
use crate::verdict::Kind;
use serde::Serialize;
use std::time::Duration;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Attempt {
    pub content: String,
    /// What the folder or the archive is called.
    pub name: String,
    /// Everybody whose work it is.
    pub members: Vec<String>,
    pub is_current: bool,
    pub handed_in: Option<HandedIn>,
    pub late: Option<Lateness>,
    /// The number and the moment of its first grading.
    pub first: (i64, u64),
    /// When the play that counts began, and ended.
    pub began: u64,
    pub ended: Option<u64>,
    /// The hash of the scenarios that were played.
    pub scenarios: String,
    pub harness: String,
    pub interpreters: Vec<String>,
    /// What was left out when it was taken in, and what else is to be known.
    pub notes: Vec<Text>,
    /// Other modules that it was perhaps handed in for.
    pub alike: Vec<Name>,
    pub checks: Vec<CheckGrade>,
    /// Why nobody can tell yet what it earned.
    pub reasons: Vec<Reason>,
    /// Of a hundred, before lateness.
    pub earned: Option<Score>,
    /// Of a hundred, after it.
    pub points: Option<Score>,
    /// How often it was graded, and what came of it each time.
    pub history: Vec<Past>,
}

/// One grading of an attempt, whether it counts or not.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Past {
    pub began: u64,
    pub scenarios: String,
    /// Of a hundred, before lateness.
    pub earned: Option<Score>,
    pub counts: bool,
}

/// What one check gave.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CheckGrade {
    pub scenario: Name,
    pub id: Name,
    pub title: Text,
    pub kind: Kind,
    pub diagnosis: Option<Diagnosis>,
    pub why: Text,
    /// In the check's own points: what counts, and the most that it gives.
    pub earned: Points,
    pub possible: Points,
    /// The most that it gives of the programs' hundred.
    pub worth: Score,
    /// What it gave of the programs' hundred; `None` where nobody can tell.
    pub got: Option<Score>,
    /// What a person decided instead.
    pub decided: Option<Override>,
    /// What a person decided about earlier content, and this content does better.
    pub outdone: Option<Override>,
    /// Where the evidence is, below the folder of the gradebook.
    pub record: String,
    /// How long it took, where that is known.
    pub took: Option<Duration>,
}

/// Who is asked about: their numbers, and what was decided for them.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) module: &'a Module,
    pub(super) late: Option<Late>,
    pub(super) number: &'a str,
    pub(super) overrides: &'a [&'a Override],
    /// Gradings up to this one are withdrawn.
    pub(super) withdrawn: Option<i64>,
    /// The number and the moment of the content's first grading.
    pub(super) first: Option<(i64, u64)>,
    /// The command by which something was taken in for the module last.
    pub(super) last: Option<i64>,
}

impl<'a> Asked<'a> {
    /// Only about what was played: nobody decided anything, and nothing is late.
    pub(super) fn of_plays(module: &'a Module) -> Self {
        Self {
            module,
            late: None,
            number: "",
            overrides: &[],
            withdrawn: None,
            first: None,
            last: None,
        }
    }

    /// Was it decided when this content was known?
    pub(super) fn knew(self, decision: &Override) -> bool {
        self.first.is_none_or(|first| decision.is_about(first))
    }
}

impl Attempt {
    /// `None` when this module of it was never graded.
    pub(super) fn of(asked: Asked<'_>, hand_in: &HandIn) -> Option<Self> {
        let gradings = hand_in.gradings.iter();
        let gradings: Vec<&Grading> = gradings
            .filter(|grading| grading.module == asked.module.slug)
            .filter(|grading| asked.withdrawn.is_none_or(|last| grading.id > last))
            .collect();
        let first = gradings.first().map(|first| (first.id, first.began));
        let asked = Asked { first, ..asked };
        let accounts: Vec<Account> = gradings
            .iter()
            .map(|grading| Account::of(asked, grading))
            .collect();
        // What could be judged once is not undone by a play that could not judge.
        let certain = accounts
            .iter()
            .rposition(|account| account.earned.is_some());
        let at = certain.or(accounts.len().checked_sub(1))?;
        let past = gradings.iter().zip(&accounts).enumerate();
        let history = past.map(|(place, (grading, account))| Past {
            began: grading.began,
            scenarios: grading.scenarios.clone(),
            earned: account.earned.clone(),
            counts: place == at,
        });
        let history = history.collect();
        let grading = gradings[at];
        let account = accounts.into_iter().nth(at)?;
        let late = lateness(asked, hand_in);
        let points = account.earned.as_ref().map(|earned| match &late {
            Some(late) => late.leaves(earned),
            None => earned.clone(),
        });
        Some(Self {
            content: hand_in.content.clone(),
            name: hand_in.name.clone(),
            members: hand_in.members.clone(),
            is_current: hand_in.receipt(Some(&asked.module.slug)).map(|one| one.run) == asked.last,
            handed_in: hand_in.handed_in(&asked.module.slug).cloned(),
            late,
            first: first?,
            began: grading.began,
            ended: grading.ended,
            scenarios: grading.scenarios.clone(),
            harness: grading.harness.clone(),
            interpreters: grading.interpreters.clone(),
            notes: hand_in.notes.clone(),
            alike: grading.alike.clone(),
            reasons: reasons(account.reasons, &account.checks, hand_in),
            checks: account.checks,
            earned: account.earned,
            points,
            history,
        })
    }

    /// Was it known when this was decided?
    pub(super) fn was_known(&self, decision: &Override) -> bool {
        decision.is_about(self.first)
    }

    /// There was nothing that could be played.
    pub(super) fn is_unplayable(&self) -> bool {
        let is_unplayable = |reason: &Reason| matches!(reason, Reason::Unplayable(_));
        !self.reasons.is_empty() && self.reasons.iter().all(is_unplayable)
    }

    /// It was begun and not played to its end.
    pub fn is_under_way(&self) -> bool {
        let is_unplayed =
            |reason: &Reason| matches!(reason, Reason::NotPlayed(_) | Reason::Ungraded(_));
        self.ended.is_none() && self.points.is_none() && self.reasons.iter().all(is_unplayed)
    }

    /// Can nobody do better?
    pub(super) fn is_full(&self) -> bool {
        self.points.as_ref() == Some(&Score::whole(100))
    }
}

/// What was begun and of which nothing was played waits for one thing, not for every scenario.
fn reasons(reasons: Vec<Reason>, checks: &[CheckGrade], hand_in: &HandIn) -> Vec<Reason> {
    let is_unplayed = |reason: &Reason| matches!(reason, Reason::NotPlayed(_));
    match checks.is_empty() && reasons.iter().any(is_unplayed) {
        true => vec![Reason::Ungraded(hand_in.name.clone())],
        false => reasons,
    }
}

/// Where nothing says when it was handed in, it is not late.
fn lateness(asked: Asked<'_>, hand_in: &HandIn) -> Option<Lateness> {
    let deadline = asked.module.deadline_of(asked.number)?;
    let seconds = hand_in.handed_in(&asked.module.slug)?.seconds;
    Some(Lateness::of(seconds, deadline, asked.late))
}
