//! What the YAML says, with places, into a scenario, a module or a course, or into *all* complaints about it.

mod cast;
mod check;
mod company;
pub mod complaint;
mod course;
mod direction;
pub mod display;
mod faults;
mod fields;
mod folder;
mod liar;
mod lines;
mod looks;
mod mistakes;
mod modify;
mod module;
mod phrase;
mod play;
mod program;
mod raw;
mod step;
mod submission;
#[cfg(test)]
mod tests;
mod tree;
mod troupe;
mod vars;
mod yaml;

pub use complaint::{Code, Complaint, Place, Severity};
pub use folder::{File, Reading, folder};
pub use liar::Repertoire;
pub use lines::Lines;
pub use mistakes::Mistakes;
pub use submission::Known;
pub use yaml::LARGEST_BYTES;

use super::Scenario;
use super::course::Course;
use super::liar::{Liar, Stranger};
use super::module::Module;
use super::name::Name;
use super::submission::Manifest;
use complaint::Complaints;

/// A value, and what there is to complain about it; with an error among the complaints there is no value.
#[derive(Debug)]
pub struct Read<T> {
    pub value: Option<T>,
    pub complaints: Vec<Complaint>,
}

/// Reads a scenario. Without its module, roles are taken as they are.
pub fn scenario(bytes: &[u8], module: Option<&Module>) -> Read<Scenario> {
    let mut complaints = Complaints::default();
    let root = yaml::read(bytes, &mut complaints);
    let source = std::str::from_utf8(bytes).unwrap_or_default();
    let value = root.and_then(|root| check::scenario(&root, source, module, &mut complaints));
    finished(value, complaints, bytes)
}

/// Reads a scenario beside its module's file; that there is none is a mistake.
pub fn scenario_beside(bytes: &[u8], module: Option<&[u8]>, path: &str) -> Read<Scenario> {
    let roles = module.and_then(|bytes| self::module(bytes).value);
    let mut read = scenario(bytes, roles.as_ref());
    if module.is_some() && roles.is_none() {
        read.complaints
            .insert(0, faults::files::broken_module(path));
        read.value = None;
    }
    if module.is_none() {
        read.complaints
            .insert(0, faults::files::missing_module(path));
        read.value = None;
    }
    read
}

pub fn module(bytes: &[u8]) -> Read<Module> {
    let mut complaints = Complaints::default();
    let root = yaml::read(bytes, &mut complaints);
    let value = root.and_then(|root| module::module(&root, &mut complaints));
    finished(value, complaints, bytes)
}

pub fn course(bytes: &[u8]) -> Read<Course> {
    let mut complaints = Complaints::default();
    let root = yaml::read(bytes, &mut complaints);
    let value = root.and_then(|root| course::course(&root, &mut complaints));
    finished(value, complaints, bytes)
}

/// Reads `praktikum.yaml`; with a course, its modules and roles must be those of the course.
pub fn manifest(bytes: &[u8], known: Option<&Known<'_>>) -> Read<Manifest> {
    let mut complaints = Complaints::default();
    let root = yaml::read(bytes, &mut complaints);
    let value = root.and_then(|root| submission::manifest(&root, &mut complaints));
    if let (Some(manifest), Some(known)) = (&value, known) {
        submission::against(manifest, known, &mut complaints);
    }
    finished(value, complaints, bytes)
}

/// Reads `verdict.yaml`, what must be said of a wrong program.
pub fn liar(bytes: &[u8]) -> Read<Liar> {
    liar_among(bytes, |_| None)
}

/// Reads `verdict.yaml`; what it says must be about the scenarios of its module, where those are known.
pub fn liar_among<'a>(
    bytes: &[u8],
    repertoire: impl Fn(&Name) -> Option<Repertoire<'a>>,
) -> Read<Liar> {
    let mut complaints = Complaints::default();
    let root = yaml::read(bytes, &mut complaints);
    let value = root.and_then(|root| liar::liar(&root, &mut complaints));
    let known = value.as_ref().and_then(|liar| repertoire(&liar.module));
    if let (Some(liar), Some(known)) = (&value, known) {
        liar::against(liar, &known, &mut complaints);
    }
    finished(value, complaints, bytes)
}

/// Reads `stranger.yaml`, in which style a correct program is written.
pub fn stranger(bytes: &[u8]) -> Read<Stranger> {
    let mut complaints = Complaints::default();
    let root = yaml::read(bytes, &mut complaints);
    let value = root.and_then(|root| liar::stranger(&root, &mut complaints));
    finished(value, complaints, bytes)
}

/// That a program which `praktikum.yaml` names is not among those that are there.
pub fn missing_program(place: Place, run: &str, there: &[&str]) -> Complaint {
    faults::submission::missing_program(place, run, there.iter().copied())
}

/// How many complaints one file gets; who made more has made one mistake many times.
const MOST_COMPLAINTS: usize = 200;

/// Complaints in the order of the file, each once though a loop may have met it many times.
fn finished<T>(value: Option<T>, complaints: Complaints, bytes: &[u8]) -> Read<T> {
    let mut complaints = complaints.into_vec();
    let end = end(bytes);
    for complaint in &mut complaints {
        if complaint.place.line > end.line {
            complaint.place = end;
        }
    }
    complaints.sort_by_key(|complaint| (complaint.place, complaint.code));
    complaints.dedup();
    if complaints.len() > MOST_COMPLAINTS {
        let more = complaints.split_off(MOST_COMPLAINTS);
        complaints.extend(
            more.first()
                .map(|first| faults::shape::and_more(first.place, more.len())),
        );
    }
    let failed = complaints
        .iter()
        .any(|complaint| complaint.code.severity() == Severity::Error);
    let value = value.filter(|_| !failed);
    debug_assert!(
        value.is_some() || failed,
        "a file without a value has at least one error"
    );
    Read { value, complaints }
}

/// The last character of a file: what is missing at its end is marked there, and not behind it.
fn end(bytes: &[u8]) -> Place {
    let source = String::from_utf8_lossy(bytes);
    let column = source
        .lines()
        .last()
        .map_or(1, |line| line.chars().count().max(1));
    let line = source.lines().count().max(1);
    Place {
        line,
        column,
        width: 1,
    }
}
