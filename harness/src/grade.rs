//! Records into points, by the course's policy: every point can be explained, and what nobody could judge is no zero.
//!
//! A module counts a hundred. What a person gives points for (questions, style) takes its own points of that
//! hundred as soon as one of them has been marked for anybody; the scenarios share the rest by their weights.
//! Lateness takes its share of what the programs earned. Numbers are exact until they are shown.

mod account;
mod alarm;
mod attempt;
mod book;
mod course;
mod facts;
mod graded;
mod ground;
mod late;
mod likeness;
mod line;
mod module;
mod obstacle;
mod plan;
mod reason;
mod receipt;
mod score;
mod settle;
mod tally;
#[cfg(test)]
mod tests;

pub use alarm::Alarm;
pub use attempt::{Attempt, CheckGrade, Past};
pub use book::{Book, Student, Trouble};
pub use course::CourseGrade;
pub use facts::{
    Facts, Grading, HandIn, HandedIn, Judged, Mark, Override, Person, Play, Receipt, Target,
    Withdrawal,
};
pub use late::Lateness;
pub use likeness::cause;
pub use line::Line;
pub use module::{Answer, ModuleGrade, Standing};
pub use obstacle::Obstacle;
pub use plan::{Check, Module, Plan, Question, Scenario};
pub use reason::Reason;
pub use score::Score;
pub use tally::{CheckTally, Common, Tally};
