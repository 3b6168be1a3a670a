//! What a record shows, as facts: sentences with numbers, each pointing at the evidence that it was computed from.

mod answering;
mod broadcasting;
mod busy;
mod compare;
mod connecting;
mod fanout;
mod frozen;
mod leaving;
mod leftover;
mod letters;
mod looks;
mod multicast;
mod pieces;
mod replies;
mod scene;
mod segments;
mod serving;
mod silence;
mod speech;
mod threads;
mod turns;
mod unicast;
mod visits;

pub use crate::trace::amount::{decimal, list, time};
pub use compare::{Difference, compare};
pub use looks::{Look, looks};
pub use pieces::pieces;
pub use visits::{Said, Visit, visits};

use crate::record::Record;
use crate::scenario::text::Text;
use crate::trace::{ActorId, Moment};
use scene::Scene;

/// One thing that was observed.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    pub topic: Topic,
    /// A whole sentence, or several. Names stand between `` ` ``; what programs said stands between “ and ” and
    /// means nothing.
    pub text: Text,
    /// Nothing where it only explains what holds everywhere.
    pub evidence: Vec<Evidence>,
}

/// A part of a fact's sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    Words(&'a str),
    Name(&'a str),
}

/// What a fact is about: facts of one topic stand together, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    Connecting,
    Answering,
    Serving,
    Threads,
    Turns,
    Spreading,
    Multicast,
    Broadcasting,
    Datagrams,
    Segments,
    Letters,
    Leaving,
    LeftOver,
}

/// Where a reader finds what a fact says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// By its number in the file of packets, from 1, as Wireshark shows it.
    Packet(usize),
    Moment(Moment),
    /// A look at processes and sockets: a row of [`looks`].
    Look(Moment),
    /// A line of an actor's terminal, from 1, as its window numbers them.
    Line {
        actor: ActorId,
        line: usize,
    },
}

/// Everything that was observed, topic by topic; what was not is not said.
pub fn facts(record: &Record) -> Vec<Fact> {
    let scene = Scene::of(record);
    let mut facts = connecting::facts(&scene);
    facts.extend(answering::facts(&scene));
    facts.extend(serving::facts(&scene));
    facts.extend(threads::facts(&scene));
    facts.extend(turns::facts(&scene));
    facts.extend(fanout::facts(&scene));
    facts.extend(multicast::facts(&scene));
    facts.extend(broadcasting::facts(&scene));
    facts.extend(unicast::facts(&scene));
    facts.extend(segments::facts(&scene));
    facts.extend(letters::facts(record));
    facts.extend(leaving::facts(&scene));
    facts.extend(silence::facts(&scene));
    facts.extend(frozen::facts(&scene));
    facts.extend(busy::facts(&scene));
    facts.extend(leftover::facts(&scene));
    facts.sort_by_key(|fact| fact.topic);
    facts
}

impl Topic {
    pub fn title(self) -> Text {
        match self {
            Self::Connecting => Text::new("Urutan tersambung", "Order of connecting"),
            Self::Answering => Text::new("Urutan dijawab", "Order of answering"),
            Self::Serving => Text::new("Bergantian atau bersamaan", "One by one, or at once"),
            Self::Threads => Text::new("Thread dan proses", "Threads and processes"),
            Self::Turns => Text::new("Giliran", "Turns"),
            Self::Spreading => Text::new(
                "Satu pesan untuk banyak klien",
                "One message for many clients",
            ),
            Self::Multicast => Text::new("Multicast", "Multicast"),
            Self::Broadcasting => Text::new("Broadcast", "Broadcast"),
            Self::Datagrams => Text::new("Datagram ke satu alamat", "Datagrams to one address"),
            Self::Segments => Text::new("Byte dan segmen", "Bytes and segments"),
            Self::Letters => Text::new("Karakter dan byte", "Characters and bytes"),
            Self::Leaving => Text::new(
                "Klien yang pergi atau diam",
                "Clients that left or were silent",
            ),
            Self::LeftOver => {
                Text::new("Yang tertinggal pada akhirnya", "What was left in the end")
            }
        }
    }
}
