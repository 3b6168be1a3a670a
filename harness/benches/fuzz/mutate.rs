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
const WORDS: [&str; 66] = [
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
    "passed 4",
    "failed missing 0",
    "skipped boot",
    "NIM",
    ";",
    "\r\n",
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
