//! What a program gives up before it begins: privileges, calls, and more than its share.

#![expect(
    unsafe_code,
    reason = "capabilities and limits are set by calls to the kernel alone"
)]

use super::filter;
use super::share::Share;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::io;

/// Memory that a process maps and never touches counts as its data too, each thread's stack for one: therefore it
/// may be more than what all together may use.
const DATA: u64 = 4 << 30;
const DESCRIPTORS: u64 = 1024;
const LOCKED: u64 = 64 << 10;
/// Of `RLIMIT_MSGQUEUE`, which the types have not.
const QUEUES: u64 = 64 << 10;
/// None at all would still wake a handler of crashes that this machine may have.
const CORE: u64 = 1;
/// Who does not hear that its time is over has a little more.
const DEAF: u64 = 5;

/// From here on this process, which is about to become a program, is a stranger without any right.
pub fn confine(share: Share) -> io::Result<()> {
    for (resource, most) in [
        (Resource::Data, DATA),
        (Resource::Fsize, u64::from(share.file) << 20),
        (Resource::Nofile, DESCRIPTORS),
        (Resource::Nproc, share.tasks()),
        (Resource::Memlock, LOCKED),
        (Resource::Core, CORE),
        (Resource::Nice, 0),
        (Resource::Rtprio, 0),
    ] {
        limit(resource, most, most)?;
    }
    let seconds = u64::from(share.seconds);
    limit(Resource::Cpu, seconds, seconds + DEAF)?;
    let queues = libc::rlimit {
        rlim_cur: QUEUES,
        rlim_max: QUEUES,
    };
    // SAFETY: the kernel reads two numbers.
    check(unsafe { libc::setrlimit(libc::RLIMIT_MSGQUEUE, &raw const queues) })?;
    surrender()?;
    filter::install()
}

/// Never more than there could be; how much there was says nothing, for a core of no bytes is no core of one.
fn limit(resource: Resource, most: u64, at_last: u64) -> io::Result<()> {
    let could = getrlimit(resource).maximum;
    let least = |most: u64| Some(could.map_or(most, |could| could.min(most)));
    let (current, maximum) = (least(most), least(at_last));
    Ok(setrlimit(resource, Rlimit { current, maximum })?)
}

/// No capability, now or ever.
fn surrender() -> io::Result<()> {
    for capability in 0..64 {
        // SAFETY: numbers alone.
        let dropped = unsafe { libc::prctl(libc::PR_CAPBSET_DROP, capability, 0, 0, 0) };
        // Behind the last that this kernel knows.
        if dropped != 0 && capability > 0 {
            break;
        }
        check(dropped)?;
    }
    let clear = libc::PR_CAP_AMBIENT_CLEAR_ALL;
    // SAFETY: numbers alone.
    check(unsafe { libc::prctl(libc::PR_CAP_AMBIENT, clear, 0, 0, 0) })?;
    let header: [u32; 2] = [VERSION, 0];
    let none = [0_u32; 6];
    // SAFETY: the kernel reads a header of two numbers and, for this version, two times three.
    let done = unsafe { libc::syscall(libc::SYS_capset, header.as_ptr(), none.as_ptr()) };
    check(i32::try_from(done).unwrap_or(-1))?;
    Ok(rustix::thread::set_no_new_privs(true)?)
}

/// `_LINUX_CAPABILITY_VERSION_3`
const VERSION: u32 = 0x2008_0522;

fn check(done: i32) -> io::Result<()> {
    match done {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}
