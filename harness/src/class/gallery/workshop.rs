//! An exhibit made ready to play: in a folder of its own, with its honest partner beneath it, and built.

use super::{Exhibit, Gallery, Kind, tools};
use crate::audit::Absent;
use crate::scenario::liar::PARTNER;
use crate::scenario::name::Name;
use crate::scenario::text::{Spoken, Text};
use crate::submission::Submission;
use crate::world::course::{Course, Shelf};
use crate::world::files;
use crate::world::interrupt::Interrupts;
use crate::world::recipe::{Lack, Site};
use anyhow::Result;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// Programs that can be played as long as it lives.
#[derive(Debug)]
pub struct Workshop {
    pub submission: Submission,
    room: Option<Arc<TempDir>>,
}

impl Workshop {
    /// Makes an exhibit ready for what of the course it is for, at this site, unless it is to stop.
    pub fn furnish(
        gallery: &Gallery,
        exhibit: &Exhibit,
        shelf: &Shelf,
        course: &Course,
        (site, stop): (Site, &Arc<Interrupts>),
    ) -> Result<Self, Absent> {
        let partner = match exhibit.kind {
            Kind::Reference => None,
            _ => partner(gallery, course),
        };
        let own = [Some(exhibit.folder.as_path()), partner];
        let folders: Vec<&Path> = own.into_iter().flatten().collect();
        let is_reference = matches!(exhibit.kind, Kind::Reference);
        if let Some(lacking) = tools::missing(&folders).filter(|_| !is_reference) {
            return Err(Absent::Toolless(lacking));
        }
        let made = match is_reference {
            true => Submission::open(&exhibit.folder, &shelf.known())
                .map(|it| (it.built_in(Site::Open), None)),
            false => {
                copied(&exhibit.folder, partner, shelf).map(|(it, room)| (it.built_in(site), room))
            }
        };
        let (submission, room) = made.map_err(|error| Absent::NotReady(told(&error)))?;
        let mut submission = submission.until(stop);
        let course = match is_reference {
            true => &known(course, &submission),
            false => course,
        };
        let ready = submission.prepare(course, &mut |_| {});
        ready.map_err(|all| Absent::NotReady(Lack::together(&all).0))?;
        Ok(Self { submission, room })
    }

    /// As long as it is held, the folder stays.
    pub fn hold(&self) -> Option<Arc<TempDir>> {
        self.room.clone()
    }
}

/// The honest programs of the one module that is played.
fn partner<'a>(gallery: &'a Gallery, course: &Course) -> Option<&'a Path> {
    let slugs: Vec<&Name> = course.modules.iter().map(|unit| &unit.slug).collect();
    match slugs[..] {
        [only] => gallery.partner(only),
        _ => None,
    }
}

/// What the reference has programs for.
fn known(course: &Course, reference: &Submission) -> Course {
    let mut course = course.clone();
    course
        .modules
        .retain(|unit| reference.manifest.casting(&unit.slug).is_some());
    course
}

/// Nothing that is built or left behind comes into the exhibit's own folder.
fn copied(
    folder: &Path,
    partner: Option<&Path>,
    shelf: &Shelf,
) -> Result<(Submission, Option<Arc<TempDir>>)> {
    let room = tempfile::Builder::new().prefix("praktikum-").tempdir()?;
    let work = room.path().join("work");
    files::copy(folder, &work)?;
    if let Some(partner) = partner.filter(|partner| *partner != folder) {
        files::copy(partner, &work.join(PARTNER))?;
    }
    let submission = Submission::open(&work, &shelf.known())?;
    Ok((submission, Some(Arc::new(room))))
}

fn told(error: &anyhow::Error) -> Text {
    match error.downcast_ref::<Spoken>() {
        Some(spoken) => spoken.0.clone(),
        None => Text::new(format!("{error:#}"), format!("{error:#}")),
    }
}
