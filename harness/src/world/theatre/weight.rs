//! What all take together, and their end where it is too much.

use super::Theatre;
use crate::trace::Limit;
use crate::world::cgroup::Group;
use crate::world::sandbox::watch::{self, Watch};
use std::sync::Arc;

impl Theatre {
    /// All programs are to be members of this group, whose limits the kernel keeps.
    pub fn join(&mut self, group: &Arc<Group>) {
        if let Some(watch) = &mut self.watch {
            watch.of_group(group);
        }
        for player in &mut self.players {
            if let Some(program) = player.program_mut() {
                program.joins(group);
            }
        }
    }

    /// Whom the kernel has ended is known to be ended for that before its end is told.
    pub(super) fn ask_kernel(&mut self) {
        if let Some(limit) = self.watch.as_mut().and_then(Watch::ask_kernel) {
            self.end_for(limit);
        }
    }

    /// Looks if it is time to.
    pub(super) fn weigh_in_time(&mut self) {
        let next = self.watch.as_ref().map(Watch::next);
        if next.is_some_and(|next| next <= self.now()) {
            self.weigh();
        }
    }

    /// Where all together take too much, all are ended: are they?
    pub(super) fn weigh(&mut self) -> bool {
        let now = self.now();
        let Some(limit) = self
            .watch
            .as_mut()
            .and_then(|watch| watch.look(now, self.told.printed))
        else {
            return false;
        };
        self.end_for(limit);
        true
    }

    fn end_for(&mut self, limit: Limit) {
        for player in &mut self.players {
            if let Some(run) = player.program_mut().and_then(|it| it.run.as_mut()) {
                run.exceeds(limit);
            }
        }
        watch::end_all();
    }

    /// Why nothing can be judged: a program could not be made harmless.
    pub fn unconfined(&self) -> Option<std::io::Error> {
        let errno = self.told.unconfined?;
        Some(std::io::Error::from_raw_os_error(errno))
    }
}
