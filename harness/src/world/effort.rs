//! What the cores do: how long they were idle, and how much we and our children have used of them.

#![expect(unsafe_code, reason = "`rustix` does not ask for this")]

use super::proc;
use rustix::fs::{CWD, OFlags};
use rustix::process::Pid;
use std::io;
use std::mem::MaybeUninit;
use std::os::fd::AsFd;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, ExitStatus};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// How many of this machine's cores this program may use.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// How long all cores together have had nothing to do since the machine began; `None` where it does not say.
pub fn idle() -> Option<Duration> {
    let flags = OFlags::RDONLY | OFlags::CLOEXEC;
    let file = rustix::fs::openat(CWD, "/proc/uptime", flags, rustix::fs::Mode::empty()).ok()?;
    let text = proc::read(file.as_fd()).ok()?;
    let text = String::from_utf8_lossy(&text);
    let seconds = text.split_ascii_whitespace().nth(1)?.parse().ok()?;
    Duration::try_from_secs_f64(seconds).ok()
}

/// Microseconds that compilers have used.
static COMPILERS: AtomicU64 = AtomicU64::new(0);

/// The CPU time of this process.
pub fn of_self() -> Duration {
    usage(libc::RUSAGE_SELF)
}

/// The CPU time of all children that have ended and were waited for, and of theirs.
pub fn of_children() -> Duration {
    usage(libc::RUSAGE_CHILDREN)
}

/// Of that, what compilers have used, with the houses in which they worked.
pub fn of_compilers() -> Duration {
    Duration::from_micros(COMPILERS.load(Ordering::Relaxed))
}

/// A compiler has used so much.
pub(in crate::world) fn compiled(used: Duration) {
    let micros = u64::try_from(used.as_micros()).unwrap_or(u64::MAX);
    COMPILERS.fetch_add(micros, Ordering::Relaxed);
}

/// Waits for a child, and says how it ended and how much CPU time it and its children had. It must not be waited
/// for again.
pub(in crate::world) fn wait(child: &Child) -> io::Result<(ExitStatus, Duration)> {
    let pid = Pid::from_child(child).as_raw_pid();
    let (mut status, mut usage) = (0, MaybeUninit::<libc::rusage>::zeroed());
    loop {
        // SAFETY: the kernel writes a number and one `rusage` to places that are as large as these.
        let answer = unsafe { libc::wait4(pid, &raw mut status, 0, usage.as_mut_ptr()) };
        if answer == pid {
            break;
        }
        let error = io::Error::last_os_error();
        if error.kind() != io::ErrorKind::Interrupted {
            return Err(error);
        }
    }
    // SAFETY: it was zeroed, which is a valid value, and the kernel has filled it.
    let usage = unsafe { usage.assume_init() };
    let used = length(usage.ru_utime) + length(usage.ru_stime);
    Ok((ExitStatus::from_raw(status), used))
}

fn usage(whose: libc::c_int) -> Duration {
    let mut usage = MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: the kernel writes one `rusage` to a place that is as large as one.
    let answer = unsafe { libc::getrusage(whose, usage.as_mut_ptr()) };
    if answer != 0 {
        return Duration::ZERO;
    }
    // SAFETY: it was zeroed, which is a valid value, and the kernel has filled it.
    let usage = unsafe { usage.assume_init() };
    length(usage.ru_utime) + length(usage.ru_stime)
}

fn length(time: libc::timeval) -> Duration {
    let seconds = u64::try_from(time.tv_sec).unwrap_or_default();
    let micros = u64::try_from(time.tv_usec).unwrap_or_default();
    Duration::from_secs(seconds) + Duration::from_micros(micros)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    #[test]
    fn what_a_child_used_is_known_when_it_has_ended() {
        let before = of_children();
        let busy = "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done";
        let ended = Command::new("sh").args(["-c", busy]).status();
        assert!(ended.expect("a shell is there").success());
        assert!(of_children() > before);
    }

    #[test]
    fn idleness_only_grows() {
        let before = idle().expect("the kernel says it");
        assert!(idle().expect("the kernel says it") >= before);
        assert!(cores() >= 1);
    }
}
