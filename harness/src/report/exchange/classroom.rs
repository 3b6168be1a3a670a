//! Classroom 50, the living heir of GitHub Classroom: `result.json` for one repository and one module.

use super::case::{Case, adjusted, answers, cases};
use super::{Batch, rounded};
use crate::grade::{ModuleGrade, Score, Student};
use crate::report::calendar;
use crate::verdict::Kind;
use serde_json::{Value, json};

/// What the workflow that grades says of itself; elsewhere nothing of it is known.
#[derive(Debug, Clone, Default)]
pub struct Runner {
    pub classroom: Option<String>,
    pub assignment: Option<String>,
    pub submission: Option<String>,
    pub commit: Option<String>,
    pub release: Option<String>,
    pub review: Option<String>,
}

/// `None` where there is no grade: the workflow then fails, and its student loses nothing.
pub fn classroom(
    batch: Batch<'_>,
    student: &Student,
    module: &ModuleGrade,
    runner: &Runner,
) -> Option<String> {
    let score = rounded(batch, module)?;
    let attempt = module.attempt();
    let seconds = attempt.map_or(batch.book.at, |attempt| {
        let handed = attempt.handed_in.as_ref();
        handed.map_or(attempt.began, |handed| handed.seconds)
    });
    let content: String = attempt
        .map_or("none", |it| &it.content)
        .chars()
        .take(12)
        .collect();
    let moment = calendar::utc(seconds);
    let own = format!("submit/{}-{content}", moment.replace(':', "-"));
    let submission = runner.submission.as_ref().unwrap_or(&own);
    let said = |text: &Option<String>| text.clone().unwrap_or_else(|| submission.clone());
    let is_group = attempt.is_some_and(|attempt| attempt.members.len() > 1);
    let mut checks = cases(batch, module);
    let adjusted = adjusted(batch, module).map(|case| lessened(case, &mut checks));
    let mut tests = Vec::new();
    for case in checks
        .into_iter()
        .chain(adjusted)
        .chain(answers(batch, module))
    {
        tests.push(json!({
            "test-name": case.name,
            "passed": case.kind == Kind::Passed,
            "score": case.got.as_ref().map_or(Value::from(0), |got| json!(got)),
            "max-score": case.worth,
            "title": case.title,
            "message": case.why,
        }));
    }
    let result = json!({
        "schema": "classroom50/result/v1",
        "classroom": runner.classroom.clone().unwrap_or_else(|| batch.say(&batch.book.plan.title).to_string()),
        "assignment": runner.assignment.clone().unwrap_or_else(|| module.slug.to_string()),
        "assignment_type": if is_group { "group" } else { "individual" },
        "owner": super::cell::line(&student.person.number),
        "submission": submission,
        "commit": said(&runner.commit),
        "release": said(&runner.release),
        "review": said(&runner.review),
        "datetime": moment,
        "graded_at": calendar::utc(attempt.map_or(batch.book.at, |it| it.ended.unwrap_or(it.began))),
        "score": score,
        "max-score": Score::whole(100),
        "tests": tests,
    });
    Some(format!("{result:#}\n"))
}

/// No test has less than nothing here: what is taken away is taken from every check alike.
fn lessened(case: Case, checks: &mut [Case]) -> Case {
    let taken = case.got.clone().unwrap_or_default();
    if taken > Score::default() {
        return case;
    }
    let all: Score = checks.iter().filter_map(|check| check.got.clone()).sum();
    let left = (&all + &taken).over(&all);
    for got in checks.iter_mut().filter_map(|check| check.got.as_mut()) {
        *got = &*got * &left;
    }
    let got = Some(Score::default());
    Case { got, ..case }
}
