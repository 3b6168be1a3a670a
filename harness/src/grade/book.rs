//! The whole class: every student with every module, every point explained.

use super::alarm::{self, Alarm};
use super::course::CourseGrade;
use super::facts::{Facts, HandIn, Person};
use super::module::{Ground, ModuleGrade};
use super::plan::Plan;
use crate::scenario::name::Name;
use crate::scenario::text::Text;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Book {
    pub plan: Plan,
    /// In the order of the roster; behind them those who are not on it.
    pub students: Vec<Student>,
    /// Identical content that earned less than before.
    pub alarms: Vec<Alarm>,
    /// Seconds since 1970 at which it was looked at.
    pub at: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Student {
    pub person: Person,
    /// In the order of the course.
    pub modules: Vec<ModuleGrade>,
    pub grade: CourseGrade,
    /// What was handed in and is of no module.
    pub troubles: Vec<Trouble>,
}

/// Something that was handed in last, and why nothing of it can be graded.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trouble {
    pub name: String,
    pub why: Text,
}

impl Book {
    pub fn of(plan: Plan, facts: &Facts) -> Self {
        let grounds = plan.modules.iter();
        let grounds: Vec<Ground<'_>> = grounds
            .map(|module| Ground::of(&plan, module, facts))
            .collect();
        let by_number = by_number(facts);
        let student = |person: &Person| {
            let hand_ins = by_number.get(person.number.as_str());
            let hand_ins = hand_ins.map_or(&[][..], Vec::as_slice);
            let modules = grounds.iter();
            let modules: Vec<ModuleGrade> = modules
                .map(|ground| ground.grade(&person.number, hand_ins))
                .collect();
            Student {
                person: person.clone(),
                grade: CourseGrade::of(&plan, &modules),
                troubles: hand_ins.iter().filter_map(|one| trouble(one)).collect(),
                modules,
            }
        };
        let students = facts.people.iter().map(student).collect();
        let alarms = alarm::all(&plan, facts);
        Self {
            students,
            alarms,
            at: facts.now,
            plan,
        }
    }

    pub fn student(&self, number: &str) -> Option<&Student> {
        self.students
            .iter()
            .find(|student| student.person.number == number)
    }
}

impl Student {
    pub fn module(&self, slug: &Name) -> Option<&ModuleGrade> {
        self.modules.iter().find(|module| module.slug == *slug)
    }
}

fn trouble(hand_in: &HandIn) -> Option<Trouble> {
    let why = hand_in.problem.clone().filter(|_| hand_in.is_current)?;
    Some(Trouble {
        name: hand_in.name.clone(),
        why,
    })
}

/// What each number handed in, in its order.
fn by_number(facts: &Facts) -> BTreeMap<&str, Vec<&HandIn>> {
    let mut found: BTreeMap<&str, Vec<&HandIn>> = BTreeMap::new();
    for hand_in in &facts.hand_ins {
        for number in &hand_in.members {
            found.entry(number).or_default().push(hand_in);
        }
    }
    for hand_ins in found.values_mut() {
        hand_ins.sort_by_key(|hand_in| hand_in.order);
    }
    found
}
