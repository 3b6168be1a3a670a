//! One process: its threads, and what is only looked at again when one of them has run.

use super::descriptor::{self, Link};
use super::housekeeper;
use super::task::{Rest, Task};
use super::wait::{ALARMS, waiting};
use super::{numbers, open, text};
use crate::trace::ActorId;
use rustix::fs::{Mode, OFlags, openat};
use rustix::io::Errno;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::time::Duration;

/// `SIGXCPU`, `SIGXFSZ`, `SIGIO`, `SIGPWR`, as bits of a signal mask: nobody has handlers for all of these.
const RARE: u64 = 1 << 23 | 1 << 24 | 1 << 28 | 1 << 29;
/// More descriptors than these are not looked through.
const MOST_DESCRIPTORS: usize = 16_384;

#[derive(Debug)]
pub struct Process {
    pub pid: u32,
    pub actor: Option<ActorId>,
    folder: OwnedFd,
    tasks_folder: OwnedFd,
    pub tasks: Vec<Task>,
    pub facts: Facts,
    /// CPU time and delay of threads that have ended.
    ended: (Duration, Duration),
    /// It has not begun before.
    since: Duration,
}

/// What can change only while one of its threads runs.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    pub stat: Stat,
    pub links: Vec<(i32, Link)>,
    /// A timer may wake it, or interrupt it.
    pub has_timer: bool,
    /// Something about it could not be read.
    pub is_hidden: bool,
}

/// The first words of `/proc/PID/stat`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stat {
    pub name: String,
    pub state: u8,
    pub parent: u32,
    pub session: u32,
}

impl Process {
    /// A process beneath `/proc` that has not begun before `since`.
    pub fn open(top: BorrowedFd<'_>, pid: u32, since: Duration) -> Result<Self, Errno> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let folder = openat(top, pid.to_string(), flags, Mode::empty())?;
        let tasks_folder = open(folder.as_fd(), "task")?;
        let stat = stat(folder.as_fd())?;
        Ok(Self {
            pid,
            actor: None,
            folder,
            tasks_folder,
            tasks: Vec::new(),
            facts: Facts {
                stat,
                ..Facts::default()
            },
            ended: Default::default(),
            since,
        })
    }

    pub fn folder(&self) -> BorrowedFd<'_> {
        self.folder.as_fd()
    }

    /// Looks again. True if one of its threads may have run since the last look, or there are others now.
    ///
    /// `now` is a moment before anything is looked at.
    pub fn look(&mut self, now: Duration) -> Result<bool, Errno> {
        let mut is_changed = self.gather()?;
        for task in &mut self.tasks {
            is_changed |= task.look(self.tasks_folder.as_fd(), now).unwrap_or(true);
        }
        if is_changed {
            self.look_closely()?;
        }
        Ok(is_changed)
    }

    /// Finds which threads came and which ended.
    pub fn gather(&mut self) -> Result<bool, Errno> {
        let tids = numbers(self.tasks_folder.as_fd(), 0).map_err(|_| Errno::SRCH)?;
        let mut is_changed = self.drop_ended(&tids);
        for tid in tids {
            if !self.tasks.iter().any(|task| task.tid == tid)
                && let Ok(task) = Task::open(self.tasks_folder.as_fd(), tid, self.since)
            {
                is_changed = true;
                self.tasks.push(task);
            }
        }
        Ok(is_changed)
    }

    fn drop_ended(&mut self, tids: &[u32]) -> bool {
        let before = self.tasks.len();
        let ended = &mut self.ended;
        self.tasks.retain(|task| {
            let is_there = tids.contains(&task.tid);
            if !is_there {
                ended.0 += task.counts.ran;
                ended.1 += task.counts.delayed;
            }
            is_there
        });
        self.tasks.len() != before
    }

    /// Reads what a running thread may have changed, and what each thread waits for.
    fn look_closely(&mut self) -> Result<(), Errno> {
        self.facts = facts(self.folder.as_fd())?;
        for task in &mut self.tasks {
            if let Rest::Blocked(frame) = task.rest
                && task.is_settled()
            {
                task.waiting = Some(waiting(&frame, self.folder.as_fd(), task.since));
            }
        }
        let (folder, threads) = (self.folder.as_fd(), self.tasks_folder.as_fd());
        housekeeper::excuse(&mut self.tasks, folder, threads);
        Ok(())
    }

    /// Every thread has ended, and nobody has asked for the result yet.
    pub fn is_zombie(&self) -> bool {
        self.facts.stat.state == b'Z' && self.tasks.iter().all(Task::is_dead)
    }

    pub fn is_stopped(&self) -> bool {
        let mut living = self.tasks.iter().filter(|task| !task.is_dead()).peekable();
        living.peek().is_some() && living.all(Task::is_stopped)
    }

    /// CPU time, and how long its threads were ready and had no core.
    pub fn spent(&self) -> (Duration, Duration) {
        self.tasks.iter().fold(self.ended, |(ran, delayed), task| {
            (ran + task.counts.ran, delayed + task.counts.delayed)
        })
    }

    /// The inodes of its sockets.
    pub fn sockets(&self) -> impl Iterator<Item = (i32, u64)> {
        self.facts.links.iter().filter_map(|(fd, link)| match link {
            Link::Socket(inode) => Some((*fd, *inode)),
            _ => None,
        })
    }
}

/// A process's name, state, parent and session.
pub fn stat(folder: BorrowedFd<'_>) -> Result<Stat, Errno> {
    let line = text(folder, "stat")?;
    // The name may hold blanks and brackets.
    let (front, back) = line.rsplit_once(") ").ok_or(Errno::ILSEQ)?;
    let name = front.split_once(" (").map_or("", |(_, name)| name);
    let mut words = back.split_ascii_whitespace();
    let state = words
        .next()
        .and_then(|word| word.bytes().next())
        .unwrap_or(b'?');
    let parent = words.next().and_then(|word| word.parse().ok()).unwrap_or(0);
    let session = words.nth(1).and_then(|word| word.parse().ok()).unwrap_or(0);
    Ok(Stat {
        name: name.to_owned(),
        state,
        parent,
        session,
    })
}

fn facts(folder: BorrowedFd<'_>) -> Result<Facts, Errno> {
    let stat = stat(folder)?;
    let mut facts = Facts {
        stat,
        ..Facts::default()
    };
    match links(folder) {
        Ok(links) => facts.links = links,
        Err(_) => facts.is_hidden = facts.stat.state != b'Z',
    }
    facts.has_timer = has_timer(folder, &facts.links);
    Ok(facts)
}

/// The sockets that a process holds now, by their inodes.
pub fn sockets(folder: BorrowedFd<'_>) -> Result<impl Iterator<Item = u64>, Errno> {
    let links = links(folder)?.into_iter();
    Ok(links.filter_map(|(_, link)| match link {
        Link::Socket(inode) => Some(inode),
        _ => None,
    }))
}

fn links(folder: BorrowedFd<'_>) -> Result<Vec<(i32, Link)>, Errno> {
    let list = open(folder, "fd")?;
    let numbers = numbers(list.as_fd(), 0).map_err(|_| Errno::ACCESS)?;
    if numbers.len() > MOST_DESCRIPTORS {
        return Err(Errno::TOOBIG);
    }
    let mut found = Vec::new();
    for number in numbers {
        let fd = i32::try_from(number).map_err(|_| Errno::BADF)?;
        // One that was closed in between is no matter: then the process has run.
        if let Ok(link) = descriptor::link(folder, fd.into()) {
            found.push((fd, link));
        }
    }
    Ok(found)
}

fn has_timer(folder: BorrowedFd<'_>, links: &[(i32, Link)]) -> bool {
    let is_set = |fd: i32| descriptor::is_armed(folder, fd).unwrap_or(true);
    let mut timers = links.iter().filter(|(_, link)| *link == Link::Timer);
    timers.any(|(fd, _)| is_set(*fd)) || has_posix_timer(folder) || catches_alarms(folder)
}

fn has_posix_timer(folder: BorrowedFd<'_>) -> bool {
    text(folder, "timers").map_or(true, |timers| !timers.trim().is_empty())
}

/// It has a handler for an alarm, or keeps alarms back to wait for them. Whose runtime catches whatever comes, as that
/// of Go does, says nothing by it.
fn catches_alarms(folder: BorrowedFd<'_>) -> bool {
    let Ok(status) = text(folder, "status") else {
        return true;
    };
    let mut masks = status.lines().filter_map(|line| {
        let (key, mask) = line.split_once(':')?;
        matches!(key, "SigCgt" | "SigBlk").then(|| u64::from_str_radix(mask.trim(), 16))
    });
    masks.any(|mask| mask.map_or(true, |mask| mask & ALARMS != 0 && mask & RARE != RARE))
}
