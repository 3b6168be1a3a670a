//! What was taken in and is not graded: in which module it is awaited, until something newer was taken in for it.

use super::facts::{HandIn, HandedIn, Receipt, Withdrawal};
use super::reason::Reason;
use crate::scenario::name::Name;

/// In the order in which they were handed in for a module; where nobody knows when one was, in that in which they were
/// taken in: when something was looked at says nothing beside the dates of others.
pub(super) fn in_order<'h>(hand_ins: &[&'h HandIn], module: &Name) -> Vec<&'h HandIn> {
    let mut sorted = hand_ins.to_vec();
    let of_it = hand_ins
        .iter()
        .filter(|one| one.receipt(Some(module)).is_some());
    let is_dated = of_it.clone().all(|one| one.handed_in(module).is_some());
    match is_dated {
        true => sorted.sort_by_key(|one| one.order(module)),
        false => sorted.sort_by_key(|one| (one.run(module), one.order(module))),
    }
    sorted
}

impl HandIn {
    /// That it was taken in for a module; for none where nobody knows yet.
    pub(super) fn receipt(&self, module: Option<&Name>) -> Option<&Receipt> {
        let mut receipts = self.receipts.iter();
        receipts.find(|one| one.module.as_ref() == module)
    }

    /// When it was handed in for a module: what an instructor wrote for it goes before all that downloads say.
    pub(super) fn handed_in(&self, module: &Name) -> Option<&HandedIn> {
        let listed = self.receipt(Some(module)).map(|one| one.listed.as_ref());
        listed.flatten().or(self.handed_in.as_ref())
    }

    /// Its place among what was handed in for a module.
    fn order(&self, module: &Name) -> u64 {
        let listed = self.receipt(Some(module)).map(|one| one.listed.as_ref());
        listed.flatten().map_or(self.order, |said| said.seconds)
    }

    /// By which command it was taken in for a module last.
    fn run(&self, module: &Name) -> i64 {
        self.receipt(Some(module)).map_or(0, |one| one.run)
    }

    /// That it was taken in, where nobody knows yet for which module.
    fn unplaced(&self) -> Option<&Receipt> {
        let is_placed = self.receipts.iter().any(|one| one.module.is_some());
        let receipt = self.receipt(None)?;
        (!is_placed && self.gradings.is_empty()).then_some(receipt)
    }

    /// May it be for this module; where nobody knows for which it is, `or_unknown`.
    fn is_for(&self, module: &Name, or_unknown: bool) -> Option<&Receipt> {
        let unplaced = || self.unplaced().filter(|_| or_unknown);
        self.receipt(Some(module)).or_else(unplaced)
    }

    fn is_graded_in(&self, module: &Name) -> bool {
        self.gradings.iter().any(|one| one.module == *module)
    }

    fn why(&self) -> Reason {
        let problem = self.problem.clone().map(Reason::Unplayable);
        problem.unwrap_or_else(|| Reason::Ungraded(self.name.clone()))
    }
}

/// What one student has handed in, as it lies there for one module.
#[derive(Clone, Copy)]
pub(super) struct Tray<'a> {
    pub(super) module: &'a Name,
    pub(super) hand_ins: &'a [&'a HandIn],
    /// What was taken in until then does not count.
    pub(super) withdrawn: Option<&'a Withdrawal>,
}

impl<'a> Tray<'a> {
    /// When something was taken in last for the module, or for one that nobody knows.
    pub(super) fn last(self, module: Option<&Name>) -> Option<i64> {
        let receipts = self.hand_ins.iter();
        let receipts = receipts.filter_map(|one| one.receipt(module));
        receipts.map(|receipt| receipt.run).max()
    }

    /// Was it taken in for this module last, and not graded in it?
    fn is_awaited(self, hand_in: &HandIn) -> bool {
        let receipt = hand_in.receipt(Some(self.module));
        let is_last =
            |one: &&Receipt| self.counts(one) && self.last(Some(self.module)) == Some(one.run);
        receipt.filter(is_last).is_some() && !hand_in.is_graded_in(self.module)
    }

    /// May it be for this module, where nobody knows?
    pub(super) fn is_doubtful(self, hand_in: &HandIn) -> bool {
        let is_last = |one: &&Receipt| {
            let is_newer = Some(one.run) >= self.last(Some(self.module));
            self.counts(one) && is_newer && self.last(None) == Some(one.run)
        };
        hand_in.unplaced().filter(is_last).is_some()
    }

    /// Why nobody can tell yet what was handed in last; with what may be for this module, if that is asked.
    pub(super) fn awaited(self, with_doubtful: bool) -> Vec<Reason> {
        let is_open =
            |one: &&&'a HandIn| self.is_awaited(one) || with_doubtful && self.is_doubtful(one);
        let open = self.hand_ins.iter().filter(is_open);
        open.map(|one| one.why()).collect()
    }

    /// What may be this student's, of all that nobody knows whose it is.
    pub(super) fn unassigned(self, all: &[&HandIn], with_doubtful: bool) -> Vec<Reason> {
        let may_be = |one: &&&HandIn| {
            let receipt = one.is_for(self.module, with_doubtful);
            receipt.is_some_and(|receipt| self.counts(receipt))
        };
        let open = all.iter().filter(may_be);
        open.map(|one| Reason::Unassigned(one.name.clone()))
            .collect()
    }

    fn counts(self, receipt: &Receipt) -> bool {
        self.withdrawn
            .is_none_or(|withdrawn| receipt.at > withdrawn.at)
    }
}
