//! A raw UDP socket: hears what comes to its port and group, and may answer.

use super::super::poll::{Interest, Source};
use super::super::theatre::desk::{Desk, refusal, refused};
use super::udp;
use socket2::Socket;
use std::collections::VecDeque;
use std::io;
use std::net::{Ipv4Addr, SocketAddrV4};
use std::os::fd::{AsFd, BorrowedFd};

/// Datagrams that are taken in one round, and that may wait to be sent.
const ROUND: usize = 64;
const MOST: usize = 1024;

#[derive(Debug)]
pub(in crate::world) struct Ear {
    port: u16,
    group: Option<Ipv4Addr>,
    socket: Option<Socket>,
    unsent: VecDeque<(Vec<u8>, SocketAddrV4)>,
}

impl Ear {
    pub(in crate::world) fn new(port: u16, group: Option<Ipv4Addr>) -> Self {
        Self {
            port,
            group,
            socket: None,
            unsent: VecDeque::new(),
        }
    }

    pub(in crate::world) fn fd(&self) -> Option<BorrowedFd<'_>> {
        self.socket.as_ref().map(Socket::as_fd)
    }

    pub(in crate::world) fn start(&mut self, desk: &mut Desk<'_>) {
        if self.socket.is_some() {
            return desk.not_started(refused(libc::EBUSY));
        }
        match self.open(desk) {
            Ok(socket) => {
                desk.holds(&socket, true);
                self.socket = Some(socket);
                desk.started(None);
            }
            Err(error) => desk.not_started(refusal(&error)),
        }
    }

    /// It shares its port with the programs that listen there, and hears of multicast only its own group.
    fn open(&self, desk: &Desk<'_>) -> io::Result<Socket> {
        let socket = udp()?;
        socket.set_reuse_address(true)?;
        socket.set_reuse_port(true)?;
        socket.set_broadcast(true)?;
        socket.set_multicast_all_v4(false)?;
        socket.bind(&SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, self.port).into())?;
        if let Some(group) = self.group {
            // Without an interface the kernel takes the one that the group is routed over.
            socket.join_multicast_v4(&group, &Ipv4Addr::UNSPECIFIED)?;
        }
        desk.watch(&socket, Source::Socket, Interest::Input)?;
        Ok(socket)
    }

    pub(in crate::world) fn ready(&mut self, input: bool, desk: &mut Desk<'_>) {
        if input {
            self.hear(desk);
        }
        if !self.unsent.is_empty() {
            self.send(desk);
        }
    }

    fn hear(&self, desk: &mut Desk<'_>) {
        let Some(socket) = &self.socket else { return };
        for _ in 0..ROUND {
            let mut bytes = Vec::with_capacity(64 * 1024);
            match rustix::io::read(socket, rustix::buffer::spare_capacity(&mut bytes)) {
                Ok(_) => {
                    bytes.shrink_to_fit();
                    desk.printed(bytes);
                }
                Err(_) => return,
            }
        }
    }

    pub(in crate::world) fn send_to(
        &mut self,
        bytes: &[u8],
        to: SocketAddrV4,
        desk: &mut Desk<'_>,
    ) {
        if self.socket.is_none() {
            return desk.not_written(refused(libc::ENOTCONN));
        }
        if self.unsent.len() >= MOST {
            return desk.not_written(refused(libc::ENOBUFS));
        }
        self.unsent.push_back((bytes.to_vec(), to));
        self.send(desk);
    }

    fn send(&mut self, desk: &mut Desk<'_>) {
        let Some(socket) = &self.socket else { return };
        let mut is_refused = None;
        let mut interest = Interest::Input;
        while let Some((bytes, to)) = self.unsent.front() {
            match socket.send_to(bytes, &(*to).into()) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    interest = Interest::Both;
                    break;
                }
                Err(error) => is_refused = Some(refusal(&error)),
                Ok(_) => {}
            }
            self.unsent.pop_front();
        }
        if let Err(error) = desk.rewatch(socket, Source::Socket, interest) {
            is_refused = is_refused.or(Some(refusal(&error)));
        }
        match is_refused {
            Some(why) => desk.not_written(why),
            None if self.unsent.is_empty() => desk.wrote(),
            None => {}
        }
    }

    pub(in crate::world) fn close(&mut self) {
        self.socket = None;
        self.unsent.clear();
    }
}
