//! Everything that a student or an instructor reads exists in two languages.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    Id,
    En,
}

/// The same words in Indonesian and in English.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    pub id: String,
    pub en: String,
}

/// An error that a person can put right, said in both languages.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{}", .0.en)]
pub struct Spoken(pub Text);

impl Spoken {
    pub fn new(id: impl Into<String>, en: impl Into<String>) -> Self {
        Self(Text::new(id, en))
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
