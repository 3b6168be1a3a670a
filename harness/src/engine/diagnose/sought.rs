//! What was looked for, with its variables filled in.

use crate::scenario::pattern::{Kind, Pattern};

/// A pattern with its variables filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    /// As it is told: `halo padi`, `/padi.*(masuk|join)/i`.
    pub said: String,
    pub kind: Kind,
    /// The text, or the regular expression's source.
    pub text: String,
}

impl Sought {
    /// `value` has a value for every variable of the pattern.
    pub fn new(pattern: &Pattern, mut value: impl FnMut(&str) -> String) -> Self {
        let text = match pattern.kind {
            Kind::Plain | Kind::Exact => pattern.template.fill(&mut value),
            Kind::Regex { .. } => pattern.source(&mut value),
        };
        let plain = pattern.template.fill(&mut value);
        let said = match pattern.kind {
            Kind::Plain | Kind::Exact => plain,
            Kind::Regex { ignore_case: false } => format!("/{plain}/"),
            Kind::Regex { ignore_case: true } => format!("/{plain}/i"),
        };
        Self {
            said,
            kind: pattern.kind,
            text,
        }
    }
}
