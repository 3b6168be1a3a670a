//! Makes hosts: each a network and a name of its own, a cable to the switch, an address, a way to everybody.

#![expect(unsafe_code, reason = "leaves namespaces, and sets up an interface")]

use super::fabric::Place;
use crate::world::room::netlink::{Message, Request, ask};
use crate::world::room::{loopback, tables};
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
        Ok(Self {
            network: network()?,
            name: own("uts")?,
        })
    }

    /// In this network, with a new name: this thread is there then.
    pub(super) fn new(network: OwnedFd, name: &str) -> io::Result<Self> {
        move_into_link_name_space(network.as_fd(), Some(LinkNameSpaceType::Network))?;
        // SAFETY: the descriptor table stays shared as it is.
        unsafe { rustix::thread::unshare_unsafe(UnshareFlags::NEWUTS) }?;
        sethostname(name.as_bytes())?;
        let name = own("uts")?;
        Ok(Self { network, name })
    }

    /// This thread sits here from now on.
    pub(super) fn take(&self) -> io::Result<()> {
        move_into_link_name_space(self.network.as_fd(), Some(LinkNameSpaceType::Network))?;
        let kind = LinkNameSpaceType::HostNameAndNISDomainName;
        Ok(move_into_link_name_space(self.name.as_fd(), Some(kind))?)
    }
}

/// The network in which this thread is.
pub(super) fn network() -> io::Result<OwnedFd> {
    own("net")
}

fn own(which: &str) -> io::Result<OwnedFd> {
    let path = format!("/proc/thread-self/ns/{which}");
    Ok(openat(
        CWD,
        path,
        OFlags::RDONLY | OFlags::CLOEXEC,
        Mode::empty(),
    )?)
}

/// The switch's end of this host's cable.
pub(super) fn switch_end(host: usize) -> u32 {
    FIRST + u32::try_from(host).unwrap_or_default()
}

/// A new network, in which this thread is then, with a cable to the switch.
pub(super) fn cabled(host: usize, switch: &OwnedFd) -> io::Result<OwnedFd> {
    tables::network()?;
    let mut link = Message::link(PORT, 0, 0);
    link.attribute(libc::IFLA_IFNAME, CABLE.as_bytes());
    one_lane(&mut link);
    link.nested(libc::IFLA_LINKINFO, |info| {
        info.attribute(libc::IFLA_INFO_KIND, b"veth");
        info.nested(libc::IFLA_INFO_DATA, |data| {
            data.nested(PEER, |peer| {
                peer.extend(&Message::link(switch_end(host), 0, 0));
                peer.attribute(libc::IFLA_IFNAME, format!("port{host}").as_bytes());
                one_lane(peer);
                let fd = switch.as_raw_fd().cast_unsigned();
                peer.attribute(libc::IFLA_NET_NS_FD, &fd.to_ne_bytes());
            });
        });
    });
    ask(&[Request::create(libc::RTM_NEWLINK, link)])?;
    network()
}

/// The information of a pair about its other end.
const PEER: u16 = 1;

/// Left alone, the kernel gives each end as many queues as this machine has cores.
fn one_lane(end: &mut Message) {
    for kind in [libc::IFLA_NUM_TX_QUEUES, libc::IFLA_NUM_RX_QUEUES] {
        end.attribute(kind, &1_u32.to_ne_bytes());
    }
}

/// Makes a host of the network in which this thread is: its loopback, its address, its way to everybody.
pub(super) fn furnish(place: Place) -> io::Result<()> {
    loopback::settings()?;
    finish_checksums()?;
    // Hosts do not ask who has an address: the switch knows.
    let flags = (libc::IFF_UP | libc::IFF_NOARP | libc::IFF_MULTICAST).cast_unsigned();
    let mut port = Message::link(PORT, flags, flags);
    port.attribute(libc::IFLA_ADDRESS, &place.mac());
    let address = Request::create(libc::RTM_NEWADDR, address(place));
    let route = Request::create(libc::RTM_NEWROUTE, everywhere());
    ask(&[loopback::up(), Request::change(port), address, route])
}

/// Plugs the cables in.
pub(super) fn switch_on(hosts: usize) -> io::Result<()> {
    let flags = libc::IFF_UP.cast_unsigned();
    let end = |host| Request::change(Message::link(switch_end(host), flags, flags));
    ask(&(0..hosts).map(end).collect::<Vec<_>>())
}

fn address(place: Place) -> Message {
    let mut message = Message::address(24, PORT);
    message.attribute(libc::IFA_LOCAL, &place.address.octets());
    message.attribute(libc::IFA_ADDRESS, &place.address.octets());
    message.attribute(libc::IFA_BROADCAST, &place.broadcast().octets());
    message
}

/// Everybody else is behind the cable.
fn everywhere() -> Message {
    let mut message = Message::route(0);
    message.attribute(libc::RTA_OIF, &PORT.to_ne_bytes());
    message
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
