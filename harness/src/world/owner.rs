//! Who holds something: a process of a machine, told apart from any other that ever has its number.

use super::clock;
use super::proc;
use rustix::fs::{CWD, Mode, OFlags};
use std::os::fd::AsFd;

/// How long a claim of another machine holds without a sign of life, in seconds.
pub const LEASE: u64 = 30 * 60;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    pub host: String,
    /// This start of the machine.
    pub boot: String,
    pub pid: u32,
    /// When the process began, in the kernel's ticks.
    pub began: u64,
}

impl Owner {
    /// This process.
    pub fn this() -> Self {
        let pid = std::process::id();
        Self {
            host: rustix::system::uname()
                .nodename()
                .to_string_lossy()
                .into_owned(),
            boot: read("/proc/sys/kernel/random/boot_id"),
            pid,
            began: began(pid).unwrap_or_default(),
        }
    }

    /// Is it still there, as far as this process can tell? `until` is what it promised on its last sign of life.
    pub fn lives(&self, until: u64, here: &Self) -> bool {
        if self.host != here.host {
            return clock::date() < until;
        }
        self.boot == here.boot && began(self.pid) == Some(self.began)
    }
}

/// The kernel's own words in a small file; nothing where there is none.
fn read(path: &str) -> String {
    let flags = OFlags::RDONLY | OFlags::CLOEXEC;
    let file = rustix::fs::openat(CWD, path, flags, Mode::empty());
    let bytes = file.ok().and_then(|file| proc::read(file.as_fd()).ok());
    let text = bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    text.unwrap_or_default().trim().to_string()
}

/// When a process began; `None` when it is over.
fn began(pid: u32) -> Option<u64> {
    let text = read(&format!("/proc/{pid}/stat"));
    // The name of the program stands in brackets and may hold anything.
    let behind = text.rsplit_once(')')?.1;
    let mut fields = behind.split_ascii_whitespace();
    let is_over = matches!(fields.next()?, "Z" | "X");
    // State is the third field, the beginning the twenty-second.
    let began = fields.nth(18)?.parse().ok()?;
    (!is_over).then_some(began)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_lives_until_it_ends() {
        let here = Owner::this();
        assert!(here.lives(0, &here));
        let mut child = std::process::Command::new("sleep")
            .arg("60")
            .spawn()
            .expect("there is sleep");
        let other = Owner {
            pid: child.id(),
            began: began(child.id()).expect("it runs"),
            ..here.clone()
        };
        assert!(other.lives(0, &here));
        child.kill().expect("it can be ended");
        child.wait().expect("it can be waited for");
        assert!(!other.lives(u64::MAX, &here));
    }

    #[test]
    fn another_with_the_same_number_is_not_the_same() {
        let here = Owner::this();
        let younger = Owner {
            began: here.began + 1,
            ..here.clone()
        };
        let before_the_boot = Owner {
            boot: "another".to_string(),
            ..here.clone()
        };
        assert!(!younger.lives(u64::MAX, &here) && !before_the_boot.lives(u64::MAX, &here));
    }

    #[test]
    fn another_machine_is_believed_as_long_as_it_promised() {
        let here = Owner::this();
        let away = Owner {
            host: "elsewhere".to_string(),
            ..here.clone()
        };
        assert!(away.lives(clock::date() + 60, &here));
        assert!(!away.lives(clock::date() - 1, &here));
    }
}
