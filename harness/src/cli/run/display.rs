//! What is seen while plays go on: a line a check, and, if wished, the actors' terminals beside each other.

use super::{Performed, terminal, words};
use crate::cli::Desk;
use crate::cli::show::Show;

use crate::run::house::{Delay, Told};
use crate::run::job::{Line, News};
use crate::run::season::{Piece, Progress};
use crate::scenario::text::{Text, harmless};
use crate::submission::Whose;
use anyhow::Result;
use std::io::{self, Write};
use std::path::Path;

pub(super) struct Display<'a, 'b> {
    desk: &'a mut Desk<'b>,
    /// Text is wanted: lines as they come.
    is_told: bool,
    shows: bool,
    show: Option<Show>,
    piece: Option<Piece>,
    /// Lines that wait until the terminals are no longer shown.
    lines: Vec<String>,
    /// So many checks of this play were told.
    told: usize,
}

impl<'a, 'b> Display<'a, 'b> {
    pub(super) fn new(desk: &'a mut Desk<'b>, is_told: bool, shows: bool) -> Self {
        Self {
            desk,
            is_told,
            shows,
            show: None,
            piece: None,
            lines: Vec::new(),
            told: 0,
        }
    }

    fn says(&self, text: &Text) -> String {
        text.in_language(self.desk.language).to_string()
    }

    /// Whose programs, and which seed.
    pub(super) fn opens(&mut self, whose: &Whose, seed: u64, roomless: bool) -> Result<()> {
        let line = self.says(&words::opening(whose, seed));
        self.line(line)?;
        if roomless {
            self.warn(&words::no_room(None));
        }
        Ok(())
    }

    pub(super) fn tell(&mut self, progress: &Progress<'_>) -> Result<()> {
        match progress {
            Progress::Begins { piece, round } => self.begins(piece, *round),
            Progress::Told(Told::Line(line)) => self.hear(line),
            Progress::Told(Told::NoRoom(why)) => {
                self.warn(&words::no_room(Some(why)));
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
                let line = self.says(&words::again());
                self.line(format!("  {line}"))
            }
            Progress::Ended(record) => {
                self.close_show()?;
                // A play that could not go on has checks that were never news.
                for check in record.outcome.checks.iter().skip(self.told) {
                    let scenario = &record.scenario;
                    let line = terminal::check(scenario, check, self.style());
                    self.line(line)?;
                }
                Ok(())
            }
            Progress::Performed(_) => Ok(()),
        }
    }

    fn style(&self) -> terminal::Style {
        terminal::Style {
            language: self.desk.language,
            colour: self.desk.colour,
        }
    }

    fn begins(&mut self, piece: &Piece, round: u32) -> Result<()> {
        let is_new = self
            .piece
            .as_ref()
            .is_none_or(|old| (&old.module, &old.name) != (&piece.module, &piece.name));
        if is_new {
            self.line(String::new())?;
            let heading =
                terminal::heading(&piece.module, &piece.name, &piece.scenario, self.style());
            self.line(heading)?;
        }
        if round > 0 {
            let line = self.says(&words::round(round + 1));
            self.line(format!("  {line}"))?;
        }
        self.piece = Some(piece.clone());
        self.told = 0;
        if self.shows {
            let title = piece.scenario.title.in_language(self.desk.language);
            let title = format!("{}/{} · {title}", piece.module, piece.name);
            self.show = Some(Show::open(&piece.scenario, title, self.desk)?);
        }
        Ok(())
    }

    fn hear(&mut self, line: &Line) -> Result<()> {
        match line {
            Line::News(News::CheckEnded { outcome, .. }) => {
                let Some(piece) = &self.piece else {
                    return Ok(());
                };
                let line = terminal::check(&piece.scenario, outcome, self.style());
                self.told += 1;
                self.line(line)
            }
            Line::News(News::StepBegan { said, .. }) => {
                if let Some(show) = &mut self.show {
                    show.caption(harmless(said));
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

    fn line(&mut self, line: String) -> Result<()> {
        if !self.is_told {
            return Ok(());
        }
        if self.show.is_some() {
            self.lines.push(line);
            return Ok(());
        }
        writeln!(self.desk.out, "{line}")?;
        Ok(self.desk.out.flush()?)
    }

    pub(super) fn warn(&self, text: &Text) {
        let line = harmless(text.in_language(self.desk.language));
        // Nobody is left to tell when even this cannot be written.
        writeln!(io::stderr(), "praktikum: {line}").unwrap_or_default();
    }

    /// The last picture stays above the lines that waited.
    fn close_show(&mut self) -> Result<()> {
        if let Some(show) = self.show.take() {
            show.close()?;
        }
        for line in std::mem::take(&mut self.lines) {
            self.line(line)?;
        }
        Ok(())
    }

    /// Whatever happened, the terminal is given back.
    pub(super) fn closes(&mut self) {
        self.close_show().unwrap_or_default();
    }

    /// The failures in full, the summary, and where the records are.
    pub(super) fn ends(
        &mut self,
        performed: &[Performed],
        top: &Path,
        interrupted: bool,
    ) -> Result<()> {
        let style = self.style();
        for one in performed {
            let record = &one.performance.record;
            for text in terminal::explained(record, style) {
                self.line(String::new())?;
                self.line(text)?;
            }
            if let Some(text) = words::rounds(&one.performance) {
                let line = self.says(&text);
                self.line(line)?;
            }
        }
        let records: Vec<_> = performed
            .iter()
            .map(|one| &one.performance.record)
            .collect();
        self.line(String::new())?;
        self.line(terminal::summary(&records))?;
        if interrupted {
            let line = self.says(&words::interrupted());
            self.line(line)?;
        }
        if !performed.is_empty() {
            let line = self.says(&words::kept(top));
            self.line(line)?;
        }
        Ok(())
    }
}
