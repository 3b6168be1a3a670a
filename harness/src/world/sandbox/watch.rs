//! Watches what all programs of a house take together, where no limit of a single process could see it: memory,
//! also that which they share or fill file systems with, and how many there are.

#![expect(unsafe_code, reason = "ends everybody at once")]

use super::share::{OUTPUT, Share};
use crate::trace::{Limit, Moment};
use crate::world::cgroup::{Acts, Group};
use rustix::fs::statvfs;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// How fast memory can be taken, about, in a second; and how often it is looked.
const PACE: u64 = 4 << 30;
const SOONEST: Duration = Duration::from_millis(5);
const LATEST: Duration = Duration::from_millis(125);
/// A process's memory: its own, what it shares, what was swapped out; and what the kernel keeps to know of its pages.
const OWN: [&str; 3] = ["RssAnon:", "RssShmem:", "VmSwap:"];
const TABLES: [&str; 1] = ["VmPTE:"];

#[derive(Debug)]
pub(in crate::world) struct Watch {
    share: Share,
    next: Moment,
    /// Where programs write into memory.
    filled: Vec<PathBuf>,
    /// With limits by the kernel, where it grants them, and what of its acts has been told.
    group: Option<Arc<Group>>,
    told: Acts,
}

impl Watch {
    pub(in crate::world) fn new(share: Share) -> Self {
        Self::beside(share, &[])
    }

    /// What is written at these benches is no memory of the house.
    pub(in crate::world) fn beside(share: Share, benches: &[PathBuf]) -> Self {
        let mut filled = filled();
        filled.retain(|place| !benches.contains(place));
        Self {
            share,
            next: Moment::default(),
            filled,
            group: None,
            told: Acts::default(),
        }
    }

    /// The kernel keeps limits of its own for this group, in which all of them are.
    pub(in crate::world) fn of_group(&mut self, group: &Arc<Group>) {
        self.group = Some(Arc::clone(group));
    }

    /// For what has the kernel ended or refused somebody since this was asked last?
    pub(in crate::world) fn ask_kernel(&mut self) -> Option<Limit> {
        let acts = self.group.as_ref()?.acts();
        let told = std::mem::replace(&mut self.told, acts);
        let Share {
            memory, threads, ..
        } = self.share;
        match () {
            () if acts.kills > told.kills => Some(Limit::Memory(memory)),
            () if acts.refusals > told.refusals => Some(Limit::Threads(threads)),
            () => None,
        }
    }

    /// When to look again.
    pub(in crate::world) fn next(&self) -> Moment {
        self.next
    }

    /// Is it too much now? So many bytes were shown until now.
    pub(in crate::world) fn look(&mut self, now: Moment, shown: u64) -> Option<Limit> {
        if shown > u64::from(OUTPUT) << 20 {
            self.next = now.after(LATEST);
            return Some(Limit::Output(OUTPUT));
        }
        let by_kernel = self.ask_kernel();
        let pids = pids();
        let most = self.share.processes;
        if pids.len() > most as usize {
            self.next = now.after(SOONEST);
            return Some(Limit::Processes(most));
        }
        if by_kernel.is_some() {
            self.next = now.after(SOONEST);
            return by_kernel;
        }
        let most = u64::from(self.share.memory) << 20;
        let mut taken = Taken::of(&pids, &self.filled);
        // Memory that processes share was counted for each.
        if taken.bytes > most {
            taken.bytes = taken.beside + shares(&pids);
        }
        // As long as what is left cannot be gone.
        let left = most.saturating_sub(taken.bytes);
        let pause = Duration::from_micros(left.saturating_mul(1_000_000) / PACE);
        self.next = now.after(pause.clamp(SOONEST, LATEST));
        if taken.bytes > most {
            return Some(Limit::Memory(self.share.memory));
        }
        let threads = self.share.threads;
        (taken.threads > threads).then_some(Limit::Threads(threads))
    }
}

/// Everybody here but this process.
fn pids() -> Vec<u32> {
    let own = std::process::id();
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    pids.filter(|pid| *pid != own).collect()
}

/// Everybody in this process's namespace but itself, at one stroke: nobody can fork away from it.
pub(in crate::world) fn end_all() {
    // SAFETY: numbers alone; this process is the first of its namespace, which is exempt.
    unsafe { libc::kill(-1, libc::SIGKILL) };
}

/// What everybody together has at this moment.
#[derive(Debug)]
struct Taken {
    /// In all, and what of it is no process's own.
    bytes: u64,
    beside: u64,
    threads: u32,
}

impl Taken {
    fn of(pids: &[u32], filled: &[PathBuf]) -> Self {
        let files = filled.iter().filter_map(|place| statvfs(place).ok());
        let used = files.map(|about| (about.f_blocks - about.f_bfree) * about.f_frsize);
        let segments = fs::read_to_string("/proc/sysvipc/shm").unwrap_or_default();
        let beside = used.sum::<u64>() + unattached(&segments);
        let mut taken = Self {
            bytes: beside,
            beside,
            threads: 0,
        };
        for pid in pids {
            let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
            let tables = sum(&status, &TABLES) << 10;
            taken.beside += tables;
            taken.bytes += tables + (sum(&status, &OWN) << 10);
            taken.threads += u32::try_from(sum(&status, &["Threads:"])).unwrap_or(0);
        }
        taken
    }
}

/// Of each process its share alone of what it has together with others.
fn shares(pids: &[u32]) -> u64 {
    let share = |pid: &u32| {
        let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
        sum(&text, &["Pss_Anon:", "Pss_Shmem:", "SwapPss:"]) << 10
    };
    pids.iter().map(share).sum()
}

/// The numbers behind these words, each at a line's beginning.
fn sum(text: &str, words: &[&str]) -> u64 {
    let number = |line: &str| {
        let rest = words.iter().find_map(|word| line.strip_prefix(word))?;
        rest.split_ascii_whitespace().next()?.parse::<u64>().ok()
    };
    text.lines().filter_map(number).sum()
}

/// Shared memory of System V that no process has attached, and so none answers for.
fn unattached(table: &str) -> u64 {
    let rows = table
        .lines()
        .skip(1)
        .map(|line| line.split_ascii_whitespace().collect());
    let free = rows.filter(|row: &Vec<&str>| row.get(6) == Some(&"0"));
    let bytes = |row: Vec<&str>| {
        Some(row.get(14)?.parse::<u64>().ok()? + row.get(15)?.parse::<u64>().ok()?)
    };
    free.filter_map(bytes).sum()
}

/// File systems on memory that can be written: those of the house itself, for what is shown of the machine's cannot.
fn filled() -> Vec<PathBuf> {
    let table = fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    let place = |line: &str| {
        let mut words = line.split(' ').skip(1);
        let (place, kind) = (words.next()?, words.next()?);
        let is_closed = words.next()?.split(',').any(|option| option == "ro");
        (kind == "tmpfs" && !is_closed).then(|| PathBuf::from(place.replace("\\040", " ")))
    };
    table.lines().filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_process_has_is_read_from_its_status() {
        let status = "Name:\tx\nRssAnon:\t    1200 kB\nRssFile:\t    9000 kB\nRssShmem:\t     34 kB\nVmPTE:\t       4 kB\nThreads:\t7\n";
        assert_eq!((sum(status, &OWN), sum(status, &TABLES)), (1234, 4));
        assert_eq!(sum(status, &["Threads:"]), 7);
    }

    #[test]
    fn shared_memory_counts_when_nobody_has_it() {
        let table = "key shmid perms size cpid lpid nattch uid gid cuid cgid atime dtime ctime rss swap\n\
                     0 0 1600 900 5 5 1 0 0 0 0 0 0 0 512 0\n0 1 600 900 5 5 0 0 0 0 0 0 0 0 4096 8192\n";
        assert_eq!(unattached(table), 12_288);
    }
}
