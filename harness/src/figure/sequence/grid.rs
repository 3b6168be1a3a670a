//! Where lanes and rows stand: as far from each other as what is said between them needs, within bounds.

use super::lanes::Lanes;
use super::rows::{Row, Rows};
use crate::figure::drawing::{LETTER, LINE, fitting, wide};
use crate::record::wire::Party;
use crate::scenario::text::Language;
use unicode_width::UnicodeWidthChar;

/// For moments and the numbers of packets.
pub(super) const TIME: u32 = 16 * LETTER;
pub(super) const HEAD: u32 = 34;
const ROW: u32 = 2 * LINE + 4;
/// Between two lanes, where they are few and where they are many.
const COLUMN: u32 = 190;
const NARROW: u32 = 150;
/// Two lanes that say much to each other stand so far apart at most.
const WIDEST: u32 = 320;
/// A sheet is so wide at least: few lanes, long words.
const NARROWEST: u32 = 720;
/// Words keep away from both ends of their arrow: there are lanes, and its head.
pub(super) const INSET: u32 = LETTER + 4;
/// So many lines say what one message says.
const LINES: usize = 3;

#[derive(Debug)]
pub(super) struct Grid {
    lanes: Vec<u32>,
    /// Of each lane the room to its right.
    gaps: Vec<u32>,
    pub(super) sheets: Vec<Sheet>,
    pub(super) width: u32,
}

/// As many rows as stand on one page, and where their lanes end.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) seats: Vec<Seat>,
    pub(super) bottom: u32,
}

/// A row's place, and what is written there.
#[derive(Debug)]
pub(super) struct Seat {
    pub(super) y: u32,
    pub(super) words: Vec<String>,
}

impl Grid {
    pub(super) fn of(lanes: &Lanes, rows: &Rows, language: Language) -> Self {
        let least = if lanes.len() > 5 { NARROW } else { COLUMN };
        let gaps = gaps(lanes, rows, least, language);
        let name = fitting(lanes.name(0), least - 4 * LETTER);
        let mut x = TIME + wide(&name) / 2 + 2 * LETTER;
        let mut places = Vec::new();
        for gap in &gaps {
            places.push(x);
            x += gap;
        }
        let mut grid = Self {
            lanes: places,
            gaps,
            sheets: Vec::new(),
            width: x.max(NARROWEST),
        };
        grid.seat(lanes, rows, language);
        grid
    }

    pub(super) fn x(&self, lane: usize) -> u32 {
        self.lanes.get(lane).copied().unwrap_or(TIME)
    }

    /// How wide a lane's name may be.
    pub(super) fn name(&self) -> u32 {
        let least = if self.lanes.len() > 5 { NARROW } else { COLUMN };
        least - 4 * LETTER
    }

    /// Sheets of about the same length, none of them longer than a page is for its width.
    fn seat(&mut self, lanes: &Lanes, rows: &Rows, language: Language) {
        let words = rows.shown().map(|row| self.words(lanes, row, language));
        let words: Vec<Vec<String>> = words.collect();
        let all: u32 = words.iter().map(|words| ROW + beyond(words)).sum();
        let most = (self.width * 13 / 10).saturating_sub(3 * HEAD);
        let fair = all.div_ceil(all.div_ceil(most).max(1));
        let (mut y, mut seats) = (HEAD, Vec::new());
        for (row, words) in rows.shown().zip(words) {
            if y - HEAD >= fair {
                let seats = std::mem::take(&mut seats);
                self.sheets.push(Sheet {
                    seats,
                    bottom: y + ROW,
                });
                y = HEAD;
            }
            y += ROW;
            let more = beyond(&words);
            // Words stand above their arrow, and below the beginning of what a terminal showed.
            let place = if stands_alone(row, lanes) {
                y
            } else {
                y + more
            };
            seats.push(Seat { y: place, words });
            y += more;
        }
        self.sheets.push(Sheet {
            seats,
            bottom: y + ROW,
        });
    }

    fn words(&self, lanes: &Lanes, row: &Row, language: Language) -> Vec<String> {
        match row {
            Row::Message(message) => {
                let (said, about) = message.parts(language);
                let ends = (lanes.lane(message.from), lanes.lane(message.to));
                lines(&said, &about, self.room(ends))
            }
            Row::Own(own) => {
                let lane = lanes.lane(Party::Actor(own.actor));
                lines(&own.said, "", self.room((lane, lane)))
            }
            Row::LeftOut(_) | Row::Alike(_) | Row::Over => {
                let told = row.told().into_iter();
                let told = told.map(|told| told.in_language(language).to_string());
                told.collect()
            }
        }
    }

    /// Between two lanes, or beside one.
    fn room(&self, (from, to): (usize, usize)) -> u32 {
        let (left, right) = (from.min(to), from.max(to));
        let wide = match left == right {
            true => self.gaps.get(left).copied().unwrap_or(NARROW),
            false => self.x(right) - self.x(left),
        };
        wide.saturating_sub(2 * INSET)
    }
}

/// What the lines after the first take.
fn beyond(words: &[String]) -> u32 {
    u32::try_from(words.len().saturating_sub(1)).unwrap_or(0) * LINE
}

/// Is it at one lane alone?
fn stands_alone(row: &Row, lanes: &Lanes) -> bool {
    match row {
        Row::Message(message) => lanes.lane(message.from) == lanes.lane(message.to),
        Row::Own(_) => true,
        Row::LeftOut(_) | Row::Alike(_) | Row::Over => false,
    }
}

/// Between neighbours there is room for what they say.
fn gaps(lanes: &Lanes, rows: &Rows, least: u32, language: Language) -> Vec<u32> {
    let mut gaps = vec![least; lanes.len()];
    let last = lanes.len().saturating_sub(1);
    let beside = |row: &Row| {
        let mut parties = row.parties().into_iter();
        stands_alone(row, lanes) && parties.any(|party| lanes.lane(party) == last)
    };
    if let Some(gap) = gaps.last_mut()
        && !rows.shown().any(beside)
    {
        *gap = least / 2;
    }
    for row in rows.shown() {
        let Row::Message(message) = row else { continue };
        let (from, to) = (lanes.lane(message.from), lanes.lane(message.to));
        if from.abs_diff(to) == 1 {
            let gap = &mut gaps[from.min(to)];
            let wanted = wide(&message.told(language)) + 2 * INSET;
            *gap = wanted.clamp(*gap, WIDEST.max(*gap));
        }
    }
    gaps
}

/// What is said, in so few lines that its end may be missing, and all that is said about it.
fn lines(said: &str, about: &str, room: u32) -> Vec<String> {
    let mut most = wide(said);
    loop {
        let said = fitting(said, most);
        // How much it was stays together: `· 12 B`.
        let about = about
            .split(" · ")
            .enumerate()
            .map(|(place, one)| match place {
                0 => one.to_string(),
                _ => format!("· {one}"),
            });
        let lines = wrapped(said.split(' ').map(str::to_string).chain(about), room);
        if lines.len() <= LINES || most == 0 {
            return lines;
        }
        most = most.saturating_sub(LETTER);
    }
}

/// Lines that are no wider than this.
fn wrapped(words: impl Iterator<Item = String>, room: u32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if wide(line) + LETTER + wide(&word) <= room => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.extend(pieces(&word, room)),
        }
    }
    lines
}

/// A word that is wider than a line.
fn pieces(word: &str, room: u32) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut used = 0;
    for letter in word.chars() {
        let width = u32::try_from(letter.width().unwrap_or(0)).unwrap_or(0) * LETTER;
        if used + width > room.max(2 * LETTER) {
            pieces.push(String::new());
            used = 0;
        }
        used += width;
        if let Some(piece) = pieces.last_mut() {
            piece.push(letter);
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_where_no_line_holds_them() {
        let wrapped = |text: &str, room| wrapped(text.split(' ').map(str::to_string), room);
        assert_eq!(
            wrapped("halo dunia, apa kabar", 80),
            ["halo", "dunia, apa", "kabar"]
        );
        assert_eq!(
            wrapped("halo satuduatigaempat ya", 64),
            ["halo", "satuduat", "igaempat", "ya"]
        );
        assert_eq!(wrapped("世界世界", 40), ["世界", "世界"]);
        assert_eq!(wrapped("", 40), Vec::<String>::new());
    }

    #[test]
    fn of_too_many_words_the_end_is_missing_and_not_how_much_it_was() {
        let told = lines("satu dua tiga empat lima enam tujuh", " · 35 B", 80);
        assert_eq!(told.len(), LINES);
        let told = told.join(" ");
        assert!(
            told.starts_with("satu dua tiga") && told.ends_with("… · 35 B"),
            "{told}"
        );
    }
}
