//! What a look saw, in the words of the trace.

use super::Owned;
use super::groups::Groups;
use super::terminal::Terminals;
use crate::trace::ActorId;
use crate::trace::survey::{Process, Socket, SocketState, Target, Thread, Wait};
use crate::world::diag::{Ends, Entry, State};
use crate::world::proc::descriptor::Link;
use crate::world::proc::process;
use crate::world::proc::roster::Roster;
use crate::world::proc::task::Task;
use crate::world::proc::wait::{Patience, Waiting};
use std::collections::HashMap;

pub(super) fn processes(roster: &Roster, terminals: &Terminals) -> Vec<Process> {
    let seen = roster.processes.iter().map(|process| {
        let (cpu, waited_for_cpu) = process.spent();
        let living = process.tasks.iter().filter(|task| !task.is_dead());
        Process {
            pid: process.pid,
            parent: process.facts.stat.parent,
            actor: process.actor,
            name: process.facts.stat.name.clone(),
            is_stopped: process.is_stopped(),
            threads: living
                .map(|task| thread(task, process, terminals))
                .collect(),
            cpu,
            waited_for_cpu,
        }
    });
    seen.collect()
}

fn thread(task: &Task, process: &process::Process, terminals: &Terminals) -> Thread {
    let waiting = task.waiting.as_ref().filter(|_| task.is_settled());
    Thread {
        tid: task.tid,
        wait: waiting.map(|waiting| wait(waiting, process.actor, terminals)),
    }
}

fn wait(waiting: &Waiting, own: Option<ActorId>, terminals: &Terminals) -> Wait {
    let target = |link: &Link| match link {
        Link::Terminal(path) if path == "/dev/tty" => own.map_or(Target::Other, Target::Terminal),
        Link::Terminal(path) => terminals
            .actor(path)
            .map_or(Target::Other, Target::Terminal),
        Link::Socket(inode) => Target::Socket(*inode),
        Link::Pipe => Target::Pipe,
        _ => Target::Other,
    };
    Wait {
        call: waiting.call,
        on: waiting.on.iter().map(|watch| target(&watch.link)).collect(),
        is_timed: matches!(waiting.patience, Patience::Timed | Patience::Until(_)),
    }
}

/// The sockets that somebody on stage holds.
pub(super) fn sockets(entries: &[Entry], owned: &Owned, groups: &Groups) -> Vec<Socket> {
    let pairs: HashMap<Ends, &Entry> = entries
        .iter()
        .filter(|entry| !entry.is_udp)
        .map(|entry| (entry.ends(), entry))
        .collect();
    let peer = |entry: &Entry| {
        let other = *pairs.get(&entry.other_ends())?;
        if other.inode == 0 {
            return acceptor(other, entries, owned);
        }
        owned.owners.get(&other.inode).copied().flatten()
    };
    let seen = entries.iter().filter_map(|entry| {
        let actor = *owned.owners.get(&entry.inode)?;
        let is_connected = entry.remote.port() != 0;
        Some(Socket {
            inode: entry.inode,
            actor,
            is_udp: entry.is_udp,
            local: entry.local,
            remote: is_connected.then_some(entry.remote),
            peer: if entry.is_udp { None } else { peer(entry) },
            state: state(entry),
            unread: unread(entry),
            unsent: if entry.state == State::Listen {
                0
            } else {
                entry.queued
            },
            groups: groups.of(entry.inode),
        })
    });
    seen.collect()
}

/// Bytes that have come and were not read. The kernel counts the end of a stream as one more.
fn unread(entry: &Entry) -> u32 {
    match entry.state {
        State::Listen => 0,
        State::CloseWait => entry.unread.saturating_sub(1),
        _ => entry.unread,
    }
}

/// Who listens where a connection came in that nobody has accepted.
fn acceptor(other: &Entry, entries: &[Entry], owned: &Owned) -> Option<ActorId> {
    let local = other.local;
    let listener = entries.iter().find(|entry| {
        let ip = entry.local.ip();
        entry.state == State::Listen
            && entry.host == other.host
            && entry.local.port() == local.port()
            && (ip.is_unspecified() || ip == local.ip())
    })?;
    owned.owners.get(&listener.inode).copied().flatten()
}

fn state(entry: &Entry) -> SocketState {
    if entry.is_udp {
        return SocketState::Open;
    }
    match entry.state {
        State::Listen => SocketState::Listening {
            waiting: entry.unread,
            backlog: entry.queued,
        },
        State::SynSent | State::SynReceived => SocketState::Connecting,
        State::Established => SocketState::Established,
        State::CloseWait => SocketState::PeerClosed,
        State::Close => SocketState::Open,
        State::FinWait1 | State::FinWait2 | State::TimeWait | State::LastAck | State::Closing => {
            SocketState::Closing
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::diag::Stream;
    use std::net::SocketAddr;

    #[test]
    fn the_end_of_a_stream_is_no_byte_that_waits_to_be_read() {
        let unread = |state: State, unread: u32| {
            let any = SocketAddr::from(([127, 0, 0, 1], 5));
            super::unread(&Entry {
                host: 0,
                is_udp: false,
                state,
                local: any,
                remote: any,
                inode: 1,
                unread,
                queued: 0,
                stream: Stream::default(),
            })
        };
        assert_eq!(unread(State::CloseWait, 1), 0);
        assert_eq!(unread(State::CloseWait, 8), 7);
        assert_eq!(unread(State::CloseWait, 0), 0, "it was read, too");
        assert_eq!(unread(State::Established, 1), 1);
        assert_eq!(unread(State::Listen, 1), 0);
    }
}
