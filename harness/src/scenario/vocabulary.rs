//! The words of the language, in one table: reading, diagnostics, schema and manual all take them from here.

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

/// A stage direction that is given to actors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cue {
    Start,
    Stop,
    Interrupt,
    Kill,
    Freeze,
    Thaw,
    HangUp,
    HalfClose,
    Reset,
    Alive,
}

/// A stage direction without a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    Cue(Cue),
    Together,
    Each,
    Repeat,
    Mark,
    Measure,
    Settle,
    Cut,
    Mend,
    Slow,
}

/// What may stand beneath a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Modifier {
    Within,
    Times,
    Since,
    For,
    Keep,
    Points,
    Hint,
    Hints,
    Exactly,
    Optional,
    Because,
    Steps,
    From,
    To,
}

/// A known shape of failure, by which a hint can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Diagnosis {
    Missing,
    Late,
    Duplicate,
    WrongActor,
    OutOfOrder,
    NearMiss,
    Exited,
    Crashed,
    Deadlock,
    NotReading,
    NotAccepting,
    NotListening,
    NotJoined,
    Unflushed,
    Busy,
    Glued,
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

pub struct StageEntry {
    pub stage: Stage,
    pub word: &'static str,
    pub modifiers: &'static [Modifier],
}

/// What may stand beneath every sentence that is judged.
macro_rules! judged {
    ($($more:ident),*) => {
        &[Modifier::Points, Modifier::Hint, Modifier::Hints, Modifier::Because, $(Modifier::$more),*]
    };
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

const fn stage(stage: Stage, word: &'static str, modifiers: &'static [Modifier]) -> StageEntry {
    StageEntry {
        stage,
        word,
        modifiers,
    }
}

pub const STAGES: [StageEntry; 19] = [
    stage(Stage::Cue(Cue::Start), "start", judged![Within]),
    stage(Stage::Cue(Cue::Stop), "stop", &[Modifier::Because]),
    stage(
        Stage::Cue(Cue::Interrupt),
        "interrupt",
        &[Modifier::Because],
    ),
    stage(Stage::Cue(Cue::Kill), "kill", &[Modifier::Because]),
    stage(Stage::Cue(Cue::Freeze), "freeze", &[Modifier::Because]),
    stage(Stage::Cue(Cue::Thaw), "thaw", &[Modifier::Because]),
    stage(Stage::Cue(Cue::HangUp), "hang up", &[Modifier::Because]),
    stage(
        Stage::Cue(Cue::HalfClose),
        "half close",
        &[Modifier::Because],
    ),
    stage(Stage::Cue(Cue::Reset), "reset", &[Modifier::Because]),
    stage(Stage::Cue(Cue::Alive), "alive", judged![]),
    stage(Stage::Together, "together", &[Modifier::Because]),
    stage(Stage::Each, "each", &[Modifier::Steps, Modifier::Because]),
    stage(
        Stage::Repeat,
        "repeat",
        &[Modifier::Steps, Modifier::Because],
    ),
    stage(Stage::Mark, "mark", &[Modifier::Because]),
    stage(
        Stage::Measure,
        "measure",
        &[Modifier::From, Modifier::To, Modifier::Because],
    ),
    stage(Stage::Settle, "settle", &[Modifier::Because]),
    stage(Stage::Cut, "cut", &[Modifier::Because]),
    stage(Stage::Mend, "mend", &[Modifier::Because]),
    stage(Stage::Slow, "slow", &[Modifier::Because]),
];

impl Modifier {
    pub const ALL: [Self; 14] = [
        Self::Within,
        Self::Times,
        Self::Since,
        Self::For,
        Self::Keep,
        Self::Points,
        Self::Hint,
        Self::Hints,
        Self::Exactly,
        Self::Optional,
        Self::Because,
        Self::Steps,
        Self::From,
        Self::To,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Self::Within => "within",
            Self::Times => "times",
            Self::Since => "since",
            Self::For => "for",
            Self::Keep => "keep",
            Self::Points => "points",
            Self::Hint => "hint",
            Self::Hints => "hints",
            Self::Exactly => "exactly",
            Self::Optional => "optional",
            Self::Because => "because",
            Self::Steps => "steps",
            Self::From => "from",
            Self::To => "to",
        }
    }

    pub fn named(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|modifier| modifier.word() == word)
    }
}

impl Diagnosis {
    pub const ALL: [(&'static str, Self); 16] = [
        ("missing", Self::Missing),
        ("late", Self::Late),
        ("duplicate", Self::Duplicate),
        ("wrong_actor", Self::WrongActor),
        ("out_of_order", Self::OutOfOrder),
        ("near_miss", Self::NearMiss),
        ("exited", Self::Exited),
        ("crashed", Self::Crashed),
        ("deadlock", Self::Deadlock),
        ("not_reading", Self::NotReading),
        ("not_accepting", Self::NotAccepting),
        ("not_listening", Self::NotListening),
        ("not_joined", Self::NotJoined),
        ("unflushed", Self::Unflushed),
        ("busy", Self::Busy),
        ("glued", Self::Glued),
    ];
}

impl Verb {
    pub fn entry(self) -> &'static VerbEntry {
        VERBS
            .iter()
            .find(|entry| entry.verb == self)
            .expect("every verb is in the table; a test says so")
    }
}

impl Stage {
    pub fn named(word: &str) -> Option<Self> {
        STAGES
            .iter()
            .find(|entry| entry.word == word)
            .map(|entry| entry.stage)
    }

    pub fn entry(self) -> &'static StageEntry {
        STAGES
            .iter()
            .find(|entry| entry.stage == self)
            .expect("every direction is in the table; a test says so")
    }
}

/// May this word not be the name of an actor or a group, because a sentence could then be read in two ways?
pub fn is_reserved(word: &str) -> bool {
    const JOINING: [&str; 6] = ["and", "but", "everyone", "network", "any", "never"];
    let verbs = VERBS
        .iter()
        .flat_map(|entry| [entry.singular, entry.plural]);
    let stages = STAGES.iter().map(|entry| entry.word);
    let first_words = verbs
        .chain(stages)
        .filter_map(|phrase| phrase.split(' ').next());
    let modifiers = Modifier::ALL.into_iter().map(Modifier::word);
    first_words
        .chain(modifiers)
        .chain(JOINING)
        .any(|reserved| reserved == word)
}

/// A key such as `ani and budi see all of`, cut before its verb.
pub fn cut(key: &str) -> Option<(&str, Verb)> {
    let mut starts = key.match_indices(' ').map(|(at, _)| at + 1);
    starts.find_map(|at| {
        let rest = key[at..].trim_start();
        let entry = VERBS
            .iter()
            .find(|entry| entry.singular == rest || entry.plural == rest)?;
        let subject = key[..at].trim_end();
        (!subject.is_empty()).then_some((subject, entry.verb))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_and_every_direction_is_in_its_table() {
        for entry in &VERBS {
            assert_eq!(entry.verb.entry().singular, entry.singular);
        }
        for entry in &STAGES {
            assert_eq!(Stage::named(entry.word), Some(entry.stage));
        }
    }

    #[test]
    fn a_sentence_is_cut_before_its_first_verb() {
        assert_eq!(cut("ani types"), Some(("ani", Verb::Types)));
        assert_eq!(
            cut("ani, budi and citra see all of"),
            Some(("ani, budi and citra", Verb::SeesAllOf))
        );
        assert_eq!(
            cut("everyone but ani never sees"),
            Some(("everyone but ani", Verb::NeverSees))
        );
        assert_eq!(
            cut("server  has threads"),
            Some(("server", Verb::Has(Quantity::Threads)))
        );
        assert_eq!(cut("types"), None);
        assert_eq!(cut("ani says"), None);
        assert_eq!(cut("ani sees everything"), None);
    }

    #[test]
    fn words_of_the_language_are_no_names_for_actors() {
        for word in [
            "types", "see", "and", "everyone", "start", "half", "within", "listens",
        ] {
            assert!(is_reserved(word), "{word}");
        }
        for name in ["server", "probe", "ear", "ani", "clients", "closed"] {
            assert!(!is_reserved(name), "{name}");
        }
    }
}
