//! Where plays have no rooms they take turns: whoever holds the lock on a file in the temporary folder plays.

use rustix::fs::{FlockOperation, Mode, OFlags, flock, open};
use std::io;
use std::os::fd::OwnedFd;
use std::path::Path;

/// Given back when it is dropped, also by a program that dies.
#[derive(Debug)]
pub struct Turn {
    _lock: OwnedFd,
}

impl Turn {
    /// `None` while somebody else has it.
    pub fn take() -> io::Result<Option<Self>> {
        Self::of(&std::env::temp_dir().join("praktikum.lock"))
    }

    fn of(path: &Path) -> io::Result<Option<Self>> {
        let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW | OFlags::NONBLOCK;
        // Another user's file in a shared folder may be opened, but not created.
        let lock = open(path, flags, Mode::empty())
            .or_else(|_| open(path, flags | OFlags::CREATE, Mode::from_raw_mode(0o644)))?;
        match flock(&lock, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(Some(Self { _lock: lock })),
            Err(rustix::io::Errno::WOULDBLOCK) => Ok(None),
            Err(errno) => Err(errno.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time_has_it() {
        let folder = tempfile::tempdir().expect("there is room");
        let path = folder.path().join("lock");
        let first = Turn::of(&path).expect("it can be asked for");
        assert!(first.is_some());
        assert!(Turn::of(&path).expect("it can be asked for").is_none());
        drop(first);
        assert!(Turn::of(&path).expect("it can be asked for").is_some());
    }
}
