//! One student: what every module gave and why, what was handed in when, and where the evidence lies.

use super::flow::{cut, padded, width};
use super::status::{is_trouble, moment};
use super::{BOLD, DIM, Look, YELLOW, mark_of};
use crate::grade::{Attempt, Book, CheckGrade, Line, ModuleGrade, Reason, Standing, Student};
use crate::scenario::text::{Text, harmless};
use crate::verdict::Kind;
use std::collections::BTreeSet;

/// Columns of points, and how many characters of a hash are shown.
const POINTS: usize = 16;
const HASH: usize = 8;

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
        let shown = |grade: &&ModuleGrade| {
            !grade.attempts.is_empty()
                || grade.standing == Standing::Missing
                || grade.decided.is_some()
        };
        for grade in student.modules.iter().filter(shown) {
            text.push_str(&self.module(student, grade, (folder, zone)));
        }
        text
    }

    fn module(
        &self,
        student: &Student,
        grade: &ModuleGrade,
        (folder, zone): (&str, i64),
    ) -> String {
        let title = harmless(self.say(&grade.title));
        let head = format!("{} · {title}", grade.slug);
        let standing = self.standing(grade);
        let room = self.width.saturating_sub(width(&standing) + 3);
        let head = self.painted(&cut(&head, room), BOLD);
        let mut text = format!("\n{head} · {}\n", self.painted(&standing, BOLD));
        if let Some(attempt) = grade.attempt() {
            text.push_str(&self.attempt(attempt, zone));
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
        let others = grade.lines.iter();
        let others = others.skip(self.shown_lines(grade));
        others.for_each(|line| text.push_str(&self.line(line)));
        let is_told = |reason: &&Reason| !is_trouble(student, reason);
        for reason in grade.reasons().iter().filter(is_told) {
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

    /// Lines of checks that stand there already, each with its mark.
    fn shown_lines(&self, grade: &ModuleGrade) -> usize {
        let is_shown = grade.decided.is_none() && grade.counted.len() == 1;
        let checks = grade.attempt().map_or(0, |attempt| attempt.checks.len());
        if is_shown { checks } else { 0 }
    }

    fn attempt(&self, attempt: &Attempt, zone: i64) -> String {
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
        if let Some(late) = &attempt.late {
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
                format!("{}{}", self.say(&by), decided.because)
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
    fn lines(&self, text: &str, indent: usize) -> String {
        let line = |line: &str| {
            let own = line.len() - line.trim_start().len();
            let far = indent + own;
            let line = self.wrapped(&harmless(line.trim()), far + 2);
            format!("{}{}\n", " ".repeat(far), self.painted(&line, DIM))
        };
        text.lines().map(line).collect()
    }

    fn line(&self, line: &Line) -> String {
        let points = match (&line.points, &line.of) {
            (Some(points), Some(of)) => format!("{points}/{of}"),
            (Some(points), None) => points.to_string(),
            (None, Some(of)) => format!("?/{of}"),
            (None, None) => String::new(),
        };
        let why = self.say(&line.why);
        let what = self.say(&line.what);
        let told = match why {
            "" => harmless(what),
            why => format!("{} — {}", harmless(what), harmless(why)),
        };
        let room = self.width.saturating_sub(POINTS + 4).max(10);
        let told = padded(&cut(&told, room), room);
        format!("  • {told}{points:>POINTS$}\n")
    }

    /// Every attempt and every time that it was graded; where the evidence is.
    fn history(&self, grade: &ModuleGrade, folder: &str, zone: i64) -> String {
        let mut text = String::new();
        let times: usize = grade.attempts.iter().map(|it| it.history.len()).sum();
        if times > 1 {
            let title = Text::new("Riwayat", "History");
            text.push_str(&format!("  {}\n", self.painted(self.say(&title), DIM)));
            for (at, attempt) in grade.attempts.iter().enumerate() {
                let is_counted = grade.counted.contains(&at);
                for past in &attempt.history {
                    let hash: String = attempt.content.chars().take(HASH).collect();
                    let points = past.earned.as_ref();
                    let points = points.map_or("?".to_string(), |points| points.rounded(2));
                    let sign = if is_counted && past.counts {
                        "→"
                    } else {
                        " "
                    };
                    let began = moment(past.began, zone);
                    let name = harmless(&attempt.name);
                    let line = format!("   {sign} {began}  {points:>6}  {hash}  {name}");
                    text.push_str(&format!("{}\n", cut(&line, self.width)));
                }
            }
        }
        let record = grade.attempt().and_then(|attempt| {
            let failed = attempt.checks.iter().find(|it| it.kind == Kind::Failed);
            failed.or(attempt.checks.first())
        });
        if let Some(check) = record {
            let path = quoted(&format!("{folder}/{}", harmless(&check.record)));
            let evidence = Text::new("Bukti:", "Evidence:");
            let line = format!("{} praktikum play {path}", self.say(&evidence));
            text.push_str(&format!("  {}\n", self.painted(&line, DIM)));
        }
        text
    }
}

/// The first of several lines.
fn brief(text: &str) -> String {
    match text.split_once('\n') {
        Some((first, _)) => format!("{} …", first.trim_end_matches(':')),
        None => text.to_string(),
    }
}

/// A path as a shell reads it.
fn quoted(path: &str) -> String {
    let is_plain = |next: char| next.is_alphanumeric() || "-_./:=+,@%~".contains(next);
    match !path.starts_with('~') && path.chars().all(is_plain) {
        true => path.to_string(),
        false => format!("'{}'", path.replace('\'', "'\\''")),
    }
}
