//! The network of a room: one loopback that carries multicast and broadcasts too, asked of the kernel by netlink.

use rustix::net::netlink::SocketAddrNetlink;
use rustix::net::{
    AddressFamily, RecvFlags, SendFlags, SocketFlags, SocketType, recv, sendto, socket_with,
};
use std::fs;
use std::io;
use std::net::Ipv4Addr;
use std::os::fd::OwnedFd;

/// The first interface of a network of its own.
const LO: u32 = 1;
/// Ports of the practicum (59000, 8000, 8080, 12345, 5004, 5005, 7000) are never given to anybody by chance.
const PORTS: &str = "32768 49999";

const LINK: u16 = libc::RTM_NEWLINK;
const ROUTE_TO: u16 = libc::RTM_NEWROUTE;

pub(super) fn settings() -> io::Result<()> {
    fs::write("/proc/sys/net/ipv4/ip_local_port_range", PORTS)?;
    for interface in ["all", "default", "lo"] {
        let file = format!("/proc/sys/net/ipv6/conf/{interface}/disable_ipv6");
        match fs::write(file, "1") {
            // A kernel without IPv6 has none to turn off.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            other => other?,
        }
    }
    Ok(())
}

pub(super) fn up() -> io::Result<()> {
    let flags = (libc::IFF_UP | libc::IFF_MULTICAST).cast_unsigned();
    let mut body = vec![0; 4];
    body.extend(LO.to_ne_bytes());
    body.extend(flags.to_ne_bytes());
    body.extend(flags.to_ne_bytes());
    ask(LINK, 0, &body)
}

pub(super) fn routes() -> io::Result<()> {
    route(Ipv4Addr::new(224, 0, 0, 0), 4)?;
    route(Ipv4Addr::BROADCAST, 32)
}

/// Over the loopback, with the loopback's address as the sender's.
fn route(to: Ipv4Addr, length: u8) -> io::Result<()> {
    let family = u8::try_from(libc::AF_INET).unwrap_or_default();
    let mut body = vec![
        family,
        length,
        0,
        0,
        libc::RT_TABLE_MAIN,
        libc::RTPROT_BOOT,
        libc::RT_SCOPE_LINK,
        libc::RTN_UNICAST,
    ];
    body.extend([0; 4]);
    attribute(&mut body, libc::RTA_DST, to.octets());
    attribute(&mut body, libc::RTA_OIF, LO.to_ne_bytes());
    attribute(&mut body, libc::RTA_PREFSRC, Ipv4Addr::LOCALHOST.octets());
    let new = (libc::NLM_F_CREATE | libc::NLM_F_EXCL).cast_unsigned();
    ask(ROUTE_TO, u16::try_from(new).unwrap_or_default(), &body)
}

fn attribute(body: &mut Vec<u8>, kind: u16, value: [u8; 4]) {
    body.extend(8_u16.to_ne_bytes());
    body.extend(kind.to_ne_bytes());
    body.extend(value);
}

/// One request, and the kernel's answer to it.
fn ask(kind: u16, flags: u16, body: &[u8]) -> io::Result<()> {
    let socket: OwnedFd = socket_with(
        AddressFamily::NETLINK,
        SocketType::RAW,
        SocketFlags::CLOEXEC,
        // The protocol about links and routes is the first, which has no number.
        None,
    )?;
    let always = u16::try_from(libc::NLM_F_REQUEST | libc::NLM_F_ACK).unwrap_or_default();
    let length = u32::try_from(16 + body.len()).unwrap_or_default();
    let mut message = Vec::from(length.to_ne_bytes());
    message.extend(kind.to_ne_bytes());
    message.extend((always | flags).to_ne_bytes());
    message.extend([0; 8]);
    message.extend(body);
    let kernel = SocketAddrNetlink::new(0, 0);
    sendto(&socket, &message, SendFlags::empty(), &kernel)?;
    let mut answer = [0; 1024];
    let (got, _) = recv(&socket, &mut answer, RecvFlags::empty())?;
    // A header of sixteen bytes, then the error, negative, or zero.
    match answer[..got].get(16..20).and_then(|it| it.try_into().ok()) {
        Some(number) => match i32::from_ne_bytes(number) {
            0 => Ok(()),
            error => Err(io::Error::from_raw_os_error(-error)),
        },
        None => Err(io::Error::from_raw_os_error(libc::EPROTO)),
    }
}
