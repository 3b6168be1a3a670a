//! Netlink messages of `NETLINK_SOCK_DIAG`, to bytes and back.

use super::{Entry, State, Stream};
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

pub(super) const ERROR: u16 = 2;
pub(super) const DONE: u16 = 3;
const HEADER: usize = 16;

pub(super) mod request {
    //! Questions.

    use std::net::SocketAddrV4;

    /// `SOCK_DIAG_BY_FAMILY`.
    pub(in super::super) const BY_FAMILY: u16 = 20;
    /// `TCPDIAG_GETSOCK`.
    const TCP_OF_ALL: u16 = 18;
    const REQUEST: u16 = 0x1;
    const REQUEST_AND_DUMP: u16 = 0x301;
    /// A socket of any age.
    const NO_COOKIE: [u8; 8] = [0xff; 8];
    /// The bit of `INET_DIAG_INFO`.
    const WITH_INFO: u8 = 1 << 1;
    /// Which socket: here, any.
    const ANY: [u8; 48] = [0; 48];
    const ALL_STATES: u32 = u32::MAX;

    /// Puts the header in front.
    pub(in super::super) fn whole(kind: u16, body: &[u8]) -> Vec<u8> {
        headed(kind, REQUEST_AND_DUMP, body)
    }

    fn headed(kind: u16, flags: u16, body: &[u8]) -> Vec<u8> {
        let length = u32::try_from(super::HEADER + body.len()).unwrap_or(u32::MAX);
        let mut bytes = length.to_ne_bytes().to_vec();
        bytes.extend(kind.to_ne_bytes());
        bytes.extend(flags.to_ne_bytes());
        bytes.extend([0; 8]);
        bytes.extend(body);
        bytes
    }

    /// About the one socket that a packet between the two would come to.
    pub(in super::super) fn one(
        protocol: u8,
        local: SocketAddrV4,
        remote: SocketAddrV4,
    ) -> Vec<u8> {
        let mut body = vec![super::super::INET, protocol, 0, 0];
        body.extend(ALL_STATES.to_ne_bytes());
        body.extend(local.port().to_be_bytes());
        body.extend(remote.port().to_be_bytes());
        for address in [local.ip(), remote.ip()] {
            body.extend(address.octets());
            body.extend([0; 12]);
        }
        body.extend([0; 4]);
        body.extend(NO_COOKIE);
        headed(BY_FAMILY, REQUEST, &body)
    }

    pub(in super::super) fn family(family: u8, protocol: u8) -> Vec<u8> {
        let mut body = vec![family, protocol, WITH_INFO, 0];
        body.extend(ALL_STATES.to_ne_bytes());
        body.extend(ANY);
        whole(BY_FAMILY, &body)
    }

    pub(in super::super) fn both_families() -> Vec<u8> {
        let mut body = vec![0, 0, 0, WITH_INFO];
        body.extend(ANY);
        body.extend(ALL_STATES.to_ne_bytes());
        body.extend([0; 4]);
        whole(TCP_OF_ALL, &body)
    }
}

/// The messages of one datagram: kind and body.
pub(super) struct Messages<'a>(pub &'a [u8]);

impl<'a> Iterator for Messages<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let length = usize::try_from(word(self.0, 0)?).ok()?;
        let kind = u16::from_ne_bytes(self.0.get(4..6)?.try_into().ok()?);
        let body = self.0.get(HEADER..length)?;
        self.0 = self.0.get(length.next_multiple_of(4)..).unwrap_or_default();
        Some((kind, body))
    }
}

/// Attributes: kind and value.
pub(super) struct Attributes<'a>(pub &'a [u8]);

impl<'a> Iterator for Attributes<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let length = usize::from(u16::from_ne_bytes(self.0.get(..2)?.try_into().ok()?));
        let kind = u16::from_ne_bytes(self.0.get(2..4)?.try_into().ok()?);
        let value = self.0.get(4..length)?;
        self.0 = self.0.get(length.next_multiple_of(4)..).unwrap_or_default();
        Some((kind, value))
    }
}

pub(super) fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_ne_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_ne_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}

pub(super) fn error(body: &[u8]) -> io::Error {
    let number = word(body, 0).unwrap_or(0).cast_signed();
    io::Error::from_raw_os_error(number.saturating_neg())
}

/// A socket, from an `inet_diag_msg` with its attributes.
pub(super) fn entry(body: &[u8], is_udp: bool) -> Option<Entry> {
    const INFO: u16 = 2;
    let family = *body.first()?;
    let state = state(*body.get(1)?)?;
    let port = |at: usize| Some(u16::from_be_bytes(body.get(at..at + 2)?.try_into().ok()?));
    let info = Attributes(body.get(72..)?).find(|(kind, _)| *kind == INFO);
    Some(Entry {
        host: 0,
        is_udp,
        state,
        local: SocketAddr::new(address(family, body.get(8..24)?)?, port(4)?),
        remote: SocketAddr::new(address(family, body.get(24..40)?)?, port(6)?),
        inode: word(body, 68)?.into(),
        unread: word(body, 56)?,
        queued: word(body, 60)?,
        stream: info
            .and_then(|(_, value)| stream(value))
            .unwrap_or_default(),
    })
}

/// Out of a `tcp_info`.
fn stream(info: &[u8]) -> Option<Stream> {
    Some(Stream {
        received: long(info, 128)?,
        held_back: word(info, 144)?,
        sent: long(info, 200)?,
        sent_again: long(info, 208)?,
    })
}

/// An IPv4 address that is written as an IPv6 one is an IPv4 address.
fn address(family: u8, bytes: &[u8]) -> Option<IpAddr> {
    if family == super::INET {
        let four: [u8; 4] = bytes.get(..4)?.try_into().ok()?;
        return Some(Ipv4Addr::from(four).into());
    }
    let sixteen: [u8; 16] = bytes.try_into().ok()?;
    Some(IpAddr::from(Ipv6Addr::from(sixteen)).to_canonical())
}

fn state(number: u8) -> Option<State> {
    Some(match number {
        1 => State::Established,
        2 => State::SynSent,
        // Also under the number of those that are not whole sockets yet.
        3 | 12 => State::SynReceived,
        4 => State::FinWait1,
        5 => State::FinWait2,
        6 => State::TimeWait,
        7 => State::Close,
        8 => State::CloseWait,
        9 => State::LastAck,
        10 => State::Listen,
        11 => State::Closing,
        _ => return None,
    })
}
