//! Requests to the kernel about interfaces, addresses and routes.

use rustix::net::netlink::SocketAddrNetlink;
use rustix::net::{
    AddressFamily, RecvFlags, SendFlags, SocketFlags, SocketType, recv, sendto, socket_with,
};
use std::io;
use std::os::fd::OwnedFd;

/// What stands behind the header of a request.
#[derive(Debug, Default)]
pub(in crate::world) struct Message(Vec<u8>);

/// In the kind of an attribute: there are others in it.
const NESTED: u16 = 1 << 15;

impl Message {
    /// About an interface: which, its flags, and which of them are to change.
    pub(in crate::world) fn link(interface: u32, flags: u32, change: u32) -> Self {
        let mut body = vec![0; 4];
        body.extend(interface.to_ne_bytes());
        body.extend(flags.to_ne_bytes());
        body.extend(change.to_ne_bytes());
        Self(body)
    }

    /// About an address of an interface, whose network is so many bits long.
    pub(in crate::world) fn address(length: u8, interface: u32) -> Self {
        let mut body = vec![family(), length, 0, libc::RT_SCOPE_UNIVERSE];
        body.extend(interface.to_ne_bytes());
        Self(body)
    }

    /// About a way to addresses that have so many bits in common.
    pub(in crate::world) fn route(length: u8) -> Self {
        let mut body = vec![
            family(),
            length,
            0,
            0,
            libc::RT_TABLE_MAIN,
            libc::RTPROT_BOOT,
            libc::RT_SCOPE_LINK,
            libc::RTN_UNICAST,
        ];
        body.extend([0; 4]);
        Self(body)
    }

    pub(in crate::world) fn attribute(&mut self, kind: u16, value: &[u8]) {
        let length = u16::try_from(4 + value.len()).unwrap_or_default();
        self.0.extend(length.to_ne_bytes());
        self.0.extend(kind.to_ne_bytes());
        self.0.extend(value);
        self.0.resize(self.0.len().next_multiple_of(4), 0);
    }

    pub(in crate::world) fn nested(&mut self, kind: u16, fill: impl FnOnce(&mut Self)) {
        let mut inner = Self::default();
        fill(&mut inner);
        self.attribute(kind | NESTED, &inner.0);
    }

    pub(in crate::world) fn extend(&mut self, other: &Self) {
        self.0.extend(&other.0);
    }
}

fn family() -> u8 {
    u8::try_from(libc::AF_INET).unwrap_or_default()
}

/// One request: what kind it is, how it is meant, what it says.
#[derive(Debug)]
pub(in crate::world) struct Request {
    kind: u16,
    flags: i32,
    message: Message,
}

impl Request {
    /// To an interface that is there.
    pub(in crate::world) fn change(link: Message) -> Self {
        Self {
            kind: libc::RTM_NEWLINK,
            flags: 0,
            message: link,
        }
    }

    /// For something that must not be there yet.
    pub(in crate::world) fn create(kind: u16, message: Message) -> Self {
        Self {
            kind,
            flags: libc::NLM_F_CREATE | libc::NLM_F_EXCL,
            message,
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let flags = libc::NLM_F_REQUEST | libc::NLM_F_ACK | self.flags;
        let flags = u16::try_from(flags).unwrap_or_default();
        let length = u32::try_from(16 + self.message.0.len()).unwrap_or_default();
        let mut bytes = Vec::from(length.to_ne_bytes());
        bytes.extend(self.kind.to_ne_bytes());
        bytes.extend(flags.to_ne_bytes());
        bytes.extend([0; 8]);
        bytes.extend(&self.message.0);
        bytes
    }
}

/// Requests at one stroke, in this order, and the kernel's answers to them: all are done, or the first refusal is told.
pub(in crate::world) fn ask(requests: &[Request]) -> io::Result<()> {
    let socket: OwnedFd = socket_with(
        AddressFamily::NETLINK,
        SocketType::RAW,
        SocketFlags::CLOEXEC,
        // The protocol about links and routes is the first, which has no number.
        None,
    )?;
    // What a message says is filled up to a multiple of four, as the next one wants it.
    let bytes: Vec<u8> = requests.iter().flat_map(Request::bytes).collect();
    let kernel = SocketAddrNetlink::new(0, 0);
    sendto(&socket, &bytes, SendFlags::empty(), &kernel)?;
    let answers: Vec<io::Result<()>> = requests.iter().map(|_| answer(&socket)).collect();
    answers.into_iter().collect()
}

fn answer(socket: &OwnedFd) -> io::Result<()> {
    let mut answer = [0; 1024];
    let (got, _) = recv(socket, &mut answer, RecvFlags::empty())?;
    // A header of sixteen bytes, then the error, negative, or zero.
    match answer[..got].get(16..20).and_then(|it| it.try_into().ok()) {
        Some(number) => match i32::from_ne_bytes(number) {
            0 => Ok(()),
            error => Err(io::Error::from_raw_os_error(-error)),
        },
        None => Err(io::Error::from_raw_os_error(libc::EPROTO)),
    }
}
