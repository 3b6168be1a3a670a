//! One line of an account: what gave points, how many of how many, and why.

use super::Score;
use crate::scenario::text::Text;
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    pub what: Text,
    /// What it gives or takes; `None` where nobody can tell yet.
    pub points: Option<Score>,
    /// What it could give, where that is known.
    pub of: Option<Score>,
    pub why: Text,
}

impl Line {
    pub(super) fn new(what: Text, points: Option<Score>, of: Option<Score>, why: Text) -> Self {
        Self {
            what,
            points,
            of,
            why,
        }
    }
}
