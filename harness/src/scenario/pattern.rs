//! What must be seen: plain text, found tolerantly, or a regular expression.

use super::template::{Template, Unfinished};
use regex::{Regex, RegexBuilder};
use regex_syntax::ast::Ast;
use regex_syntax::hir::{Class, Hir, HirKind, Look};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pattern {
    /// As it was written.
    pub said: String,
    pub template: Template,
    pub kind: Kind,
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
/// The most that one regular expression may weigh, and the most that it may take when compiled.
const HEAVIEST: u64 = 20_000;
const LARGEST_BYTES: usize = 1 << 20;
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
        let said = said.to_string();
        let kind = Kind::Regex { ignore_case };
        let pattern = Self {
            said,
            template,
            kind,
        };
        inspect(&pattern.tried(), ignore_case)?;
        Ok(pattern)
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
        })
    }

    /// The regular expression with every variable replaced by `value` of its name, escaped.
    pub fn regex(&self, mut value: impl FnMut(&str) -> String) -> Result<Regex, regex::Error> {
        let source = self.template.fill(|name| regex::escape(&value(name)));
        let ignore_case = matches!(self.kind, Kind::Regex { ignore_case: true });
        RegexBuilder::new(&source)
            .case_insensitive(ignore_case)
            .multi_line(true)
            .size_limit(LARGEST_BYTES)
            .build()
    }

    pub fn is_regex(&self) -> bool {
        matches!(self.kind, Kind::Regex { .. })
    }

    /// The names of its captures.
    pub fn captures(&self) -> Vec<String> {
        let names = self.regex(|_| SAMPLE.to_string());
        names
            .iter()
            .flat_map(Regex::capture_names)
            .flatten()
            .map(str::to_string)
            .collect()
    }

    /// How much work compiling it is; a file has a budget.
    pub fn weight(&self) -> u64 {
        match self.kind {
            Kind::Regex { ignore_case } => {
                hir(&self.tried(), ignore_case).map_or(0, |hir| weight(&hir))
            }
            Kind::Plain | Kind::Exact => 0,
        }
    }

    fn tried(&self) -> String {
        self.template.fill(|_| SAMPLE.to_string())
    }
}

fn hir(source: &str, ignore_case: bool) -> Result<Hir, Box<regex_syntax::Error>> {
    let mut parser = regex_syntax::ParserBuilder::new()
        .case_insensitive(ignore_case)
        .multi_line(true)
        .nest_limit(50)
        .build();
    parser.parse(source).map_err(Box::new)
}

fn inspect(source: &str, ignore_case: bool) -> Result<(), Flaw> {
    let hir = hir(source, ignore_case).map_err(|error| syntax(&error))?;
    if weight(&hir) > HEAVIEST {
        return Err(Flaw::TooBig);
    }
    if hir.properties().minimum_len().unwrap_or(0) == 0 {
        return Err(Flaw::Empty);
    }
    if has_open_end(&hir) {
        return Err(Flaw::OpenEnd(last_part(source).to_string()));
    }
    Ok(())
}

/// The last part of an expression as it was written: `\d+` of `/port \d+/`.
fn last_part(source: &str) -> &str {
    let Ok(ast) = regex_syntax::ast::parse::Parser::new().parse(source) else {
        return source;
    };
    let span = match &ast {
        Ast::Concat(concat) => concat.asts.last().map_or(&concat.span, Ast::span),
        other => other.span(),
    };
    source
        .get(span.start.offset..span.end.offset)
        .unwrap_or(source)
}

fn syntax(error: &regex_syntax::Error) -> Flaw {
    let (span, why) = match error {
        regex_syntax::Error::Parse(error) => (*error.span(), error.kind().to_string()),
        regex_syntax::Error::Translate(error) => (*error.span(), error.kind().to_string()),
        other => {
            return Flaw::Syntax {
                at: 0,
                why: other.to_string(),
            };
        }
    };
    Flaw::Syntax {
        at: span.start.column.saturating_sub(1),
        why,
    }
}

/// Does something stand last that a longer text could make longer, or that looks at what follows?
fn has_open_end(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Repetition(repetition) => {
            repetition.max != Some(repetition.min) || has_open_end(&repetition.sub)
        }
        HirKind::Look(look) => !matches!(look, Look::StartLF | Look::StartCRLF | Look::Start),
        HirKind::Capture(capture) => has_open_end(&capture.sub),
        HirKind::Concat(parts) => parts.last().is_some_and(has_open_end),
        HirKind::Alternation(branches) => branches.iter().any(has_open_end),
        HirKind::Literal(_) | HirKind::Class(_) | HirKind::Empty => false,
    }
}

/// A figure that grows with the size of the compiled expression and is known before it is compiled.
fn weight(hir: &Hir) -> u64 {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len() as u64,
        HirKind::Class(Class::Unicode(class)) => 1 + class.ranges().len() as u64,
        HirKind::Class(Class::Bytes(class)) => 1 + class.ranges().len() as u64,
        HirKind::Repetition(repetition) => {
            let copies = repetition
                .max
                .unwrap_or(repetition.min)
                .max(repetition.min)
                .max(1);
            weight(&repetition.sub)
                .saturating_mul(u64::from(copies))
                .saturating_add(1)
        }
        HirKind::Capture(capture) => weight(&capture.sub).saturating_add(1),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts
            .iter()
            .fold(1, |sum: u64, part| sum.saturating_add(weight(part))),
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
    fn variables_are_escaped_inside_an_expression() {
        let pattern = Pattern::parse("/<${word}>/", false).expect("this is a good expression");
        let regex = pattern.regex(|_| "a.b".to_string()).expect("it compiles");
        assert!(regex.is_match("<a.b>") && !regex.is_match("<axb>"));
    }

    #[test]
    fn captures_are_known_by_name() {
        let pattern =
            Pattern::parse("/port (?<port>\\d+) /", false).expect("this is a good expression");
        assert_eq!(pattern.captures(), ["port"]);
    }
}
