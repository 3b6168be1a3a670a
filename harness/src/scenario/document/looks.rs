//! Reads patterns, and looks at plain texts that may be meant as something else.

use super::complaint::Place;
use super::faults::patterns;
use super::fields;
use super::phrase::Said;
use super::play::Play;
use super::yaml::{self, Node, Scalar, Value};
use crate::scenario::pattern::{Flaw, Kind, Pattern, expression};

pub(super) fn pattern(node: &Node, said: &Said<'_>, play: &mut Play<'_>) -> Option<Pattern> {
    if is_cut_away(node, play) {
        return None;
    }
    let scalar = fields::scalar(node, &mut play.out)?;
    if !play.may_go_on(node) || play.is_overweight() {
        return None;
    }
    let key = (scalar.text.clone(), said.exactly);
    let pattern = match play.patterns.get(&key) {
        Some(known) => known.clone(),
        None => {
            let read = read(node, scalar, said.exactly, play)?;
            play.patterns.insert(key, read.clone());
            read
        }
    };
    play.variables_of(&pattern.template, Some(said.subject), node);
    if pattern.kind == Kind::Plain {
        suspect(node, scalar, play);
    }
    Some(pattern)
}

/// `ani types: #5`: there is no value, because YAML takes all of it for a comment.
pub(super) fn is_cut_away(node: &Node, play: &mut Play<'_>) -> bool {
    let comment = (node.value == Value::Missing)
        .then(|| yaml::comment_behind(&play.lines, node))
        .flatten();
    if let Some(at) = comment {
        play.out.push(patterns::comment_cut(at));
    }
    comment.is_some()
}

/// Reads a pattern that was not met before, and compiles it if it is an expression.
fn read(node: &Node, scalar: &Scalar, exactly: bool, play: &mut Play<'_>) -> Option<Pattern> {
    // A refused one has been work too.
    let toll = Pattern::toll(&scalar.text);
    if !play.may_weigh(node.place, toll) {
        return None;
    }
    let parsed = Pattern::parse(&scalar.text, exactly);
    let pattern = parsed
        .map_err(|flaw| refuse(node, scalar, &flaw, play))
        .ok()?;
    if !play.may_weigh(node.place, pattern.weight.saturating_sub(toll)) {
        return None;
    }
    if let Kind::Regex { ignore_case } = pattern.kind {
        let source = pattern.source(|_| "kata".to_string());
        let compiled = expression::automaton(&source, ignore_case);
        compiled
            .map_err(|flaw| play.out.push(patterns::flawed(node.place, &flaw)))
            .ok()?;
    }
    Some(pattern)
}

fn refuse(node: &Node, scalar: &Scalar, flaw: &Flaw, play: &mut Play<'_>) {
    let comment = yaml::comment_behind(&play.lines, node).filter(|_| scalar.plain);
    let complaint = match (flaw, comment) {
        (Flaw::Unclosed | Flaw::Flags(_) | Flaw::Syntax { .. }, Some(at)) => {
            patterns::comment_cut(at)
        }
        (Flaw::Syntax { at, .. }, None) => patterns::flawed(inside(node, scalar, *at), flaw),
        _ => patterns::flawed(node.place, flaw),
    };
    play.out.push(complaint);
}

/// The place of a character of an expression, where it stands as it was written.
fn inside(node: &Node, scalar: &Scalar, at: usize) -> Place {
    let as_written = scalar.plain && node.place.width == scalar.text.chars().count();
    if !as_written || scalar.text.contains("${") {
        return node.place;
    }
    let column = (node.place.column + 1 + at).min(node.place.column + node.place.width - 1);
    Place {
        column,
        width: 1,
        ..node.place
    }
}

/// Signs of a regular expression; none of them stands in an ordinary text.
const SIGNS: [&str; 7] = ["\\d", "\\w", "\\s", ".*", ".+", "(?", "\\b"];

/// Text that is probably meant as a regular expression, or holds an escape that YAML did not read.
fn suspect(node: &Node, scalar: &Scalar, play: &mut Play<'_>) {
    let choice = scalar
        .text
        .find('|')
        .filter(|_| scalar.text.contains('(') && scalar.text.contains(')'));
    let sign = SIGNS
        .into_iter()
        .find(|sign| scalar.text.contains(sign))
        .or(choice.map(|_| "|"));
    if let Some(sign) = sign {
        play.out.push(patterns::looks_like_regex(
            node.spot(&play.lines, sign),
            sign,
        ));
    }
    suspect_text(node, scalar, play);
}

/// In single quotes and without quotes `\n` is two letters; and ` #` begins a comment.
pub(super) fn suspect_text(node: &Node, scalar: &Scalar, play: &mut Play<'_>) {
    let is_hex = |at: usize| {
        scalar.text[at + 2..]
            .chars()
            .take(2)
            .filter(char::is_ascii_hexdigit)
            .count()
            == 2
    };
    let escapes = ["\\n", "\\t", "\\r", "\\x", "\\0"];
    let escape = escapes.into_iter().find(|escape| {
        let at = scalar.text.find(escape);
        at.is_some_and(|at| *escape != "\\x" || is_hex(at))
    });
    if let Some(escape) = escape {
        play.out.push(patterns::escape_as_text(
            node.spot(&play.lines, escape),
            escape,
        ));
    }
    // A comment for people has a blank behind its sign: `# any prompt`.
    let comment = yaml::comment_behind(&play.lines, node).filter(|_| scalar.plain);
    let cut = comment.filter(|at| {
        let behind = play.lines.rest(at.line, at.column + 1);
        behind.starts_with(|next: char| !next.is_whitespace() && next != '#')
    });
    if let Some(at) = cut {
        play.out.push(patterns::comment_cut(at));
    }
}
