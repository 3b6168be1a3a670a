//! Both ends of the terminals: what is on its way through them.

use super::Player;
use crate::trace::ActorId;
use crate::trace::survey;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{CWD, readlinkat};
use rustix::termios::{LocalModes, tcgetattr};
use std::os::fd::{AsRawFd, BorrowedFd};

/// What a look at all terminals said.
#[derive(Debug, Default)]
pub(super) struct Terminals {
    pub(super) seen: Vec<survey::Terminal>,
    /// A program said something that the stage has not read yet.
    pub(super) is_on_the_way: bool,
    paths: Vec<(String, ActorId)>,
}

impl Terminals {
    /// Whose terminal this is.
    pub(super) fn actor(&self, path: &str) -> Option<ActorId> {
        let mut paths = self.paths.iter();
        paths
            .find(|(known, _)| known == path)
            .map(|(_, actor)| *actor)
    }
}

/// Polls every terminal, the program's end first: that makes the kernel finish what is on its way.
pub(super) fn look(players: &[Player<'_>]) -> Terminals {
    let unread: Vec<bool> = players
        .iter()
        .map(|player| is_readable(player.slave))
        .collect();
    let is_on_the_way = players.iter().any(|player| is_readable(player.master));
    let seen = players
        .iter()
        .zip(unread)
        .map(|(player, has_unread)| survey::Terminal {
            actor: player.actor,
            has_unread,
            echoes: tcgetattr(player.slave)
                .is_ok_and(|modes| modes.local_modes.contains(LocalModes::ECHO)),
        });
    Terminals {
        seen: seen.collect(),
        is_on_the_way,
        paths: players
            .iter()
            .map(|player| (path(player.slave), player.actor))
            .collect(),
    }
}

pub(super) fn is_readable(fd: BorrowedFd<'_>) -> bool {
    let mut fds = [PollFd::from_borrowed_fd(fd, PollFlags::IN)];
    let now = Timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    poll(&mut fds, Some(&now)).is_ok_and(|_| fds[0].revents().contains(PollFlags::IN))
}

/// The terminal's name, as the links of descriptors have it.
pub(super) fn path(slave: BorrowedFd<'_>) -> String {
    let link = format!("/proc/self/fd/{}", slave.as_raw_fd());
    let path = readlinkat(CWD, link, Vec::new()).unwrap_or_default();
    path.to_string_lossy().into_owned()
}
