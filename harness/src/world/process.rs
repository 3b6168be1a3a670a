//! A program of the submission as an actor: started on a terminal, fed, signalled, and surely reaped.

mod enter;
mod environment;
mod run;
mod strays;

pub(super) use environment::Mark;
pub(super) use run::Run;
pub(super) use strays::{company, next_zombie};

use super::cgroup::Group;
use super::poll::Source;
use super::pty::{Child, Exec};
use super::sandbox::Share;
use super::theatre::Launch;
use super::theatre::desk::{Desk, refusal, refused};
use crate::scenario::sentence::Signal;
use crate::trace::Moment;
use rustix::process::Rlimit;
use rustix::termios::Winsize;
use std::ffi::{CString, OsString};
use std::io;
use std::num::NonZeroU64;
use std::os::unix::ffi::OsStringExt;
use std::sync::Arc;

/// Limits that the stage has changed for itself; its programs get them as they were.
#[derive(Debug, Clone, Copy)]
pub(super) struct Inherited {
    pub(super) files: Rlimit,
    pub(super) slack: Option<NonZeroU64>,
    /// They give up their privileges, and have no more than this.
    pub(super) share: Option<Share>,
}

#[derive(Debug)]
pub(super) struct Program {
    launch: Launch,
    inherited: Inherited,
    pub(super) mark: Mark,
    pub(super) is_frozen: bool,
    /// Of which its process is to be a member.
    group: Option<Arc<Group>>,
    /// The present process, or the last one.
    pub(super) run: Option<Run>,
}

impl Program {
    pub(super) fn new(launch: Launch, inherited: Inherited, mark: Mark) -> Self {
        Self {
            launch,
            inherited,
            mark,
            is_frozen: false,
            group: None,
            run: None,
        }
    }

    /// From the next start on.
    pub(super) fn joins(&mut self, group: &Arc<Group>) {
        self.group = Some(Arc::clone(group));
    }

    /// Its process, if one was started and has not been seen to end.
    fn alive(&mut self) -> Option<&mut Run> {
        self.run.as_mut().filter(|run| !run.has_ended())
    }

    /// Forked, and not yet its program.
    pub(super) fn is_starting(&self) -> bool {
        self.run.as_ref().is_some_and(Run::is_starting)
    }

    pub(super) fn start(&mut self, args: &[String], desk: &mut Desk<'_>) {
        if self.alive().is_some() {
            return desk.not_started(refused(libc::EBUSY));
        }
        // The terminal of an earlier process goes now, and whoever it left there is hung up.
        self.run = None;
        self.is_frozen = false;
        let run = self.child(args).and_then(|child| Run::start(child, desk));
        match run {
            Ok(run) => self.run = Some(run),
            Err(error) => desk.not_started(refusal(&error)),
        }
    }

    fn child(&self, args: &[String]) -> io::Result<Child> {
        let Launch {
            program,
            folder,
            terminal,
            ..
        } = &self.launch;
        let env = environment::clean(terminal, &self.mark);
        let env = environment::with(env, &self.launch.env);
        let name = program.as_os_str().to_os_string();
        let given = self.launch.args.iter().chain(args).map(OsString::from);
        let command = Exec {
            program: text(environment::find(program, &env))?,
            args: texts(std::iter::once(name).chain(given))?,
            env: texts(env.into_iter().map(environment::pair))?,
            folder: text(folder.clone())?,
        };
        Ok(Child {
            command,
            window: Winsize {
                ws_row: terminal.rows,
                ws_col: terminal.columns,
                ws_xpixel: 0,
                ws_ypixel: 0,
            },
            files: self.inherited.files,
            slack: self.inherited.slack,
            share: self.inherited.share,
            group: self.group.clone(),
        })
    }

    pub(super) fn write(&mut self, bytes: &[u8], desk: &mut Desk<'_>) {
        let is_frozen = self.is_frozen;
        match self.alive() {
            Some(run) => run.write(bytes, is_frozen, desk),
            None => desk.not_written(refused(libc::EIO)),
        }
    }

    /// When its process is next to be asked whether it has taken the keys before a line's end.
    pub(super) fn next_enter(&self) -> Option<Moment> {
        self.run.as_ref()?.next_enter()
    }

    pub(super) fn give_enter(&mut self, reads: Option<bool>, now: Moment, desk: &mut Desk<'_>) {
        if let Some(run) = self.alive() {
            run.give_enter(reads, now, desk);
        }
    }

    pub(super) fn signal(&mut self, signal: Signal) {
        self.signal_number(signal.number());
    }

    pub(super) fn freeze(&mut self, desk: &Desk<'_>) {
        self.is_frozen = self.alive().is_some();
        if let Some(run) = self.alive() {
            run.halt(desk.told.clock);
        }
    }

    pub(super) fn thaw(&mut self) {
        self.is_frozen = false;
        self.signal_number(libc::SIGCONT);
    }

    /// To its process group; one that has ended is past hearing.
    fn signal_number(&mut self, number: i32) {
        if let Some(run) = self.alive() {
            run.signal(number);
        }
    }

    pub(super) fn hang_up(&mut self) -> io::Result<()> {
        self.run.as_mut().map_or(Ok(()), Run::hang_up)
    }

    pub(super) fn ready(&mut self, source: Source, input: bool, desk: &mut Desk<'_>) {
        let Some(run) = &mut self.run else { return };
        match source {
            Source::Barrier => run.hear_barrier(desk),
            Source::Process => run.reap(desk),
            Source::Terminal | Source::Socket | Source::Connection(_) => run.serve(input, desk),
            Source::House | Source::Network => {}
        }
    }
}

/// A text as the kernel takes it: it cannot hold a zero.
fn text(text: impl Into<OsString>) -> io::Result<CString> {
    Ok(CString::new(text.into().into_vec())?)
}

fn texts(texts: impl Iterator<Item = OsString>) -> io::Result<Vec<CString>> {
    texts.map(text).collect()
}
