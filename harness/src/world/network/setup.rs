//! Makes hosts: each a network and a name of its own, a cable to the switch, an address, a way to everybody.

#![expect(unsafe_code, reason = "leaves namespaces, and sets up an interface")]

use super::fabric::Place;
use crate::world::room::netlink::{Message, ask};
use rustix::fd::{AsFd, AsRawFd, OwnedFd};
use rustix::fs::{CWD, Mode, OFlags, openat};
use rustix::net::{AddressFamily, SocketFlags, SocketType, socket_with};
use rustix::system::sethostname;
use rustix::thread::{LinkNameSpaceType, UnshareFlags, move_into_link_name_space};
use std::io;
use std::net::Ipv4Addr;

/// The network and the name that a process has: it may leave them, and come back.
#[derive(Debug)]
pub(super) struct Seat {
    network: OwnedFd,
    name: OwnedFd,
}

/// The interface of a host, and the first of the switch's ends.
const PORT: u32 = 2;
const FIRST: u32 = 100;
const CABLE: &str = "eth0";
/// Requests to an interface: `SIOCETHTOOL`, and there to leave checksums undone or not.
const TO_DRIVER: libc::c_ulong = 0x8946;
const CHECKSUMS: u32 = 0x17;

impl Seat {
    /// The one of this thread now.
    pub(super) fn here() -> io::Result<Self> {
        let open = |which: &str| {
            let path = format!("/proc/thread-self/ns/{which}");
            openat(CWD, path, OFlags::RDONLY | OFlags::CLOEXEC, Mode::empty())
        };
        Ok(Self {
            network: open("net")?,
            name: open("uts")?,
        })
    }

    /// A new one, in which this thread is then.
    pub(super) fn new(name: &str) -> io::Result<Self> {
        let flags = UnshareFlags::NEWNET | UnshareFlags::NEWUTS;
        // SAFETY: the descriptor table stays shared as it is.
        unsafe { rustix::thread::unshare_unsafe(flags) }?;
        sethostname(name.as_bytes())?;
        Self::here()
    }

    /// This thread sits here from now on.
    pub(super) fn take(&self) -> io::Result<()> {
        move_into_link_name_space(self.network.as_fd(), Some(LinkNameSpaceType::Network))?;
        let kind = LinkNameSpaceType::HostNameAndNISDomainName;
        Ok(move_into_link_name_space(self.name.as_fd(), Some(kind))?)
    }
}

/// The switch's end of this host's cable.
pub(super) fn switch_end(host: usize) -> u32 {
    FIRST + u32::try_from(host).unwrap_or_default()
}

/// A cable from here, where the host is, to the switch.
pub(super) fn cable(host: usize, place: Place, switch: &Seat) -> io::Result<()> {
    let end = switch_end(host);
    let mut link = Message::link(PORT, 0, 0);
    link.attribute(libc::IFLA_IFNAME, CABLE.as_bytes());
    link.attribute(libc::IFLA_ADDRESS, &place.mac());
    link.nested(libc::IFLA_LINKINFO, |info| {
        info.attribute(libc::IFLA_INFO_KIND, b"veth");
        info.nested(libc::IFLA_INFO_DATA, |data| {
            data.nested(PEER, |peer| {
                peer.extend(&Message::link(end, 0, 0));
                peer.attribute(libc::IFLA_IFNAME, format!("port{host}").as_bytes());
                let fd = switch.network.as_raw_fd().cast_unsigned();
                peer.attribute(libc::IFLA_NET_NS_FD, &fd.to_ne_bytes());
            });
        });
    });
    ask(
        libc::RTM_NEWLINK,
        libc::NLM_F_CREATE | libc::NLM_F_EXCL,
        &link,
    )?;
    address(place)?;
    finish_checksums()?;
    // Hosts do not ask who has an address: the switch knows.
    let flags = libc::IFF_UP | libc::IFF_NOARP | libc::IFF_MULTICAST;
    up(PORT, flags)?;
    route()
}

/// The information of a pair about its other end.
const PEER: u16 = 1;

pub(super) fn up(interface: u32, flags: i32) -> io::Result<()> {
    let flags = flags.cast_unsigned();
    ask(
        libc::RTM_NEWLINK,
        0,
        &Message::link(interface, flags, flags),
    )
}

fn address(place: Place) -> io::Result<()> {
    let mut message = Message::address(24, PORT);
    message.attribute(libc::IFA_LOCAL, &place.address.octets());
    message.attribute(libc::IFA_ADDRESS, &place.address.octets());
    message.attribute(libc::IFA_BROADCAST, &place.broadcast().octets());
    ask(
        libc::RTM_NEWADDR,
        libc::NLM_F_CREATE | libc::NLM_F_EXCL,
        &message,
    )
}

/// Everybody else is behind the cable too.
fn route() -> io::Result<()> {
    let mut message = Message::route(0);
    message.attribute(libc::RTA_OIF, &PORT.to_ne_bytes());
    ask(
        libc::RTM_NEWROUTE,
        libc::NLM_F_CREATE | libc::NLM_F_EXCL,
        &message,
    )
}

/// What a host sends is complete: nobody behind the cable would finish it.
fn finish_checksums() -> io::Result<()> {
    let flags = SocketFlags::CLOEXEC;
    let socket = socket_with(AddressFamily::INET, SocketType::DGRAM, flags, None)?;
    let mut value = [CHECKSUMS, 0];
    // SAFETY: bytes and numbers alone, for which zeros are good values.
    let mut request: libc::ifreq = unsafe { std::mem::zeroed() };
    for (to, from) in request.ifr_name.iter_mut().zip(CABLE.bytes()) {
        *to = from.cast_signed();
    }
    request.ifr_ifru.ifru_data = value.as_mut_ptr().cast();
    let fd = socket.as_raw_fd();
    // SAFETY: the request names a value of two numbers, as this one wants; both outlive the call.
    match unsafe { libc::ioctl(fd, TO_DRIVER as _, &raw mut request) } {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}

/// For `/etc/hosts`: all hosts by name.
pub(super) fn names<'a>(hosts: impl Iterator<Item = (&'a str, Ipv4Addr)>) -> String {
    let mut text = "127.0.0.1 localhost\n".to_string();
    for (name, address) in hosts {
        text.push_str(&format!("{address} {name}\n"));
    }
    text
}
