//! What must never be shown: watched from each start to the end of the last check.

use super::diagnose::Sought;
use super::goal::Occasion;
use super::look::Text;
use super::opening;
use super::stage::Stage;
use crate::scenario::sentence::{Clause, Who};
use crate::scenario::{Act, Step};
use crate::trace::{ActorId, Event};
use std::rc::Rc;

pub(super) struct Always {
    rules: Vec<Rc<Step>>,
    guards: Vec<Guard>,
}

/// One rule watched at one actor.
struct Guard {
    rule: usize,
    actor: ActorId,
    text: Text,
}

/// A rule that was broken.
pub(super) struct Breach {
    pub(super) step: Rc<Step>,
    pub(super) actor: ActorId,
    pub(super) sought: Sought,
}

impl Always {
    pub(super) fn new(rules: &[Step]) -> Self {
        Self {
            rules: rules.iter().cloned().map(Rc::new).collect(),
            guards: Vec::new(),
        }
    }

    /// Begins to watch what is started, and looks at what was shown.
    pub(super) fn tell(&mut self, event: &Event, stage: &Stage) -> Option<Breach> {
        match event {
            Event::Started { actor, .. } => {
                self.guard(*actor, stage);
                None
            }
            Event::Printed { actor, .. } => self.look(*actor, stage, Occasion::Event),
            // Nothing follows what it has printed.
            Event::Exited { actor, .. } => self.look(*actor, stage, Occasion::Still),
            Event::Surveyed(_) if stage.is_still() => stage
                .players()
                .find_map(|(actor, _)| self.look(actor, stage, Occasion::Still)),
            _ => None,
        }
    }

    fn guard(&mut self, actor: ActorId, stage: &Stage) {
        self.guards.retain(|guard| guard.actor != actor);
        for (rule, step) in self.rules.iter().enumerate() {
            let Act::Sentence { subject, clause } = &step.act else {
                continue;
            };
            let Clause::NeverSees(pattern) = clause else {
                continue;
            };
            let name = &stage.player(actor).actor.name;
            let is_meant = match &subject.who {
                Who::Everyone { but } => stage.player(actor).is_program() && !but.contains(name),
                Who::These(names) => names.contains(name),
                Who::Network => false,
            };
            let from = stage.player(actor).view.end();
            let text = opening::text(pattern, actor, from, stage);
            if let (true, Ok(text)) = (is_meant, text) {
                self.guards.push(Guard { rule, actor, text });
            }
        }
    }

    fn look(&mut self, actor: ActorId, stage: &Stage, occasion: Occasion) -> Option<Breach> {
        let player = stage.player(actor);
        if player.is_dismissed {
            return None;
        }
        let mine = self.guards.iter_mut().filter(|guard| guard.actor == actor);
        let mut breach = None;
        for guard in mine {
            // What waits for the next letter is looked at when that comes.
            while let Some(end) = guard.text.end(player, occasion) {
                guard.text.again(end);
                breach = breach.or_else(|| {
                    Some(Breach {
                        step: Rc::clone(&self.rules[guard.rule]),
                        actor,
                        sought: guard.text.sought.clone(),
                    })
                });
            }
        }
        breach
    }
}
