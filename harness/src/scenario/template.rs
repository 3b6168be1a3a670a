//! Text with `${name}` in it.

use serde::{Deserialize, Serialize};

/// What was written, cut at its variables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    Text(String),
    Variable(String),
}

/// A `${` that never ends, or that holds no name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished {
    pub written: String,
}

impl Template {
    /// `$${` stands for a plain `${`.
    pub fn parse(source: &str) -> Result<Self, Unfinished> {
        let mut pieces = Vec::new();
        let mut text = String::new();
        let mut rest = source;
        while let Some(at) = rest.find("${") {
            if rest[..at].ends_with('$') {
                text.push_str(&rest[..at]);
                text.push('{');
                rest = &rest[at + 2..];
                continue;
            }
            text.push_str(&rest[..at]);
            let (name, after) = variable(&rest[at..])?;
            if !text.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut text)));
            }
            pieces.push(Piece::Variable(name.to_string()));
            rest = after;
        }
        text.push_str(rest);
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
        Ok(Self(pieces))
    }

    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Variable(name) => Some(name.as_str()),
            Piece::Text(_) => None,
        })
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text with every variable replaced; `value` has one for each name that was checked.
    pub fn fill(&self, mut value: impl FnMut(&str) -> String) -> String {
        let pieces = self.0.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Variable(name) => value(name),
        });
        pieces.collect()
    }
}

/// Splits `${name}rest` into the name and the rest.
fn variable(from: &str) -> Result<(&str, &str), Unfinished> {
    let inside = &from[2..];
    let end =
        inside.find(|next: char| !(next.is_ascii_alphanumeric() || next == '_' || next == '-'));
    match end {
        Some(end) if end > 0 && inside[end..].starts_with('}') => {
            Ok((&inside[..end], &inside[end + 1..]))
        }
        _ => Err(Unfinished {
            written: from.chars().take(20).collect(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(source: &str) -> String {
        let template = Template::parse(source).expect("the source is good");
        template.fill(|name| format!("<{name}>"))
    }

    #[test]
    fn variables_are_replaced_wherever_they_stand() {
        assert_eq!(filled("halo ${word}!"), "halo <word>!");
        assert_eq!(filled("${a}${b}"), "<a><b>");
        assert_eq!(filled("harga $5 {x}"), "harga $5 {x}");
        assert_eq!(filled("$${word}"), "${word}");
        assert_eq!(filled(""), "");
    }

    #[test]
    fn a_variable_that_does_not_end_is_told() {
        for bad in ["${", "${}", "a ${word", "${wo rd}", "${é}"] {
            assert!(Template::parse(bad).is_err(), "{bad}");
        }
    }
}
