//! What happens in the child between its fork and its program: terminal, descriptors, signals, limits.

#![expect(
    unsafe_code,
    reason = "between fork and exec the kernel's calls are all there is"
)]

use crate::world::cgroup::Group;
use crate::world::sandbox::{self, Share};
use rexpect::error::Error;
use rexpect::process::PtyProcess;
use rustix::fs::Mode;
use rustix::process::{Pid, Resource, Rlimit, Signal, getpid, setrlimit};
use rustix::termios::{
    InputModes, LocalModes, OptionalActions, OutputModes, Winsize, tcgetattr, tcsetattr,
    tcsetwinsize,
};
use std::ffi::CString;
use std::fs::File;
use std::io;
use std::num::NonZeroU64;
use std::os::fd::{AsRawFd, OwnedFd, RawFd};
use std::os::unix::process::CommandExt;
use std::process::Command;
use std::sync::Arc;

/// What a child tells through its barrier: first its number, then, if it comes to that, why it cannot run.
const PID: u32 = 1;
const ERRNO: u32 = 2;
/// It could not be made harmless: that is no fault of the program's.
const FREE: u32 = 3;

/// A child of this program that becomes an actor.
#[derive(Debug)]
pub(in crate::world) struct Child {
    pub(in crate::world) command: Exec,
    pub(in crate::world) window: Winsize,
    /// The limits of descriptors and of timers' slack that this program had before it changed its own.
    pub(in crate::world) files: Rlimit,
    pub(in crate::world) slack: Option<NonZeroU64>,
    /// It gives up every privilege before it begins, and has no more than this.
    pub(in crate::world) share: Option<Share>,
    pub(in crate::world) group: Option<Arc<Group>>,
}

/// What is executed, ready for the kernel.
#[derive(Debug)]
pub(in crate::world) struct Exec {
    pub(in crate::world) program: CString,
    /// The name of the program first.
    pub(in crate::world) args: Vec<CString>,
    pub(in crate::world) env: Vec<CString>,
    pub(in crate::world) folder: CString,
}

/// What came through the barrier so far.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(in crate::world) struct Report {
    pub(in crate::world) pid: Option<i32>,
    pub(in crate::world) errno: Option<i32>,
    pub(in crate::world) is_free: bool,
}

impl Child {
    /// Starts it on a terminal of its own. The barrier is a pipe's writing end that nobody else holds: its other end
    /// is told the child's number, and ends when the program has been executed, terminal and all.
    ///
    /// The program is executed by the child's last preparation already, and where it cannot be, the child ends
    /// there: from `PtyProcess::new`, which would try itself, the child must not come back.
    pub(in crate::world) fn start(self, barrier: OwnedFd) -> Result<PtyProcess, Error> {
        let before = getpid();
        let prepare = move || {
            let (what, error) = match self.prepare(before, &barrier) {
                Ok(()) => match self.confine() {
                    Ok(()) => (ERRNO, self.command.execute()),
                    Err(error) => (FREE, error),
                },
                Err(error) => (ERRNO, error),
            };
            let errno = error.raw_os_error().unwrap_or(libc::EIO);
            say(&barrier, what, errno).unwrap_or_default();
            leave()
        };
        let mut command = Command::new("/proc/self/exe");
        // SAFETY: `prepare` makes calls to the kernel, and its few allocations are those that a child of this
        // program, which starts its actors from one thread, may make.
        unsafe { command.pre_exec(prepare) };
        let process = PtyProcess::new(command);
        if getpid() != before {
            // This is a child that did not even get its terminal.
            leave();
        }
        process
    }

    fn prepare(&self, parent: Pid, barrier: &OwnedFd) -> io::Result<()> {
        say(barrier, PID, getpid().as_raw_nonzero().get())?;
        close_others()?;
        self.dress()?;
        reset_signals();
        setrlimit(Resource::Nofile, self.files)?;
        if self.slack.is_some() {
            rustix::thread::set_current_timer_slack(self.slack)?;
        }
        rustix::process::umask(Mode::from_raw_mode(0o022));
        rustix::process::set_parent_process_death_signal(Some(Signal::KILL))?;
        if rustix::process::getppid() != Some(parent) {
            return Err(io::Error::from_raw_os_error(libc::ESRCH));
        }
        rustix::process::chdir(&self.command.folder)?;
        Ok(())
    }

    fn confine(&self) -> io::Result<()> {
        if let Some(group) = &self.group {
            // Where the kernel takes nobody in, the watch stands alone.
            group.join().unwrap_or_default();
        }
        self.share.map_or(Ok(()), sandbox::confine)
    }

    /// The terminal as a program's window would be, but without its echo, and lines end as the program ends them.
    fn dress(&self) -> io::Result<()> {
        let terminal = rustix::stdio::stdin();
        let mut modes = tcgetattr(terminal)?;
        modes.input_modes |= InputModes::ICRNL | InputModes::IXON | InputModes::IUTF8;
        modes.output_modes |= OutputModes::OPOST;
        modes.output_modes -= OutputModes::ONLCR;
        modes.local_modes |= LocalModes::ICANON | LocalModes::ISIG | LocalModes::IEXTEN;
        modes.local_modes -= LocalModes::ECHO | LocalModes::ECHONL;
        tcsetattr(terminal, OptionalActions::Now, &modes)?;
        Ok(tcsetwinsize(terminal, self.window)?)
    }
}

impl Exec {
    /// Does not come back, but with the reason.
    fn execute(&self) -> io::Error {
        let pointers = |texts: &[CString]| -> Vec<*const libc::c_char> {
            let each = texts.iter().map(|text| text.as_ptr());
            each.chain([std::ptr::null()]).collect()
        };
        let (args, env) = (pointers(&self.args), pointers(&self.env));
        // SAFETY: both lists end with a null and point to texts that live as long as this.
        unsafe { libc::execve(self.program.as_ptr(), args.as_ptr(), env.as_ptr()) };
        io::Error::last_os_error()
    }
}

/// Ends this copy of the program at once.
fn leave() -> ! {
    // SAFETY: nothing of this copy is used afterwards.
    unsafe { libc::_exit(127) }
}

/// Every descriptor but the terminal goes when the program is executed.
fn close_others() -> io::Result<()> {
    // SAFETY: marks descriptors, and closes none now.
    let done = unsafe {
        libc::syscall(
            libc::SYS_close_range,
            3,
            libc::c_uint::MAX,
            libc::CLOSE_RANGE_CLOEXEC,
        )
    };
    if done == 0 {
        Ok(())
    } else {
        Err(io::Error::last_os_error())
    }
}

/// What this program ignores (a closed pipe, a hang-up under `nohup`), its actors need not.
fn reset_signals() {
    for signal in 1..=64 {
        // SAFETY: sets a disposition; those that cannot be set are refused, and need no change.
        unsafe { libc::signal(signal, libc::SIG_DFL) };
    }
}

fn say(barrier: &OwnedFd, what: u32, value: i32) -> io::Result<()> {
    let mut message = [0; 8];
    message[..4].copy_from_slice(&what.to_ne_bytes());
    message[4..].copy_from_slice(&value.to_ne_bytes());
    rustix::io::write(barrier, &message)?;
    Ok(())
}

impl Report {
    /// Takes in what the barrier said; a message is never cut, it is far smaller than a pipe.
    pub(in crate::world) fn hear(&mut self, bytes: &[u8]) {
        for message in bytes.chunks_exact(8) {
            let number = |at: usize| message[at..at + 4].try_into().unwrap_or_default();
            let value = i32::from_ne_bytes(number(4));
            match u32::from_ne_bytes(number(0)) {
                PID => self.pid = Some(value),
                ERRNO => self.errno = Some(value),
                FREE => (self.errno, self.is_free) = (Some(value), true),
                _ => {}
            }
        }
    }
}

/// Makes a descriptor that somebody else will close point to another file.
pub(super) fn replace(number: RawFd, by: &File) -> io::Result<()> {
    // SAFETY: `number` is open and stays so, only what it stands for changes; its keeper closes it as before.
    let done = unsafe { libc::dup3(by.as_raw_fd(), number, libc::O_CLOEXEC) };
    if done == number {
        Ok(())
    } else {
        Err(io::Error::last_os_error())
    }
}
