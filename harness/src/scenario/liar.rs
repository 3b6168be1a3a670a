//! Programs that scenarios are tried on: liars, which are wrong in one way, and strangers, which are right in theirs.

use super::document::Place;
use super::name::Name;
use super::quantity::Points;
use super::text::Text;
use super::vocabulary::Diagnosis;
use std::fmt;

/// The files that say what a folder's programs are.
pub const LIAR: &str = "verdict.yaml";
pub const STRANGER: &str = "stranger.yaml";
/// Beside the liars: for each module a folder of programs that are as they should be, for liars that are only one half.
pub const HONEST: &str = "honest";
/// Within a liar's folder, as it is played: its honest partners.
pub const PARTNER: &str = "partner";

/// The most words that an explanation can be asked for, and how long each may be.
pub const MOST_SAID: usize = 20;
pub const LONGEST_SAID: usize = 400;

/// `verdict.yaml`: a program with a mistake, and what a grader must say of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Liar {
    pub module: Name,
    /// What its mistake is.
    pub about: Option<Text>,
    /// Scenario by scenario; empty where its author wants to see first what comes.
    pub plays: Vec<Stated>,
    /// Words that the explanation in English must hold.
    pub says: Vec<String>,
}

/// The verdicts of one scenario, check by check.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    pub scenario: Name,
    pub place: Place,
    pub checks: Vec<(Name, Place, Sentence)>,
}

/// What must be said of one check: `passed 20`, `failed deadlock 0`, `skipped boot`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sentence {
    Passed(Points),
    /// With the points that remain.
    Failed(Diagnosis, Points),
    /// Because of the check of this name.
    Skipped(Name),
}

/// `stranger.yaml`: a correct program in a style of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Stranger {
    pub modules: Vec<Name>,
    pub style: Text,
}

impl Sentence {
    pub fn parse(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split_whitespace().collect();
        match words[..] {
            ["passed", points] => Some(Self::Passed(Points::parse(points)?)),
            ["failed", diagnosis, points] => {
                let mut known = Diagnosis::ALL.iter();
                let (_, diagnosis) = known.find(|(word, _)| *word == diagnosis)?;
                Some(Self::Failed(*diagnosis, Points::parse(points)?))
            }
            ["skipped", because] => Some(Self::Skipped(Name::new(because)?)),
            _ => None,
        }
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Passed(points) => write!(formatter, "passed {points}"),
            Self::Failed(diagnosis, points) => {
                let word = Diagnosis::ALL.iter().find(|(_, known)| known == diagnosis);
                let word = word.map_or("?", |(word, _)| *word);
                write!(formatter, "failed {word} {points}")
            }
            Self::Skipped(because) => write!(formatter, "skipped {because}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_are_read_as_they_are_written() {
        for text in [
            "passed 20",
            "failed not_accepting 0",
            "failed missing 2.5",
            "skipped fan-out",
        ] {
            let read = Sentence::parse(text).expect("it is a verdict");
            assert_eq!(read.to_string(), text);
        }
        for text in [
            "passed",
            "failed 0",
            "failed sad 0",
            "skipped",
            "unsure",
            "",
        ] {
            assert_eq!(Sentence::parse(text), None, "{text}");
        }
    }
}
