//! Which sockets are members of which multicast groups.
//!
//! The kernel's list of groups is one for each interface, not for each socket. But a socket that is asked for
//! the senders that it admits for a group answers only if it is a member, and nothing changes by asking.

#![expect(
    unsafe_code,
    reason = "this question to a socket is in no crate of safe calls"
)]

use super::tables::Window;
use super::{Held, asked};
use crate::world::diag::Entry;
use crate::world::proc::read;
use crate::world::proc::roster::Roster;
use crate::world::proc::task::Task;
use rustix::fs::fstat;
use rustix::process::{PidfdGetfdFlags, pidfd_getfd};
use std::collections::{HashMap, HashSet};
use std::net::Ipv4Addr;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd};

/// Every machine is a member of this one.
const ALL_HOSTS: Ipv4Addr = Ipv4Addr::new(224, 0, 0, 1);
/// More groups than these are not asked for.
const MOST: usize = 64;
/// Who was seen running so often, one look after the other, does not wait at all: it is asked all the same.
const PATIENCE: u32 = 8;

#[derive(Debug, Default)]
pub(super) struct Groups {
    /// Memberships, by the sockets' inodes.
    members: HashMap<u64, Vec<Ipv4Addr>>,
    /// How many looks in a row found a process running.
    restless: HashMap<u32, u32>,
}

impl Groups {
    pub(super) fn of(&self, inode: u64) -> Vec<Ipv4Addr> {
        self.members.get(&inode).cloned().unwrap_or_default()
    }

    /// Asks again. A process that runs is not disturbed, unless it never rests: of its sockets the former answer stands.
    pub(super) fn look(
        &mut self,
        roster: &Roster,
        held: &[Held<'_>],
        entries: &[Entry],
        windows: &[Window],
    ) {
        let joined = joined(windows);
        if joined.is_empty() {
            self.members.clear();
            return;
        }
        let datagrams = entries.iter().filter(|entry| entry.is_udp);
        let datagrams: HashSet<u64> = datagrams.map(|entry| entry.inode).collect();
        self.members.retain(|inode, _| datagrams.contains(inode));
        for held in held {
            if let Ok(stat) = fstat(held.fd)
                && datagrams.contains(&stat.st_ino)
            {
                self.members.insert(stat.st_ino, members(held.fd, &joined));
            }
        }
        self.restless.retain(|pid, _| {
            let mut processes = roster.processes.iter();
            processes.any(|process| process.pid == *pid)
        });
        for process in &roster.processes {
            let mut sockets = process
                .sockets()
                .filter(|(_, i)| datagrams.contains(i))
                .peekable();
            let is_settled = process.tasks.iter().all(Task::is_settled);
            if sockets.peek().is_none() || !(is_settled || self.is_restless(process.pid)) {
                continue;
            }
            self.restless.remove(&process.pid);
            let Ok(handle) = asked::handle(process.pid) else {
                continue;
            };
            for (fd, inode) in sockets {
                if let Ok(copy) = pidfd_getfd(&handle, fd, PidfdGetfdFlags::empty()) {
                    self.members.insert(inode, members(copy.as_fd(), &joined));
                }
            }
        }
    }

    /// It runs once more. Does it ever wait?
    fn is_restless(&mut self, pid: u32) -> bool {
        let looks = self.restless.entry(pid).or_default();
        *looks += 1;
        *looks > PATIENCE
    }
}

/// The groups that anybody on this machine is a member of, each with its interface.
fn joined(windows: &[Window]) -> Vec<(u32, Ipv4Addr)> {
    let mut all = Vec::new();
    for window in windows {
        let text = read(window.groups.as_fd()).unwrap_or_default();
        all.extend(parse(&String::from_utf8_lossy(&text)));
    }
    all.sort_unstable();
    all.dedup();
    all.truncate(MOST);
    all
}

fn parse(text: &str) -> Vec<(u32, Ipv4Addr)> {
    let mut interface = 0;
    let mut found = Vec::new();
    for line in text.lines().skip(1) {
        let Some(word) = line.split_ascii_whitespace().next() else {
            continue;
        };
        if !line.starts_with('\t') {
            interface = word.parse().unwrap_or(0);
        } else if let Ok(group) = u32::from_str_radix(word, 16) {
            // The bytes are in the network's order, printed as this machine's number.
            found.push((interface, Ipv4Addr::from(group.to_ne_bytes())));
        }
    }
    found.retain(|(_, group)| *group != ALL_HOSTS);
    found.truncate(MOST);
    found
}

fn members(socket: BorrowedFd<'_>, joined: &[(u32, Ipv4Addr)]) -> Vec<Ipv4Addr> {
    let is_member = |(interface, group): &&(u32, Ipv4Addr)| is_member(socket, *interface, *group);
    let mut groups: Vec<Ipv4Addr> = joined
        .iter()
        .filter(is_member)
        .map(|(_, group)| *group)
        .collect();
    groups.sort_unstable();
    groups.dedup();
    groups
}

fn is_member(socket: BorrowedFd<'_>, interface: u32, group: Ipv4Addr) -> bool {
    const MCAST_MSFILTER: libc::c_int = 48;
    /// `struct group_filter`, with room for one sender.
    const LENGTH: usize = 144 + 128;
    const GROUP: usize = 8;
    let mut filter = [0_u64; LENGTH / 8];
    let mut bytes = [0_u8; LENGTH];
    bytes[..4].copy_from_slice(&interface.to_ne_bytes());
    bytes[GROUP..GROUP + 2].copy_from_slice(&2_u16.to_ne_bytes());
    bytes[GROUP + 4..GROUP + 8].copy_from_slice(&group.octets());
    for (word, eight) in filter.iter_mut().zip(bytes.chunks_exact(8)) {
        *word = u64::from_ne_bytes(eight.try_into().unwrap_or_default());
    }
    let mut length = libc::socklen_t::try_from(LENGTH).unwrap_or_default();
    // SAFETY: the kernel reads and writes at most `length` bytes of `filter`, which is that long and aligned.
    let answer = unsafe {
        libc::getsockopt(
            socket.as_raw_fd(),
            libc::IPPROTO_IP,
            MCAST_MSFILTER,
            filter.as_mut_ptr().cast(),
            &raw mut length,
        )
    };
    answer == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::UdpSocket;

    #[test]
    fn the_kernels_list_tells_groups_and_interfaces() {
        let text = "Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n\
            1\tlo        :     2      V3\n\t\t\t\t040404E1     1 0:00000000\t\t0\n\
            \t\t\t\t010000E0     1 0:00000000\t\t0\n";
        if cfg!(target_endian = "little") {
            assert_eq!(parse(text), [(1, Ipv4Addr::new(225, 4, 4, 4))]);
        }
    }

    #[test]
    fn a_member_is_told_from_a_neighbour_on_the_same_port() {
        let group = Ipv4Addr::new(224, 1, 1, 1);
        let (member, other) = (
            UdpSocket::bind("0.0.0.0:0").unwrap(),
            UdpSocket::bind("0.0.0.0:0").unwrap(),
        );
        member
            .join_multicast_v4(&group, &Ipv4Addr::LOCALHOST)
            .unwrap();
        let joined = joined(&[Window::open(0).unwrap()]);
        assert!(joined.iter().any(|(_, one)| *one == group), "{joined:?}");
        assert_eq!(members(member.as_fd(), &joined), [group]);
        assert_eq!(members(other.as_fd(), &joined), [Ipv4Addr::UNSPECIFIED; 0]);
        member
            .leave_multicast_v4(&group, &Ipv4Addr::LOCALHOST)
            .unwrap();
        assert_eq!(members(member.as_fd(), &joined), [Ipv4Addr::UNSPECIFIED; 0]);
    }
}
