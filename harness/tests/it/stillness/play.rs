//! Plays for the soundness test: something is typed, stillness is claimed, and then nothing may be missing.

use super::stage::{Stage, now};
use std::time::Duration;

const CHAT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/stillness/chat.py");
/// A server in JavaScript that passes on what it gets.
const NODE: &str = "const all = []; const s = require('net').createServer(c => { all.push(c); \
    c.on('data', d => all.forEach(o => o.write(d))); }); \
    s.listen(0, '127.0.0.1', () => console.log('siap', s.address().port));";
/// Forks for every line, and answers in two pieces, the second by a grandchild.
const SHELL: &str = "echo siap; while read -r line; do printf 'dengar %s' \"$line\" | cat; \
    ( echo \" ${#line}\" | sed 's/^/ /' | tr -s ' ' ); done";
/// Lines go through pipes and come back.
const PIPES: &str = "echo siap; sed -u 's/^/dengar /' | sed -u 's/$/ 1/' | sed -u 's/ 1$/ 2/'";
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// How answers look: what was typed, and its length where it was counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Chat,
    Alone,
}

/// Programs that answer each other, or themselves.
pub(super) struct Play {
    pub(super) name: String,
    pub(super) stage: Stage,
    kind: Kind,
    speakers: Vec<usize>,
}

/// What became of the rounds.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) rounds: usize,
    pub(super) claims: usize,
    pub(super) looks: u64,
    /// What a claim left out, or what came after it.
    pub(super) falsehoods: Vec<String>,
    pub(super) times: Vec<Duration>,
}

/// What a play is made of.
#[derive(Clone, Copy)]
pub(super) enum Cast {
    Chat {
        server: &'static str,
        client: &'static str,
        /// Without waiting for acknowledgements before small pieces are sent.
        is_now: bool,
    },
    Alone {
        name: &'static str,
        script: &'static str,
    },
}

/// Everything that is to be tried.
pub(super) fn casts(has_node: bool) -> Vec<Cast> {
    let chat = |server, client, is_now| Cast::Chat {
        server,
        client,
        is_now,
    };
    let mut casts = vec![
        chat("threads", "client", true),
        chat("threads", "client", false),
        chat("selecting", "client", true),
        chat("selecting", "client", false),
        chat("looping", "client", true),
        chat("looping", "client", false),
        chat("datagrams", "datagram", true),
        Cast::Alone {
            name: "shell",
            script: SHELL,
        },
        Cast::Alone {
            name: "pipes",
            script: PIPES,
        },
    ];
    if has_node {
        casts.push(chat("node", "client", true));
    }
    casts
}

impl Play {
    pub(super) fn of(cast: Cast, is_isolated: bool) -> Self {
        match cast {
            Cast::Chat {
                server,
                client,
                is_now,
            } => Self::chat(server, client, is_now, is_isolated),
            Cast::Alone { name, script } => Self::alone(name, script, is_isolated),
        }
    }

    /// A server and three clients in Python.
    fn chat(role: &str, client: &str, is_now: bool, is_isolated: bool) -> Self {
        let mut stage = Stage::new(is_isolated);
        let now = if is_now { "now" } else { "later" };
        let server = match role {
            "node" => stage.start("node", &["-e", NODE]),
            role => stage.start("python3", &[CHAT, role, "0", now]),
        };
        stage.hear(server, "\n");
        let said = stage.said(server);
        let port = said
            .split_ascii_whitespace()
            .nth(1)
            .unwrap_or_default()
            .to_owned();
        let mut speakers = Vec::new();
        for _ in 0..3 {
            let speaker = stage.start("python3", &[CHAT, client, &port, now]);
            stage.hear(speaker, "siap");
            speakers.push(speaker);
        }
        Self::ready(format!("{role}, {now}"), stage, Kind::Chat, speakers)
    }

    /// One program that answers whoever types.
    fn alone(name: &str, script: &str, is_isolated: bool) -> Self {
        let mut stage = Stage::new(is_isolated);
        let one = stage.start("sh", &["-c", script]);
        stage.hear(one, "siap");
        Self::ready(name.to_owned(), stage, Kind::Alone, vec![one])
    }

    fn ready(name: String, mut stage: Stage, kind: Kind, speakers: Vec<usize>) -> Self {
        let settled = stage.settle(LONGEST_WAIT);
        assert!(
            settled.survey.is_still(),
            "{name} never rests: {:#?}",
            settled.survey
        );
        Self {
            name,
            stage,
            kind,
            speakers,
        }
    }

    /// Types something new, waits for a claim, and looks at what is there.
    pub(super) fn round(&mut self, number: usize, tally: &mut Tally) {
        let is_big = number % 7 == 3 && self.kind == Kind::Chat;
        let word = if is_big {
            format!("besar{number}")
        } else {
            format!("kata{number}")
        };
        let speaker = self.speakers[number % self.speakers.len()];
        let looked = self.stage.looks;
        self.stage.types(speaker, &format!("{word}\n"));
        let settled = self.stage.settle(LONGEST_WAIT);
        tally.rounds += 1;
        tally.looks += self.stage.looks - looked;
        let is_still = settled.survey.is_still();
        if is_still {
            tally.claims += 1;
            tally.times.push(settled.took);
        }
        for hearer in self.speakers.clone() {
            let is_heard = self.has_heard(hearer, &word);
            if is_still && !is_heard {
                let said = self.stage.said(hearer);
                let last: String = said.chars().rev().take(60).collect();
                let name = &self.name;
                tally.falsehoods.push(format!(
                    "{name}: {hearer} misses {word}: …{last:?} backwards"
                ));
            }
            if !is_heard {
                self.stage.hear(hearer, &format!("dengar {}", &word));
            }
        }
    }

    /// A whole answer has its length behind the word, and ends its line.
    fn has_heard(&self, hearer: usize, word: &str) -> bool {
        let said = self.stage.said(hearer);
        let mut lines = said.split_inclusive('\n');
        lines.any(|line| line.contains(word) && line.starts_with("dengar ") && line.ends_with('\n'))
    }

    /// What came after a claim; a claim is watched until here, while other plays are played.
    pub(super) fn watch(&mut self, tally: &mut Tally) {
        self.stage.drain();
        for late in self.stage.disproved.drain(..) {
            tally
                .falsehoods
                .push(format!("{}: afterwards, {late}", self.name));
        }
    }
}

/// Plays so many rounds, each in another play than the one before.
pub(super) fn rounds(plays: &mut [Play], count: usize, most: Duration) -> Tally {
    let mut tally = Tally::default();
    let began = now();
    for number in 0..count {
        if now() - began > most {
            break;
        }
        for play in plays.iter_mut() {
            play.watch(&mut tally);
        }
        let chosen = number % plays.len();
        plays[chosen].round(number / plays.len(), &mut tally);
    }
    for play in plays.iter_mut() {
        play.watch(&mut tally);
    }
    tally.times.sort_unstable();
    tally
}

impl Tally {
    pub(super) fn report(&self) -> String {
        let at = |part: usize| {
            self.times
                .get(self.times.len() * part / 100)
                .copied()
                .unwrap_or_default()
        };
        format!(
            "{} rounds, {} claims, {} false; to a claim: median {:?}, 90 of 100 within {:?}; {} looks",
            self.rounds,
            self.claims,
            self.falsehoods.len(),
            at(50),
            at(90),
            self.looks,
        )
    }
}
