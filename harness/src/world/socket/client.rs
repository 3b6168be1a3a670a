//! A raw TCP client.

use super::super::poll::outbox::{Full, Outbox};
use super::super::poll::{Interest, Source};
use super::super::theatre::desk::{Desk, refusal, refused};
use super::connection::{Connection, Life};
use super::tcp;
use socket2::Socket;
use std::io;
use std::net::SocketAddrV4;
use std::os::fd::{AsFd, BorrowedFd};

#[derive(Debug)]
pub(in crate::world) struct Client {
    to: SocketAddrV4,
    state: State,
}

#[derive(Debug)]
enum State {
    Closed,
    Connecting { socket: Socket, outbox: Outbox },
    Open(Connection),
}

impl Client {
    pub(in crate::world) fn new(to: SocketAddrV4) -> Self {
        Self {
            to,
            state: State::Closed,
        }
    }

    pub(in crate::world) fn fd(&self) -> Option<BorrowedFd<'_>> {
        match &self.state {
            State::Closed => None,
            State::Connecting { socket, .. } => Some(socket.as_fd()),
            State::Open(connection) => Some(connection.fd()),
        }
    }

    pub(in crate::world) fn start(&mut self, desk: &mut Desk<'_>) {
        if matches!(self.state, State::Connecting { .. }) {
            return desk.not_started(refused(libc::EBUSY));
        }
        match self.connect(desk) {
            Ok(socket) => {
                let outbox = Outbox::default();
                self.state = State::Connecting { socket, outbox };
            }
            Err(error) => desk.not_started(refusal(&error)),
        }
    }

    fn connect(&self, desk: &Desk<'_>) -> io::Result<Socket> {
        let socket = tcp()?;
        match socket.connect(&self.to.into()) {
            Err(error) if error.raw_os_error() != Some(libc::EINPROGRESS) => return Err(error),
            _ => {}
        }
        desk.watch(&socket, Source::Socket, Interest::Both)?;
        Ok(socket)
    }

    pub(in crate::world) fn ready(&mut self, input: bool, output: bool, desk: &mut Desk<'_>) {
        let life = match std::mem::replace(&mut self.state, State::Closed) {
            State::Closed => return,
            State::Connecting { socket, outbox } if !output => {
                self.state = State::Connecting { socket, outbox };
                return;
            }
            State::Connecting { socket, outbox } => match connected(&socket) {
                Err(error) => {
                    desk.poll.forget(&socket);
                    return desk.not_started(refusal(&error));
                }
                Ok(()) => {
                    desk.holds(&socket, false);
                    desk.started(None);
                    let mut connection =
                        Connection::new(socket, Source::Socket).watched_for(Interest::Both);
                    connection.take_over(outbox);
                    let life = connection.ready(input, desk);
                    self.state = State::Open(connection);
                    life
                }
            },
            State::Open(mut connection) => {
                let life = connection.ready(input, desk);
                self.state = State::Open(connection);
                life
            }
        };
        self.after(life);
    }

    fn after(&mut self, life: Life) {
        if life == Life::Over {
            self.state = State::Closed;
        }
    }

    pub(in crate::world) fn write(&mut self, bytes: &[u8], desk: &mut Desk<'_>) {
        let life = match &mut self.state {
            State::Closed => return desk.not_written(refused(libc::ENOTCONN)),
            State::Connecting { outbox, .. } => {
                if outbox.put(bytes) == Err(Full) {
                    desk.not_written(refused(libc::ENOBUFS));
                }
                return;
            }
            State::Open(connection) => connection.write(bytes, desk),
        };
        self.after(life);
    }

    pub(in crate::world) fn half_close(&mut self, desk: &mut Desk<'_>) {
        if let State::Open(connection) = &mut self.state {
            let life = connection.half_close(desk);
            self.after(life);
        }
    }

    pub(in crate::world) fn close(&mut self, desk: &mut Desk<'_>) {
        let life = match &mut self.state {
            State::Open(connection) => connection.close(desk),
            State::Connecting { .. } | State::Closed => Life::Over,
        };
        self.after(life);
    }

    pub(in crate::world) fn reset(&mut self) {
        if let State::Open(connection) = &self.state {
            // What was broken off already cannot be broken off again.
            connection.break_off().unwrap_or_default();
        }
        self.state = State::Closed;
    }
}

/// Has the connection come about? It is asked when the socket says that it can be written to.
fn connected(socket: &Socket) -> io::Result<()> {
    socket.take_error()?.map_or(Ok(()), Err)
}
