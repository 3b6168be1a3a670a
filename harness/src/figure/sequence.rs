//! The messages that went to and fro, one row each: when, from whom, to whom, and what it said.

mod grid;
mod kept;
mod lanes;
mod mermaid;
mod rows;

use super::Figure;
use super::drawing::{Drawing, LETTER, LINE, fitting, wide};
use crate::analysis::decimal;
use crate::record::Record;
use crate::record::wire::{Party, Sign};
use crate::scenario::text::{Language, Text};
use crate::trace::Moment;
use grid::{Grid, HEAD, INSET, Seat, TIME};
use lanes::Lanes;
use rows::{Message, Own, Row, Rows};
use std::collections::BTreeSet;

/// The same dialogue twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sequence {
    /// A long one takes several sheets.
    pub figures: Vec<Figure>,
    pub mermaid: String,
}

/// Nothing where nobody was seen to say anything to anybody. Packets that are pointed at are drawn, however long the
/// dialogue is.
pub fn sequence(
    record: &Record,
    pointed: &BTreeSet<usize>,
    language: Language,
) -> Option<Sequence> {
    let rows = Rows::of(record, pointed);
    if rows.is_empty() {
        return None;
    }
    let lanes = Lanes::of(record, &rows);
    Some(Sequence {
        figures: figures(record, &lanes, &rows, language),
        mermaid: mermaid::text(&lanes, &rows, language),
    })
}

/// The numbers of the packets that the picture shows.
pub fn drawn(record: &Record, pointed: &BTreeSet<usize>) -> BTreeSet<usize> {
    let rows = Rows::of(record, pointed);
    rows.shown().filter_map(Row::number).collect()
}

/// All sheets, from the first message to the last.
fn figures(record: &Record, lanes: &Lanes, rows: &Rows, language: Language) -> Vec<Figure> {
    let grid = Grid::of(lanes, rows, language);
    let (title, about) = titles(record, lanes, rows);
    let (title, about) = (title.in_language(language), about.in_language(language));
    let all = grid.sheets.len();
    let mut shown = rows.shown();
    let sheets = (1..).zip(&grid.sheets).map(|(number, sheet)| {
        let mut page = Page {
            lanes,
            grid: &grid,
            language,
            drawing: Drawing::new(grid.width, sheet.bottom + HEAD),
        };
        page.heads(sheet.bottom);
        for (seat, row) in sheet.seats.iter().zip(shown.by_ref()) {
            page.row(row, seat);
        }
        let (name, title) = match (number, language) {
            _ if all == 1 => ("sequence".to_string(), title.to_string()),
            (_, Language::Id) => (name(number), format!("{title} ({number} dari {all})")),
            (_, Language::En) => (name(number), format!("{title} ({number} of {all})")),
        };
        page.drawing.into_figure(&name, &title, about)
    });
    sheets.collect()
}

fn name(number: usize) -> String {
    match number {
        1 => "sequence".to_string(),
        number => format!("sequence-{number}"),
    }
}

/// One sheet as it is drawn.
struct Page<'a> {
    lanes: &'a Lanes,
    grid: &'a Grid,
    language: Language,
    drawing: Drawing,
}

impl Page<'_> {
    fn heads(&mut self, bottom: u32) {
        for lane in 0..self.lanes.len() {
            let x = self.grid.x(lane);
            self.drawing.line("soft", (x, HEAD), (x, bottom));
            let name = fitting(self.lanes.name(lane), self.grid.name());
            let half = wide(&name) / 2 + LETTER;
            for y in [4, bottom] {
                let size = (2 * half, HEAD - 8);
                self.drawing.card("box", (x.saturating_sub(half), y), size);
                self.drawing.text_around("bold", (x, y + LINE), &name);
            }
        }
    }

    fn row(&mut self, row: &Row, seat: &Seat) {
        match row {
            Row::LeftOut(_) | Row::Alike(_) | Row::Over => self.across(seat),
            Row::Message(message) => self.message(message, seat),
            Row::Own(own) => self.own(own, seat),
        }
    }

    /// Words that belong to no lane.
    fn across(&mut self, seat: &Seat) {
        self.words("dim", (TIME, seat.y), &seat.words);
    }

    /// When it was, and which packet.
    fn moment(&mut self, at: Moment, number: Option<usize>, y: u32) {
        let at = decimal(at.seconds() * 1_000.0, 1);
        let at = format!("{} ms", at.in_language(self.language));
        let right = TIME - 4 * LETTER - 4;
        self.drawing.text_until("dim", (right, y + 4), &at);
        if let Some(number) = number {
            let place = (right + LETTER, y + 4);
            self.drawing.text("small", place, &format!("#{number}"));
        }
    }

    /// An arrow, and above it what it says.
    fn message(&mut self, message: &Message, seat: &Seat) {
        let y = seat.y;
        self.moment(message.at, message.number, y);
        let (from, to) = (self.lanes.lane(message.from), self.lanes.lane(message.to));
        let (from, to) = (self.grid.x(from), self.grid.x(to));
        let class = match message.sign {
            _ if message.is_again => "dash",
            Sign::Says => "line",
            Sign::Breaks => "broken",
            Sign::Asks | Sign::Agrees | Sign::Ends => "dash",
        };
        let ink = if class == "line" { "" } else { "dim" };
        if from == to {
            self.drawing.circle("mark", (from, y), 3);
            self.words(ink, (from + LETTER, y + 4), &seat.words);
        } else {
            let more = u32::try_from(seat.words.len().saturating_sub(1)).unwrap_or(0);
            let place = (from.min(to) + INSET, y - LINE / 2 - more * LINE);
            self.words(ink, place, &seat.words);
            self.drawing.arrow(class, (from, y), (to, y));
        }
    }

    /// What is typed or printed at one actor's own terminal.
    fn own(&mut self, own: &Own, seat: &Seat) {
        self.moment(own.at, None, seat.y);
        let x = self.grid.x(self.lanes.lane(Party::Actor(own.actor)));
        self.drawing.circle("mark", (x, seat.y), 3);
        let class = if own.is_typed { "typed" } else { "" };
        self.words(class, (x + LETTER, seat.y + 4), &seat.words);
    }

    /// Line by line, from here downwards. No lane goes through letters.
    fn words(&mut self, class: &str, (x, y): (u32, u32), lines: &[String]) {
        for (line, y) in lines.iter().zip((y..).step_by(LINE as usize)) {
            self.drawing.label(class, (x, y), line);
        }
    }
}

fn titles(record: &Record, lanes: &Lanes, rows: &Rows) -> (Text, Text) {
    let names: Vec<&str> = (0..lanes.len()).map(|lane| lanes.name(lane)).collect();
    let (count, names) = (rows.total(), names.join(", "));
    let title = match record.evidence.frames.is_empty() {
        true => Text::new(
            "Dialog, menurut terminal",
            "The dialogue, as the terminals show it",
        ),
        false => Text::new("Dialog, paket demi paket", "The dialogue, packet by packet"),
    };
    let about = Text::new(
        format!("{count} pesan antara {names}, dari atas ke bawah menurut waktu (ms)."),
        format!("{count} messages between {names}, from top to bottom in the order of time (ms)."),
    );
    (title, about)
}

#[cfg(test)]
mod tests;
