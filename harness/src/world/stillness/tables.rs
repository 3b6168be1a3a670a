//! The kernel's tables of sockets, of every network on stage.

use super::Owned;
use crate::trace::Moment;
use crate::world::diag::{Diag, Entry};
use crate::world::proc::open;
use rustix::fs::CWD;
use std::collections::HashMap;
use std::io;
use std::os::fd::OwnedFd;
use std::time::Duration;

/// While nothing can be proved anyway, the tables are not read more often than this: on a machine with much
/// memory they are long, however little is in them.
const OLDEST: Duration = Duration::from_millis(20);

/// The tables as they were last read.
#[derive(Debug)]
pub(super) struct Tables {
    /// One for each network on stage.
    pub(super) windows: Vec<Window>,
    pub(super) entries: Vec<Entry>,
    read: Option<Moment>,
    /// Unix sockets and their peers, while nobody has run.
    unix: Option<HashMap<u64, u64>>,
}

/// What the kernel says of one network.
#[derive(Debug)]
pub(super) struct Window {
    pub(super) diag: Diag,
    pub(super) groups: OwnedFd,
}

impl Window {
    /// Of the network in which this thread is; it stays with it.
    pub(super) fn open(host: usize) -> io::Result<Self> {
        Ok(Self {
            diag: Diag::new(host)?,
            groups: open(CWD, "/proc/thread-self/net/igmp")?,
        })
    }
}

impl Tables {
    pub(super) fn open() -> io::Result<Self> {
        Ok(Self {
            windows: vec![Window::open(0)?],
            entries: Vec::new(),
            read: None,
            unix: None,
        })
    }

    pub(super) fn open_window(&mut self) -> io::Result<()> {
        let window = Window::open(self.windows.len())?;
        self.windows.push(window);
        Ok(())
    }

    /// Reads them, if a proof or their age asks for it.
    pub(super) fn read(&mut self, at: Moment, owned: &Owned, is_candidate: bool) -> io::Result<()> {
        let is_fresh = self.read.is_some_and(|read| at.since(read) < OLDEST);
        if is_fresh && !is_candidate {
            return Ok(());
        }
        self.entries.clear();
        self.read = None;
        if !owned.owners.is_empty() {
            for window in &mut self.windows {
                self.entries.append(&mut window.diag.tcp()?);
                self.entries.append(&mut window.diag.udp()?);
            }
            self.read = Some(at);
        }
        Ok(())
    }

    pub(super) fn are_of(&self, at: Moment) -> bool {
        self.read == Some(at)
    }

    /// The other end of a Unix socket, 0 if it has none; nothing of a socket that is none.
    pub(super) fn unix_peer(&mut self, inode: u64) -> Option<u64> {
        if self.unix.is_none() {
            let all = self.windows.iter_mut().map(|window| window.diag.unix());
            let all: io::Result<Vec<_>> = all.collect();
            self.unix = all.ok().map(|all| all.into_iter().flatten().collect());
        }
        self.unix.as_ref()?.get(&inode).copied()
    }

    /// Somebody has run: what is known of Unix sockets may be no longer so.
    pub(super) fn forget_unix(&mut self) {
        self.unix = None;
    }
}
