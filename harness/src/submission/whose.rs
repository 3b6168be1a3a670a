//! Whose programs play: those that were named, those of this folder, or the reference.

use crate::scenario::module::Role;
use crate::scenario::submission::FILE;
use crate::scenario::text::{Spoken, Text, harmless};
use crate::world::files;
use std::path::{Path, PathBuf};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whose {
    pub folder: PathBuf,
    /// By what its records are kept: the folder's own name.
    pub name: String,
    pub is_reference: bool,
    /// What the first line says.
    pub line: Text,
}

/// Decides; `course` is the folder of the course that is played, and `None` for the shipped one.
/// In a course the reference plays, but in a folder of one's own whoever lies there: told by `roles`.
pub fn whose(
    given: Option<&Path>,
    here: &Path,
    course: Option<&Path>,
    roles: &[&Role],
) -> Result<Whose, Spoken> {
    if let Some(given) = given {
        return match given.is_dir() {
            true => Ok(somebodys(given)),
            false => Err(no_folder(given)),
        };
    }
    let Some(around) = files::course_above(here) else {
        return Ok(somebodys(here));
    };
    if !is_the_courses(here, &around) && holds_programs(here, roles) {
        return Ok(somebodys(here));
    }
    let course = course.map(|course| {
        course
            .canonicalize()
            .unwrap_or_else(|_| course.to_path_buf())
    });
    let labs = course
        .as_deref()
        .and_then(Path::parent)
        .map(|above| above.join("labs"));
    let labs = labs.filter(|labs| labs.join(FILE).is_file());
    let labs = labs.ok_or_else(no_reference)?;
    let folder = files::from_here(&labs);
    let shown = harmless(&files::shown(&folder));
    Ok(Whose {
        folder,
        name: "labs".to_string(),
        is_reference: true,
        line: Text::new(
            format!("Memainkan program acuan ({shown})"),
            format!("Playing the reference programs ({shown})"),
        ),
    })
}

/// Is it the course's top, one of its scenarios' folders, or the reference's?
fn is_the_courses(here: &Path, course: &Path) -> bool {
    let full = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let (here, course) = (full(here), full(course));
    let is_below = course.ends_with("scenarios");
    let labs = match course.parent() {
        Some(top) if is_below && here == top => return true,
        Some(top) => top.join("labs"),
        None => return here == course,
    };
    let mut inside = here.strip_prefix(&course).into_iter().flat_map(Path::iter);
    let is_scenarios = here == course
        || inside
            .next()
            .is_some_and(|first| is_below || course.join(first).join("module.yaml").is_file());
    is_scenarios || labs.join(FILE).is_file() && here.starts_with(&labs)
}

/// Does a folder itself say whose programs it holds, or hold one that a role knows by its name?
fn holds_programs(folder: &Path, roles: &[&Role]) -> bool {
    let plays = |name: &str| roles.iter().any(|role| role.recognises(name).is_some());
    if folder.join(FILE).is_file() || files::names(folder).iter().any(|name| plays(name)) {
        return true;
    }
    let tree = files::tree(folder).unwrap_or_default();
    let mut near = tree.files.iter().filter_map(|path| path.split_once('/'));
    near.any(|(_, name)| !name.contains('/') && plays(name))
}

fn somebodys(folder: &Path) -> Whose {
    let full = folder
        .canonicalize()
        .unwrap_or_else(|_| folder.to_path_buf());
    let name = full
        .file_name()
        .map(|name| harmless(&name.to_string_lossy()));
    let shown = match files::shown(&files::from_here(&full)).as_str() {
        "." => files::shown(&full),
        shorter => shorter.to_string(),
    };
    let shown = harmless(&shown);
    Whose {
        folder: folder.to_path_buf(),
        name: name.unwrap_or_else(|| "submission".to_string()),
        is_reference: false,
        line: Text::new(
            format!("Memainkan program di {shown}"),
            format!("Playing the programs in {shown}"),
        ),
    }
}

fn no_folder(given: &Path) -> Spoken {
    let given = files::shown(given);
    Spoken::new(
        format!("`--submission {given}`: folder itu tidak ada"),
        format!("`--submission {given}`: there is no such folder"),
    )
}

fn no_reference() -> Spoken {
    Spoken::new(
        format!(
            "kursus ini datang tanpa program acuan (labs/{FILE}); sebutkan program yang dimainkan dengan `--submission FOLDER`"
        ),
        format!(
            "this course comes without reference programs (labs/{FILE}); name the programs to play with `--submission FOLDER`"
        ),
    )
}
