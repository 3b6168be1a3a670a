//! What a student has in one module, and why.

use super::Score;
use super::attempt::Attempt;
use super::facts::{Mark, Override, Withdrawal};
use super::late::Lateness;
use super::line::Line;
use super::reason::Reason;
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use crate::scenario::text::Text;
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ModuleGrade {
    pub slug: Name,
    pub title: Text,
    pub weight: Points,
    pub is_optional: bool,
    pub standing: Standing,
    /// Of a hundred, exact; `None` while somebody must still judge.
    pub points: Option<Score>,
    /// The same on the course's scale, rounded as the course says.
    pub grade: Option<Score>,
    /// Points that are certain already.
    pub so_far: Score,
    /// What the programs have of their own hundred, after lateness.
    pub programs: Option<Score>,
    /// How much of the module's hundred the programs can give.
    pub programs_of: Points,
    /// In the order in which they were handed in.
    pub attempts: Vec<Attempt>,
    /// Those that count, by their places in `attempts`.
    pub counted: Vec<usize>,
    /// What a person gave points for; empty as long as that was done for nobody.
    pub answers: Vec<Answer>,
    /// What a person decided about the programs as a whole.
    pub decided: Option<Override>,
    /// What was handed in after that decision earned more than it gives.
    pub is_outdone: bool,
    /// Why something newer has no result yet: the earlier stands until then.
    pub newer: Vec<Reason>,
    /// What does not count any more.
    pub withdrawn: Option<Withdrawal>,
    /// What the module's download called the student.
    pub label: Option<String>,
    /// How the points come about, from top to bottom.
    pub lines: Vec<Line>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Graded,
    /// Something is there that nobody could judge yet.
    Pending(Vec<Reason>),
    /// Not handed in, and it must be: nothing of a hundred.
    Missing,
    /// Not handed in, and there is still time or no deadline, or nobody was graded in it yet.
    Open,
    /// Not handed in, and need not be.
    LeftOut,
}

/// A question, and what was given for it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    pub question: Name,
    pub text: Text,
    pub possible: Points,
    pub mark: Option<Mark>,
    /// What counts: nothing where nothing was handed in, and `None` while a person must still read it.
    pub got: Option<Points>,
}

impl ModuleGrade {
    /// The attempt that is shown: the one that counts, or else the last.
    pub fn attempt(&self) -> Option<&Attempt> {
        let counted = self.counted.last().and_then(|at| self.attempts.get(*at));
        counted.or(self.attempts.last())
    }

    /// The grade as every output shows it: on the course's scale, rounded once as the course says.
    pub fn shown(&self, decimals: u8) -> Option<String> {
        self.grade.as_ref().map(|grade| grade.rounded(decimals))
    }

    /// It counts, and there are no programs in it; answers may have points all the same.
    pub fn is_absent(&self) -> bool {
        self.attempts.is_empty() && self.decided.is_none() && self.programs.is_some()
    }

    /// The lateness that takes nothing, because a person decided about the whole.
    pub fn spared(&self) -> Option<&Lateness> {
        let attempt = self.attempt().filter(|_| self.decided.is_some())?;
        attempt.late.as_ref().filter(|late| late.takes > 0)
    }

    /// A person decided what programs are worth that never came.
    pub fn is_decided_alone(&self) -> bool {
        self.decided.is_some() && !self.is_handed_in()
    }

    /// Programs came in, whether they could be judged or not.
    pub fn is_handed_in(&self) -> bool {
        let is_none =
            |reason: &Reason| matches!(reason, Reason::Unmarked(_) | Reason::Unassigned(_));
        !self.attempts.is_empty() || !self.reasons().iter().all(is_none)
    }

    /// A person gave points for one of its answers.
    pub fn is_answered(&self) -> bool {
        self.answers.iter().any(|answer| answer.mark.is_some())
    }

    /// Something newer came that was not graded to its end.
    pub fn is_unfinished(&self) -> bool {
        !self.newer.is_empty()
    }

    pub fn is_pending(&self) -> bool {
        matches!(self.standing, Standing::Pending(_))
    }

    /// Why there is no grade yet; nothing when there is one.
    pub fn reasons(&self) -> &[Reason] {
        match &self.standing {
            Standing::Pending(reasons) => reasons,
            _ => &[],
        }
    }
}
