//! Reads what an IPv4 packet says of itself.

use crate::trace::Bytes;
use crate::trace::packet::{Packet, Transport};
use std::net::Ipv4Addr;

/// How much of what a packet carries is kept beside it.
const HEAD: usize = 128;
const TCP: u8 = 6;
const UDP: u8 = 17;

/// Nothing for what is no IPv4, or only a later fragment. What was cut off at the end may be missing.
pub fn packet(bytes: &[u8]) -> Option<Packet> {
    let first = *bytes.first()?;
    let length = usize::from(first & 0xf) * 4;
    let header = bytes.get(..length)?;
    if first >> 4 != 4 || length < 20 {
        return None;
    }
    let total = usize::from(number(header, 2)?);
    let is_later_fragment = number(header, 6)? & 0x1fff != 0;
    if is_later_fragment || total < length {
        return None;
    }
    let rest = &bytes[length..bytes.len().min(total).max(length)];
    let size = total - length;
    let (transport, skip, size) = transport(header[9], rest, size)?;
    let is_tcp = matches!(transport, Transport::Tcp { .. });
    let payload = rest.get(skip..).unwrap_or_default();
    Some(Packet {
        from: address(header, 12)?,
        to: address(header, 16)?,
        ttl: header[8],
        transport,
        bytes: u32::try_from(size).unwrap_or(u32::MAX),
        head: Bytes(payload[..payload.len().min(HEAD)].to_vec()),
        sequence: is_tcp.then(|| long(rest, 4)).flatten(),
    })
}

/// The transport, the length of its header, and how much it carries.
fn transport(protocol: u8, bytes: &[u8], size: usize) -> Option<(Transport, usize, usize)> {
    let ports = || Some((number(bytes, 0)?, number(bytes, 2)?));
    match protocol {
        UDP => {
            let (from, to) = ports()?;
            // A datagram in fragments says itself how long it is.
            let carried = usize::from(number(bytes, 4)?).checked_sub(8)?;
            Some((Transport::Udp { from, to }, 8, carried))
        }
        TCP => {
            let (from, to) = ports()?;
            let header = usize::from(*bytes.get(12)? >> 4) * 4;
            let flags = *bytes.get(13)?;
            let carried = size.checked_sub(header)?;
            Some((Transport::Tcp { from, to, flags }, header, carried))
        }
        other => Some((Transport::Other(other), 0, size)),
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at + 2)?.try_into().ok()?;
    Some(u16::from_be_bytes(pair))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at + 4)?.try_into().ok()?;
    Some(u32::from_be_bytes(four))
}

fn address(bytes: &[u8], at: usize) -> Option<Ipv4Addr> {
    let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    Some(Ipv4Addr::from(four))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(protocol: u8, fragment: u16, rest: &[u8]) -> Vec<u8> {
        let total = u16::try_from(20 + rest.len()).unwrap();
        let mut bytes = vec![0x45, 0];
        bytes.extend(total.to_be_bytes());
        bytes.extend([0, 1]);
        bytes.extend(fragment.to_be_bytes());
        bytes.extend([2, protocol, 0, 0, 127, 0, 0, 1, 224, 1, 1, 1]);
        bytes.extend(rest);
        bytes
    }

    fn datagram(said: &[u8]) -> Vec<u8> {
        let mut bytes = vec![0x90, 0x01, 0x13, 0x8c];
        bytes.extend(u16::try_from(8 + said.len()).unwrap().to_be_bytes());
        bytes.extend([0, 0]);
        bytes.extend(said);
        bytes
    }

    #[test]
    fn a_datagram_tells_who_to_whom_and_what() {
        let read = packet(&ip(UDP, 0, &datagram(b"halo"))).unwrap();
        assert_eq!(read.from, Ipv4Addr::LOCALHOST);
        assert_eq!((read.to, read.ttl), (Ipv4Addr::new(224, 1, 1, 1), 2));
        let (from, to) = (0x9001, 5004);
        assert_eq!(read.transport, Transport::Udp { from, to });
        assert_eq!((read.bytes, read.head), (4, Bytes::from("halo")));
        assert_eq!(read.sequence, None, "a datagram has no number");
    }

    #[test]
    fn a_segment_carries_what_is_behind_its_options() {
        let mut segment = vec![0, 80, 0, 90, 9, 0, 0, 1, 0, 0, 0, 2, 0x60, 0x18, 1, 0];
        segment.extend([0; 8]);
        segment.extend(b"abc");
        let read = packet(&ip(TCP, 0, &segment)).unwrap();
        let (from, to, flags) = (80, 90, 0x18);
        assert_eq!(read.transport, Transport::Tcp { from, to, flags });
        assert_eq!((read.bytes, read.head), (3, Bytes::from("abc")));
        assert_eq!(read.sequence, Some(0x0900_0001));
    }

    #[test]
    fn the_first_fragment_stands_for_all() {
        let mut first = datagram(&[b'x'; 40]);
        first[4..6].copy_from_slice(&3_008_u16.to_be_bytes());
        let read = packet(&ip(UDP, 0x2000, &first)).unwrap();
        assert_eq!(read.bytes, 3_000);
        assert_eq!(packet(&ip(UDP, 0x00b9, &[b'x'; 40])), None);
    }

    #[test]
    fn nothing_that_is_cut_or_false_is_read_beyond_its_end() {
        let whole = ip(UDP, 0, &datagram(b"halo"));
        for end in 0..whole.len() {
            let read = packet(&whole[..end]);
            assert_eq!(read.is_some(), end >= 28 - 2, "{end}: {read:?}");
        }
        for byte in 0..=u8::MAX {
            for at in 0..whole.len() {
                let mut wrong = whole.clone();
                wrong[at] = byte;
                // Whatever it says, it is read or refused.
                packet(&wrong);
            }
        }
    }
}
