//! One process of an actor, from its fork to its end.

mod halt;
mod typing;

use super::super::poll::outbox::Outbox;
use super::super::poll::{Interest, Source};
use super::super::pty::{Child, Report, Terminal};
use super::super::theatre::desk::{Desk, refusal, refused};
use super::enter::Enter;
use crate::trace::echo::Echo;
use crate::trace::{Event, Exit, Limit, RefusalKind};
use crate::world::sandbox;
use rexpect::process::PtyProcess;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::pipe::{PipeFlags, pipe_with};
use rustix::process::{
    Pid, PidfdFlags, Signal, WaitOptions, WaitStatus, kill_process, kill_process_group, pidfd_open,
    waitpid,
};
use std::io;
use std::os::fd::{AsFd, OwnedFd};

pub(in crate::world) struct Run {
    /// Kept until the process has been reaped: dropped earlier, it would end it, slowly.
    process: Option<PtyProcess>,
    terminal: Option<Terminal>,
    outbox: Outbox,
    /// The end of a line that waits until what stands before it was taken.
    enter: Option<Enter>,
    echo: Echo,
    phase: Phase,
    pid: Option<Pid>,
    is_output_watched: bool,
    is_confined: bool,
    /// Why it was ended, if it took too much.
    limit: Option<Limit>,
}

/// How far it is.
#[derive(Debug)]
enum Phase {
    /// Forked; the barrier ends when it is executed.
    Starting {
        barrier: OwnedFd,
        report: Report,
    },
    /// The pidfd tells its end.
    Running {
        pidfd: OwnedFd,
    },
    Ended,
}

impl Run {
    pub(super) fn start(child: Child, desk: &Desk<'_>) -> io::Result<Self> {
        let is_confined = child.share.is_some();
        let (barrier, writer) = pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK)?;
        let mut process = child.start(writer).map_err(io::Error::other)?;
        process.set_kill_timeout(Some(0));
        let mut run = Self {
            terminal: None,
            process: Some(process),
            outbox: Outbox::default(),
            enter: None,
            echo: Echo::default(),
            phase: Phase::Starting {
                barrier,
                report: Report::default(),
            },
            pid: None,
            is_output_watched: false,
            is_confined,
            limit: None,
        };
        // From here on the guard in `drop` ends the child if something cannot be had.
        let terminal = run.process.as_ref().map(Terminal::of).transpose()?;
        if let (Phase::Starting { barrier, .. }, Some(terminal)) = (&run.phase, &terminal) {
            desk.watch(barrier, Source::Barrier, Interest::Input)?;
            desk.watch(terminal.master(), Source::Terminal, Interest::Input)?;
        }
        run.terminal = terminal;
        Ok(run)
    }

    pub(in crate::world) fn has_ended(&self) -> bool {
        matches!(self.phase, Phase::Ended)
    }

    pub(super) fn is_starting(&self) -> bool {
        matches!(self.phase, Phase::Starting { .. })
    }

    /// The session that it leads or has led, where others may be still.
    pub(in crate::world) fn session(&self) -> Option<Pid> {
        self.pid
    }

    /// Is this number its process's, as far as is known?
    pub(in crate::world) fn may_be(&self, pid: Pid) -> bool {
        match self.phase {
            Phase::Starting { .. } => self.pid.is_none_or(|own| own == pid),
            Phase::Running { .. } => self.pid == Some(pid),
            Phase::Ended => false,
        }
    }

    pub(in crate::world) fn terminal(&self) -> Option<&Terminal> {
        self.terminal.as_ref()
    }

    /// The child says its number, then either its program is executed, or it says why not.
    pub(in crate::world) fn hear_barrier(&mut self, desk: &mut Desk<'_>) {
        let Phase::Starting { barrier, report } = &mut self.phase else {
            return;
        };
        let mut buffer = [0; 64];
        loop {
            match rustix::io::read(&*barrier, &mut buffer) {
                Ok(0) => break,
                Ok(got) => report.hear(&buffer[..got]),
                Err(rustix::io::Errno::INTR) => {}
                Err(_) => return,
            }
        }
        desk.poll.forget(&*barrier);
        let report = *report;
        self.pid = report.pid.and_then(Pid::from_raw);
        match (self.pid, report.errno) {
            (Some(pid), None) => match pidfd_open(pid, PidfdFlags::empty()) {
                Ok(pidfd) => self.run(pidfd, desk),
                Err(errno) => self.give_up(errno.raw_os_error(), desk),
            },
            (_, Some(errno)) if report.is_free => {
                desk.told.unconfined = Some(errno);
                self.give_up(errno, desk);
            }
            (_, errno) => self.give_up(errno.unwrap_or(libc::ECHILD), desk),
        }
    }

    fn run(&mut self, pidfd: OwnedFd, desk: &mut Desk<'_>) {
        if let Err(error) = desk.watch(&pidfd, Source::Process, Interest::Input) {
            return self.give_up(error.raw_os_error().unwrap_or(0), desk);
        }
        self.phase = Phase::Running { pidfd };
        if let Some(pid) = self.pid {
            // Where memory runs out, nobody else is to pay for it.
            std::fs::write(format!("/proc/{pid}/oom_score_adj"), "1000").unwrap_or_default();
        }
        desk.started(
            self.pid
                .and_then(|pid| u32::try_from(pid.as_raw_nonzero().get()).ok()),
        );
        self.serve(false, desk);
    }

    /// It does not run: whatever there is of it ends.
    fn give_up(&mut self, errno: i32, desk: &mut Desk<'_>) {
        self.end_now();
        self.terminal = None;
        let mut why = refused(errno);
        if matches!(
            errno,
            libc::ENOENT | libc::EACCES | libc::ENOEXEC | libc::EPERM | libc::ENOTDIR | libc::ELOOP
        ) {
            why.kind = RefusalKind::NotExecutable;
        }
        desk.not_started(why);
    }

    /// Takes what was printed, gives what is to be typed.
    pub(super) fn serve(&mut self, input: bool, desk: &mut Desk<'_>) {
        let Some(terminal) = &self.terminal else {
            return;
        };
        if input {
            let bytes = terminal.read();
            desk.shown(self.echo.take(bytes));
        }
        let had = !self.outbox.is_empty();
        if !had || !matches!(self.phase, Phase::Running { .. }) {
            return;
        }
        match self.outbox.give(terminal.master()) {
            Ok(()) if self.outbox.is_empty() && self.enter.is_none() => desk.wrote(),
            Ok(()) => {}
            Err(error) => {
                self.outbox.clear();
                self.enter = None;
                desk.not_written(refusal(&error));
            }
        }
        let watch = !self.outbox.is_empty();
        if watch != self.is_output_watched {
            let interest = if watch {
                Interest::Both
            } else {
                Interest::Input
            };
            let changed = desk.rewatch(terminal.master(), Source::Terminal, interest);
            self.is_output_watched = watch && changed.is_ok();
        }
    }

    pub(in crate::world) fn signal(&mut self, number: i32) {
        let signal = Signal::from_named_raw(number);
        if let (Some(pid), Some(signal), Phase::Running { .. }) = (self.pid, signal, &self.phase) {
            // A group that is gone is past hearing.
            kill_process_group(pid, signal).unwrap_or_default();
        }
    }

    pub(super) fn hang_up(&mut self) -> io::Result<()> {
        self.outbox.clear();
        self.enter = None;
        self.terminal.take().map_or(Ok(()), Terminal::hang_up)
    }

    /// Has it ended? Then all that it printed is told, and its end.
    pub(in crate::world) fn reap(&mut self, desk: &mut Desk<'_>) {
        let (Some(pid), Phase::Running { .. }) = (self.pid, &self.phase) else {
            return;
        };
        if let Ok(Some((_, status))) = waitpid(Some(pid), WaitOptions::NOHANG) {
            self.conclude(status, desk);
        }
    }

    /// It has been reaped, with this status.
    pub(in crate::world) fn conclude(&mut self, status: WaitStatus, desk: &mut Desk<'_>) {
        if let Some(terminal) = &self.terminal {
            let bytes = terminal.drain();
            desk.shown(self.echo.take(bytes));
            desk.shown(self.echo.rest());
        }
        if let Phase::Running { pidfd } = &self.phase {
            desk.poll.forget(pidfd);
        }
        if let Some(terminal) = self.terminal.as_ref().filter(|_| self.is_output_watched) {
            let changed = desk.rewatch(terminal.master(), Source::Terminal, Interest::Input);
            self.is_output_watched = changed.is_err();
        }
        self.phase = Phase::Ended;
        self.process = None;
        self.outbox.clear();
        if self.enter.take().is_some() {
            // It has taken what it wanted of the line.
            desk.wrote();
        }
        let how = match (status.exit_status(), status.terminating_signal()) {
            (Some(code), _) => Exit::Code(u8::try_from(code & 0xff).unwrap_or(u8::MAX)),
            (None, signal) => self.cut_short(signal.unwrap_or(0)),
        };
        let actor = desk.actor;
        desk.tell(Event::Exited { actor, how });
    }

    /// It is about to be ended, with all others, for this.
    pub(in crate::world) fn exceeds(&mut self, limit: Limit) {
        self.limit = Some(limit);
    }

    /// By a signal, or by a limit that shows itself as one.
    fn cut_short(&self, signal: i32) -> Exit {
        let limit = match signal {
            libc::SIGKILL => self.limit,
            libc::SIGXCPU if self.is_confined => Some(Limit::Cpu(sandbox::SECONDS)),
            libc::SIGXFSZ if self.is_confined => Some(Limit::FileSize(sandbox::FILE)),
            _ => None,
        };
        limit.map_or(Exit::Signal(signal), Exit::Limit)
    }

    /// Ends it without asking, and waits for that: what is killed is gone in a moment.
    fn end_now(&mut self) {
        if let Phase::Starting { barrier, report } = &mut self.phase {
            learn_pid(barrier, report);
            self.pid = self.pid.or_else(|| report.pid.and_then(Pid::from_raw));
        }
        self.phase = Phase::Ended;
        let Some(process) = self.process.take() else {
            return;
        };
        if let Some(pid) = self.pid {
            kill_process_group(pid, Signal::KILL).unwrap_or_default();
            kill_process(pid, Signal::KILL).unwrap_or_default();
            while matches!(
                waitpid(Some(pid), WaitOptions::empty()),
                Err(rustix::io::Errno::INTR)
            ) {}
        }
        // Reaped, so that this neither waits nor signals anybody.
        drop(process);
    }
}

/// A child that was just forked tells its number within moments.
fn learn_pid(barrier: &OwnedFd, report: &mut Report) {
    let patience = Timespec {
        tv_sec: 1,
        tv_nsec: 0,
    };
    let mut buffer = [0; 64];
    while report.pid.is_none() {
        let mut set = [PollFd::from_borrowed_fd(barrier.as_fd(), PollFlags::IN)];
        let waited = poll(&mut set, Some(&patience));
        match rustix::io::read(barrier, &mut buffer) {
            Ok(got) if got > 0 => report.hear(&buffer[..got]),
            _ if waited == Err(rustix::io::Errno::INTR) => {}
            _ => break,
        }
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        self.end_now();
    }
}

impl std::fmt::Debug for Run {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = to.debug_struct("Run");
        shown
            .field("pid", &self.pid)
            .field("phase", &self.phase)
            .finish_non_exhaustive()
    }
}
