//! One TCP connection of a raw actor: what it hears is told, what it says is sent in order.

use super::super::poll::outbox::{Full, Outbox};
use super::super::poll::{Interest, Source};
use super::super::theatre::desk::{Desk, refusal, refused};
use crate::trace::Event;
use socket2::Socket;
use std::io;
use std::net::Shutdown;
use std::os::fd::{AsFd, BorrowedFd};
use std::time::Duration;

/// As much as is read from one connection in one round, so that a flood starves nobody.
const ROUND: usize = 64 * 1024;

#[derive(Debug)]
pub(super) struct Connection {
    socket: Socket,
    source: Source,
    outbox: Outbox,
    /// The peer will say no more.
    pub(super) has_heard_end: bool,
    /// What is to be done when all has been sent.
    then: Then,
    watched: Option<Interest>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    Nothing,
    HalfClose,
    Close,
}

/// Is there a connection still?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Life {
    Open,
    Over,
}

impl Connection {
    pub(super) fn new(socket: Socket, source: Source) -> Self {
        Self {
            socket,
            source,
            outbox: Outbox::default(),
            has_heard_end: false,
            then: Then::Nothing,
            watched: None,
        }
    }

    pub(super) fn fd(&self) -> BorrowedFd<'_> {
        self.socket.as_fd()
    }

    /// It was watched for its connecting, by somebody else.
    pub(super) fn watched_for(mut self, interest: Interest) -> Self {
        self.watched = Some(interest);
        self
    }

    /// What was to be said before there was a connection.
    pub(super) fn take_over(&mut self, outbox: Outbox) {
        self.outbox = outbox;
    }

    pub(super) fn ready(&mut self, input: bool, desk: &mut Desk<'_>) -> Life {
        let mut life = Life::Open;
        if input && !self.has_heard_end {
            life = self.read(desk);
        }
        if life == Life::Open {
            life = self.send(desk);
        }
        if life == Life::Open {
            self.watch(desk);
        } else {
            desk.poll.forget(&self.socket);
        }
        life
    }

    fn read(&mut self, desk: &mut Desk<'_>) -> Life {
        let mut bytes = Vec::new();
        let mut ended = None;
        while bytes.len() < ROUND && ended.is_none() {
            bytes.reserve(16 * 1024);
            let room = bytes.spare_capacity_mut().len();
            let read = rustix::io::read(&self.socket, rustix::buffer::spare_capacity(&mut bytes));
            match read {
                Ok(0) => ended = Some(false),
                Ok(got) if got < room => break,
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                Err(rustix::io::Errno::AGAIN) => break,
                Err(_) => ended = Some(true),
            }
        }
        desk.printed(bytes);
        let Some(reset) = ended else {
            return Life::Open;
        };
        self.has_heard_end = true;
        let actor = desk.actor;
        desk.tell(Event::Closed { actor, reset });
        if reset { Life::Over } else { Life::Open }
    }

    fn send(&mut self, desk: &mut Desk<'_>) -> Life {
        if !self.outbox.is_empty() {
            match self.outbox.give(&self.socket) {
                Ok(()) if self.outbox.is_empty() => desk.wrote(),
                Ok(()) => return Life::Open,
                Err(error) => {
                    self.outbox.clear();
                    desk.not_written(refusal(&error));
                }
            }
        }
        match self.then {
            Then::Nothing => Life::Open,
            Then::HalfClose => {
                self.then = Then::Nothing;
                // A connection that the peer has broken needs no end.
                self.socket.shutdown(Shutdown::Write).unwrap_or_default();
                Life::Open
            }
            Then::Close => Life::Over,
        }
    }

    /// Asks about what is still to come; a connection with nothing left to hear or say is not asked about, because
    /// its end would be told for ever.
    fn watch(&mut self, desk: &Desk<'_>) {
        let wanted = match (self.has_heard_end, self.outbox.is_empty()) {
            (false, true) => Some(Interest::Input),
            (false, false) => Some(Interest::Both),
            (true, false) => Some(Interest::Output),
            (true, true) => None,
        };
        if wanted == self.watched {
            return;
        }
        let changed = match (self.watched, wanted) {
            (_, None) => {
                desk.poll.forget(&self.socket);
                Ok(())
            }
            (None, Some(interest)) => desk.watch(&self.socket, self.source, interest),
            (Some(_), Some(interest)) => desk.rewatch(&self.socket, self.source, interest),
        };
        if changed.is_ok() {
            self.watched = wanted;
        }
    }

    pub(super) fn write(&mut self, bytes: &[u8], desk: &mut Desk<'_>) -> Life {
        if bytes.is_empty() {
            desk.wrote();
            return Life::Open;
        }
        if self.then != Then::Nothing {
            desk.not_written(refused(libc::EPIPE));
            return Life::Open;
        }
        match self.outbox.put(bytes) {
            Ok(()) => self.ready(false, desk),
            Err(Full) => {
                desk.not_written(refused(libc::ENOBUFS));
                Life::Open
            }
        }
    }

    pub(super) fn half_close(&mut self, desk: &mut Desk<'_>) -> Life {
        self.then = Then::HalfClose;
        self.ready(false, desk)
    }

    pub(super) fn close(&mut self, desk: &mut Desk<'_>) -> Life {
        self.then = Then::Close;
        self.ready(false, desk)
    }

    /// Dropped after this, it is broken off instead of closed.
    pub(super) fn break_off(&self) -> io::Result<()> {
        self.socket.set_linger(Some(Duration::ZERO))
    }
}
