//! Makes strange files out of good ones, the same ones again for the same seed.

/// A small generator of random numbers (splitmix64).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.roll() >> 32).unwrap_or(0) % most.max(1)
    }
}

/// Pieces that mean something to YAML, to the language or to a regular expression.
const WORDS: [&str; 60] = [
    ": ",
    "- ",
    "\n",
    "  ",
    "\t",
    "#",
    " #",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "|\n",
    ">\n",
    "&a ",
    "*a",
    "!t ",
    "? ",
    "---\n",
    "...\n",
    "~",
    "%",
    "`",
    "@",
    ",",
    "/",
    "/i",
    "\\",
    "\\d+",
    ".*",
    "(",
    ")",
    "{100}",
    "(?<n>",
    "\\w",
    "${",
    "}",
    "${word}",
    "$${",
    "ani ",
    " and ",
    " but ",
    "everyone ",
    "types: ",
    "sees: ",
    "see all of: ",
    "never sees: ",
    "start: ",
    "each: {i: 1..9}",
    "repeat: 9",
    "steps:",
    "points: 1",
    "count: 2000",
    "\u{0}",
    "\u{7f}",
    "\u{202e}",
    "é",
    "👋",
    "\u{feff}",
];

/// One file out of the corpus, changed in a few places.
pub(crate) fn mutant(corpus: &[&[u8]], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = corpus[dice.below(corpus.len())].to_vec();
    for _ in 0..=dice.below(8) {
        change(&mut bytes, corpus, dice);
        bytes.truncate(300_000);
    }
    bytes
}

fn change(bytes: &mut Vec<u8>, corpus: &[&[u8]], dice: &mut Dice) {
    let range = some_range(bytes, dice);
    match dice.below(10) {
        0 => {
            let at = dice.below(bytes.len());
            let value = dice.below(256);
            if let (Some(byte), Ok(value)) = (bytes.get_mut(at), u8::try_from(value)) {
                *byte = value;
            }
        }
        1 => drop(bytes.drain(range)),
        2 => {
            let copy = bytes[range.clone()].to_vec();
            bytes.splice(range.end..range.end, copy);
        }
        3 => {
            let other = corpus[dice.below(corpus.len())];
            let taken = some_range(other, dice);
            bytes.splice(range, other[taken].to_vec());
        }
        4 => {
            let copies = 1 << dice.below(12);
            let copy = bytes[range.clone()].repeat(copies);
            bytes.splice(range.end..range.end, copy);
        }
        5 | 6 => swap_lines(bytes, dice),
        _ => {
            let word = WORDS[dice.below(WORDS.len())];
            let end = if dice.below(2) == 0 {
                range.start
            } else {
                range.end
            };
            bytes.splice(range.start..end, word.bytes());
        }
    }
}

/// Mostly short, sometimes long.
fn some_range(bytes: &[u8], dice: &mut Dice) -> std::ops::Range<usize> {
    let start = dice.below(bytes.len());
    let longest = 1 << dice.below(12);
    let end = (start + dice.below(longest)).min(bytes.len());
    start..end
}

fn swap_lines(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let mut lines: Vec<Vec<u8>> = bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect();
    let (one, other) = (dice.below(lines.len()), dice.below(lines.len()));
    if one < lines.len() && other < lines.len() {
        lines.swap(one, other);
    }
    if dice.below(2) == 0
        && let Some(line) = lines.get_mut(one)
    {
        line.splice(0..0, b"  ".iter().copied());
    }
    *bytes = lines.concat();
}

/// What must hold for every file, however strange; the words say what does not.
pub(crate) fn verify(
    bytes: &[u8],
    module: &praktikum::scenario::module::Module,
) -> Result<(), String> {
    use praktikum::scenario::document::{self, Severity};
    let read = document::scenario(bytes, Some(module));
    let others = [
        document::module(bytes).complaints,
        document::course(bytes).complaints,
    ];
    let has_error = read
        .complaints
        .iter()
        .any(|complaint| complaint.code.severity() == Severity::Error);
    if read.value.is_some() == has_error {
        return Err("a value and an error, or neither".to_string());
    }
    let source = String::from_utf8_lossy(bytes);
    let widths: Vec<usize> = source
        .split('\n')
        .map(|line| line.chars().count())
        .collect();
    for complaint in read.complaints.iter().chain(others.iter().flatten()) {
        let place = complaint.place;
        let width = widths.get(place.line.wrapping_sub(1));
        if place.column < 1 || place.width < 1 || width.is_none_or(|width| place.column > width + 2)
        {
            return Err(format!(
                "{} points outside the file: {place:?}",
                complaint.code.word()
            ));
        }
    }
    let shown = document::display::Shown {
        language: praktikum::scenario::text::Language::En,
        colour: false,
    };
    let lines = document::Lines::of(&source);
    for complaint in &read.complaints {
        let text = shown.complaint("x.yaml", &lines, complaint);
        if text.chars().any(|next| next.is_control() && next != '\n') {
            return Err(format!(
                "{} shows a control character: {text:?}",
                complaint.code.word()
            ));
        }
    }
    Ok(())
}
