//! The poll set: one epoll for all terminals, processes and sockets of a play, and to whom its answers belong.

pub(super) mod outbox;

use crate::trace::ActorId;
use rustix::event::epoll::{self, CreateFlags, EventData, EventFlags};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::time::Duration;

/// As many answers as are taken at once; what is left over comes with the next round.
const ROUND: usize = 256;

/// Which of an actor's descriptors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// The pipe that ends when the program is executed.
    Barrier,
    Terminal,
    /// The pidfd: readable when the program has ended.
    Process,
    /// The raw socket, or the one that listens.
    Socket,
    /// A connection of a raw server, by its number.
    Connection(u32),
    /// Nobody's: the input of this process, which ends when the play is not wanted any more.
    House,
    /// Nobody's: packets that passed.
    Network,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) actor: ActorId,
    pub(super) source: Source,
}

/// What to be told about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Interest {
    Input,
    Output,
    Both,
    /// Input, and only the first time that there is some.
    Once,
}

/// One answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ready {
    pub(super) token: Token,
    /// Something can be read, an end or an error perhaps.
    pub(super) input: bool,
    pub(super) output: bool,
}

#[derive(Debug)]
pub(super) struct Poll {
    epoll: OwnedFd,
}

impl Poll {
    pub(super) fn new() -> io::Result<Self> {
        let epoll = epoll::create(CreateFlags::CLOEXEC)?;
        Ok(Self { epoll })
    }

    pub(super) fn add(&self, fd: impl AsFd, token: Token, interest: Interest) -> io::Result<()> {
        Ok(epoll::add(&self.epoll, fd, token.data(), interest.flags())?)
    }

    pub(super) fn change(&self, fd: impl AsFd, token: Token, interest: Interest) -> io::Result<()> {
        Ok(epoll::modify(
            &self.epoll,
            fd,
            token.data(),
            interest.flags(),
        )?)
    }

    /// No longer asks about a descriptor; that it was not asked about is no error.
    pub(super) fn forget(&self, fd: impl AsFd) {
        epoll::delete(&self.epoll, fd).unwrap_or_default();
    }

    /// What is there now; does not wait.
    pub(super) fn answers(&self) -> io::Result<Vec<Ready>> {
        let mut events = Vec::with_capacity(ROUND);
        let none = Timespec {
            tv_sec: 0,
            tv_nsec: 0,
        };
        epoll::wait(
            &self.epoll,
            rustix::buffer::spare_capacity(&mut events),
            Some(&none),
        )?;
        let ready = |event: epoll::Event| Ready {
            token: Token::from_data(event.data),
            input: { event.flags }.intersects(EventFlags::IN | EventFlags::HUP | EventFlags::ERR),
            output: { event.flags }.intersects(EventFlags::OUT | EventFlags::HUP | EventFlags::ERR),
        };
        Ok(events.into_iter().map(ready).collect())
    }

    /// Waits until there is an answer or the time is over; `None` waits as long as it takes.
    ///
    /// `ppoll` on the epoll itself, because `epoll_wait` knows no time below a millisecond.
    pub(super) fn sleep(&self, time: Option<Duration>) -> io::Result<()> {
        let time = time.and_then(|time| Timespec::try_from(time).ok());
        let mut set = [PollFd::new(&self.epoll, PollFlags::IN)];
        match poll(&mut set, time.as_ref()) {
            Ok(_) | Err(rustix::io::Errno::INTR) => Ok(()),
            Err(errno) => Err(errno.into()),
        }
    }
}

impl AsFd for Poll {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.epoll.as_fd()
    }
}

impl Interest {
    fn flags(self) -> EventFlags {
        match self {
            Self::Input => EventFlags::IN,
            Self::Output => EventFlags::OUT,
            Self::Both => EventFlags::IN | EventFlags::OUT,
            Self::Once => EventFlags::IN | EventFlags::ONESHOT,
        }
    }
}

impl Token {
    pub(super) fn network() -> Self {
        Self {
            actor: ActorId(0),
            source: Source::Network,
        }
    }

    /// The actor above, then four bits for the kind, then the connection.
    fn data(self) -> EventData {
        let (kind, number) = match self.source {
            Source::Barrier => (0, 0),
            Source::Terminal => (1, 0),
            Source::Process => (2, 0),
            Source::Socket => (3, 0),
            Source::Connection(number) => (4, u64::from(number)),
            Source::House => (5, 0),
            Source::Network => (6, 0),
        };
        EventData::new_u64((self.actor.0 as u64) << 36 | kind << 32 | number)
    }

    fn from_data(data: EventData) -> Self {
        let data = data.u64();
        let source = match data >> 32 & 0xf {
            0 => Source::Barrier,
            1 => Source::Terminal,
            2 => Source::Process,
            3 => Source::Socket,
            5 => Source::House,
            6 => Source::Network,
            _ => Source::Connection(u32::try_from(data & 0xffff_ffff).unwrap_or(0)),
        };
        let actor = ActorId(usize::try_from(data >> 36).unwrap_or(usize::MAX));
        Self { actor, source }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_come_back_as_they_went() {
        for source in [
            Source::Barrier,
            Source::Terminal,
            Source::Process,
            Source::Socket,
            Source::Connection(0),
            Source::Connection(u32::MAX),
            Source::House,
            Source::Network,
        ] {
            for actor in [0, 1, 100_000] {
                let token = Token {
                    actor: ActorId(actor),
                    source,
                };
                assert_eq!(Token::from_data(token.data()), token);
            }
        }
    }
}
