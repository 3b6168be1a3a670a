//! What a student has in one module, and why.

use super::Score;
use super::attempt::{Asked, Attempt};
use super::facts::{Facts, HandIn, Mark, Override, Target, Withdrawal};
use super::late;
use super::line::Line;
use super::plan::{Module, Plan};
use super::reason::Reason;
use crate::scenario::course::Attempts;
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use crate::scenario::text::Text;
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ModuleGrade {
    pub slug: Name,
    pub title: Text,
    pub weight: Points,
    pub is_optional: bool,
    pub standing: Standing,
    /// Of a hundred, exact; `None` while somebody must still judge.
    pub points: Option<Score>,
    /// The same on the course's scale, rounded as the course says.
    pub grade: Option<Score>,
    /// Points that are certain already.
    pub so_far: Score,
    /// What the programs have of their own hundred, after lateness.
    pub programs: Option<Score>,
    /// How much of the module's hundred the programs can give.
    pub programs_of: Points,
    /// In the order in which they were handed in.
    pub attempts: Vec<Attempt>,
    /// Those that count, by their places in `attempts`.
    pub counted: Vec<usize>,
    /// What a person gave points for; empty as long as that was done for nobody.
    pub answers: Vec<Answer>,
    /// What a person decided about the programs as a whole.
    pub decided: Option<Override>,
    /// What was handed in after that decision earned more than it gives.
    pub is_outdone: bool,
    /// Something newer was begun and not played to its end: the earlier stands until then.
    pub is_unfinished: bool,
    /// What does not count any more.
    pub withdrawn: Option<Withdrawal>,
    /// What the module's download called the student.
    pub label: Option<String>,
    /// How the points come about, from top to bottom.
    pub lines: Vec<Line>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Graded,
    /// Something is there that nobody could judge yet.
    Pending(Vec<Reason>),
    /// Not handed in, and it must be: nothing of a hundred.
    Missing,
    /// Not handed in, and there is still time or no deadline, or nobody was graded in it yet.
    Open,
    /// Not handed in, and need not be.
    LeftOut,
}

/// A question, and what was given for it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    pub question: Name,
    pub text: Text,
    pub possible: Points,
    pub mark: Option<Mark>,
}

/// What is known of the whole class in one module.
pub(super) struct Ground<'a> {
    pub(super) plan: &'a Plan,
    pub(super) module: &'a Module,
    pub(super) facts: &'a Facts,
    /// Somebody has something graded in it.
    is_graded: bool,
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
        let asked = Asked {
            module: self.module,
            late: self.plan.grading.late,
            number,
            overrides: &overrides,
            withdrawn: withdrawn.and_then(|one| one.after),
            first: None,
        };
        let hand_ins = hand_ins.iter();
        let attempts: Vec<Attempt> = hand_ins
            .clone()
            .filter_map(|hand_in| Attempt::of(asked, hand_in))
            .collect();
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
            is_unfinished: false,
            withdrawn: withdrawn.cloned(),
            label: self
                .facts
                .labels
                .get(&(slug.clone(), number.to_string()))
                .cloned(),
            decided,
            lines: Vec::new(),
        };
        let unread: Vec<Reason> = hand_ins.filter_map(|hand_in| unread(hand_in)).collect();
        grade.settle(self, number, unread);
        grade.account();
        grade
    }

    fn answers(&self, number: &str) -> Vec<Answer> {
        let questions = self.module.questions.iter().filter(|_| self.is_marked);
        let answer = |question: &super::Question| Answer {
            question: question.id.clone(),
            text: question.text.clone(),
            possible: question.points,
            mark: last_mark(self.facts, number, self.module, &question.id).cloned(),
        };
        questions.map(answer).collect()
    }

    /// What it is when nothing was handed in.
    fn absence(&self, number: &str) -> Standing {
        let deadline = self.module.deadline_of(number);
        let is_over = deadline.is_some_and(|(moment, _)| late::is_over(self.facts.now, moment));
        match self.is_graded && is_over {
            _ if self.module.optional => Standing::LeftOut,
            true => Standing::Missing,
            false => Standing::Open,
        }
    }
}

/// Why nobody can tell yet what somebody handed in last.
fn unread(hand_in: &HandIn) -> Option<Reason> {
    if !hand_in.is_current || !hand_in.gradings.is_empty() {
        return None;
    }
    let problem = hand_in.unread().cloned().map(Reason::Unplayable);
    problem.or_else(|| Some(Reason::Ungraded(hand_in.name.clone())))
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

impl ModuleGrade {
    /// The attempt that is shown: the one that counts, or else the last.
    pub fn attempt(&self) -> Option<&Attempt> {
        let counted = self.counted.last().and_then(|at| self.attempts.get(*at));
        counted.or(self.attempts.last())
    }

    /// The grade as every output shows it: on the course's scale, rounded once as the course says.
    pub fn shown(&self, decimals: u8) -> Option<String> {
        self.grade.as_ref().map(|grade| grade.rounded(decimals))
    }

    pub fn is_pending(&self) -> bool {
        matches!(self.standing, Standing::Pending(_))
    }

    /// Why there is no grade yet; nothing when there is one.
    pub fn reasons(&self) -> &[Reason] {
        match &self.standing {
            Standing::Pending(reasons) => reasons,
            _ => &[],
        }
    }

    /// Decides what counts, and what it comes to; `unread` is why something of theirs could not be looked into.
    fn settle(&mut self, ground: &Ground<'_>, number: &str, unread: Vec<Reason>) {
        let mut reasons = self.programs(ground.plan.grading.attempts);
        let marks = self
            .answers
            .iter()
            .filter_map(|answer| answer.mark.as_ref());
        let marks: Score = marks.filter_map(|mark| mark.points).map(Score::from).sum();
        let is_there = !self.attempts.is_empty() || self.decided.is_some();
        if !is_there {
            self.standing = ground.absence(number);
            // What nobody could look into is not the same as nothing.
            if ground.is_graded && !self.is_optional && !unread.is_empty() {
                self.standing = Standing::Pending(unread);
            }
            let none = self.standing == Standing::Missing;
            self.programs = none.then(Score::default);
        }
        let unmarked = self.answers.iter().filter(|answer| answer.mark.is_none());
        if is_there {
            reasons.extend(unmarked.map(|answer| Reason::Unmarked(answer.question.clone())));
        }
        let share = Score::from(self.programs_of).over(&Score::whole(100));
        let of_programs = self.programs.as_ref().map(|programs| programs * &share);
        self.so_far = &of_programs.clone().unwrap_or_default() + &marks;
        if is_there && !reasons.is_empty() {
            self.standing = Standing::Pending(reasons);
        }
        let is_settled = matches!(self.standing, Standing::Graded | Standing::Missing);
        self.points = is_settled.then(|| self.so_far.clone());
        let grading = &ground.plan.grading;
        let scale = Score::from(grading.maximum).over(&Score::whole(100));
        let scaled = self.points.as_ref().map(|points| points * &scale);
        self.grade = scaled.map(|scaled| scaled.to_places(grading.decimals));
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
        self.is_unfinished = !over.is_empty() && over.len() < attempts.len();
        if over.is_empty() {
            over = all().collect();
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

    fn account(&mut self) {
        let share = Score::from(self.programs_of).over(&Score::whole(100));
        let mut lines = Vec::new();
        if let Some(decided) = &self.decided {
            let why = Text::new(decided.because.as_str(), decided.because.as_str());
            let what = Text::new(
                "Program, diputuskan pengajar",
                "Programs, decided by a person",
            );
            let of = Some(Score::from(self.programs_of));
            let points = self.programs.as_ref().map(|programs| programs * &share);
            lines.push(Line::new(what, points, of, why));
        } else {
            for at in &self.counted {
                lines.extend(of_attempt(&self.attempts[*at], &share, self.counted.len()));
            }
        }
        lines.extend(self.answers.iter().map(of_answer));
        self.lines = lines;
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

/// Every check of an attempt, and what lateness takes; of several attempts each gives its part.
fn of_attempt(attempt: &Attempt, share: &Score, count: usize) -> Vec<Line> {
    let part = share.over(&Score::ratio(count as u64, 1));
    let check = |check: &super::CheckGrade| {
        let title = |text: &str| format!("{}/{}: {text}", check.scenario, check.id);
        let what = Text::new(title(&check.title.id), title(&check.title.en));
        let why = check.decided.as_ref().map_or_else(
            || check.why.clone(),
            |decided| Text::new(decided.because.as_str(), decided.because.as_str()),
        );
        let got = check.got.as_ref().map(|got| got * &part);
        Line::new(what, got, Some(&check.worth * &part), why)
    };
    let mut lines: Vec<Line> = attempt.checks.iter().map(check).collect();
    if let (Some(late), Some(earned), Some(points)) =
        (&attempt.late, &attempt.earned, &attempt.points)
        && late.days > 0
    {
        let what = Text::new("Keterlambatan", "Lateness");
        let takes = &(points - earned) * &part;
        lines.push(Line::new(what, Some(takes), None, late.text()));
    }
    lines
}

fn of_answer(answer: &Answer) -> Line {
    let mark = answer.mark.as_ref();
    let comment = mark.map_or("", |mark| mark.comment.as_str());
    let title = |text: &str| format!("{}: {text}", answer.question);
    Line::new(
        Text::new(title(&answer.text.id), title(&answer.text.en)),
        mark.and_then(|mark| mark.points).map(Score::from),
        Some(Score::from(answer.possible)),
        Text::new(comment, comment),
    )
}
