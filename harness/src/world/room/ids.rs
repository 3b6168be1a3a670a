//! Users of a room: one alone, without any right outside, also where root opens it.

use rustix::process::{Gid, Pid, Uid, getegid, geteuid};
use rustix::thread::{set_thread_groups, set_thread_res_gid, set_thread_res_uid};
use std::fs;
use std::io;

/// The maps of a room's users and groups: everybody inside is one user outside.
#[derive(Debug)]
pub(super) struct Ids {
    users: String,
    groups: String,
    /// Root becomes somebody else.
    is_root: bool,
}

/// Who everybody is inside.
const INSIDE: u32 = 1000;
/// As whom root's programs run outside: a number that is given to nobody.
const STRANGER: u32 = 65_533;

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

    /// Says from outside who is in the new namespace of this process, which is a child of this one.
    pub(super) fn map(&self, child: Pid) -> io::Result<()> {
        let child = format!("/proc/{}", child.as_raw_nonzero());
        if !self.is_root {
            // Who may not hand over groups must promise first never to drop one.
            fs::write(format!("{child}/setgroups"), "deny")?;
        }
        fs::write(format!("{child}/gid_map"), &self.groups)?;
        fs::write(format!("{child}/uid_map"), &self.users)
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
