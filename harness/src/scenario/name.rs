//! Names of actors, groups, checks, variables, marks and hosts.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A name that has been found valid: `[a-z][a-z0-9_-]*`, or a generated one such as `clients.1`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(String);

/// The longest name.
const LONGEST: usize = 40;
/// What other readers of YAML take for something else than text.
const NO_TEXT: [&str; 7] = ["true", "false", "null", "yes", "no", "on", "off"];

impl Name {
    /// `None` when the text is no name.
    pub fn new(text: &str) -> Option<Self> {
        let mut characters = text.chars();
        let starts_well = characters
            .next()
            .is_some_and(|first| first.is_ascii_lowercase());
        let goes_on_well = characters.all(|next| matches!(next, 'a'..='z' | '0'..='9' | '_' | '-'));
        let is_text = !NO_TEXT.contains(&text);
        (starts_well && goes_on_well && is_text && text.len() <= LONGEST)
            .then(|| Self(text.to_string()))
    }

    /// The name of the nth copy of an actor: `clients.1`.
    pub fn numbered(&self, n: u32) -> Self {
        Self(format!("{}.{n}", self.0))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Name {
    type Error = String;

    /// Reads back what was written as data: a name, or one with its number.
    fn try_from(text: String) -> Result<Self, String> {
        let (base, number) = text.rsplit_once('.').unwrap_or((&text, "1"));
        let is_number = number.bytes().all(|byte| byte.is_ascii_digit()) && !number.is_empty();
        match Self::new(base) {
            Some(_) if is_number => Ok(Self(text)),
            _ => Err(format!("{text:?} is no name")),
        }
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0
    }
}

impl std::borrow::Borrow<str> for Name {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// How many known words are looked at, and how long a word may be, to find the one that was meant.
const MOST_KNOWN: usize = 100;

/// The known word that is most like the one that was written, if any is like it at all.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if written.len() > LONGEST {
        return None;
    }
    let written = written.to_lowercase();
    let alike = |word: &str| {
        let allowed = 1 + word.len().min(written.len()) / 4;
        let possible = word.len().abs_diff(written.len()) <= allowed;
        let distance =
            possible.then(|| strsim::damerau_levenshtein(&written, &word.to_lowercase()))?;
        (distance <= allowed).then_some(distance)
    };
    let candidates = known
        .into_iter()
        .take(MOST_KNOWN)
        .filter_map(|word| Some((alike(word)?, word)));
    candidates
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_lower_case_and_begins_with_a_letter() {
        for good in ["a", "ani", "client-1", "fan_out", "x9"] {
            assert!(Name::new(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "1a",
            "Ani",
            "a b",
            "clients.1",
            "é",
            "-a",
            &"a".repeat(41),
        ] {
            assert!(Name::new(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn the_nearest_word_is_suggested_and_a_far_one_is_not() {
        assert_eq!(nearest("rizki", ["fatur", "rizky"]), Some("rizky"));
        assert_eq!(nearest("sess", ["sees", "types"]), Some("sees"));
        assert_eq!(nearest("qqqq", ["sees", "types"]), None);
    }
}
