//! A raw TCP server: takes every connection, speaks to the last that came.

use super::super::poll::outbox::{Full, Outbox};
use super::super::poll::{Interest, Source};
use super::super::theatre::desk::{Desk, refusal, refused};
use super::connection::{Connection, Life};
use super::tcp;
use crate::trace::Event;
use socket2::Socket;
use std::io;
use std::net::{Ipv4Addr, SocketAddrV4};
use std::os::fd::{AsFd, BorrowedFd};

/// Connections that may wait to be accepted; they are accepted at once.
const BACKLOG: i32 = 1024;
/// More connections than this are left waiting.
const MOST: usize = 4096;

#[derive(Debug)]
pub(in crate::world) struct Server {
    port: u16,
    listener: Option<Socket>,
    /// By the order of their coming.
    connections: Vec<(u32, Connection)>,
    next: u32,
    /// What is to be said to the first that comes.
    before: Outbox,
}

impl Server {
    pub(in crate::world) fn new(port: u16) -> Self {
        Self {
            port,
            listener: None,
            connections: Vec::new(),
            next: 0,
            before: Outbox::default(),
        }
    }

    pub(in crate::world) fn fds(&self) -> impl Iterator<Item = BorrowedFd<'_>> {
        let connections = self.connections.iter().map(|(_, one)| one.fd());
        self.listener.iter().map(Socket::as_fd).chain(connections)
    }

    pub(in crate::world) fn start(&mut self, desk: &mut Desk<'_>) {
        if self.listener.is_some() {
            return desk.started(None);
        }
        match self.listen(desk) {
            Ok(listener) => {
                desk.holds(&listener, false);
                self.listener = Some(listener);
                desk.started(None);
            }
            Err(error) => desk.not_started(refusal(&error)),
        }
    }

    fn listen(&self, desk: &Desk<'_>) -> io::Result<Socket> {
        let listener = tcp()?;
        listener.set_reuse_address(true)?;
        listener.bind(&SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, self.port).into())?;
        listener.listen(BACKLOG)?;
        desk.watch(&listener, Source::Socket, Interest::Input)?;
        Ok(listener)
    }

    pub(in crate::world) fn ready(&mut self, source: Source, input: bool, desk: &mut Desk<'_>) {
        match source {
            Source::Connection(number) => {
                self.with(number, desk, |one, desk| one.ready(input, desk));
            }
            _ => self.accept(desk),
        }
    }

    fn accept(&mut self, desk: &mut Desk<'_>) {
        let Some(listener) = &self.listener else {
            return;
        };
        for _ in 0..64 {
            if self.connections.len() >= MOST {
                return desk.poll.forget(listener);
            }
            let (socket, from) = match listener.accept() {
                Ok(accepted) => accepted,
                Err(error) if error.raw_os_error() == Some(libc::ECONNABORTED) => continue,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return,
                // No descriptor is free: asked again, it would say so for ever.
                Err(_) => return desk.poll.forget(listener),
            };
            let number = self.next;
            self.next += 1;
            if socket.set_nonblocking(true).is_err() {
                continue;
            }
            let mut connection = Connection::new(socket, Source::Connection(number));
            let actor = desk.actor;
            if let Some(from) = from.as_socket_ipv4() {
                desk.tell(Event::Accepted { actor, from });
            }
            connection.take_over(std::mem::take(&mut self.before));
            if connection.ready(true, desk) == Life::Open {
                self.connections.push((number, connection));
            }
        }
    }

    fn with(
        &mut self,
        number: u32,
        desk: &mut Desk<'_>,
        act: impl FnOnce(&mut Connection, &mut Desk<'_>) -> Life,
    ) {
        let found = self.connections.iter().position(|(of, _)| *of == number);
        if let Some(at) = found
            && act(&mut self.connections[at].1, desk) == Life::Over
        {
            self.connections.remove(at);
        }
    }

    /// The one that it speaks to: the last that came and is open.
    fn present(&self) -> Option<u32> {
        let open = |(_, one): &&(u32, Connection)| !one.has_heard_end;
        let last = self.connections.iter().rev().find(open);
        last.or(self.connections.last()).map(|(number, _)| *number)
    }

    pub(in crate::world) fn write(&mut self, bytes: &[u8], desk: &mut Desk<'_>) {
        match self.present() {
            Some(number) => self.with(number, desk, |one, desk| one.write(bytes, desk)),
            None if self.listener.is_none() => desk.not_written(refused(libc::ENOTCONN)),
            None => {
                if self.before.put(bytes) == Err(Full) {
                    desk.not_written(refused(libc::ENOBUFS));
                }
            }
        }
    }

    pub(in crate::world) fn half_close(&mut self, desk: &mut Desk<'_>) {
        if let Some(number) = self.present() {
            self.with(number, desk, Connection::half_close);
        }
    }

    /// The connection that it speaks to is broken off; it goes on listening.
    pub(in crate::world) fn reset(&mut self) {
        let Some(number) = self.present() else { return };
        self.connections.retain(|(of, one)| {
            if *of == number {
                // What was broken off already cannot be broken off again.
                one.break_off().unwrap_or_default();
            }
            *of != number
        });
    }

    pub(in crate::world) fn close(&mut self, desk: &mut Desk<'_>) {
        self.listener = None;
        self.before.clear();
        self.connections
            .retain_mut(|(_, one)| one.close(desk) == Life::Open);
    }
}
