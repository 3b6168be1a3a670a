//! Asks the kernel about the descriptors that blocked threads wait on, through copies that live for a moment.
//!
//! It is done only when every thread on stage is blocked for good: a copy keeps a socket open that its program
//! closes meanwhile.

use crate::trace::survey::{Call, Restless};
use crate::world::proc::process::Process;
use crate::world::proc::wait::Waiting;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::net::SocketType;
use rustix::net::sockopt::{Timeout, socket_timeout, socket_type};
use rustix::process::{Pid, PidfdFlags, PidfdGetfdFlags, pidfd_getfd, pidfd_open};
use rustix::termios::{LocalModes, SpecialCodeIndex, tcgetattr};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

/// Why the process may go on by itself, if it may.
pub(super) fn look(process: &Process) -> Option<Restless> {
    let pid = process.pid;
    let waits = process
        .tasks
        .iter()
        .filter_map(|task| task.waiting.as_ref());
    let mut waits = waits.filter(|waiting| !waiting.asked.is_empty()).peekable();
    waits.peek()?;
    let Ok(handle) = handle(pid) else {
        return Some(Restless::Unknown { pid });
    };
    waits.find_map(|waiting| {
        ask(handle.as_fd(), waiting, pid).unwrap_or(Some(Restless::Unknown { pid }))
    })
}

pub(super) fn handle(pid: u32) -> Result<OwnedFd, Errno> {
    let pid = i32::try_from(pid).ok().and_then(Pid::from_raw);
    pidfd_open(pid.ok_or(Errno::SRCH)?, PidfdFlags::empty())
}

fn ask(process: BorrowedFd<'_>, waiting: &Waiting, pid: u32) -> Result<Option<Restless>, Errno> {
    let mut copies = Vec::new();
    for (fd, mut events) in waiting.asked.iter().copied() {
        let copy = pidfd_getfd(process, fd, PidfdGetfdFlags::empty())?;
        if has_timeout(copy.as_fd(), waiting.call) {
            return Ok(Some(Restless::Timed { pid }));
        }
        if waiting.is_greedy && socket_type(&copy)? == SocketType::STREAM {
            // It waits for more than has come. All of it has woken it already: the tables were asked before.
            events = PollFlags::empty();
        }
        copies.push((copy, events));
    }
    let mut polled: Vec<PollFd<'_>> = copies
        .iter()
        .map(|(copy, events)| PollFd::new(copy, *events))
        .collect();
    let now = Timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    poll(&mut polled, Some(&now))?;
    let is_ready = polled.iter().any(|one| one.revents() != PollFlags::empty());
    Ok(is_ready.then_some(Restless::InFlight))
}

/// Would a blocked call on it come back after some time?
fn has_timeout(fd: BorrowedFd<'_>, call: Call) -> bool {
    let side = match call {
        Call::Read | Call::Receive | Call::Accept => Timeout::Recv,
        Call::Write | Call::Send => Timeout::Send,
        _ => return false,
    };
    match socket_timeout(fd, side) {
        Ok(timeout) => timeout.is_some(),
        Err(Errno::NOTSOCK) => call == Call::Read && is_timed_terminal(fd),
        Err(_) => true,
    }
}

fn is_timed_terminal(fd: BorrowedFd<'_>) -> bool {
    tcgetattr(fd).is_ok_and(|modes| {
        !modes.local_modes.contains(LocalModes::ICANON)
            && modes.special_codes[SpecialCodeIndex::VTIME] > 0
    })
}
