//! A program's terminal: `rexpect` opens it and starts the program on it, the stage holds both its ends.

#![expect(
    unsafe_code,
    reason = "descriptors that another crate keeps are known by number only"
)]

mod child;

pub(super) use child::{Child, Exec, Report};

use rexpect::process::PtyProcess;
use rustix::fs::{OFlags, fcntl_setfl};
use rustix::pty::{OpenptFlags, ioctl_tiocgptpeer, ptsname};
use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
use std::fs::File;
use std::io;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};

/// As much as is read from one terminal in one round, so that a flood starves nobody.
const ROUND: usize = 64 * 1024;
/// More than a terminal can hold: after a program's end, all that it printed is in fewer bytes.
const DRAIN: usize = 256 * 1024;

/// Both ends of a terminal.
///
/// The program's end is held open too: so the end of output is told by the program's end, not by an error that
/// comes when the last of its children closes the terminal, and bytes on their way can be looked for on both sides.
#[derive(Debug)]
pub(super) struct Terminal {
    master: File,
    slave: OwnedFd,
}

impl Terminal {
    pub(super) fn of(process: &PtyProcess) -> io::Result<Self> {
        let master = process.get_file_handle().map_err(io::Error::other)?;
        fcntl_setfl(&master, OFlags::RDWR | OFlags::NONBLOCK)?;
        let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC;
        let slave = ioctl_tiocgptpeer(&master, flags)?;
        Ok(Self { master, slave })
    }

    pub(super) fn master(&self) -> BorrowedFd<'_> {
        self.master.as_fd()
    }

    pub(super) fn slave(&self) -> BorrowedFd<'_> {
        self.slave.as_fd()
    }

    /// What is typed from now on is not shown by the terminal itself, also where the program wants it: else a line
    /// that was typed would pass for the program's own words.
    pub(super) fn hush(&self) {
        let Ok(mut modes) = tcgetattr(&self.slave) else {
            return;
        };
        if modes.local_modes.contains(LocalModes::ECHO) {
            modes.local_modes -= LocalModes::ECHO | LocalModes::ECHONL;
            // A terminal that refuses goes on as the program wants it.
            tcsetattr(&self.slave, OptionalActions::Now, &modes).unwrap_or_default();
        }
    }

    /// Does its program take keys one by one, before a line has ended?
    pub(super) fn is_raw(&self) -> bool {
        let modes = tcgetattr(&self.slave);
        modes.is_ok_and(|modes| !modes.local_modes.contains(LocalModes::ICANON))
    }

    /// What has been printed; an empty answer if nothing has.
    pub(super) fn read(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        while bytes.len() < ROUND {
            match self.read_once(&mut bytes) {
                // A shorter answer than a terminal gives at most: this was all.
                Some(got) if got >= 2048 => {}
                _ => break,
            }
        }
        bytes
    }

    /// All that has been printed so far, when nobody is known to print any more.
    pub(super) fn drain(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        while bytes.len() < DRAIN && self.read_once(&mut bytes).is_some() {}
        bytes
    }

    fn read_once(&self, bytes: &mut Vec<u8>) -> Option<usize> {
        bytes.reserve(4096);
        loop {
            match rustix::io::read(&self.master, rustix::buffer::spare_capacity(bytes)) {
                Err(rustix::io::Errno::INTR) => {}
                Ok(0) | Err(_) => return None,
                Ok(got) => return Some(got),
            }
        }
    }

    /// Closes the terminal under its program, as when a window is closed: the kernel tells it with SIGHUP.
    ///
    /// The kernel does so when the last handle of the master goes. `PtyProcess` holds one until it is dropped, and
    /// cannot be dropped before its program has ended without ending it: so that handle is made to point nowhere.
    pub(super) fn hang_up(self) -> io::Result<()> {
        let name = ptsname(&self.master, Vec::new())?;
        let nowhere = File::options().read(true).write(true).open("/dev/null")?;
        for entry in std::fs::read_dir("/proc/self/fd")? {
            let number: Option<i32> = entry?.file_name().to_str().and_then(|n| n.parse().ok());
            let Some(number) = number.filter(|number| *number != self.master.as_raw_fd()) else {
                continue;
            };
            // SAFETY: the number was just listed as an open descriptor of this process.
            let other = unsafe { BorrowedFd::borrow_raw(number) };
            if ptsname(other, Vec::new()).is_ok_and(|other| other == name) {
                child::replace(number, &nowhere)?;
            }
        }
        Ok(())
    }
}
