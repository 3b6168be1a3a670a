//! How many plays at once: one a core, and more as long as the cores have nothing to do.
//!
//! A play mostly waits, so that a core serves several. Yet where too many share one, deadlines can no longer be
//! judged: then there are fewer.

use std::time::Duration;

#[derive(Debug)]
pub(super) struct Pace {
    cores: usize,
    /// The fewest and the most that there may be.
    least: usize,
    most: usize,
    now: usize,
    /// Plays since the last one that was unsure.
    sure: usize,
}

/// The most plays at once on one core.
const EACH: usize = 8;
/// After how many sure plays there may be one more than when one was unsure.
const TRUST: usize = 40;

impl Pace {
    pub(super) fn of(cores: usize) -> Self {
        let cores = cores.max(1);
        Self {
            cores,
            least: cores,
            most: cores * EACH,
            now: cores,
            sure: 0,
        }
    }

    /// As many as somebody said.
    pub(super) fn fixed(cores: usize, jobs: usize) -> Self {
        let jobs = jobs.max(1);
        Self {
            least: jobs,
            most: jobs,
            now: jobs,
            ..Self::of(cores)
        }
    }

    pub(super) fn now(&self) -> usize {
        self.now
    }

    /// Over that time all cores together were idle for so long, while so many played.
    pub(super) fn look(&mut self, time: Duration, idle: Duration, running: usize) {
        let cores = u32::try_from(self.cores).unwrap_or(u32::MAX);
        let all = time.saturating_mul(cores);
        if idle > all / 12 && running >= self.now {
            self.now = (self.now + 1).min(self.most);
        } else if idle < all / 40 {
            self.now = (self.now - 1).max(self.least);
        }
    }

    pub(super) fn was_sure(&mut self) {
        self.sure += 1;
        if self.sure >= TRUST && self.least < self.most {
            self.sure = 0;
            self.most = (self.most + 1).min(self.cores * EACH);
        }
    }

    /// Too many: from now on a quarter fewer than were playing.
    pub(super) fn was_unsure(&mut self, running: usize) {
        self.sure = 0;
        if self.least < self.most {
            self.most = (running * 3 / 4).clamp(self.least, self.most);
            self.now = self.now.min(self.most);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);
    const NOTHING: Duration = Duration::ZERO;

    #[test]
    fn idle_cores_get_more_to_do_within_bounds() {
        let mut pace = Pace::of(2);
        assert_eq!(pace.now(), 2);
        for _ in 0..100 {
            pace.look(SECOND, SECOND, pace.now());
        }
        assert_eq!(pace.now(), 2 * EACH);
        for _ in 0..100 {
            pace.look(SECOND, NOTHING, pace.now());
        }
        assert_eq!(pace.now(), 2);
    }

    #[test]
    fn cores_that_are_idle_because_nobody_asks_for_plays_prove_nothing() {
        let mut pace = Pace::of(2);
        pace.look(SECOND, SECOND, 1);
        assert_eq!(pace.now(), 2);
    }

    #[test]
    fn an_unsure_play_makes_it_fewer_and_sure_ones_more_again() {
        let mut pace = Pace::of(1);
        for _ in 0..100 {
            pace.look(SECOND, SECOND, pace.now());
        }
        pace.was_unsure(8);
        assert_eq!(pace.now(), 6);
        pace.look(SECOND, SECOND, 6);
        assert_eq!(pace.now(), 6);
        (0..TRUST).for_each(|_| pace.was_sure());
        pace.look(SECOND, SECOND, 6);
        assert_eq!(pace.now(), 7);
        pace.was_unsure(1);
        assert_eq!(pace.now(), 1);
    }

    #[test]
    fn what_somebody_said_stays() {
        let mut pace = Pace::fixed(4, 3);
        pace.look(SECOND, SECOND, 3);
        pace.was_unsure(3);
        pace.look(SECOND, NOTHING, 3);
        assert_eq!(pace.now(), 3);
    }
}
