//! What the student wrote into a report: found by its marks, and kept byte by byte.
//!
//! A place begins and ends with a line of its own, and the last line of a report says what else stood in it when it
//! was written. So it is known whether anything was changed that is not the student's place; then nothing is taken
//! apart, and nothing is written over.

use crate::scenario::text::Text;
use std::collections::{BTreeMap, BTreeSet};

const BEGIN: &str = "<!-- praktikum:begin ";
const END: &str = "<!-- praktikum:end ";
const WHOLE: &str = "<!-- praktikum:whole ";
const CLOSE: &str = " -->";
/// What no line but a mark holds.
const SIGN: &str = "<!-- praktikum:";

/// The student's words, by the ids of their places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words(BTreeMap<String, Vec<u8>>);

/// A part of a report that is about to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Made by us; its lines end in LF.
    Ours(String),
    /// Somebody's words, as they are.
    Theirs { id: String, bytes: Vec<u8> },
    /// A place in which nothing was written yet, and what stands there until then.
    Room { id: String, prompt: String },
}

/// Why words cannot be told from what was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// It has none of our marks.
    NotOurs,
    /// At this line a mark is missing, twice there, or not whole.
    Mark(usize),
    /// Something outside the places is no longer as it was written.
    Outside,
}

impl Words {
    pub fn get(&self, id: &str) -> Option<&[u8]> {
        self.0.get(id).map(Vec::as_slice)
    }

    pub fn insert(&mut self, id: impl Into<String>, words: Vec<u8>) {
        self.0.insert(id.into(), words);
    }

    /// Those whose places are not among these.
    pub fn without<'a>(
        &'a self,
        ids: &'a BTreeSet<String>,
    ) -> impl Iterator<Item = (&'a String, &'a [u8])> {
        let lost = self.0.iter().filter(|(id, _)| !ids.contains(*id));
        lost.map(|(id, words)| (id, words.as_slice()))
    }

    /// Reads a report that was written before.
    pub fn read(report: &[u8]) -> Result<Self, Damage> {
        let mut words = BTreeMap::new();
        let mut outside = Sum::default();
        let mut whole = None;
        // The place that is open, and its bytes so far.
        let mut open: Option<(String, Vec<u8>)> = None;
        let mut has_marks = false;
        for (line, number) in report.split_inclusive(|byte| *byte == b'\n').zip(1..) {
            let mark = Mark::of(line).map_err(|()| Damage::Mark(number))?;
            has_marks |= mark.is_some();
            match (mark, &mut open) {
                (None, Some((_, bytes))) => bytes.extend_from_slice(line),
                (None, None) => outside.add(line),
                (Some(Mark::Begin(id)), None) if !words.contains_key(&id) && whole.is_none() => {
                    outside.add(line);
                    open = Some((id, Vec::new()));
                }
                (Some(Mark::End(id)), Some((begun, _))) if id == *begun => {
                    outside.add(line);
                    words.extend(open.take());
                }
                (Some(Mark::Whole(sum)), None) if whole.is_none() => whole = Some(sum),
                _ => return Err(Damage::Mark(number)),
            }
        }
        let last = report.split(|byte| *byte == b'\n').count();
        match (open, whole) {
            _ if !has_marks => Err(Damage::NotOurs),
            (Some(_), _) | (None, None) => Err(Damage::Mark(last)),
            (None, Some(sum)) if sum != outside.0 => Err(Damage::Outside),
            (None, Some(_)) => Ok(Self(words)),
        }
    }
}

/// Puts a report together, with the marks of its places and the line that tells what is ours; with CRLF if wished.
pub fn together(parts: &[Part], has_crlf: bool) -> Vec<u8> {
    let mut book = Book {
        out: Vec::new(),
        sum: Sum::default(),
        ending: if has_crlf { "\r\n" } else { "\n" },
    };
    for part in parts {
        match part {
            // Only a mark looks like a mark.
            Part::Ours(text) => book.ours(&text.replace(SIGN, "<!-- praktikum :")),
            Part::Theirs { id, bytes } => {
                book.ours(&format!("{BEGIN}{id}{CLOSE}\n"));
                book.out.extend_from_slice(bytes);
                book.ours(&format!("{END}{id}{CLOSE}\n"));
            }
            Part::Room { id, prompt } => {
                book.ours(&format!("{BEGIN}{id}{CLOSE}\n"));
                book.put(prompt);
                book.ours(&format!("{END}{id}{CLOSE}\n"));
            }
        }
    }
    let whole = format!("{WHOLE}{:016x}{CLOSE}\n", book.sum.0);
    book.put(&whole);
    book.out
}

/// A report that is being put together.
struct Book {
    out: Vec<u8>,
    sum: Sum,
    ending: &'static str,
}

impl Book {
    fn ours(&mut self, text: &str) {
        for line in text.split_inclusive('\n') {
            self.sum.add(line.as_bytes());
        }
        self.put(text);
    }

    fn put(&mut self, text: &str) {
        let text = text.replace('\n', self.ending);
        self.out.extend_from_slice(text.as_bytes());
    }
}

/// Do the lines of a report end as on Windows?
pub fn has_crlf(report: &[u8]) -> bool {
    let first = report.iter().position(|byte| *byte == b'\n');
    first.is_some_and(|at| at > 0 && report[at - 1] == b'\r')
}

enum Mark {
    Begin(String),
    End(String),
    Whole(u64),
}

impl Mark {
    /// A line that looks like a mark and is none is an error.
    fn of(line: &[u8]) -> Result<Option<Self>, ()> {
        let looks_like = |part: &[u8]| part == SIGN.as_bytes();
        if !line.windows(SIGN.len()).any(looks_like) {
            return Ok(None);
        }
        let line = std::str::from_utf8(line).map_err(|_| ())?.trim();
        let inside = |begin| line.strip_prefix(begin)?.strip_suffix(CLOSE);
        let is_id = |id: &&str| {
            !id.is_empty()
                && id
                    .bytes()
                    .all(|byte| b"-._".contains(&byte) || byte.is_ascii_alphanumeric())
        };
        if let Some(id) = inside(BEGIN).filter(is_id) {
            return Ok(Some(Self::Begin(id.to_string())));
        }
        if let Some(id) = inside(END).filter(is_id) {
            return Ok(Some(Self::End(id.to_string())));
        }
        let sum = inside(WHOLE).and_then(|sum| u64::from_str_radix(sum, 16).ok());
        sum.map(|sum| Some(Self::Whole(sum))).ok_or(())
    }
}

/// What stands in lines, but for blanks at their ends and empty lines, which editors change by themselves (FNV-1a).
struct Sum(u64);

impl Default for Sum {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Sum {
    fn add(&mut self, line: &[u8]) {
        let line = line.trim_ascii_end();
        if line.is_empty() {
            return;
        }
        for byte in line.iter().chain(b"\n") {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

impl Damage {
    /// What happened to the report of this name, and what to do.
    pub fn told(self, report: &str, beside: &str) -> Text {
        let (id, en) = match self {
            Self::NotOurs => (
                "tidak dibuat oleh praktikum".to_string(),
                "was not made by praktikum".to_string(),
            ),
            Self::Mark(line) => (
                format!("kehilangan tanda `<!-- praktikum:… -->` (baris {line})"),
                format!("has lost a mark `<!-- praktikum:… -->` (line {line})"),
            ),
            Self::Outside => (
                "diubah di luar tempat menulis".to_string(),
                "was changed outside the places to write in".to_string(),
            ),
        };
        Text::new(
            format!(
                "{report} {id}, jadi tidak ditimpa; laporan baru ada di {beside}. Pindahkan tulisan Anda ke tempat menulis di sana, lalu ganti nama berkasnya."
            ),
            format!(
                "{report} {en}, so it was not written over; the new report is {beside}. Move your words to the places to write in there, and rename it."
            ),
        )
    }
}

#[cfg(test)]
mod tests;
