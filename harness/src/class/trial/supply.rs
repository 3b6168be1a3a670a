//! What an audit plays, exhibit by exhibit: each is made ready when it is its turn, by whoever has time.

use super::{Wishes, is_played};
use crate::audit::Absent;
use crate::class::crew::{Make, Order};
use crate::class::gallery::{Exhibit, Gallery, Kind, Workshop};
use crate::run::piece::Piece;
use crate::scenario::name::Name;
use crate::world::course::{Course, Shelf, Unit};
use crate::world::interrupt::Interrupts;
use crate::world::recipe::Lack;
use std::sync::mpsc::Sender;
use std::sync::{Arc, OnceLock};
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

pub(super) struct Supply<'a> {
    pub(super) gallery: &'a Gallery,
    pub(super) shelf: &'a Shelf,
    pub(super) course: &'a Course,
    pub(super) wishes: Wishes,
    pub(super) notes: Sender<Note>,
    /// Made ready once for all modules.
    pub(super) reference: OnceLock<Result<Workshop, Absent>>,
}

impl Supply<'_> {
    /// All that is to be done, module by module.
    pub(super) fn work(&self) -> impl Iterator<Item = Make<'_, Tag>> + Send {
        let units = self.course.modules.iter().enumerate();
        let turns = units.flat_map(move |(sheet, unit)| {
            let exhibits = self.gallery.exhibits.iter();
            let exhibits = exhibits.filter(|exhibit| exhibit.is_for(&unit.slug));
            exhibits.map(move |exhibit| (sheet, exhibit))
        });
        turns.map(move |(sheet, exhibit)| -> Make<'_, Tag> {
            Box::new(move |stop| self.make(sheet, exhibit, stop))
        })
    }

    /// All plays of an exhibit in a module; none if it cannot be made ready, which is noted.
    fn make(&self, sheet: usize, exhibit: &Exhibit, stop: &Arc<Interrupts>) -> Vec<Order<Tag>> {
        let orders = self.orders(sheet, exhibit, stop);
        orders.unwrap_or_else(|absent| {
            let player = exhibit.name.clone();
            let note = Note {
                sheet,
                player,
                absent,
            };
            // What was broken off is nobody's fault; and then nobody listens any more.
            if !stop.has_come() {
                self.notes.send(note).unwrap_or_default();
            }
            Vec::new()
        })
    }

    fn orders(
        &self,
        sheet: usize,
        exhibit: &Exhibit,
        stop: &Arc<Interrupts>,
    ) -> Result<Vec<Order<Tag>>, Absent> {
        let unit = &self.course.modules[sheet];
        let furnish = |course: &Course| {
            let place = (self.wishes.site, stop);
            Workshop::furnish(self.gallery, exhibit, self.shelf, course, place)
        };
        match exhibit.kind {
            Kind::Reference => {
                let reference = self.reference.get_or_init(|| furnish(self.course));
                let workshop = reference.as_ref().map_err(Absent::clone)?;
                match workshop.submission.manifest.casting(&unit.slug) {
                    Some(_) => plays(workshop, (sheet, unit), exhibit, self.wishes),
                    None => Ok(Vec::new()),
                }
            }
            _ => {
                let workshop = furnish(&Course {
                    language: self.course.language,
                    modules: vec![unit.clone()],
                })?;
                plays(&workshop, (sheet, unit), exhibit, self.wishes)
            }
        }
    }
}

/// All plays of an exhibit in a module, each so often as is wished.
fn plays(
    workshop: &Workshop,
    (sheet, unit): (usize, &Unit),
    exhibit: &Exhibit,
    wishes: Wishes,
) -> Result<Vec<Order<Tag>>, Absent> {
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
    let orders = pieces.into_iter().flat_map(|(scenario, piece)| {
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
    Ok(orders.collect())
}
