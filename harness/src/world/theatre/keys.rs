//! Programs that take keys one by one: a line's end is given to them when they have taken what stands before it.

use super::super::process::Program;
use super::Theatre;
use super::look::playing;
use crate::trace::{ActorId, Moment};

impl Theatre {
    /// When it is next to be asked who has taken their keys.
    pub(super) fn next_enter(&self) -> Option<Moment> {
        let programs = self.players.iter().filter_map(|player| player.program());
        programs.filter_map(Program::next_enter).min()
    }

    /// Gives the ends of lines whose time has come.
    pub(super) fn give_enters(&mut self) {
        let now = self.now();
        if self.next_enter().is_none_or(|next| next > now) {
            return;
        }
        for place in 0..self.players.len() {
            let program = self.players[place].program();
            let next = program.and_then(Program::next_enter);
            if next.is_some_and(|next| next <= now) {
                self.give_enter(ActorId(place), now);
            }
        }
    }

    fn give_enter(&mut self, actor: ActorId, now: Moment) {
        let players = playing(&self.players);
        let player = players.iter().find(|player| player.actor == actor);
        let observer = &mut self.looks.observer;
        let reads = player.map_or(Some(false), |player| observer.takes_keys(player));
        let before = self.told.events.len();
        self.with(actor, |player, desk| {
            if let Some(program) = player.program_mut() {
                program.give_enter(reads, now, desk);
            }
        });
        if self.told.events.len() > before {
            self.looks.disturbed(actor);
        }
    }
}
