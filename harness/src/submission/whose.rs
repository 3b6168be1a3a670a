//! Whose programs play: those that were named, those of this folder, or the reference.

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
pub fn whose(given: Option<&Path>, here: &Path, course: Option<&Path>) -> Result<Whose, Spoken> {
    if let Some(given) = given {
        return match given.is_dir() {
            true => Ok(somebodys(given)),
            false => Err(no_folder(given)),
        };
    }
    if files::course_above(here).is_none() {
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
