//! The kernel's socket tables, asked by netlink: what `ss` shows, without a text in between.

mod message;
mod unix;

use message::{Messages, request};
use rustix::io::Errno;
use rustix::net::netlink::{self, SocketAddrNetlink};
use rustix::net::{AddressFamily, RecvFlags, SendFlags, SocketFlags, SocketType};
use rustix::net::{bind, recv, send, socket_with};
use std::io;
use std::net::{SocketAddr, SocketAddrV4};
use std::os::fd::OwnedFd;

/// One socket of the tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// In which of the stage's networks.
    pub host: usize,
    pub is_udp: bool,
    pub state: State,
    pub local: SocketAddr,
    pub remote: SocketAddr,
    /// Zero if no process holds it: not accepted yet, or closed.
    pub inode: u64,
    /// Received and not read; for a listener, connections that nobody accepted yet.
    pub unread: u32,
    /// Sent and not acknowledged, or not sent; for a listener, how many may wait.
    pub queued: u32,
    pub stream: Stream,
}

/// How far a TCP connection's bytes are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stream {
    /// Not sent yet.
    pub held_back: u32,
    pub sent: u64,
    pub sent_again: u64,
    pub received: u64,
}

/// A TCP state, as the kernel numbers them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Established,
    SynSent,
    SynReceived,
    FinWait1,
    FinWait2,
    TimeWait,
    Close,
    CloseWait,
    LastAck,
    Listen,
    Closing,
}

impl Entry {
    /// The two ends of a connection, this one first; a loopback is only of one host.
    pub fn ends(&self) -> Ends {
        let host = if self.local.ip().is_loopback() {
            self.host
        } else {
            0
        };
        (host, self.local, self.remote)
    }

    /// The same as its other end would say.
    pub fn other_ends(&self) -> Ends {
        let (host, local, remote) = self.ends();
        (host, remote, local)
    }
}

pub type Ends = (usize, SocketAddr, SocketAddr);

#[derive(Debug)]
pub struct Diag {
    host: usize,
    socket: OwnedFd,
    space: Vec<u8>,
}

const TCP: u8 = 6;
const UDP: u8 = 17;
const INET: u8 = 2;
const INET6: u8 = 10;

impl Diag {
    /// Of the network in which this thread is, which gets this number.
    pub fn new(host: usize) -> io::Result<Self> {
        let socket = socket_with(
            AddressFamily::NETLINK,
            SocketType::DGRAM,
            SocketFlags::CLOEXEC,
            Some(netlink::SOCK_DIAG),
        )?;
        bind(&socket, &SocketAddrNetlink::new(0, 0))?;
        Ok(Self {
            host,
            socket,
            space: vec![0; 1 << 16],
        })
    }

    /// All TCP sockets of this network namespace.
    pub fn tcp(&mut self) -> io::Result<Vec<Entry>> {
        let mut found = Vec::new();
        // The older form of the question walks the table once for both families.
        if self
            .ask(&request::both_families(), TCP, &mut found)
            .is_err()
        {
            found.clear();
            for family in [INET, INET6] {
                self.ask(&request::family(family, TCP), TCP, &mut found)?;
            }
        }
        Ok(found)
    }

    /// The socket at one end of a TCP connection; if there is none, the one that listens there.
    pub fn tcp_at(&mut self, local: SocketAddrV4, remote: SocketAddrV4) -> io::Result<Entry> {
        let question = request::one(TCP, local, remote);
        send(&self.socket, &question, SendFlags::empty())?;
        let (count, _) = recv(&self.socket, &mut self.space[..], RecvFlags::empty())?;
        let answer = Messages(self.space.get(..count).unwrap_or_default()).next();
        match answer {
            Some((message::ERROR, body)) => Err(message::error(body)),
            Some((_, body)) => {
                let host = self.host;
                let entry = message::entry(body, false).ok_or(Errno::IO)?;
                Ok(Entry { host, ..entry })
            }
            None => Err(Errno::IO.into()),
        }
    }

    /// All UDP sockets that have an address.
    pub fn udp(&mut self) -> io::Result<Vec<Entry>> {
        let mut found = Vec::new();
        for family in [INET, INET6] {
            self.ask(&request::family(family, UDP), UDP, &mut found)?;
        }
        Ok(found)
    }

    /// Unix sockets with their peers, by inode; a peer of zero is none.
    pub fn unix(&mut self) -> io::Result<Vec<(u64, u64)>> {
        let mut found = Vec::new();
        self.dump(&unix::request(), |body| found.extend(unix::pair(body)))?;
        Ok(found)
    }

    fn ask(&mut self, request: &[u8], protocol: u8, into: &mut Vec<Entry>) -> io::Result<()> {
        let host = self.host;
        self.dump(request, |body| {
            let entry = message::entry(body, protocol == UDP);
            into.extend(entry.map(|entry| Entry { host, ..entry }));
        })
    }

    fn dump(&mut self, request: &[u8], mut each: impl FnMut(&[u8])) -> io::Result<()> {
        send(&self.socket, request, SendFlags::empty())?;
        loop {
            let (count, _) = recv(&self.socket, &mut self.space[..], RecvFlags::empty())?;
            for (kind, body) in Messages(self.space.get(..count).unwrap_or_default()) {
                match kind {
                    message::DONE => return Ok(()),
                    message::ERROR => return Err(message::error(body)),
                    _ => each(body),
                }
            }
            if count == 0 {
                return Err(Errno::IO.into());
            }
        }
    }
}

#[cfg(test)]
mod tests;
