//! One submission after the other: what of it has no result yet becomes plays.

use super::{Board, Came, News, Wishes};
use crate::class::crew::Order;
use crate::class::entry::Entry;
use crate::class::gradebook::{Claimed, Gradebook, Grading, Handed, Job};
use crate::class::place;
use crate::class::syllabus::Syllabus;
use crate::run::piece::Piece;
use crate::scenario::document::Mistakes;
use crate::scenario::document::display::Shown;
use crate::scenario::name::Name;
use crate::scenario::text::{Language, Spoken, Text};
use crate::submission::Submission;
use crate::world::clock;
use crate::world::course::{Course, Unit};
use crate::world::digest::Digest;
use crate::world::recipe::Lack;
use anyhow::Result;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// By what a play is known again.
#[derive(Debug, Clone)]
pub(super) struct Tag {
    /// The submission's place among the entries.
    pub(super) at: usize,
    pub(super) job: Job,
    pub(super) grading: i64,
    pub(super) scenario: Name,
    /// Where its records are kept, below the gradebook's folder.
    pub(super) place: PathBuf,
    /// With it the module is graded.
    pub(super) is_last: bool,
    /// With it the submission is through.
    pub(super) is_over: bool,
}

pub(super) struct Supply<'a> {
    entries: std::iter::Enumerate<std::slice::Iter<'a, Entry>>,
    syllabus: &'a Syllabus,
    wishes: &'a Wishes,
    book: Gradebook,
    board: &'a Board,
    trouble: &'a Mutex<Option<anyhow::Error>>,
    ready: VecDeque<Order<Tag>>,
}

impl<'a> Supply<'a> {
    pub(super) fn new(
        entries: &'a [Entry],
        syllabus: &'a Syllabus,
        wishes: &'a Wishes,
        (book, board, trouble): (Gradebook, &'a Board, &'a Mutex<Option<anyhow::Error>>),
    ) -> Self {
        Self {
            entries: entries.iter().enumerate(),
            syllabus,
            wishes,
            book,
            board,
            trouble,
            ready: VecDeque::new(),
        }
    }

    /// Everything of one submission that is to be played.
    fn take(&mut self, at: usize, entry: &Entry) -> Result<()> {
        let mut handed = handed(entry);
        if let Some(why) = handed.problem.clone() {
            self.book.hand_in(&handed)?;
            self.board.put(News::Trouble { at, why });
            self.board.put(News::Over { at });
            return Ok(());
        }
        let modules = match &self.wishes.modules[..] {
            [] => self.guessed(entry, &mut handed),
            asked => asked.to_vec(),
        };
        let hand_in = self.book.hand_in(&handed)?;
        if let Some(why) = handed.problem {
            self.board.put(News::Trouble { at, why });
        }
        for module in modules {
            let syllabus = self.syllabus;
            if let Some(unit) = syllabus.unit(&module) {
                let scenarios = syllabus.scenarios(&module).to_string();
                let job = Job {
                    hand_in,
                    module,
                    scenarios,
                };
                self.claim((at, entry), unit, job)?;
            }
        }
        match self.ready.back_mut() {
            Some(order) => order.tag.is_over = true,
            None => self.board.put(News::Over { at }),
        }
        let plays = self.ready.len();
        self.board.put(News::Expects { at, plays });
        Ok(())
    }

    /// The modules that a submission is for; what keeps others from being played is told with it.
    fn guessed(&self, entry: &Entry, handed: &mut Handed) -> Vec<Name> {
        let submission = match self.open(entry) {
            Ok(submission) => submission,
            Err(why) => {
                handed.problem = Some(why);
                return Vec::new();
            }
        };
        match submission.guess(&self.syllabus.course) {
            Ok(guess) => {
                let left_out = (!guess.left_out.is_empty()).then(|| together(&guess.left_out));
                handed.problem = left_out;
                guess.modules
            }
            Err(why) => {
                handed.problem = Some(together(&why));
                Vec::new()
            }
        }
    }

    fn claim(&mut self, (at, entry): (usize, &Entry), unit: &Unit, job: Job) -> Result<()> {
        let came = match self.book.claim(&job, self.wishes.want)? {
            Claimed::Ours(grading) => return self.begin((at, entry), unit, job, &grading),
            Claimed::Done => Came::Done,
            Claimed::Unwanted => Came::Unwanted,
            Claimed::Busy(pid) => Came::Busy(pid),
        };
        self.graded(at, job.module, came);
        Ok(())
    }

    fn graded(&self, at: usize, module: Name, came: Came) {
        self.board.put(News::Graded { at, module, came });
    }

    fn begin(
        &mut self,
        (at, entry): (usize, &Entry),
        unit: &Unit,
        job: Job,
        grading: &Grading,
    ) -> Result<()> {
        self.board.put(News::Prepares { at });
        let pieces = match self.pieces(entry, unit) {
            Ok(pieces) => pieces,
            Err(why) => {
                self.book.unplayable(&job, grading.id, &why)?;
                self.graded(at, job.module, Came::Unplayable(why));
                return Ok(());
            }
        };
        let mut interpreters: Vec<String> = pieces
            .iter()
            .flat_map(|piece| piece.interpreters.clone())
            .collect();
        interpreters.sort();
        interpreters.dedup();
        self.book.with(grading.id, &interpreters)?;
        let numbers: Vec<String> = numbers(entry);
        let place = place::of(&numbers, &entry.content, grading.round);
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
                self.book.complete(&job, grading.id)?;
                let came = super::came(self.syllabus, &job.module, &self.book.grading(grading.id)?);
                self.graded(at, job.module, came);
            }
        }
        self.ready.extend(orders);
        Ok(())
    }

    /// The scenarios of a module with the programs of a submission, built where they must be.
    fn pieces(&self, entry: &Entry, unit: &Unit) -> Result<Vec<Piece>, Text> {
        let mut submission = self.open(entry)?;
        let course = Course {
            language: self.syllabus.course.language,
            modules: vec![unit.clone()],
        };
        let ready = submission.prepare(&course, &mut |_| {});
        ready.map_err(|why| together(&why))?;
        let name = place::owner(&numbers(entry));
        let play = |play| Piece::of(unit, play, &submission, &name);
        let pieces = unit.scenarios.iter().map(play);
        pieces
            .collect::<Result<_, _>>()
            .map_err(|why| together(&why))
    }

    fn open(&self, entry: &Entry) -> Result<Submission, Text> {
        let known = self.syllabus.known();
        let opened = Submission::open(&entry.folder, &known).map_err(|error| spoken(&error))?;
        Ok(opened.built_in(self.wishes.site))
    }
}

impl Iterator for Supply<'_> {
    type Item = Order<Tag>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() {
            let (at, entry) = self.entries.next()?;
            if let Err(error) = self.take(at, entry) {
                let mut trouble = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
                *trouble = Some(error);
                return None;
            }
        }
        self.ready.pop_front()
    }
}

fn numbers(entry: &Entry) -> Vec<String> {
    let people = entry.people.iter();
    people.map(|person| person.number.clone()).collect()
}

fn handed(entry: &Entry) -> Handed {
    Handed {
        members: numbers(entry),
        content: entry.content.clone(),
        name: entry.name.clone(),
        handed_in: entry.handed_in.clone(),
        problem: entry.problem.clone(),
        seen: clock::date(),
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

fn together(all: &[Lack]) -> Text {
    Lack::together(all).0
}

/// What a person can put right is said in both languages, anything else as the system says it.
fn spoken(error: &anyhow::Error) -> Text {
    if let Some(Spoken(text)) = error.downcast_ref::<Spoken>() {
        return text.clone();
    }
    if let Some(mistakes) = error.downcast_ref::<Mistakes>() {
        let told = |language| {
            let colour = false;
            mistakes.told(&Shown { language, colour })
        };
        return Text::new(told(Language::Id), told(Language::En));
    }
    Text::new(format!("{error:#}"), format!("{error:#}"))
}
