//! Waits until the kernel has handed over every packet that it has in its hands.

use rustix::io::Errno;
use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};

/// Goes once to each core: a core that runs this thread is not in the middle of handing over a packet.
///
/// The queues in front of the sockets do not show the packet that has just been taken out of them. Whoever sent
/// it normally hands it over himself, before he goes on; only a kernel that is behind leaves it to another thread.
pub(super) fn visit() -> Result<(), Errno> {
    let all = sched_getaffinity(None)?;
    let visited = (0..CpuSet::MAX_CPU)
        .filter(|core| all.is_set(*core))
        .try_for_each(|core| {
            let mut only = CpuSet::new();
            only.set(core);
            sched_setaffinity(None, &only)
        });
    sched_setaffinity(None, &all)?;
    visited
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_leaves_the_thread_as_free_as_it_was() {
        let before = sched_getaffinity(None).unwrap();
        visit().unwrap();
        assert_eq!(before, sched_getaffinity(None).unwrap());
    }
}
