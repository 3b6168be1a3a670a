//! A process of ours that is sent on an errand: it is told something once, and answers in lines.
//!
//! Its input stays open as long as it is wanted: when that ends, because it is dismissed or because this
//! program is gone, it is to end too. What does not is killed with all of its process group.

use super::clock::Clock;
use super::interrupt::Interrupts;
use crate::trace::Moment;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{OFlags, fcntl_setfl};
use rustix::process::{Pid, PidfdFlags, Signal, kill_process_group, pidfd_open};
use std::io::{self, Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::time::Duration;

/// The longest line that it may answer.
const LONGEST: usize = 512 * 1024 * 1024;
/// How much is kept of what it said on its error output.
const SAID: usize = 4 * 1024;
/// How long it may take to end when it is asked to.
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Debug)]
pub struct Errand {
    child: Child,
    end: OwnedFd,
    clock: Clock,
    input: Option<ChildStdin>,
    unsent: Vec<u8>,
    output: Option<ChildStdout>,
    errors: Option<ChildStderr>,
    /// What it has answered and nobody has taken; of that, how much holds no end of a line.
    answered: Vec<u8>,
    searched: usize,
    said: Vec<u8>,
    has_ended: bool,
}

#[derive(Debug)]
pub enum Answer {
    Line(Vec<u8>),
    /// It said nothing for so long.
    Silent,
    /// A line without end.
    Flood,
    /// Somebody wants this program to stop.
    Interrupted,
    /// With what it last said on its error output.
    Ended(ExitStatus, String),
}

impl Errand {
    /// Runs the command in a process group of its own, so that Ctrl-C reaches this program alone.
    pub fn start(mut command: Command, told: Vec<u8>) -> io::Result<Self> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.stderr(Stdio::piped()).process_group(0).spawn()?;
        let end = pidfd_open(Pid::from_child(&child), PidfdFlags::empty());
        let end = end.inspect_err(|_| {
            child.kill().and_then(|()| child.wait()).ok();
        })?;
        let errand = Self {
            end,
            clock: Clock::start(),
            input: child.stdin.take(),
            unsent: told,
            output: child.stdout.take(),
            errors: child.stderr.take(),
            child,
            answered: Vec::new(),
            searched: 0,
            said: Vec::new(),
            has_ended: false,
        };
        for fd in [
            errand.input.as_ref().map(std::os::fd::AsFd::as_fd),
            errand.output.as_ref().map(std::os::fd::AsFd::as_fd),
            errand.errors.as_ref().map(std::os::fd::AsFd::as_fd),
        ] {
            fd.map_or(Ok(()), |fd| fcntl_setfl(fd, OFlags::NONBLOCK))?;
        }
        Ok(errand)
    }

    /// The next thing to know; waits for it no longer than `patience`.
    pub fn next(&mut self, patience: Duration, interrupts: &Interrupts) -> io::Result<Answer> {
        let until = self.clock.now().after(patience);
        loop {
            if let Some(line) = self.line() {
                return Ok(Answer::Line(line));
            }
            if self.answered.len() > LONGEST {
                return Ok(Answer::Flood);
            }
            if self.output.is_none() {
                return self.ended();
            }
            if interrupts.came() {
                return Ok(Answer::Interrupted);
            }
            if !self.wait(until, Some(interrupts))? {
                return Ok(Answer::Silent);
            }
        }
    }

    /// Lets it know that it is not wanted any more, and returns when it is gone.
    pub fn dismiss(mut self) {
        self.input = None;
        let until = self.clock.now().after(PATIENCE);
        while self.output.is_some() && matches!(self.wait(until, None), Ok(true)) {
            self.answered.clear();
            self.searched = 0;
        }
        self.ended().ok();
    }

    fn line(&mut self) -> Option<Vec<u8>> {
        let unsearched = &self.answered[self.searched..];
        let Some(at) = unsearched.iter().position(|byte| *byte == b'\n') else {
            self.searched = self.answered.len();
            return None;
        };
        let rest = self.answered.split_off(self.searched + at + 1);
        let mut line = std::mem::replace(&mut self.answered, rest);
        self.searched = 0;
        line.pop();
        Some(line)
    }

    /// Waits for something to do and does it; `false` when the time is over.
    fn wait(&mut self, until: Moment, interrupts: Option<&Interrupts>) -> io::Result<bool> {
        let left = until.since(self.clock.now());
        if left.is_zero() {
            return Ok(false);
        }
        let mut set: Vec<PollFd<'_>> = Vec::with_capacity(4);
        let input = self.input.as_ref().filter(|_| !self.unsent.is_empty());
        set.extend(input.map(|fd| PollFd::new(fd, PollFlags::OUT)));
        set.extend(
            self.output
                .as_ref()
                .map(|fd| PollFd::new(fd, PollFlags::IN)),
        );
        set.extend(
            self.errors
                .as_ref()
                .map(|fd| PollFd::new(fd, PollFlags::IN)),
        );
        set.extend(interrupts.map(|fd| PollFd::new(fd, PollFlags::IN)));
        let time = Timespec::try_from(left).ok();
        match poll(&mut set, time.as_ref()) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(errno) => return Err(errno.into()),
        }
        self.send();
        self.read();
        Ok(true)
    }

    fn send(&mut self) {
        let Some(input) = &mut self.input else { return };
        match input.write(&self.unsent) {
            Ok(sent) => drop(self.unsent.drain(..sent)),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            // It has closed its input: it will end, or has something to say first.
            Err(_) => self.unsent.clear(),
        }
    }

    fn read(&mut self) {
        if let Some(output) = &mut self.output
            && !take(output, &mut self.answered)
        {
            self.output = None;
        }
        if let Some(errors) = &mut self.errors
            && !take(errors, &mut self.said)
        {
            self.errors = None;
        }
        let surplus = self.said.len().saturating_sub(SAID);
        self.said.drain(..surplus);
    }

    /// It has closed its output; now it must end, or it is ended.
    fn ended(&mut self) -> io::Result<Answer> {
        let time = Timespec::try_from(PATIENCE).ok();
        let mut set = [PollFd::new(&self.end, PollFlags::IN)];
        // Whatever the answer is, nothing of it is left alive.
        poll(&mut set, time.as_ref()).ok();
        let status = self.end()?;
        self.read();
        let said = String::from_utf8_lossy(&self.said).trim().to_string();
        Ok(Answer::Ended(status, said))
    }

    /// Kills all of its group; as long as it is not waited for, the group's number is nobody else's.
    fn end(&mut self) -> io::Result<ExitStatus> {
        if !self.has_ended {
            kill_process_group(Pid::from_child(&self.child), Signal::KILL).unwrap_or_default();
            self.has_ended = true;
        }
        self.child.wait()
    }
}

impl Drop for Errand {
    fn drop(&mut self) {
        self.end().ok();
    }
}

/// Reads what is there; `false` at the end.
fn take(from: &mut impl Read, into: &mut Vec<u8>) -> bool {
    let mut bytes = [0; 64 * 1024];
    match from.read(&mut bytes) {
        Ok(0) => false,
        Ok(count) => {
            into.extend_from_slice(&bytes[..count]);
            true
        }
        Err(error) => matches!(
            error.kind(),
            io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted
        ),
    }
}

#[cfg(test)]
mod tests;
