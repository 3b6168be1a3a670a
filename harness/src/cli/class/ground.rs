//! With which course a class is graded: the one that is named, else the one that its gradebook was graded with, else
//! the one around. Another one than before is never used without a word.

use super::super::Desk;
use super::super::run::warn;
use super::Place;
use super::again::Again;
use crate::class::gradebook::{Gradebook, Kept};
use crate::class::syllabus::Syllabus;
use crate::scenario::text::{Spoken, Text, harmless};
use crate::world::course::Shelf;
use crate::world::files;
use anyhow::Result;
use std::path::{Path, PathBuf};

/// A course, and the gradebook that it is used with.
pub(in crate::cli) struct Ground {
    pub(in crate::cli) shelf: Shelf,
    /// The gradebook's folder.
    pub(in crate::cli) folder: PathBuf,
    /// The course that the gradebook was graded with, where it is not there any more and nobody named this one.
    lost: Option<Text>,
}

impl Place {
    /// The course in force; who did not ask for a language is spoken to in its own.
    pub(in crate::cli) fn ground(&self, desk: &mut Desk<'_>) -> Result<Ground> {
        let here = std::env::current_dir()?;
        let around = Shelf::find(self.course.as_deref(), &here)?;
        let folder = self.folder(&around)?;
        let mut book = Gradebook::find(&folder)?;
        let kept = book.as_mut().map(kept).transpose()?.flatten();
        let kept = kept.filter(|kept| !is_of(kept, &around));
        let there = kept.as_ref().map(there).transpose()?.flatten();
        let mut lost = None;
        let (shelf, told) = match (kept, there) {
            (None, _) => (around, None),
            (Some(kept), _) if self.course.is_some() => {
                let told = other(&named(kept.folder.as_deref()), &name(&around));
                (around, Some(told))
            }
            (Some(_), Some(shelf)) => {
                // Nobody meant the one that this program carries.
                let is_meant = around.folder.is_some();
                let told = is_meant.then(|| again(&name(&shelf), &name(&around)));
                (shelf, told)
            }
            (Some(kept), None) => {
                let was = named(kept.folder.as_deref());
                let told = gone(&was, &name(&around));
                lost = Some(was);
                (around, Some(told))
            }
        };
        if !desk.is_asked {
            desk.language = shelf.language();
        }
        told.iter().for_each(|text| warn(text, desk.language));
        Ok(Ground {
            shelf,
            folder,
            lost,
        })
    }

    /// The course, and the gradebook that is there.
    pub(in crate::cli) fn open(&self, desk: &mut Desk<'_>) -> Result<(Syllabus, Gradebook)> {
        self.ground(desk)?.open(self)
    }
}

impl Ground {
    pub(in crate::cli) fn open(&self, place: &Place) -> Result<(Syllabus, Gradebook)> {
        let syllabus = Syllabus::of(&self.shelf)?;
        let book = Gradebook::find(&self.folder)?;
        Ok((
            syllabus,
            book.ok_or_else(|| place.nothing_at(&self.folder))?,
        ))
    }

    /// As the gradebook keeps it; nothing where only a stopgap was at hand.
    pub(in crate::cli) fn kept(&self) -> Option<Kept> {
        let folder = self.shelf.folder.as_deref();
        self.lost.is_none().then(|| Kept {
            folder: folder.map(whole),
            hash: self.shelf.hash(),
        })
    }

    /// Grades leave the house by the course that they were given by, or by one that was named.
    pub(in crate::cli) fn is_settled(&self) -> Result<(), Spoken> {
        let Some(was) = &self.lost else {
            return Ok(());
        };
        Err(Spoken::new(
            format!(
                "belum diekspor: kelas ini dinilai dengan kursus yang tidak ada lagi ({}); sebutkan kursusnya dengan `--course DIR`",
                was.id
            ),
            format!(
                "not exported: this class was graded with a course that is not there any more ({}); name the course with `--course DIR`",
                was.en
            ),
        ))
    }
}

/// What the gradebook was graded with; one that did not keep it yet knows the last command.
fn kept(book: &mut Gradebook) -> Result<Option<Kept>> {
    if let Some(kept) = book.course()? {
        return Ok(Some(kept));
    }
    let folder = Again::course(&book.commands()?);
    Ok(folder.map(|folder| Kept {
        folder: Some(folder),
        hash: String::new(),
    }))
}

/// The kept course, if it is still there.
fn there(kept: &Kept) -> Result<Option<Shelf>> {
    let Some(folder) = &kept.folder else {
        return Shelf::shipped().map(Some);
    };
    let places = [folder.clone(), folder.join("scenarios")];
    let is_there = places.iter().any(|one| one.join("course.yaml").is_file());
    let folder = files::from_here(folder);
    is_there
        .then(|| Shelf::find(Some(&folder), Path::new("")))
        .transpose()
}

/// Is it this one: in the same place, or the same wherever it lies?
fn is_of(kept: &Kept, shelf: &Shelf) -> bool {
    let place = shelf.folder.as_deref().map(whole);
    let above = |folder: &PathBuf| Some(whole(&folder.join("scenarios"))) == place;
    kept.folder.as_deref().map(whole) == place
        || kept.folder.as_ref().is_some_and(above)
        || kept.hash == shelf.hash()
}

fn whole(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

fn name(shelf: &Shelf) -> Text {
    named(shelf.folder.as_deref())
}

fn named(folder: Option<&Path>) -> Text {
    let shown = |folder| harmless(&files::shown(&files::from_here(folder)));
    match folder.map(shown) {
        Some(shown) => Text::new(&shown, &shown),
        None => Text::new("yang dibawa praktikum", "the one in praktikum"),
    }
}

/// The gradebook's own course goes before the one around.
fn again(own: &Text, around: &Text) -> Text {
    Text::new(
        format!(
            "memakai kursus buku nilai ini ({}), bukan {around}; yang lain: `--course {around}`",
            own.id,
            around = around.id
        ),
        format!(
            "using this gradebook's course ({}), not {around}; for another: `--course {around}`",
            own.en,
            around = around.en
        ),
    )
}

fn other(was: &Text, now: &Text) -> Text {
    Text::new(
        format!(
            "buku nilai ini dinilai dengan kursus lain ({}); sekarang dipakai {}",
            was.id, now.id
        ),
        format!(
            "this gradebook was graded with another course ({}); {} is used now",
            was.en, now.en
        ),
    )
}

fn gone(was: &Text, now: &Text) -> Text {
    Text::new(
        format!(
            "kursus buku nilai ini ({}) tidak ada lagi; sekarang dipakai kursus lain ({}), dan nilainya dapat berbeda; sebutkan yang benar dengan `--course DIR`",
            was.id, now.id
        ),
        format!(
            "this gradebook's course ({}) is not there any more; another one ({}) is used now, and grades may differ; name the right one with `--course DIR`",
            was.en, now.en
        ),
    )
}
