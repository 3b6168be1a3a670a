//! One thread: how often it ran, and what it is blocked in.

use super::wait::Waiting;
use super::{glance, open, text};
use rustix::io::Errno;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::time::Duration;

/// What the scheduler counts for a thread; equal counts mean that it did not get a core in between.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub ran: Duration,
    /// Ready to run, and no core was free.
    pub delayed: Duration,
    pub times: u64,
}

/// What a thread does, by `/proc/PID/task/TID/syscall`. The kernel shows a call only when the thread is off its
/// core and stays so while it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    Running,
    /// We are not allowed to see it.
    Hidden,
    Blocked(Frame),
}

/// The call that a thread is in; a negative number is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    pub number: i64,
    pub arguments: [u64; 6],
    pub stack: u64,
}

#[derive(Debug)]
pub struct Task {
    pub tid: u32,
    counts_file: OwnedFd,
    call_file: OwnedFd,
    pub counts: Counts,
    /// What it waits for now, it does not wait for longer than since then.
    pub since: Duration,
    looked: Duration,
    pub rest: Rest,
    /// The letter of its state: `S` sleeps, `T` is stopped, `Z` is dead.
    pub state: u8,
    /// What it waits for, as far as that could be found out.
    pub waiting: Option<Waiting>,
}

impl Task {
    /// A thread of the process whose folder `task` this is; it has not begun before `since`.
    pub fn open(folder: BorrowedFd<'_>, tid: u32, since: Duration) -> Result<Self, Errno> {
        Ok(Self {
            tid,
            counts_file: open(folder, &format!("{tid}/schedstat"))?,
            call_file: open(folder, &format!("{tid}/syscall"))?,
            counts: Counts::default(),
            since,
            looked: since,
            rest: Rest::Running,
            state: b'R',
            waiting: None,
        })
    }

    /// Looks again. True if it may have run since the last look; false only if it was blocked all the time.
    ///
    /// `now` is a moment before anything is looked at.
    pub fn look(&mut self, folder: BorrowedFd<'_>, now: Duration) -> Result<bool, Errno> {
        let rest = self.rest_now()?;
        let counts = self.counts_now()?;
        if counts != self.counts {
            self.since = self.looked;
        }
        self.looked = now;
        let is_same = rest == self.rest && counts == self.counts && self.is_settled();
        if is_same {
            return Ok(false);
        }
        self.counts = counts;
        // Seen off its core after it was counted: from here on, equal counts mean that it never left.
        self.rest = self.rest_now()?;
        self.state = self.state_now(folder)?;
        self.waiting = None;
        Ok(true)
    }

    /// It was off its core and asleep, stopped or dead after it was counted.
    pub fn is_settled(&self) -> bool {
        let is_asleep = matches!(self.rest, Rest::Blocked(_)) && matches!(self.state, b'S' | b'T');
        self.is_dead() || (is_asleep && self.counts.times > 0)
    }

    /// A leader that has ended before its other threads.
    pub fn is_dead(&self) -> bool {
        matches!(self.state, b'Z' | b'X')
    }

    pub fn is_stopped(&self) -> bool {
        self.state == b'T'
    }

    /// What it does at this moment.
    pub fn rest_now(&self) -> Result<Rest, Errno> {
        let mut space = [0; 256];
        match glance(self.call_file.as_fd(), &mut space) {
            Ok(line) => Ok(rest(line)),
            Err(Errno::ACCESS | Errno::PERM) => Ok(Rest::Hidden),
            Err(error) => Err(error),
        }
    }

    fn counts_now(&self) -> Result<Counts, Errno> {
        let mut space = [0; 256];
        let line = glance(self.counts_file.as_fd(), &mut space)?;
        let mut numbers = line
            .split_ascii_whitespace()
            .map(|word| word.parse().unwrap_or(0));
        let mut next = || numbers.next().unwrap_or(0);
        Ok(Counts {
            ran: Duration::from_nanos(next()),
            delayed: Duration::from_nanos(next()),
            times: next(),
        })
    }

    fn state_now(&self, folder: BorrowedFd<'_>) -> Result<u8, Errno> {
        let stat = text(folder, &format!("{}/stat", self.tid))?;
        let after = stat.rsplit_once(") ").map_or("", |(_, after)| after);
        Ok(after.bytes().next().unwrap_or(b'?'))
    }
}

fn rest(line: &str) -> Rest {
    let mut words = line.split_ascii_whitespace();
    let Some(number) = words.next().and_then(|word| word.parse().ok()) else {
        return Rest::Running;
    };
    let mut numbers =
        words.map(|word| u64::from_str_radix(word.trim_start_matches("0x"), 16).unwrap_or(0));
    let mut next = || numbers.next().unwrap_or(0);
    let mut arguments = [0; 6];
    if number >= 0 {
        arguments = [next(), next(), next(), next(), next(), next()];
    }
    Rest::Blocked(Frame {
        number,
        arguments,
        stack: next(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_a_thread_is_blocked_in() {
        let Rest::Blocked(frame) = rest("7 0x1 0x2 0xffffffff 0x4 0x5 0x6 0x7ffc00000000 0x7f00\n")
        else {
            panic!("not blocked");
        };
        assert_eq!(frame.number, 7);
        assert_eq!(frame.arguments, [1, 2, 0xffff_ffff, 4, 5, 6]);
        assert_eq!(frame.stack, 0x7ffc_0000_0000);
    }

    #[test]
    fn a_thread_that_runs_or_is_in_no_call_shows_no_call() {
        assert_eq!(rest("running\n"), Rest::Running);
        assert_eq!(rest(""), Rest::Running);
        assert!(matches!(
            rest("-1 0x7ffc00000000 0x7f00\n"),
            Rest::Blocked(Frame {
                number: -1,
                stack: 0x7ffc_0000_0000,
                ..
            })
        ));
    }
}
