//! Regular expressions, looked into: where they end, how heavy they are, what they capture.

use super::{Flaw, anything, toll};
use regex_automata::nfa::thompson::{self, NFA};
use regex_syntax::ast::{self, Ast};
use regex_syntax::hir::translate::TranslatorBuilder;
use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// The most that one regular expression may weigh, and the most that it may take when compiled.
pub(super) const HEAVIEST: u64 = 20_000;
pub(super) const LARGEST_BYTES: usize = 1 << 20;

/// The automaton of a regular expression, from its source with all variables replaced.
pub fn automaton(source: &str, ignore_case: bool) -> Result<NFA, Flaw> {
    let tree = hir(source, ignore_case).map_err(|error| syntax(&error))?;
    let limits = thompson::Config::new().nfa_size_limit(Some(LARGEST_BYTES));
    let built = NFA::compiler()
        .configure(limits)
        .build_from_hir(&ascii_borders(tree));
    built.map_err(|_| Flaw::TooBig)
}

/// An automaton that reads bytes can tell the border of a word only by its ASCII letters.
fn ascii_borders(tree: Hir) -> Hir {
    let all = |parts: Vec<Hir>| parts.into_iter().map(ascii_borders).collect();
    match tree.into_kind() {
        HirKind::Look(Look::WordUnicode) => Hir::look(Look::WordAscii),
        HirKind::Look(Look::WordUnicodeNegate) => Hir::look(Look::WordAsciiNegate),
        HirKind::Look(look) => Hir::look(look),
        HirKind::Empty => Hir::empty(),
        HirKind::Literal(literal) => Hir::literal(literal.0),
        HirKind::Class(class) => Hir::class(class),
        HirKind::Repetition(mut repetition) => {
            repetition.sub = Box::new(ascii_borders(*repetition.sub));
            Hir::repetition(repetition)
        }
        HirKind::Capture(mut capture) => {
            capture.sub = Box::new(ascii_borders(*capture.sub));
            Hir::capture(capture)
        }
        HirKind::Concat(parts) => Hir::concat(all(parts)),
        HirKind::Alternation(parts) => Hir::alternation(all(parts)),
    }
}

pub(super) fn captures(tree: &Hir) -> Vec<String> {
    match tree.kind() {
        HirKind::Capture(capture) => {
            let own = capture.name.iter().map(ToString::to_string);
            own.chain(captures(&capture.sub)).collect()
        }
        HirKind::Repetition(repetition) => captures(&repetition.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().flat_map(captures).collect()
        }
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => Vec::new(),
    }
}

fn hir(source: &str, ignore_case: bool) -> Result<Hir, Box<regex_syntax::Error>> {
    let mut parser = ast::parse::ParserBuilder::new().nest_limit(50).build();
    let mut tree = parser
        .parse(source)
        .map_err(|error| Box::new(error.into()))?;
    anything::shorten(&mut tree);
    let mut translator = TranslatorBuilder::new()
        .case_insensitive(ignore_case)
        .multi_line(true)
        .build();
    let meaning = translator.translate(source, &tree);
    meaning.map_err(|error| Box::new(error.into()))
}

pub(super) fn inspect(source: &str, ignore_case: bool) -> Result<Hir, Flaw> {
    if toll::of(source) > HEAVIEST {
        return Err(Flaw::TooBig);
    }
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
    Ok(hir)
}

/// The last part of an expression as it was written: `\d+` of `/port \d+/`.
fn last_part(source: &str) -> &str {
    let Ok(ast) = ast::parse::Parser::new().parse(source) else {
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
        // What may be empty lets the part before it stand last.
        HirKind::Concat(parts) => {
            for part in parts.iter().rev() {
                if has_open_end(part) {
                    return true;
                }
                if part.properties().minimum_len() != Some(0) {
                    return false;
                }
            }
            false
        }
        HirKind::Alternation(branches) => branches.iter().any(has_open_end),
        HirKind::Literal(_) | HirKind::Class(_) | HirKind::Empty => false,
    }
}

/// A figure that grows with the size of the compiled expression and is known before it is compiled.
pub(super) fn weight(hir: &Hir) -> u64 {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => 2 * literal.0.len() as u64,
        // What has letters of several bytes takes a small automaton of its own.
        HirKind::Class(Class::Unicode(class)) => {
            let own = if class.is_ascii() { 2 } else { 12 };
            own + class.ranges().len() as u64
        }
        HirKind::Class(Class::Bytes(class)) => 1 + class.ranges().len() as u64,
        HirKind::Repetition(repetition) => {
            let copies = repetition
                .max
                .unwrap_or(repetition.min)
                .max(repetition.min)
                .max(1);
            weight(&repetition.sub)
                .saturating_mul(u64::from(copies))
                .saturating_add(3)
        }
        HirKind::Capture(capture) => weight(&capture.sub).saturating_add(1),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts
            .iter()
            .fold(1, |sum: u64, part| sum.saturating_add(weight(part))),
    }
}
