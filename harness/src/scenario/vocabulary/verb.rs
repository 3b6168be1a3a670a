//! Verbs: their forms, of whom they may be said, and what may stand beneath them.

use super::judged;
use super::modifier::Modifier;
use serde::{Deserialize, Serialize};

/// What an actor does or what is true of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Verb {
    Types,
    Presses,
    Asks,
    Sees,
    SeesAllOf,
    SeesOneOf,
    NeverSees,
    Exits,
    ListensOn,
    Joins,
    Has(Quantity),
    Rests,
    Sends,
    IsClosed,
    Carries,
}

/// What a program can have, counted by the kernel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Quantity {
    Threads,
    Connections,
    Processes,
    Sockets,
}

/// Of whom a verb may be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speakers {
    Programs,
    RawSockets,
    Anybody,
    Network,
}

/// A verb's forms, who may be its subject, and what may stand beneath it.
pub struct VerbEntry {
    pub verb: Verb,
    pub singular: &'static str,
    pub plural: &'static str,
    pub speakers: Speakers,
    pub modifiers: &'static [Modifier],
}

const fn verb(
    verb: Verb,
    forms: [&'static str; 2],
    speakers: Speakers,
    modifiers: &'static [Modifier],
) -> VerbEntry {
    let [singular, plural] = forms;
    VerbEntry {
        verb,
        singular,
        plural,
        speakers,
        modifiers,
    }
}

pub const VERBS: [VerbEntry; 18] = {
    use Speakers::{Anybody, Network, Programs, RawSockets};
    [
        verb(Verb::Types, ["types", "type"], Programs, judged![]),
        verb(Verb::Presses, ["presses", "press"], Programs, judged![]),
        verb(
            Verb::Asks,
            ["asks", "ask"],
            Programs,
            judged![Within, Exactly, Keep, Optional],
        ),
        verb(
            Verb::Sees,
            ["sees", "see"],
            Anybody,
            judged![Within, Times, Since, Keep, Exactly, Optional],
        ),
        verb(
            Verb::SeesAllOf,
            ["sees all of", "see all of"],
            Anybody,
            judged![Within, Since, Exactly, Optional],
        ),
        verb(
            Verb::SeesOneOf,
            ["sees one of", "see one of"],
            Anybody,
            judged![Within, Since, Exactly, Optional],
        ),
        verb(
            Verb::NeverSees,
            ["never sees", "never see"],
            Anybody,
            judged![For, Since, Exactly],
        ),
        verb(
            Verb::Exits,
            ["exits", "exit"],
            Programs,
            judged![Within, Optional],
        ),
        verb(
            Verb::ListensOn,
            ["listens on", "listen on"],
            Programs,
            judged![Within, Optional],
        ),
        verb(
            Verb::Joins,
            ["joins", "join"],
            Programs,
            judged![Within, Optional],
        ),
        verb(
            Verb::Has(Quantity::Threads),
            ["has threads", "have threads"],
            Programs,
            judged![Within, Optional],
        ),
        verb(
            Verb::Has(Quantity::Connections),
            ["has connections", "have connections"],
            Programs,
            judged![Within, Optional],
        ),
        verb(
            Verb::Has(Quantity::Processes),
            ["has processes", "have processes"],
            Programs,
            judged![Within, Optional],
        ),
        verb(
            Verb::Has(Quantity::Sockets),
            ["has sockets", "have sockets"],
            Programs,
            judged![Within, Optional],
        ),
        verb(Verb::Rests, ["rests", "rest"], Programs, judged![Within]),
        verb(Verb::Sends, ["sends", "send"], RawSockets, judged![To]),
        verb(
            Verb::IsClosed,
            ["is closed", "are closed"],
            RawSockets,
            judged![Within, Optional],
        ),
        verb(
            Verb::Carries,
            ["carries", "carry"],
            Network,
            judged![Within, Since, Optional],
        ),
    ]
};

impl Verb {
    pub fn entry(self) -> &'static VerbEntry {
        VERBS
            .iter()
            .find(|entry| entry.verb == self)
            .expect("every verb is in the table; a test says so")
    }
}
