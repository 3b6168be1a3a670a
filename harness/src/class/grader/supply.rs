//! One submission after the other: what of it has no result yet becomes plays.

mod desk;
mod programs;

pub(super) use desk::Desk;

use crate::class::crew::Make;
use crate::class::entry::Entry;
use crate::class::gradebook::Job;
use crate::scenario::name::Name;
use anyhow::Result;
use std::path::PathBuf;

/// By what a play is known again.
#[derive(Debug, Clone)]
pub(super) struct Tag {
    /// The submission's place among the entries.
    pub(super) at: usize,
    pub(super) job: Job,
    pub(super) grading: i64,
    pub(super) scenario: Name,
    /// Where its records are kept, below the gradebook's folder.
    pub(super) place: PathBuf,
    /// With it the module is graded.
    pub(super) is_last: bool,
    /// With it the submission is through.
    pub(super) is_over: bool,
}

/// What is to be done, submission by submission: each is taken down here, in order, and made ready by whoever has
/// time.
pub(super) struct Supply<'a> {
    entries: std::iter::Enumerate<std::slice::Iter<'a, Entry>>,
    desk: &'a Desk<'a>,
}

impl<'a> Supply<'a> {
    pub(super) fn new(entries: &'a [Entry], desk: &'a Desk<'a>) -> Self {
        Self {
            entries: entries.iter().enumerate(),
            desk,
        }
    }

    fn work(&self, at: usize, entry: &'a Entry) -> Result<Make<'a, Tag>> {
        let hand_in = self.desk.book().hand_in(&entry.handed())?;
        let desk = self.desk;
        Ok(Box::new(move |stop| desk.make((at, entry), hand_in, stop)))
    }
}

impl<'a> Iterator for Supply<'a> {
    type Item = Make<'a, Tag>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.desk.is_troubled() {
            return None;
        }
        let (at, entry) = self.entries.next()?;
        let work = self.work(at, entry);
        work.map_err(|error| self.desk.trouble(error)).ok()
    }
}
