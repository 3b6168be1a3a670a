//! Does a submission look like another module's, or like one of several? Whose programs listen where that one's do was perhaps meant for it.

use crate::class::syllabus::Syllabus;
use crate::record::Record;
use crate::scenario::name::Name;
use crate::scenario::quantity::Port;
use crate::verdict::{Clue, Verdict};
use crate::world::course::Unit;

/// The other modules whose port its programs have opened instead of their own.
pub(super) fn others(syllabus: &Syllabus, module: &Name, record: &Record) -> Vec<Name> {
    let failures = record.outcome.checks.iter().filter_map(|check| {
        let Verdict::Failed(failure) = &check.verdict else {
            return None;
        };
        Some(failure)
    });
    let clues = failures.flat_map(|failure| &failure.clues);
    let open = clues.filter_map(|clue| match clue {
        Clue::Ports { open, .. } => Some(open),
        _ => None,
    });
    let open: Vec<Port> = open.flatten().copied().collect();
    let listens = |unit: &&Unit| {
        let roles = unit.module.roles.iter();
        let mut ports = roles.flat_map(|role| &role.listens_on);
        ports.any(|port| open.contains(port))
    };
    let units = syllabus.course.modules.iter();
    if units
        .clone()
        .any(|unit| unit.slug == *module && listens(&unit))
    {
        return Vec::new();
    }
    let alike = units.filter(listens);
    alike.map(|unit| unit.slug.clone()).collect()
}
