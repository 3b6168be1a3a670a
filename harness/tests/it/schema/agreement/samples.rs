//! What is tried in every place: good somewhere, bad elsewhere.

use praktikum::scenario::vocabulary::{Cue, Modifier, STAGES, Speakers, Stage, VERBS, Verb};

/// Everything that may stand behind a colon.
pub(super) const OBJECTS: [&str; 97] = [
    "21",
    "010",
    "yes",
    "~",
    "1e3",
    "''",
    "'  '",
    "/a/",
    "/a+/",
    "/a",
    "//",
    "/a/gi",
    "/a/i",
    "/a{2,}/",
    "/a{3}/",
    "/a\\+/",
    "/a$/",
    "/a\\b/",
    "/etc/passwd",
    "\\/etc",
    "any",
    "0",
    "255",
    "256",
    "-1",
    "1.5",
    "'4'",
    "'>= 2'",
    "'< 0'",
    "'< 3'",
    "'=> 2'",
    "2..4",
    "4 .. 40",
    "..4",
    "tcp 59000",
    "tcp  8",
    "udp 0",
    "udp 65535",
    "tcp 65536",
    "sctp 1",
    "59000",
    "224.1.1.1",
    "239.255.255.255",
    "240.0.0.1",
    "10.0.0.1",
    "224.1.1",
    "300ms",
    "0s",
    "11m",
    "10m",
    "1.5s",
    "2 s",
    "600001ms",
    "3",
    "1000",
    "1001",
    "true",
    "false",
    "'true'",
    "ctrl-c",
    "ctrl-1",
    "enter",
    "Enter",
    "signal TERM",
    "signal SIGKILL",
    "signal term",
    "ani",
    "pair",
    "everyone",
    "everyone but ani",
    "network",
    "ani and budi",
    "ani, budi and probe",
    "clients.1",
    "clients.9",
    "probe",
    "here",
    "lab",
    "\"${word}\"",
    "\"${\"",
    "\"$${x}\"",
    "harga $5",
    "{hex: ff 0a}",
    "{hex: fff}",
    "{}",
    "[]",
    "[ani, budi]",
    "[lab, kiri]",
    "[/a/, b]",
    "[[a]]",
    "{to: 224.1.1.1, port: 5004, packets: 1}",
    "{ttl: 256}",
    "{port: 0}",
    "{host: kiri, delay: 50ms}",
    "{host: kiri}",
    "{i: 1..3}",
    "[{ani types: x}]",
];

/// Who may stand before a verb, well written or not.
pub(super) const SUBJECTS: [&str; 25] = [
    "ani",
    "pair",
    "clients.1",
    "clients.9",
    "ani and budi",
    "ani, budi and clients",
    "ani,budi",
    "ani, and budi",
    "ani  and  budi",
    "everyone",
    "everyone but ani",
    "clients but clients.2",
    "everyone but ani and budi",
    "everyone and ani",
    "network",
    "probe",
    "probe and fake",
    "server",
    "ani budi",
    "ani and",
    "but ani",
    "Ani",
    "ani but",
    "ani but budi but pair",
    "ani ",
];

/// What may stand beneath a sentence.
pub(super) const BENEATH: [&str; 34] = [
    "3s",
    "0s",
    "3",
    "0",
    "1000",
    "1001",
    "2.5",
    "2.555",
    "'2.5'",
    "10001",
    "here",
    "nowhere",
    "Here",
    "true",
    "false",
    "yes",
    "'true'",
    "~",
    "{id: a, en: b}",
    "{id: a}",
    "{id: a, en: ''}",
    "{id: 1, en: yes}",
    "{id: a, en: b, fr: c}",
    "a",
    "[]",
    "[{when: late, say: {id: a, en: b}}]",
    "[{when: never, say: {id: a, en: b}}]",
    "[{when: late}]",
    "[{say: {id: a, en: b}}]",
    "127.0.0.1:5004",
    "lab:5004",
    "127.0.0.1",
    "[{ani types: x}]",
    "[{ani sees: x, within: 1s}]",
];

/// A sentence or a direction: its key, a good object, and what it must have beneath it.
pub(super) struct Head {
    key: String,
    object: &'static str,
    pub(super) beneath: &'static str,
}

impl Head {
    pub(super) fn all() -> Vec<Self> {
        let verbs = VERBS.iter().map(|entry| {
            let subject = match entry.speakers {
                Speakers::Programs | Speakers::Anybody => "ani",
                Speakers::RawSockets => "probe",
                Speakers::Network => "network",
            };
            Self {
                key: format!("{subject} {}", entry.singular),
                object: object(entry.verb),
                beneath: "",
            }
        });
        let stages = STAGES.iter().map(|entry| Self {
            key: entry.word.to_string(),
            object: behind(entry.stage),
            beneath: match entry.stage {
                Stage::Measure => "\nfrom: here\nto: there",
                Stage::Each | Stage::Repeat => "\nsteps: [{ani types: x}]",
                _ => "",
            },
        });
        verbs.chain(stages).collect()
    }

    pub(super) fn step(&self) -> String {
        self.with(self.object)
    }

    pub(super) fn with(&self, object: &str) -> String {
        format!("{}: {object}{}", self.key, self.beneath)
    }
}

/// A good object of a verb.
pub(super) fn object(verb: Verb) -> &'static str {
    match verb {
        Verb::Types | Verb::Sends => "x",
        Verb::Presses => "ctrl-c",
        Verb::Asks => "any",
        Verb::Sees | Verb::NeverSees => "/(?<here>x)y/",
        Verb::SeesAllOf | Verb::SeesOneOf => "[x, /y/]",
        Verb::Exits => "signal TERM",
        Verb::ListensOn => "tcp 8000",
        Verb::Joins => "224.1.1.1",
        Verb::Has(_) => "2..4",
        Verb::Rests => "1s",
        Verb::IsClosed => "true",
        Verb::Carries => "{proto: udp}",
    }
}

fn behind(stage: Stage) -> &'static str {
    match stage {
        Stage::Cue(Cue::HalfClose | Cue::Reset) => "probe",
        Stage::Cue(_) => "ani",
        Stage::Together => "[{ani types: x}]",
        Stage::Each => "{i: 1..3}",
        Stage::Repeat => "3",
        Stage::Mark | Stage::Measure => "new",
        Stage::Settle => "2s",
        Stage::Cut | Stage::Mend => "lab",
        Stage::Slow => "{host: lab, loss: 1%}",
    }
}

/// A good value of a modifier, where it belongs.
pub(super) fn beneath(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::Within | Modifier::For => "1s",
        Modifier::Times => "2",
        Modifier::Since | Modifier::Keep | Modifier::From => "here",
        Modifier::Points => "10",
        Modifier::Hint | Modifier::Because => "{id: a, en: b}",
        Modifier::Hints => "[{when: late, say: {id: a, en: b}}]",
        Modifier::Exactly | Modifier::Optional => "true",
        Modifier::Steps => "[{ani types: x}]",
        Modifier::To => "127.0.0.1:5004",
    }
}
