//! Complaints about `praktikum.yaml` and the programs that it names.

use super::super::complaint::{Code, Complaint, Place};
use super::{did_you_mean, quoted};
use crate::scenario::text::Text;

pub(crate) fn unknown_variable(place: Place, name: &str) -> Complaint {
    let shown = quoted(&format!("${{{name}}}"));
    let problem = Text::new(
        format!("{shown} tidak punya nilai di sini"),
        format!("{shown} has no value here"),
    );
    let advice = Text::new(
        "di sini hanya ada `${n}`, nomor aktor dalam perannya",
        "there is only `${n}` here, the actor's number within its role",
    );
    Complaint::new(Code::UnknownVariable, place, problem, advice)
}

pub(crate) fn unknown_module(place: Place, written: &str, near: &str) -> Complaint {
    let (written, near) = (quoted(written), quoted(near));
    let problem = Text::new(
        format!("kursus ini tidak punya modul {written}"),
        format!("this course has no module {written}"),
    );
    let advice = Text::new(
        format!("maksud Anda {near}?"),
        format!("did you mean {near}?"),
    );
    Complaint::new(Code::UnknownRole, place, problem, advice)
}

/// A program that is named and is not there; the nearest of those that are.
pub(crate) fn missing_program<'a>(
    place: Place,
    run: &str,
    there: impl IntoIterator<Item = &'a str>,
) -> Complaint {
    let shown = quoted(run);
    let problem = Text::new(
        format!("di folder ini tidak ada program {shown}"),
        format!("there is no program {shown} in this folder"),
    );
    Complaint::new(Code::MissingFile, place, problem, did_you_mean(run, there))
}
