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
    pub(super) kind: Kind,
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
        kind: check.kind,
        got: check.got.as_ref().map(|got| got * &share),
        worth: &check.worth * &share,
        why: why(batch, check),
        diagnosis: check.diagnosis.and_then(word),
        took: check.took.unwrap_or_default(),
    };
    checks.iter().map(case).collect()
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
                Some(points) if points == answer.possible => Kind::Passed,
                Some(_) => Kind::Failed,
            },
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
            let kind = if is_full { Kind::Passed } else { Kind::Failed };
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
