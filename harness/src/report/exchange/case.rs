//! What one student has in one module as a list of tests, as other programs know them.

use super::{Batch, cell, open, settled};
use crate::grade::{Attempt, CheckGrade, Lateness, ModuleGrade, Reason, Score, Standing};
use crate::scenario::text::Text;
use crate::scenario::vocabulary::Diagnosis;
use crate::verdict::Kind;
use std::time::Duration;

pub(super) struct Case {
    /// Unique within its module, and the same in every language: `leave/boot`.
    pub(super) name: String,
    pub(super) title: String,
    /// Of what a person gave points for only full ones are passed, and nothing is failed.
    pub(super) kind: Kind,
    pub(super) is_persons: bool,
    /// Of the module's hundred; `None` where nobody can tell.
    pub(super) got: Option<Score>,
    pub(super) worth: Score,
    /// Why; empty for what passed. It may have several lines.
    pub(super) why: String,
    pub(super) diagnosis: Option<&'static str>,
    /// How long it took; nothing where that is not known.
    pub(super) took: Duration,
}

/// Checks of the attempt that counts; without them one case says what there is instead.
pub(super) fn cases(batch: Batch<'_>, grade: &ModuleGrade) -> Vec<Case> {
    let checks = grade.attempt().map_or(&[][..], |attempt| &attempt.checks);
    if checks.is_empty() {
        return instead(batch, grade).into_iter().collect();
    }
    let share = Score::from(grade.programs_of).over(&Score::whole(100));
    let case = |check: &CheckGrade| Case {
        name: format!("{}/{}", check.scenario, check.id),
        title: cell::line(batch.say(&check.title)),
        kind: match check.decided {
            Some(_) => of_person(check.earned == check.possible),
            None => check.kind,
        },
        is_persons: check.decided.is_some(),
        got: check.got.as_ref().map(|got| got * &share),
        worth: &check.worth * &share,
        why: why(batch, check),
        diagnosis: check.diagnosis.and_then(word),
        took: check.took.unwrap_or_default(),
    };
    checks.iter().map(case).collect()
}

fn of_person(is_full: bool) -> Kind {
    if is_full { Kind::Passed } else { Kind::Skipped }
}

/// What stands between the checks and what the programs count: what lateness takes, what a person decided about the
/// whole, what other attempts had. With it the cases add up to the points.
pub(super) fn adjusted(batch: Batch<'_>, grade: &ModuleGrade) -> Option<Case> {
    let attempt = grade.attempt().filter(|one| !one.checks.is_empty())?;
    let programs = grade.programs.as_ref()?;
    let sum: Score = attempt.checks.iter().filter_map(|it| it.got.clone()).sum();
    let more = programs - &sum;
    if more.is_nothing() {
        return None;
    }
    let share = Score::from(grade.programs_of).over(&Score::whole(100));
    let (name, title, why) = match (&grade.decided, &attempt.late) {
        (Some(decided), _) => (
            "decided",
            Text::new("Diputuskan pengajar", "Decided by a person"),
            cell::lines(&decided.because),
        ),
        (None, Some(late)) if grade.counted.len() == 1 => (
            "late",
            Text::new("Keterlambatan", "Lateness"),
            cell::line(batch.say(&late.text())),
        ),
        _ => (
            "average",
            Text::new("Rata-rata semua kiriman", "Average of all attempts"),
            String::new(),
        ),
    };
    Some(Case {
        name: name.to_string(),
        title: batch.say(&title).to_string(),
        kind: Kind::Skipped,
        is_persons: grade.decided.is_some(),
        got: Some(&more * &share),
        worth: Score::default(),
        why,
        diagnosis: None,
        took: Duration::ZERO,
    })
}

/// Everything that a student has points of, in rows that add up.
pub(super) fn rows(batch: Batch<'_>, grade: &ModuleGrade) -> Vec<Case> {
    let mut rows = cases(batch, grade);
    rows.extend(adjusted(batch, grade));
    rows.extend(answers(batch, grade));
    rows
}

impl Case {
    /// What a person gave is neither right nor wrong, unless it is everything.
    pub(super) fn mark(&self) -> &'static str {
        match self.kind {
            Kind::Passed => "✓",
            Kind::Failed => "✗",
            Kind::Skipped if self.is_persons => "•",
            Kind::Skipped => "–",
            Kind::Unsure | Kind::Broken => "?",
        }
    }

    /// `7.5 / 10`; what only adds or takes is a number alone.
    pub(super) fn points(&self, between: &str) -> String {
        let got = self.got.as_ref().map_or("?".to_string(), Score::to_string);
        match self.worth.is_nothing() && self.got.is_some() {
            true => got,
            false => format!("{got}{between}{}", self.worth),
        }
    }
}

fn word(diagnosis: Diagnosis) -> Option<&'static str> {
    let mut all = Diagnosis::ALL.iter();
    all.find_map(|(word, known)| (*known == diagnosis).then_some(*word))
}

/// Questions and style, with the points that a person gave.
pub(super) fn answers(batch: Batch<'_>, grade: &ModuleGrade) -> Vec<Case> {
    let answers = grade.answers.iter().map(|answer| {
        let (mark, points) = (answer.mark.as_ref(), answer.got);
        Case {
            name: answer.question.to_string(),
            title: cell::line(batch.say(&answer.text)),
            kind: match points {
                None => Kind::Unsure,
                Some(_) if mark.is_none() => Kind::Failed,
                Some(points) => of_person(points == answer.possible),
            },
            is_persons: mark.is_some(),
            got: points.map(Score::from),
            worth: Score::from(answer.possible),
            why: match mark {
                Some(mark) => cell::lines(&mark.comment),
                None if points.is_some() => batch.say(&not_handed_in()).to_string(),
                None => String::new(),
            },
            diagnosis: None,
            took: Duration::ZERO,
        }
    });
    answers.collect()
}

fn why(batch: Batch<'_>, check: &CheckGrade) -> String {
    match &check.decided {
        Some(decided) => {
            let by = Text::new("diputuskan pengajar: ", "decided by a person: ");
            format!("{}{}", batch.say(&by), cell::lines(&decided.because))
        }
        None => cell::lines(batch.say(&check.why)),
    }
}

fn instead(batch: Batch<'_>, grade: &ModuleGrade) -> Option<Case> {
    // What a person must still read is a case of its own.
    let own = grade.reasons().iter();
    let own = own.filter(|reason| !matches!(reason, Reason::Unmarked(_)));
    let reasons: Vec<String> = own
        .map(|reason| cell::lines(batch.say(&reason.text())))
        .collect();
    let decided = grade.decided.as_ref();
    let (kind, why) = match &grade.standing {
        Standing::LeftOut | Standing::Open => return None,
        _ if !reasons.is_empty() => (Kind::Broken, reasons.join("\n")),
        _ if grade.is_absent() => (Kind::Failed, batch.say(&not_handed_in()).to_string()),
        _ => {
            let is_full = grade.programs == Some(Score::whole(100));
            let kind = match decided {
                Some(_) => of_person(is_full),
                None if is_full => Kind::Passed,
                None => Kind::Failed,
            };
            (
                kind,
                decided
                    .map(|it| cell::lines(&it.because))
                    .unwrap_or_default(),
            )
        }
    };
    let share = Score::from(grade.programs_of).over(&Score::whole(100));
    let got = grade.programs.as_ref().filter(|_| kind != Kind::Broken);
    Some(Case {
        name: grade.slug.to_string(),
        title: cell::line(batch.say(&grade.title)),
        kind,
        is_persons: decided.is_some(),
        got: got.map(|got| got * &share),
        worth: Score::from(grade.programs_of),
        why,
        diagnosis: None,
        took: Duration::ZERO,
    })
}

fn not_handed_in() -> Text {
    Text::new("tidak dikumpulkan", "not handed in")
}

/// What is to be said beside the tests: how late it was, what a person decided, what is still open.
pub(super) fn remarks(batch: Batch<'_>, grade: &ModuleGrade) -> Vec<String> {
    let mut remarks = Vec::new();
    if let Some(points) = settled(grade) {
        let maximum = batch.book.plan.grading.maximum;
        let on_scale = super::grade(batch, grade).unwrap_or_default();
        let hundred = points.rounded(2);
        let said = match maximum.hundredths() {
            10_000 => Text::new(
                format!("Nilai {on_scale} dari 100"),
                format!("Grade {on_scale} of 100"),
            ),
            _ => Text::new(
                format!("Nilai {on_scale} dari {maximum} ({hundred} dari 100)"),
                format!("Grade {on_scale} of {maximum} ({hundred} of 100)"),
            ),
        };
        remarks.push(batch.say(&said).to_string());
    }
    let late = grade
        .attempt()
        .and_then(|attempt: &Attempt| attempt.late.as_ref());
    let is_lessened = grade.decided.is_none();
    let late = late.filter(|late| late.days > 0 && is_lessened);
    let late = late.map(Lateness::text);
    remarks.extend(late.map(|late| cell::line(batch.say(&late))));
    if let Some(decided) = &grade.decided {
        let said = Text::new("Diputuskan pengajar: ", "Decided by a person: ");
        remarks.push(format!(
            "{}{}",
            batch.say(&said),
            cell::line(&decided.because)
        ));
    }
    let open = open(grade);
    remarks.extend(open.iter().map(|why| cell::line(batch.say(why))));
    remarks
}
