//! A play as lines of text in the order of time: who typed what, who showed what, who began and ended.

mod line;

use crate::record::Record;
use crate::scenario::cast::{Actor, Part};
use crate::scenario::text::{Language, Text};
use crate::trace::{Action, ActorId, Entry, Event, Exit, Moment, What};
use crate::verdict::explain::{signal, taken};
use line::{heard, sent, short, shown};
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;
use vte::Parser;

/// So many equal lines are shown one after the other.
const MOST_ALIKE: usize = 3;

pub fn of(record: &Record, language: Language) -> String {
    let cast = &record.scenario.cast;
    let mut log = Log {
        record,
        parsers: cast.iter().map(|_| Parser::new()).collect(),
        lines: Vec::new(),
    };
    for entry in &record.evidence.trace {
        log.entry(entry);
    }
    log.over();
    // What was told later may have been seen earlier.
    log.lines.sort_by_key(|line| line.at);
    log.written(language)
}

struct Log<'a> {
    record: &'a Record,
    parsers: Vec<Parser>,
    lines: Vec<Line>,
}

struct Line {
    at: Moment,
    /// Who; nobody where the play itself is told of.
    who: String,
    mark: &'static str,
    said: Text,
}

impl Line {
    fn says_the_same(&self, other: &Self) -> bool {
        (&self.who, self.mark, &self.said) == (&other.who, other.mark, &other.said)
    }
}

impl Log<'_> {
    fn entry(&mut self, entry: &Entry) {
        match &entry.what {
            What::Did(action) => self.did(entry.at, action),
            What::Saw(event) => self.saw(entry.at, event),
        }
    }

    fn did(&mut self, at: Moment, action: &Action) {
        let (actor, told) = match action {
            Action::Write { actor, bytes } | Action::SendTo { actor, bytes, .. } => {
                let said = short(&sent(&bytes.0));
                return self.line(at, *actor, "»", Text::new(said.clone(), said));
            }
            Action::Start { actor, .. } => (*actor, self.start(*actor)),
            Action::Signal { actor, signal } => (*actor, signalled(signal.number())),
            Action::Freeze(actor) => (*actor, Text::new("dibekukan", "is frozen")),
            Action::Thaw(actor) => (*actor, Text::new("berjalan lagi", "goes on")),
            Action::HangUp(actor) => (
                *actor,
                Text::new("terminalnya ditutup", "loses its terminal"),
            ),
            Action::HalfClose(actor) => (*actor, Text::new("selesai mengirim", "is done sending")),
            Action::Reset(actor) => (
                *actor,
                Text::new(
                    "memutus sambungannya (RST)",
                    "breaks its connection off (RST)",
                ),
            ),
            Action::Close(actor) => (*actor, Text::new("menutup soketnya", "closes its socket")),
            Action::Cut { host } => {
                return self.host(
                    at,
                    host.as_str(),
                    ("kabelnya dicabut", "its cable is pulled"),
                );
            }
            Action::Mend { host } => {
                return self.host(at, host.as_str(), ("kabelnya pulih", "its cable is mended"));
            }
            Action::Slow { host, .. } => {
                return self.host(
                    at,
                    host.as_str(),
                    ("kabelnya diperlambat", "its cable is slowed down"),
                );
            }
        };
        self.line(at, actor, "·", told);
    }

    fn saw(&mut self, at: Moment, event: &Event) {
        let (actor, told) = match event {
            Event::Printed { actor, bytes } => {
                let Some(parser) = self.parsers.get_mut(actor.0) else {
                    return;
                };
                let cast = &self.record.scenario.cast;
                let said = match cast.get(actor.0).is_some_and(Actor::is_program) {
                    true => shown(parser, bytes),
                    false => heard(&bytes.0),
                };
                for said in said {
                    let said = short(&said);
                    self.line(at, *actor, "│", Text::new(said.clone(), said));
                }
                return;
            }
            Event::NotStarted { actor, why } => (
                *actor,
                Text::new(
                    format!("tidak dapat dimulai: {}", why.said),
                    format!("cannot start: {}", why.said),
                ),
            ),
            Event::Exited { actor, how } => (*actor, ended(*how)),
            Event::Closed { actor, reset: true } => (
                *actor,
                Text::new(
                    "sambungan diputus lawannya (RST)",
                    "the peer breaks the connection off (RST)",
                ),
            ),
            Event::Closed { actor, .. } => (
                *actor,
                Text::new(
                    "sambungan ditutup lawannya",
                    "the peer closes the connection",
                ),
            ),
            _ => return,
        };
        self.line(at, actor, "·", told);
    }

    fn line(&mut self, at: Moment, actor: ActorId, mark: &'static str, said: Text) {
        let actor = self.record.scenario.cast.get(actor.0);
        let who = actor.map_or("?", |actor| actor.name.as_str()).to_string();
        self.lines.push(Line {
            at,
            who,
            mark,
            said,
        });
    }

    fn host(&mut self, at: Moment, host: &str, (id, en): (&str, &str)) {
        self.lines.push(Line {
            at,
            who: host.to_string(),
            mark: "·",
            said: Text::new(id, en),
        });
    }

    /// A program starts; a socket that is not one is the practicum's own.
    fn start(&self, actor: ActorId) -> Text {
        let part = self.record.scenario.cast.get(actor.0).map(|one| &one.part);
        match part {
            Some(Part::Connect { .. }) => Text::new(
                "menyambung (soket praktikum)",
                "connects (the practicum's socket)",
            ),
            Some(Part::Listen { .. }) => Text::new(
                "menunggu klien (soket praktikum)",
                "waits for clients (the practicum's socket)",
            ),
            Some(Part::Ear { .. }) => Text::new(
                "membuka soket UDP (soket praktikum)",
                "opens a UDP socket (the practicum's socket)",
            ),
            Some(Part::Program(_)) | None => Text::new("mulai", "starts"),
        }
    }

    /// What comes now is the practicum's doing: it ends everybody.
    fn over(&mut self) {
        let last = self.record.evidence.left_over.as_ref();
        let Some(at) = last.map(|survey| survey.load.at) else {
            return;
        };
        if self.lines.iter().any(|line| line.at > at) {
            self.lines.push(Line {
                at,
                who: String::new(),
                mark: "",
                said: Text::new(
                    "— percobaan selesai; praktikum menghentikan semua program —",
                    "— the experiment is over; the practicum ends all programs —",
                ),
            });
        }
    }

    fn written(&self, language: Language) -> String {
        let mut text = String::new();
        let width = self.lines.iter().map(|line| line.who.width()).max();
        let width = width.unwrap_or(0);
        for row in self.lines.chunk_by(Line::says_the_same) {
            let mut put = |Line { at, who, mark, .. }: &Line, said: &str| {
                let seconds = decimal(at.seconds(), language);
                let line = match mark.is_empty() {
                    true => format!("{seconds}  {said}"),
                    false => format!("{seconds}  {who:<width$} {mark} {said}"),
                };
                text.push_str(line.trim_end());
                text.push('\n');
            };
            let shown = if row.len() > MOST_ALIKE { 1 } else { row.len() };
            for line in &row[..shown] {
                put(line, line.said.in_language(language));
            }
            if let [.., last] = &row[shown..] {
                let more = row.len() - shown;
                let told = Text::new(
                    format!("… baris yang sama {more} kali lagi"),
                    format!("… the same line {more} times more"),
                );
                put(last, told.in_language(language));
            }
        }
        for (actor, bytes) in &self.record.evidence.left_out {
            let name = self.record.scenario.cast.get(actor.0);
            let name = name.map_or("?", |actor| actor.name.as_str());
            let told = Text::new(
                format!("{name}: {bytes} byte di tengah tidak disimpan"),
                format!("{name}: {bytes} bytes in the middle were not kept"),
            );
            // Writing into a string cannot fail.
            writeln!(text, "{}", told.in_language(language)).unwrap_or_default();
        }
        text
    }
}

fn signalled(number: i32) -> Text {
    let name = signal(number);
    Text::new(
        format!("mendapat sinyal {}", name.id),
        format!("gets the signal {}", name.en),
    )
}

fn ended(how: Exit) -> Text {
    match how {
        Exit::Code(code) => Text::new(
            format!("berakhir dengan kode {code}"),
            format!("ends with code {code}"),
        ),
        Exit::Signal(number) => Text::new(
            format!("diakhiri sinyal {number}"),
            format!("ended by signal {number}"),
        ),
        Exit::Limit(limit) => {
            let taken = taken(limit);
            Text::new(
                format!("dihentikan: {}", taken.id),
                format!("ended: {}", taken.en),
            )
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

#[cfg(test)]
mod tests;
