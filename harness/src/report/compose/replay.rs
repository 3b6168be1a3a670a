//! What the terminals of a play did, event by event, to be shown again on a page.

use crate::record::Record;
use crate::report::document::{Replay, Shown};
use crate::scenario::text::is_hidden;
use crate::trace::{Action, ActorId, Bytes, Event, What};
use vte::{Parser, Perform};

/// How much text is shown again.
const MOST: usize = 64 * 1024;

pub(super) fn replay(record: &Record) -> Replay {
    let cast = &record.scenario.cast;
    let mut replay = Replay {
        actors: cast.iter().map(|actor| actor.name.to_string()).collect(),
        ..Replay::default()
    };
    let mut parsers: Vec<Parser> = cast.iter().map(|_| Parser::new()).collect();
    let mut left = MOST;
    for entry in &record.evidence.trace {
        let (actor, is_typed, text) = match &entry.what {
            What::Did(Action::Write { actor, bytes }) => (*actor, true, typed(bytes)),
            What::Saw(Event::Printed { actor, bytes }) => {
                (*actor, false, printed(&mut parsers, *actor, bytes))
            }
            _ => continue,
        };
        if text.is_empty() {
            continue;
        }
        if text.len() > left {
            replay.is_cut = true;
            break;
        }
        left -= text.len();
        replay.events.push(Shown {
            at_ms: entry.at.nanos() / 1_000_000,
            actor: actor.0,
            is_typed,
            text,
        });
    }
    replay
}

fn typed(bytes: &Bytes) -> String {
    let mut text = Text::default();
    String::from_utf8_lossy(&bytes.0)
        .chars()
        .for_each(|next| match next {
            '\n' | '\r' => text.0.push('\n'),
            other => text.print(other),
        });
    text.0
}

fn printed(parsers: &mut [Parser], actor: ActorId, bytes: &Bytes) -> String {
    let mut text = Text::default();
    if let Some(parser) = parsers.get_mut(actor.0) {
        parser.advance(&mut text, &bytes.0);
    }
    text.0
}

/// Letters, and of what moves on a terminal only the ends of lines and the ways back in one.
#[derive(Default)]
struct Text(String);

impl Perform for Text {
    fn print(&mut self, letter: char) {
        if is_hidden(letter) {
            self.0.extend(letter.escape_default());
        } else {
            self.0.push(letter);
        }
    }

    fn execute(&mut self, byte: u8) {
        match byte {
            b'\n' | b'\r' | b'\x08' => self.0.push(char::from(byte)),
            b'\t' => self.0.push_str("    "),
            _ => {}
        }
    }
}
