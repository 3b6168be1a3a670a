//! YAML into a tree that keeps every value as it was written, and its place.
//!
//! Hostile files end here: too large, too deep, not text, aliases. Everything that a reader
//! could misunderstand (anchors, tags, two documents, a key twice) is not part of the language.

use super::complaint::{Complaints, Place};
use super::faults::unreadable::unreadable;
use super::faults::yaml as faults;
use super::lines::Lines;
use saphyr_parser::{Event, Parser, ScalarStyle, Span};
use std::collections::HashSet;

pub const LARGEST_BYTES: usize = 256 * 1024;
const DEEPEST: usize = 40;
/// The most entries that one list or mapping may have, and the most values of a whole file.
const MOST: usize = 2_000;
const MOST_NODES: usize = 20_000;

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    pub place: Place,
    pub value: Value,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// Nothing at all: `key:` with nothing behind it.
    Missing,
    Scalar(Scalar),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Scalar {
    pub text: String,
    /// Not quoted and no block: YAML may have cut it at a ` #`.
    pub plain: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    pub key: String,
    pub place: Place,
    pub value: Node,
}

impl Node {
    /// The value of a key, if this is a mapping that has it.
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        let Value::Map(entries) = &self.value else {
            return None;
        };
        entries.iter().find(|entry| entry.key == key)
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        let Value::Map(entries) = &self.value else {
            return None;
        };
        entries
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| &entry.value)
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(scalar) => Some(&scalar.text),
            _ => None,
        }
    }
}

impl Node {
    /// Roughly how many bytes there are to read in it.
    pub(crate) fn length(&self) -> usize {
        match &self.value {
            Value::Missing => 1,
            Value::Scalar(scalar) => scalar.text.len(),
            Value::List(items) => items.iter().map(Self::length).sum::<usize>() + 1,
            Value::Map(entries) => {
                entries
                    .iter()
                    .map(|entry| entry.key.len() + entry.value.length())
                    .sum::<usize>()
                    + 1
            }
        }
    }

    /// How often a piece of text stands in it.
    pub(crate) fn occurrences(&self, piece: &str) -> usize {
        match &self.value {
            Value::Missing => 0,
            Value::Scalar(scalar) => scalar.text.matches(piece).count(),
            Value::List(items) => items.iter().map(|item| item.occurrences(piece)).sum(),
            Value::Map(entries) => {
                let inside = |entry: &Entry| {
                    entry.key.matches(piece).count() + entry.value.occurrences(piece)
                };
                entries.iter().map(inside).sum()
            }
        }
    }

    /// Where in the file a piece of this value stands; the whole value when it is not there as it was written.
    pub(crate) fn spot(&self, lines: &Lines<'_>, piece: &str) -> Place {
        let line = lines.get(self.place.line);
        let value: String = line
            .chars()
            .skip(self.place.column - 1)
            .take(self.place.width)
            .collect();
        match value.find(piece) {
            Some(at) => Place {
                line: self.place.line,
                column: self.place.column + value[..at].chars().count(),
                width: piece.chars().count(),
            },
            None => self.place,
        }
    }
}

/// Reads one document. `None` when there is no tree to go on with; complaints say why.
pub(super) fn read(bytes: &[u8], complaints: &mut Complaints) -> Option<Node> {
    if bytes.len() > LARGEST_BYTES {
        complaints.push(faults::too_large(bytes.len()));
        return None;
    }
    let source = text(bytes, complaints)?;
    let mut tree = Tree {
        events: Parser::new_from_str(source),
        source,
        complaints,
        full: false,
        nodes: 0,
    };
    tree.document()
}

/// UTF-8 without control characters.
fn text<'bytes>(bytes: &'bytes [u8], complaints: &mut Complaints) -> Option<&'bytes str> {
    let source = match std::str::from_utf8(bytes) {
        Ok(source) => source,
        Err(error) => {
            let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let place = place_after(&good);
            complaints.push(faults::not_utf8(place, bytes[error.valid_up_to()]));
            return None;
        }
    };
    if let Some((at, next)) = source.char_indices().find(|at| is_odd(source, *at)) {
        complaints.push(faults::control(place_after(&source[..at]), next));
        return None;
    }
    Some(source)
}

/// A control character that is no part of a text's layout; a line ends in `\n` or `\r\n`.
fn is_odd(source: &str, (at, next): (usize, char)) -> bool {
    match next {
        '\n' | '\t' => false,
        '\r' => !source[at + 1..].starts_with('\n'),
        _ => next.is_control(),
    }
}

fn place_after(good: &str) -> Place {
    let line = good.matches('\n').count() + 1;
    let column = good
        .rsplit('\n')
        .next()
        .map_or(0, |last| last.chars().count())
        + 1;
    Place {
        line,
        column,
        width: 1,
    }
}

struct Tree<'source, 'out> {
    events: Parser<'source, saphyr_parser::StrInput<'source>>,
    source: &'source str,
    complaints: &'out mut Complaints,
    /// Has it been said that a list or mapping has too many entries?
    full: bool,
    nodes: usize,
}

/// What a list or a mapping is made of.
trait Placed {
    fn place(&self) -> Place;
}

impl Placed for Node {
    fn place(&self) -> Place {
        self.place
    }
}

impl Placed for Entry {
    fn place(&self) -> Place {
        self.place
    }
}

/// Why reading cannot go on; the complaint has been made.
struct GaveUp;

impl<'source> Tree<'source, '_> {
    fn document(&mut self) -> Option<Node> {
        let mut root = None;
        loop {
            let (event, span) = self.next().ok()?;
            match event {
                Event::StreamEnd => break,
                Event::DocumentStart(_) if root.is_some() => {
                    self.complaints.push(faults::several_documents(place(span)));
                    break;
                }
                Event::StreamStart
                | Event::DocumentStart(_)
                | Event::DocumentEnd
                | Event::Nothing => {}
                content => root = Some(self.node(content, span, 0).ok()?),
            }
        }
        let empty = root
            .as_ref()
            .is_none_or(|root| root.value == Value::Missing);
        if empty {
            self.complaints.push(faults::empty_file());
            return None;
        }
        root
    }

    fn next(&mut self) -> Result<(Event<'source>, Span), GaveUp> {
        match self.events.next_event() {
            Some(Ok(next)) => Ok(next),
            Some(Err(error)) => {
                let at = Place {
                    line: error.marker().line(),
                    column: error.marker().col() + 1,
                    width: 1,
                };
                self.complaints
                    .push(unreadable(error.info(), at, self.source));
                Err(GaveUp)
            }
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    fn node(&mut self, event: Event<'source>, span: Span, depth: usize) -> Result<Node, GaveUp> {
        let place = place(span);
        self.nodes += 1;
        if self.nodes > MOST_NODES {
            self.complaints.push(faults::too_long(place, MOST_NODES));
            return Err(GaveUp);
        }
        if depth > DEEPEST {
            self.complaints.push(faults::too_deep(place, DEEPEST));
            return Err(GaveUp);
        }
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.extras(anchor, tag.is_some(), place);
                Ok(scalar(text.into_owned(), style, place))
            }
            Event::SequenceStart(anchor, tag) => {
                self.extras(anchor, tag.is_some(), place);
                self.list(place, depth)
            }
            Event::MappingStart(anchor, tag) => {
                self.extras(anchor, tag.is_some(), place);
                self.map(place, depth)
            }
            _ => {
                self.complaints.push(faults::anchor(place));
                let value = Value::Missing;
                Ok(Node { place, value })
            }
        }
    }

    fn extras(&mut self, anchor: usize, tag: bool, place: Place) {
        if anchor > 0 {
            self.complaints.push(faults::anchor(place));
        }
        if tag {
            self.complaints.push(faults::tag(place));
        }
    }

    fn list(&mut self, start: Place, depth: usize) -> Result<Node, GaveUp> {
        let mut items: Vec<Node> = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                break;
            }
            let item = self.node(event, span, depth + 1)?;
            self.add(item, &mut items);
        }
        let place = items.first().map_or(start, |first| first.place);
        let value = Value::List(items);
        Ok(Node { place, value })
    }

    /// Adds one more, unless there are too many, which is said once.
    fn add<T: Placed>(&mut self, item: T, items: &mut Vec<T>) {
        if items.len() < MOST {
            items.push(item);
        } else if !self.full {
            self.full = true;
            self.complaints.push(faults::too_many(item.place(), MOST));
        }
    }

    fn map(&mut self, start: Place, depth: usize) -> Result<Node, GaveUp> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut seen = HashSet::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                break;
            }
            let key = self.node(event, span, depth + 1)?;
            let (event, span) = self.next()?;
            let value = self.node(event, span, depth + 1)?;
            let place = key.place;
            let Value::Scalar(Scalar { text: key, .. }) = key.value else {
                self.complaints.push(faults::odd_key(place));
                continue;
            };
            if seen.insert(key.clone()) {
                self.add(Entry { key, place, value }, &mut entries);
            } else {
                self.complaints.push(faults::duplicate_key(place, &key));
            }
        }
        let place = entries.first().map_or(start, |first| first.place);
        let value = Value::Map(entries);
        Ok(Node { place, value })
    }
}

fn scalar(text: String, style: ScalarStyle, place: Place) -> Node {
    let plain = style == ScalarStyle::Plain;
    let value = match plain && text.is_empty() {
        true => Value::Missing,
        false => Value::Scalar(Scalar { text, plain }),
    };
    Node { place, value }
}

/// A span of the parser; what goes over several lines is marked on its first.
fn place(span: Span) -> Place {
    let one_line = span.start.line() == span.end.line();
    let width = if one_line {
        span.end.col().saturating_sub(span.start.col())
    } else {
        1
    };
    Place {
        line: span.start.line(),
        column: span.start.col() + 1,
        width: width.max(1),
    }
}

/// A complaint about YAML's own reading of a value, when an unquoted one was cut at a ` #`.
pub(crate) fn comment_behind(lines: &Lines<'_>, node: &Node) -> Option<Place> {
    let line = lines.get(node.place.line);
    let rest: String = line
        .chars()
        .skip(node.place.column - 1 + node.place.width)
        .collect();
    let blanks = rest.len() - rest.trim_start().len();
    let cut = blanks > 0 && rest.trim_start().starts_with('#');
    cut.then(|| Place {
        line: node.place.line,
        column: node.place.column + node.place.width + blanks,
        width: 1,
    })
}
