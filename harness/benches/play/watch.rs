//! Time on one clock, and what this process has used and holds.

use rustix::time::{ClockId, Timespec, clock_gettime};
use std::fs;
use std::time::Instant;

pub(crate) struct Watch {
    start: Instant,
    cpu: u64,
}

impl Watch {
    pub(crate) fn start() -> Self {
        Self {
            start: Instant::now(),
            cpu: own_cpu(),
        }
    }

    pub(crate) fn nanos(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_nanos()).unwrap_or(u64::MAX)
    }

    /// CPU time of all threads of this process since the start.
    pub(crate) fn cpu(&self) -> u64 {
        own_cpu() - self.cpu
    }
}

fn own_cpu() -> u64 {
    let Timespec { tv_sec, tv_nsec } = clock_gettime(ClockId::ProcessCPUTime);
    u64::try_from(tv_sec * 1_000_000_000 + tv_nsec).unwrap_or(0)
}

/// A number that the kernel tells of this process: `VmRSS`, `Threads`.
pub(crate) fn status(key: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(key));
    let number = line.and_then(|rest| rest.trim_start_matches(':').split_whitespace().next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}
