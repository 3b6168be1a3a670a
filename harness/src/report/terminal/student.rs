//! One student: what every module gave and why, what was handed in when, and where the evidence lies.

use super::flow::{cut, padded, width};
use super::status::moment;
use super::waiting::is_trouble;
use super::{BOLD, DIM, Look, YELLOW, mark_of};
use crate::grade::{Attempt, Book, CheckGrade, ModuleGrade, Plan, Reason, Student};
use crate::scenario::text::{Text, harmless};
use crate::verdict::Kind;
use std::collections::BTreeSet;

/// Columns of points.
pub(super) const POINTS: usize = 16;

impl Look {
    /// `folder` is that of the gradebook; moments are shown in a zone so many minutes ahead of UTC.
    pub fn student(&self, book: &Book, student: &Student, folder: &str, zone: i64) -> String {
        let mut text = self.called(student);
        let class = student.person.class.as_deref().map(harmless);
        text.push_str(&class.map_or_else(String::new, |class| format!(" · {class}")));
        let decimals = book.plan.grading.decimals;
        if let Some(grade) = &student.grade.grade {
            let grade = grade.rounded(decimals);
            let grade = match student.grade.is_complete {
                true => Text::new(format!("nilai {grade}"), format!("grade {grade}")),
                false => Text::new(
                    format!("nilai sejauh ini {grade}"),
                    format!("grade so far {grade}"),
                ),
            };
            text.push_str(&format!(" · {}", self.painted(self.say(&grade), BOLD)));
        }
        text.push('\n');
        for trouble in &student.troubles {
            let why = format!("{}: {}", trouble.name, self.say(&trouble.why));
            let why = self.lines(&why, 2);
            text.push_str(&format!(
                "{} {}",
                self.painted("!", YELLOW),
                why.trim_start()
            ));
        }
        // Of what waits for no reason of its own there is nothing to say.
        let shown = |grade: &&ModuleGrade| {
            let mut reasons = grade.reasons().iter();
            grade.points.is_some()
                || !grade.attempts.is_empty()
                || grade.is_answered()
                || grade.withdrawn.is_some()
                || reasons.any(|reason| !is_trouble(student, reason))
        };
        for grade in student.modules.iter().filter(shown) {
            text.push_str(&self.module(student, grade, (&book.plan, folder, zone)));
        }
        text
    }

    fn module(
        &self,
        student: &Student,
        grade: &ModuleGrade,
        (plan, folder, zone): (&Plan, &str, i64),
    ) -> String {
        let title = harmless(self.say(&grade.title));
        let head = format!("{} · {title}", grade.slug);
        let standing = self.standing(plan, grade);
        let between = match width(&head) + 3 + width(&standing) <= self.width {
            true => " · ",
            false => "\n  ",
        };
        let head = self.painted(&self.wrapped(&head, 2), BOLD);
        let standing = self.painted(&self.wrapped(&standing, 2), BOLD);
        let mut text = format!("\n{head}{between}{standing}\n");
        if let Some(attempt) = grade.attempt() {
            text.push_str(&self.attempt(attempt, zone, grade.decided.is_none()));
            for note in &attempt.notes {
                let note = self.lines(self.say(note), 4);
                let mark = self.painted("!", YELLOW);
                text.push_str(&format!("  {mark} {}", note.trim_start()));
            }
            let mut told = BTreeSet::new();
            for check in &attempt.checks {
                // What several checks lack is told in full once.
                let is_new = told.insert(self.say(&check.why));
                text.push_str(&self.graded(check, is_new));
            }
        }
        text.push_str(&self.notices(grade));
        text.push_str(&self.sums(grade));
        let is_told = |reason: &&Reason| !is_trouble(student, reason);
        // What stands beneath its check is not said twice.
        let is_new =
            |reason: &&Reason| !matches!(reason, Reason::Broken { .. } | Reason::Unsure { .. });
        let reasons = grade.reasons().iter().filter(is_told).filter(is_new);
        for reason in reasons {
            let why = self.lines(self.say(&reason.text()), 4);
            text.push_str(&format!(
                "  {} {}",
                self.painted("?", YELLOW),
                why.trim_start()
            ));
        }
        text.push_str(&self.history(grade, folder, zone));
        text
    }

    /// What a person decided as a whole is not made less by lateness.
    fn attempt(&self, attempt: &Attempt, zone: i64, is_lessened: bool) -> String {
        let mut parts = vec![harmless(&attempt.name)];
        match &attempt.handed_in {
            Some(handed) => {
                let at = moment(handed.seconds, zone);
                let source = harmless(self.say(&handed.source));
                let said = Text::new(
                    format!("dikumpulkan {at} ({source})"),
                    format!("handed in {at} ({source})"),
                );
                parts.push(self.say(&said).to_string());
            }
            None => {
                let said = Text::new(
                    "tidak diketahui kapan dikumpulkan",
                    "when it was handed in is unknown",
                );
                parts.push(self.say(&said).to_string());
            }
        }
        if let Some(late) = attempt.late.as_ref().filter(|_| is_lessened) {
            parts.push(self.say(&late.text()).to_string());
        }
        parts.extend(attempt.interpreters.iter().map(|it| harmless(it)));
        let line = self.wrapped(&parts.join(" · "), 2);
        format!("  {}\n", self.painted(&line, DIM))
    }

    fn graded(&self, check: &CheckGrade, is_full: bool) -> String {
        let (mark, hue) = mark_of(check.kind);
        let points = format!("{}/{}", check.earned, check.possible);
        let title = harmless(self.say(&check.title));
        let title = format!("{}/{}: {title}", check.scenario, check.id);
        let room = self.width.saturating_sub(POINTS + 4).max(10);
        let title = padded(&cut(&title, room), room);
        let line = format!("{} {title}{points:>POINTS$}", self.painted(mark, hue));
        let mut text = format!("  {}\n", line.trim_end());
        let why = match &check.decided {
            Some(decided) => {
                let by = Text::new("diputuskan pengajar: ", "decided by a person: ");
                let was = match self.say(&check.why).lines().next() {
                    Some(why) => format!("\n{}{why}", self.say(&Text::new("semula: ", "before: "))),
                    None => String::new(),
                };
                format!("{}{}{was}", self.say(&by), decided.because)
            }
            None if check.kind == Kind::Passed => String::new(),
            None if is_full => self.say(&check.why).to_string(),
            None => brief(self.say(&check.why)),
        };
        if !why.is_empty() {
            text.push_str(&self.lines(&why, 4));
        }
        text
    }

    /// Lines as they are written, each wrapped and so far in; what stands further in stays so.
    pub(super) fn lines(&self, text: &str, indent: usize) -> String {
        let line = |line: &str| {
            let own = line.len() - line.trim_start().len();
            let far = indent + own;
            let line = self.wrapped(&harmless(line.trim()), far + 2);
            format!("{}{}\n", " ".repeat(far), self.painted(&line, DIM))
        };
        text.lines().map(line).collect()
    }
}

/// The first of several lines.
fn brief(text: &str) -> String {
    match text.split_once('\n') {
        Some((first, _)) => format!("{} …", first.trim_end_matches(':')),
        None => text.to_string(),
    }
}
