//! Who is on stage: the processes of all actors, and those that they left behind.

use super::process::{self, Process};
use super::{now, numbers, text};
use crate::trace::ActorId;
use rustix::fs::{CWD, Mode, OFlags, openat};
use std::collections::HashSet;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// Names the actor and the stage in the environment of every program that the stage starts.
const MARKER: &str = "PRAKTIKUM_ACTOR";
/// In `/proc`, processes come after what is not a process; from here on, nothing of that is listed.
const FIRST_PROCESS: u64 = 256;

/// Stages of this program so far.
static STAGES: AtomicU32 = AtomicU32::new(0);

#[derive(Debug)]
pub struct Roster {
    top: OwnedFd,
    own: u32,
    /// Everybody in this `/proc` is on stage.
    is_isolated: bool,
    /// Tells this stage from others on the same machine.
    stage: String,
    pub processes: Vec<Process>,
    /// Seen before, and not on stage.
    strangers: HashSet<u32>,
    has_gathered: bool,
    /// Nobody on stage has begun before.
    since: Duration,
}

impl Roster {
    pub fn new(is_isolated: bool) -> io::Result<Self> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let mut roster = Self {
            top: openat(CWD, "/proc", flags, Mode::empty())?,
            own: std::process::id(),
            is_isolated,
            stage: format!(
                "{}-{}",
                std::process::id(),
                STAGES.fetch_add(1, Ordering::Relaxed)
            ),
            processes: Vec::new(),
            strangers: HashSet::new(),
            has_gathered: false,
            since: now(),
        };
        if !is_isolated {
            // Who was there before the stage is not on it: a machine has hundreds, and each would be looked into.
            roster.strangers = roster.pids()?.into_iter().collect();
        }
        Ok(roster)
    }

    /// Looks at all. The pid of one that is new, has gone or may have run since the last look.
    pub fn look(&mut self, leaders: &[(u32, ActorId)]) -> io::Result<Option<u32>> {
        let now = now();
        let mut changed = self.gather(leaders)?;
        let own = self.own;
        self.processes.retain_mut(|process| {
            let look = process.look(now);
            let is_gone = look.is_err();
            if look.unwrap_or(true) && process.pid != own {
                changed = Some(process.pid);
            }
            !is_gone
        });
        Ok(changed)
    }

    /// Some are seen before they have a session of their own.
    fn name(&mut self, leaders: &[(u32, ActorId)]) {
        for index in 0..self.processes.len() {
            let process = &self.processes[index];
            if process.actor.is_none() {
                let (_, actor) = self.belongs(process, leaders);
                self.processes[index].actor = actor;
            }
        }
    }

    /// Finds who came and who went.
    pub fn gather(&mut self, leaders: &[(u32, ActorId)]) -> io::Result<Option<u32>> {
        let pids = self.pids()?;
        let mut changed = None;
        self.processes.retain(|process| {
            let is_there = pids.binary_search(&process.pid).is_ok();
            if !is_there {
                changed = Some(process.pid);
            }
            is_there
        });
        // Whoever was seen before it had a session, or a name in its environment, is no stranger for good.
        let leads = |pid: &u32| leaders.iter().any(|(leader, _)| leader == pid);
        if !std::mem::replace(&mut self.has_gathered, true) && self.strangers.iter().any(leads) {
            // The play began before the roster did.
            self.strangers.clear();
        }
        self.strangers
            .retain(|pid| pids.binary_search(pid).is_ok() && !leads(pid));
        // Children have greater numbers than their parents, nearly always; the rest is found by the second round.
        let came = self.admit_new(&pids, leaders);
        let more = came.and_then(|_| self.admit_new(&pids, leaders));
        changed = more.or(came).or(changed);
        self.name(leaders);
        let known = &self.processes;
        let is_known = |pid: &u32| known.iter().any(|process| process.pid == *pid);
        let (led, others): (Vec<u32>, Vec<u32>) = pids
            .iter()
            .filter(|pid| !is_known(pid))
            .partition(|pid| leaders.iter().any(|(leader, _)| leader == *pid));
        self.strangers.extend(others);
        // A leader that could not be looked at: nothing is known without it.
        Ok(changed.or(led.first().copied()))
    }

    /// Who holds which socket now. Looks beside the roster, which must miss nobody's coming and going.
    pub fn sockets(&self, leaders: &[(u32, ActorId)]) -> io::Result<Vec<(u64, ActorId)>> {
        let mut found = Vec::new();
        for pid in self.pids()? {
            if pid == self.own || self.strangers.contains(&pid) {
                continue;
            }
            let known = self.processes.iter().find(|process| process.pid == pid);
            let new = known
                .is_none()
                .then(|| Process::open(self.top.as_fd(), pid, self.since).ok());
            let Some(process) = known.or(new.as_ref().and_then(Option::as_ref)) else {
                continue;
            };
            let actor = process.actor.or_else(|| self.belongs(process, leaders).1);
            if let (Some(actor), Ok(sockets)) = (actor, process::sockets(process.folder())) {
                found.extend(sockets.map(|inode| (inode, actor)));
            }
        }
        Ok(found)
    }

    /// Everybody there is, in order.
    fn pids(&self) -> io::Result<Vec<u32>> {
        let mut pids = numbers(self.top.as_fd(), FIRST_PROCESS)?;
        if !pids.contains(&self.own) {
            pids = numbers(self.top.as_fd(), 0)?;
        }
        pids.sort_unstable();
        Ok(pids)
    }

    /// The last of those that were taken in.
    fn admit_new(&mut self, pids: &[u32], leaders: &[(u32, ActorId)]) -> Option<u32> {
        let mut came = None;
        for pid in pids {
            if self.is_new(*pid) && self.admit(*pid, leaders) {
                came = Some(*pid);
            }
        }
        came
    }

    fn is_new(&self, pid: u32) -> bool {
        pid != self.own
            && !self.strangers.contains(&pid)
            && !self.processes.iter().any(|process| process.pid == pid)
    }

    /// Takes a process in if it is on stage.
    fn admit(&mut self, pid: u32, leaders: &[(u32, ActorId)]) -> bool {
        let Ok(mut process) = Process::open(self.top.as_fd(), pid, self.since) else {
            return false;
        };
        let (is_ours, actor) = self.belongs(&process, leaders);
        if is_ours || self.is_isolated {
            process.actor = actor;
            self.processes.push(process);
            return true;
        }
        false
    }

    /// Is it one of ours, and whose?
    fn belongs(&self, process: &Process, leaders: &[(u32, ActorId)]) -> (bool, Option<ActorId>) {
        let facts = &process.facts.stat;
        let led = leaders
            .iter()
            .find(|(pid, _)| *pid == facts.session || *pid == process.pid);
        if let Some((_, actor)) = led {
            return (true, Some(*actor));
        }
        let parent = self
            .processes
            .iter()
            .find(|other| other.pid == facts.parent);
        if let Some(parent) = parent {
            return (true, parent.actor);
        }
        let actor = self.mark(process);
        (actor.is_some(), actor)
    }

    /// The variable by which a program's processes are known wherever they go: its name and value.
    pub fn marker(&self, actor: ActorId) -> (&'static str, String) {
        (MARKER, format!("{}.{}", actor.0, self.stage))
    }

    /// The actor that its environment names.
    fn mark(&self, process: &Process) -> Option<ActorId> {
        let environment = text(process.folder(), "environ").ok()?;
        let value = environment
            .split('\0')
            .find_map(|entry| entry.strip_prefix(MARKER)?.strip_prefix('='))?;
        let (actor, stage) = value.split_once('.').unwrap_or((value, ""));
        let is_ours = self.is_isolated || stage == self.stage;
        is_ours.then(|| actor.parse().ok().map(ActorId)).flatten()
    }

    /// Is it this program itself?
    pub fn is_own(&self, pid: u32) -> bool {
        pid == self.own
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::{Command, Stdio};

    #[test]
    fn who_was_a_stranger_between_fork_and_program_is_on_stage_afterwards() {
        let mut roster = Roster::new(false).expect("there is /proc");
        let mut cat = Command::new("cat")
            .stdin(Stdio::piped())
            .spawn()
            .expect("cat runs");
        roster.look(&[]).expect("everybody can be looked at");
        assert!(roster.processes.is_empty(), "nobody is on stage yet");
        let changed = roster.look(&[(cat.id(), ActorId(0))]).ok().flatten();
        assert_eq!(changed, Some(cat.id()));
        let actors: Vec<_> = roster.processes.iter().map(|one| one.actor).collect();
        assert_eq!(actors, [Some(ActorId(0))]);
        drop(cat.stdin.take());
        cat.wait().expect("cat ends with its input");
    }
}
