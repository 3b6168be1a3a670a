//! Ctrl-C, a closed window and a polite kill, as something that can be waited for.

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::flag;
use signal_hook::low_level::pipe;
use std::collections::BTreeSet;
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// While it lives these signals end nothing by themselves; afterwards they do what they did before.
#[derive(Debug)]
pub struct Interrupts {
    reader: UnixStream,
    writers: Vec<signal_hook::SigId>,
}

impl Interrupts {
    pub fn catch() -> io::Result<Self> {
        Self::of(&[SIGINT, SIGTERM, SIGHUP])
    }

    fn of(signals: &[i32]) -> io::Result<Self> {
        let (reader, writer) = UnixStream::pair()?;
        reader.set_nonblocking(true)?;
        let mut catchers = catchers();
        for signal in signals {
            if catchers.known.insert(*signal) {
                // The system's own doing is gone for good with the first handler: this one brings it back.
                flag::register_conditional_default(*signal, Arc::clone(&catchers.is_free))?;
            }
        }
        let catch = |signal: &i32| pipe::register(*signal, writer.try_clone()?);
        let writers = signals.iter().map(catch);
        let writers = writers.collect::<io::Result<_>>()?;
        catchers.come();
        Ok(Self { reader, writers })
    }

    /// What no signal reaches, but whoever has the bell.
    pub fn by_bell() -> io::Result<(Self, Bell)> {
        let (reader, writer) = UnixStream::pair()?;
        reader.set_nonblocking(true)?;
        let writers = Vec::new();
        Ok((Self { reader, writers }, Bell(writer)))
    }

    /// Has one come since it was asked last?
    pub fn came(&self) -> bool {
        let mut bytes = [0; 16];
        matches!((&self.reader).read(&mut bytes), Ok(1..))
    }

    /// Has one come that nobody has asked for yet? It can be asked for again.
    pub fn has_come(&self) -> bool {
        let now = Timespec::default();
        matches!(
            poll(&mut [PollFd::new(self, PollFlags::IN)], Some(&now)),
            Ok(1..)
        )
    }

    /// Does one come before the time is over?
    pub fn came_within(&self, time: Duration) -> bool {
        let time = Timespec::try_from(time).ok();
        // One that cuts the waiting short is seen all the same.
        poll(&mut [PollFd::new(self, PollFlags::IN)], time.as_ref()).ok();
        self.came()
    }
}

/// Who catches signals in this process, and which.
struct Catchers {
    count: usize,
    known: BTreeSet<i32>,
    /// Nobody does.
    is_free: Arc<AtomicBool>,
}

impl Catchers {
    fn come(&mut self) {
        self.count += 1;
        self.is_free.store(false, Ordering::SeqCst);
    }

    fn go(&mut self) {
        self.count = self.count.saturating_sub(1);
        self.is_free.store(self.count == 0, Ordering::SeqCst);
    }
}

fn catchers() -> MutexGuard<'static, Catchers> {
    static CATCHERS: LazyLock<Mutex<Catchers>> = LazyLock::new(|| {
        Mutex::new(Catchers {
            count: 0,
            known: BTreeSet::new(),
            is_free: Arc::default(),
        })
    });
    CATCHERS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Interrupts somebody in another thread.
#[derive(Debug)]
pub struct Bell(UnixStream);

impl Bell {
    pub fn ring(&self) {
        // Who is gone need not be stopped.
        (&self.0).write_all(&[1]).unwrap_or_default();
    }
}

impl AsFd for Interrupts {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.reader.as_fd()
    }
}

impl Drop for Interrupts {
    fn drop(&mut self) {
        if self.writers.is_empty() {
            return;
        }
        catchers().go();
        for writer in self.writers.drain(..) {
            signal_hook::low_level::unregister(writer);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use signal_hook::consts::SIGUSR2;

    #[test]
    fn a_signal_can_be_asked_for_and_ends_nothing() {
        let interrupts = Interrupts::of(&[SIGUSR2]).expect("signals can be caught");
        assert!(!interrupts.came());
        signal_hook::low_level::raise(SIGUSR2).expect("it can be raised");
        assert!(interrupts.came());
        assert!(!interrupts.came());
    }

    /// A process of its own raises it, for this one must live.
    #[test]
    fn a_signal_ends_the_program_again_when_nobody_catches_it_any_more() {
        const ALONE: &str = "PRAKTIKUM_TEST_ALONE";
        if std::env::var_os(ALONE).is_some() {
            for _ in 0..2 {
                drop(Interrupts::of(&[SIGUSR2]).expect("signals can be caught"));
            }
            let held = Interrupts::of(&[SIGUSR2]).expect("signals can be caught");
            signal_hook::low_level::raise(SIGUSR2).expect("it can be raised");
            assert!(held.came());
            drop(held);
            signal_hook::low_level::raise(SIGUSR2).expect("it can be raised");
            return;
        }
        let name = "world::interrupt::tests::a_signal_ends_the_program_again_when_nobody_catches_it_any_more";
        let own = std::env::current_exe().expect("it is known");
        let mut alone = std::process::Command::new(own);
        let alone = alone.args([name, "--exact"]).env(ALONE, "1").output();
        let ended = alone.expect("it can be run").status;
        assert_eq!(
            std::os::unix::process::ExitStatusExt::signal(&ended),
            Some(SIGUSR2)
        );
    }

    #[test]
    fn a_bell_is_heard_by_whom_it_was_made_for() {
        let (interrupts, bell) = Interrupts::by_bell().expect("there are sockets");
        let (other, _bell) = Interrupts::by_bell().expect("there are sockets");
        assert!(!interrupts.came());
        bell.ring();
        assert!(interrupts.came() && !other.came());
        drop(interrupts);
        bell.ring();
    }
}
