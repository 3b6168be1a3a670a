//! YAML into a tree that keeps every value as it was written, and its place.
//!
//! Hostile files end here: too large, too deep, not text, aliases. Everything that a reader
//! could misunderstand (anchors, tags, two documents, a key twice) is not part of the language.

use super::complaint::{Complaints, Place};
use super::faults::unreadable::unreadable;
use super::faults::yaml as faults;
pub(super) use super::tree::{Entry, Node, Scalar, Value, comment_behind};
use saphyr_parser::{Event, Parser, ScalarStyle, Span};
use std::collections::HashSet;

pub const LARGEST_BYTES: usize = 256 * 1024;
const DEEPEST: usize = 40;
/// The most blanks in a row; a parser takes quadratic time over them.
const WIDEST_GAP: usize = 1_000;
/// The most entries that one list or mapping may have, and the most values of a whole file.
const MOST: usize = 2_000;
const MOST_NODES: usize = 20_000;

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
    let gap = " ".repeat(WIDEST_GAP + 1);
    if let Some(at) = source.find(&gap) {
        complaints.push(faults::wide_gap(place_after(&source[..at]), WIDEST_GAP));
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
