//! Which segments TCP sent twice: it does so when an acknowledgement is late, and the receiver's program gets
//! their bytes once all the same.

use crate::trace::packet::{Frame, Packet, Transport};
use std::collections::BTreeMap;
use std::net::Ipv4Addr;

const FIN: u8 = 1;
const SYN: u8 = 2;

/// One direction of a connection, on one side of a router.
type Flow = (Ipv4Addr, u16, Ipv4Addr, u16, u8);

/// What has passed of each direction: its first number, and from where to where, counted from that.
#[derive(Debug, Default)]
pub(super) struct Streams(BTreeMap<Flow, (u32, Vec<(u32, u32)>)>);

impl Streams {
    /// Did all that this segment carries pass before? It has passed from now on.
    pub(super) fn passed_before(&mut self, packet: &Packet, frame: &Frame) -> bool {
        let Transport::Tcp { from, to, flags } = packet.transport else {
            return false;
        };
        // The beginning and the end of a connection have a number each, as if they were a byte.
        let length = packet.bytes + u32::from(flags & SYN != 0) + u32::from(flags & FIN != 0);
        let Some(number) = number(frame).filter(|_| length > 0) else {
            return false;
        };
        let flow = (packet.from, from, packet.to, to, packet.ttl);
        let (first, passed) = self.0.entry(flow).or_insert((number, Vec::new()));
        // A port that is used again begins anew.
        if flags & SYN != 0 && number != *first {
            (*first, *passed) = (number, Vec::new());
        }
        let begin = number.wrapping_sub(*first);
        take(passed, (begin, begin.wrapping_add(length)))
    }
}

/// Is it covered already? It is from now on.
fn take(passed: &mut Vec<(u32, u32)>, (mut begin, mut end): (u32, u32)) -> bool {
    if passed.iter().any(|one| one.0 <= begin && end <= one.1) {
        return true;
    }
    let touching = |one: &&(u32, u32)| one.0 <= end && begin <= one.1;
    let joined: Vec<(u32, u32)> = passed.iter().filter(touching).copied().collect();
    passed.retain(|one| !joined.contains(one));
    for one in joined {
        (begin, end) = (begin.min(one.0), end.max(one.1));
    }
    passed.push((begin, end));
    false
}

/// A segment's number, in its Ethernet frame.
fn number(frame: &Frame) -> Option<u32> {
    const ETHERNET: usize = 14;
    const TCP: u8 = 6;
    let packet = frame.bytes.0.get(ETHERNET..)?;
    let head = usize::from(packet.first()? & 0x0f) * 4;
    if *packet.get(9)? != TCP {
        return None;
    }
    let number = packet.get(head + 4..head + 8)?;
    Some(u32::from_be_bytes(number.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use crate::record::sample::Sample;
    use crate::record::wire::messages;

    const SYN: u8 = 2;
    const FIN: u8 = 17;
    const DATA: u8 = 24;

    fn again(sent: &[(u8, u32, &str)]) -> Vec<bool> {
        let mut sample = Sample::chat();
        for (at, (flags, number, data)) in (1..).zip(sent) {
            sample = sample.numbered(at, (40_001, 5_000), (*flags, *number), data);
        }
        let told = messages(&sample.0).into_iter();
        told.map(|one| one.is_again).collect()
    }

    #[test]
    fn what_passed_before_passes_again() {
        let sent = [
            (SYN, 99, ""),
            (SYN, 99, ""),
            (DATA, 100, "halo"),
            (DATA, 104, "lagi"),
            (DATA, 104, "lagi"),
            (DATA, 100, "halolagi"),
            (DATA, 104, "lagi dan baru"),
            (FIN, 117, ""),
            (FIN, 117, ""),
        ];
        let expected = [false, true, false, false, true, true, false, false, true];
        assert_eq!(again(&sent), expected);
    }

    #[test]
    fn what_was_late_and_what_begins_anew_did_not() {
        let late = [(SYN, 99, ""), (DATA, 104, "lagi"), (DATA, 100, "halo")];
        assert_eq!(again(&late), [false; 3]);
        let anew = [
            (SYN, 99, ""),
            (DATA, 100, "halo"),
            (SYN, 50, ""),
            (DATA, 51, "halo"),
        ];
        assert_eq!(again(&anew), [false; 4]);
        let around = [(SYN, u32::MAX, ""), (DATA, 0, "halo"), (DATA, 0, "halo")];
        assert_eq!(again(&around), [false, false, true]);
    }
}
