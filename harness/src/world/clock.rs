//! The one clock of a play: monotonic, from the moment the curtain rose; and the date for the record.

use crate::trace::Moment;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

#[derive(Debug, Clone, Copy)]
pub struct Clock {
    curtain: Instant,
}

impl Clock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is where time enters the program"
    )]
    pub fn start() -> Self {
        Self {
            curtain: Instant::now(),
        }
    }

    pub fn now(self) -> Moment {
        Moment::default().after(self.curtain.elapsed())
    }
}

/// The date and time, in seconds since 1970.
#[expect(
    clippy::disallowed_methods,
    reason = "this is where the date enters the program"
)]
pub fn date() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_runs_forwards_from_the_curtain() {
        let clock = Clock::start();
        let (first, second) = (clock.now(), clock.now());
        assert!(first <= second && second.seconds() < 60.0);
        assert!(date() > 1_700_000_000, "the date is in this century");
    }
}
