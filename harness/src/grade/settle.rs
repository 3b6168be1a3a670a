//! What counts of a module's attempts and answers, and what it comes to; or why nobody can tell.

use super::Score;
use super::attempt::Attempt;
use super::ground::Ground;
use super::module::{ModuleGrade, Standing};
use super::reason::Reason;
use crate::scenario::course::Attempts;
use crate::scenario::quantity::Points;

impl ModuleGrade {
    /// Decides what counts, and what it comes to; `unread` is why something of theirs could not be looked into.
    pub(super) fn settle(&mut self, ground: &Ground<'_>, number: &str, unread: Vec<Reason>) {
        let mut reasons = self.programs(ground.plan.grading.attempts);
        let mut is_awaited = !self.attempts.is_empty() || self.decided.is_some();
        if !is_awaited {
            self.standing = ground.absence(number, self.is_answered());
            // What nobody could look into is not the same as nothing.
            if !unread.is_empty() {
                self.standing = Standing::Pending(unread);
            }
            is_awaited = self.without_programs();
        } else if self.decided.is_none() {
            self.newer.extend(unread);
        }
        if is_awaited {
            let unmarked = self.answers.iter().filter(|answer| answer.got.is_none());
            reasons.extend(unmarked.map(|answer| Reason::Unmarked(answer.question.clone())));
            if !reasons.is_empty() {
                self.standing = Standing::Pending(reasons);
            }
        }
        let given: Points = self.answers.iter().filter_map(|answer| answer.got).sum();
        let share = Score::from(self.programs_of).over(&Score::whole(100));
        let of_programs = self.programs.as_ref().map(|programs| programs * &share);
        self.so_far = &of_programs.unwrap_or_default() + &Score::from(given);
        let is_settled = matches!(self.standing, Standing::Graded | Standing::Missing);
        self.points = is_settled.then(|| self.so_far.clone());
        let on_scale = |points| ground.plan.on_scale(points);
        let decimals = ground.plan.grading.decimals;
        self.grade = self
            .points
            .as_ref()
            .map(|points| on_scale(points).to_places(decimals));
    }

    /// Programs that never came give nothing. Who has points for one answer has handed in answers, and waits for the
    /// others; who has none has a settled zero for each. Says whether somebody must still read them.
    fn without_programs(&mut self) -> bool {
        if self.standing != Standing::Missing {
            return false;
        }
        self.programs = Some(Score::default());
        let is_answered = self.is_answered();
        if is_answered {
            self.standing = Standing::Graded;
        } else {
            let none = |answer: &mut super::Answer| answer.got = Some(Points::default());
            self.answers.iter_mut().for_each(none);
        }
        is_answered
    }

    /// Which attempts count, and what they come to; or why nobody can tell.
    fn programs(&mut self, policy: Attempts) -> Vec<Reason> {
        if let Some(decided) = &self.decided
            && let Some(points) = decided.points
        {
            let points = Score::from(points);
            let newer = self.attempts.iter().filter(|one| !one.was_known(decided));
            let mut better = newer.filter(|one| one.points.as_ref() > Some(&points));
            self.is_outdone = better.next().is_some();
            self.programs = Some(points);
            return Vec::new();
        }
        let attempts = &self.attempts;
        let all = || 0..attempts.len();
        let mut over: Vec<usize> = all().filter(|at| !attempts[*at].is_under_way()).collect();
        let under_way = attempts.iter().filter(|one| one.is_under_way());
        match over.is_empty() {
            true => over = all().collect(),
            false => self.newer = under_way.flat_map(|one| one.reasons.clone()).collect(),
        }
        // Who has handed in again what can be played is not held to what could not be.
        let played = attempts.iter().rposition(|one| one.points.is_some());
        over.retain(|at| played.is_none_or(|last| *at >= last || !attempts[*at].is_unplayable()));
        self.counted = match policy {
            Attempts::Best => best(attempts).into_iter().collect(),
            Attempts::Last => over.last().copied().into_iter().collect(),
            Attempts::Average => over.clone(),
        };
        let is_beaten = self.counted.iter().any(|at| attempts[*at].is_full());
        let matter: Vec<&Attempt> = match policy {
            // One that nobody could judge might be the better one.
            Attempts::Best if !is_beaten => over.iter().map(|at| &attempts[*at]).collect(),
            _ => self.counted.iter().map(|at| &attempts[*at]).collect(),
        };
        let reasons = matter.iter().flat_map(|attempt| attempt.reasons.clone());
        let reasons = reasons.collect();
        let counted = self.counted.iter().map(|at| &attempts[*at]);
        let points: Option<Vec<Score>> = counted.map(|one| one.points.clone()).collect();
        let points = points.filter(|points| !points.is_empty());
        self.programs = points.map(|points| {
            let count = Score::ratio(points.len() as u64, 1);
            points.into_iter().sum::<Score>().over(&count)
        });
        reasons
    }
}

/// The place of the best attempt; of equals the first.
fn best(attempts: &[Attempt]) -> Option<usize> {
    let mut found: Option<usize> = None;
    for (at, attempt) in attempts.iter().enumerate() {
        let beats = |best: usize| attempt.points > attempts[best].points;
        if attempt.points.is_some() && found.is_none_or(beats) {
            found = Some(at);
        }
    }
    found
}
