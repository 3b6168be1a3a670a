//! Grades a class: takes one submission after the other, plays what has no result yet, and writes each result down.

mod likeness;
mod supply;

use super::crew::{self, Crew};
use super::entry::Entry;
use super::gradebook::{Gradebook, Want};
use super::syllabus::Syllabus;
use crate::grade::{Grading, Reason, Score};
use crate::record::Record;
use crate::run::archive;
use crate::run::house::{House, Told};
use crate::run::season::Interrupted;
use crate::scenario::name::Name;
use crate::scenario::text::Text;
use crate::verdict::Kind;
use crate::world::recipe::Site;
use anyhow::Result;
use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use supply::{Desk, Supply, Tag};

/// What is wished of the class.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// The modules that are graded; none are those that each submission is for.
    pub modules: Vec<Name>,
    pub want: Want,
    pub jobs: Option<usize>,
    /// Where submissions are compiled.
    pub site: Site,
}

/// What is told on the way; `at` is a submission's place among the entries.
#[derive(Debug)]
pub enum News {
    /// A play begins.
    Begins {
        at: usize,
        module: Name,
        scenario: Name,
    },
    /// Programs are looked for and built.
    Prepares {
        at: usize,
    },
    /// So many plays of a submission are to be made.
    Expects {
        at: usize,
        plays: usize,
    },
    /// The machine was too busy to tell: it is played once more.
    Again {
        at: usize,
        scenario: Name,
    },
    Told(Told),
    /// A play is over.
    Played {
        at: usize,
        scenario: Name,
        /// Its module, and another one that the programs look like.
        alike: Option<(Name, Vec<Name>)>,
    },
    /// A module of a submission is over.
    Graded {
        at: usize,
        module: Name,
        came: Came,
    },
    /// Something of a submission cannot be graded in any module.
    Trouble {
        at: usize,
        why: Text,
    },
    /// A submission is through.
    Over {
        at: usize,
    },
    /// It takes its time.
    Waits,
}

/// What came of a module.
#[derive(Debug, Clone, PartialEq)]
pub enum Came {
    /// Points of a hundred before lateness, and how many checks came out how.
    Result(Score, Vec<Kind>),
    /// Nobody could judge all of it.
    Uncertain(Vec<Reason>),
    Unplayable(Text),
    /// It has its result already.
    Done,
    Unwanted,
    /// Another process grades it.
    Busy(u32),
}

/// News of the thread that takes the submissions, on its way to the one that tells.
#[derive(Debug, Default)]
struct Board(Mutex<VecDeque<News>>);

impl Board {
    fn put(&self, news: News) {
        // Who panicked while pinning has not spoilt what hangs there.
        let mut pinned = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pinned.push_back(news);
    }

    fn take(&self) -> VecDeque<News> {
        let mut pinned = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *pinned)
    }
}

/// Grades all entries, and tells.
pub fn grade(
    entries: &[Entry],
    syllabus: &Syllabus,
    wishes: &Wishes,
    (book, house): (&mut Gradebook, &mut House),
    tell: &mut dyn FnMut(News) -> Result<()>,
) -> Result<Option<Interrupted>> {
    let board = Board::default();
    let desk = Desk::new((syllabus, wishes), &board, book.again()?);
    let supply = Supply::new(entries, &desk);
    let crew = Crew { jobs: wishes.jobs };
    let done = crew.play(supply, house, &mut |progress| {
        board.take().into_iter().try_for_each(&mut *tell)?;
        hear(progress, syllabus, book, tell)
    });
    let rest = board.take().into_iter().try_for_each(&mut *tell);
    book.let_go()?;
    let done = done?;
    rest?;
    desk.into_trouble().map_or(Ok(done), Err)
}

fn hear(
    progress: crew::Progress<'_, Tag>,
    syllabus: &Syllabus,
    book: &mut Gradebook,
    tell: &mut dyn FnMut(News) -> Result<()>,
) -> Result<()> {
    match progress {
        crew::Progress::Made => Ok(()),
        crew::Progress::Waits => tell(News::Waits),
        crew::Progress::Begins(tag) => tell(News::Begins {
            at: tag.at,
            module: tag.job.module.clone(),
            scenario: tag.scenario.clone(),
        }),
        crew::Progress::Again(tag) => tell(News::Again {
            at: tag.at,
            scenario: tag.scenario.clone(),
        }),
        crew::Progress::Told(told) => tell(News::Told(told)),
        crew::Progress::Ended(tag, record) => {
            let others = likeness::others(syllabus, &tag.job.module, &record);
            if !others.is_empty() {
                book.resembles(tag.grading, &others)?;
            }
            write(&tag, &record, book)?;
            // It may be large, and is on the disk.
            drop(record);
            tell(News::Played {
                at: tag.at,
                scenario: tag.scenario.clone(),
                alike: (!others.is_empty()).then(|| (tag.job.module.clone(), others)),
            })?;
            if tag.is_last {
                let came = came(syllabus, &tag.job.module, &book.grading(tag.grading)?);
                tell(News::Graded {
                    at: tag.at,
                    module: tag.job.module.clone(),
                    came,
                })?;
            }
            match tag.is_over {
                true => tell(News::Over { at: tag.at }),
                false => Ok(()),
            }
        }
    }
}

/// The record is on the disk before the gradebook says so.
fn write(tag: &Tag, record: &Record, book: &mut Gradebook) -> Result<()> {
    let kept = archive::keep(record, &book.folder().join(&tag.place))?;
    archive::settle(&kept)?;
    let place = tag
        .place
        .join(tag.job.module.as_str())
        .join(tag.scenario.as_str());
    let place = place.to_string_lossy();
    book.played(&tag.job, tag.grading, (record, &place), tag.is_last)
}

/// What a grading came to.
fn came(syllabus: &Syllabus, module: &Name, grading: &Grading) -> Came {
    if let Some(obstacle) = &grading.unplayable {
        return Came::Unplayable(obstacle.why.clone());
    }
    let earned = syllabus
        .plan
        .module(module)
        .map(|module| module.earned(grading));
    let kinds = grading.plays.iter().flat_map(|play| &play.checks);
    match earned {
        Some(Ok(earned)) => Came::Result(earned, kinds.map(|check| check.kind).collect()),
        Some(Err(reasons)) => Came::Uncertain(reasons),
        None => Came::Uncertain(Vec::new()),
    }
}
