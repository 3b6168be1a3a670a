//! Why somebody has no grade yet.

use super::obstacle::Obstacle;
use crate::scenario::name::Name;
use crate::scenario::text::Text;
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    NotPlayed(Name),
    /// It was handed in under this name, and nobody has graded it yet.
    Ungraded(String),
    /// There is nothing that can be played.
    Unplayable(Obstacle),
    Broken {
        scenario: Name,
        check: Name,
        why: Text,
    },
    Unsure {
        scenario: Name,
        check: Name,
        why: Text,
    },
    Unmarked(Name),
}

impl Reason {
    /// Can nothing but a person's decision end it?
    pub fn is_lasting(&self) -> bool {
        matches!(self, Self::Unplayable(obstacle) if obstacle.is_lasting)
    }

    /// Without the check that it is about: others wait for the same.
    pub fn in_general(&self) -> Text {
        match self {
            Self::Broken { why, .. } => Text::new(
                format!("tidak dapat dinilai: {}", why.id),
                format!("could not be judged: {}", why.en),
            ),
            Self::Unsure { why, .. } => Text::new(
                format!("tidak pasti: {}", why.id),
                format!("unsure: {}", why.en),
            ),
            other => other.text(),
        }
    }

    pub fn text(&self) -> Text {
        let at = |scenario: &Name, check: &Name, why: &str| format!("{scenario}/{check}: {why}");
        match self {
            Self::NotPlayed(scenario) => Text::new(
                format!("{scenario}: belum dimainkan"),
                format!("{scenario}: not played yet"),
            ),
            Self::Ungraded(name) => Text::new(
                format!("{name}: dikumpulkan, belum dinilai"),
                format!("{name}: handed in, not graded yet"),
            ),
            Self::Unplayable(obstacle) => obstacle.why.clone(),
            Self::Broken {
                scenario,
                check,
                why,
            } => Text::new(
                format!("tidak dapat dinilai: {}", at(scenario, check, &why.id)),
                format!("could not be judged: {}", at(scenario, check, &why.en)),
            ),
            Self::Unsure {
                scenario,
                check,
                why,
            } => Text::new(
                format!("tidak pasti: {}", at(scenario, check, &why.id)),
                format!("unsure: {}", at(scenario, check, &why.en)),
            ),
            Self::Unmarked(question) => Text::new(
                format!("{question}: belum diberi poin oleh pengajar"),
                format!("{question}: no person has given points yet"),
            ),
        }
    }
}
