//! What has come of a class, as it is told in the end.

use super::super::class::document;
use super::super::exit::Exit;
use super::super::{Desk, show};
use super::cost::Cost;
use super::display::Counts;
use super::slips::Written;
use super::words;
use crate::grade::Book;
use crate::scenario::name::Name;
use anyhow::Result;

pub(super) struct Outcome<'a> {
    pub(super) grades: &'a Book,
    /// The modules that are told of.
    pub(super) shown: &'a [Name],
    pub(super) counts: Counts,
    pub(super) written: Written,
    pub(super) cost: Cost,
    pub(super) folder: String,
    /// Somebody has no grade yet.
    pub(super) has_open: bool,
    pub(super) is_interrupted: bool,
}

impl Outcome<'_> {
    /// As lines, with what can be done next.
    pub(super) fn text(&self, options: &str, desk: &mut Desk<'_>) -> Result<()> {
        let text = show::look(desk).roll(self.grades, self.shown, options);
        write!(desk.out, "\n{text}")?;
        let hints = words::hints(&self.counts, self.has_open, self.is_interrupted, options);
        let told = self.written.told(&self.folder).into_iter();
        for hint in told.chain(self.cost.told()).chain(hints) {
            writeln!(desk.out, "{}", hint.in_language(desk.language))?;
        }
        Ok(())
    }

    pub(super) fn json(&self, desk: &mut Desk<'_>) -> Result<()> {
        let mut document = document::of(self.grades, self.shown, &self.folder);
        document["cpu"] = self.cost.document();
        writeln!(desk.out, "{document}")?;
        Ok(())
    }

    pub(super) fn exit(&self) -> Exit {
        match (self.is_interrupted, self.has_open) {
            (true, _) => Exit::Interrupted,
            (false, true) => Exit::Broken,
            (false, false) => Exit::Passed,
        }
    }
}
