//! Rows and cells of a text table as spreadsheets write them: what divides them, quotes, and what the bytes mean.

use super::Complaint;

/// Windows' own signs from 0x80 to 0x9f.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text of bytes in UTF-8, UTF-16, or what Windows writes in the West.
pub(super) fn decoded(bytes: &[u8]) -> String {
    let halves = |bytes: &[u8], of: fn([u8; 2]) -> u16| {
        let halves = bytes.chunks_exact(2).map(|two| of([two[0], two[1]]));
        char::decode_utf16(halves)
            .map(|next| next.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => halves(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => halves(rest, u16::from_be_bytes),
        [_, 0, _, 0, ..] => halves(bytes, u16::from_le_bytes),
        [0, _, 0, _, ..] => halves(bytes, u16::from_be_bytes),
        _ => {
            let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            let western = |byte: &u8| match byte {
                0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
                other => char::from(*other),
            };
            match std::str::from_utf8(plain) {
                Ok(text) => text.to_string(),
                Err(_) => plain.iter().map(western).collect(),
            }
        }
    }
}

/// The rows that say anything, each with its line.
pub(super) fn rows(text: &str, complaints: &mut Vec<Complaint>) -> Vec<(usize, Vec<String>)> {
    let (text, first_line) = match text.split_once('\n') {
        // What Excel wants to be told.
        Some((first, rest)) if first.trim_end().to_lowercase().starts_with("sep=") => (rest, 2),
        _ => (text, 1),
    };
    let mut reader = Reader {
        divider: divider(text),
        line: first_line,
        ..Reader::default()
    };
    let mut rest = text.chars().peekable();
    while let Some(next) = rest.next() {
        let is_double = next == '"' && rest.peek() == Some(&'"');
        if reader.quoted.is_some() && is_double {
            rest.next();
            reader.cell.push('"');
        } else {
            reader.take(next);
        }
    }
    if let Some(line) = reader.quoted {
        complaints.push(Complaint::new(
            line,
            "tanda kutip yang dibuka di baris ini tidak pernah ditutup",
            "the quote that is opened in this line is never closed",
        ));
    }
    reader.end_row();
    reader.rows
}

#[derive(Default)]
struct Reader {
    divider: char,
    line: usize,
    /// Where the row began.
    began: Option<usize>,
    /// Where the quote was opened that is not closed yet.
    quoted: Option<usize>,
    cell: String,
    row: Vec<String>,
    rows: Vec<(usize, Vec<String>)>,
}

impl Reader {
    fn take(&mut self, next: char) {
        self.began.get_or_insert(self.line);
        match next {
            '"' if self.quoted.is_some() => self.quoted = None,
            '"' if self.cell.trim().is_empty() => {
                self.cell.clear();
                self.quoted = Some(self.line);
            }
            '\n' if self.quoted.is_none() => self.end_row(),
            divider if divider == self.divider && self.quoted.is_none() => {
                self.row.push(std::mem::take(&mut self.cell));
            }
            '\r' => {}
            other => self.cell.push(other),
        }
        self.line += usize::from(next == '\n');
    }

    fn end_row(&mut self) {
        self.row.push(std::mem::take(&mut self.cell));
        let mut row = std::mem::take(&mut self.row);
        let line = self.began.take().unwrap_or(self.line);
        if row.iter().any(|cell| !cell.trim().is_empty()) {
            // Spreadsheets fill rows up with empty cells.
            while row.last().is_some_and(|cell| cell.trim().is_empty()) {
                row.pop();
            }
            self.rows.push((line, row));
        }
    }
}

/// What divides the first line most often, outside of quotes.
fn divider(text: &str) -> char {
    let first = text.trim_start().lines().next().unwrap_or_default();
    let mut is_quoted = false;
    let plain = first.chars().filter(|next| {
        is_quoted ^= *next == '"';
        !is_quoted
    });
    let plain: String = plain.collect();
    let mut best = (',', 0);
    for divider in [',', ';', '\t'] {
        let count = plain.matches(divider).count();
        if count > best.1 {
            best = (divider, count);
        }
    }
    best.0
}
