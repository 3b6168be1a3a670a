//! Each client's connection: from its first segment to its last.

use super::scene::called;
use crate::record::Record;
use crate::record::parties::Parties;
use crate::record::wire::{Message, Party, Sign, messages};
use crate::trace::packet::Packet;
use crate::trace::survey::Survey;
use crate::trace::{ActorId, Event, Moment, What};
use std::net::{IpAddr, SocketAddr, SocketAddrV4};

/// A client that connected, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    pub client: Party,
    pub server: Party,
    /// The client's, or its port where nobody is known to have had it.
    pub name: String,
    /// Its two ports: the client's and the server's.
    pub ports: (u16, u16),
    pub knocked: Moment,
    pub number: Option<usize>,
    /// Accepted by this moment: the server was seen to hold it, or had said something.
    pub accepted: Option<Moment>,
    /// What the server said and came to the client, and what the client said.
    pub answers: Vec<Said>,
    pub questions: Vec<Said>,
    /// What the server still said when nobody could take it: the client was gone.
    pub refused: Vec<Said>,
    /// When the server had done with it: its own end of it, or the last.
    pub released: Moment,
    /// How the server ended it, if it did.
    pub release: Option<Sign>,
    /// When the client ended it, and how.
    pub left: Option<Moment>,
    pub leave: Option<Sign>,
    /// The last end of it, or of the play.
    pub ended: Moment,
}

/// A segment that carried something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub at: Moment,
    pub number: Option<usize>,
    pub bytes: u32,
    /// The beginning of it.
    pub head: Vec<u8>,
}

impl Visit {
    /// The actor that connected, if it is known.
    pub fn actor(&self) -> Option<ActorId> {
        match self.client {
            Party::Actor(actor) => Some(actor),
            _ => None,
        }
    }

    /// Is this the actor that it connected to?
    pub(super) fn is_to(&self, server: ActorId) -> bool {
        self.server == Party::Actor(server)
    }

    /// Its name as it stands in a fact.
    pub(super) fn called(&self) -> String {
        called(&self.name)
    }

    /// When the client was seen for the last time: one that still listens has not gone.
    pub fn gone(&self) -> Moment {
        let listens = |left: &Moment| self.answers.iter().any(|one| one.at > *left);
        let left = self.left.filter(|left| !listens(left));
        left.map_or(self.ended, |left| left.min(self.ended))
    }

    /// Were both there at some time?
    pub fn overlaps(&self, other: &Self) -> bool {
        self.knocked < other.ended && other.knocked < self.ended
    }
}

/// In the order in which they connected.
pub fn visits(record: &Record) -> Vec<Visit> {
    of(record, &Parties::of(record), &messages(record))
}

pub(super) fn of(record: &Record, parties: &Parties<'_>, messages: &[Message<'_>]) -> Vec<Visit> {
    // What TCP sent again was said once.
    let messages: Vec<&Message<'_>> = messages.iter().filter(|one| !one.is_again).collect();
    let knocks = messages.iter().filter(|one| one.sign == Sign::Asks);
    knocks
        .filter_map(|knock| visit(record, parties, &messages, knock))
        .collect()
}

fn visit(
    record: &Record,
    parties: &Parties<'_>,
    messages: &[&Message<'_>],
    knock: &Message<'_>,
) -> Option<Visit> {
    let ends = ends(knock.packet)?;
    let (client, server) = ends;
    // The same two ends may meet again.
    let later = messages.iter().filter(|one| one.at > knock.at);
    let is_same = |one: &Packet| self::ends(one) == Some(ends) && one.ttl == knock.packet.ttl;
    let mut again = later.filter(|one| one.sign == Sign::Asks && is_same(one.packet));
    let until = again
        .next()
        .map_or(Moment::from_nanos(u64::MAX), |one| one.at);
    let ours = |ends| {
        let ours = messages.iter().copied();
        let ours = ours.filter(move |one| one.at >= knock.at && one.at < until);
        ours.filter(move |one| self::ends(one.packet) == Some(ends))
    };
    let (to, fro) = ((client, server), (server, client));
    let is_end = |one: &&Message<'_>| matches!(one.sign, Sign::Ends | Sign::Breaks);
    let ended = ours(to).chain(ours(fro)).filter(is_end).map(|one| one.at);
    let ended = ended.max().unwrap_or(record.about.took).max(knock.at);
    let (release, leave) = (ours(fro).find(is_end), ours(to).find(is_end));
    let said = ours(fro).filter(|one| one.bytes > 0);
    let last = leave.map(|leave| (leave, replies(record, ends, leave.at)));
    let (refused, answers): (Vec<&Message<'_>>, Vec<&Message<'_>>) = said.partition(|one| {
        last.as_ref()
            .is_some_and(|(leave, replies)| is_refused(one, leave, replies))
    });
    let answers: Vec<Said> = answers.into_iter().map(Said::of).collect();
    let held = held(record, knock, ends).into_iter();
    let name = parties
        .sender(knock.packet, knock.at)
        .and_then(|actor| parties.name(actor));
    Some(Visit {
        client: knock.from,
        server: knock.to,
        name: name.map_or_else(|| format!("port {}", client.port()), ToString::to_string),
        ports: (client.port(), server.port()),
        knocked: knock.at,
        number: knock.number,
        accepted: held.chain(answers.first().map(|first| first.at)).min(),
        questions: ours(to).filter(|one| one.bytes > 0).map(Said::of).collect(),
        answers,
        refused: refused.into_iter().map(Said::of).collect(),
        released: release.map_or(ended, |end| end.at),
        release: release.map(|end| end.sign),
        left: leave.map(|end| end.at),
        leave: leave.map(|end| end.sign),
        ended,
    })
}

/// From where to where a packet went.
fn ends(packet: &Packet) -> Option<(SocketAddrV4, SocketAddrV4)> {
    let (from, to) = packet.transport.ports()?;
    let ends = |address, port| SocketAddrV4::new(address, port);
    Some((ends(packet.from, from), ends(packet.to, to)))
}

/// When something went this way from a moment on, and whether it was an RST.
fn replies(
    record: &Record,
    way: (SocketAddrV4, SocketAddrV4),
    from: Moment,
) -> Vec<(Moment, bool)> {
    let trace = record.evidence.trace.iter();
    let went = trace.filter_map(|entry| match &entry.what {
        What::Saw(Event::Packet(packet)) if entry.at >= from && ends(packet) == Some(way) => {
            Some((entry.at, packet.transport.is_reset()))
        }
        _ => None,
    });
    went.collect()
}

/// Was it said to a client that had gone: after its RST, or answered by its system with one and not with an ACK? Who is
/// only done sending still hears everything.
fn is_refused(said: &Message<'_>, leave: &Message<'_>, replies: &[(Moment, bool)]) -> bool {
    let next = replies.iter().find(|(at, _)| *at >= said.at);
    let is_reset = leave.sign == Sign::Breaks || next.is_some_and(|(_, is_reset)| *is_reset);
    said.at > leave.at && is_reset
}

impl Said {
    fn of(message: &Message<'_>) -> Self {
        Self {
            at: message.at,
            number: message.number,
            bytes: message.bytes,
            head: message.head().to_vec(),
        }
    }
}

/// When its server was first seen to have accepted it.
fn held(
    record: &Record,
    knock: &Message<'_>,
    (client, server): (SocketAddrV4, SocketAddrV4),
) -> Option<Moment> {
    let is_own = |actor: ActorId| match knock.to {
        Party::Actor(own) => own == actor,
        _ => true,
    };
    let holds = |survey: &Survey| {
        let mut sockets = survey.sockets.iter().filter(|one| one.actor.is_some());
        sockets.any(|one| {
            !one.is_udp && is(one.local, server) && one.remote.is_some_and(|far| is(far, client))
        })
    };
    let mut entries = record.evidence.trace.iter();
    entries.find_map(|entry| match &entry.what {
        _ if entry.at < knock.at => None,
        What::Saw(Event::Serves { actor, from } | Event::Accepted { actor, from }) => {
            (*from == client && is_own(*actor)).then_some(entry.at)
        }
        What::Saw(Event::Surveyed(survey)) => holds(survey).then_some(entry.at),
        _ => None,
    })
}

/// Also in the form that sockets for both kinds of addresses have.
fn is(one: SocketAddr, other: SocketAddrV4) -> bool {
    one.ip().to_canonical() == IpAddr::V4(*other.ip()) && one.port() == other.port()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{DATA, SERVER, SYN, Sample, socket};
    use std::net::Ipv4Addr;

    /// When the one who knocks at 10 ms was accepted, in milliseconds.
    fn accepted(then: impl FnOnce(Sample) -> Sample) -> Option<u128> {
        let sample = Sample::chat().segment(10, (40_001, 5_000), SYN, "");
        let visits = visits(&then(sample).0);
        let at = visits.first().expect("somebody came").accepted?;
        Some(at.since(Moment::default()).as_millis())
    }

    #[test]
    fn whoever_tells_of_it_it_was_accepted() {
        let (actor, own, other) = (SERVER, 40_001, 40_002);
        let from = |port: u16| SocketAddrV4::new(Ipv4Addr::LOCALHOST, port);
        let serves = |port| Event::Serves {
            actor,
            from: from(port),
        };
        let raw = |port| Event::Accepted {
            actor,
            from: from(port),
        };
        let holds = |port| vec![socket(actor, 5_000, port)];
        assert_eq!(accepted(|sample| sample.saw(20, serves(own))), Some(20));
        assert_eq!(accepted(|sample| sample.saw(20, serves(other))), None);
        assert_eq!(accepted(|sample| sample.saw(20, raw(own))), Some(20));
        assert_eq!(accepted(|sample| sample.saw(20, raw(other))), None);
        assert_eq!(accepted(|sample| sample.saw(5, raw(own))), None, "before");
        assert_eq!(accepted(|sample| sample.sockets(20, holds(own))), Some(20));
        assert_eq!(accepted(|sample| sample.sockets(20, holds(other))), None);
        let answers = |sample: Sample| sample.segment(20, (5_000, own), DATA, "halo");
        assert_eq!(accepted(answers), Some(20));
    }

    #[test]
    fn another_host_with_the_same_port_was_not_accepted_in_its_place() {
        let elsewhere = SocketAddrV4::new(Ipv4Addr::new(127, 0, 0, 2), 40_001);
        let mut far = socket(SERVER, 5_000, 40_001);
        far.remote = Some(elsewhere.into());
        assert_eq!(accepted(|sample| sample.sockets(20, vec![far])), None);
        let serves = Event::Serves {
            actor: SERVER,
            from: elsewhere,
        };
        assert_eq!(accepted(|sample| sample.saw(20, serves)), None);
        let mut mapped = socket(SERVER, 5_000, 40_001);
        let wide = |port| SocketAddr::from((Ipv4Addr::LOCALHOST.to_ipv6_mapped(), port));
        (mapped.local, mapped.remote) = (wide(5_000), Some(wide(40_001)));
        assert_eq!(
            accepted(|sample| sample.sockets(20, vec![mapped])),
            Some(20)
        );
    }

    #[test]
    fn the_same_two_ends_may_meet_again() {
        let sample = Sample::chat()
            .numbered(10, (40_001, 5_000), (SYN, 1), "")
            .segment(12, (5_000, 40_001), DATA, "satu")
            .segment(13, (40_001, 5_000), 17, "")
            .numbered(20, (40_001, 5_000), (SYN, 900), "")
            .segment(22, (5_000, 40_001), DATA, "dua");
        let visits = visits(&sample.0);
        let said = |at: usize| visits[at].answers.iter().map(|one| one.head.clone());
        assert_eq!(visits.len(), 2);
        assert_eq!(said(0).collect::<Vec<_>>(), [b"satu".to_vec()]);
        assert_eq!(said(1).collect::<Vec<_>>(), [b"dua".to_vec()]);
        assert!(visits[0].gone() < visits[1].knocked);
    }
}
