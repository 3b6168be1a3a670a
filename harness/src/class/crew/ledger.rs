//! Results in the order in which their plays were begun, submission by submission.

use std::collections::{BTreeMap, VecDeque};

/// One line of a submission: a result that has not come, or one that waits for those before it.
type Line<R> = (u64, Option<R>);

#[derive(Debug)]
pub(super) struct Ledger<R> {
    lines: BTreeMap<String, VecDeque<Line<R>>>,
    next: u64,
    waiting: usize,
}

impl<R> Default for Ledger<R> {
    fn default() -> Self {
        Self {
            lines: BTreeMap::new(),
            next: 0,
            waiting: 0,
        }
    }
}

impl<R> Ledger<R> {
    /// A play of this submission begins; by the number its result finds its place.
    pub(super) fn begin(&mut self, submission: &str) -> u64 {
        self.next += 1;
        let lines = self.lines.entry(submission.to_string()).or_default();
        lines.push_back((self.next, None));
        self.next
    }

    /// A result has come: those that may be told now.
    pub(super) fn end(&mut self, submission: &str, number: u64, result: R) -> Vec<R> {
        let Some(lines) = self.lines.get_mut(submission) else {
            return Vec::new();
        };
        if let Some(line) = lines.iter_mut().find(|(known, _)| *known == number) {
            line.1 = Some(result);
            self.waiting += 1;
        }
        let mut told = Vec::new();
        while lines.front().is_some_and(|(_, result)| result.is_some()) {
            told.extend(lines.pop_front().and_then(|(_, result)| result));
        }
        if lines.is_empty() {
            self.lines.remove(submission);
        }
        self.waiting -= told.len();
        told
    }

    /// How many results wait for others.
    pub(super) fn waiting(&self) -> usize {
        self.waiting
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_told_in_the_order_of_their_submission_and_no_other() {
        let mut ledger = Ledger::default();
        let (one, two) = (ledger.begin("ani"), ledger.begin("ani"));
        let other = ledger.begin("budi");
        assert!(ledger.end("ani", two, "two").is_empty());
        assert_eq!(ledger.waiting(), 1);
        assert_eq!(ledger.end("budi", other, "other"), ["other"]);
        assert_eq!(ledger.end("ani", one, "one"), ["one", "two"]);
        assert_eq!(ledger.waiting(), 0);
        assert!(ledger.lines.is_empty(), "nothing is kept of what was told");
    }
}
