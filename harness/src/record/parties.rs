//! Between whom a packet passed: who held its ports, as was found out when the first came, and as surveys saw it.

use super::Record;
use crate::scenario::cast::Hosts;
use crate::scenario::name::Name;
use crate::trace::packet::{Packet, Transport};
use crate::trace::survey::{Socket, Survey};
use crate::trace::{Action, ActorId, Entry, Event, Moment, What};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

/// Which actors have had a port, by whether it is one of UDP.
#[derive(Debug)]
pub struct Parties<'a> {
    record: &'a Record,
    holders: BTreeMap<(bool, u16), Vec<ActorId>>,
    /// From when to when each was on stage: a port may pass from one to the next.
    stays: BTreeMap<ActorId, Vec<(Moment, Moment)>>,
}

impl<'a> Parties<'a> {
    pub fn of(record: &'a Record) -> Self {
        let mut parties = Self {
            record,
            holders: BTreeMap::new(),
            stays: BTreeMap::new(),
        };
        for entry in &record.evidence.trace {
            parties.follow(entry);
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

    fn follow(&mut self, entry: &Entry) {
        match &entry.what {
            What::Did(Action::Start { actor, .. }) => {
                let stays = self.stays.entry(*actor).or_default();
                stays.push((entry.at, Moment::from_nanos(u64::MAX)));
            }
            What::Did(Action::Close(actor)) | What::Saw(Event::Exited { actor, .. }) => {
                if let Some((_, end)) = self.stays.entry(*actor).or_default().last_mut() {
                    *end = entry.at;
                }
            }
            _ => {}
        }
    }

    /// A client may be gone before anybody could look. It was the only one that could have connected, if so: a socket of
    /// the practicum that nobody has seen the port of could have, too.
    fn deduce(&mut self) {
        let mut alive: BTreeSet<ActorId> = BTreeSet::new();
        for entry in &self.record.evidence.trace {
            match &entry.what {
                What::Saw(Event::Started { actor, pid })
                    if pid.is_some() || !self.has_port(*actor) =>
                {
                    alive.insert(*actor);
                }
                What::Saw(Event::Exited { actor, .. }) | What::Did(Action::Close(actor)) => {
                    alive.remove(actor);
                }
                What::Saw(Event::Packet(packet)) => self.deduce_from(packet, entry.at, &alive),
                _ => {}
            }
        }
    }

    fn deduce_from(&mut self, packet: &Packet, at: Moment, alive: &BTreeSet<ActorId>) {
        let (is_udp, from, to) = match packet.transport {
            Transport::Tcp { from, to, flags } if flags & 0x12 == 0x02 => (false, from, to),
            Transport::Udp { from, to } => (true, from, to),
            _ => return,
        };
        if self.holder(is_udp, packet.from, from, at).is_some() {
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

    fn has_port(&self, actor: ActorId) -> bool {
        self.holders.values().any(|known| known.contains(&actor))
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

    /// Of a packet that passed at this moment.
    pub fn sender(&self, packet: &Packet, at: Moment) -> Option<ActorId> {
        let (port, _) = packet.transport.ports()?;
        self.holder(packet.transport.is_udp(), packet.from, port, at)
    }

    /// Nobody, if it is for many.
    pub fn receiver(&self, packet: &Packet, at: Moment) -> Option<ActorId> {
        let (_, port) = packet.transport.ports()?;
        let is_for_many = packet.to.is_multicast() || packet.to.is_broadcast();
        let holder = self.holder(packet.transport.is_udp(), packet.to, port, at);
        holder.filter(|_| !is_for_many)
    }

    pub fn name(&self, actor: ActorId) -> Option<&'a Name> {
        Some(&self.record.scenario.cast.get(actor.0)?.name)
    }

    /// Who had this port on the host with this address at this moment: the first of those who were on stage then,
    /// otherwise who had come to it last.
    pub fn holder(
        &self,
        is_udp: bool,
        address: Ipv4Addr,
        port: u16,
        at: Moment,
    ) -> Option<ActorId> {
        let came = |actor: ActorId| {
            let stays = self.stays.get(&actor).into_iter().flatten();
            let before = stays.filter(|(from, _)| *from <= at);
            let last = before.max_by_key(|(from, _)| *from)?;
            Some((at <= last.1, last.0))
        };
        let known = || self.holders(is_udp, address, port);
        let there = known().find(|actor| came(*actor).is_some_and(|(is_there, _)| is_there));
        let last = || known().min_by_key(|actor| Reverse(came(*actor).map(|(_, from)| from)));
        there.or_else(last)
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
    use crate::trace::Exit;
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
            sequence: None,
        }));
        let events = events.into_iter().chain([asks]);
        let record = Record {
            evidence: Evidence {
                trace: events.map(entry).collect(),
                ..Evidence::default()
            },
            ..record()
        };
        Parties::of(&record).holder(false, Ipv4Addr::LOCALHOST, PORT, Moment::default())
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
        let raw = Event::Started {
            actor: ActorId(1),
            pid: None,
        };
        assert_eq!(
            sender(vec![started(0), raw]),
            None,
            "a raw socket has one, too"
        );
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

    #[test]
    fn a_port_passes_from_who_has_gone_to_who_comes() {
        let at = |ms: u64| Moment::from_nanos(ms * 1_000_000);
        let entry = |ms, what| Entry { at: at(ms), what };
        let start = |actor| {
            let (actor, args) = (ActorId(actor), Vec::new());
            What::Did(Action::Start { actor, args })
        };
        let holds = |actor| {
            What::Saw(Event::Holds {
                actor: ActorId(actor),
                is_udp: false,
                local: SocketAddrV4::new(Ipv4Addr::LOCALHOST, PORT),
            })
        };
        let trace = vec![
            entry(1, start(0)),
            entry(2, holds(0)),
            entry(5, What::Did(Action::Close(ActorId(0)))),
            entry(8, start(1)),
            entry(9, holds(1)),
        ];
        let record = Record {
            evidence: Evidence {
                trace,
                ..Evidence::default()
            },
            ..record()
        };
        let parties = Parties::of(&record);
        let holder = |ms| parties.holder(false, Ipv4Addr::LOCALHOST, PORT, at(ms));
        let (first, second) = (Some(ActorId(0)), Some(ActorId(1)));
        assert_eq!([holder(3), holder(6)], [first, first]);
        assert_eq!([holder(8), holder(10)], [second, second]);
    }
}
