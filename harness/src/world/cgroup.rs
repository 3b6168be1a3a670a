//! Limits by the kernel itself, where it lets this program make control groups (the second version of them).
//!
//! A group that was handed over to this program holds nobody else (`systemd-run --user --scope -p Delegate=yes
//! praktikum …`). A group whose members are to have limits may hold nobody itself: so this program moves to a leaf
//! of it, and beside that leaf every play and every build has a group of its own for its programs. They stand
//! behind the watch, which judges by the same numbers on every machine, and stop what is faster than a look.

mod ground;

pub use ground::{Obstacle, settle};

use super::owner::Owner;
use super::proc;
use super::sandbox::Share;
use rustix::fs::{AtFlags, CWD, Mode, OFlags, openat, unlinkat};
use std::fs;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

/// How the group of a play begins its name; its owner follows.
const PLAY: &str = "play-";

/// A group for the programs of one play. It stays when it is dropped, for it is known on both sides of a door, behind
/// which it has no path: whoever made it removes it.
#[derive(Debug)]
pub struct Group {
    ground: OwnedFd,
    name: String,
    members: OwnedFd,
    memory: OwnedFd,
    tasks: OwnedFd,
    end: OwnedFd,
}

/// How often the kernel acted in a group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::world) struct Acts {
    /// Members that it ended, for there was no memory left for them.
    pub(in crate::world) kills: u64,
    /// Members that it would not let come.
    pub(in crate::world) refusals: u64,
}

impl Group {
    /// Makes one with the limits of this share, where this program has settled; nothing where it has not.
    pub fn make(share: Share) -> Option<Self> {
        let ground = ground::settled()?;
        let here = Owner::this();
        sweep(&ground, &here);
        let name = format!("{PLAY}{}-{}", here.pid, here.began);
        let folder = ground.join(&name);
        fs::create_dir(&folder).ok()?;
        let made = Self::furnish(&ground, name, share);
        if made.is_err() {
            // It is of no use to anybody.
            fs::remove_dir(&folder).unwrap_or_default();
        }
        made.ok()
    }

    fn furnish(ground: &Path, name: String, share: Share) -> io::Result<Self> {
        let folder = ground.join(&name);
        let (bytes, tasks) = share.of_group();
        let write = |name: &str, text: &str| fs::write(folder.join(name), text);
        write("memory.max", &bytes.to_string())?;
        write("memory.oom.group", "1")?;
        write("pids.max", &tasks.to_string())?;
        match write("memory.swap.max", "0") {
            // A kernel without swap has none to forbid.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            other => other?,
        }
        let open = |path: &Path, flags| openat(CWD, path, flags | OFlags::CLOEXEC, Mode::empty());
        Ok(Self {
            ground: open(ground, OFlags::RDONLY | OFlags::DIRECTORY)?,
            members: open(&folder.join("cgroup.procs"), OFlags::WRONLY)?,
            memory: open(&folder.join("memory.events"), OFlags::RDONLY)?,
            tasks: open(&folder.join("pids.events"), OFlags::RDONLY)?,
            end: open(&folder.join("cgroup.kill"), OFlags::WRONLY)?,
            name,
        })
    }

    /// This process becomes a member, and all that it begins.
    pub(in crate::world) fn join(&self) -> io::Result<()> {
        rustix::io::write(&self.members, b"0")?;
        Ok(())
    }

    /// What the kernel has done in it until now.
    pub(in crate::world) fn acts(&self) -> Acts {
        let read = |file: &OwnedFd| proc::read(file.as_fd()).unwrap_or_default();
        Acts {
            kills: number(&read(&self.memory), "oom_kill"),
            refusals: number(&read(&self.tasks), "max"),
        }
    }

    /// Ends whoever is in it still, and removes it; one that cannot go yet is swept away by the next.
    pub fn remove(&self) {
        rustix::io::write(&self.end, b"1").unwrap_or_default();
        unlinkat(&self.ground, &self.name, AtFlags::REMOVEDIR).unwrap_or_default();
    }
}

/// Removes groups of processes that are no more. Their members ended with them.
fn sweep(ground: &Path, here: &Owner) {
    for entry in fs::read_dir(ground).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let owner = name.to_str().and_then(|name| owner(name, here));
        if owner.is_some_and(|owner| !owner.lives(0, here)) {
            fs::remove_dir(entry.path()).unwrap_or_default();
        }
    }
}

/// Whose group has this name, if it is one of a play.
fn owner(name: &str, here: &Owner) -> Option<Owner> {
    let (pid, began) = name.strip_prefix(PLAY)?.split_once('-')?;
    Some(Owner {
        pid: pid.parse().ok()?,
        began: began.parse().ok()?,
        ..here.clone()
    })
}

/// The number behind a word that begins a line.
fn number(text: &[u8], word: &str) -> u64 {
    let text = String::from_utf8_lossy(text);
    let mut lines = text.lines().filter_map(|line| line.split_once(' '));
    let found = lines.find(|(own, _)| *own == word);
    found
        .and_then(|(_, number)| number.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_kernel_did_is_read_by_its_whole_word() {
        let events = b"low 0\nhigh 0\nmax 912\noom 3\noom_kill 2\noom_group_kill 1\n";
        assert_eq!(number(events, "oom_kill"), 2);
        assert_eq!(number(events, "max"), 912);
        assert_eq!(number(b"", "max"), 0);
    }

    #[test]
    fn a_group_says_whose_it_is() {
        let here = Owner::this();
        let own = format!("{PLAY}{}-{}", here.pid, here.began);
        assert_eq!(owner(&own, &here), Some(here.clone()));
        for other in ["praktikum", "play-", "play-1", "play-x-1", "user.slice"] {
            assert_eq!(owner(other, &here), None, "{other}");
        }
    }

    #[test]
    fn only_groups_of_the_dead_are_swept_away() {
        let ground = tempfile::tempdir().unwrap();
        let here = Owner::this();
        let own = format!("{PLAY}{}-{}", here.pid, here.began);
        let dead = format!("{PLAY}{}-{}", here.pid, here.began + 1);
        for name in [&own, &dead, "praktikum"] {
            fs::create_dir(ground.path().join(name)).unwrap();
        }
        sweep(ground.path(), &here);
        let is_there = |name: &str| ground.path().join(name).exists();
        assert!(is_there(&own) && is_there("praktikum") && !is_there(&dead));
    }
}
