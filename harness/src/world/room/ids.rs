//! Users of a room: the same as outside, as far as this process may say so.

use super::{ending, fork, leave};
use rustix::pipe::{PipeFlags, pipe_with};
use rustix::process::{Pid, getegid, geteuid, getpid};
use std::fs;
use std::io;
use std::os::fd::OwnedFd;

/// The maps of a room's users and groups.
#[derive(Debug)]
pub(super) struct Ids {
    users: String,
    groups: String,
    /// Root maps everybody, so that files of others stay readable: that must be done from outside.
    is_root: bool,
}

/// A child that stayed outside and writes the maps when it is told to.
#[derive(Debug)]
pub(super) struct Mapper {
    pid: Pid,
    go: OwnedFd,
}

impl Ids {
    pub(super) fn present() -> io::Result<Self> {
        let is_root = geteuid().is_root();
        if is_root {
            let all = |file: &str| Ok::<_, io::Error>(identity(&fs::read_to_string(file)?));
            return Ok(Self {
                users: all("/proc/self/uid_map")?,
                groups: all("/proc/self/gid_map")?,
                is_root,
            });
        }
        let (user, group) = (geteuid().as_raw(), getegid().as_raw());
        Ok(Self {
            users: format!("{user} {user} 1\n"),
            groups: format!("{group} {group} 1\n"),
            is_root,
        })
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

/// The map that gives everybody who is known here the same number in there.
fn identity(map: &str) -> String {
    let lines = map.lines().filter_map(|line| {
        let mut numbers = line.split_whitespace();
        let (first, count) = (numbers.next()?, numbers.nth(1)?);
        Some(format!("{first} {first} {count}\n"))
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::identity;

    #[test]
    fn everybody_who_is_known_stays_who_they_are() {
        assert_eq!(
            identity("         0     100000      65536\n     70000          5          1\n"),
            "0 0 65536\n70000 70000 1\n"
        );
        assert_eq!(identity("0 0 4294967295\n"), "0 0 4294967295\n");
    }
}
