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

/// How many minutes this machine's time zone is ahead of UTC, at that moment.
#[expect(unsafe_code, reason = "the standard library knows no time zones")]
pub fn zone(seconds: u64) -> i64 {
    let Ok(seconds) = libc::time_t::try_from(seconds) else {
        return 0;
    };
    let mut parts = std::mem::MaybeUninit::<libc::tm>::zeroed();
    // SAFETY: both point at values of their own, and the call keeps neither.
    let answer = unsafe { libc::localtime_r(&raw const seconds, parts.as_mut_ptr()) };
    if answer.is_null() {
        return 0;
    }
    // SAFETY: it was zeroed, which is a valid value, and the call has filled it.
    let parts = unsafe { parts.assume_init() };
    parts.tm_gmtoff / 60
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
        assert!((-14 * 60..=14 * 60).contains(&zone(date())));
    }
}
