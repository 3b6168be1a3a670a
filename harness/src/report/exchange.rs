//! Grades in the forms that other programs take. Every function returns text; none reads or writes a file.
//!
//! Whatever students or their programs wrote is made harmless for where it goes: no formula in a spreadsheet, no
//! markup in a page, no control character anywhere. Files that another system made are filled in, not written anew.

mod assignment;
mod canvas;
mod case;
mod cell;
mod classroom;
mod ctrf;
mod feedback;
mod filling;
mod gradescope;
mod junit;
mod moodle;
mod sheet;
mod table;
mod tap;
#[cfg(test)]
mod tests;
mod who;
mod worksheet;

pub use assignment::other_assignment;
pub use canvas::canvas;
pub use cell::Divider;
pub use classroom::{Runner, classroom};
pub use ctrf::ctrf;
pub use feedback::{Feedback, Place, feedback};
pub use gradescope::gradescope;
pub use junit::junit;
pub use moodle::moodle;
pub use table::table;
pub use tap::tap;
pub use worksheet::worksheet;

use crate::grade::{Book, ModuleGrade, Reason, Score, Standing, Student};
use crate::scenario::name::Name;
use crate::scenario::text::{Language, Text};

/// Whose grades go out, in which modules, and in which language what is said of them.
#[derive(Clone, Copy)]
pub struct Batch<'a> {
    pub book: &'a Book,
    pub modules: &'a [Name],
    pub language: Language,
}

/// A file that another system made, with grades in it.
#[derive(Debug, Default, PartialEq)]
pub struct Filled {
    pub bytes: Vec<u8>,
    /// How many rows have a grade now.
    pub grades: usize,
    /// Rows of nobody in the gradebook: their line, and what they say.
    pub strangers: Vec<(usize, String)>,
    /// Whose grade it had, and what was made of it: `… : 88.00 → 97.50`.
    pub replaced: Vec<String>,
    /// Of whom the file knows something that the gradebook does not: left alone.
    pub spared: Vec<String>,
    /// Who has a grade without having handed in programs.
    pub zeros: Vec<String>,
    /// Who is in the gradebook and not in the file.
    pub absent: Vec<String>,
    pub notes: Vec<Text>,
}

/// Somebody who has no grade yet in a module, and why.
#[derive(Debug, PartialEq)]
pub struct Unsettled {
    pub number: String,
    pub module: Name,
    pub why: Vec<Text>,
}

impl<'a> Batch<'a> {
    /// Each student with what they have in these modules.
    fn grades(self) -> impl Iterator<Item = (&'a Student, &'a ModuleGrade)> {
        self.book.students.iter().flat_map(move |student| {
            let modules = self.modules.iter();
            modules.filter_map(move |slug| Some((student, student.module(slug)?)))
        })
    }

    /// Everybody without a grade whom nothing excuses: a blank must be wished for.
    pub fn unsettled(self) -> Vec<Unsettled> {
        let unsettled = |(student, grade): (&Student, &ModuleGrade)| {
            let mut why = open(grade);
            why.extend(grade.newer.iter().map(Reason::newer));
            (!why.is_empty()).then(|| Unsettled {
                number: student.person.number.clone(),
                module: grade.slug.clone(),
                why,
            })
        };
        self.grades().filter_map(unsettled).collect()
    }

    /// How many have handed in nothing and still may: a blank is right for them.
    pub fn awaited(self) -> usize {
        let is_open = |(_, grade): &(&Student, &ModuleGrade)| grade.standing == Standing::Open;
        self.grades().filter(is_open).count()
    }

    /// Who handed in no programs, and has a settled grade all the same.
    pub fn absent(self) -> Vec<String> {
        let absent = self.grades().filter(|(_, grade)| grade.is_absent());
        let mut absent: Vec<String> = absent.map(|(student, _)| moodle::called(student)).collect();
        absent.dedup();
        absent
    }

    fn say(self, text: &Text) -> &str {
        text.in_language(self.language)
    }
}

fn open(grade: &ModuleGrade) -> Vec<Text> {
    match &grade.standing {
        Standing::Graded | Standing::LeftOut | Standing::Missing | Standing::Open => Vec::new(),
        Standing::Pending(reasons) => reasons.iter().map(Reason::text).collect(),
    }
}

/// On the course's scale, rounded as it says; `None` where a blank belongs.
fn grade(batch: Batch<'_>, grade: &ModuleGrade) -> Option<String> {
    grade.shown(batch.book.plan.grading.decimals)
}

/// Of a hundred, rounded as it is everywhere else; `None` where it does not stand.
fn rounded(batch: Batch<'_>, module: &ModuleGrade) -> Option<Score> {
    let rules = &batch.book.plan.grading;
    let maximum = Score::from(rules.maximum);
    let grade = module.grade.as_ref().filter(|_| !maximum.is_nothing())?;
    let grade = grade.to_places(rules.decimals);
    Some((&grade * &Score::whole(100)).over(&maximum))
}

/// Of a hundred, where it stands.
fn settled(grade: &ModuleGrade) -> Option<&Score> {
    grade.points.as_ref()
}
