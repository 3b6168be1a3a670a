//! What is known of the whole class in one module, and one student's grade made on it.

use super::Score;
use super::attempt::{Asked, Attempt};
use super::facts::{Facts, HandIn, Mark, Override, Target};
use super::late;
use super::module::{Answer, ModuleGrade, Standing};
use super::plan::{Module, Plan};
use super::receipt::{self, Tray};
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;

/// What is known of the whole class in one module.
pub(super) struct Ground<'a> {
    pub(super) plan: &'a Plan,
    pub(super) module: &'a Module,
    pub(super) facts: &'a Facts,
    /// Somebody has something graded in it.
    pub(super) is_graded: bool,
    /// Somebody has a mark in it: so its questions count.
    is_marked: bool,
}

impl<'a> Ground<'a> {
    pub(super) fn of(plan: &'a Plan, module: &'a Module, facts: &'a Facts) -> Self {
        let mut gradings = facts.hand_ins.iter().flat_map(|hand_in| &hand_in.gradings);
        let is_graded = gradings.any(|grading| grading.module == module.slug);
        let mut marks = facts.marks.iter();
        let is_marked = marks.any(|mark| {
            let standing = last_mark(facts, &mark.number, module, &mark.question);
            mark.module == module.slug && standing.is_some()
        });
        Self {
            plan,
            module,
            facts,
            is_graded,
            is_marked,
        }
    }

    pub(super) fn grade(&self, number: &str, hand_ins: &[&HandIn]) -> ModuleGrade {
        let overrides: Vec<&Override> = self
            .facts
            .overrides
            .iter()
            .filter(|one| one.number == number && one.module == self.module.slug)
            .collect();
        let slug = &self.module.slug;
        let withdrawn = self.facts.withdrawn(number, Some(slug));
        let tray = Tray {
            module: slug,
            hand_ins,
            withdrawn,
        };
        let asked = Asked {
            module: self.module,
            late: self.plan.late_in(self.module),
            number,
            overrides: &overrides,
            withdrawn: withdrawn.and_then(|one| one.after),
            first: None,
            last: tray.last(Some(slug)),
        };
        let attempts = receipt::in_order(hand_ins, slug).into_iter();
        let attempts: Vec<Attempt> = attempts
            .filter_map(|hand_in| Attempt::of(asked, hand_in))
            .collect();
        // What may be for this module keeps nobody waiting for one that is optional, or that nobody was graded in.
        let is_graded = self.is_graded && !self.module.optional;
        let mut unread = tray.awaited(is_graded || !attempts.is_empty());
        if attempts.is_empty() {
            unread.extend(tray.unassigned(&self.facts.unassigned(number), is_graded));
        }
        let decided = overrides
            .iter()
            .rev()
            .find(|one| one.target == Target::Module)
            .filter(|one| one.points.is_some())
            .map(|one| (*one).clone());
        let answers = self.answers(number);
        let given: Points = answers.iter().map(|answer| answer.possible).sum();
        let of = 10_000_u32.saturating_sub(given.hundredths());
        let mut grade = ModuleGrade {
            slug: self.module.slug.clone(),
            title: self.module.title.clone(),
            weight: self.module.weight,
            is_optional: self.module.optional,
            standing: Standing::Graded,
            points: None,
            grade: None,
            so_far: Score::default(),
            programs: None,
            programs_of: Points::of_hundredths(of),
            attempts,
            counted: Vec::new(),
            answers,
            is_outdone: false,
            newer: Vec::new(),
            withdrawn: withdrawn.cloned(),
            label: self
                .facts
                .labels
                .get(&(slug.clone(), number.to_string()))
                .cloned(),
            decided,
            lines: Vec::new(),
        };
        grade.settle(self, number, unread);
        grade.account();
        grade
    }

    fn answers(&self, number: &str) -> Vec<Answer> {
        let questions = self.module.questions.iter().filter(|_| self.is_marked);
        let answer = |question: &super::Question| {
            let mark = last_mark(self.facts, number, self.module, &question.id);
            Answer {
                question: question.id.clone(),
                text: question.text.clone(),
                possible: question.points,
                got: mark.and_then(|mark| mark.points),
                mark: mark.cloned(),
            }
        };
        questions.map(answer).collect()
    }

    /// What it is when no programs were handed in; who has points for an answer is not left out for that.
    pub(super) fn absence(&self, number: &str, is_answered: bool) -> Standing {
        let deadline = self.module.deadline_of(number);
        let is_over = deadline.is_some_and(|(moment, _)| late::is_over(self.facts.now, moment));
        match self.is_graded && is_over {
            true if is_answered || !self.module.optional => Standing::Missing,
            _ if self.module.optional => Standing::LeftOut,
            _ => Standing::Open,
        }
    }
}

impl Ground<'_> {
    /// May it be for this module, where nobody knows?
    pub(super) fn may_hold(&self, number: &str, hand_ins: &[&HandIn], one: &HandIn) -> bool {
        let slug = &self.module.slug;
        let tray = Tray {
            module: slug,
            hand_ins,
            withdrawn: self.facts.withdrawn(number, Some(slug)),
        };
        tray.is_doubtful(one)
    }
}

fn last_mark<'a>(
    facts: &'a Facts,
    number: &str,
    module: &Module,
    question: &Name,
) -> Option<&'a Mark> {
    let mut marks = facts.marks.iter().rev();
    let last = marks.find(|mark| {
        mark.number == number && mark.module == module.slug && mark.question == *question
    })?;
    last.points.map(|_| last)
}
