//! The end of a play: everybody is asked to go, and after the grace nobody is asked any more.

use super::super::process::{Mark, company, next_zombie};
use super::Theatre;
use super::player::Player;
use crate::trace::{ActorId, Event, Moment};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{
    Pid, PidfdFlags, Signal, WaitOptions, pidfd_open, pidfd_send_signal, waitpid,
};
use std::os::fd::{AsFd, OwnedFd};
use std::time::Duration;

/// Who forks faster than it is killed is looked for so many times; in a room the room's end ends it.
const ROUNDS: usize = 20;

impl Theatre {
    /// TERM to all, the grace, KILL; returns when all are reaped.
    pub fn end(&mut self, grace: Duration) -> Vec<(Moment, Event)> {
        let until = self.now().after(grace);
        let mut left = self.everybody();
        for process in &left {
            process.send(Signal::TERM);
            // One that was stopped hears it only now.
            process.send(Signal::CONT);
        }
        self.await_ends(&mut left, until);
        for _ in 0..ROUNDS {
            left = self.everybody();
            if left.is_empty() {
                break;
            }
            for process in &left {
                process.send(Signal::KILL);
            }
            let soon = self.now().after(Duration::from_secs(1));
            self.await_ends(&mut left, soon);
        }
        self.round();
        self.reap_all();
        std::mem::take(&mut self.told.events)
    }

    /// Waits for these, and goes on serving them meanwhile: a program may print its farewell.
    fn await_ends(&mut self, left: &mut Vec<Process>, until: Moment) {
        loop {
            self.round();
            self.reap_all();
            left.retain(|process| !process.has_ended());
            let now = self.now();
            if left.is_empty() || now >= until {
                return;
            }
            let time = Timespec::try_from(until.since(now)).ok();
            let mut set: Vec<PollFd<'_>> = left
                .iter()
                .map(|process| PollFd::new(&process.pidfd, PollFlags::IN))
                .collect();
            set.push(PollFd::new(&self.poll, PollFlags::IN));
            poll(&mut set, time.as_ref()).unwrap_or_default();
        }
    }

    fn reap_all(&mut self) {
        self.ask_kernel();
        for place in 0..self.players.len() {
            self.with(ActorId(place), |player, desk| {
                if let Some(run) = player.program_mut().and_then(|it| it.run.as_mut()) {
                    run.hear_barrier(desk);
                    run.reap(desk);
                }
            });
        }
        self.reap_strays();
    }

    /// In a room of its own, whoever lost its parent is this process's child: nobody else will reap it.
    pub(super) fn reap_strays(&mut self) {
        if !self.isolated {
            return;
        }
        while let Some(pid) = next_zombie() {
            let known = self.players.iter().filter_map(|player| player.program());
            let runs: Vec<_> = known.filter_map(|program| program.run.as_ref()).collect();
            // An actor's own end is told where its output is; one that has just been forked has no name yet.
            if runs.iter().any(|run| run.may_be(pid)) {
                return;
            }
            waitpid(Some(pid), WaitOptions::NOHANG).unwrap_or_default();
        }
    }

    /// All processes of this play that are alive: the actors', and those that they left.
    fn everybody(&mut self) -> Vec<Process> {
        self.reap_all();
        let sessions: Vec<Pid> = self.players.iter().filter_map(Player::session).collect();
        let programs = self.players.iter().filter_map(Player::program);
        let marks: Vec<&Mark> = programs.map(|program| &program.mark).collect();
        let outside = (!self.isolated).then_some(&marks[..]);
        let pids = company(outside, &sessions);
        pids.into_iter().filter_map(Process::of).collect()
    }
}

/// A process that is to end.
#[derive(Debug)]
struct Process {
    pidfd: OwnedFd,
}

impl Process {
    fn of(pid: Pid) -> Option<Self> {
        let pidfd = pidfd_open(pid, PidfdFlags::empty()).ok()?;
        Some(Self { pidfd })
    }

    fn send(&self, signal: Signal) {
        // Who has gone meanwhile needs no signal.
        pidfd_send_signal(&self.pidfd, signal).unwrap_or_default();
    }

    fn has_ended(&self) -> bool {
        let none = Timespec {
            tv_sec: 0,
            tv_nsec: 0,
        };
        let mut set = [PollFd::from_borrowed_fd(self.pidfd.as_fd(), PollFlags::IN)];
        poll(&mut set, Some(&none)).is_ok_and(|ready| ready > 0)
    }
}
