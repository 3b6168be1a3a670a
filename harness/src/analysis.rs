//! What a record shows, as facts: sentences with numbers, each pointing at the evidence that it was computed from.

mod amount;
mod compare;
mod connecting;
mod failing;
mod packets;

pub use amount::{decimal, list, time};
pub use compare::{Difference, compare};
pub use packets::{Numbered, packets};

use crate::record::Record;
use crate::scenario::name::Name;
use crate::scenario::text::Text;
use crate::trace::{ActorId, Moment};

/// One thing that was observed.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    pub topic: Topic,
    /// A whole sentence, or several; what programs said in it is as they said it.
    pub text: Text,
    pub evidence: Vec<Evidence>,
}

/// What a fact is about: facts of one topic stand together, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    Connecting,
    Failing,
}

/// Where a reader finds what a fact says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// By its number in the file of packets, from 1, as Wireshark shows it.
    Packet(usize),
    Moment(Moment),
    /// A line of an actor's terminal, from 1, as its window numbers them.
    Line {
        actor: ActorId,
        line: usize,
    },
    Check(Name),
}

/// Everything that was observed, topic by topic; what was not is not said.
pub fn facts(record: &Record) -> Vec<Fact> {
    let mut facts = connecting::facts(record);
    facts.extend(failing::facts(record));
    facts.sort_by_key(|fact| fact.topic);
    facts
}

impl Topic {
    pub fn title(self) -> Text {
        match self {
            Self::Connecting => Text::new("Urutan tersambung", "Order of connecting"),
            Self::Failing => Text::new("Yang tidak terpenuhi", "What did not hold"),
        }
    }
}
