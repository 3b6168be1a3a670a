//! What was handed in by whom and when, ready to be opened; and what of a class is missing.

use super::roster::Roster;
use super::whom::Clues;
use crate::scenario::text::Text;
use std::path::PathBuf;

/// A class's submissions, each held against its list.
#[derive(Debug, Clone, Default)]
pub struct Intake {
    pub handed: Vec<Handed>,
    pub roster: Roster,
    /// Places in the list of those from whom nothing came.
    pub missing: Vec<usize>,
    /// The numbers of those who have a time on the class list, if its times hold.
    pub timed: Option<Vec<String>>,
    /// What is to be known about the download as a whole.
    pub notes: Vec<Text>,
}

/// One submission.
#[derive(Debug, Clone)]
pub struct Handed {
    /// What its folder or archive is called, harmless to be shown.
    pub label: String,
    pub clues: Clues,
    /// What Moodle calls its participant, where it comes from there: `Ani Lestari_123456_assignsubmission_`.
    pub participant: Option<String>,
    pub whom: Whom,
    /// By whom of them it was handed in: whose name the download says.
    pub by: Option<usize>,
    /// Does nothing but its own manifest say whose it is?
    pub is_claimed: bool,
    /// Places in the list of those who could be meant, where it is nobody's for that.
    pub candidates: Vec<usize>,
    /// When, as the download says.
    pub when: Option<When>,
    /// When, as the class list says, which is the instructor's word.
    pub listed: Option<When>,
    /// A copy of what is in it, that nobody else writes into: ordinary files only, archives unpacked.
    pub folder: PathBuf,
    /// The hash of its paths and bytes, what systems leave lying excluded.
    pub content: String,
    /// What was left out, and what will keep programs from running.
    pub notes: Vec<Text>,
    /// Why nothing in it can be graded.
    pub problem: Option<Text>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// Places in the list: one, or everybody of a group.
    Students(Vec<usize>),
    /// Nobody or several could be meant, and why.
    Unmatched(Text),
    /// There is no list.
    Unlisted,
}

/// When something was handed in, and what says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// Since 1970.
    pub seconds: u64,
    pub source: Text,
}
