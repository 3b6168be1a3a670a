//! A play as lines of text in the order of time: who typed what, who showed what, who began and ended.

use crate::record::Record;
use crate::scenario::text::{Language, Text, is_hidden};
use crate::trace::{Action, ActorId, Bytes, Entry, Event, Exit, What};
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;
use vte::{Parser, Perform};

pub fn of(record: &Record, language: Language) -> String {
    let cast = &record.scenario.cast;
    let width = cast.iter().map(|actor| actor.name.as_str().width()).max();
    let mut log = Log {
        width: width.unwrap_or(0),
        parsers: cast.iter().map(|_| Parser::new()).collect(),
        text: String::new(),
        language,
    };
    for entry in &record.evidence.trace {
        log.entry(record, entry);
    }
    for (actor, bytes) in &record.evidence.left_out {
        let name = record.scenario.cast.get(actor.0);
        let name = name.map_or("?", |actor| actor.name.as_str());
        let told = Text::new(
            format!("{name}: {bytes} byte di tengah tidak disimpan"),
            format!("{name}: {bytes} bytes in the middle were not kept"),
        );
        log.text.push_str(told.in_language(language));
        log.text.push('\n');
    }
    log.text
}

struct Log {
    width: usize,
    parsers: Vec<Parser>,
    text: String,
    language: Language,
}

impl Log {
    fn entry(&mut self, record: &Record, entry: &Entry) {
        let mut line = |actor: ActorId, mark: &str, said: &str| {
            let name = record.scenario.cast.get(actor.0);
            let name = name.map_or("?", |actor| actor.name.as_str());
            let (seconds, width) = (entry.at.seconds(), self.width);
            // Writing into a string cannot fail.
            let seconds = decimal(seconds, self.language);
            writeln!(self.text, "{seconds}  {name:<width$} {mark} {said}").unwrap_or_default();
        };
        match &entry.what {
            What::Did(Action::Write { actor, bytes } | Action::SendTo { actor, bytes, .. }) => {
                line(*actor, "»", &shown(&mut Parser::new(), bytes).join(" ⏎ "));
            }
            What::Saw(Event::Printed { actor, bytes }) => {
                let Some(parser) = self.parsers.get_mut(actor.0) else {
                    return;
                };
                for said in shown(parser, bytes) {
                    line(*actor, "│", &said);
                }
            }
            What::Saw(Event::Started { actor, .. }) => {
                let told = Text::new("mulai", "starts");
                line(*actor, "·", told.in_language(self.language));
            }
            What::Saw(Event::Exited { actor, how }) => {
                let (id, en) = match how {
                    Exit::Code(code) => (
                        format!("berakhir dengan kode {code}"),
                        format!("ends with code {code}"),
                    ),
                    Exit::Signal(signal) => (
                        format!("diakhiri sinyal {signal}"),
                        format!("ended by signal {signal}"),
                    ),
                    Exit::Limit(_) => (
                        "dihentikan: memakai terlalu banyak".to_string(),
                        "ended: it took too much".to_string(),
                    ),
                };
                line(*actor, "·", Text::new(id, en).in_language(self.language));
            }
            What::Saw(Event::Closed { actor, .. }) => {
                let told = Text::new(
                    "sambungan ditutup lawannya",
                    "the peer closes the connection",
                );
                line(*actor, "·", told.in_language(self.language));
            }
            What::Did(_) | What::Saw(_) => {}
        }
    }
}

/// Seconds, with the comma or the point of the language.
fn decimal(seconds: f64, language: Language) -> String {
    let shown = format!("{seconds:9.3}");
    match language {
        Language::Id => shown.replace('.', ","),
        Language::En => shown,
    }
}

/// The lines of a piece of output, without what acts on a terminal.
fn shown(parser: &mut Parser, bytes: &Bytes) -> Vec<String> {
    let mut lines = Lines::default();
    parser.advance(&mut lines, &bytes.0);
    if lines.0.last().is_some_and(String::is_empty) {
        lines.0.pop();
    }
    lines.0
}

struct Lines(Vec<String>);

impl Default for Lines {
    fn default() -> Self {
        Self(vec![String::new()])
    }
}

impl Perform for Lines {
    fn print(&mut self, character: char) {
        if let Some(line) = self.0.last_mut().filter(|_| !is_hidden(character)) {
            line.push(character);
        }
    }

    fn execute(&mut self, byte: u8) {
        match byte {
            b'\n' => self.0.push(String::new()),
            b'\t' => self.print(' '),
            _ => {}
        }
    }
}
