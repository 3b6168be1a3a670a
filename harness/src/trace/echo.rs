//! What a program that edits its own line shows of a line that is typed to it: told from what else it shows.
//!
//! Whoever takes a terminal's keys one by one shows them itself, as the terminal would have done. A line is
//! therefore given to it without its end first: what then spells the line is that echo. No answer to a line is
//! older than its end, so nothing else is taken for one.

use std::mem::take;
use vte::{Params, Parser, Perform};

/// How much of the line in which a prompt stands is kept, and how much may wait for what follows it.
const PROMPT: usize = 512;
const HELD: usize = 16 * 1024;

/// A piece of what a program showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// Its own words.
    Words(Vec<u8>),
    /// What was typed to it.
    Echo(Vec<u8>),
}

/// One terminal's output, as it comes.
#[derive(Default)]
pub struct Echo {
    /// The line in which the cursor stands.
    line: Vec<u8>,
    phase: Phase,
    reader: Reader,
    /// Bytes that may be an echo, and behind them those that are no whole sign yet.
    held: Vec<u8>,
    unread: Vec<u8>,
    shown: Vec<Shown>,
}

#[derive(Default)]
enum Phase {
    /// Nothing is expected.
    #[default]
    Rest,
    /// A line was typed, and not its end.
    Line(Line),
    /// A line that was shown has ended: the cursor goes below it. Meanwhile the next may have been typed.
    End(Option<Line>),
}

struct Line {
    /// What the program may write from the beginning of a line on: what was typed, or that behind its prompt.
    forms: [Vec<char>; 2],
    prompt: usize,
    /// What it has written since then; nothing once it is neither.
    spelled: Option<Vec<char>>,
    /// The cursor went to the beginning of the line: to write it anew, or to end it.
    has_returned: bool,
    is_echoed: bool,
}

/// What a terminal does with the bytes that were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Letter(char),
    /// The cursor goes below.
    Newline,
    /// It goes to the beginning of its line.
    Return,
    /// It goes elsewhere, or letters are cleared: the line is written anew.
    Move,
    /// Nothing that moves it.
    Other,
}

#[derive(Default)]
struct Reader {
    parser: Parser,
    signs: Signs,
}

#[derive(Default)]
struct Signs(Vec<Sign>);

impl Echo {
    /// A line is typed, and its end is not yet.
    pub fn typed(&mut self, line: &[u8]) {
        let line = Line::of(line, &self.line);
        self.phase = match take(&mut self.phase) {
            Phase::End(_) => Phase::End(Some(line)),
            Phase::Rest | Phase::Line(_) => Phase::Line(line),
        };
    }

    /// The line's end is typed now; what was held is told.
    pub fn ended(&mut self) -> Vec<Shown> {
        self.phase = match take(&mut self.phase) {
            Phase::Line(line) if line.is_echoed => Phase::End(None),
            Phase::End(_) => return Vec::new(),
            Phase::Rest | Phase::Line(_) => Phase::Rest,
        };
        self.give_back();
        take(&mut self.shown)
    }

    /// Nothing more comes from the program.
    pub fn rest(&mut self) -> Vec<Shown> {
        self.phase = Phase::Rest;
        self.give_back();
        take(&mut self.shown)
    }

    /// What was shown, in pieces.
    pub fn take(&mut self, bytes: Vec<u8>) -> Vec<Shown> {
        self.remember(&bytes);
        let mut rest = bytes.as_slice();
        while let (false, Some((byte, later))) = (self.is_at_rest(), rest.split_first()) {
            rest = later;
            self.unread.push(*byte);
            if let Some(sign) = self.reader.read(*byte) {
                self.read(sign);
            }
            if self.held.len() + self.unread.len() > HELD {
                self.give_back();
            }
        }
        if self.shown.is_empty() && rest.len() == bytes.len() {
            return vec![Shown::Words(bytes)];
        }
        self.words(rest.to_vec());
        take(&mut self.shown)
    }

    fn is_at_rest(&self) -> bool {
        matches!(self.phase, Phase::Rest)
    }

    fn remember(&mut self, bytes: &[u8]) {
        let end = bytes.iter().rposition(|byte| *byte == b'\n');
        if end.is_some() {
            self.line.clear();
        }
        let new = &bytes[end.map_or(0, |end| end + 1)..];
        self.line.extend(&new[new.len().saturating_sub(PROMPT)..]);
        let surplus = self.line.len().saturating_sub(PROMPT);
        self.line.drain(..surplus);
    }

    fn read(&mut self, sign: Sign) {
        if let Phase::Line(line) = &mut self.phase
            && line.has_returned
            && !matches!(sign, Sign::Return | Sign::Newline)
        {
            let is_echo = line.read(Sign::Move);
            self.decide(is_echo);
        }
        self.held.append(&mut self.unread);
        let is_echo = match &mut self.phase {
            Phase::Rest => Some(false),
            Phase::Line(line) => line.read(sign),
            Phase::End(_) => match sign {
                Sign::Return | Sign::Move | Sign::Other => None,
                Sign::Newline => Some(true),
                Sign::Letter(_) => Some(false),
            },
        };
        if let (Phase::End(next), Some(_)) = (&mut self.phase, is_echo) {
            self.phase = next.take().map_or(Phase::Rest, Phase::Line);
        }
        self.decide(is_echo);
    }

    fn decide(&mut self, is_echo: Option<bool>) {
        match is_echo {
            None => {}
            Some(true) => self.echoed(),
            Some(false) => {
                let bytes = take(&mut self.held);
                self.words(bytes);
            }
        }
    }

    fn echoed(&mut self) {
        let bytes = take(&mut self.held);
        match self.shown.last_mut() {
            Some(Shown::Echo(before)) => before.extend(bytes),
            _ => self.shown.push(Shown::Echo(bytes)),
        }
    }

    /// What waits is told as words.
    fn give_back(&mut self) {
        self.held.append(&mut self.unread);
        self.decide(Some(false));
        if let Phase::Line(line) = &mut self.phase
            && line.spelled.as_ref().is_some_and(|it| !it.is_empty())
        {
            line.spelled = None;
        }
    }

    fn words(&mut self, bytes: Vec<u8>) {
        match self.shown.last_mut() {
            _ if bytes.is_empty() => {}
            Some(Shown::Words(before)) => before.extend(bytes),
            _ => self.shown.push(Shown::Words(bytes)),
        }
    }
}

impl Line {
    /// What is typed behind what stands in the line already.
    fn of(typed: &[u8], before: &[u8]) -> Self {
        let typed: Vec<char> = String::from_utf8_lossy(typed).chars().collect();
        let prompt = last_words(before);
        let behind = prompt.iter().chain(&typed).copied().collect();
        Self {
            prompt: prompt.len(),
            forms: [typed, behind],
            spelled: Some(Vec::new()),
            has_returned: false,
            is_echoed: false,
        }
    }

    /// Is what is held an echo? Nothing while it may become one.
    fn read(&mut self, sign: Sign) -> Option<bool> {
        self.has_returned = sign == Sign::Return;
        match sign {
            Sign::Letter(letter) => self.letter(letter),
            Sign::Newline => {
                // Behind its echo a program begins no other: what comes there are its own words.
                self.spelled = (!self.is_echoed).then(Vec::new);
                Some(false)
            }
            Sign::Move => {
                let before = self.spelled.replace(Vec::new()).unwrap_or_default();
                Some(self.is_echo(&before))
            }
            Sign::Return | Sign::Other => {
                let is_begun = self.spelled.as_ref().is_some_and(|it| !it.is_empty());
                (!is_begun && !self.has_returned).then_some(false)
            }
        }
    }

    fn letter(&mut self, letter: char) -> Option<bool> {
        let Some(spelled) = &mut self.spelled else {
            return Some(false);
        };
        spelled.push(letter);
        if self.forms.contains(spelled) {
            (self.spelled, self.is_echoed) = (None, true);
            return Some(true);
        }
        if self.forms.iter().any(|form| form.starts_with(spelled)) {
            return None;
        }
        self.spelled = None;
        Some(false)
    }

    /// Is this the beginning of what was typed, and not only that of the prompt?
    fn is_echo(&self, spelled: &[char]) -> bool {
        let [typed, behind] = &self.forms;
        match behind.starts_with(spelled) {
            true => spelled.len() > self.prompt,
            false => typed.starts_with(spelled),
        }
    }
}

impl Reader {
    /// What this byte does, if one does anything.
    fn read(&mut self, byte: u8) -> Option<Sign> {
        let Self { parser, signs } = self;
        parser.advance(signs, &[byte]);
        let all = take(&mut signs.0);
        match all.as_slice() {
            [] => None,
            [sign] => Some(*sign),
            // Letters that were none, and what follows them.
            [.., last] => Some(match last {
                Sign::Letter(_) => Sign::Letter(char::REPLACEMENT_CHARACTER),
                last => *last,
            }),
        }
    }
}

/// What stands behind the last jump of the cursor, where it was written anew.
fn last_words(line: &[u8]) -> Vec<char> {
    let mut reader = Reader::default();
    let (mut words, mut is_anew) = (Vec::new(), false);
    for sign in line.iter().filter_map(|byte| reader.read(*byte)) {
        match sign {
            Sign::Letter(letter) => {
                if take(&mut is_anew) {
                    words.clear();
                }
                words.push(letter);
            }
            Sign::Return | Sign::Move | Sign::Newline => is_anew = true,
            Sign::Other => {}
        }
    }
    words
}

impl Perform for Signs {
    fn print(&mut self, letter: char) {
        self.0.push(Sign::Letter(letter));
    }

    fn execute(&mut self, byte: u8) {
        self.0.push(match byte {
            b'\n' => Sign::Newline,
            b'\r' => Sign::Return,
            b'\x08' => Sign::Move,
            b'\t' => Sign::Letter('\t'),
            _ => Sign::Other,
        });
    }

    fn csi_dispatch(&mut self, _: &Params, _: &[u8], _: bool, action: char) {
        self.0.push(match action {
            'm' | 'h' | 'l' | 'n' | 'q' => Sign::Other,
            _ => Sign::Move,
        });
    }

    fn osc_dispatch(&mut self, _: &[&[u8]], _: bool) {
        self.0.push(Sign::Other);
    }

    fn esc_dispatch(&mut self, _: &[u8], _: bool, _: u8) {
        self.0.push(Sign::Other);
    }
}

#[cfg(test)]
mod tests;
