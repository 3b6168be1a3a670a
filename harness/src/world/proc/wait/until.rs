//! Until when a thread waits that neither a descriptor nor anything else of the kernel's wakes but a timeout.

use crate::world::proc::task::Frame;
use crate::world::proc::{open, read_at};
use std::os::fd::{AsFd, BorrowedFd};
use std::time::Duration;

/// A timeout, as a call was given it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Timeout {
    /// From when the thread began to wait.
    For(u64),
    /// By the clock that only goes forward.
    At(u64),
}

/// The earliest moment at which the wait can be over by itself. Waits by the wall clock, which may be set, have none.
pub(super) fn until(frame: &Frame, folder: BorrowedFd<'_>, since: Duration) -> Option<Duration> {
    let timeout = timeout(frame)?;
    let (Timeout::For(place) | Timeout::At(place)) = timeout;
    let mut bytes = [0; 16];
    read_at(open(folder, "mem").ok()?.as_fd(), place, &mut bytes)?;
    let time = time(bytes)?;
    match timeout {
        Timeout::For(_) => since.checked_add(time),
        Timeout::At(_) => Some(time),
    }
}

fn timeout(frame: &Frame) -> Option<Timeout> {
    let [a, b, c, d, ..] = frame.arguments;
    match frame.number {
        libc::SYS_futex => futex(b, d),
        libc::SYS_nanosleep => Some(Timeout::For(a)),
        libc::SYS_clock_nanosleep => sleep(a, b, c),
        _ => None,
    }
}

fn sleep(clock: u64, flags: u64, place: u64) -> Option<Timeout> {
    const ABSOLUTE: u64 = libc::TIMER_ABSTIME.unsigned_abs() as u64;
    let is = |other: libc::clockid_t| clock == u64::from(other.unsigned_abs());
    match flags & ABSOLUTE {
        // Setting the wall clock does not change how long somebody sleeps.
        0 if is(libc::CLOCK_MONOTONIC) || is(libc::CLOCK_REALTIME) => Some(Timeout::For(place)),
        ABSOLUTE if is(libc::CLOCK_MONOTONIC) => Some(Timeout::At(place)),
        _ => None,
    }
}

fn futex(operation: u64, place: u64) -> Option<Timeout> {
    const WAIT: u64 = 0;
    const WAIT_BITSET: u64 = 9;
    const PRIVATE: u64 = 128;
    match operation & !PRIVATE {
        WAIT => Some(Timeout::For(place)),
        WAIT_BITSET => Some(Timeout::At(place)),
        // With the bit for the wall clock among them.
        _ => None,
    }
}

/// Seconds and nanoseconds, as the kernel takes them.
fn time(bytes: [u8; 16]) -> Option<Duration> {
    let (seconds, nanos) = bytes.split_at(8);
    let seconds = i64::from_ne_bytes(seconds.try_into().ok()?);
    let nanos = i64::from_ne_bytes(nanos.try_into().ok()?);
    let nanos = u32::try_from(nanos).ok().filter(|n| *n < 1_000_000_000)?;
    Some(Duration::new(u64::try_from(seconds).ok()?, nanos))
}

#[cfg(test)]
mod tests {
    use super::super::shape::tests::frame;
    use super::*;

    #[test]
    fn a_timeout_counts_from_the_beginning_or_by_the_steady_clock() {
        let wait = |operation| timeout(&frame(libc::SYS_futex, [1, operation, 0, 7, 0, 0]));
        assert_eq!(wait(128), Some(Timeout::For(7)));
        assert_eq!(wait(0x89), Some(Timeout::At(7)));
        assert_eq!(wait(0x189), None, "the wall clock may be set");
        assert_eq!(wait(129), None, "waking others is no wait");
        let sleep = |clock, flags| {
            timeout(&frame(
                libc::SYS_clock_nanosleep,
                [clock, flags, 7, 0, 0, 0],
            ))
        };
        assert_eq!(sleep(0, 0), Some(Timeout::For(7)));
        assert_eq!(sleep(0, 1), None);
        assert_eq!(sleep(1, 1), Some(Timeout::At(7)));
    }

    #[test]
    fn a_time_is_read_as_the_kernel_takes_it() {
        let mut bytes = [0; 16];
        bytes[0] = 3;
        bytes[8] = 5;
        assert_eq!(time(bytes), Some(Duration::new(3, 5)));
        assert_eq!(time([0xff; 16]), None);
    }
}
