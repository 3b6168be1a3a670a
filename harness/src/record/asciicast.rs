//! One actor's terminal as an asciinema recording (asciicast, version 3): a header, then a line an event.
//!
//! All recordings of a play begin with the play, so that they run side by side. What was typed is there as
//! input; the terminal does not echo, so a player shows the program's own output alone.

use super::Record;
use crate::scenario::cast::{Part, Program};
use crate::trace::{Action, ActorId, Event, Exit, Moment, What};
use serde_json::{Value, json};

/// The recording of a program's terminal; a raw socket has none.
pub fn of(record: &Record, actor: ActorId) -> Option<String> {
    let cast = record.scenario.cast.get(actor.0)?;
    let Part::Program(program) = &cast.part else {
        return None;
    };
    let mut tape = Tape::default();
    tape.line(&header(record, actor, program));
    let mut checks = record.outcome.checks.iter().peekable();
    let last_exit = last_exit(record, actor);
    for (number, entry) in record.evidence.trace.iter().enumerate() {
        while let Some(check) = checks.next_if(|check| check.began <= entry.at) {
            tape.event(check.began, "m", check.id.as_str());
        }
        match &entry.what {
            What::Did(Action::Write { actor: of, bytes }) if *of == actor => {
                tape.event(entry.at, "i", &String::from_utf8_lossy(&bytes.0));
            }
            What::Saw(Event::Printed { actor: of, bytes } | Event::Echoed { actor: of, bytes })
                if *of == actor =>
            {
                tape.output(entry.at, &bytes.0);
            }
            What::Saw(Event::Exited { actor: of, how }) if *of == actor => {
                tape.flush(entry.at);
                let status = status(*how).to_string();
                if last_exit == Some(number) {
                    tape.event(entry.at, "x", &status);
                } else {
                    tape.event(entry.at, "m", &format!("exit {status}"));
                }
            }
            _ => {}
        }
    }
    tape.flush(record.about.took);
    Some(tape.text)
}

fn header(record: &Record, actor: ActorId, program: &Program) -> Value {
    let terminal = &program.terminal;
    let about = &record.about;
    let name = &record.scenario.cast[actor.0].name;
    let command = about.commands.get(actor.0).cloned().flatten();
    json!({
        "version": 3,
        "term": {"cols": terminal.columns, "rows": terminal.rows, "type": terminal.kind},
        "timestamp": about.began,
        "command": command.unwrap_or_default().join(" "),
        "title": format!("{name} · {}/{}", about.module, about.name),
    })
}

/// The end behind which nothing of this actor comes; a program that was started again ends several times.
fn last_exit(record: &Record, actor: ActorId) -> Option<usize> {
    let trace = &record.evidence.trace;
    let is_theirs = |what: &What| matches!(what, What::Saw(event) if event.actor() == Some(actor));
    let last = trace.iter().rposition(|entry| is_theirs(&entry.what))?;
    matches!(trace[last].what, What::Saw(Event::Exited { .. })).then_some(last)
}

/// As a shell says it.
fn status(exit: Exit) -> i32 {
    match exit {
        Exit::Code(code) => i32::from(code),
        Exit::Signal(signal) => 128 + signal,
        Exit::Limit(_) => 128 + 9,
    }
}

#[derive(Default)]
struct Tape {
    text: String,
    /// When the event before was, in microseconds: sums of rounded intervals would drift away.
    before: u64,
    /// The beginning of a character whose end has not come yet.
    unfinished: Vec<u8>,
}

impl Tape {
    fn line(&mut self, value: &Value) {
        self.text.push_str(&value.to_string());
        self.text.push('\n');
    }

    fn event(&mut self, at: Moment, code: &str, data: &str) {
        let micros = (at.nanos() / 1_000).max(self.before);
        let interval = micros - self.before;
        self.before = micros;
        let data = Value::from(data);
        let (whole, part) = (interval / 1_000_000, interval % 1_000_000);
        self.text
            .push_str(&format!("[{whole}.{part:06}, \"{code}\", {data}]\n"));
    }

    fn output(&mut self, at: Moment, bytes: &[u8]) {
        self.unfinished.extend_from_slice(bytes);
        let bytes = std::mem::take(&mut self.unfinished);
        let cut = bytes.len() - unfinished(&bytes);
        let (whole, rest) = bytes.split_at(cut);
        if !whole.is_empty() {
            self.event(at, "o", &String::from_utf8_lossy(whole));
        }
        self.unfinished = rest.to_vec();
    }

    /// What is no character shows as such.
    fn flush(&mut self, at: Moment) {
        if !self.unfinished.is_empty() {
            let rest = std::mem::take(&mut self.unfinished);
            self.event(at, "o", &String::from_utf8_lossy(&rest));
        }
    }
}

/// How many bytes at the end begin a character that may yet come.
fn unfinished(bytes: &[u8]) -> usize {
    let Some(last) = bytes.utf8_chunks().last() else {
        return 0;
    };
    let invalid = last.invalid();
    let is_cut = std::str::from_utf8(invalid).is_err_and(|error| error.error_len().is_none());
    if is_cut { invalid.len() } else { 0 }
}

#[cfg(test)]
mod tests;
