//! The seven dialogues of the practicum: scenarios, from which every driver's moves are taken.

use crate::job::{Job, Move, Player};
use crate::programs::{Language, Programs};
use praktikum::scenario::module::Module;
use praktikum::scenario::sentence::{Clause, Direction, Subject, Who};
use praktikum::scenario::vocabulary::Cue;
use praktikum::scenario::{Act, Scenario, Step, cast, document};
use std::io;
use std::sync::atomic::{AtomicU32, Ordering};

pub(crate) struct Dialogue {
    pub name: &'static str,
    scenario: &'static str,
    /// The exercise whose programs play it.
    exercise: &'static str,
    port: u16,
}

const GROUP: &str = "224.1.1.1";

pub(crate) const SEVEN: [Dialogue; 7] = [
    dialogue("parity", include_str!("dialogues/parity.yaml"), 12345),
    dialogue("charcount", include_str!("dialogues/charcount.yaml"), 12345),
    dialogue("threaded", include_str!("dialogues/threaded.yaml"), 8000),
    dialogue("chat", include_str!("dialogues/chat.yaml"), 59000),
    dialogue("multicast", include_str!("dialogues/multicast.yaml"), 5004),
    dialogue("broadcast", include_str!("dialogues/broadcast.yaml"), 8080),
    Dialogue {
        name: "broadcast4",
        scenario: include_str!("dialogues/broadcast4.yaml"),
        exercise: "broadcast",
        port: 8080,
    },
];

const fn dialogue(name: &'static str, scenario: &'static str, port: u16) -> Dialogue {
    Dialogue {
        name,
        scenario,
        exercise: name,
        port,
    }
}

impl Dialogue {
    /// The dialogue with programs of this language, at an address that no play before it has used.
    pub(crate) fn job(&self, programs: &Programs, language: Language) -> io::Result<Job> {
        let module = if self.exercise == "multicast" {
            let receiver = format!("listens on: udp {}, joins: {GROUP}", self.port);
            module(&[("sender", ""), ("receiver", &receiver)])
        } else {
            let server = format!("listens on: tcp {}", self.port);
            module(&[("server", &server), ("client", "")])
        };
        let scenario = read(self.scenario, &module)?;
        let clients = roles(&scenario).filter(|role| *role == "client").count();
        let host = if self.exercise == "multicast" {
            GROUP.to_string()
        } else {
            fresh_address()
        };
        let mut number = 0;
        let words = roles(&scenario).map(|role| {
            let mut words = programs.words(language, self.exercise, role);
            if self.exercise == "broadcast" {
                if role == "client" {
                    number += 1;
                    words.push(number.to_string());
                }
                words.push(clients.to_string());
            }
            words.extend([host.clone(), self.port.to_string()]);
            words
        });
        let words = words.collect();
        job(self.scenario, module, words)
    }
}

/// A job from a scenario whose actors are these programs; raw sockets are not among them.
pub(crate) fn job(scenario: &str, module: String, words: Vec<Vec<String>>) -> io::Result<Job> {
    let read = read(scenario, &module)?;
    let names = read.cast.iter().filter(|actor| actor.is_program());
    let cast = names.zip(words).map(|(actor, words)| Player {
        name: actor.name.to_string(),
        words,
    });
    Ok(Job {
        cast: cast.collect(),
        moves: moves(&read),
        scenario: scenario.to_string(),
        module,
        host: "127.0.0.1".to_string(),
        grace: 1000,
    })
}

/// A module with these roles, each with what it is ready for.
pub(crate) fn module(roles: &[(&str, &str)]) -> String {
    let roles: Vec<String> = roles
        .iter()
        .map(|(role, ready)| {
            let ready = if ready.is_empty() { "title: x" } else { ready };
            format!("  {role}: {{{ready}}}\n")
        })
        .collect();
    let head = "title: {id: Modul, en: Module}\nroles:\n";
    format!("{head}{}scenarios: {{one: 1}}\n", roles.concat())
        .replace("title: x", "title: {id: x, en: x}")
}

/// Whatever is wrong with them is a mistake of this benchmark.
pub(crate) fn read(scenario: &str, module: &str) -> io::Result<Scenario> {
    let module = read_module(module)?;
    let read = document::scenario(scenario.as_bytes(), Some(&module));
    read.value
        .ok_or_else(|| io::Error::other(format!("{:?}", read.complaints)))
}

pub(crate) fn read_module(module: &str) -> io::Result<Module> {
    let read = document::module(module.as_bytes());
    read.value
        .ok_or_else(|| io::Error::other(format!("{:?}", read.complaints)))
}

fn roles(scenario: &Scenario) -> impl Iterator<Item = &str> {
    scenario.cast.iter().filter_map(|actor| match &actor.part {
        cast::Part::Program(program) => Some(program.role.as_str()),
        cast::Part::Connect { .. } | cast::Part::Listen { .. } | cast::Part::Ear { .. } => None,
    })
}

/// Starting, typing and seeing is all that the other drivers can do.
fn moves(scenario: &Scenario) -> Vec<Move> {
    let steps = scenario.checks.iter().flat_map(|check| &check.steps);
    steps.flat_map(step_moves).collect()
}

fn step_moves(step: &Step) -> Vec<Move> {
    match &step.act {
        Act::Direction(Direction::Cue(Cue::Start, subject)) => {
            members(subject).map(Move::Start).collect()
        }
        Act::Sentence { subject, clause } => {
            let see = |text: String| move |actor| Move::See(actor, text.clone());
            match clause {
                Clause::Types(line) => {
                    let line = line.fill(str::to_string);
                    members(subject)
                        .map(|actor| Move::Type(actor, line.clone()))
                        .collect()
                }
                Clause::Sees(pattern) | Clause::Asks(Some(pattern)) => members(subject)
                    .map(see(pattern.template.fill(str::to_string)))
                    .collect(),
                _ => Vec::new(),
            }
        }
        Act::Direction(_) | Act::Together(_) | Act::Rounds(_) => Vec::new(),
    }
}

fn members(subject: &Subject) -> impl Iterator<Item = String> {
    let names = match &subject.who {
        Who::These(names) => names.as_slice(),
        Who::Everyone { .. } | Who::Network => &[],
    };
    names.iter().map(ToString::to_string)
}

/// Each play has a loopback address to itself: a port that rests after its connection closed is in nobody's way.
pub(crate) fn fresh_address() -> String {
    static PLAYS: AtomicU32 = AtomicU32::new(0);
    let play = PLAYS.fetch_add(1, Ordering::Relaxed);
    let process = std::process::id() % 200 + 20;
    format!("127.{process}.{}.{}", play / 250 % 250, play % 250 + 1)
}
