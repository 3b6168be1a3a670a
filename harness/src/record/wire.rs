//! What passed over the networks, as messages: from whom, to whom, how much of what.

mod numbers;

use super::Record;
use super::parties::Parties;
use crate::trace::packet::stream::Streams;
use crate::trace::packet::{Frame, Packet, Transport};
use crate::trace::{ActorId, Event, Moment, What};
pub use numbers::Numbers;
use std::net::{Ipv4Addr, SocketAddrV4};

const FIN: u8 = 1;
const SYN: u8 = 2;
const RST: u8 = 4;
const ACK: u8 = 16;

/// One packet that opens or ends a connection, or carries something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message<'a> {
    pub at: Moment,
    /// As Wireshark numbers it in the capture's file, from 1; none where the file ends before it.
    pub number: Option<usize>,
    pub from: Party,
    pub to: Party,
    pub sign: Sign,
    /// TCP sent all of it before: nobody is told twice.
    pub is_again: bool,
    /// How many bytes are new, and how many before them are not.
    pub bytes: u32,
    skip: u32,
    /// The number that TCP has given to its first byte.
    pub sequence: Option<u32>,
    pub packet: &'a Packet,
}

/// What a packet is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A SYN.
    Asks,
    /// A SYN with its answer.
    Agrees,
    /// It carries bytes.
    Says,
    /// A FIN, perhaps with the last bytes.
    Ends,
    /// An RST.
    Breaks,
}

/// One end of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    Actor(ActorId),
    /// All members of a multicast group.
    Group(Ipv4Addr),
    /// All on a network.
    Everybody(Ipv4Addr),
    /// Nobody who is known.
    Stranger(SocketAddrV4),
}

/// All messages in the order in which they passed; bare acknowledgements are none.
pub fn messages(record: &Record) -> Vec<Message<'_>> {
    let parties = Parties::of(record);
    let mut messages = Vec::new();
    let mut streams = Streams::default();
    for Passed {
        at,
        frame,
        dated,
        packet,
    } in passed(record)
    {
        if let Some(sign) = sign(packet) {
            let written = || Some(Numbers::of(frame?.1)?.sequence);
            let sequence = packet.sequence.or_else(written);
            let fresh = streams.take(packet, sequence);
            let is_udp = packet.transport.is_udp();
            let (from, to) = packet.transport.ports().unwrap_or_default();
            messages.push(Message {
                at,
                number: frame.map(|(number, _)| number),
                from: parties.party(is_udp, (packet.from, from), dated),
                to: parties.party(is_udp, (packet.to, to), dated),
                sign,
                is_again: fresh.is_again,
                bytes: fresh.bytes,
                skip: fresh.skip,
                sequence,
                packet,
            });
        }
    }
    messages
}

/// A segment that carries nothing and says that everything up to a number has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acknowledgement {
    pub at: Moment,
    pub number: Option<usize>,
    pub ports: (u16, u16),
    pub acknowledged: u32,
}

/// Those whose frames were kept, in the order in which they passed.
pub fn acknowledgements(record: &Record) -> Vec<Acknowledgement> {
    let bare = passed(record).filter(|one| {
        let transport = one.packet.transport;
        matches!(transport, Transport::Tcp { flags, .. } if flags & (ACK | SYN | FIN | RST) == ACK)
            && one.packet.bytes == 0
    });
    let told = bare.filter_map(|one| {
        let (number, frame) = one.frame?;
        Some(Acknowledgement {
            at: one.at,
            number: Some(number),
            ports: one.packet.transport.ports()?,
            acknowledged: Numbers::of(frame)?.acknowledged,
        })
    });
    told.collect()
}

/// A packet, and its frame with its number.
struct Passed<'a> {
    at: Moment,
    /// As it was written down.
    dated: Moment,
    frame: Option<(usize, &'a Frame)>,
    packet: &'a Packet,
}

fn passed(record: &Record) -> impl Iterator<Item = Passed<'_>> {
    let mut frames = (1..).zip(&record.evidence.frames).peekable();
    let mut last = Moment::default();
    let entries = record.evidence.trace.iter();
    entries.filter_map(move |entry| {
        let What::Saw(Event::Packet(packet)) = &entry.what else {
            return None;
        };
        // Frames come in the same order; one that is no packet is passed over.
        while frames.next_if(|(_, frame)| frame.at < entry.at).is_some() {}
        // What passed later was not earlier, whatever a clock said.
        last = last.max(entry.at);
        Some(Passed {
            at: last,
            dated: entry.at,
            frame: frames.next_if(|(_, frame)| frame.at == entry.at),
            packet,
        })
    })
}

impl<'a> Message<'a> {
    /// The beginning of what is new in it.
    pub fn head(&self) -> &'a [u8] {
        let skip = usize::try_from(self.skip).unwrap_or(usize::MAX);
        self.packet.head.0.get(skip..).unwrap_or_default()
    }
}

fn sign(packet: &Packet) -> Option<Sign> {
    match packet.transport {
        Transport::Udp { .. } => Some(Sign::Says),
        Transport::Tcp { flags, .. } if flags & RST != 0 => Some(Sign::Breaks),
        Transport::Tcp { flags, .. } if flags & SYN != 0 => Some(match flags & ACK {
            0 => Sign::Asks,
            _ => Sign::Agrees,
        }),
        Transport::Tcp { flags, .. } if flags & FIN != 0 => Some(Sign::Ends),
        Transport::Tcp { .. } => (packet.bytes > 0).then_some(Sign::Says),
        Transport::Other(_) => None,
    }
}

impl Parties<'_> {
    fn party(&self, is_udp: bool, (address, port): (Ipv4Addr, u16), at: Moment) -> Party {
        if address.is_multicast() {
            return Party::Group(address);
        }
        if is_udp && self.is_last_address(address) {
            return Party::Everybody(address);
        }
        let holder = self.holder(is_udp, address, port, at).map(Party::Actor);
        holder.unwrap_or(Party::Stranger(SocketAddrV4::new(address, port)))
    }

    fn is_last_address(&self, address: Ipv4Addr) -> bool {
        // Networks of a stage have 254 places; on the loopback it is 127.255.255.255.
        let is_network = matches!(address.octets(), [10, 0, _, 255]);
        address.is_broadcast() || is_network || address == Ipv4Addr::new(127, 255, 255, 255)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Evidence;
    use crate::record::form::tests::record;
    use crate::trace::Entry;
    use crate::trace::packet::Frame;

    /// With `ani` and `probe` in the cast.
    fn blank() -> Record {
        Record {
            evidence: Evidence::default(),
            ..record()
        }
    }

    fn packet(flags: u8, bytes: u32) -> Packet {
        Packet {
            from: Ipv4Addr::LOCALHOST,
            to: Ipv4Addr::LOCALHOST,
            ttl: 64,
            transport: Transport::Tcp {
                from: 40_000,
                to: 12_345,
                flags,
            },
            bytes,
            head: Default::default(),
            sequence: None,
        }
    }

    #[test]
    fn a_packet_says_what_it_is_for() {
        let all = [
            (SYN, 0, Some(Sign::Asks)),
            (SYN | ACK, 0, Some(Sign::Agrees)),
            (ACK, 0, None),
            (ACK | 8, 5, Some(Sign::Says)),
            (ACK | FIN, 0, Some(Sign::Ends)),
            (ACK | RST, 0, Some(Sign::Breaks)),
        ];
        for (flags, bytes, expected) in all {
            assert_eq!(sign(&packet(flags, bytes)), expected, "{flags}");
        }
    }

    #[test]
    fn messages_have_the_numbers_of_their_frames() {
        let mut record = blank();
        let moments = [3, 5, 9].map(Moment::from_nanos);
        // The second frame is no packet; the last packet was not kept.
        let frame = |at| Frame {
            at,
            bytes: Default::default(),
            length: 60,
        };
        record.evidence.frames = vec![frame(moments[0]), frame(moments[1])];
        for (at, flags) in [(moments[0], ACK), (moments[2], SYN)] {
            let what = What::Saw(Event::Packet(Box::new(packet(flags, 1))));
            record.evidence.trace.push(Entry { at, what });
        }
        let numbers = messages(&record).into_iter().map(|one| one.number);
        assert_eq!(numbers.collect::<Vec<_>>(), [Some(1), None]);
        let stranger = SocketAddrV4::new(Ipv4Addr::LOCALHOST, 40_000);
        assert_eq!(messages(&record)[0].from, Party::Stranger(stranger));
    }

    #[test]
    fn who_holds_the_port_has_sent_it() {
        let mut record = blank();
        let at = Moment::default();
        let holds = Event::Holds {
            actor: ActorId(1),
            is_udp: false,
            local: SocketAddrV4::new(Ipv4Addr::LOCALHOST, 40_000),
        };
        for event in [holds, Event::Packet(Box::new(packet(SYN, 0)))] {
            let what = What::Saw(event);
            record.evidence.trace.push(Entry { at, what });
        }
        assert_eq!(messages(&record)[0].from, Party::Actor(ActorId(1)));
    }
}
