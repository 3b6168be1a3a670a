//! The class at a glance: how many passed each check, and what went wrong most often.

use super::book::{Book, Student};
use super::likeness::cause;
use super::module::ModuleGrade;
use crate::scenario::name::Name;
use crate::scenario::text::Text;
use crate::scenario::vocabulary::Diagnosis;
use crate::verdict::Kind;
use serde::Serialize;

#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Tally {
    pub checks: Vec<CheckTally>,
    /// The commonest first.
    pub failures: Vec<Common>,
}

/// How one check came out for everybody whose attempt was played.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CheckTally {
    pub module: Name,
    pub scenario: Name,
    pub id: Name,
    pub title: Text,
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
    pub unsure: usize,
    pub broken: usize,
}

/// The same check failed in the same way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Common {
    pub module: Name,
    pub scenario: Name,
    pub check: Name,
    pub title: Text,
    pub diagnosis: Option<Diagnosis>,
    /// What the first of them was told.
    pub why: Text,
    /// The same without what is somebody's own.
    #[serde(skip)]
    pub cause: String,
    pub numbers: Vec<String>,
}

impl Book {
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for (at, module) in self.plan.modules.iter().enumerate() {
            let rows = module.scenarios.iter().flat_map(|scenario| {
                let checks = scenario.checks.iter();
                checks.map(|check| CheckTally {
                    module: module.slug.clone(),
                    scenario: scenario.name.clone(),
                    id: check.id.clone(),
                    title: check.title.clone(),
                    passed: 0,
                    failed: 0,
                    skipped: 0,
                    unsure: 0,
                    broken: 0,
                })
            });
            let mut rows: Vec<CheckTally> = rows.collect();
            for student in &self.students {
                let Some(grade) = student.modules.get(at) else {
                    continue;
                };
                count(&mut rows, grade);
                tally.add_failures(grade, &student.person.number);
            }
            let is_played = rows.iter().any(|row| row.all() > 0);
            tally.checks.extend(rows.into_iter().filter(|_| is_played));
        }
        let failures = &mut tally.failures;
        failures.sort_by_key(|common| std::cmp::Reverse(common.numbers.len()));
        tally
    }

    /// Who handed in no programs in a module that counts, and whether a person decided about it.
    pub fn missing(&self, slug: &Name) -> Vec<(&str, bool)> {
        let missing = |student: &'_ Student| {
            let grade = student.module(slug)?;
            let is_decided = grade.is_decided_alone();
            (is_decided || grade.is_absent()).then_some(is_decided)
        };
        let students = self.students.iter();
        students
            .filter_map(|student| Some((student.person.number.as_str(), missing(student)?)))
            .collect()
    }
}

fn count(rows: &mut [CheckTally], grade: &ModuleGrade) {
    let checks = grade.attempt().map_or(&[][..], |attempt| &attempt.checks);
    for check in checks {
        let mut rows = rows.iter_mut();
        let row = rows.find(|row| row.scenario == check.scenario && row.id == check.id);
        let Some(row) = row else { continue };
        *match check.kind {
            Kind::Passed => &mut row.passed,
            Kind::Failed => &mut row.failed,
            Kind::Skipped => &mut row.skipped,
            Kind::Unsure => &mut row.unsure,
            Kind::Broken => &mut row.broken,
        } += 1;
    }
}

impl CheckTally {
    pub fn all(&self) -> usize {
        self.passed + self.failed + self.skipped + self.unsure + self.broken
    }
}

impl Tally {
    fn add_failures(&mut self, grade: &ModuleGrade, number: &str) {
        let Some(attempt) = grade.attempt() else {
            return;
        };
        let checks = attempt.checks.iter();
        for check in checks.filter(|check| check.kind == Kind::Failed) {
            let cause = cause(&check.why.id, &[&attempt.name, number]);
            let mut failures = self.failures.iter_mut();
            let is_vacant = check.diagnosis == Some(Diagnosis::NoProgram);
            let same = failures.find(|common| {
                let is_same = match is_vacant {
                    // Nobody is told to lack what somebody else lacks.
                    true => common.cause == cause,
                    false => common.scenario == check.scenario && common.check == check.id,
                };
                common.module == grade.slug && common.diagnosis == check.diagnosis && is_same
            });
            match same {
                // What is not there fails every check that needs it: that is one failure.
                Some(common) if common.numbers.last().is_some_and(|last| last == number) => {}
                Some(common) => common.numbers.push(number.to_string()),
                None => self.failures.push(Common {
                    module: grade.slug.clone(),
                    scenario: check.scenario.clone(),
                    check: check.id.clone(),
                    title: check.title.clone(),
                    diagnosis: check.diagnosis,
                    why: check.why.clone(),
                    cause,
                    numbers: vec![number.to_string()],
                }),
            }
        }
    }
}
