//! Why somebody has no grade yet.

use super::obstacle::Obstacle;
use crate::scenario::name::Name;
use crate::scenario::text::Text;
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It was begun, and these scenarios were not played.
    NotPlayed(Vec<Name>),
    /// It was handed in under this name, and nobody has graded it yet.
    Ungraded(String),
    /// What was handed in under this name may be theirs, or that of somebody else who is called so.
    Unassigned(String),
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

    /// Of something newer than what the grade was made of.
    pub fn newer(&self) -> Text {
        let why = self.text();
        let first = |text: &str| text.lines().next().unwrap_or_default().to_string();
        let (id, en) = (first(&why.id), first(&why.en));
        Text::new(
            format!(
                "kiriman yang lebih baru belum ada nilainya ({id}); sampai ada, nilai sebelumnya berlaku"
            ),
            format!(
                "what was handed in later has no grade yet ({en}); until then the earlier one stands"
            ),
        )
    }

    pub fn text(&self) -> Text {
        let at = |scenario: &Name, check: &Name, why: &str| format!("{scenario}/{check}: {why}");
        match self {
            Self::NotPlayed(scenarios) => {
                let scenarios: Vec<&str> = scenarios.iter().map(Name::as_str).collect();
                let scenarios = scenarios.join(", ");
                Text::new(
                    format!("belum dimainkan: {scenarios}"),
                    format!("not played yet: {scenarios}"),
                )
            }
            Self::Ungraded(name) => Text::new(
                format!("{name}: dikumpulkan, belum dinilai"),
                format!("{name}: handed in, not graded yet"),
            ),
            Self::Unassigned(name) => Text::new(
                format!(
                    "`{name}` mungkin kirimannya: cocok dengan beberapa orang di daftar kelas. Tulis `nim:` pemiliknya di praktikum.yaml di dalamnya, atau jadikan NIM nama foldernya, lalu nilai lagi; bila bukan milik siapa pun di kelas: `praktikum withdraw`"
                ),
                format!(
                    "`{name}` may be theirs: it fits several people on the class list. Write its owner's number as `nim:` into the praktikum.yaml in it, or make the number its folder's name, and grade again; if it is nobody's of the class: `praktikum withdraw`"
                ),
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
