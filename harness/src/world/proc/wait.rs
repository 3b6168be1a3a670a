//! What a blocked thread waits for: its call and arguments, made out.

mod shape;
mod until;

use super::descriptor::{self, Link};
use super::task::Frame;
use super::{open, read_at};
use crate::trace::survey::Call;
use rustix::event::PollFlags;
use shape::{Shape, shape};
use std::os::fd::{AsFd, BorrowedFd};
use std::time::Duration;

/// What a thread waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub call: Call,
    pub patience: Patience,
    /// Any of these would wake it, if it waits for descriptors.
    pub on: Vec<Watch>,
    /// The descriptors that the kernel is to be asked about: are they ready?
    pub asked: Vec<(i32, PollFlags)>,
    /// It waits until all has come that it asked for, not only some.
    pub is_greedy: bool,
}

/// How long it waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Patience {
    /// Until something happens; a socket's or a terminal's own timeout is still to be asked for.
    Endless,
    Timed,
    /// Nothing wakes it by itself before this moment, by the clock that only goes forward.
    Until(Duration),
    /// Nobody can say.
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    pub link: Link,
    pub reads: bool,
}

/// More descriptors than these are not looked through.
const MOST: u64 = 1024;
const READS: PollFlags = PollFlags::IN.union(PollFlags::PRI).union(PollFlags::RDHUP);
/// `SIGALRM`, `SIGVTALRM`, `SIGPROF`, as bits of a signal mask.
pub(super) const ALARMS: u64 = 1 << 13 | 1 << 25 | 1 << 26;

/// Makes out what a thread waits for, with the folder of its process.
///
/// It has not begun to wait before `since`.
pub fn waiting(frame: &Frame, folder: BorrowedFd<'_>, since: Duration) -> Waiting {
    let simple = |call, patience| Waiting {
        call,
        patience,
        on: Vec::new(),
        asked: Vec::new(),
        is_greedy: false,
    };
    let found = match shape(frame) {
        Shape::Plain(call) => Some(simple(call, Patience::Endless)),
        Shape::Timed(call) => Some(timed(frame, folder, call, since)),
        Shape::Unknown => None,
        Shape::Signals(set) => signals(set, folder).map(|patience| simple(Call::Signal, patience)),
        Shape::On(call, fd) => on(call, fd, folder),
        Shape::Epoll(fd) => epoll(fd, folder),
        Shape::Poll { array, count } => poll(array, count, folder),
        Shape::Select { count, sets } => selected(count, sets, folder),
    };
    Waiting {
        is_greedy: is_greedy(frame),
        ..found.unwrap_or_else(|| simple(Call::Other, Patience::Unknown))
    }
}

fn is_greedy(frame: &Frame) -> bool {
    const ALL: u64 = libc::MSG_WAITALL.unsigned_abs() as u64;
    let [_, _, flags, later, ..] = frame.arguments;
    match frame.number {
        libc::SYS_recvmsg => flags & ALL != 0,
        libc::SYS_recvfrom => later & ALL != 0,
        _ => false,
    }
}

/// Timed waits for descriptors are worth making out too: they explain.
fn timed(frame: &Frame, folder: BorrowedFd<'_>, call: Call, since: Duration) -> Waiting {
    let mut endless = *frame;
    match frame.number {
        libc::SYS_ppoll => endless.arguments[2] = 0,
        libc::SYS_pselect6 => endless.arguments[4] = 0,
        libc::SYS_epoll_pwait => endless.arguments[3] = u64::MAX,
        libc::SYS_epoll_pwait2 => endless.arguments[3] = 0,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_poll => endless.arguments[2] = u64::MAX,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_epoll_wait => endless.arguments[3] = u64::MAX,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_select => endless.arguments[4] = 0,
        _ => {}
    }
    let on = if endless == *frame {
        Vec::new()
    } else {
        waiting(&endless, folder, since).on
    };
    Waiting {
        call,
        patience: until::until(frame, folder, since).map_or(Patience::Timed, Patience::Until),
        on,
        asked: Vec::new(),
        is_greedy: false,
    }
}

/// Can be looked into: nothing else than the stage makes it ready.
fn is_known(link: &Link) -> bool {
    !matches!(link, Link::Other)
}

fn patience(on: &[Watch]) -> Patience {
    if on.iter().all(|watch| is_known(&watch.link)) {
        Patience::Endless
    } else {
        Patience::Unknown
    }
}

fn on(call: Call, fd: u64, folder: BorrowedFd<'_>) -> Option<Waiting> {
    let fd = i32::try_from(fd & u64::from(u32::MAX)).ok()?;
    let link = descriptor::link(folder, fd.into()).ok()?;
    let reads = !matches!(call, Call::Write | Call::Send);
    let events = if reads { READS } else { PollFlags::OUT };
    let on = vec![Watch { link, reads }];
    Some(Waiting {
        call,
        patience: patience(&on),
        on,
        asked: vec![(fd, events)],
        is_greedy: false,
    })
}

/// An alarm among the signals that are waited for comes by itself.
fn signals(set: u64, folder: BorrowedFd<'_>) -> Option<Patience> {
    let mut mask = [0; 8];
    read_at(open(folder, "mem").ok()?.as_fd(), set, &mut mask)?;
    let has_alarm = u64::from_ne_bytes(mask) & ALARMS != 0;
    Some(if has_alarm {
        Patience::Timed
    } else {
        Patience::Endless
    })
}

fn epoll(fd: u64, folder: BorrowedFd<'_>) -> Option<Waiting> {
    let fd = i32::try_from(fd & u64::from(u32::MAX)).ok()?;
    let mut on = Vec::new();
    for watched in descriptor::watched(folder, fd.into()).ok()? {
        let link = descriptor::link(folder, watched.fd.into()).ok()?;
        // The number may have been given to something else since it is watched.
        let is_other = matches!(link, Link::Socket(inode) if inode != watched.inode);
        let is_nested = link == Link::Epoll;
        on.push(Watch {
            link: if is_other || is_nested {
                Link::Other
            } else {
                link
            },
            reads: watched.events & u32::from(READS.bits()) != 0,
        });
    }
    Some(Waiting {
        call: Call::Poll,
        patience: patience(&on),
        on,
        asked: vec![(fd, READS)],
        is_greedy: false,
    })
}

fn poll(array: u64, count: u64, folder: BorrowedFd<'_>) -> Option<Waiting> {
    if count > MOST {
        return None;
    }
    let mut bytes = vec![0; usize::try_from(count * 8).ok()?];
    let memory = open(folder, "mem").ok()?;
    read_at(memory.as_fd(), array, &mut bytes)?;
    let asked = bytes.chunks_exact(8).filter_map(|one| {
        let fd = i32::from_ne_bytes(one.get(..4)?.try_into().ok()?);
        let events = u16::from_ne_bytes(one.get(4..6)?.try_into().ok()?);
        (fd >= 0).then_some((fd, PollFlags::from_bits_retain(events)))
    });
    several(asked.collect(), folder)
}

fn selected(count: u64, sets: [u64; 3], folder: BorrowedFd<'_>) -> Option<Waiting> {
    if count > MOST {
        return None;
    }
    let words = usize::try_from(count).ok()?.div_ceil(64);
    let memory = open(folder, "mem").ok()?;
    let mut asked = Vec::new();
    for (set, events) in sets
        .into_iter()
        .zip([READS, PollFlags::OUT, PollFlags::PRI])
    {
        if set == 0 {
            continue;
        }
        let mut bytes = vec![0; words * 8];
        read_at(memory.as_fd(), set, &mut bytes)?;
        for (index, word) in bytes.chunks_exact(8).enumerate() {
            let word = u64::from_ne_bytes(word.try_into().ok()?);
            let base = i32::try_from(index * 64).ok()?;
            let bits = (0..64).filter(|bit| word & (1 << bit) != 0);
            asked.extend(bits.map(|bit| (base + bit, events)));
        }
    }
    asked.retain(|(fd, _)| u64::try_from(*fd).is_ok_and(|fd| fd < count));
    several(asked, folder)
}

fn several(asked: Vec<(i32, PollFlags)>, folder: BorrowedFd<'_>) -> Option<Waiting> {
    let mut on = Vec::new();
    for (fd, events) in &asked {
        let link = descriptor::link(folder, i64::from(*fd)).ok()?;
        on.push(Watch {
            link,
            reads: events.intersects(READS),
        });
    }
    Some(Waiting {
        call: Call::Poll,
        patience: patience(&on),
        on,
        asked,
        is_greedy: false,
    })
}
