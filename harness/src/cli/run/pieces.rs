//! What is played: the scenarios that were asked for, or those that the programs are for.

use crate::scenario::name::Name;
use crate::scenario::text::{Spoken, Text};
use crate::submission::{Submission, Whose};
use crate::world::course::{Course, Shelf, Unit};
use crate::world::recipe::Lack;
use anyhow::Result;

/// What of the course is played: what was asked for, or what the programs are for.
pub(super) fn course(
    asked: &[String],
    shelf: &Shelf,
    whose: &Whose,
    submission: &Submission,
    warn: &mut dyn FnMut(&Text),
) -> Result<Course> {
    let course = shelf.choose(asked)?;
    if whose.is_reference {
        return Ok(known(course, submission, !asked.is_empty(), warn)?);
    }
    if !asked.is_empty() {
        return Ok(course);
    }
    let guess = submission
        .guess(&course)
        .map_err(|all| Lack::together(&all))?;
    guess.left_out.iter().for_each(|lack| warn(&lack.spoken.0));
    let slugs: Vec<String> = guess.modules.iter().map(Name::to_string).collect();
    shelf.choose(&slugs)
}

/// What of a course the reference has programs for, as its manifest says: they are never guessed.
fn known(
    mut course: Course,
    reference: &Submission,
    is_asked: bool,
    warn: &mut dyn FnMut(&Text),
) -> Result<Course, Spoken> {
    let has = |unit: &Unit| reference.manifest.casting(&unit.slug).is_some();
    let modules = course.modules.iter();
    let lost: Vec<Spoken> = modules
        .filter(|unit| !has(unit))
        .map(|unit| no_reference(&unit.slug))
        .collect();
    if !lost.is_empty() && (is_asked || lost.len() == course.modules.len()) {
        return Err(Spoken::together(&lost));
    }
    lost.iter().for_each(|spoken| warn(&spoken.0));
    course.modules.retain(has);
    Ok(course)
}

fn no_reference(slug: &Name) -> Spoken {
    Spoken::new(
        format!("belum ada program acuan untuk modul {slug}; pakai `--submission FOLDER`"),
        format!(
            "there is no reference program for the module {slug} yet; use `--submission FOLDER`"
        ),
    )
}
