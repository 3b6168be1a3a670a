//! Everything that a student or an instructor reads exists in two languages.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    Id,
    En,
}

/// Somebody's text as it may be shown: what acts on a terminal or turns the direction of writing is escaped.
pub fn harmless(text: &str) -> String {
    let shown = |next: char| {
        if is_hidden(next) {
            next.escape_default().collect()
        } else {
            String::from(next)
        }
    };
    text.chars().map(shown).collect()
}

/// Would it act on a terminal, or turn the direction of writing, or be there without being seen?
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The same words in Indonesian and in English.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    pub id: String,
    pub en: String,
}

/// An error that a person can put right, said in both languages.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.en)]
pub struct Spoken(pub Text);

impl Spoken {
    pub fn new(id: impl Into<String>, en: impl Into<String>) -> Self {
        Self(Text::new(id, en))
    }

    /// Several things that are to be put right, as one error.
    pub fn together(all: &[Self]) -> Self {
        let lines = |text: fn(&Text) -> &str| {
            let lines = all.iter().map(|spoken| text(&spoken.0));
            lines.collect::<Vec<_>>().join("\n")
        };
        Self::new(lines(|text| &text.id), lines(|text| &text.en))
    }
}

impl Text {
    pub fn new(id: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            en: en.into(),
        }
    }

    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Id => &self.id,
            Language::En => &self.en,
        }
    }
}
