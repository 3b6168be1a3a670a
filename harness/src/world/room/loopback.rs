//! The network of a room: one loopback that carries multicast and broadcasts too.

use super::netlink::{Message, Request, ask};
use std::fs;
use std::io;
use std::net::Ipv4Addr;

/// The first interface of a network of its own.
const LO: u32 = 1;
/// Ports of the practicum (59000, 8000, 8080, 12345, 5004, 5005, 7000) are never given to anybody by chance.
const PORTS: &str = "32768 49999";

/// For interfaces that are there and for those that will be.
const NO_IPV6: &str = "/proc/sys/net/ipv6/conf/all/disable_ipv6";

pub(in crate::world) fn settings() -> io::Result<()> {
    fs::write("/proc/sys/net/ipv4/ip_local_port_range", PORTS)?;
    match fs::write(NO_IPV6, "1") {
        // A kernel without IPv6 has none to turn off.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Brings it up.
pub(in crate::world) fn up() -> Request {
    let flags = (libc::IFF_UP | libc::IFF_MULTICAST).cast_unsigned();
    Request::change(Message::link(LO, flags, flags))
}

pub(super) fn routes() -> io::Result<()> {
    ask(&[
        route(Ipv4Addr::new(224, 0, 0, 0), 4),
        route(Ipv4Addr::BROADCAST, 32),
    ])
}

/// Over the loopback, with the loopback's address as the sender's.
fn route(to: Ipv4Addr, length: u8) -> Request {
    let mut message = Message::route(length);
    message.attribute(libc::RTA_DST, &to.octets());
    message.attribute(libc::RTA_OIF, &LO.to_ne_bytes());
    message.attribute(libc::RTA_PREFSRC, &Ipv4Addr::LOCALHOST.octets());
    Request::create(libc::RTM_NEWROUTE, message)
}
