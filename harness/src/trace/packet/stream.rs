//! Which bytes of a TCP segment passed before: TCP sends some again, when an acknowledgement is late or something was
//! lost, and the receiver's program gets them once all the same.

use super::{Packet, Transport};
use std::collections::BTreeMap;
use std::net::Ipv4Addr;

const FIN: u8 = 1;
const SYN: u8 = 2;
/// So many parts of a stream are known that do not touch each other.
const MOST_PARTS: usize = 32;

/// One direction of a connection, on one side of a router.
type Flow = (Ipv4Addr, u16, Ipv4Addr, u16, u8);

/// What has passed of each direction.
#[derive(Debug, Default)]
pub struct Streams(BTreeMap<Flow, Stream>);

/// What of a packet passed for the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fresh {
    /// How many bytes, of those that are for a program.
    pub bytes: u32,
    /// So many before them had passed.
    pub skip: u32,
    /// Nothing of it is new.
    pub is_again: bool,
}

#[derive(Debug)]
struct Stream {
    first: u32,
    /// The number of the next byte, and its place: numbers begin again after four gigabytes, places do not.
    next: (u32, i64),
    /// From where to where it has passed.
    parts: Vec<(i64, i64)>,
}

impl Streams {
    /// The packet has passed from now on. What has no number is new.
    pub fn take(&mut self, packet: &Packet, number: Option<u32>) -> Fresh {
        let new = Fresh {
            bytes: packet.bytes,
            skip: 0,
            is_again: false,
        };
        let (Transport::Tcp { from, to, flags }, Some(number)) = (packet.transport, number) else {
            return new;
        };
        // The beginning and the end of a connection have a number each, as if they were a byte.
        let (begins, ends) = (flags & SYN != 0, flags & FIN != 0);
        if packet.bytes == 0 && !begins && !ends {
            return new;
        }
        let flow = (packet.from, from, packet.to, to, packet.ttl);
        let stream = self.0.entry(flow).or_insert_with(|| Stream::new(number));
        // A port that is used again begins anew.
        if begins && number != stream.first {
            *stream = Stream::new(number);
        }
        let whole = stream.place(number);
        let data = whole + i64::from(begins);
        let data = (data, data + i64::from(packet.bytes));
        let whole = (whole, data.1 + i64::from(ends));
        let fresh = Fresh {
            bytes: count(data.1 - data.0 - stream.covered(data)),
            skip: count(stream.covered_first(data)),
            is_again: stream.covered(whole) == whole.1 - whole.0,
        };
        stream.pass(whole);
        fresh
    }
}

impl Stream {
    fn new(first: u32) -> Self {
        Self {
            first,
            next: (first, 0),
            parts: Vec::new(),
        }
    }

    /// The nearest place that has this number.
    fn place(&self, number: u32) -> i64 {
        let ahead = number.wrapping_sub(self.next.0).cast_signed();
        self.next.1 + i64::from(ahead)
    }

    /// How much of this has passed.
    fn covered(&self, (begin, end): (i64, i64)) -> i64 {
        let common = |part: &(i64, i64)| (part.1.min(end) - part.0.max(begin)).max(0);
        self.parts.iter().map(common).sum()
    }

    /// How much of its beginning has passed.
    fn covered_first(&self, (begin, end): (i64, i64)) -> i64 {
        let mut parts = self.parts.iter();
        let first = parts.find(|part| part.0 <= begin && begin < part.1);
        first.map_or(0, |part| part.1.min(end) - begin)
    }

    fn pass(&mut self, (mut begin, mut end): (i64, i64)) {
        if end > self.next.1 {
            let number = self.next.0.wrapping_add(low(end - self.next.1));
            self.next = (number, end);
        }
        self.parts.retain(|part| {
            let touches = part.0 <= end && begin <= part.1;
            if touches {
                (begin, end) = (begin.min(part.0), end.max(part.1));
            }
            !touches
        });
        self.parts.push((begin, end));
        if self.parts.len() > MOST_PARTS {
            self.parts.remove(0);
        }
    }
}

fn count(bytes: i64) -> u32 {
    u32::try_from(bytes).unwrap_or(0)
}

/// The lower 32 bits of a length.
fn low(length: i64) -> u32 {
    u32::try_from(length & i64::from(u32::MAX)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SYN: u8 = 2;
    const FIN: u8 = 17;
    const DATA: u8 = 24;
    const ACK: u8 = 16;

    /// What was new in each: how many bytes, behind how many, and whether nothing was.
    fn fresh(sent: &[(u8, u32, u32)]) -> Vec<(u32, u32, bool)> {
        let mut streams = Streams::default();
        let told = sent.iter().map(|(flags, number, bytes)| {
            let packet = Packet {
                from: Ipv4Addr::LOCALHOST,
                to: Ipv4Addr::LOCALHOST,
                ttl: 64,
                transport: Transport::Tcp {
                    from: 40_001,
                    to: 5_000,
                    flags: *flags,
                },
                bytes: *bytes,
                head: Default::default(),
                sequence: Some(*number),
            };
            let fresh = streams.take(&packet, packet.sequence);
            (fresh.bytes, fresh.skip, fresh.is_again)
        });
        told.collect()
    }

    #[test]
    fn what_passed_before_passes_again() {
        let sent = [
            (SYN, 99, 0),
            (SYN, 99, 0),
            (DATA, 100, 4),
            (ACK, 104, 0),
            (DATA, 104, 4),
            (DATA, 104, 4),
            (DATA, 100, 8),
            (FIN, 108, 0),
            (FIN, 108, 0),
        ];
        let expected = [
            (0, 0, false),
            (0, 0, true),
            (4, 0, false),
            (0, 0, false),
            (4, 0, false),
            (0, 4, true),
            (0, 8, true),
            (0, 0, false),
            (0, 0, true),
        ];
        assert_eq!(fresh(&sent), expected);
    }

    #[test]
    fn of_what_passed_in_part_the_rest_is_new() {
        let sent = [(SYN, 99, 0), (DATA, 100, 4), (DATA, 102, 6), (FIN, 106, 2)];
        let expected = [(0, 0, false), (4, 0, false), (4, 2, false), (0, 2, false)];
        assert_eq!(fresh(&sent), expected);
    }

    #[test]
    fn what_was_late_and_what_begins_anew_is_new() {
        let late = [(SYN, 99, 0), (DATA, 104, 4), (DATA, 100, 4)];
        assert_eq!(
            fresh(&late)[1..],
            [(4, 0, false), (4, 0, false)],
            "two parts of one stream"
        );
        let anew = [(SYN, 99, 0), (DATA, 100, 4), (SYN, 50, 0), (DATA, 51, 4)];
        assert_eq!(fresh(&anew)[3], (4, 0, false));
    }

    #[test]
    fn numbers_that_begin_again_are_others() {
        const LAST: u32 = u32::MAX;
        let around = [(SYN, LAST - 2, 0), (DATA, LAST - 1, 4), (DATA, 2, 4)];
        assert_eq!(fresh(&around)[1..], [(4, 0, false), (4, 0, false)]);
        let again = [(DATA, LAST - 1, 4), (DATA, 2, 4), (DATA, LAST - 1, 4)];
        assert_eq!(fresh(&again)[2], (0, 4, true));
        // Four gigabytes later the same number stands for another byte.
        let quarter = 1 << 30;
        let far: Vec<(u8, u32, u32)> = (0..5_u32)
            .map(|at| (DATA, at.wrapping_mul(quarter), quarter))
            .collect();
        assert!(fresh(&far).iter().all(|one| *one == (quarter, 0, false)));
    }

    #[test]
    fn a_datagram_is_always_new() {
        let packet = Packet {
            from: Ipv4Addr::LOCALHOST,
            to: Ipv4Addr::LOCALHOST,
            ttl: 64,
            transport: Transport::Udp { from: 9, to: 9 },
            bytes: 4,
            head: Default::default(),
            sequence: None,
        };
        let mut streams = Streams::default();
        let twice = [(); 2].map(|()| streams.take(&packet, None));
        assert!(twice.iter().all(|one| !one.is_again && one.bytes == 4));
    }
}
