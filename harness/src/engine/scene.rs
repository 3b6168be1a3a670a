//! One sentence being played: a part for each actor that it speaks of.

use super::deadline::{Deadline, Linger, Over};
use super::goal::{FORCED, Goal, Occasion, Progress};
use super::load::Watch;
use super::stage::Stage;
use crate::scenario::Step;
use crate::scenario::name::Name;
use crate::scenario::sentence::Signal;
use crate::trace::{Action, ActorId, Moment, Wants};
use crate::verdict::Held;
use std::rc::Rc;
use std::time::Duration;

pub(super) struct Scene {
    /// The sentences: one, or those that happen together.
    pub(super) steps: Vec<Rc<Step>>,
    /// Each of them with its variables filled in.
    pub(super) told: Vec<String>,
    pub(super) began: Moment,
    pub(super) parts: Vec<Part>,
    /// Its parts begin one after the other.
    pub(super) is_in_order: bool,
    pub(super) watch: Watch,
    lingering: Option<Lingering>,
}

/// What one actor must do.
pub(super) struct Part {
    pub(super) step: Rc<Step>,
    pub(super) said: String,
    pub(super) actor: Option<ActorId>,
    pub(super) goal: Goal,
    pub(super) within: Duration,
    pub(super) deadline: Deadline,
    pub(super) held: Option<Held>,
}

/// A deadline is over, and it is still listened for what comes late.
struct Lingering {
    part: usize,
    until: Linger,
}

#[derive(Debug, PartialEq)]
pub(super) enum Ruling {
    Waiting,
    Held(Held),
    Missed(Miss),
    /// Whether it is the program's fault or that of a busy machine cannot be told.
    Unsure,
    /// Too many packets passed to count them.
    Untold,
    /// A program could not be ended.
    Stuck(ActorId),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Miss {
    pub(super) part: usize,
    pub(super) occasion: Missed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missed {
    Still,
    AtOnce,
    Deadline { late: Option<Duration> },
}

impl Scene {
    pub(super) fn new(
        steps: Vec<Rc<Step>>,
        told: Vec<String>,
        parts: Vec<Part>,
        stage: &Stage,
    ) -> Self {
        let shortest = parts.iter().map(|part| part.within).min();
        Self {
            steps,
            told,
            began: stage.now,
            parts,
            is_in_order: false,
            watch: Watch::begin(stage, shortest.unwrap_or_default()),
            lingering: None,
        }
    }

    /// To which of the sentences a part belongs.
    pub(super) fn place(&self, part: &Part) -> usize {
        let own = |step: &Rc<Step>| Rc::ptr_eq(step, &part.step);
        self.steps.iter().position(own).unwrap_or(0)
    }

    /// Whether one of the sentences has held for all whom it speaks of.
    pub(super) fn held(&self, at: usize) -> Option<Held> {
        let parts = self.parts.iter().filter(|part| self.place(part) == at);
        let held: Option<Vec<Held>> = parts.map(|part| part.held).collect();
        held.map(|held| match held.contains(&Held::Unproved) {
            true => Held::Unproved,
            false => Held::Yes,
        })
    }

    /// May it fail to hold?
    pub(super) fn is_optional(&self) -> bool {
        self.steps.iter().all(|step| step.modifiers.optional)
    }

    pub(super) fn look(&mut self, stage: &mut Stage, changed: Option<ActorId>) -> Ruling {
        self.watch.look(stage);
        if self.lingering.is_some() {
            return self.linger(stage);
        }
        for at in 0..self.parts.len() {
            let part = &self.parts[at];
            let is_touched = changed.is_none() || part.actor.is_none() || part.actor == changed;
            if part.held.is_some() || !is_touched {
                continue;
            }
            match self.look_at(at, stage) {
                Ruling::Waiting if self.is_in_order => break,
                Ruling::Waiting | Ruling::Held(_) => {}
                other => return other,
            }
        }
        let held: Option<Vec<Held>> = self.parts.iter().map(|part| part.held).collect();
        match held {
            Some(held) if held.contains(&Held::Unproved) => Ruling::Held(Held::Unproved),
            Some(_) => Ruling::Held(Held::Yes),
            None => Ruling::Waiting,
        }
    }

    fn look_at(&mut self, at: usize, stage: &mut Stage) -> Ruling {
        let part = &mut self.parts[at];
        let is_vacant = |actor| stage.player(actor).vacant.is_some();
        if part.actor.is_some_and(is_vacant) {
            return self.missed(at, Occasion::Event, stage);
        }
        part.begin(stage);
        let Some(occasion) = part.occasion(&self.watch, stage) else {
            return Ruling::Unsure;
        };
        match part.goal.look(stage, part.actor, occasion) {
            Progress::Waiting => match (&part.goal, occasion, part.actor) {
                (Goal::Gone { .. }, Occasion::Deadline, Some(actor)) => Ruling::Stuck(actor),
                _ => Ruling::Waiting,
            },
            Progress::Reached { held, reads_to } => {
                part.held = Some(held);
                part.take_in(stage, reads_to);
                Ruling::Held(held)
            }
            Progress::Missed => self.missed(at, occasion, stage),
            Progress::Untold => Ruling::Untold,
        }
    }

    fn missed(&mut self, at: usize, occasion: Occasion, stage: &Stage) -> Ruling {
        let miss = |occasion| Ruling::Missed(Miss { part: at, occasion });
        match occasion {
            Occasion::Still => miss(Missed::Still),
            Occasion::Event => miss(Missed::AtOnce),
            Occasion::Deadline if self.is_optional() => miss(Missed::Deadline { late: None }),
            Occasion::Deadline => {
                self.lingering = Some(Lingering {
                    part: at,
                    until: Linger::begin(stage, stage.linger()),
                });
                Ruling::Waiting
            }
        }
    }

    /// Listens on for what comes late; nothing of it is taken in.
    fn linger(&mut self, stage: &Stage) -> Ruling {
        let Some(lingering) = &mut self.lingering else {
            return Ruling::Waiting;
        };
        let at = lingering.part;
        let is_over = lingering.until.look(stage) != Over::NotYet;
        let part = &mut self.parts[at];
        let came = match part.goal.look(stage, part.actor, Occasion::Event) {
            Progress::Reached { .. } => Some(stage.now.since(part.deadline.at())),
            Progress::Waiting | Progress::Missed | Progress::Untold => None,
        };
        match (came, is_over) {
            (None, false) => Ruling::Waiting,
            (late, _) => Ruling::Missed(Miss {
                part: at,
                occasion: Missed::Deadline { late },
            }),
        }
    }

    pub(super) fn add_wants(&self, stage: &Stage, wants: &mut Wants) {
        match &self.lingering {
            Some(lingering) => lingering.until.add_wants(stage, wants),
            None => self.watch.add_wants(stage, wants),
        }
        let waiting = self.parts.iter().filter(|part| part.held.is_none());
        let many = if self.is_in_order { 1 } else { usize::MAX };
        for part in waiting.take(many) {
            part.goal.add_wants(part.actor, stage, wants);
            if self.lingering.is_none() {
                part.deadline.add_wants(stage, wants);
            }
        }
    }
}

impl Part {
    pub(super) fn new(
        step: &Rc<Step>,
        said: String,
        actor: Option<ActorId>,
        goal: Goal,
        stage: &Stage,
    ) -> Self {
        let within = step.modifiers.within.unwrap_or_else(|| stage.within());
        Self {
            step: Rc::clone(step),
            said,
            actor,
            goal,
            within,
            deadline: Deadline::after(stage.now, within),
            held: None,
        }
    }

    #[must_use]
    pub(super) fn lasting(mut self, within: Duration, stage: &Stage) -> Self {
        self.within = within;
        self.deadline = Deadline::after(stage.now, within);
        self
    }

    /// Nothing, where nobody can say whose fault it is that it took so long.
    fn occasion(&mut self, watch: &Watch, stage: &Stage) -> Option<Occasion> {
        if stage.is_still() {
            return Some(Occasion::Still);
        }
        match self.deadline.look(watch, stage) {
            Over::NotYet => Some(Occasion::Event),
            Over::Yes => Some(Occasion::Deadline),
            // Who only waits for rest goes on without it.
            Over::Unsure => matches!(self.goal, Goal::Still).then_some(Occasion::Deadline),
        }
    }

    /// What is asked for only when its turn has come.
    fn begin(&mut self, stage: &mut Stage) {
        let Some(actor) = self.actor else { return };
        match &mut self.goal {
            Goal::Start(start) if !start.is_asked => {
                start.is_asked = true;
                let args = std::mem::take(&mut start.args);
                stage.player_mut(actor).begin();
                stage.ask(Action::Start { actor, args });
                self.deadline = Deadline::after(stage.now, self.within);
            }
            Goal::Prompt(prompt) if !prompt.is_asked => {
                prompt.is_asked = true;
                // Whoever reads tells it only when it is asked: a stage that was still before says nothing.
                if !stage.player(actor).reads {
                    stage.doubt();
                }
            }
            Goal::Gone { harder } if harder.is_some_and(|moment| stage.now >= moment) => {
                *harder = None;
                self.deadline = Deadline::after(stage.now, FORCED);
                stage.ask(Action::Signal {
                    actor,
                    signal: Signal::Kill,
                });
            }
            _ => {}
        }
    }

    /// Keeps what was captured, and moves the actor's cursor.
    fn take_in(&mut self, stage: &mut Stage, reads_to: Option<usize>) {
        let (Some(actor), Some(end)) = (self.actor, reads_to) else {
            return;
        };
        if let Some(name) = &self.step.modifiers.keep {
            self.keep(name, actor, end, stage);
        }
        stage.player_mut(actor).consume(end, &self.said);
    }

    fn keep(&self, name: &Name, actor: ActorId, end: usize, stage: &mut Stage) {
        let captured = match &self.goal {
            Goal::Text(text) => text.captures(stage.player(actor), end),
            Goal::Prompt(prompt) => prompt.captured.clone(),
            _ => Vec::new(),
        };
        for (known, value) in captured {
            if known == name.as_str() {
                stage.variables.keep(&known, &value);
            }
        }
    }
}
