//! What is typed at a program: whole, or a line's end later, where the program takes keys one by one.

use super::super::enter::Enter;
use super::{Phase, Run};
use crate::trace::Moment;
use crate::world::poll::outbox::Full;
use crate::world::pty::Terminal;
use crate::world::theatre::desk::{Desk, refused};

impl Run {
    /// What is typed goes to its terminal.
    ///
    /// A line for a program that takes keys one by one is given without its end first: what it then shows is what
    /// was typed, and no answer. Who is frozen takes nothing, and is not waited for.
    pub(in crate::world::process) fn write(
        &mut self,
        bytes: &[u8],
        is_frozen: bool,
        desk: &mut Desk<'_>,
    ) {
        if self.enter.take().is_some() {
            desk.shown(self.echo.ended());
            // Where there is no room for it, there is none for what follows.
            self.outbox.put(b"\n").unwrap_or_default();
        }
        let is_running = matches!(self.phase, Phase::Running { .. });
        let is_ready = is_running && !is_frozen && self.outbox.is_empty();
        let is_raw = self.terminal.as_ref().is_some_and(Terminal::is_raw);
        match bytes.strip_suffix(b"\n") {
            Some(line) if is_raw && is_ready && !line.is_empty() => {
                self.echo.typed(line);
                self.enter = Some(Enter::after(desk.told.clock.now()));
                self.give(line, desk);
            }
            _ => self.give(bytes, desk),
        }
    }

    /// What is typed before the program is executed waits: until then the terminal would echo it.
    fn give(&mut self, bytes: &[u8], desk: &mut Desk<'_>) {
        let Some(terminal) = &self.terminal else {
            return desk.not_written(refused(libc::EIO));
        };
        if bytes.is_empty() {
            return desk.wrote();
        }
        if matches!(self.phase, Phase::Running { .. }) {
            terminal.hush();
        }
        match self.outbox.put(bytes) {
            Ok(()) => self.serve(false, desk),
            Err(Full) => desk.not_written(refused(libc::ENOBUFS)),
        }
    }

    /// When it is next to be asked whether it has taken the keys before a line's end.
    pub(in crate::world::process) fn next_enter(&self) -> Option<Moment> {
        self.enter.as_ref().map(Enter::next)
    }

    /// It waits for keys, or not, or nobody knows: then perhaps the line's end is given to it.
    pub(in crate::world::process) fn give_enter(
        &mut self,
        reads: Option<bool>,
        now: Moment,
        desk: &mut Desk<'_>,
    ) {
        if self
            .enter
            .as_mut()
            .is_some_and(|enter| enter.is_due(reads, now))
        {
            self.enter = None;
            desk.shown(self.echo.ended());
            self.give(b"\n", desk);
        }
    }
}
