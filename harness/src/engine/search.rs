//! Looks for a pattern in a growing text, and never looks at the same text twice.
//!
//! The verdict does not depend on how the text arrives: a match ends at the earliest byte at which
//! one can end, and what depends on the next character waits for it.

use super::view::{View, boundary_before};
use crate::scenario::pattern::{Kind, Pattern, expression};
use regex_automata::Input;
use regex_automata::hybrid::LazyStateID;
use regex_automata::hybrid::dfa::{Cache, DFA};

/// What a look at the text has brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlook {
    NotYet,
    /// It is there; the text up to this place is consumed.
    Found {
        end: usize,
    },
    /// It is there unless the next character is a digit: `10` at the end of the text, which may become `100`.
    FoundIfStill {
        end: usize,
    },
}

/// One pattern, looked for from one place on.
pub struct Search {
    from: usize,
    finder: Finder,
}

enum Finder {
    Literal(Literal),
    Regex(Box<Machine>),
}

/// Text to be found as it is, or folded.
struct Literal {
    needle: String,
    is_folded: bool,
    /// Up to here everything was looked at and can be no beginning of a match.
    scanned: usize,
}

/// A lazily built automaton that is stopped at the end of the text and goes on when more comes.
struct Machine {
    automaton: DFA,
    cache: Cache,
    state: Option<LazyStateID>,
    scanned: usize,
    /// It matches the empty text.
    finds_nothing: bool,
}

impl Search {
    /// `value` has a value for every variable of the pattern. An expression that `check` accepted compiles.
    pub fn new(
        pattern: &Pattern,
        from: usize,
        value: impl FnMut(&str) -> String,
    ) -> Result<Self, String> {
        let finder = match pattern.kind {
            Kind::Plain => Finder::Literal(Literal::folded(&pattern.template.fill(value), from)),
            Kind::Exact => Finder::Literal(Literal {
                needle: pattern.template.fill(value),
                is_folded: false,
                scanned: from,
            }),
            Kind::Regex { ignore_case } => {
                let source = pattern.source(value);
                Finder::Regex(Box::new(Machine::new(&source, ignore_case, from)?))
            }
        };
        Ok(Self { from, finder })
    }

    /// Where the search began.
    pub fn from(&self) -> usize {
        self.from
    }

    /// The empty text, of a variable without letters, is nowhere: found everywhere it would be found for ever.
    pub fn look(&mut self, view: &View) -> Outlook {
        match &mut self.finder {
            Finder::Literal(literal) if literal.needle.is_empty() => Outlook::NotYet,
            Finder::Regex(machine) if machine.finds_nothing => Outlook::NotYet,
            Finder::Literal(literal) if literal.is_folded => literal.look_folded(view),
            Finder::Literal(literal) => literal.look_exactly(view),
            Finder::Regex(machine) => machine.look(view),
        }
    }
}

impl Literal {
    fn folded(text: &str, from: usize) -> Self {
        let mut view = View::default();
        view.feed(text.as_bytes());
        Self {
            needle: view.folded().to_string(),
            is_folded: true,
            scanned: from,
        }
    }

    fn look_folded(&mut self, view: &View) -> Outlook {
        let text = view.folded();
        let mut at = view.folded_from(self.scanned);
        while let Some(found) = text[at..].find(&self.needle) {
            let (start, end) = (at + found, at + found + self.needle.len());
            let place = view.place_behind(end - 1);
            match self.stands_alone(&text[..start], &text[end..]) {
                Some(true) => return Outlook::Found { end: place },
                None => return Outlook::FoundIfStill { end: place },
                Some(false) => at = start + next_length(&text[start..]),
            }
        }
        let rest = boundary_before(text, (text.len() + 1).saturating_sub(self.needle.len()));
        let seen_up_to = rest.max(at);
        self.scanned = match text.get(seen_up_to..) {
            Some(later) if !later.is_empty() => view.place_before(seen_up_to),
            _ => view.end(),
        };
        Outlook::NotYet
    }

    /// A number is found whole only: no digit before a first digit, none behind a last one.
    fn stands_alone(&self, before: &str, behind: &str) -> Option<bool> {
        let is_digit = |next: char| next.is_ascii_digit();
        if self.needle.starts_with(is_digit) && before.ends_with(is_digit) {
            return Some(false);
        }
        if !self.needle.ends_with(is_digit) {
            return Some(true);
        }
        behind.chars().next().map(|next| !is_digit(next))
    }

    fn look_exactly(&mut self, view: &View) -> Outlook {
        let text = view.text();
        let at = self.scanned.saturating_sub(view.begin()).min(text.len());
        if let Some(found) = text[at..].find(&self.needle) {
            let end = view.begin() + at + found + self.needle.len();
            return Outlook::Found { end };
        }
        let rest = (text.len() + 1).saturating_sub(self.needle.len());
        self.scanned = view.begin() + boundary_before(text, rest.max(at));
        Outlook::NotYet
    }
}

fn next_length(text: &str) -> usize {
    text.chars().next().map_or(1, char::len_utf8)
}

impl Machine {
    fn new(source: &str, ignore_case: bool, from: usize) -> Result<Self, String> {
        let nfa = expression::automaton(source, ignore_case).map_err(|flaw| format!("{flaw:?}"))?;
        let automaton = DFA::builder()
            .build_from_nfa(nfa)
            .map_err(|error| error.to_string())?;
        let cache = automaton.create_cache();
        let mut machine = Self {
            automaton,
            cache,
            state: None,
            scanned: from,
            finds_nothing: false,
        };
        machine.finds_nothing = machine.run(b"", 0).is_some();
        machine.state = None;
        Ok(machine)
    }

    fn look(&mut self, view: &View) -> Outlook {
        let text = view.text().as_bytes();
        if self.scanned < view.begin() {
            // More came at once than is kept: what was begun before the gap cannot be finished behind it.
            (self.scanned, self.state) = (view.begin(), None);
        }
        let at = self.scanned - view.begin();
        let found = self.run(text, at);
        self.scanned = view.end();
        match found {
            Some(end) => Outlook::Found {
                end: view.begin() + end,
            },
            None => Outlook::NotYet,
        }
    }

    /// Goes on from where it stopped; the end of the first match, if there is one.
    ///
    /// The automaton tells a match one byte late, and at the end of the text only when it is asked.
    fn run(&mut self, text: &[u8], at: usize) -> Option<usize> {
        let automaton = &self.automaton;
        let begun = self.state.take();
        let mut state = begun.or_else(|| {
            let input = Input::new(text).range(at..);
            automaton.start_state_forward(&mut self.cache, &input).ok()
        })?;
        for (offset, byte) in text[at..].iter().enumerate() {
            state = automaton.next_state(&mut self.cache, state, *byte).ok()?;
            if state.is_match() {
                return Some(at + offset);
            }
        }
        let ended = automaton.next_eoi_state(&mut self.cache, state).ok()?;
        self.state = Some(state);
        ended.is_match().then_some(text.len())
    }
}

#[cfg(test)]
mod tests;
