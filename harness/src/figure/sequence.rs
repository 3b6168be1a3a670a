//! The messages that went to and fro, one row each: when, from whom, to whom, and what it said.

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
use lanes::Lanes;
use rows::{Own, Row, Rows};
use std::collections::BTreeSet;

/// For moments and the numbers of packets.
const TIME: u32 = 13 * LETTER;
const COLUMN: u32 = 190;
const NARROW: u32 = 150;
/// A sheet is so wide at least: few lanes, long words.
const NARROWEST: u32 = 720;
const HEAD: u32 = 34;
const ROW: u32 = 2 * LINE + 4;

/// The same dialogue twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sequence {
    pub figure: Figure,
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
        figure: Sheet::new(&lanes, &rows, language).drawn(record),
        mermaid: mermaid::text(&lanes, &rows, language),
    })
}

/// The numbers of the packets that the picture shows.
pub fn drawn(record: &Record, pointed: &BTreeSet<usize>) -> BTreeSet<usize> {
    let rows = Rows::of(record, pointed);
    rows.shown().filter_map(Row::number).collect()
}

/// The picture as it is laid out.
struct Sheet<'a> {
    lanes: &'a Lanes,
    rows: &'a Rows,
    column: u32,
    bottom: u32,
    language: Language,
    drawing: Drawing,
}

impl<'a> Sheet<'a> {
    fn new(lanes: &'a Lanes, rows: &'a Rows, language: Language) -> Self {
        let column = if lanes.len() > 5 { NARROW } else { COLUMN };
        let count = |of: usize| u32::try_from(of).unwrap_or(0);
        let width = (TIME + count(lanes.len()) * column).max(NARROWEST);
        let bottom = HEAD + (count(rows.shown().count()) + 1) * ROW;
        Self {
            lanes,
            rows,
            column,
            bottom,
            language,
            drawing: Drawing::new(width, bottom + HEAD),
        }
    }

    fn x(&self, lane: usize) -> u32 {
        TIME + self.column / 2 + u32::try_from(lane).unwrap_or(0) * self.column
    }

    fn drawn(mut self, record: &Record) -> Figure {
        self.heads();
        let mut y = HEAD + ROW;
        for row in self.rows.shown() {
            self.row(row, y);
            y += ROW;
        }
        let (title, about) = titles(record, self.lanes, self.rows);
        let (title, about) = (
            title.in_language(self.language),
            about.in_language(self.language),
        );
        self.drawing.into_figure("sequence", title, about)
    }

    fn heads(&mut self) {
        for lane in 0..self.lanes.len() {
            let x = self.x(lane);
            self.drawing.line("soft", (x, HEAD), (x, self.bottom));
            let name = fitting(self.lanes.name(lane), self.column - 4 * LETTER);
            let half = wide(&name) / 2 + LETTER;
            for y in [4, self.bottom] {
                let size = (2 * half, HEAD - 8);
                self.drawing.card("box", (x.saturating_sub(half), y), size);
                self.drawing.text_around("bold", (x, y + LINE), &name);
            }
        }
    }

    fn row(&mut self, row: &Row, y: u32) {
        match row {
            Row::LeftOut(_) | Row::Alike(_) | Row::Over => {
                if let Some(told) = row.told() {
                    self.across(&told, y);
                }
            }
            Row::Message(message) => {
                self.moment(message.at, message.number, y);
                let (from, to) = (self.lanes.lane(message.from), self.lanes.lane(message.to));
                let (from, to) = (self.x(from), self.x(to));
                let class = match message.sign {
                    _ if message.is_again => "dash",
                    Sign::Says => "line",
                    Sign::Breaks => "broken",
                    Sign::Asks | Sign::Agrees | Sign::Ends => "dash",
                };
                let told = message.parts(self.language);
                self.label(class, (from, to, y), told);
            }
            Row::Own(own) => self.own(own, y),
        }
    }

    /// Words that belong to no lane.
    fn across(&mut self, told: &Text, y: u32) {
        let told = told.in_language(self.language);
        self.under_text((TIME, y), told);
        self.drawing.text("dim", (TIME, y), told);
    }

    /// When it was, and which packet.
    fn moment(&mut self, at: Moment, number: Option<usize>, y: u32) {
        let at = decimal(at.seconds() * 1_000.0, 1);
        let right = TIME - 4 * LETTER - 4;
        let at = at.in_language(self.language);
        self.drawing.text_until("dim", (right, y + 4), at);
        if let Some(number) = number {
            let place = (right + LETTER, y + 4);
            self.drawing.text("small", place, &format!("#{number}"));
        }
    }

    /// An arrow, and above it what it says.
    fn label(
        &mut self,
        class: &str,
        (from, to, y): (u32, u32, u32),
        (said, about): (String, String),
    ) {
        let (left, right) = (from.min(to), from.max(to));
        // Nothing else stands in its row: it may be longer than its arrow.
        let room = self.drawing.size().0.saturating_sub(left + 3 * LETTER);
        let said = fitting(&said, room.saturating_sub(wide(&about))) + &about;
        let place = (left + LETTER + 4, y - 7);
        let place = if left == right {
            (left + LETTER, y + 4)
        } else {
            place
        };
        self.under_text(place, &said);
        if left == right {
            self.drawing.circle("mark", (left, y), 3);
        } else {
            self.drawing.arrow(class, (from, y), (to, y));
        }
        let class = if class == "line" { "" } else { "dim" };
        self.drawing.text(class, place, &said);
    }

    /// What is typed or printed at one actor's own terminal.
    fn own(&mut self, own: &Own, y: u32) {
        self.moment(own.at, None, y);
        let x = self.x(self.lanes.lane(Party::Actor(own.actor)));
        self.drawing.circle("mark", (x, y), 3);
        let said = fitting(&own.said, self.column - 2 * LETTER);
        let place = (x + LETTER, y + 4);
        self.under_text(place, &said);
        let class = if own.is_typed { "typed" } else { "" };
        self.drawing.text(class, place, &said);
    }

    /// No line goes through letters.
    fn under_text(&mut self, (x, y): (u32, u32), said: &str) {
        let size = (wide(said) + 4, LINE - 2);
        self.drawing.rectangle(
            "page",
            (x.saturating_sub(2), y.saturating_sub(LINE - 6)),
            size,
        );
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
