//! What those who make submissions ready share: the gradebook, the course, and where news are told.

use super::Tag;
use super::programs::{Programs, obstacle};
use crate::class::crew::Order;
use crate::class::entry::Entry;
use crate::class::gradebook::{Claimed, Gradebook, Grading, Job};
use crate::class::grader::{Board, Came, News, Wishes, came};
use crate::class::place;
use crate::class::syllabus::Syllabus;
use crate::grade::Obstacle;
use crate::run::piece::Piece;
use crate::scenario::name::Name;
use crate::scenario::text::Text;
use crate::world::course::Unit;
use crate::world::digest::Digest;
use crate::world::interrupt::Interrupts;
use anyhow::Result;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub(in crate::class::grader) struct Desk<'a> {
    syllabus: &'a Syllabus,
    wishes: &'a Wishes,
    board: &'a Board,
    book: Mutex<Gradebook>,
    /// What was taken in this run: who is named twice is graded once.
    taken: Mutex<BTreeSet<(i64, Name)>>,
    trouble: Mutex<Option<anyhow::Error>>,
}

/// Whoever panicked while holding it has not spoilt it.
fn hold<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A submission's place among the entries, and itself.
type Placed<'a> = (usize, &'a Entry);

impl<'a> Desk<'a> {
    pub(in crate::class::grader) fn new(
        (syllabus, wishes): (&'a Syllabus, &'a Wishes),
        board: &'a Board,
        book: Gradebook,
    ) -> Self {
        Self {
            syllabus,
            wishes,
            board,
            book: Mutex::new(book),
            taken: Mutex::default(),
            trouble: Mutex::default(),
        }
    }

    pub(super) fn book(&self) -> MutexGuard<'_, Gradebook> {
        hold(&self.book)
    }

    /// Something went wrong that ends it all.
    pub(super) fn trouble(&self, error: anyhow::Error) {
        hold(&self.trouble).get_or_insert(error);
    }

    pub(super) fn is_troubled(&self) -> bool {
        hold(&self.trouble).is_some()
    }

    pub(in crate::class::grader) fn into_trouble(self) -> Option<anyhow::Error> {
        self.trouble
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Everything of one submission that is to be played.
    pub(super) fn make(
        &self,
        (at, entry): Placed<'_>,
        hand_in: i64,
        stop: &Arc<Interrupts>,
    ) -> Vec<Order<Tag>> {
        let orders = self.orders((at, entry), hand_in, stop);
        let mut orders = orders.unwrap_or_else(|error| {
            self.trouble(error);
            Vec::new()
        });
        let plays = orders.len();
        match orders.last_mut() {
            Some(order) => order.tag.is_over = true,
            None => self.board.put(News::Over { at }),
        }
        self.board.put(News::Expects { at, plays });
        orders
    }

    fn orders(
        &self,
        (at, entry): Placed<'_>,
        hand_in: i64,
        stop: &Arc<Interrupts>,
    ) -> Result<Vec<Order<Tag>>> {
        if let Some(why) = &entry.problem {
            self.unread(at, hand_in, why)?;
            return Ok(Vec::new());
        }
        let mut programs = None;
        let open = || {
            let name = place::owner(&entry.numbers());
            Programs::open(entry, name, (self.syllabus, self.wishes), stop)
        };
        let modules = match &self.wishes.modules[..] {
            [] => self.meant(at, hand_in, programs.insert(open()))?,
            asked => asked.to_vec(),
        };
        let mut orders = Vec::new();
        for module in modules {
            let Some(unit) = self.syllabus.unit(&module) else {
                continue;
            };
            let job = Job {
                hand_in,
                scenarios: self.syllabus.scenarios(&module).to_string(),
                module,
            };
            if let Some(grading) = self.claim(at, &job)? {
                self.board.put(News::Prepares { at });
                let programs = programs.get_or_insert_with(open);
                let pieces = programs.pieces(unit);
                if stop.has_come() {
                    return Ok(Vec::new());
                }
                orders.extend(self.begin((at, entry), unit, (&job, &grading), pieces)?);
            }
        }
        Ok(orders)
    }

    /// What cannot be looked into is so for the modules that are graded, and no others.
    fn unread(&self, at: usize, hand_in: i64, why: &Text) -> Result<()> {
        if self.wishes.modules.is_empty() {
            let why = why.clone();
            self.board.put(News::Trouble { at, why });
        }
        for module in &self.wishes.modules {
            let job = Job {
                hand_in,
                scenarios: self.syllabus.scenarios(module).to_string(),
                module: module.clone(),
            };
            if let Some(grading) = self.claim(at, &job)? {
                self.book()
                    .unplayable(&job, grading.id, &why.clone().into())?;
                self.graded(at, module, Came::Unplayable(why.clone()));
            }
        }
        Ok(())
    }

    /// The modules that a submission is for; that nobody can tell is told.
    fn meant(&self, at: usize, hand_in: i64, programs: &Programs) -> Result<Vec<Name>> {
        let meant = match programs.opened() {
            Ok(submission) => submission
                .meant(&self.syllabus.course)
                .map_err(|all| obstacle(&all)),
            Err(lack) => Err(obstacle(std::slice::from_ref(lack))),
        };
        match meant {
            Ok(modules) => {
                self.book().place(hand_in, &modules)?;
                Ok(modules)
            }
            Err(obstacle) => {
                self.book().has_problem(hand_in, &obstacle)?;
                let why = obstacle.why;
                self.board.put(News::Trouble { at, why });
                Ok(Vec::new())
            }
        }
    }

    fn claim(&self, at: usize, job: &Job) -> Result<Option<Grading>> {
        let is_new = hold(&self.taken).insert((job.hand_in, job.module.clone()));
        let came = match is_new {
            false => Came::Done,
            true => match self.book().claim(job, self.wishes.want)? {
                Claimed::Ours(grading) => return Ok(Some(grading)),
                Claimed::Done => Came::Done,
                Claimed::Unwanted => Came::Unwanted,
                Claimed::Busy(pid) => Came::Busy(pid),
            },
        };
        self.graded(at, &job.module, came);
        Ok(None)
    }

    fn graded(&self, at: usize, module: &Name, came: Came) {
        let module = module.clone();
        self.board.put(News::Graded { at, module, came });
    }

    fn begin(
        &self,
        (at, entry): Placed<'_>,
        unit: &Unit,
        (job, grading): (&Job, &Grading),
        pieces: Result<Vec<Piece>, Obstacle>,
    ) -> Result<Vec<Order<Tag>>> {
        let pieces = match pieces {
            Ok(pieces) => pieces,
            Err(obstacle) => {
                self.book().unplayable(job, grading.id, &obstacle)?;
                self.graded(at, &job.module, Came::Unplayable(obstacle.why));
                return Ok(Vec::new());
            }
        };
        let used = pieces.iter().flat_map(|piece| piece.interpreters.clone());
        let used: BTreeSet<String> = used.collect();
        let used: Vec<String> = used.into_iter().collect();
        self.book().with(grading.id, &used)?;
        let place = place::of(&entry.numbers(), &entry.content, grading.round);
        let left = pieces
            .into_iter()
            .zip(&unit.scenarios)
            .filter(|(piece, _)| !grading.played.contains(&piece.name));
        let mut orders: Vec<Order<Tag>> = left
            .map(|(piece, play)| Order {
                seed: seed(entry, &piece, grading.round),
                piece,
                tag: Tag {
                    at,
                    job: job.clone(),
                    grading: grading.id,
                    scenario: play.name.clone(),
                    place: place.clone(),
                    is_last: false,
                    is_over: false,
                },
            })
            .collect();
        match orders.last_mut() {
            Some(last) => last.tag.is_last = true,
            None => {
                self.book().complete(job, grading.id)?;
                let grading = self.book().grading(grading.id)?;
                let came = came(self.syllabus, &job.module, &grading);
                self.graded(at, &job.module, came);
            }
        }
        Ok(orders)
    }
}

/// Other words for other content and every other round, and the same again for whoever begins anew.
fn seed(entry: &Entry, piece: &Piece, round: u64) -> u64 {
    let mut digest = Digest::default();
    for part in [&entry.content, &piece.module, &piece.name] {
        digest.add(part.as_bytes());
    }
    digest.add(&round.to_le_bytes());
    digest.number()
}
