//! Who holds the socket at an address: asked when the first packet comes from there.

use super::{Observer, Player};
use crate::trace::ActorId;
use crate::trace::packet::{Packet, Transport};
use crate::world::diag::{Entry, State};
use std::collections::HashSet;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4};

/// A play may have no more ends than this that are asked about.
const MOST: usize = 4096;

/// A SYN alone, and one with an answer.
const SYN: u8 = 2;
const ACK: u8 = 16;

/// An end of a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct End {
    pub is_udp: bool,
    pub local: SocketAddrV4,
}

/// What is known already.
#[derive(Debug, Default)]
pub(super) struct Ends {
    asked: HashSet<End>,
    /// Several may share an address.
    found: HashSet<(End, u64)>,
}

impl Ends {
    fn is_new(&mut self, end: End) -> bool {
        self.asked.len() < MOST && self.asked.insert(end)
    }

    fn is_found(&mut self, end: End, inode: u64) -> bool {
        self.found.len() < MOST && self.found.insert((end, inode))
    }
}

impl Observer {
    /// A raw socket tells itself where it is.
    pub fn knows(&mut self, end: End) {
        self.ends.is_new(end);
    }

    /// The ends of which this packet is the first sign, with the programs that hold them, if they do still.
    pub fn holders(&mut self, packet: &Packet, players: &[Player<'_>]) -> Vec<(End, ActorId)> {
        let Some((from, to)) = packet.transport.ports() else {
            return Vec::new();
        };
        let from = SocketAddrV4::new(packet.from, from);
        let to = SocketAddrV4::new(packet.to, to);
        let found = match packet.transport {
            Transport::Tcp { flags, .. } => self.tcp_ends(flags, from, to),
            _ => self.udp_ends(from),
        };
        if found.is_empty() {
            return Vec::new();
        }
        let leaders: Vec<(u32, ActorId)> = players.iter().map(|p| (p.pid, p.actor)).collect();
        // Who cannot be looked at holds nothing that is known.
        let owners = self.roster.sockets(&leaders).unwrap_or_default();
        let owner = |inode| {
            owners
                .iter()
                .find(|(of, _)| *of == inode)
                .map(|(_, who)| *who)
        };
        let named = found.into_iter();
        named
            .filter_map(|(end, inode)| Some((end, owner(inode)?)))
            .collect()
    }

    /// Who has accepted this connection, if anybody has; an error if it is there no more.
    pub fn acceptor(
        &mut self,
        server: SocketAddrV4,
        client: SocketAddrV4,
        players: &[Player<'_>],
    ) -> io::Result<Option<ActorId>> {
        let gone = || io::Error::from(io::ErrorKind::NotFound);
        let mut windows = self.tables.windows.iter_mut();
        let entry = windows.find_map(|window| window.diag.tcp_at(server, client).ok());
        let entry = entry.filter(|entry| entry.state != State::Listen);
        // Nobody holds it before it is accepted; a raw socket tells so itself.
        match entry.ok_or_else(gone)?.inode {
            0 => Ok(None),
            inode => self.owner(inode, players).map(Some).ok_or_else(gone),
        }
    }

    fn owner(&self, inode: u64, players: &[Player<'_>]) -> Option<ActorId> {
        let leaders: Vec<(u32, ActorId)> = players.iter().map(|p| (p.pid, p.actor)).collect();
        // Who cannot be looked at holds nothing that is known.
        let owners = self.roster.sockets(&leaders).unwrap_or_default();
        let mut of = owners.iter().filter(|(of, _)| *of == inode);
        of.next().map(|(_, actor)| *actor)
    }

    fn tcp_ends(&mut self, flags: u8, from: SocketAddrV4, to: SocketAddrV4) -> Vec<(End, u64)> {
        if flags & SYN == 0 {
            return Vec::new();
        }
        let end = |local| End {
            is_udp: false,
            local,
        };
        // Who answers listens there: the connection itself is nobody's yet.
        let nobody = SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, 0);
        let remote = if flags & ACK == 0 { to } else { nobody };
        if !self.ends.is_new(end(from)) {
            return Vec::new();
        }
        let mut windows = self.tables.windows.iter_mut();
        let entry = windows.find_map(|window| window.diag.tcp_at(from, remote).ok());
        let inode = entry.map(|entry| entry.inode).filter(|inode| *inode != 0);
        inode.map(|inode| (end(from), inode)).into_iter().collect()
    }

    /// All that there are: they are few.
    fn udp_ends(&mut self, from: SocketAddrV4) -> Vec<(End, u64)> {
        let end = |local| End {
            is_udp: true,
            local,
        };
        if !self.ends.is_new(end(from)) {
            return Vec::new();
        }
        let mut entries: Vec<Entry> = Vec::new();
        for window in &mut self.tables.windows {
            entries.extend(window.diag.udp().unwrap_or_default());
        }
        let mut ends = Vec::new();
        for entry in entries {
            // Bound to any address, it is known by its port.
            let local = match entry.local {
                SocketAddr::V4(local) => local,
                SocketAddr::V6(local) if local.ip().is_unspecified() => {
                    SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, local.port())
                }
                SocketAddr::V6(_) => continue,
            };
            if self.ends.is_found(end(local), entry.inode) {
                ends.push((end(local), entry.inode));
            }
        }
        ends
    }
}
