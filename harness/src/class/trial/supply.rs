//! What an audit plays, piece by piece: programs are made ready when it is their turn, and no sooner.

use super::{Wishes, is_played};
use crate::audit::Absent;
use crate::class::crew::Order;
use crate::class::gallery::{Exhibit, Gallery, Kind, Workshop};
use crate::run::piece::Piece;
use crate::scenario::name::Name;
use crate::world::course::{Course, Shelf, Unit};
use crate::world::recipe::Lack;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use tempfile::TempDir;

/// Whose play it is.
#[derive(Debug)]
pub(super) struct Tag {
    pub(super) sheet: usize,
    pub(super) player: String,
    pub(super) scenario: Name,
    /// The folder that it plays in.
    _room: Option<Arc<TempDir>>,
}

/// Somebody cannot play.
#[derive(Debug)]
pub(super) struct Note {
    pub(super) sheet: usize,
    pub(super) player: String,
    pub(super) absent: Absent,
}

type Orders<'a> = Box<dyn Iterator<Item = Order<Tag>> + Send + 'a>;

pub(super) struct Supply<'a> {
    gallery: &'a Gallery,
    shelf: &'a Shelf,
    course: &'a Course,
    wishes: Wishes,
    notes: Sender<Note>,
    /// The exhibits that are still to come, module by module.
    turns: Box<dyn Iterator<Item = (usize, &'a Exhibit)> + Send + 'a>,
    /// The one whose turn it is.
    orders: Orders<'a>,
    /// Made ready once for all modules.
    reference: Option<Result<Workshop, Absent>>,
}

impl<'a> Supply<'a> {
    pub(super) fn new(
        gallery: &'a Gallery,
        (shelf, course): (&'a Shelf, &'a Course),
        wishes: Wishes,
        notes: Sender<Note>,
    ) -> Self {
        let units = course.modules.iter().enumerate();
        let turns = units.flat_map(move |(sheet, unit)| {
            let exhibits = gallery.exhibits.iter();
            let exhibits = exhibits.filter(|exhibit| exhibit.is_for(&unit.slug));
            exhibits.map(move |exhibit| (sheet, exhibit))
        });
        Self {
            gallery,
            shelf,
            course,
            wishes,
            notes,
            turns: Box::new(turns),
            orders: Box::new(std::iter::empty()),
            reference: None,
        }
    }

    fn begin(&mut self, sheet: usize, exhibit: &'a Exhibit) -> Result<Orders<'a>, Absent> {
        let unit = &self.course.modules[sheet];
        match exhibit.kind {
            Kind::Reference => {
                let site = self.wishes.site;
                let (gallery, shelf, course) = (self.gallery, self.shelf, self.course);
                let furnish = || Workshop::furnish(gallery, exhibit, shelf, course, site);
                let reference = self.reference.get_or_insert_with(furnish);
                let workshop = reference.as_ref().map_err(Absent::clone)?;
                match workshop.submission.manifest.casting(&unit.slug) {
                    Some(_) => orders(workshop, (sheet, unit), exhibit, self.wishes),
                    None => Ok(Box::new(std::iter::empty())),
                }
            }
            _ => {
                let course = Course {
                    language: self.course.language,
                    modules: vec![unit.clone()],
                };
                let workshop = Workshop::furnish(
                    self.gallery,
                    exhibit,
                    self.shelf,
                    &course,
                    self.wishes.site,
                )?;
                orders(&workshop, (sheet, unit), exhibit, self.wishes)
            }
        }
    }
}

impl Iterator for Supply<'_> {
    type Item = Order<Tag>;

    fn next(&mut self) -> Option<Order<Tag>> {
        loop {
            if let Some(order) = self.orders.next() {
                return Some(order);
            }
            let (sheet, exhibit) = self.turns.next()?;
            match self.begin(sheet, exhibit) {
                Ok(orders) => self.orders = orders,
                Err(absent) => {
                    let player = exhibit.name.clone();
                    let note = Note {
                        sheet,
                        player,
                        absent,
                    };
                    // Nobody listens any more when all is to stop.
                    self.notes.send(note).unwrap_or_default();
                }
            }
        }
    }
}

/// All plays of an exhibit in a module, each so often as is wished.
fn orders<'a>(
    workshop: &Workshop,
    (sheet, unit): (usize, &'a Unit),
    exhibit: &'a Exhibit,
    wishes: Wishes,
) -> Result<Orders<'a>, Absent> {
    let plays = unit.scenarios.iter();
    let plays = plays.filter(|play| is_played(exhibit, &play.name, wishes));
    let pieces = plays.map(|play| {
        let name = format!("{}:{}", unit.slug, exhibit.name);
        let piece = Piece::of(unit, play, &workshop.submission, &name);
        Ok((play.name.clone(), piece?))
    });
    let pieces: Result<Vec<(Name, Piece)>, Vec<Lack>> = pieces.collect();
    let pieces = pieces.map_err(|all| Absent::NotReady(Lack::together(&all).0))?;
    let room = workshop.hold();
    let orders = pieces.into_iter().flat_map(move |(scenario, piece)| {
        let room = room.clone();
        (0..wishes.repeat.max(1)).map(move |round| Order {
            tag: Tag {
                sheet,
                player: exhibit.name.clone(),
                scenario: scenario.clone(),
                _room: room.clone(),
            },
            piece: piece.clone(),
            seed: wishes.seed.wrapping_add(u64::from(round)),
        })
    });
    Ok(Box::new(orders))
}
