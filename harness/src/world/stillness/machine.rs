//! What the whole machine says: packets in front of the sockets, and how busy its cores are.

use crate::trace::Moment;
use crate::trace::survey::Load;
use crate::world::proc::read;
use rustix::fs::{CWD, Mode, OFlags, openat};
use rustix::time::{ClockId, clock_gettime};
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::time::Duration;

#[derive(Debug)]
pub(super) struct Machine {
    backlog: OwnedFd,
    uptime: OwnedFd,
}

impl Machine {
    pub(super) fn open() -> io::Result<Self> {
        let file = |path: &str| openat(CWD, path, OFlags::RDONLY | OFlags::CLOEXEC, Mode::empty());
        Ok(Self {
            backlog: file("/proc/net/softnet_stat")?,
            uptime: file("/proc/uptime")?,
        })
    }

    /// No packet waits in front of the sockets; and how many cores there are.
    pub(super) fn is_backlog_empty(&self) -> (bool, u32) {
        let text = read(self.backlog.as_fd()).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let is_empty = |line: &str| {
            let waiting = line.split_ascii_whitespace().nth(11);
            waiting.is_some_and(|number| number.bytes().all(|digit| digit == b'0'))
        };
        let cores = u32::try_from(text.lines().count()).unwrap_or(1);
        (cores > 0 && text.lines().all(is_empty), cores)
    }

    pub(super) fn load(&self, at: Moment, cores: u32) -> Load {
        let text = read(self.uptime.as_fd()).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let mut seconds = text
            .split_ascii_whitespace()
            .filter_map(|word| Duration::try_from_secs_f64(word.parse().ok()?).ok());
        let had = seconds.next().unwrap_or_default() * cores;
        let idle = seconds.next().unwrap_or_default();
        let own = clock_gettime(ClockId::ProcessCPUTime);
        Load {
            at,
            lag: Duration::ZERO,
            cores_had: had,
            cores_used: had.saturating_sub(idle),
            own: Duration::try_from(own).unwrap_or_default(),
        }
    }
}
