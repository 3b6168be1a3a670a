//! The first room: namespaces of its own for one play, so that fixed ports and hosts work as they were written.

#![expect(unsafe_code, reason = "forks, and leaves namespaces")]

mod house;
mod ids;
pub(in crate::world) mod loopback;
pub(in crate::world) mod netlink;
mod refused;

pub use refused::{Refused, Step};

use super::capture::Capture;
use super::network::Network;
use ids::Ids;
use refused::At;
use rustix::pipe::{PipeFlags, pipe_with};
use rustix::process::{Pid, Signal, WaitOptions, set_parent_process_death_signal, waitpid};
use rustix::thread::UnshareFlags;
use std::io;
use std::os::fd::OwnedFd;

/// On which side of the door this process is after [`enter`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The first process of the room: when it ends, everybody in the room does.
    Inside,
    /// It stayed outside and waited; the process inside ended with this code.
    Outside(u8),
}

/// Enters a room of its own: user, network, process, mount, host name and IPC namespaces.
///
/// Comes back twice, as `fork` does. This process must have a single thread, and whoever started it must outlive
/// it: when the starter's thread ends, the room does.
pub fn enter() -> Result<Side, Refused> {
    let ids = Ids::present().at(Step::Ids)?;
    let mapper = ids.mapper().at(Step::Ids)?;
    separate().at(Step::Namespaces)?;
    ids.map(mapper).at(Step::Ids)?;
    with_parent().at(Step::First)?;
    let (alive, held) = pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK)
        .map_err(io::Error::from)
        .at(Step::First)?;
    match fork().at(Step::First)? {
        Some(first) => {
            let code = ending(first);
            drop((alive, held));
            Ok(Side::Outside(code))
        }
        None => {
            drop(held);
            furnish(&alive)?;
            Ok(Side::Inside)
        }
    }
}

/// Would the machine allow it? It is done, in a child that is thrown away.
pub fn probe() -> Result<(), Refused> {
    probe_with(|| Ok(()))
}

/// The same, with a capture and two hosts in the room, as a play on several hosts has them.
pub fn probe_hosts() -> Result<(), Refused> {
    probe_with(|| {
        Capture::open().at(Step::Capture)?;
        Network::pair().at(Step::Cables)
    })
}

fn probe_with(inside: impl FnOnce() -> Result<(), Refused>) -> Result<(), Refused> {
    let (answer, writer) = pipe_with(PipeFlags::CLOEXEC)
        .map_err(io::Error::from)
        .at(Step::First)?;
    let Some(child) = fork().at(Step::First)? else {
        // The process inside speaks if there comes to be one, and the one outside if not.
        let tried = match enter() {
            Ok(Side::Outside(_)) => leave(),
            Ok(Side::Inside) => inside(),
            Err(refused) => Err(refused),
        };
        let message = Refused::to_bytes(tried.err());
        rustix::io::write(&writer, &message).unwrap_or_default();
        leave()
    };
    drop(writer);
    let mut message = [0; 8];
    let got = rustix::io::read(&answer, &mut message).unwrap_or(0);
    ending(child);
    Refused::from_bytes(&message[..got])
}

/// What the first process of the room does before anything else.
fn furnish(alive: &OwnedFd) -> Result<(), Refused> {
    with_parent().at(Step::First)?;
    // Nothing is ever written there: an end of it means that the parent had gone before its end would be told.
    if rustix::io::read(alive, &mut [0; 1]) == Ok(0) {
        leave();
    }
    house::mounts()?;
    loopback::settings().at(Step::Settings)?;
    loopback::up().at(Step::Loopback)?;
    loopback::routes().at(Step::Routes)?;
    house::names()
}

/// This process leaves its namespaces for new ones; its next child is the first of the new processes.
fn separate() -> io::Result<()> {
    let flags = UnshareFlags::NEWUSER
        | UnshareFlags::NEWNET
        | UnshareFlags::NEWPID
        | UnshareFlags::NEWNS
        | UnshareFlags::NEWUTS
        | UnshareFlags::NEWIPC;
    // SAFETY: the descriptor table stays shared as it is, and this process has a single thread.
    Ok(unsafe { rustix::thread::unshare_unsafe(flags) }?)
}

/// Ends when the parent does.
fn with_parent() -> io::Result<()> {
    Ok(set_parent_process_death_signal(Some(Signal::KILL))?)
}

/// `None` in the child.
fn fork() -> io::Result<Option<Pid>> {
    // SAFETY: this process has a single thread, or the child makes only calls to the kernel and allocates.
    match unsafe { libc::fork() } {
        -1 => Err(io::Error::last_os_error()),
        child => Ok(Pid::from_raw(child)),
    }
}

/// Waits for a child; how it ended, as a shell says it.
fn ending(child: Pid) -> u8 {
    loop {
        match waitpid(Some(child), WaitOptions::empty()) {
            Ok(Some((_, status))) => {
                let by_signal = status.terminating_signal().map(|signal| 128 + signal);
                let code = status.exit_status().or(by_signal).unwrap_or(1);
                return u8::try_from(code).unwrap_or(u8::MAX);
            }
            Err(rustix::io::Errno::INTR) => {}
            Ok(None) | Err(_) => return 1,
        }
    }
}

/// Ends this copy of the program at once.
fn leave() -> ! {
    leave_with(1)
}

fn leave_with(code: i32) -> ! {
    // SAFETY: nothing of this copy is used afterwards.
    unsafe { libc::_exit(code) }
}
