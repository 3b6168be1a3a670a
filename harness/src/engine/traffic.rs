//! Packets that passed over the stage's networks, and how many of them are like those that a sentence wants.

use super::goal::{Occasion, Progress};
use super::stage::Stage;
use crate::scenario::cast::Hosts;
use crate::scenario::quantity::{Bound, Protocol};
use crate::scenario::sentence::{Party, Traffic};
use crate::trace::packet::stream::Streams;
use crate::trace::packet::{Packet, Transport};
use crate::trace::survey::Survey;
use crate::trace::{ActorId, Bytes};
use crate::verdict::{Clue, Expected};
use std::collections::BTreeSet;
use std::net::Ipv4Addr;

/// Everything that passed so far, as far as it can be counted.
#[derive(Debug, Default)]
pub(super) struct Wire {
    packets: Vec<Packet>,
    streams: Streams,
    /// Those of which nothing is known, and how many had been known before the last of them.
    missed: Option<usize>,
    /// Ports that an actor's sockets have had, as the kernel's tables said.
    ports: BTreeSet<(ActorId, bool, u16)>,
}

/// Beyond this nothing more is counted.
const MOST: usize = 200_000;

impl Wire {
    pub(super) fn take(&mut self, packet: &Packet) {
        // What TCP sends again by itself, nobody has sent twice.
        if self.streams.take(packet, packet.sequence).is_again {
            return;
        }
        if self.packets.len() == MOST {
            return self.miss();
        }
        self.packets.push(Packet {
            head: Bytes::default(),
            ..packet.clone()
        });
    }

    pub(super) fn miss(&mut self) {
        self.missed = Some(self.packets.len());
    }

    pub(super) fn survey(&mut self, survey: &Survey) {
        let ports = survey.sockets.iter().filter_map(|socket| {
            let port = socket.local.port();
            Some((socket.actor.filter(|_| port != 0)?, socket.is_udp, port))
        });
        self.ports.extend(ports);
    }

    /// How many have passed so far.
    pub(super) fn end(&self) -> usize {
        self.packets.len()
    }

    /// Is there anything after this place of which nothing is known?
    pub(super) fn has_missed(&self, from: usize) -> bool {
        self.missed.is_some_and(|place| place >= from)
    }

    /// The packets after a place, told by who, where from, where to and how: the most frequent kinds.
    fn told(&self, from: usize) -> Vec<Clue> {
        self.kinds(from, |_| true)
    }

    /// The same of datagrams alone.
    pub(super) fn datagrams(&self, from: usize) -> Vec<Clue> {
        self.kinds(from, |packet| packet.transport.is_udp())
    }

    fn kinds(&self, from: usize, is_meant: impl Fn(&Packet) -> bool) -> Vec<Clue> {
        let mut kinds: Vec<Clue> = Vec::new();
        let packets = self.packets.get(from..).unwrap_or_default();
        for packet in packets.iter().filter(|packet| is_meant(packet)) {
            let new = carried(packet);
            let known = kinds.iter_mut().find(|kind| is_alike(kind, &new));
            if let Some(Clue::Carried { packets, .. }) = known {
                *packets += 1;
            } else if kinds.len() < KINDS {
                kinds.push(new);
            }
        }
        let many = |clue: &Clue| match clue {
            Clue::Carried { packets, .. } => std::cmp::Reverse(*packets),
            _ => std::cmp::Reverse(0),
        };
        kinds.sort_by_key(many);
        kinds.truncate(SHOWN);
        kinds
    }
}

/// How many kinds of packets are told apart, and how many are told.
const KINDS: usize = 64;
const SHOWN: usize = 4;

fn carried(packet: &Packet) -> Clue {
    let protocol = match packet.transport {
        Transport::Udp { .. } => Some(Protocol::Udp),
        Transport::Tcp { .. } => Some(Protocol::Tcp),
        Transport::Other(_) => None,
    };
    Clue::Carried {
        packets: 1,
        from: packet.from,
        to: packet.to,
        port: packet.transport.ports().map(|(_, to)| to),
        protocol,
        ttl: packet.ttl,
    }
}

/// The same but for their number.
fn is_alike(one: &Clue, other: &Clue) -> bool {
    let bare = |clue: &Clue| match clue {
        Clue::Carried {
            from,
            to,
            port,
            protocol,
            ttl,
            ..
        } => Some((*from, *to, *port, *protocol, *ttl)),
        _ => None,
    };
    bare(one) == bare(other)
}

/// So many packets of this kind.
pub(super) struct Carries {
    traffic: Traffic,
    bound: Bound,
    /// Counted from this packet on.
    from: usize,
    next: usize,
    pub(super) seen: u32,
    /// How many ports were known when it was counted: more may tell more about those who sent.
    known: usize,
}

impl Carries {
    pub(super) fn new(traffic: &Traffic, from: usize) -> Self {
        let any = Bound {
            least: 1,
            most: u32::MAX,
        };
        Self {
            bound: traffic.packets.unwrap_or(any),
            traffic: traffic.clone(),
            from,
            next: from,
            seen: 0,
            known: 0,
        }
    }

    pub(super) fn look(&mut self, stage: &Stage, occasion: Occasion) -> Progress {
        self.count(stage);
        let is_open = self.bound.most == u32::MAX;
        if self.seen > self.bound.most {
            return Progress::Missed;
        }
        match occasion {
            Occasion::Event if is_open && self.bound.holds(self.seen) => Progress::held(),
            Occasion::Event => Progress::Waiting,
            _ if is_open && self.bound.holds(self.seen) => Progress::held(),
            _ if stage.wire.has_missed(self.from) => Progress::Untold,
            _ if self.bound.holds(self.seen) => Progress::held(),
            _ => Progress::Missed,
        }
    }

    fn count(&mut self, stage: &Stage) {
        let wire = &stage.wire;
        if self.known != wire.ports.len() && self.has_names() {
            (self.next, self.seen) = (self.from, 0);
        }
        self.known = wire.ports.len();
        let new = wire.packets.get(self.next..).unwrap_or_default();
        let fitting = new.iter().filter(|packet| self.fits(packet, stage)).count();
        self.next = wire.end().max(self.next);
        self.seen = self
            .seen
            .saturating_add(u32::try_from(fitting).unwrap_or(u32::MAX));
    }

    pub(super) fn has_names(&self) -> bool {
        let parties = [&self.traffic.from, &self.traffic.to];
        parties
            .iter()
            .any(|party| matches!(party, Some(Party::Named(_))))
    }

    fn fits(&self, packet: &Packet, stage: &Stage) -> bool {
        let Traffic {
            from,
            to,
            port,
            protocol,
            ttl,
            bytes,
            packets: _,
        } = &self.traffic;
        let ports = packet.transport.ports();
        let is_of = |wanted: &Protocol| match packet.transport {
            Transport::Udp { .. } => *wanted == Protocol::Udp,
            Transport::Tcp { .. } => *wanted == Protocol::Tcp,
            Transport::Other(_) => false,
        };
        let is_udp = packet.transport.is_udp();
        let sender = (packet.from, is_udp, ports.map(|(from, _)| from));
        let receiver = (packet.to, is_udp, ports.map(|(_, to)| to));
        from.as_ref()
            .is_none_or(|party| is_end(party, sender, stage))
            && to
                .as_ref()
                .is_none_or(|party| is_end(party, receiver, stage))
            && port.is_none_or(|port| ports.is_some_and(|(_, to)| to == port))
            && protocol.as_ref().is_none_or(is_of)
            && ttl.is_none_or(|ttl| ttl == packet.ttl)
            && bytes.is_none_or(|bytes| bytes.holds(packet.bytes))
    }

    pub(super) fn expected(&self) -> Expected {
        Expected::Packets {
            traffic: Box::new(self.traffic.clone()),
            bound: self.bound,
        }
    }

    /// What passed instead.
    pub(super) fn told(&self, stage: &Stage) -> Vec<Clue> {
        stage.wire.told(self.from)
    }
}

/// Is this the one that is meant? An address by itself, a host by its address, an actor by its sockets' ports.
fn is_end(
    party: &Party,
    (address, is_udp, port): (Ipv4Addr, bool, Option<u16>),
    stage: &Stage,
) -> bool {
    let name = match party {
        Party::Address(wanted) => return address == *wanted,
        Party::Named(name) => name,
    };
    let hosts: &Hosts = &stage.scenario.hosts;
    if let Some(host) = hosts.address(name) {
        return address == host;
    }
    let Some(actor) = stage.id(name) else {
        return false;
    };
    let is_there = match hosts.host_of(name) {
        Some(host) => hosts.address(host) == Some(address),
        None => !address.is_multicast() && !address.is_broadcast(),
    };
    let has = |port| stage.wire.ports.contains(&(actor, is_udp, port));
    is_there && port.is_some_and(has)
}
