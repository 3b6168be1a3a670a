//! A machine of its own for one play: namespaces, in which fixed ports and hosts work as they were written, and a
//! closed house in them.

#![expect(unsafe_code, reason = "forks, also into new namespaces")]

mod ids;
pub(in crate::world) mod loopback;
pub(in crate::world) mod netlink;
mod refused;
pub(in crate::world) mod tables;

pub use super::network::Plots;
pub use refused::{Refused, Step};

use super::capture::Capture;
use super::network::Network;
use super::sandbox::{self, Household, Parts, Share};
use ids::Ids;
use refused::At;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::mount::{MountPropagationFlags, mount_change};
use rustix::pipe::{PipeFlags, pipe_with};
use rustix::process::{
    DumpableBehavior, Pid, Signal, WaitOptions, set_dumpable_behavior,
    set_parent_process_death_signal, waitpid,
};
use rustix::system::sethostname;
use std::io;
use std::os::fd::OwnedFd;

/// What the machine is called.
const NAME: &str = "panggung";

/// On which side of the door this process is after [`enter`].
#[derive(Debug)]
pub enum Side {
    /// The first process of the room: when it ends, everybody in the room does.
    Inside(Plots),
    /// It stayed outside and waited; the process inside ended with this code.
    Outside(u8),
}

/// Enters a room of its own with what its programs need: user, network, process, mount, host name, IPC and control
/// group namespaces, and a root that holds nothing else; and with networks for so many hosts beside its own. When
/// everything is set up, [`close`] is to follow.
///
/// Comes back twice, as `fork` does. This process must have a single thread, and whoever started it must outlive
/// it: when the starter's thread ends, the room does.
pub fn enter(household: &Household, hosts: usize) -> Result<Side, Refused> {
    let side = go_in(household, hosts);
    if let (Ok(Side::Outside(_)) | Err(_), Some(group)) = (&side, household.group()) {
        group.remove();
    }
    side
}

fn go_in(household: &Household, hosts: usize) -> Result<Side, Refused> {
    let ids = Ids::present().at(Step::Ids)?;
    with_parent().at(Step::First)?;
    let (word, outside) = pipe_with(PipeFlags::CLOEXEC)
        .map_err(io::Error::from)
        .at(Step::First)?;
    match separate().at(Step::Namespaces)? {
        Some(first) => {
            drop(word);
            accompany(first, &ids, outside).map(Side::Outside)
        }
        None => {
            drop(outside);
            furnish(&word, household, hosts).map(Side::Inside)
        }
    }
}

/// From outside: gives the room its users and the word to go on, and waits for its end.
fn accompany(first: Pid, ids: &Ids, outside: OwnedFd) -> Result<u8, Refused> {
    let word = || Ok(rustix::io::write(&outside, b"x").map(drop)?);
    let mapped = ids.map(first).and_then(|()| word());
    // Who was not given the word leaves when nobody can give it any more; the others hear so that this process ended.
    let held = mapped.is_ok().then_some(outside);
    let code = ending(first);
    drop(held);
    mapped.at(Step::Ids).map(|()| code)
}

/// As whom everybody in a room writes, where that is somebody else than who opens it.
pub(in crate::world) fn writer() -> io::Result<Option<u32>> {
    Ids::present().map(|ids| ids.stranger())
}

/// Nothing of the room itself can be changed from here on, by nobody in it.
pub fn close() -> Result<(), Refused> {
    sandbox::close().at(Step::Door)
}

/// Would the machine allow it? It is done, in a child that is thrown away, up to what a program is when it begins.
pub fn probe() -> Result<(), Refused> {
    probe_with(0, |_| {
        close()?;
        sandbox::confine(Share::of(1)).at(Step::Filter)
    })
}

/// The same, with a capture and two hosts in the room, as a play on several hosts has them.
pub fn probe_hosts() -> Result<(), Refused> {
    probe_with(2, |plots| {
        Capture::open().at(Step::Capture)?;
        Network::pair(plots).at(Step::Cables)
    })
}

fn probe_with(
    hosts: usize,
    inside: impl FnOnce(Plots) -> Result<(), Refused>,
) -> Result<(), Refused> {
    let (answer, writer) = pipe_with(PipeFlags::CLOEXEC)
        .map_err(io::Error::from)
        .at(Step::First)?;
    let Some(child) = fork().at(Step::First)? else {
        // The process inside speaks if there comes to be one, and the one outside if not.
        let tried = match enter(&Household::default(), hosts) {
            Ok(Side::Outside(_)) => leave(),
            Ok(Side::Inside(plots)) => inside(plots),
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
fn furnish(word: &OwnedFd, household: &Household, hosts: usize) -> Result<Plots, Refused> {
    with_parent().at(Step::First)?;
    // Without users nothing can be done; where there is no word, the parent has gone.
    if rustix::io::read(word, &mut [0; 1]) != Ok(1) {
        leave();
    }
    let private = MountPropagationFlags::PRIVATE | MountPropagationFlags::REC;
    step(mount_change("/", private), Step::Mounts)?;
    // What only root may look at is taken while this process is root's.
    let parts = Parts::gather(household).at(Step::Mounts)?;
    ids::settle().at(Step::Ids)?;
    // Nobody in the room may look into this process.
    step(
        set_dumpable_behavior(DumpableBehavior::NotDumpable),
        Step::First,
    )?;
    with_parent().at(Step::First)?;
    if is_over(word) {
        leave();
    }
    if tables::are_known().at(Step::Settings)? {
        tables::network().at(Step::Namespaces)?;
    }
    let plots = Plots::begin(hosts).at(Step::Cables)?;
    sandbox::build(parts, household, NAME).at(Step::Root)?;
    loopback::settings().at(Step::Settings)?;
    netlink::ask(&[loopback::up()]).at(Step::Loopback)?;
    loopback::routes().at(Step::Routes)?;
    step(sethostname(NAME.as_bytes()), Step::Name)?;
    Ok(plots)
}

fn step(done: rustix::io::Result<()>, step: Step) -> Result<(), Refused> {
    done.map_err(io::Error::from).at(step)
}

/// The parent had gone before its end would be told: it never says more than one word.
fn is_over(word: &OwnedFd) -> bool {
    let mut set = [PollFd::new(word, PollFlags::IN)];
    let now = Timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    poll(&mut set, Some(&now)) != Ok(0)
}

/// The first process of new namespaces; `None` in it.
fn separate() -> io::Result<Option<Pid>> {
    let flags = libc::CLONE_NEWUSER
        | libc::CLONE_NEWNET
        | libc::CLONE_NEWPID
        | libc::CLONE_NEWNS
        | libc::CLONE_NEWUTS
        | libc::CLONE_NEWIPC
        | libc::CLONE_NEWCGROUP
        | libc::SIGCHLD;
    let (flags, none) = (libc::c_long::from(flags), 0_usize);
    // SAFETY: without a stack of its own the child goes on with a copy of everything, as after `fork`, and like there
    // this process has a single thread.
    let child = unsafe { libc::syscall(libc::SYS_clone, flags, none, none, none, none) };
    match child {
        -1 => Err(io::Error::last_os_error()),
        child => Ok(i32::try_from(child).ok().and_then(Pid::from_raw)),
    }
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
