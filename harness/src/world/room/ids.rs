//! Users of a room: one alone, without any right outside, also where root opens it.

use super::{ending, fork, leave};
use rustix::pipe::{PipeFlags, pipe_with};
use rustix::process::{Gid, Pid, Uid, getegid, geteuid, getpid};
use rustix::thread::{set_thread_groups, set_thread_res_gid, set_thread_res_uid};
use std::fs;
use std::io;
use std::os::fd::OwnedFd;

/// The maps of a room's users and groups: everybody inside is one user outside.
#[derive(Debug)]
pub(super) struct Ids {
    users: String,
    groups: String,
    /// Root becomes somebody else: that must be said from outside.
    is_root: bool,
}

/// Who everybody is inside.
const INSIDE: u32 = 1000;
/// As whom root's programs run outside: a number that is given to nobody.
const STRANGER: u32 = 65_533;

/// A child that stayed outside and writes the maps when it is told to.
#[derive(Debug)]
pub(super) struct Mapper {
    pid: Pid,
    go: OwnedFd,
}

impl Ids {
    pub(super) fn present() -> io::Result<Self> {
        let knows = |file: &str| Ok::<_, io::Error>(holds(&fs::read_to_string(file)?, STRANGER));
        let is_root =
            geteuid().is_root() && knows("/proc/self/uid_map")? && knows("/proc/self/gid_map")?;
        let (user, group) = match is_root {
            true => (STRANGER, STRANGER),
            false => (geteuid().as_raw(), getegid().as_raw()),
        };
        Ok(Self {
            users: format!("{INSIDE} {user} 1\n"),
            groups: format!("{INSIDE} {group} 1\n"),
            is_root,
        })
    }

    pub(super) fn stranger(&self) -> Option<u32> {
        self.is_root.then_some(STRANGER)
    }

    pub(super) fn mapper(&self) -> io::Result<Option<Mapper>> {
        if !self.is_root {
            return Ok(None);
        }
        let (told, go) = pipe_with(PipeFlags::CLOEXEC)?;
        let parent = getpid();
        if let Some(pid) = fork()? {
            return Ok(Some(Mapper { pid, go }));
        }
        drop(go);
        let is_told = rustix::io::read(&told, &mut [0; 1]) == Ok(1);
        if is_told && self.write(&format!("/proc/{parent}")).is_ok() {
            super::leave_with(0);
        }
        leave()
    }

    /// This process is in its new namespace, and without users until this is done.
    pub(super) fn map(&self, mapper: Option<Mapper>) -> io::Result<()> {
        if let Some(mapper) = mapper {
            rustix::io::write(&mapper.go, b"x")?;
            drop(mapper.go);
            return match ending(mapper.pid) {
                0 => Ok(()),
                _ => Err(io::Error::from_raw_os_error(libc::EPERM)),
            };
        }
        // Who may not hand over groups must promise first never to drop one.
        fs::write("/proc/self/setgroups", "deny")?;
        self.write("/proc/self")
    }

    fn write(&self, process: &str) -> io::Result<()> {
        fs::write(format!("{process}/gid_map"), &self.groups)?;
        fs::write(format!("{process}/uid_map"), &self.users)
    }
}

/// Whoever this process was, it is the one user of the room now; its rights in the room stay.
pub(super) fn settle() -> io::Result<()> {
    if geteuid().as_raw() == INSIDE {
        return Ok(());
    }
    set_thread_groups(&[])?;
    let group = Gid::from_raw(INSIDE);
    set_thread_res_gid(group, group, group)?;
    let user = Uid::from_raw(INSIDE);
    Ok(set_thread_res_uid(user, user, user)?)
}

/// Does a map of users know this one?
fn holds(map: &str, user: u32) -> bool {
    map.lines().any(|line| {
        let mut numbers = line.split_whitespace().map(str::parse);
        let (Some(Ok(first)), Some(Ok::<u32, _>(count))) = (numbers.next(), numbers.nth(1)) else {
            return false;
        };
        (first..first.saturating_add(count)).contains(&user)
    })
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn a_map_says_who_is_known() {
        assert!(holds("0 0 4294967295\n", 65_533));
        assert!(holds("         0     100000      65536\n", 65_533));
        assert!(!holds(
            "         0       1000          1\n     70000 5 9\n",
            65_533
        ));
    }
}
