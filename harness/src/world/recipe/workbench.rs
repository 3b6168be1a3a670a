//! Where a compiler works: a process of ours that is told a task, closes itself in, and lets the compiler loose.
//!
//! The sources are somebody's whom nobody knows, and they tell compilers what to read and what to run: what the
//! compiler says goes straight to whoever asked, and how it ended is told by this process's code alone.

#![expect(unsafe_code, reason = "what becomes a compiler is confined first")]

use crate::scenario::text::Text;
use crate::trace::{Limit, Moment};
use crate::world::cgroup::Group;
use crate::world::clock::Clock;
use crate::world::room::{self, Side};
use crate::world::sandbox::watch::Watch;
use crate::world::sandbox::{self, Household, Share, confine};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, PidfdFlags, pidfd_open, setsid};
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::fs;
use std::io::{self, Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

/// The longest task that is read.
const LONGEST: u64 = 16 << 20;
/// How much may be written at the benches, in MiB and in files, and how often that is looked at.
const ROOM: u64 = 2048;
const FILES: usize = 100_000;
const LOOK: Duration = Duration::from_millis(500);

/// What a compiler is to do.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Task {
    pub(super) program: PathBuf,
    pub(super) args: Vec<OsString>,
    pub(super) envs: Vec<(OsString, OsString)>,
    pub(super) folder: PathBuf,
    /// What it may read beside the system, and where it may write.
    pub(super) seen: Vec<PathBuf>,
    pub(super) benches: Vec<PathBuf>,
    pub(super) seconds: u32,
}

/// How a task ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Worked,
    Refused,
    /// Of what it took too much: memory in MiB, processes, threads, room on the disk in MiB.
    Memory,
    Processes,
    Threads,
    Room,
    /// The machine allows no room; it says why on its output.
    NoRoom,
    /// The compiler could not be started.
    NotStarted,
}

/// By the code of the process: none that it has for another reason.
const ENDS: [(u8, End); 8] = [
    (0, End::Worked),
    (101, End::Refused),
    (102, End::Memory),
    (103, End::Processes),
    (104, End::Threads),
    (105, End::Room),
    (106, End::NoRoom),
    (107, End::NotStarted),
];

impl End {
    pub(super) fn of(code: Option<i32>) -> Option<Self> {
        let known = |(own, _): &&(u8, Self)| Some(i32::from(*own)) == code;
        ENDS.iter().find(known).map(|(_, end)| *end)
    }

    fn code(self) -> u8 {
        let own = ENDS.iter().find(|(_, end)| *end == self);
        own.map_or(u8::MAX, |(code, _)| *code)
    }

    fn exceeded(limit: Limit) -> Self {
        match limit {
            Limit::Processes(_) => Self::Processes,
            Limit::Threads(_) => Self::Threads,
            _ => Self::Memory,
        }
    }
}

/// Does the task on standard input; the code with which this process is to end.
pub fn run() -> io::Result<u8> {
    let task: Task = serde_json::from_reader(io::stdin().lock().take(LONGEST))?;
    if let Err(closed) = sandbox::reach(&task.program) {
        tell(&closed.text())?;
        return Ok(End::NoRoom.code());
    }
    let household = Household::of_build(task.seen.clone(), task.benches.clone());
    let household = household.in_group(Share::of_build(task.seconds));
    let closed = match room::enter(&household, 0) {
        Ok(Side::Outside(code)) => return Ok(code),
        Ok(Side::Inside(_)) => room::close(),
        Err(refused) => Err(refused),
    };
    if let Err(refused) = closed {
        tell(&refused.text())?;
        return Ok(End::NoRoom.code());
    }
    Ok(perform(&task, household.group()).code())
}

fn tell(why: &Text) -> io::Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, why)?;
    out.flush()
}

/// When this process ends, which is the first here, whoever is left ends with it.
fn perform(task: &Task, group: Option<&Arc<Group>>) -> End {
    let started = start(task, group).and_then(|child| {
        let end = pidfd_open(Pid::from_child(&child), PidfdFlags::empty())?;
        Ok((child, end))
    });
    match started {
        Ok((child, end)) => follow(child, &end, task, group).unwrap_or(End::NotStarted),
        Err(error) => {
            writeln!(io::stderr(), "{}: {error}", task.program.display()).unwrap_or_default();
            End::NotStarted
        }
    }
}

fn start(task: &Task, group: Option<&Arc<Group>>) -> io::Result<Child> {
    let mut command = Command::new(&task.program);
    command.args(&task.args).current_dir(&task.folder);
    command.env_clear().envs(task.envs.iter().cloned());
    command.stdin(Stdio::null());
    let share = Share::of_build(task.seconds);
    let group = group.cloned();
    let stranger = move || {
        if let Some(group) = &group {
            // Where the kernel takes nobody in, the watch stands alone.
            group.join().unwrap_or_default();
        }
        // The terminal from which all this was begun is not theirs.
        setsid()?;
        confine(share)
    };
    // SAFETY: this process has a single thread, so that its child may allocate.
    unsafe { command.pre_exec(stranger) };
    command.spawn()
}

/// Until it ends, or takes too much.
fn follow(
    mut child: Child,
    end: &OwnedFd,
    task: &Task,
    group: Option<&Arc<Group>>,
) -> io::Result<End> {
    let clock = Clock::start();
    let mut watch = Watch::beside(Share::of_build(task.seconds), &task.benches);
    if let Some(group) = group {
        watch.of_group(group);
    }
    let mut measured = Moment::default();
    loop {
        let now = clock.now();
        if watch.next() <= now
            && let Some(limit) = watch.look(now, 0)
        {
            return Ok(End::exceeded(limit));
        }
        if now.since(measured) >= LOOK {
            if !fits(&task.benches) {
                return Ok(End::Room);
            }
            measured = clock.now();
        }
        let rest = watch.next().since(now).min(LOOK);
        if is_over(end, rest)? {
            if let Some(limit) = watch.ask_kernel() {
                return Ok(End::exceeded(limit));
            }
            return Ok(match child.wait()?.success() {
                true if fits(&task.benches) => End::Worked,
                true => End::Room,
                false => End::Refused,
            });
        }
    }
}

fn is_over(end: &OwnedFd, rest: Duration) -> io::Result<bool> {
    let rest = Timespec::try_from(rest).unwrap_or(Timespec {
        tv_sec: 0,
        tv_nsec: 0,
    });
    let mut end = [PollFd::new(end, PollFlags::IN)];
    match poll(&mut end, Some(&rest)) {
        Ok(count) => Ok(count > 0),
        Err(rustix::io::Errno::INTR) => Ok(false),
        Err(errno) => Err(errno.into()),
    }
}

/// Is what lies at the benches not too much?
fn fits(benches: &[PathBuf]) -> bool {
    let (mut bytes, mut files) = (0, 0);
    let mut folders: Vec<PathBuf> = benches.to_vec();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            files += 1;
            if files > FILES || bytes >> 20 > ROOM {
                return false;
            }
            let Ok(about) = entry.path().symlink_metadata() else {
                continue;
            };
            bytes += about.blocks() * 512;
            if about.is_dir() {
                folders.push(entry.path());
            }
        }
    }
    bytes >> 20 <= ROOM
}

/// In words, why the compiler was stopped.
pub(super) fn exceeded(end: End, seconds: u32) -> Option<Text> {
    let share = Share::of_build(seconds);
    let (memory, processes, threads) = share.all_together();
    Some(match end {
        End::Memory => Text::new(
            format!("dihentikan: lebih dari {memory} MiB memori"),
            format!("was stopped: it took more than {memory} MiB of memory"),
        ),
        End::Processes => Text::new(
            format!("dihentikan: lebih dari {processes} proses"),
            format!("was stopped: it began more than {processes} processes"),
        ),
        End::Threads => Text::new(
            format!("dihentikan: lebih dari {threads} thread"),
            format!("was stopped: it began more than {threads} threads"),
        ),
        End::Room => Text::new(
            format!("dihentikan: menulis lebih dari {ROOM} MiB atau {FILES} berkas"),
            format!("was stopped: it wrote more than {ROOM} MiB or {FILES} files"),
        ),
        End::Worked | End::Refused | End::NoRoom | End::NotStarted => return None,
    })
}

/// Whoever writes at a bench in the room must be allowed to.
pub(super) fn hand_over(bench: &Path) -> io::Result<()> {
    let Some(writer) = room::writer()? else {
        return Ok(());
    };
    let mut all = vec![bench.to_path_buf()];
    while let Some(path) = all.pop() {
        let about = path.symlink_metadata()?;
        if about.uid() == writer && path == bench {
            return Ok(());
        }
        if about.is_dir() {
            for entry in fs::read_dir(&path)? {
                all.push(entry?.path());
            }
        }
        std::os::unix::fs::lchown(&path, Some(writer), Some(writer))?;
    }
    Ok(())
}
