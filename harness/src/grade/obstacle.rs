//! Why nothing of what was handed in can be played, and whether that can ever change.

use crate::scenario::text::Text;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obstacle {
    #[serde(flatten)]
    pub why: Text,
    /// Trying again does not help: a person has to grade it.
    #[serde(default)]
    pub is_lasting: bool,
}

impl From<Text> for Obstacle {
    fn from(why: Text) -> Self {
        Self {
            why,
            is_lasting: false,
        }
    }
}
