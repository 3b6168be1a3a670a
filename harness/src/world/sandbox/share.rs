//! How much the programs of a play may have, all together: the more of them, the more.

/// CPU time of one process in seconds, and the largest file in MiB.
pub(in crate::world) const SECONDS: u32 = 300;
pub(in crate::world) const FILE: u32 = 64;
/// What is shown on all terminals, in MiB.
pub(super) const OUTPUT: u32 = 8;

/// A play's share of this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// In MiB.
    pub(super) memory: u32,
    pub(super) processes: u32,
    /// With their threads. A small Java program has thirty, more on a machine with many cores.
    pub(super) threads: u32,
    /// Of each process: CPU time in seconds, and the largest file in MiB.
    pub(super) seconds: u32,
    pub(super) file: u32,
}

impl Share {
    /// For so many programs on stage.
    pub fn of(programs: usize) -> Self {
        let programs = u32::try_from(programs).unwrap_or(u32::MAX).max(1);
        Self {
            memory: programs.saturating_mul(512).min(2048),
            processes: programs.saturating_mul(32).saturating_add(64).min(512),
            threads: programs.saturating_mul(64).saturating_add(256).min(1280),
            seconds: SECONDS,
            file: FILE,
        }
    }

    /// For compilers that may take so long.
    pub fn of_build(seconds: u32) -> Self {
        Self {
            memory: 2048,
            processes: 128,
            threads: 1024,
            seconds,
            file: 512,
        }
    }

    /// In MiB, processes, and threads.
    pub fn all_together(self) -> (u32, u32, u32) {
        (self.memory, self.processes, self.threads)
    }

    /// Where the kernel refuses more: well above what may be, so that it is seen before anybody is refused.
    pub(super) fn tasks(self) -> u64 {
        u64::from(self.threads) * 3 / 2
    }

    /// The limits of a control group, in bytes and tasks: a quarter above what may be, for the kernel counts what is
    /// its own too, and the same is judged where there are no groups.
    pub(in crate::world) fn of_group(self) -> (u64, u64) {
        let bytes = u64::from(self.memory) << 20;
        (bytes * 5 / 4, u64::from(self.threads) * 5 / 4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_programs_have_more_but_not_without_end() {
        let (one, nine, all) = (Share::of(1), Share::of(9), Share::of(1_000_000));
        assert_eq!((one.memory, one.processes, one.threads), (512, 96, 320));
        assert_eq!(
            (nine.memory, nine.processes, nine.threads),
            (2048, 352, 832)
        );
        assert_eq!((all.memory, all.processes, all.threads), (2048, 512, 1280));
        assert_eq!(Share::of(0), one);
    }
}
