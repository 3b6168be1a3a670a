//! What an actor's machinery works with: the poll set, the clock, and where events are told.

use super::super::clock::Clock;
use super::super::poll::{Interest, Poll, Source, Token};
use crate::trace::echo::Shown;
use crate::trace::{ActorId, Bytes, Event, Moment, Refusal, RefusalKind};
use socket2::Socket;
use std::io;
use std::os::fd::AsFd;

/// Events that were not handed over yet.
#[derive(Debug)]
pub(in crate::world) struct Told {
    pub(in crate::world) clock: Clock,
    pub(in crate::world) events: Vec<(Moment, Event)>,
    /// A program could not be made harmless, and was not started: nothing can be judged.
    pub(in crate::world) unconfined: Option<i32>,
    /// How much all have shown so far.
    pub(in crate::world) printed: u64,
}

/// One actor's place in all this.
#[derive(Debug)]
pub(in crate::world) struct Desk<'a> {
    pub(in crate::world) actor: ActorId,
    pub(in crate::world) poll: &'a Poll,
    pub(in crate::world) told: &'a mut Told,
}

impl Told {
    pub(in crate::world) fn tell(&mut self, event: Event) {
        self.events.push((self.clock.now(), event));
    }
}

impl Desk<'_> {
    fn token(&self, source: Source) -> Token {
        Token {
            actor: self.actor,
            source,
        }
    }

    pub(in crate::world) fn watch(
        &self,
        fd: impl AsFd,
        source: Source,
        interest: Interest,
    ) -> io::Result<()> {
        self.poll.add(fd, self.token(source), interest)
    }

    pub(in crate::world) fn rewatch(
        &self,
        fd: impl AsFd,
        source: Source,
        interest: Interest,
    ) -> io::Result<()> {
        self.poll.change(fd, self.token(source), interest)
    }

    pub(in crate::world) fn tell(&mut self, event: Event) {
        self.told.tell(event);
    }

    pub(in crate::world) fn started(&mut self, pid: Option<u32>) {
        let actor = self.actor;
        self.tell(Event::Started { actor, pid });
    }

    /// A raw socket is at this address.
    pub(in crate::world) fn holds(&mut self, socket: &Socket, is_udp: bool) {
        let local = socket.local_addr().ok();
        if let Some(local) = local.and_then(|local| local.as_socket_ipv4()) {
            let actor = self.actor;
            self.tell(Event::Holds {
                actor,
                is_udp,
                local,
            });
        }
    }

    pub(in crate::world) fn not_started(&mut self, why: Refusal) {
        let actor = self.actor;
        self.tell(Event::NotStarted { actor, why });
    }

    pub(in crate::world) fn wrote(&mut self) {
        let actor = self.actor;
        self.tell(Event::Wrote { actor });
    }

    pub(in crate::world) fn not_written(&mut self, why: Refusal) {
        let actor = self.actor;
        self.tell(Event::NotWritten { actor, why });
    }

    pub(in crate::world) fn printed(&mut self, bytes: Vec<u8>) {
        self.shown(vec![Shown::Words(bytes)]);
    }

    pub(in crate::world) fn shown(&mut self, pieces: Vec<Shown>) {
        let actor = self.actor;
        for piece in pieces {
            let (is_echo, bytes) = match piece {
                Shown::Words(bytes) => (false, bytes),
                Shown::Echo(bytes) => (true, bytes),
            };
            self.told.printed += bytes.len() as u64;
            let bytes = Bytes(bytes);
            match is_echo {
                _ if bytes.0.is_empty() => {}
                true => self.tell(Event::Echoed { actor, bytes }),
                false => self.tell(Event::Printed { actor, bytes }),
            }
        }
    }
}

/// What the kernel refused, in its own words.
pub(in crate::world) fn refusal(error: &io::Error) -> Refusal {
    let errno = error.raw_os_error().unwrap_or(0);
    let kind = match errno {
        libc::EADDRINUSE => RefusalKind::PortTaken,
        libc::ECONNREFUSED => RefusalKind::ConnectionRefused,
        libc::EPIPE | libc::ECONNRESET | libc::ECONNABORTED | libc::ENOTCONN | libc::EIO => {
            RefusalKind::Gone
        }
        _ => RefusalKind::Other,
    };
    let said = error.to_string();
    let said = said
        .split(" (os error")
        .next()
        .unwrap_or_default()
        .to_string();
    Refusal { kind, errno, said }
}

/// The same with a number of the kernel's alone.
pub(in crate::world) fn refused(errno: i32) -> Refusal {
    refusal(&io::Error::from_raw_os_error(errno))
}
