//! A text table as another system wrote it: its cells by their places, so that some change and every other byte stays.

use super::cell;
use crate::scenario::text::Spoken;

/// The largest one that is read.
const MOST_BYTES: usize = 16 * 1024 * 1024;
const MARK: &[u8] = b"\xef\xbb\xbf";

pub(super) struct Sheet<'a> {
    bytes: &'a [u8],
    divider: u8,
    pub(super) is_utf8: bool,
    pub(super) rows: Vec<Row>,
}

pub(super) struct Row {
    pub(super) line: usize,
    cells: Vec<Cell>,
    /// Where the row ends, before its line end.
    end: usize,
}

struct Cell {
    from: usize,
    to: usize,
    text: String,
}

/// What one cell is to say.
pub(super) struct Change {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) text: String,
}

impl Row {
    pub(super) fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.text.trim())
    }

    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(|cell| cell.text.trim())
    }

    fn is_empty(&self) -> bool {
        self.texts().all(str::is_empty)
    }
}

impl<'a> Sheet<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, Spoken> {
        if bytes.len() > MOST_BYTES {
            return Err(Spoken::new(
                "berkas itu lebih besar dari 16 MiB; unduhlah lagi daftar nilainya saja",
                "that file is larger than 16 MiB; download the list of grades alone",
            ));
        }
        if bytes.iter().take(4096).any(|byte| *byte == 0) {
            return Err(Spoken::new(
                "berkas itu bukan CSV dalam UTF-8; unduhlah lagi sebagai CSV, tanpa menyimpannya dari Excel",
                "that file is no CSV in UTF-8; download it again as CSV, without saving it from Excel",
            ));
        }
        let mut sheet = Self {
            bytes,
            divider: divider(bytes),
            is_utf8: std::str::from_utf8(bytes).is_ok(),
            rows: Vec::new(),
        };
        sheet.find()?;
        match sheet.rows.is_empty() {
            true => Err(Spoken::new("berkas itu kosong", "that file is empty")),
            false => Ok(sheet),
        }
    }

    fn find(&mut self) -> Result<(), Spoken> {
        let start = if self.bytes.starts_with(MARK) {
            MARK.len()
        } else {
            0
        };
        let (mut from, mut line, mut began) = (start, 1, 1);
        let mut cells = Vec::new();
        let mut quoted: Option<usize> = None;
        let mut closed = usize::MAX - 1;
        for at in start..=self.bytes.len() {
            let byte = self.bytes.get(at).copied();
            let is_end = byte.is_none() || matches!(byte, Some(b'\n' | b'\r'));
            if byte.is_none()
                && let Some(line) = quoted
            {
                return Err(unclosed(line));
            }
            match byte {
                Some(b'"') if quoted.is_some() => (quoted, closed) = (None, at),
                // A doubled quote closes and opens again.
                Some(b'"') if at == from || closed + 1 == at => quoted = Some(line),
                Some(byte) if byte == self.divider && quoted.is_none() => {
                    cells.push(self.cell(from, at));
                    from = at + 1;
                }
                _ if is_end && quoted.is_none() => {
                    cells.push(self.cell(from, at));
                    let cells = std::mem::take(&mut cells);
                    let row = Row {
                        line: began,
                        cells,
                        end: at,
                    };
                    if !row.is_empty() {
                        self.rows.push(row);
                    }
                    from = at + 1;
                }
                _ => {}
            }
            let is_pair = byte == Some(b'\r') && self.bytes.get(at + 1) == Some(&b'\n');
            line += usize::from(is_end && !is_pair);
            if from == at + 1 && is_end {
                began = line;
            }
        }
        Ok(())
    }

    fn cell(&self, from: usize, to: usize) -> Cell {
        let bytes = &self.bytes[from..to];
        let inner = bytes
            .strip_prefix(b"\"")
            .and_then(|rest| rest.strip_suffix(b"\""));
        let text = match std::str::from_utf8(inner.unwrap_or(bytes)) {
            Ok(text) => text.to_string(),
            Err(_) => inner
                .unwrap_or(bytes)
                .iter()
                .map(|byte| char::from(*byte))
                .collect(),
        };
        let text = match inner {
            Some(_) => text.replace("\"\"", "\""),
            None => text,
        };
        Cell { from, to, text }
    }

    /// The file with these cells changed, and every other byte as it was.
    pub(super) fn with(&self, mut changes: Vec<Change>) -> Vec<u8> {
        changes.sort_by_key(|change| (change.row, change.column));
        let mut bytes = Vec::with_capacity(self.bytes.len() + changes.len() * 32);
        let mut at = 0;
        let mut ended: Option<(usize, usize)> = None;
        for change in &changes {
            let row = &self.rows[change.row];
            if let Some(cell) = row.cells.get(change.column) {
                bytes.extend_from_slice(&self.bytes[at..cell.from]);
                let was_quoted = self.bytes.get(cell.from) == Some(&b'"') && cell.to > cell.from;
                bytes.extend_from_slice(self.written(&change.text, was_quoted).as_bytes());
                at = cell.to;
            } else {
                // A row that ends early: what is between is empty.
                bytes.extend_from_slice(&self.bytes[at..row.end.max(at)]);
                at = row.end.max(at);
                let have = match ended {
                    Some((row, columns)) if row == change.row => columns,
                    _ => row.cells.len(),
                };
                bytes.extend(std::iter::repeat_n(self.divider, change.column + 1 - have));
                bytes.extend_from_slice(self.written(&change.text, false).as_bytes());
                ended = Some((change.row, change.column + 1));
            }
        }
        bytes.extend_from_slice(&self.bytes[at..]);
        bytes
    }

    fn written(&self, text: &str, was_quoted: bool) -> String {
        let is_divider = |next: char| u32::from(next) == u32::from(self.divider);
        let is_plain = |next: char| {
            next.is_ascii_alphanumeric() || matches!(next, '.' | ',') && !is_divider(next)
        };
        if was_quoted || !text.chars().all(is_plain) {
            return cell::in_quotes(text);
        }
        text.to_string()
    }
}

/// What stands most often between the cells of the first line, outside of quotes; of equals the first.
fn divider(bytes: &[u8]) -> u8 {
    let mut is_quoted = false;
    let mut counts = [(b'\t', 0), (b';', 0), (b',', 0)];
    for byte in bytes.iter().copied() {
        is_quoted ^= byte == b'"';
        if !is_quoted && matches!(byte, b'\n' | b'\r') {
            break;
        }
        let mut counts = counts.iter_mut().filter(|_| !is_quoted);
        if let Some(count) = counts.find(|(divider, _)| *divider == byte) {
            count.1 += 1;
        }
    }
    let best = counts.iter().max_by_key(|(_, count)| *count);
    best.map_or(b',', |(divider, _)| *divider)
}

fn unclosed(line: usize) -> Spoken {
    Spoken::new(
        format!(
            "tanda kutip yang dibuka di baris {line} berkas itu tidak pernah ditutup; unduhlah lagi"
        ),
        format!(
            "the quote that is opened in line {line} of that file is never closed; download it again"
        ),
    )
}
