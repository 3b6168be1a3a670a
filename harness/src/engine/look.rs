//! Goals that are found in what an actor shows.

use super::diagnose::Sought;
use super::goal::{Occasion, Progress};
use super::player::Player;
use super::search::{Outlook, Search};
use crate::scenario::pattern::Pattern;
use crate::verdict::Held;

/// A pattern that must appear.
pub(super) struct Text {
    pub(super) sought: Sought,
    pattern: Pattern,
    values: Vec<(String, String)>,
    search: Search,
}

/// The last thing on the terminal, which the program then reads.
pub(super) struct Prompt {
    /// `None` is any prompt.
    pub(super) text: Option<Text>,
    latest: Option<usize>,
    /// What its pattern captured where it was found last.
    pub(super) captured: Vec<(String, String)>,
    /// The world was asked who reads.
    pub(super) is_asked: bool,
}

/// A pattern that must appear so often.
pub(super) struct Count {
    pub(super) text: Text,
    pub(super) times: u32,
    pub(super) seen: u32,
    latest: Option<usize>,
}

/// Several patterns, in any order.
pub(super) struct All {
    pub(super) texts: Vec<(Text, Option<usize>)>,
}

/// A pattern that must not appear.
pub(super) struct Never {
    pub(super) text: Text,
    /// The time for which it is watched was said: being over is all that is asked.
    pub(super) is_timed: bool,
}

impl Text {
    /// A text of these values, looked for from a place on; `check` has refused what does not compile.
    pub(super) fn new(
        pattern: &Pattern,
        values: Vec<(String, String)>,
        from: usize,
    ) -> Result<Self, String> {
        let value = |name: &str| {
            let found = values.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let search = Search::new(pattern, from, value)?;
        Ok(Self {
            sought: Sought::new(pattern, value),
            pattern: pattern.clone(),
            values,
            search,
        })
    }

    /// As it was written, its variables filled in.
    pub(super) fn said(&self) -> String {
        self.sought.said.clone()
    }

    /// Where it ends, if it is there.
    pub(super) fn end(&mut self, player: &Player, occasion: Occasion) -> Option<usize> {
        match self.search.look(&player.view) {
            Outlook::Found { end } => Some(end),
            Outlook::FoundIfStill { end } if occasion != Occasion::Event => Some(end),
            Outlook::FoundIfStill { .. } | Outlook::NotYet => None,
        }
    }

    pub(super) fn look(&mut self, player: &Player, occasion: Occasion) -> Progress {
        match self.end(player, occasion) {
            Some(end) => Progress::Reached {
                held: Held::Yes,
                reads_to: Some(end),
            },
            None => Progress::Waiting,
        }
    }

    /// The same text, looked for behind a place.
    pub(super) fn again(&mut self, from: usize) {
        // What compiled once compiles again.
        if let Ok(next) = Self::new(&self.pattern, std::mem::take(&mut self.values), from) {
            *self = next;
        }
    }

    /// What the pattern's named groups captured in the text that ends at `end`.
    pub(super) fn captures(&self, player: &Player, end: usize) -> Vec<(String, String)> {
        let view = &player.view;
        let from = self.search.from().max(view.begin()) - view.begin();
        let Some(text) = view.text().get(from..end.saturating_sub(view.begin())) else {
            return Vec::new();
        };
        let value = |name: &str| {
            let found = self.values.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let Ok(regex) = self.pattern.regex(value) else {
            return Vec::new();
        };
        let Some(last) = regex.captures_iter(text).last() else {
            return Vec::new();
        };
        let named = regex.capture_names().flatten();
        named
            .filter_map(|name| Some((name.to_string(), last.name(name)?.as_str().to_string())))
            .collect()
    }
}

impl Prompt {
    pub(super) fn new(text: Option<Text>) -> Self {
        Self {
            text,
            latest: None,
            captured: Vec::new(),
            is_asked: false,
        }
    }

    pub(super) fn wanted(&self) -> Option<String> {
        self.text.as_ref().map(Text::said)
    }

    pub(super) fn look(&mut self, player: &Player) -> Progress {
        let Some(text) = &mut self.text else {
            return match player.reads {
                true => Progress::Reached {
                    held: Held::Yes,
                    reads_to: Some(player.view.end()),
                },
                false => Progress::Waiting,
            };
        };
        // The text behind a prompt is complete once the program reads: a digit at its end is its end.
        let occasion = match player.reads {
            true => Occasion::Still,
            false => Occasion::Event,
        };
        while let Some(end) = text.end(player, occasion) {
            if !text.pattern.captures.is_empty() {
                self.captured = text.captures(player, end);
            }
            self.latest = Some(end);
            text.again(end);
        }
        match self.latest {
            Some(end) if player.reads && is_last(player, end) => Progress::Reached {
                held: Held::Yes,
                reads_to: Some(player.view.end()),
            },
            _ => Progress::Waiting,
        }
    }
}

/// Does nothing but blanks follow?
fn is_last(player: &Player, end: usize) -> bool {
    let view = &player.view;
    let behind = view.text().get(end.saturating_sub(view.begin())..);
    behind.is_some_and(|behind| behind.trim().is_empty())
}

impl Count {
    pub(super) fn new(text: Text, times: u32) -> Self {
        Self {
            text,
            times,
            seen: 0,
            latest: None,
        }
    }

    /// Counts what came; it holds as soon as it is there so often.
    pub(super) fn look(&mut self, player: &Player, occasion: Occasion) -> Progress {
        self.count(player, occasion);
        match self.latest {
            Some(end) if self.seen >= self.times => Progress::Reached {
                held: Held::Yes,
                reads_to: Some(end),
            },
            _ => Progress::Waiting,
        }
    }

    fn count(&mut self, player: &Player, occasion: Occasion) {
        while self.seen < self.times
            && let Some(end) = self.text.end(player, occasion)
        {
            self.seen += 1;
            self.latest = Some(end);
            self.text.again(end);
        }
    }

    /// Counts what came beyond.
    pub(super) fn count_all(&mut self, player: &Player, occasion: Occasion) {
        while let Some(end) = self.text.end(player, occasion) {
            self.seen += 1;
            self.latest = Some(end);
            self.text.again(end);
        }
    }
}

impl All {
    pub(super) fn look(&mut self, player: &Player, occasion: Occasion) -> Progress {
        for (text, found) in &mut self.texts {
            if found.is_none() {
                *found = text.end(player, occasion);
            }
        }
        let ends: Option<Vec<usize>> = self.texts.iter().map(|(_, found)| *found).collect();
        match ends {
            Some(ends) => Progress::Reached {
                held: Held::Yes,
                reads_to: ends.into_iter().max(),
            },
            None => Progress::Waiting,
        }
    }

    pub(super) fn missing(&self) -> Vec<String> {
        self.missing_texts().map(Text::said).collect()
    }

    pub(super) fn missing_texts(&self) -> impl Iterator<Item = &Text> {
        let missing = self.texts.iter().filter(|(_, found)| found.is_none());
        missing.map(|(text, _)| text)
    }
}

impl Never {
    pub(super) fn look(&mut self, player: &Player, occasion: Occasion) -> Progress {
        if self.text.end(player, occasion).is_some() {
            return Progress::Missed;
        }
        match occasion {
            Occasion::Event => Progress::Waiting,
            Occasion::Still => Progress::held(),
            Occasion::Deadline => Progress::Reached {
                held: match self.is_timed {
                    true => Held::Yes,
                    false => Held::Unproved,
                },
                reads_to: None,
            },
        }
    }
}
