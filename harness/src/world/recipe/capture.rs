//! Runs a command to its end and keeps what it says: only so much, and only so long; whoever it left in its
//! process group ends with it.

use crate::world::clock::Clock;
use crate::world::effort;
use crate::world::interrupt::Interrupts;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::{Pid, PidfdFlags, Signal, kill_process_group, pidfd_open};
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// How long it may take to be gone when it was killed, and its pipes to be closed when it has ended.
const PATIENCE: Duration = Duration::from_secs(5);
const REST: Duration = Duration::from_secs(1);

/// What a command said, each as far as it was kept.
#[derive(Debug)]
pub struct Captured {
    pub worked: bool,
    /// None if a signal ended it.
    pub code: Option<i32>,
    pub out: Vec<u8>,
    pub err: Vec<u8>,
    /// CPU time of its own, and of all whom it waited for.
    pub used: Duration,
}

/// How a command is run.
#[derive(Debug)]
pub(super) struct Terms<'a> {
    /// What it is given to read.
    pub(super) told: Stdio,
    pub(super) limit: Duration,
    /// So much of each stream is kept.
    pub(super) most: usize,
    /// Somebody may want it to stop.
    pub(super) stop: Option<&'a Interrupts>,
}

/// Runs a command that is given nothing to read; one that takes too long is killed.
pub fn capture(command: Command, limit: Duration, most: usize) -> io::Result<Captured> {
    let told = Stdio::null();
    let stop = None;
    capture_on(
        Terms {
            told,
            limit,
            most,
            stop,
        },
        command,
    )
}

/// The same on these terms.
pub(super) fn capture_on(terms: Terms<'_>, mut command: Command) -> io::Result<Captured> {
    command
        .stdin(terms.told)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0);
    let mut child = command.spawn()?;
    let mut flow = Flow {
        pipes: [
            child.stdout.take().map(OwnedFd::from),
            child.stderr.take().map(OwnedFd::from),
        ],
        kept: [Vec::new(), Vec::new()],
        most: terms.most,
        stop: terms.stop,
        clock: Clock::start(),
    };
    let pid = Pid::from_child(&child);
    let end = match pidfd_open(pid, PidfdFlags::empty()) {
        Ok(end) => end,
        Err(errno) => {
            child.kill()?;
            child.wait()?;
            return Err(errno.into());
        }
    };
    let timely = flow.follow(Some(&end), terms.limit);
    // Nobody has waited for it yet, so that the number is still its own.
    kill_process_group(pid, Signal::KILL).unwrap_or_default();
    let is_stopped = flow.stop.take().is_some_and(Interrupts::has_come);
    let is_gone = flow.follow(Some(&end), PATIENCE)?;
    if !timely? || !is_gone {
        reap(&mut child, is_gone)?;
        return Err(match is_stopped {
            true => io::ErrorKind::Interrupted.into(),
            false => io::ErrorKind::TimedOut.into(),
        });
    }
    flow.follow(None, REST)?;
    let (status, used) = effort::wait(&child)?;
    let [out, err] = flow.kept;
    Ok(Captured {
        worked: status.success(),
        code: status.code(),
        out,
        err,
        used,
    })
}

/// One that a kill does not end is left to the system.
fn reap(child: &mut Child, is_gone: bool) -> io::Result<()> {
    if is_gone {
        child.wait()?;
    }
    Ok(())
}

struct Flow<'a> {
    pipes: [Option<OwnedFd>; 2],
    kept: [Vec<u8>; 2],
    most: usize,
    stop: Option<&'a Interrupts>,
    clock: Clock,
}

impl Flow<'_> {
    /// Reads until this end has come, or without one until the pipes are closed; was it in time?
    fn follow(&mut self, end: Option<&OwnedFd>, limit: Duration) -> io::Result<bool> {
        let until = self.clock.now().after(limit);
        loop {
            if end.is_none() && self.pipes.iter().all(Option::is_none) {
                return Ok(true);
            }
            let now = self.clock.now();
            if now >= until || self.stop.is_some_and(Interrupts::has_come) {
                return Ok(false);
            }
            let (ready, has_ended) = self.wait(end, until.since(now))?;
            for (place, is_ready) in ready.into_iter().enumerate() {
                if is_ready {
                    self.read(place)?;
                }
            }
            if has_ended {
                return Ok(true);
            }
        }
    }

    /// Which pipes have something to say, and has the end come?
    fn wait(&self, end: Option<&OwnedFd>, most: Duration) -> io::Result<([bool; 2], bool)> {
        let open = |place: &usize| self.pipes[*place].is_some();
        let places: Vec<usize> = (0..2).filter(open).collect();
        let pipes = places
            .iter()
            .filter_map(|place| self.pipes[*place].as_ref());
        let mut all: Vec<PollFd<'_>> = pipes
            .chain(end)
            .map(|one| PollFd::new(one, PollFlags::IN))
            .collect();
        let count = all.len();
        all.extend(self.stop.map(|stop| PollFd::new(stop, PollFlags::IN)));
        let most = Timespec::try_from(most).unwrap_or(Timespec {
            tv_sec: 1,
            tv_nsec: 0,
        });
        match poll(&mut all, Some(&most)) {
            Ok(_) | Err(Errno::INTR) => {}
            Err(errno) => return Err(errno.into()),
        }
        let mut ready = [false; 2];
        for (one, place) in all.iter().zip(&places) {
            ready[*place] = !one.revents().is_empty();
        }
        let last = all[..count].last().filter(|_| end.is_some());
        Ok((ready, last.is_some_and(|one| !one.revents().is_empty())))
    }

    /// What is too much is read and thrown away, so that nobody waits.
    fn read(&mut self, place: usize) -> io::Result<()> {
        let Some(pipe) = &self.pipes[place] else {
            return Ok(());
        };
        let mut bytes = [0; 16 * 1024];
        match rustix::io::read(pipe, &mut bytes) {
            Ok(0) => self.pipes[place] = None,
            Ok(count) => {
                let kept = &mut self.kept[place];
                let room = self.most.saturating_sub(kept.len());
                kept.extend(&bytes[..count.min(room)]);
            }
            Err(Errno::INTR) => {}
            Err(errno) => return Err(errno.into()),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::Moment;

    fn shell(script: &str, limit: Duration) -> io::Result<Captured> {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        capture(command, limit, 1000)
    }

    #[test]
    fn both_streams_and_the_end_are_kept() {
        let said = shell("echo out; echo err >&2; exit 3", Duration::from_secs(60)).unwrap();
        assert_eq!(
            (&said.out[..], &said.err[..]),
            (&b"out\n"[..], &b"err\n"[..])
        );
        assert!(!said.worked);
    }

    #[test]
    fn a_flood_is_cut_and_the_command_still_ends() {
        let said = shell("head -c 5000000 /dev/zero", Duration::from_secs(60)).unwrap();
        assert!(said.worked && said.out.len() == 1000);
    }

    #[test]
    fn a_command_that_never_ends_is_killed_with_those_it_started() {
        let script = "sleep 1000 & echo $!; exec >/dev/null 2>&1; wait";
        for script in [script, "exec sleep 1000"] {
            let error = shell(script, Duration::from_millis(200)).expect_err("it is too slow");
            assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        }
    }

    #[test]
    fn whoever_is_left_behind_with_the_pipes_holds_nobody_up() {
        let clock = Clock::start();
        let said = shell("sleep 1000 & echo $!", Duration::from_secs(60)).unwrap();
        let pid: i32 = String::from_utf8(said.out).unwrap().trim().parse().unwrap();
        assert!(said.worked && clock.now().since(Moment::default()) < Duration::from_secs(50));
        let gone = pidfd_open(Pid::from_raw(pid).unwrap(), PidfdFlags::empty());
        let ends = |end: OwnedFd| {
            let mut end = [PollFd::new(&end, PollFlags::IN)];
            let most = Timespec {
                tv_sec: 10,
                tv_nsec: 0,
            };
            poll(&mut end, Some(&most)).unwrap() == 1
        };
        assert!(gone.map_or(true, ends), "what it started lives on");
    }
}
