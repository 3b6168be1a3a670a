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

/// How many slips of the finger make another word.
const MOST_SLIPS: usize = 3;

/// How many letters were left out, added, changed or swapped with their neighbours; `None` when
/// more than `most`. Only what can still come to so few is counted: there may be many long words.
fn slips(written: &[char], meant: &[char], most: usize) -> Option<usize> {
    const FAR: u8 = u8::MAX / 2;
    let is_long = written.len().max(meant.len()) > LONGEST;
    if is_long || written.len().abs_diff(meant.len()) > most {
        return None;
    }
    // How far the beginnings of both words are apart; each row is one more letter of `written`.
    let (mut two_before, mut before) = ([FAR; LONGEST + 1], [FAR; LONGEST + 1]);
    for (apart, first) in (0..).zip(before.iter_mut().take(most + 1)) {
        *first = apart;
    }
    for (at, letter) in written.iter().enumerate() {
        let mut row = [FAR; LONGEST + 1];
        if at < most {
            row[0] = before[0] + 1;
        }
        let near = at.saturating_sub(most)..(at + most + 1).min(meant.len());
        for to in near {
            let changed = before[to] + u8::from(*letter != meant[to]);
            let fewest = changed.min(before[to + 1] + 1).min(row[to] + 1);
            let is_swap =
                at > 0 && to > 0 && *letter == meant[to - 1] && written[at - 1] == meant[to];
            let swapped = if is_swap {
                two_before[to - 1] + 1
            } else {
                fewest
            };
            row[to + 1] = fewest.min(swapped);
        }
        two_before = std::mem::replace(&mut before, row);
    }
    let apart = usize::from(before[meant.len()]);
    (apart <= most).then_some(apart)
}

/// The known word that is most like the one that was written, if any is like it at all.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if written.len() > LONGEST {
        return None;
    }
    let letters = |word: &str| word.to_lowercase().chars().collect::<Vec<char>>();
    let written = letters(written);
    let alike = |word: &str| {
        let word = letters(word);
        let allowed = (1 + word.len().min(written.len()) / 4).min(MOST_SLIPS);
        slips(&written, &word, allowed)
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
        assert_eq!(nearest("tyeps", ["sees", "types"]), Some("types"));
    }

    #[test]
    fn slips_are_counted_as_far_as_they_are_allowed() {
        let count = |one: &str, other: &str, most| {
            let letters = |word: &str| word.chars().collect::<Vec<_>>();
            slips(&letters(one), &letters(other), most)
        };
        assert_eq!(count("", "", 0), Some(0));
        assert_eq!(count("", "abc", 3), Some(3));
        assert_eq!(count("abc", "", 2), None);
        assert_eq!(count("kitten", "sitting", 4), Some(3));
        assert_eq!(count("kitten", "sitting", 2), None);
        assert_eq!(count("abcd", "abdc", 1), Some(1));
        assert_eq!(count("abcdef", "xabcdef", 1), Some(1));
        assert_eq!(count("abcdefgh", "cdefgh", 2), Some(2));
        assert_eq!(count("aaaabbbb", "bbbbaaaa", 4), None);
        // All words of three letters and of four, made of two.
        let word = |letters: u32, bits: u32| -> String {
            let letter = |at: u32| if bits >> at & 1 == 1 { 'a' } else { 'b' };
            (0..letters).map(letter).collect()
        };
        for (one, other) in (0..16).flat_map(|one| (0..8).map(move |other| (one, other))) {
            let (one, other) = (word(4, one), word(3, other));
            let all = strsim::osa_distance(&one, &other);
            for most in 0..5 {
                let expected = (all <= most).then_some(all);
                assert_eq!(count(&one, &other, most), expected, "{one} {other}");
                assert_eq!(count(&other, &one, most), expected, "{other} {one}");
            }
        }
    }
}
