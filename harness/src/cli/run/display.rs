//! What is seen while plays go on: a line a check, and, if wished, the actors' terminals beside each other.

use super::{Again, Performed, words};
use crate::cli::Desk;
use crate::cli::show::{Show, look};
use crate::press::Printed;
use crate::record::{Isolation, Record};
use crate::report::terminal::{Look, Opening, Played};
use crate::run::house::{Delay, Told};
use crate::run::job::{Line, News};
use crate::run::piece::Piece;
use crate::run::season::{Performance, Progress};
use crate::scenario::Scenario;
use crate::scenario::name::Name;
use crate::scenario::shell::typed;
use crate::scenario::text::{Language, Text};
use crate::trace::Moment;
use crate::verdict::explain::{Around, explain};
use crate::verdict::{CheckOutcome, Outcome, Verdict};
use crate::world::files;
use anyhow::Result;
use std::path::{Path, PathBuf};

pub(super) struct Display<'a, 'b> {
    desk: &'a mut Desk<'b>,
    look: Look,
    /// Text is wanted: lines as they come.
    is_told: bool,
    shows: bool,
    show: Option<Show>,
    piece: Option<Piece>,
    /// Text that waits until the terminals are no longer shown.
    waiting: String,
    /// So many checks of this play were told.
    told: usize,
}

impl<'a, 'b> Display<'a, 'b> {
    pub(super) fn new(desk: &'a mut Desk<'b>, is_told: bool, shows: bool) -> Self {
        let look = look(desk);
        Self {
            desk,
            look,
            is_told,
            shows,
            show: None,
            piece: None,
            waiting: String::new(),
            told: 0,
        }
    }

    /// Whose programs, and what; and why there are no rooms.
    pub(super) fn opens(&mut self, opening: &Opening<'_>, why: Option<&Text>) -> Result<()> {
        if let Some(why) = why {
            self.warn(why);
        }
        if !self.is_told && opening.isolation == Isolation::None {
            self.warn(&words::no_room());
        }
        let text = self.look.opening(opening);
        self.put(&text)
    }

    pub(super) fn tell(&mut self, progress: &Progress<'_>) -> Result<()> {
        match progress {
            Progress::Begins { piece, round } => self.begins(piece, *round),
            Progress::Told(Told::Line(line)) => self.hear(line),
            Progress::Told(Told::NoRoom(why)) => {
                self.warn(why);
                Ok(())
            }
            Progress::Told(Told::Waits(delay)) => {
                self.warn(&match delay {
                    Delay::Turn => words::waits_for_turn(),
                    Delay::Port(port) => words::waits_for_port(*port),
                });
                Ok(())
            }
            Progress::Again => {
                self.told = 0;
                self.say(&words::again())
            }
            Progress::Ended(record) => {
                self.close_show()?;
                // A play that could not go on has checks that were never news.
                for check in record.outcome.checks.iter().skip(self.told) {
                    let text = self.look.check(title(&record.scenario, &check.id), check);
                    self.put(&text)?;
                }
                Ok(())
            }
            Progress::Performed(_) => Ok(()),
        }
    }

    fn begins(&mut self, piece: &Piece, round: u32) -> Result<()> {
        let is_new = self
            .piece
            .as_ref()
            .is_none_or(|old| (&old.module, &old.name) != (&piece.module, &piece.name));
        if is_new {
            let heading = self
                .look
                .scenario(&piece.module, &piece.name, &piece.scenario.title);
            self.put(&format!("\n{heading}"))?;
        }
        if round > 0 {
            self.say(&words::round(round + 1))?;
        }
        if self.shows {
            let title = piece.scenario.title.in_language(self.desk.language);
            let title = format!("{}/{} · {title}", piece.module, piece.name);
            self.show = Some(Show::open(&piece.scenario, title, self.look)?);
        }
        self.piece = Some(piece.clone());
        self.told = 0;
        Ok(())
    }

    fn hear(&mut self, line: &Line) -> Result<()> {
        match line {
            Line::News(News::CheckEnded { outcome, .. }) => {
                let Some(piece) = &self.piece else {
                    return Ok(());
                };
                let text = self
                    .look
                    .check(title(&piece.scenario, &outcome.id), outcome);
                self.told += 1;
                self.put(&text)
            }
            Line::News(News::StepBegan { said, .. }) => {
                if let Some(show) = &mut self.show {
                    show.caption(said.clone());
                }
                Ok(())
            }
            Line::Entry(entry) => match &mut self.show {
                Some(show) => {
                    show.feed(entry);
                    show.draw_if_due()
                }
                None => Ok(()),
            },
            _ => self.show.as_mut().map_or(Ok(()), Show::draw_if_due),
        }
    }

    fn say(&mut self, text: &Text) -> Result<()> {
        let line = format!("  {}\n", text.in_language(self.desk.language));
        self.put(&line)
    }

    fn put(&mut self, text: &str) -> Result<()> {
        if !self.is_told {
            return Ok(());
        }
        if self.show.is_some() {
            self.waiting.push_str(text);
            return Ok(());
        }
        self.desk.out.write_all(text.as_bytes())?;
        Ok(self.desk.out.flush()?)
    }

    pub(super) fn warn(&self, text: &Text) {
        super::warn(text, self.desk.language);
    }

    pub(super) fn language(&self) -> Language {
        self.desk.language
    }

    /// Where the reports are.
    pub(super) fn reports(&mut self, printed: &[Printed]) -> Result<()> {
        if printed.is_empty() {
            return Ok(());
        }
        let paths: Vec<&Path> = printed.iter().map(|one| one.path.as_path()).collect();
        let line = words::reports(&paths);
        self.put(&format!("{}\n", line.in_language(self.desk.language)))
    }

    /// The last picture stays above the text that waited.
    fn close_show(&mut self) -> Result<()> {
        if let Some(show) = self.show.take() {
            show.close()?;
        }
        let waiting = std::mem::take(&mut self.waiting);
        self.put(&waiting)
    }

    /// Whatever happened, the terminal is given back.
    pub(super) fn closes(&mut self) {
        self.close_show().unwrap_or_default();
    }

    /// What failed in full, the summary, and where the records are.
    pub(super) fn ends(
        &mut self,
        performed: &[Performed],
        again: &Again,
        interrupted: bool,
    ) -> Result<()> {
        for one in performed {
            for text in explained(self.look, &one.performance.record, again) {
                self.put(&format!("\n{text}"))?;
            }
        }
        let plays: Vec<Played<'_>> = performed
            .iter()
            .map(|one| played(&one.performance))
            .collect();
        if !plays.is_empty() {
            let summary = self.look.summary(&plays);
            self.put(&format!("\n{summary}"))?;
        }
        for one in performed
            .iter()
            .filter(|one| one.performance.rounds.len() > 1)
        {
            self.count(&one.performance)?;
        }
        self.put("\n")?;
        if interrupted {
            let piece = self.piece.as_ref();
            let place = piece.map(|piece| format!("{}/{}", piece.module, piece.name));
            self.say(&words::interrupted(place.as_deref()))?;
        }
        let kept: Vec<&Path> = performed.iter().map(|one| one.kept.as_path()).collect();
        if !kept.is_empty() {
            let line = words::kept(&kept, self.shows);
            self.put(&format!("{}\n", line.in_language(self.desk.language)))?;
        }
        Ok(())
    }

    /// Of several plays: how often which check came out how.
    fn count(&mut self, performance: &Performance) -> Result<()> {
        let about = &performance.record.about;
        let rounds = &performance.rounds;
        let passed = words::passed_of(rounds);
        let passed = passed.in_language(self.desk.language);
        self.put(&format!("\n{}/{} · {passed}\n", about.module, about.name))?;
        let outcomes: Vec<&Outcome> = rounds.iter().map(|round| &round.outcome).collect();
        let text = self.look.repeats(&performance.record.scenario, &outcomes);
        self.put(&text)?;
        words::seed_of_trouble(rounds).map_or(Ok(()), |text| self.say(&text))
    }
}

fn title<'a>(scenario: &'a Scenario, id: &Name) -> &'a Text {
    let check = scenario.checks.iter().find(|check| check.id == *id);
    check.map_or(&scenario.title, |check| &check.title)
}

fn played(performance: &Performance) -> Played<'_> {
    let record = &performance.record;
    Played {
        module: &record.about.module,
        name: &record.about.name,
        outcome: &record.outcome,
        took: record.about.took.since(Moment::default()),
    }
}

/// All checks of a record that did not pass, in full; those that were skipped have their line already.
fn explained(look: Look, record: &Record, again: &Again) -> Vec<String> {
    let about = &record.about;
    let place = format!("{}/{}", about.module, about.name);
    let given = again.files.iter().find(|(named, _)| *named == place);
    let inside = || again.course.join(format!("{place}.yaml"));
    let file = given.map_or_else(inside, |(_, path)| PathBuf::from(path));
    let what = given.map_or(place.clone(), |(_, path)| typed(path));
    let around = Around {
        scenario: &record.scenario,
        outcome: &record.outcome,
        file: &files::shown(&file),
        commands: &about.commands,
        again: &format!(
            "praktikum run {what}{} --seed {}",
            again.options, about.seed
        ),
    };
    let is_told =
        |check: &&CheckOutcome| !matches!(check.verdict, Verdict::Passed | Verdict::Skipped { .. });
    let tell = |check: &CheckOutcome| {
        let told = explain(&around, check);
        look.explained(&place, title(&record.scenario, &check.id), check, &told)
    };
    record
        .outcome
        .checks
        .iter()
        .filter(is_told)
        .map(tell)
        .collect()
}
