//! Between whom a packet passed: which actors had its ports, as the kernel's socket tables said.

use super::Record;
use crate::scenario::name::Name;
use crate::trace::packet::Packet;
use crate::trace::survey::Socket;
use crate::trace::{ActorId, Event, What};
use std::collections::BTreeMap;
use std::net::Ipv4Addr;

/// Which actors have had a port, by whether it is one of UDP.
#[derive(Debug)]
pub struct Parties<'a> {
    record: &'a Record,
    ports: BTreeMap<(bool, u16), Vec<ActorId>>,
}

impl<'a> Parties<'a> {
    pub fn of(record: &'a Record) -> Self {
        let ports = BTreeMap::new();
        let mut parties = Self { record, ports };
        for entry in &record.evidence.trace {
            if let What::Saw(Event::Surveyed(survey)) = &entry.what {
                survey.sockets.iter().for_each(|one| parties.learn(one));
            }
        }
        if let Some(survey) = &record.evidence.left_over {
            survey.sockets.iter().for_each(|one| parties.learn(one));
        }
        parties
    }

    fn learn(&mut self, socket: &Socket) {
        let key = (socket.is_udp, socket.local.port());
        if let Some(actor) = socket.actor {
            let known = self.ports.entry(key).or_default();
            if !known.contains(&actor) {
                known.push(actor);
            }
        }
    }

    pub fn sender(&self, packet: &Packet) -> Option<ActorId> {
        let (port, _) = packet.transport.ports()?;
        self.actor(packet, port, packet.from)
    }

    /// Nobody, if it is for many.
    pub fn receiver(&self, packet: &Packet) -> Option<ActorId> {
        let (_, port) = packet.transport.ports()?;
        let is_for_many = packet.to.is_multicast() || packet.to.is_broadcast();
        self.actor(packet, port, packet.to).filter(|_| !is_for_many)
    }

    pub fn name(&self, actor: ActorId) -> Option<&'a Name> {
        Some(&self.record.scenario.cast.get(actor.0)?.name)
    }

    fn actor(&self, packet: &Packet, port: u16, address: Ipv4Addr) -> Option<ActorId> {
        let hosts = &self.record.scenario.hosts;
        let sits_there = |actor: &&ActorId| {
            let host = self.name(**actor).and_then(|name| hosts.host_of(name));
            host.is_none_or(|host| hosts.address(host) == Some(address) || address.is_loopback())
        };
        let mut known = self.ports.get(&(packet.transport.is_udp(), port))?.iter();
        known.find(sits_there).copied()
    }
}
