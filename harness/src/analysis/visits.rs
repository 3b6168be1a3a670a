//! Each client's connection: from its first segment to its last.

use super::scene::called;
use crate::record::Record;
use crate::record::parties::Parties;
use crate::record::wire::{Message, Party, Sign, messages};
use crate::trace::survey::Survey;
use crate::trace::{ActorId, Event, Moment, What};

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
    /// What the server said, and what the client said.
    pub answers: Vec<Said>,
    pub questions: Vec<Said>,
    /// When the server had done with it: its own end of it, or the last.
    pub released: Moment,
    /// When the client ended it.
    pub left: Option<Moment>,
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
    let visit = |knock: &&Message<'_>| {
        let (client, server) = knock.packet.transport.ports()?;
        let ours = |ports| {
            let later = messages.iter().copied();
            let later = later.filter(move |one| one.at >= knock.at);
            later.filter(move |one| one.packet.transport.ports() == Some(ports))
        };
        let said = |ports| -> Vec<Said> {
            let carries = ours(ports).filter(|one| one.bytes > 0);
            carries.map(Said::of).collect()
        };
        let answers = said((server, client));
        let ends = ours((client, server)).chain(ours((server, client)));
        let is_end = |one: &&Message<'_>| matches!(one.sign, Sign::Ends | Sign::Breaks);
        let ended = ends.filter(is_end).map(|one| one.at).max();
        let ended = ended.unwrap_or(record.about.took).max(knock.at);
        let released = ours((server, client)).find(is_end);
        let left = ours((client, server)).find(is_end);
        let held = held(record, server, client, knock.at).into_iter();
        let name = parties
            .sender(knock.packet, knock.at)
            .and_then(|actor| parties.name(actor));
        Some(Visit {
            client: knock.from,
            server: knock.to,
            name: name.map_or_else(|| format!("port {client}"), ToString::to_string),
            ports: (client, server),
            knocked: knock.at,
            number: knock.number,
            accepted: held.chain(answers.first().map(|first| first.at)).min(),
            questions: said((client, server)),
            answers,
            released: released.map_or(ended, |end| end.at),
            left: left.map(|end| end.at),
            ended,
        })
    };
    knocks.filter_map(visit).collect()
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

/// When somebody was first seen to have accepted it.
fn held(record: &Record, server: u16, client: u16, after: Moment) -> Option<Moment> {
    let holds = |survey: &Survey| {
        let mut sockets = survey.sockets.iter().filter(|one| one.actor.is_some());
        sockets.any(|one| {
            let remote = one.remote.map(|remote| remote.port());
            !one.is_udp && one.local.port() == server && remote == Some(client)
        })
    };
    let mut entries = record.evidence.trace.iter();
    entries.find_map(|entry| match &entry.what {
        _ if entry.at < after => None,
        What::Saw(Event::Serves { from, .. } | Event::Accepted { from, .. }) => {
            (from.port() == client).then_some(entry.at)
        }
        What::Saw(Event::Surveyed(survey)) => holds(survey).then_some(entry.at),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{SERVER, Sample, socket};
    use std::net::{Ipv4Addr, SocketAddrV4};

    const SYN: u8 = 2;
    const DATA: u8 = 24;

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
}
