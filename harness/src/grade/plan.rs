//! What is graded, and for how much: the course, its modules, their scenarios, checks and questions.

use super::Score;
use crate::scenario;
use crate::scenario::course::{self, Grading, STYLE};
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use crate::scenario::text::Text;
use serde::Serialize;

/// A course as far as its grades need it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Plan {
    pub title: Text,
    pub institution: Text,
    pub term: Text,
    pub grading: Grading,
    pub modules: Vec<Module>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Module {
    pub slug: Name,
    pub title: Text,
    pub weight: Points,
    pub optional: bool,
    pub deadline: Option<course::Moment>,
    /// Later deadlines of single students, by their numbers.
    pub extensions: Vec<(String, course::Moment)>,
    /// What lateness costs in it, where that is not what it costs in the course.
    pub late: Option<course::Late>,
    pub scenarios: Vec<Scenario>,
    /// Each with its points of the module's hundred; the last may be for style.
    pub questions: Vec<Question>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scenario {
    pub name: Name,
    pub title: Text,
    /// Beside the module's other scenarios.
    pub weight: Points,
    pub checks: Vec<Check>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Check {
    pub id: Name,
    pub title: Text,
    pub points: Points,
}

/// What a person gives points for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Question {
    pub id: Name,
    pub text: Text,
    pub points: Points,
}

impl Plan {
    pub fn module(&self, slug: &Name) -> Option<&Module> {
        self.modules.iter().find(|module| module.slug == *slug)
    }

    /// What lateness costs in a module.
    pub fn late_in(&self, module: &Module) -> Option<course::Late> {
        module.late.or(self.grading.late)
    }

    /// Points of a hundred on the course's scale, still exact.
    pub fn on_scale(&self, points: &Score) -> Score {
        points * &Score::from(self.grading.maximum).over(&Score::whole(100))
    }

    /// The same as everybody reads them: rounded once, as the course says.
    pub fn shown(&self, points: &Score) -> String {
        self.on_scale(points).rounded(self.grading.decimals)
    }

    /// The zone in which deadlines are written, those of these modules first: so many minutes ahead of UTC.
    pub fn zone(&self, first: &[Name]) -> Option<i64> {
        let deadline = |module: &Module| module.deadline;
        let first = first.iter().filter_map(|slug| self.module(slug));
        let deadlines = first.chain(&self.modules).find_map(deadline);
        deadlines.map(course::Moment::zone)
    }

    /// Students with a deadline of their own in a module whom nobody on the class list is called like.
    pub(super) fn extended_strangers(&self, numbers: &[&str]) -> Vec<(Name, String)> {
        let of_module = |module: &Module| {
            let strangers = module.extensions.iter().map(|(number, _)| number.clone());
            let slug = module.slug.clone();
            let strangers = strangers.filter(|number| !numbers.contains(&number.as_str()));
            strangers
                .map(|number| (slug.clone(), number))
                .collect::<Vec<_>>()
        };
        self.modules.iter().flat_map(of_module).collect()
    }
}

impl Module {
    /// Until when this student may hand in, and whether that is later than for the others.
    pub fn deadline_of(&self, number: &str) -> Option<(course::Moment, bool)> {
        let own = self
            .extensions
            .iter()
            .filter(|(known, _)| known == number)
            .map(|(_, moment)| *moment)
            .max();
        let usual = self.deadline?;
        match own {
            Some(own) if own > usual => Some((own, true)),
            _ => Some((usual, false)),
        }
    }

    pub fn scenario(&self, name: &Name) -> Option<&Scenario> {
        self.scenarios
            .iter()
            .find(|scenario| scenario.name == *name)
    }

    pub fn question(&self, id: &Name) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == *id)
    }
}

impl Scenario {
    pub fn of(name: Name, weight: Points, scenario: &scenario::Scenario) -> Self {
        let check = |check: &scenario::Check| Check {
            id: check.id.clone(),
            title: check.title.clone(),
            points: check.points,
        };
        Self {
            name,
            title: scenario.title.clone(),
            weight,
            checks: scenario.checks.iter().map(check).collect(),
        }
    }

    pub fn check(&self, id: &Name) -> Option<&Check> {
        self.checks.iter().find(|check| check.id == *id)
    }
}

impl Question {
    /// Points for how a program is written, where the course has them.
    pub fn style(points: Points) -> Option<Self> {
        Some(Self {
            id: Name::new(STYLE)?,
            text: Text::new("Gaya penulisan program", "How the program is written"),
            points,
        })
    }
}
