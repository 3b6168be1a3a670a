//! When a line's end is given to a program that takes keys one by one: once it has taken the keys before.
//!
//! What it shows until then is its own echo, and no answer.

use crate::trace::Moment;
use std::time::Duration;

/// Whether it waits for keys again is asked after so long, then after ever longer pauses.
const FIRST: Duration = Duration::from_micros(40);
const LONGEST: Duration = Duration::from_millis(2);
/// Who waits for something else all this time will not take them; who computes may, for so long.
const ELSEWHERE: Duration = Duration::from_millis(20);
const PATIENCE: Duration = Duration::from_secs(2);

/// The end of a line that is still to be given.
#[derive(Debug)]
pub(super) struct Enter {
    next: Moment,
    pause: Duration,
    until: Moment,
    /// Since when it has been waiting for something else.
    elsewhere: Option<Moment>,
}

impl Enter {
    pub(super) fn after(now: Moment) -> Self {
        Self {
            next: now.after(FIRST),
            pause: FIRST,
            until: now.after(PATIENCE),
            elsewhere: None,
        }
    }

    /// When it is to be asked about.
    pub(super) fn next(&self) -> Moment {
        self.next
    }

    /// It was asked whether it waits for keys: nobody knows while it computes. Is the end to be given now?
    pub(super) fn is_due(&mut self, reads: Option<bool>, now: Moment) -> bool {
        self.pause = (self.pause * 2).min(LONGEST);
        self.next = now.after(self.pause);
        self.elsewhere = match reads {
            Some(false) => self.elsewhere.or(Some(now)),
            _ => None,
        };
        let is_elsewhere = self
            .elsewhere
            .is_some_and(|since| now.since(since) >= ELSEWHERE);
        reads == Some(true) || is_elsewhere || now >= self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: u64) -> Moment {
        Moment::default().after(Duration::from_millis(ms))
    }

    #[test]
    fn a_line_ends_once_its_keys_are_taken_or_when_they_will_not_be() {
        let mut enter = Enter::after(at(0));
        assert!(!enter.is_due(None, at(1)) && enter.is_due(Some(true), at(2)));
        let mut enter = Enter::after(at(0));
        assert!(!enter.is_due(Some(false), at(0)) && !enter.is_due(Some(false), at(19)));
        assert!(!enter.is_due(None, at(25)), "it moved");
        assert!(!enter.is_due(Some(false), at(30)) && enter.is_due(Some(false), at(50)));
        let mut enter = Enter::after(at(0));
        assert!(!enter.is_due(None, at(1_999)) && enter.is_due(None, at(2_000)));
    }
}
