//! A student's grade in the whole course, from the modules by their weights.

use super::Score;
use super::line::Line;
use super::module::{ModuleGrade, Standing};
use super::plan::Plan;
use crate::scenario::name::Name;
use crate::scenario::text::Text;
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CourseGrade {
    /// Of a hundred, exact; `None` while somebody must still judge, or nothing counts yet.
    pub points: Option<Score>,
    /// The same on the course's scale, rounded as the course says.
    pub grade: Option<Score>,
    /// Every required module counts: none is still open.
    pub is_complete: bool,
    /// The modules that count.
    pub counted: Vec<Name>,
    pub lines: Vec<Line>,
}

impl CourseGrade {
    pub(super) fn of(plan: &Plan, modules: &[ModuleGrade]) -> Self {
        let required = modules.iter().filter(|module| !module.is_optional);
        let settled =
            |module: &&ModuleGrade| matches!(module.standing, Standing::Graded | Standing::Missing);
        let mut counted: Vec<&ModuleGrade> = required.clone().filter(settled).collect();
        let is_complete = required.clone().count() == counted.len();
        let is_pending = required.clone().any(ModuleGrade::is_pending);
        add_optional(modules, &mut counted);
        let points = average(&counted).filter(|_| !is_pending);
        let scaled = points.as_ref().map(|points| plan.on_scale(points));
        let grade = scaled.map(|scaled| scaled.to_places(plan.grading.decimals));
        let names: Vec<Name> = counted.iter().map(|module| module.slug.clone()).collect();
        let lines = modules.iter();
        let lines = lines.map(|module| line(module, &counted)).collect();
        Self {
            points,
            grade,
            is_complete,
            counted: names,
            lines,
        }
    }
}

/// An optional module counts when it does not lower the grade: the best first.
fn add_optional<'a>(modules: &'a [ModuleGrade], counted: &mut Vec<&'a ModuleGrade>) {
    let mut optional: Vec<&ModuleGrade> = modules
        .iter()
        .filter(|module| module.is_optional && module.points.is_some())
        .collect();
    optional.sort_by(|left, right| right.points.cmp(&left.points));
    for module in optional {
        if average(counted).is_none_or(|average| module.points > Some(average)) {
            counted.push(module);
        }
    }
}

fn average(modules: &[&ModuleGrade]) -> Option<Score> {
    let weights: Score = modules
        .iter()
        .map(|module| Score::from(module.weight))
        .sum();
    if weights.is_nothing() {
        return None;
    }
    let weighted = modules.iter().filter_map(|module| {
        let points = module.points.as_ref()?;
        Some(points * &Score::from(module.weight))
    });
    Some(weighted.sum::<Score>().over(&weights))
}

/// A module's part of the course's hundred.
fn line(module: &ModuleGrade, counted: &[&ModuleGrade]) -> Line {
    let is_counted = counted.iter().any(|one| one.slug == module.slug);
    let weights: Score = counted.iter().map(|one| Score::from(one.weight)).sum();
    let share = Score::from(module.weight).over(&weights);
    let part = |score: &Score| score * &share;
    let points = module.points.as_ref().filter(|_| is_counted).map(part);
    let of = is_counted.then(|| part(&Score::whole(100)));
    Line::new(module.title.clone(), points, of, why(module, is_counted))
}

fn why(module: &ModuleGrade, is_counted: bool) -> Text {
    match &module.standing {
        Standing::Graded if is_counted => Text::default(),
        Standing::Graded => Text::new(
            "pilihan, dan akan menurunkan nilai: tidak dihitung",
            "optional, and would lower the grade: not counted",
        ),
        Standing::Pending(reasons) => reasons.first().map(super::Reason::text).unwrap_or_default(),
        Standing::Missing => Text::new("tidak dikumpulkan", "not handed in"),
        Standing::Open => Text::new("belum dikumpulkan", "not handed in yet"),
        Standing::LeftOut => Text::new("pilihan, tidak dikumpulkan", "optional, not handed in"),
    }
}
