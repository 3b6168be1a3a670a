//! Stands where the kernel will be asked about everybody: until then nothing is known, and nothing is claimed.

use crate::trace::survey::Survey;
use crate::trace::{ActorId, Moment};
use std::io;
use std::os::fd::BorrowedFd;

#[derive(Debug)]
pub(super) struct Observer;

#[derive(Debug)]
#[expect(dead_code, reason = "it says who is to be looked at")]
pub(super) struct Player<'a> {
    pub(super) actor: ActorId,
    pub(super) pid: u32,
    pub(super) master: BorrowedFd<'a>,
    pub(super) slave: BorrowedFd<'a>,
}

#[derive(Debug)]
#[expect(dead_code, reason = "it says what is to be looked at")]
pub(super) struct Held<'a> {
    pub(super) actor: ActorId,
    pub(super) fd: BorrowedFd<'a>,
}

impl Observer {
    pub(super) fn new(_isolated: bool) -> io::Result<Self> {
        Ok(Self)
    }

    pub(super) fn survey(
        &mut self,
        _at: Moment,
        _players: &[Player<'_>],
        _held: &[Held<'_>],
    ) -> Survey {
        Survey::default()
    }

    pub(super) fn reads_terminal(&mut self, _player: &Player<'_>) -> bool {
        false
    }
}
