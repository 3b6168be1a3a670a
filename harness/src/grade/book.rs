//! The whole class: every student with every module, every point explained.

use super::alarm::{self, Alarm};
use super::attempt::Attempt;
use super::course::CourseGrade;
use super::facts::{Facts, HandIn, Person, Withdrawal};
use super::ground::Ground;
use super::module::ModuleGrade;
use super::obstacle::Obstacle;
use super::plan::Plan;
use crate::scenario::name::Name;
use crate::scenario::text::Text;
use serde::Serialize;
use std::collections::BTreeMap;

/// The hash of no files at all.
const NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Book {
    pub plan: Plan,
    /// In the order of the roster; behind them those who are not on it.
    pub students: Vec<Student>,
    /// Who was taken out of the class, and why.
    pub withdrawn: Vec<(Person, Withdrawal)>,
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
    /// Trying again does not help: a person has to grade it.
    pub is_lasting: bool,
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
                troubles: troubles(&grounds, &person.number, hand_ins),
                modules,
            }
        };
        let is_gone = |person: &Person| facts.withdrawn(&person.number, None);
        let here = facts.people.iter().filter(|one| is_gone(one).is_none());
        let students = here.map(student).collect();
        let gone = facts.people.iter();
        let gone = gone.filter_map(|one| Some((one.clone(), is_gone(one)?.clone())));
        let withdrawn = gone.collect();
        let alarms = alarm::all(&plan, facts);
        Self {
            students,
            withdrawn,
            alarms,
            at: facts.now,
            plan,
        }
    }

    /// Numbers that have a deadline of their own in the course, and that the class list does not know.
    pub fn extended_strangers(&self) -> Vec<(Name, String)> {
        let listed = self.students.iter().filter(|one| one.person.is_on_roster);
        let numbers: Vec<&str> = listed.map(|one| one.person.number.as_str()).collect();
        match numbers.is_empty() {
            true => Vec::new(),
            false => self.plan.extended_strangers(&numbers),
        }
    }

    /// By module, those who handed in the same content, though not together; who handed in no files is not meant.
    pub fn identical(&self, modules: &[Name]) -> Vec<(Name, Vec<String>)> {
        let of_module = |slug| {
            self.alike(slug)
                .into_iter()
                .map(|who| (Name::clone(slug), who))
        };
        modules.iter().flat_map(of_module).collect()
    }

    /// The numbers of those with the same content in a module.
    fn alike(&self, slug: &Name) -> Vec<Vec<String>> {
        let mut by: BTreeMap<&str, Vec<(&Attempt, String)>> = BTreeMap::new();
        for student in &self.students {
            let attempts = student.module(slug).into_iter().flat_map(|it| &it.attempts);
            for attempt in attempts.filter(|one| one.content != NOTHING) {
                let same = by.entry(&attempt.content).or_default();
                same.push((attempt, student.person.number.clone()));
            }
        }
        let by = by.into_values().filter(|who| {
            let mut others = who.iter().map(|(attempt, _)| &attempt.members);
            let first = others.next();
            others.any(|members| Some(members) != first)
        });
        by.map(|who| who.into_iter().map(|(_, number)| number).collect())
            .collect()
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

/// What cannot be looked into, as long as it may be for a module in which somebody was graded.
fn troubles(grounds: &[Ground<'_>], number: &str, hand_ins: &[&HandIn]) -> Vec<Trouble> {
    let is_any_graded = grounds.iter().any(|ground| ground.is_graded);
    let trouble = |hand_in: &&HandIn| {
        let mut grounds = grounds
            .iter()
            .filter(|ground| ground.is_graded || !is_any_graded);
        let Obstacle { why, is_lasting } = hand_in.problem.clone()?;
        let may_hold = grounds.any(|ground| ground.may_hold(number, hand_ins, hand_in));
        may_hold.then(|| Trouble {
            name: hand_in.name.clone(),
            why,
            is_lasting,
        })
    };
    hand_ins.iter().filter_map(trouble).collect()
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
