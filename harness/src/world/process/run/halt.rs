//! Stopping a process, and seeing that it stands still: its threads stop one by one, as each gets a core.

use super::{Phase, Run};
use crate::world::clock::Clock;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};
use std::time::Duration;

/// Who waits for a child that never runs its program cannot be stopped; nobody else takes so long.
const LONGEST: Duration = Duration::from_secs(2);
const PAUSE: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 200_000,
};

impl Run {
    /// Until all its threads stand still, what comes to it might still be answered.
    pub(in crate::world) fn halt(&mut self, clock: Clock) {
        self.signal(libc::SIGSTOP);
        let (Some(pid), Phase::Running { pidfd }) = (self.pid, &self.phase) else {
            return;
        };
        let latest = clock.now().after(LONGEST);
        while !stands_still(pid) && clock.now() < latest {
            let mut end = [PollFd::new(pidfd, PollFlags::IN)];
            poll(&mut end, Some(&PAUSE)).unwrap_or_default();
        }
    }
}

/// So does one that has ended.
fn stands_still(pid: Pid) -> bool {
    let seen = WaitIdOptions::STOPPED | WaitIdOptions::EXITED;
    let options = seen | WaitIdOptions::NOWAIT | WaitIdOptions::NOHANG;
    !matches!(waitid(WaitId::Pid(pid), options), Ok(None))
}
