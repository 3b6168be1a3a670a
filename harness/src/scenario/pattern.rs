//! What must be seen: plain text, found tolerantly, or a regular expression.

mod anything;
pub mod expression;
mod toll;

use super::template::{Template, Unfinished};
use regex::{Regex, RegexBuilder};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pattern {
    /// As it was written.
    pub said: String,
    pub template: Template,
    pub kind: Kind,
    /// The names of what a regular expression captures.
    pub captures: Vec<String>,
    /// How much work compiling it is; a file has a budget.
    pub weight: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Found as a substring: without case, any run of blanks as one, numbers whole.
    Plain,
    /// Found as a substring, to the letter.
    Exact,
    Regex {
        ignore_case: bool,
    },
}

/// Why a text is no pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// It finds something everywhere.
    Empty,
    /// It begins with a slash and has no closing one.
    Unclosed,
    /// Letters behind the closing slash other than `i`.
    Flags(String),
    /// The regular expression cannot be read; where in it (in characters), and why.
    Syntax {
        at: usize,
        why: String,
    },
    /// Where its match ends depends on what comes after it.
    OpenEnd(String),
    /// It would compile to something too large.
    TooBig,
    Template(Unfinished),
}

/// The longest pattern, in bytes.
const LONGEST: usize = 2_000;
/// A variable stands for at most a line of text; for weighing and trying it is this.
const SAMPLE: &str = "kata";

impl Pattern {
    pub fn parse(said: &str, exactly: bool) -> Result<Self, Flaw> {
        let Some(inside) = said.strip_prefix('/') else {
            return Self::plain(said, exactly);
        };
        let (source, flags) = inside.rsplit_once('/').ok_or(Flaw::Unclosed)?;
        let ignore_case = match flags {
            "" => false,
            "i" => true,
            other => return Err(Flaw::Flags(other.to_string())),
        };
        if source.len() > LONGEST {
            return Err(Flaw::TooBig);
        }
        let template = Template::parse(source).map_err(Flaw::Template)?;
        let tried = template.fill(|_| format!("(?:{SAMPLE})"));
        let tree = expression::inspect(&tried, ignore_case)?;
        Ok(Self {
            said: said.to_string(),
            template,
            kind: Kind::Regex { ignore_case },
            captures: expression::captures(&tree),
            weight: expression::weight(&tree),
        })
    }

    /// How much work it is to read a text as a pattern, be it refused or not.
    pub fn toll(said: &str) -> u64 {
        let inside = said
            .strip_prefix('/')
            .and_then(|rest| rest.rsplit_once('/'));
        let read = inside.filter(|(source, _)| source.len() <= LONGEST);
        read.map_or(0, |(source, _)| toll::of(source).min(expression::HEAVIEST))
    }

    /// `\/` at the beginning stands for a plain slash.
    fn plain(said: &str, exactly: bool) -> Result<Self, Flaw> {
        let text = if said.starts_with("\\/") {
            &said[1..]
        } else {
            said
        };
        let template = Template::parse(text).map_err(Flaw::Template)?;
        let blank = !exactly && text.chars().all(|next| next == ' ' || next == '\t');
        if template.is_empty() || blank {
            return Err(Flaw::Empty);
        }
        let kind = if exactly { Kind::Exact } else { Kind::Plain };
        let said = said.to_string();
        Ok(Self {
            said,
            template,
            kind,
            captures: Vec::new(),
            weight: 0,
        })
    }

    /// The expression's source with every variable replaced by `value` of its name, escaped.
    pub fn source(&self, mut value: impl FnMut(&str) -> String) -> String {
        self.template
            .fill(|name| format!("(?:{})", regex::escape(&value(name))))
    }

    /// The same, compiled.
    pub fn regex(&self, value: impl FnMut(&str) -> String) -> Result<Regex, regex::Error> {
        let ignore_case = matches!(self.kind, Kind::Regex { ignore_case: true });
        RegexBuilder::new(&self.source(value))
            .case_insensitive(ignore_case)
            .multi_line(true)
            .size_limit(expression::LARGEST_BYTES)
            .build()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flaw(said: &str) -> Option<Flaw> {
        Pattern::parse(said, false).err()
    }

    #[test]
    fn plain_text_and_regular_expressions_are_told_apart_by_their_slashes() {
        let plain = Pattern::parse("halo dunia", false).expect("plain text is a pattern");
        assert_eq!(plain.kind, Kind::Plain);
        let regex =
            Pattern::parse("/ani.*(masuk|join)/i", false).expect("this is a good expression");
        assert_eq!(regex.kind, Kind::Regex { ignore_case: true });
        assert_eq!(flaw("\\/etc/passwd"), None);
    }

    #[test]
    fn an_end_that_depends_on_what_follows_is_refused() {
        for open in [
            "/\\d+/",
            "/a.*/",
            "/ab?/",
            "/(x|y+)/",
            "/a$/",
            "/a\\b/",
            "/(a{2,3})/",
            "/(ab){2}c*/",
        ] {
            assert!(
                matches!(flaw(open), Some(Flaw::OpenEnd(_))),
                "{open}: {:?}",
                flaw(open)
            );
        }
        for closed in [
            "/\\d+ /",
            "/^a.*b/",
            "/a{3}/",
            "/(x|y)/",
            "/\\d+\\n/",
            "/x\\by/",
        ] {
            assert_eq!(flaw(closed), None, "{closed}");
        }
    }

    #[test]
    fn what_finds_nothing_in_particular_is_refused() {
        for empty in ["", "   ", "//", "/a*|b/", "/^/"] {
            assert_eq!(flaw(empty), Some(Flaw::Empty), "{empty:?}");
        }
    }

    #[test]
    fn a_regular_expression_that_cannot_be_read_says_where() {
        assert!(matches!(flaw("/a(b/"), Some(Flaw::Syntax { at: 1, .. })));
        assert!(matches!(flaw("/a"), Some(Flaw::Unclosed)));
        assert_eq!(flaw("/a/gi"), Some(Flaw::Flags("gi".to_string())));
    }

    #[test]
    fn an_expression_made_to_explode_is_refused_before_it_is_compiled() {
        for bomb in [
            "/((a{100}){100}){100}x/",
            "/\\w{500}x/",
            "/(\\pL{90}){90}x/",
        ] {
            assert_eq!(flaw(bomb), Some(Flaw::TooBig), "{bomb}");
        }
    }

    #[test]
    fn brackets_in_brackets_are_looked_into_once() {
        let nested = |end: &str| format!("/{}a{end}{}/", "(x".repeat(24), ")".repeat(24));
        assert_eq!(flaw(&nested("b")), None);
        assert!(matches!(flaw(&nested("*")), Some(Flaw::OpenEnd(_))));
    }

    #[test]
    fn variables_are_escaped_inside_an_expression() {
        let pattern = Pattern::parse("/<${word}>/", false).expect("this is a good expression");
        let regex = pattern.regex(|_| "a.b".to_string()).expect("it compiles");
        assert!(regex.is_match("<a.b>") && !regex.is_match("<axb>"));
    }

    #[test]
    fn captures_are_known_by_name() {
        let pattern =
            Pattern::parse("/port (?<port>\\d+) /", false).expect("this is a good expression");
        assert_eq!(pattern.captures, ["port"]);
    }
}
