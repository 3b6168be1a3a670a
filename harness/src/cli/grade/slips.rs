//! The reports with which a class ends: one after the other, and none that cannot be written takes a grade along.

use super::words;
use crate::class::reports::{Due, Reports};
use crate::cli::run::warn;
use crate::run::house::House;
use crate::scenario::text::{Spoken, Text};

/// What came of them.
#[derive(Debug, Default)]
pub(super) struct Written {
    reports: usize,
    pub(super) is_interrupted: bool,
}

impl Written {
    pub(super) fn of(reports: &Reports<'_>, due: &[Due<'_>], house: &House) -> Self {
        let mut written = Self::default();
        for one in due {
            if house.is_to_stop() {
                written.is_interrupted = true;
                break;
            }
            let who = format!("{} {}", one.student.person.number, one.unit.slug);
            match reports.print(one) {
                Ok(printed) => {
                    written.reports += usize::from(printed.is_some());
                    let warning = printed.and_then(|printed| printed.warning);
                    warning.iter().for_each(|it| warn(it, reports.language));
                }
                Err(error) => warn(&words::unwritten(&who, &why(&error)), reports.language),
            }
        }
        written
    }

    /// Where they are; nothing if none was due.
    pub(super) fn told(&self, folder: &str) -> Option<Text> {
        (self.reports > 0).then(|| words::reports(self.reports, folder))
    }
}

fn why(error: &anyhow::Error) -> Text {
    match error.downcast_ref::<Spoken>() {
        Some(Spoken(text)) => text.clone(),
        None => Text::new(format!("{error:#}"), format!("{error:#}")),
    }
}
