//! One check being played: its sentences one after the other, and what is counted at its end.

mod blame;
mod breached;
mod past;
mod script;

use super::News;
use super::deadline::{Linger, Over};
use super::goal::{Goal, Occasion};
use super::opening::{self, Obstacle};
use super::scene::{Miss, Missed, Part, Ruling, Scene};
use super::stage::Stage;
use super::tally::Tally;
use crate::scenario::Step;
use crate::scenario::quantity::Points;
use crate::scenario::text::Text;
use crate::trace::{ActorId, Moment, Wants};
use crate::verdict::{CheckOutcome, Held, StepOutcome, Verdict};
use breached::Breached;
use past::Past;
use script::{spell_out, without};
use std::rc::Rc;

pub(super) struct Act {
    index: usize,
    began: Moment,
    steps: Vec<Rc<Step>>,
    next: usize,
    scene: Option<Scene>,
    tallies: Vec<Tally>,
    /// When counting at the end must be over.
    counting: Option<Linger>,
    outcomes: Vec<StepOutcome>,
    /// What each played step was worth.
    worth: Vec<Points>,
    verdict: Option<Verdict>,
    breached: Option<Breached>,
    /// The sentence in progress does not hold, and until then it is listened for what explains it.
    missed: Option<(Miss, Linger)>,
    past: Past,
}

impl Act {
    pub(super) fn begin(index: usize, stage: &mut Stage) -> Self {
        stage.begin_check();
        let mut steps = Vec::new();
        spell_out(&stage.scenario.checks[index].steps, &mut steps);
        Self {
            index,
            began: stage.now,
            steps,
            next: 0,
            scene: None,
            tallies: Vec::new(),
            counting: None,
            outcomes: Vec::new(),
            worth: Vec::new(),
            verdict: None,
            breached: None,
            missed: None,
            past: Past::default(),
        }
    }

    /// Goes on as far as it can; the check's outcome when it has ended.
    pub(super) fn go_on(
        &mut self,
        stage: &mut Stage,
        changed: Option<ActorId>,
        news: &mut Vec<News>,
    ) -> Option<CheckOutcome> {
        let mut changed = changed;
        self.past.remember(stage);
        loop {
            self.settle(stage, news);
            if self.verdict.is_some() {
                return Some(self.end(stage));
            }
            if self.breached.is_some() {
                return None;
            }
            if self.scene.is_some() {
                if !self.play(stage, changed, news) {
                    return None;
                }
            } else if self.next < self.steps.len() {
                self.open(stage, news);
            } else if !self.count(stage) {
                return None;
            }
            changed = None;
        }
    }

    fn open(&mut self, stage: &mut Stage, news: &mut Vec<News>) {
        let step = Rc::clone(&self.steps[self.next]);
        self.next += 1;
        stage.begin_sentence();
        self.past.open(stage);
        match opening::open(&step, stage) {
            Ok(scene) => {
                news.push(News::StepBegan {
                    check: self.index,
                    said: scene.told.join(" · "),
                });
                self.scene = Some(scene);
            }
            Err(Obstacle::Broken(why)) => self.verdict = Some(Verdict::Broken(why)),
            Err(Obstacle::NoValue(name)) => self.verdict = Some(without(&name, stage)),
        }
    }

    /// Looks at the sentence in progress; has it come to an end?
    fn play(&mut self, stage: &mut Stage, changed: Option<ActorId>, news: &mut Vec<News>) -> bool {
        let Some(mut scene) = self.scene.take() else {
            return true;
        };
        let ruling = self.rule(&mut scene, stage, changed);
        let held = match ruling {
            Ruling::Waiting => {
                self.scene = Some(scene);
                return false;
            }
            Ruling::Held(held) => held,
            Ruling::Missed(_) if scene.is_optional() => Held::Optional,
            Ruling::Missed(ref miss) => {
                self.verdict = Some(self.failed(&scene, miss.part, miss.occasion, stage));
                Held::No
            }
            Ruling::Unsure => {
                self.verdict = Some(Verdict::Unsure(too_busy()));
                Held::No
            }
            Ruling::Untold => {
                self.verdict = Some(Verdict::Broken(opening::untold()));
                Held::No
            }
            Ruling::Stuck(actor) => {
                self.verdict = Some(Verdict::Broken(stuck(actor, stage)));
                Held::No
            }
        };
        self.close(scene, held, stage, news);
        true
    }

    /// How the sentence stands. What cannot be undone is told when nothing more can come, or after a while: the end of
    /// a connection is seen before the last words of the program that held it.
    fn rule(&mut self, scene: &mut Scene, stage: &mut Stage, changed: Option<ActorId>) -> Ruling {
        let (miss, mut until) = match self.missed.take() {
            Some(missed) => missed,
            None => match scene.look(stage, changed) {
                Ruling::Missed(miss) if miss.occasion == Missed::AtOnce && !scene.is_optional() => {
                    (miss, Linger::begin(stage, stage.linger()))
                }
                ruling => return ruling,
            },
        };
        if until.look(stage) != Over::NotYet {
            return Ruling::Missed(miss);
        }
        self.missed = Some((miss, until));
        Ruling::Waiting
    }

    fn close(&mut self, scene: Scene, held: Held, stage: &Stage, news: &mut Vec<News>) {
        let base = self.outcomes.len();
        for (at, (step, said)) in scene.steps.iter().zip(&scene.told).enumerate() {
            let outcome = StepOutcome {
                said: said.clone(),
                line: step.line,
                began: scene.began,
                ended: stage.now,
                held: match held {
                    Held::No => scene.held(at).unwrap_or(Held::No),
                    held => held,
                },
            };
            news.push(News::StepEnded {
                check: self.index,
                step: outcome.clone(),
            });
            self.outcomes.push(outcome);
            self.worth.push(step.modifiers.points.unwrap_or_default());
        }
        if matches!(held, Held::Yes | Held::Unproved) {
            let places: Vec<usize> = scene.parts.iter().map(|part| scene.place(part)).collect();
            let counted = scene.parts.into_iter().zip(places);
            let tallies = counted.filter_map(|(part, at)| tally(part, base + at));
            self.tallies.extend(tallies);
        }
    }

    /// Counts what must be there so often and not more; is it decided?
    fn count(&mut self, stage: &Stage) -> bool {
        let counting = self
            .counting
            .get_or_insert_with(|| Linger::begin(stage, stage.within()));
        let over = match self.tallies.is_empty() {
            true => Over::Yes,
            false => counting.look(stage),
        };
        let occasion = match over {
            Over::NotYet => Occasion::Event,
            Over::Yes | Over::Unsure => Occasion::Still,
        };
        if !self.tell_excess(stage, occasion) {
            self.verdict = match over {
                Over::NotYet => None,
                Over::Yes => Some(Verdict::Passed),
                Over::Unsure => Some(Verdict::Unsure(too_busy())),
            };
        }
        over != Over::NotYet
    }

    /// What was there too often did not hold; when all is over, the first of them is the check's failure.
    fn tell_excess(&mut self, stage: &Stage, occasion: Occasion) -> bool {
        let mut first = None;
        for (at, tally) in self.tallies.iter_mut().enumerate() {
            if tally.look(stage, occasion) {
                self.outcomes[tally.at_step].held = Held::No;
                first = first.or(Some(at));
            }
        }
        if let (Some(at), Occasion::Still) = (first, occasion) {
            self.verdict = Some(self.exceeded(&self.tallies[at], stage));
        }
        first.is_some()
    }

    fn end(&mut self, stage: &Stage) -> CheckOutcome {
        self.tell_excess(stage, Occasion::Event);
        let check = &stage.scenario.checks[self.index];
        let verdict = self.verdict.take().unwrap_or(Verdict::Passed);
        let held = self.outcomes.iter().zip(&self.worth);
        let held = held.filter(|(outcome, _)| matches!(outcome.held, Held::Yes | Held::Unproved));
        let earned = match verdict {
            Verdict::Passed => check.points,
            Verdict::Failed(_) => held.map(|(_, worth)| *worth).sum(),
            Verdict::Skipped { .. } | Verdict::Unsure(_) | Verdict::Broken(_) => Points::default(),
        };
        CheckOutcome {
            id: check.id.clone(),
            verdict,
            earned,
            possible: check.points,
            began: self.began,
            ended: stage.now,
            steps: std::mem::take(&mut self.outcomes),
        }
    }

    pub(super) fn add_wants(&self, stage: &Stage, wants: &mut Wants) {
        if let Some(breached) = &self.breached {
            breached.until.add_wants(stage, wants);
        } else if let Some((_, until)) = &self.missed {
            until.add_wants(stage, wants);
        } else if let Some(scene) = &self.scene {
            scene.add_wants(stage, wants);
        } else if let Some(counting) = &self.counting {
            counting.add_wants(stage, wants);
        }
    }
}

fn tally(part: Part, at_step: usize) -> Option<Tally> {
    match (part.goal, part.actor) {
        (Goal::Count(count), Some(actor)) => Some(Tally {
            step: part.step,
            said: part.said,
            at_step,
            actor,
            count,
        }),
        _ => None,
    }
}

fn too_busy() -> Text {
    Text::new(
        "mesin terlalu sibuk dengan pekerjaan lain untuk menilai batas waktu ini",
        "the machine was too busy with other work to judge this deadline",
    )
}

fn stuck(actor: ActorId, stage: &Stage) -> Text {
    let name = &stage.player(actor).actor.name;
    Text::new(
        format!("program {name} tidak dapat diakhiri, juga tidak dengan KILL"),
        format!("the program of {name} could not be ended, not even with KILL"),
    )
}
