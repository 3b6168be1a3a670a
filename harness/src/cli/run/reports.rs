//! The reports with which `run` ends: one of each module that was played.

use super::display::Display;
use super::{Arguments, Performed};
use crate::cli::exit::explain;
use crate::press::{self, Format, Order, Printed};
use crate::report::material::Identity;
use crate::scenario::shell::typed;
use crate::submission::{Submission, Whose};
use crate::world::course::{Course, Shelf, Unit};
use crate::world::files;
use anyhow::Result;
use std::path::{Path, PathBuf};

/// What was played, whose it is, and where its records are.
pub(super) struct Edition<'a> {
    pub(super) shelf: &'a Shelf,
    pub(super) whose: &'a Whose,
    pub(super) submission: &'a Submission,
    pub(super) course: &'a Course,
    pub(super) top: &'a Path,
}

impl Arguments {
    /// Writes them beside the records. What was played counts, whatever becomes of the paper.
    pub(super) fn reports(
        &self,
        display: &Display<'_, '_>,
        edition: &Edition<'_>,
        performed: &[Performed],
    ) -> Vec<Printed> {
        if self.no_report {
            return Vec::new();
        }
        let Edition { shelf, whose, .. } = edition;
        let here = std::env::current_dir().unwrap_or_default();
        let reference = reference(shelf, &here, whose);
        let order = Order {
            shelf,
            submission: Some(edition.submission),
            records: edition.top,
            reference: reference.as_deref(),
            out: edition.top,
            identity: &press::identity(Identity::default(), edition.submission),
            options: &options(self.submission.as_ref(), self.course.as_ref()),
            is_graded: false,
            language: display.language(),
            format: Format::Markdown,
        };
        let printed = printed(&order, edition.course, performed).unwrap_or_else(|error| {
            explain(&error, order.language);
            Vec::new()
        });
        let warnings = printed.iter().filter_map(|one| one.warning.as_ref());
        warnings.for_each(|warning| display.warn(warning));
        printed
    }
}

/// What is typed behind a module to play with the same programs.
pub(in crate::cli) fn options(submission: Option<&PathBuf>, course: Option<&PathBuf>) -> String {
    let option = |word: &str, path: Option<&PathBuf>| {
        let path = typed(&files::shown(path?));
        Some(format!(" {word} {path}"))
    };
    let options = [
        option("--submission", submission),
        option("--course", course),
    ];
    options.into_iter().flatten().collect()
}

/// The reports of the modules that were played.
fn printed(order: &Order<'_>, course: &Course, performed: &[Performed]) -> Result<Vec<Printed>> {
    let is_played = |unit: &&Unit| {
        let mut records = performed.iter().map(|one| &one.performance.record);
        records.any(|record| record.about.module == unit.slug.as_str())
    };
    let units = course.modules.iter().filter(is_played);
    let printed = units.map(|unit| press::print(order, unit));
    Ok(printed
        .collect::<Result<Vec<_>>>()?
        .into_iter()
        .flatten()
        .collect())
}

/// Where the reference's records are kept, to stand beside somebody else's.
pub(in crate::cli) fn reference(shelf: &Shelf, here: &Path, whose: &Whose) -> Option<PathBuf> {
    let folder = super::top(shelf, here).join("reports").join("reference");
    (!whose.is_reference && folder.is_dir()).then_some(folder)
}
