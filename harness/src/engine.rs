//! Decides the next action and every verdict from the scenario and the events so far: it is asked and told, no I/O, no clock.

mod act;
mod always;
mod cue;
mod deadline;
pub mod diagnose;
mod fact;
mod goal;
mod load;
mod look;
mod opening;
mod player;
mod scene;
pub mod search;
mod stage;
mod tally;
mod traffic;
pub mod transcript;
mod variables;
pub mod view;

use crate::scenario::module::Role;
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use crate::scenario::text::Text;
use crate::scenario::{Defaults, Scenario};
use crate::trace::{Action, ActorId, Event, Moment, Wants};
use crate::verdict::{CheckOutcome, Outcome, StepOutcome, Verdict};
use act::Act;
use always::Always;
use serde::{Deserialize, Serialize};
use stage::Stage;

/// What a play needs to know besides the scenario.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// Random values are drawn from it.
    pub seed: u64,
    /// The module's times, or the course's where the module says nothing.
    pub defaults: Defaults,
    pub roles: Vec<Role>,
    /// The world tells of packets.
    #[serde(default)]
    pub captures: bool,
    /// Actors whose program does not exist, and why: a sentence about one of them does not hold.
    #[serde(default)]
    pub vacant: Vec<(ActorId, Text)>,
}

/// What a person who looks on wants to know at once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum News {
    CheckBegan { index: usize },
    StepBegan { check: usize, said: String },
    StepEnded { check: usize, step: StepOutcome },
    CheckEnded { index: usize, outcome: CheckOutcome },
}

/// One play.
pub struct Engine {
    stage: Stage,
    always: Always,
    act: Option<Act>,
    outcomes: Vec<CheckOutcome>,
    news: Vec<News>,
}

impl Engine {
    pub fn new(scenario: &Scenario, settings: Settings) -> Self {
        Self {
            stage: Stage::new(scenario, settings),
            always: Always::new(&scenario.always),
            act: None,
            outcomes: Vec::new(),
            news: Vec::new(),
        }
    }

    /// What is to be done now.
    pub fn next(&mut self, now: Moment) -> Vec<Action> {
        self.stage.now = self.stage.now.max(now);
        self.go_on(None);
        self.stage.take_asked()
    }

    pub fn tell(&mut self, at: Moment, event: &Event) {
        self.stage.tell(at, event);
        if let Some(breach) = self.always.tell(event, &self.stage)
            && let Some(act) = &mut self.act
        {
            act.breach(breach, &self.stage);
        }
        self.go_on(Some(event));
    }

    fn go_on(&mut self, event: Option<&Event>) {
        let mut changed = event.and_then(Event::actor);
        while !self.is_over() {
            if self.act.is_none() {
                let index = self.outcomes.len();
                if let Some(verdict) = self.foregone(index) {
                    let outcome = self.unplayed(index, verdict);
                    self.ended(outcome);
                    continue;
                }
                self.news.push(News::CheckBegan { index });
                self.act = Some(Act::begin(index, &mut self.stage));
            }
            let Some(act) = &mut self.act else { return };
            let Some(outcome) = act.go_on(&mut self.stage, changed.take(), &mut self.news) else {
                return;
            };
            self.act = None;
            self.ended(outcome);
        }
    }

    fn ended(&mut self, outcome: CheckOutcome) {
        let index = self.outcomes.len();
        self.news.push(News::CheckEnded {
            index,
            outcome: outcome.clone(),
        });
        self.outcomes.push(outcome);
    }

    /// What is certain before a check begins.
    fn foregone(&self, index: usize) -> Option<Verdict> {
        let scenario = &self.stage.scenario;
        if !scenario.hosts.hosts.is_empty() && !self.stage.settings.captures {
            return Some(Verdict::Broken(opening::needs_hosts()));
        }
        let needed = scenario.checks[index].needs.iter();
        let of = |need: &Name| self.outcomes.iter().find(|outcome| outcome.id == *need);
        let verdicts: Vec<_> = needed.filter_map(of).collect();
        let uncertain = verdicts
            .iter()
            .find(|outcome| !outcome.verdict.is_certain());
        if let Some(outcome) = uncertain {
            return Some(outcome.verdict.clone());
        }
        let missed = verdicts
            .iter()
            .find(|outcome| outcome.verdict != Verdict::Passed);
        missed.map(|outcome| Verdict::Skipped {
            because: outcome.id.clone(),
        })
    }

    fn unplayed(&self, index: usize, verdict: Verdict) -> CheckOutcome {
        let check = &self.stage.scenario.checks[index];
        CheckOutcome {
            id: check.id.clone(),
            verdict,
            earned: Points::default(),
            possible: check.points,
            began: self.stage.now,
            ended: self.stage.now,
            steps: Vec::new(),
        }
    }

    /// What the world should wait for.
    pub fn wants(&self) -> Wants {
        let mut wants = Wants::default();
        if let Some(act) = &self.act {
            act.add_wants(&self.stage, &mut wants);
        }
        wants
    }

    /// What happened since it was asked last.
    pub fn news(&mut self) -> Vec<News> {
        std::mem::take(&mut self.news)
    }

    pub fn is_over(&self) -> bool {
        self.outcomes.len() == self.stage.scenario.checks.len()
    }

    pub fn outcome(self) -> Outcome {
        let marks = self.stage.marks.iter();
        Outcome {
            checks: self.outcomes,
            variables: self.stage.variables.all(),
            marks: marks.map(|mark| (mark.name.clone(), mark.at)).collect(),
            measures: self.stage.measures,
        }
    }
}

#[cfg(test)]
mod tests;
