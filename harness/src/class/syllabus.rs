//! The course as it is graded: its plan for points, its scenarios for plays, and by what both are known again.

use crate::grade::{self, Plan, Question, Scenario};
use crate::scenario::course::{self, STYLE};
use crate::scenario::document::Known;
use crate::scenario::name::Name;
use crate::scenario::text::Spoken;
use crate::world::course::{Course, Shelf, Unit};
use crate::world::digest::Digest;
use anyhow::Result;

#[derive(Debug)]
pub struct Syllabus {
    pub plan: Plan,
    /// All modules of the course with all their scenarios.
    pub course: Course,
    /// Of each module, in the same order, the hash of what its plays depend on.
    scenarios: Vec<String>,
}

impl Syllabus {
    pub fn of(shelf: &Shelf) -> Result<Self> {
        let course = shelf.choose(&[])?;
        let about = shelf.about();
        let units = course.modules.iter();
        let modules = units.clone().map(|unit| module(about, unit));
        Ok(Self {
            plan: Plan {
                title: about.title.clone(),
                institution: about.institution.clone(),
                term: about.term.clone(),
                grading: about.grading.clone(),
                modules: modules.collect(),
            },
            scenarios: units.map(|unit| hash(shelf, unit)).collect(),
            course,
        })
    }

    pub fn unit(&self, slug: &Name) -> Option<&Unit> {
        self.course.modules.iter().find(|unit| unit.slug == *slug)
    }

    /// The modules and their roles, by which submissions may name what they hold.
    pub fn known(&self) -> Known<'_> {
        let modules = self.course.modules.iter().map(|unit| {
            let roles = unit.module.roles.iter().map(|role| role.name.as_str());
            (unit.slug.as_str(), roles.collect())
        });
        Known {
            modules: modules.collect(),
        }
    }

    /// The hash of a module's scenarios: what is played depends on them, on its roles and on its times alone.
    pub fn scenarios(&self, slug: &Name) -> &str {
        let at = self
            .course
            .modules
            .iter()
            .position(|unit| unit.slug == *slug);
        at.and_then(|at| self.scenarios.get(at))
            .map_or("", String::as_str)
    }

    /// The modules of these names, in the order of the course.
    pub fn named(&self, words: &[String]) -> Result<Vec<Name>, Spoken> {
        let known = || self.course.modules.iter().map(|unit| &unit.slug);
        if let Some(word) = words
            .iter()
            .find(|word| !known().any(|slug| slug.as_str() == *word))
        {
            let all: Vec<&str> = known().map(Name::as_str).collect();
            return Err(unknown(word, &all.join(", ")));
        }
        let is_wanted = |slug: &&Name| words.iter().any(|word| word == slug.as_str());
        Ok(known().filter(is_wanted).cloned().collect())
    }
}

fn unknown(word: &str, all: &str) -> Spoken {
    let word = crate::scenario::text::harmless(word);
    Spoken::new(
        format!("tidak ada modul `{word}` di kursus ini; yang ada: {all}"),
        format!("there is no module `{word}` in this course; there are: {all}"),
    )
}

fn module(about: &course::Course, unit: &Unit) -> grade::Module {
    let entry = about.modules.iter().find(|entry| entry.slug == unit.slug);
    let asked = unit.module.questions.iter().map(|question| Question {
        id: question.id.clone(),
        text: question.text.clone(),
        points: question.points,
    });
    let mut questions: Vec<Question> = asked.collect();
    let has_own = questions
        .iter()
        .any(|question| question.id.as_str() == STYLE);
    let style = about.grading.style.filter(|_| !has_own);
    questions.extend(style.and_then(Question::style));
    let plays = unit.scenarios.iter();
    let plays = plays.map(|play| Scenario::of(play.name.clone(), play.weight, &play.scenario));
    grade::Module {
        slug: unit.slug.clone(),
        title: unit.module.title.clone(),
        weight: unit.weight,
        optional: unit.optional,
        deadline: entry.and_then(|entry| entry.deadline),
        extensions: entry
            .map(|entry| entry.extensions.clone())
            .unwrap_or_default(),
        late: entry.and_then(|entry| entry.late),
        scenarios: plays.collect(),
        questions,
    }
}

/// Weights, titles and questions are left out: changing them plays nothing again.
fn hash(shelf: &Shelf, unit: &Unit) -> String {
    let mut digest = Digest::default();
    let settings = serde_json::to_vec(&(&unit.module.roles, unit.defaults));
    digest.add(&settings.unwrap_or_default());
    for play in &unit.scenarios {
        digest.add(play.name.as_str().as_bytes());
        digest.add(shelf.source(&unit.slug, &play.name).unwrap_or_default());
    }
    digest.hex()
}
