//! Looks at everybody, and tells what is worth telling.

use super::super::process::Program;
use super::super::stillness::{Held, Player};
use super::Theatre;
use crate::trace::survey::{Restless, Stillness, Survey};
use crate::trace::{ActorId, Event, Wants};
use std::time::Duration;

impl Theatre {
    /// No sentence takes longer: what is proved need not hold for longer.
    pub fn look_ahead(&mut self, longest: Duration) {
        self.looks.look_ahead(longest);
    }

    /// Looks at everybody now.
    pub fn survey(&mut self) -> Survey {
        self.reap_strays();
        let at = self.now();
        let (actors, held) = (playing(&self.players), held(&self.players));
        let mut survey = self.looks.observer.survey(at, &actors, &held);
        let mut programs = self.players.iter().filter_map(|player| player.program());
        let is_starting = programs.any(Program::is_starting);
        let is_typing = self.next_enter().is_some();
        if (is_starting || is_typing || !self.was_network_quiet()) && survey.is_still() {
            survey.stillness = Stillness::Moving(Restless::InFlight);
        }
        survey.load.at = at;
        survey.load.lag = std::mem::take(&mut self.looks.lag);
        survey
    }

    /// Since the former look no frame was under way between hosts.
    fn was_network_quiet(&mut self) -> bool {
        // What has come until now has moved, too.
        let place = self.told.events.len();
        if self.network.is_some() {
            self.hear(place);
        }
        self.network
            .as_mut()
            .is_none_or(super::super::network::Network::was_quiet)
    }

    pub(super) fn look(&mut self, wants: &Wants, is_asked: bool) {
        let began = self.now();
        self.looks.forget_told();
        let before = self.told.events.len();
        self.look_at_readers(wants);
        // Who waits for its terminal may be all that is wanted; if not, there is another look.
        let is_answered = self.told.events.len() > before;
        let is_calm = began >= self.looks.calm && !is_answered;
        let mut seen = None;
        if (wants.facts || wants.stillness) && is_calm || is_asked {
            let mut survey = self.survey();
            let is_new = survey.is_still() && !self.looks.is_settled;
            // Who took too much and then rests is as still as one that waits.
            if (is_new || is_asked) && self.weigh() {
                survey = self.survey();
                survey.stillness = Stillness::Moving(Restless::InFlight);
            }
            seen = Some(survey.stillness.clone());
            let is_proved = wants.stillness && survey.is_still() && !self.looks.is_settled;
            if is_asked || is_proved || wants.facts && self.looks.tells_more(&survey) {
                // What had passed before nothing moved is known before that is told.
                self.hear(self.told.events.len());
                self.looks.told = Some(survey.clone());
                self.told.tell(Event::Surveyed(Box::new(survey)));
            } else {
                // What nobody is told of is told with the next one.
                self.looks.lag = self.looks.lag.max(survey.load.lag);
            }
            self.looks.is_settled = seen == Some(Stillness::Proved);
            if self.looks.is_settled {
                self.looks.told_something();
            }
        }
        self.looks.looked(began, seen.as_ref());
    }

    fn look_at_readers(&mut self, wants: &Wants) {
        for actor in playing(&self.players) {
            let id = actor.actor;
            if !wants.readers.contains(&id) || self.looks.told_reading.contains(&id) {
                continue;
            }
            if self.looks.observer.reads_terminal(&actor) {
                self.looks.told_reading.push(id);
                self.looks.told_something();
                self.told.tell(Event::Reads { actor: id });
            }
        }
    }
}

/// The programs with their terminals; of one that has ended, others may be there still.
pub(super) fn playing(players: &[super::Player]) -> Vec<Player<'_>> {
    let programs = players
        .iter()
        .enumerate()
        .filter_map(|(place, player)| Some((ActorId(place), player.program()?)));
    programs
        .filter_map(|(actor, program)| as_player(actor, program))
        .collect()
}

fn as_player(actor: ActorId, program: &Program) -> Option<Player<'_>> {
    let run = program.run.as_ref()?;
    let terminal = run.terminal()?;
    Some(Player {
        actor,
        pid: u32::try_from(run.session()?.as_raw_nonzero().get()).ok()?,
        master: terminal.master(),
        slave: terminal.slave(),
        is_frozen: program.is_frozen,
    })
}

/// The sockets that the stage holds itself.
fn held(players: &[super::Player]) -> Vec<Held<'_>> {
    let each = players.iter().enumerate();
    each.flat_map(|(place, player)| {
        let fds = player.held().into_iter();
        fds.map(move |fd| Held {
            actor: ActorId(place),
            fd,
        })
    })
    .collect()
}
