//! Between whom a packet passed: who held its ports, as was found out when the first came, and as surveys saw it.

use super::Record;
use crate::scenario::cast::Hosts;
use crate::scenario::name::Name;
use crate::trace::packet::{Packet, Transport};
use crate::trace::survey::{Socket, Survey};
use crate::trace::{ActorId, Event, What};
use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

/// Which actors have had a port, by whether it is one of UDP.
#[derive(Debug)]
pub struct Parties<'a> {
    record: &'a Record,
    holders: BTreeMap<(bool, u16), Vec<ActorId>>,
}

impl<'a> Parties<'a> {
    pub fn of(record: &'a Record) -> Self {
        let mut parties = Self {
            record,
            holders: BTreeMap::new(),
        };
        for entry in &record.evidence.trace {
            match &entry.what {
                What::Saw(Event::Holds {
                    actor,
                    is_udp,
                    local,
                }) => parties.learn(*is_udp, local.port(), *actor),
                What::Saw(Event::Surveyed(survey)) => parties.survey(survey),
                _ => {}
            }
        }
        if let Some(survey) = &record.evidence.left_over {
            parties.survey(survey);
        }
        parties.deduce();
        parties
    }

    /// A client may be gone before anybody could look. It was the only one that could have connected, if so.
    fn deduce(&mut self) {
        let mut alive: BTreeSet<ActorId> = BTreeSet::new();
        for entry in &self.record.evidence.trace {
            match &entry.what {
                What::Saw(Event::Started {
                    actor,
                    pid: Some(_),
                }) => {
                    alive.insert(*actor);
                }
                What::Saw(Event::Exited { actor, .. }) => {
                    alive.remove(actor);
                }
                What::Saw(Event::Packet(packet)) => self.deduce_from(packet, &alive),
                _ => {}
            }
        }
    }

    fn deduce_from(&mut self, packet: &Packet, alive: &BTreeSet<ActorId>) {
        let (is_udp, from, to) = match packet.transport {
            Transport::Tcp { from, to, flags } if flags & 0x12 == 0x02 => (false, from, to),
            Transport::Udp { from, to } => (true, from, to),
            _ => return,
        };
        if self.holder(is_udp, packet.from, from).is_some() {
            return;
        }
        let others: Vec<ActorId> = self.holders(is_udp, packet.to, to).collect();
        let is_there = |actor: &&ActorId| {
            let cast = &self.record.scenario.cast;
            let name = cast.get(actor.0).map(|actor| &actor.name);
            let hosts = &self.record.scenario.hosts;
            name.is_some_and(|name| sits_there(hosts, name, packet.from)) && !others.contains(actor)
        };
        let mut able = alive.iter().filter(is_there).copied();
        if let (Some(only), None) = (able.next(), able.next()) {
            self.learn(is_udp, from, only);
        }
    }

    fn survey(&mut self, survey: &Survey) {
        let holder = |socket: &Socket| Some((socket.is_udp, socket.local.port(), socket.actor?));
        for (is_udp, port, actor) in survey.sockets.iter().filter_map(holder) {
            self.learn(is_udp, port, actor);
        }
    }

    fn learn(&mut self, is_udp: bool, port: u16, actor: ActorId) {
        let known = self.holders.entry((is_udp, port)).or_default();
        if !known.contains(&actor) {
            known.push(actor);
        }
    }

    pub fn sender(&self, packet: &Packet) -> Option<ActorId> {
        let (port, _) = packet.transport.ports()?;
        self.holder(packet.transport.is_udp(), packet.from, port)
    }

    /// Nobody, if it is for many.
    pub fn receiver(&self, packet: &Packet) -> Option<ActorId> {
        let (_, port) = packet.transport.ports()?;
        let is_for_many = packet.to.is_multicast() || packet.to.is_broadcast();
        let holder = self.holder(packet.transport.is_udp(), packet.to, port);
        holder.filter(|_| !is_for_many)
    }

    pub fn name(&self, actor: ActorId) -> Option<&'a Name> {
        Some(&self.record.scenario.cast.get(actor.0)?.name)
    }

    /// The first who is known to have had this port on the host with this address.
    pub fn holder(&self, is_udp: bool, address: Ipv4Addr, port: u16) -> Option<ActorId> {
        self.holders(is_udp, address, port).next()
    }

    /// All who are known to have had it: several may share one.
    pub fn holders(
        &self,
        is_udp: bool,
        address: Ipv4Addr,
        port: u16,
    ) -> impl Iterator<Item = ActorId> + '_ {
        let known = self.holders.get(&(is_udp, port)).into_iter().flatten();
        let cast = &self.record.scenario.cast;
        let hosts = &self.record.scenario.hosts;
        known.copied().filter(move |actor| {
            let name = cast.get(actor.0).map(|actor| &actor.name);
            name.is_some_and(|name| sits_there(hosts, name, address))
        })
    }
}

fn sits_there(hosts: &Hosts, actor: &Name, address: Ipv4Addr) -> bool {
    match hosts.host_of(actor) {
        Some(host) => hosts.address(host) == Some(address) || address.is_loopback(),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Evidence;
    use crate::record::form::tests::record;
    use crate::trace::{Entry, Exit, Moment};
    use std::net::SocketAddrV4;

    const PORT: u16 = 40_000;

    /// What these who are alive may have sent.
    fn sender(events: Vec<Event>) -> Option<ActorId> {
        let entry = |event| Entry {
            at: Moment::default(),
            what: What::Saw(event),
        };
        let asks = Event::Packet(Box::new(Packet {
            from: Ipv4Addr::LOCALHOST,
            to: Ipv4Addr::LOCALHOST,
            ttl: 64,
            transport: Transport::Tcp {
                from: PORT,
                to: 12_345,
                flags: 2,
            },
            bytes: 0,
            head: Default::default(),
        }));
        let events = events.into_iter().chain([asks]);
        let record = Record {
            evidence: Evidence {
                trace: events.map(entry).collect(),
                ..Evidence::default()
            },
            ..record()
        };
        Parties::of(&record).holder(false, Ipv4Addr::LOCALHOST, PORT)
    }

    fn started(actor: usize) -> Event {
        Event::Started {
            actor: ActorId(actor),
            pid: Some(7),
        }
    }

    #[test]
    fn the_only_one_who_could_have_sent_it_has() {
        let exited = Event::Exited {
            actor: ActorId(0),
            how: Exit::Code(0),
        };
        assert_eq!(sender(vec![started(0)]), Some(ActorId(0)));
        assert_eq!(sender(vec![started(0), started(1)]), None, "either of two");
        assert_eq!(
            sender(vec![started(0), exited, started(1)]),
            Some(ActorId(1))
        );
        let holds = Event::Holds {
            actor: ActorId(0),
            is_udp: false,
            local: SocketAddrV4::new(Ipv4Addr::LOCALHOST, 12_345),
        };
        let both = vec![started(0), holds.clone(), started(1)];
        assert_eq!(sender(both), Some(ActorId(1)), "nobody calls itself");
        assert_eq!(sender(vec![started(0), holds]), None);
    }
}
