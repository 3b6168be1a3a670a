//! What the rows of a dialogue are: packets where they were captured, otherwise what terminals showed.

use super::kept::kept;
use crate::record::Record;
use crate::record::wire::{self, Party, Sign};
use crate::scenario::text::{Language, Text};
use crate::trace::{Action, ActorId, Event, Moment, What};
use crate::verdict::explain::visible_bytes;
use std::collections::BTreeSet;

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
    /// Packets that are pointed at, by their numbers, are there in any case.
    pub(super) fn of(record: &Record, pointed: &BTreeSet<usize>) -> Self {
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
        let rows = kept(folded(rows, pointed), record, pointed);
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

    pub(super) fn number(&self) -> Option<usize> {
        match self {
            Self::Message(message) => message.number,
            Self::Own(_) | Self::LeftOut(_) | Self::Alike(_) | Self::Over => None,
        }
    }

    /// What is said where no message stands.
    pub(super) fn told(&self) -> Option<Text> {
        match self {
            Self::LeftOut(count) => Some(Text::new(
                format!("… {count} pesan tidak digambar …"),
                format!("… {count} messages are not drawn …"),
            )),
            Self::Alike(count) => Some(Text::new(
                format!("… pesan yang sama {count} kali lagi …"),
                format!("… the same message {count} times more …"),
            )),
            Self::Over => Some(Text::new(
                "— percobaan selesai: praktikum menghentikan semua program —",
                "— the experiment is over: the practicum ends all programs —",
            )),
            Self::Message(_) | Self::Own(_) => None,
        }
    }

    /// For how many messages it stands.
    pub(super) fn messages(&self) -> usize {
        match self {
            Self::Message(_) | Self::Own(_) => 1,
            Self::LeftOut(count) | Self::Alike(count) => *count,
            Self::Over => 0,
        }
    }

    pub(super) fn at(&self) -> Option<Moment> {
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

/// Of a row of equal messages the first stands there, those that are pointed at, and how many the others are.
fn folded(rows: Vec<Row>, pointed: &BTreeSet<usize>) -> Vec<Row> {
    let mut folded: Vec<Row> = Vec::new();
    let mut rows = rows.into_iter().peekable();
    while let Some(first) = rows.next() {
        let mut alike = Vec::new();
        while let Some(next) = rows.next_if(|next| next.is_like(&first)) {
            alike.push(next);
        }
        folded.push(first);
        if alike.len() > MOST_ALIKE {
            counted(alike, pointed, &mut folded);
        } else {
            folded.extend(alike);
        }
    }
    folded
}

fn counted(alike: Vec<Row>, pointed: &BTreeSet<usize>, folded: &mut Vec<Row>) {
    let mut count = 0;
    for row in alike {
        if row.number().is_some_and(|number| pointed.contains(&number)) {
            folded.extend((count > 0).then_some(Row::Alike(count)));
            folded.push(row);
            count = 0;
        } else {
            count += 1;
        }
    }
    folded.extend((count > 0).then_some(Row::Alike(count)));
}

fn packets(record: &Record) -> Vec<Row> {
    let messages = wire::messages(record).into_iter();
    let told = messages.filter(|message| message.sign != Sign::Agrees);
    told.map(|message| {
        let packet = message.packet;
        let head = &packet.head.0;
        let (head, more) = match head.len() < packet.bytes as usize {
            true => (whole(head), "…"),
            false => (&head[..], ""),
        };
        Row::Message(Message {
            at: message.at,
            number: message.number,
            from: message.from,
            to: message.to,
            sign: message.sign,
            is_again: message.is_again,
            ttl: matches!(message.to, Party::Group(_) | Party::Everybody(_)).then_some(packet.ttl),
            bytes: packet.bytes,
            said: said(head) + more,
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
    let shown = visible_bytes(bytes);
    shown.chars().take(LONGEST).collect()
}

/// Without the beginning of a letter whose rest was not kept.
fn whole(bytes: &[u8]) -> &[u8] {
    let last = bytes
        .utf8_chunks()
        .last()
        .map_or(&[][..], |one| one.invalid());
    let is_begun = std::str::from_utf8(last).is_err_and(|error| error.error_len().is_none());
    let cut = if is_begun { last.len() } else { 0 };
    &bytes[..bytes.len() - cut]
}
