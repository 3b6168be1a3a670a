//! What the rows of a dialogue are: packets where they were captured, otherwise what terminals showed.

use crate::record::Record;
use crate::record::wire::{self, Party, Sign};
use crate::scenario::text::{Language, Text};
use crate::trace::{Action, ActorId, Event, Moment, What};
use crate::verdict::explain::visible;

/// So many rows are drawn of the beginning, and so many of the end.
const HEAD: usize = 40;
const TAIL: usize = 20;
/// So many more that say the same are drawn.
const MOST_ALIKE: usize = 3;
/// So many letters are kept of what is said.
const LONGEST: usize = 120;

#[derive(Debug)]
pub(super) struct Rows {
    rows: Vec<Row>,
    total: usize,
}

#[derive(Debug)]
pub(super) enum Row {
    Message(Message),
    Own(Own),
    LeftOut(usize),
    /// So many more like the one before.
    Alike(usize),
    /// What comes now is the practicum's doing.
    Over,
}

/// What a terminal showed.
#[derive(Debug)]
pub(super) struct Own {
    pub(super) actor: ActorId,
    pub(super) at: Moment,
    pub(super) said: String,
    pub(super) is_typed: bool,
}

#[derive(Debug)]
pub(super) struct Message {
    pub(super) at: Moment,
    pub(super) number: Option<usize>,
    pub(super) from: Party,
    pub(super) to: Party,
    pub(super) sign: Sign,
    pub(super) is_again: bool,
    /// Of a datagram for many.
    pub(super) ttl: Option<u8>,
    pub(super) bytes: u32,
    pub(super) said: String,
}

impl Rows {
    pub(super) fn of(record: &Record) -> Self {
        let mut rows = packets(record);
        if rows.is_empty() {
            rows = terminals(record);
        }
        let total = rows.len();
        let over = record.evidence.left_over.as_ref();
        let after = over.and_then(|survey| {
            let is_after = |row: &Row| row.at().is_some_and(|at| at > survey.load.at);
            rows.iter().position(is_after)
        });
        if let Some(place) = after {
            rows.insert(place, Row::Over);
        }
        let mut rows = folded(rows);
        let drawn = rows.len();
        if drawn > HEAD + TAIL + 1 {
            let tail = rows.split_off(drawn - TAIL);
            rows.truncate(HEAD);
            rows.push(Row::LeftOut(drawn - HEAD - TAIL));
            rows.extend(tail);
        }
        Self { rows, total }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many there were, those that are not shown too.
    pub(super) fn total(&self) -> usize {
        self.total
    }

    pub(super) fn shown(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter()
    }
}

impl Row {
    /// Who has a part in it.
    pub(super) fn parties(&self) -> Vec<Party> {
        match self {
            Self::Message(message) => vec![message.from, message.to],
            Self::Own(own) => vec![Party::Actor(own.actor)],
            Self::LeftOut(_) | Self::Alike(_) | Self::Over => Vec::new(),
        }
    }

    fn at(&self) -> Option<Moment> {
        match self {
            Self::Message(message) => Some(message.at),
            Self::Own(own) => Some(own.at),
            Self::LeftOut(_) | Self::Alike(_) | Self::Over => None,
        }
    }

    /// Does it say the same, from the same to the same?
    fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Message(one), Self::Message(other)) => {
                let what = |one: &Message| (one.from, one.to, one.sign, one.is_again, one.bytes);
                what(one) == what(other) && one.said == other.said
            }
            _ => false,
        }
    }
}

impl Message {
    /// `halo⏎ · 5 B`.
    pub(super) fn told(&self, language: Language) -> String {
        let (said, about) = self.parts(language);
        said + &about
    }

    /// What it says, and what is said about it.
    pub(super) fn parts(&self, language: Language) -> (String, String) {
        let sign = match self.sign {
            Sign::Says | Sign::Agrees => None,
            Sign::Asks => Some(Text::new("minta tersambung", "connects")),
            Sign::Ends => Some(Text::new("menutup", "closes")),
            Sign::Breaks => Some(Text::new("memutus (RST)", "breaks off (RST)")),
        };
        let says = self.bytes > 0 || self.sign == Sign::Says;
        let said = match self.bytes {
            0 if says => Text::new("(kosong)", "(empty)")
                .in_language(language)
                .to_string(),
            _ => self.said.clone(),
        };
        let again = Text::new("dikirim ulang oleh TCP", "sent again by TCP");
        let again = self.is_again.then_some(again);
        let words = |text: Text| text.in_language(language).to_string();
        let about = [
            says.then(|| format!("{} B", self.bytes)),
            self.ttl.map(|ttl| format!("TTL {ttl}")),
            sign.map(words),
            again.map(words),
        ];
        let about: Vec<String> = about.into_iter().flatten().collect();
        let about = about.join(" · ");
        match says {
            true => (said, format!(" · {about}")),
            false => (String::new(), about),
        }
    }
}

/// A row of equal messages becomes the first of them and a count.
fn folded(rows: Vec<Row>) -> Vec<Row> {
    let mut folded: Vec<Row> = Vec::new();
    let mut rows = rows.into_iter().peekable();
    while let Some(first) = rows.next() {
        let mut alike = Vec::new();
        while let Some(next) = rows.next_if(|next| next.is_like(&first)) {
            alike.push(next);
        }
        folded.push(first);
        if alike.len() > MOST_ALIKE {
            folded.push(Row::Alike(alike.len()));
        } else {
            folded.extend(alike);
        }
    }
    folded
}

fn packets(record: &Record) -> Vec<Row> {
    let messages = wire::messages(record).into_iter();
    let told = messages.filter(|message| message.sign != Sign::Agrees);
    told.map(|message| {
        let packet = message.packet;
        let is_cut = packet.head.0.len() < packet.bytes as usize;
        let more = if is_cut { "…" } else { "" };
        Row::Message(Message {
            at: message.at,
            number: message.number,
            from: message.from,
            to: message.to,
            sign: message.sign,
            is_again: message.is_again,
            ttl: matches!(message.to, Party::Group(_) | Party::Everybody(_)).then_some(packet.ttl),
            bytes: packet.bytes,
            said: said(&packet.head.0) + more,
        })
    })
    .collect()
}

fn terminals(record: &Record) -> Vec<Row> {
    let rows = record.evidence.trace.iter().filter_map(|entry| {
        let (actor, bytes, is_typed) = match &entry.what {
            What::Did(Action::Write { actor, bytes }) => (*actor, bytes, true),
            What::Saw(Event::Printed { actor, bytes }) => (*actor, bytes, false),
            _ => return None,
        };
        Some(Row::Own(Own {
            actor,
            at: entry.at,
            said: said(&bytes.0),
            is_typed,
        }))
    });
    rows.collect()
}

fn said(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let cut: String = text.chars().take(LONGEST).collect();
    visible(&cut)
}
