//! Every time that something of a module was graded, in order; and where the evidence of what counts lies.

use super::status::moment;
use super::{DIM, Look};
use crate::grade::{Attempt, ModuleGrade, Past};
use crate::scenario::shell::typed;
use crate::scenario::text::{Text, harmless};
use crate::verdict::Kind;

/// How many characters of a hash are shown.
const HASH: usize = 8;

impl Look {
    /// `folder` is that of the gradebook.
    pub(super) fn history(&self, grade: &ModuleGrade, folder: &str, zone: i64) -> String {
        let attempts = grade.attempts.iter().enumerate();
        let all = attempts.flat_map(|(at, attempt)| {
            let is_counted = grade.counted.contains(&at) && grade.decided.is_none();
            let past = attempt.history.iter();
            past.map(move |past| (past, attempt, is_counted && past.counts))
        });
        let mut all: Vec<(&Past, &Attempt, bool)> = all.collect();
        all.sort_by_key(|(past, ..)| past.began);
        let mut text = String::new();
        if all.len() > 1 {
            let title = Text::new(
                "Riwayat: dinilai pada, nilai program, isi, kiriman (→ yang dihitung)",
                "History: graded at, programs\u{2019} points, content, submission (→ what counts)",
            );
            let title = self.wrapped(self.say(&title), 4);
            text.push_str(&format!("  {}\n", self.painted(&title, DIM)));
            for (past, attempt, counts) in all {
                text.push_str(&self.past(past, attempt, (counts, zone)));
            }
        }
        text + &self.evidence(grade, folder)
    }

    fn past(&self, past: &Past, attempt: &Attempt, (counts, zone): (bool, i64)) -> String {
        let hash: String = attempt.content.chars().take(HASH).collect();
        let late = attempt.late.as_ref().filter(|late| late.takes > 0);
        let points = past.earned.as_ref().map(|earned| match late {
            Some(late) => late.leaves(earned),
            None => earned.clone(),
        });
        let points = points.map_or("?".to_string(), |points| points.rounded(2));
        let late = late.map_or(String::new(), |late| {
            let share = late.share();
            let said = Text::new(
                format!(" · terlambat −{share}"),
                format!(" · late −{share}"),
            );
            self.say(&said).to_string()
        });
        let (sign, began) = (if counts { "→" } else { " " }, moment(past.began, zone));
        let name = harmless(&attempt.name);
        let line = format!("{began}  {points:>6}  {hash}  {name}{late}");
        // What is wrapped loses the blanks that it begins with.
        format!("   {sign} {}\n", self.wrapped(&line, 6))
    }

    fn evidence(&self, grade: &ModuleGrade, folder: &str) -> String {
        let record = grade.attempt().and_then(|attempt| {
            let failed = attempt.checks.iter().find(|it| it.kind == Kind::Failed);
            failed.or(attempt.checks.first())
        });
        let Some(check) = record else {
            return String::new();
        };
        let path = typed(&format!("{folder}/{}", harmless(&check.record)));
        let evidence = Text::new("Bukti:", "Evidence:");
        let line = format!("{} praktikum play {path}", self.say(&evidence));
        format!("  {}\n", self.painted(&line, DIM))
    }
}
