//! Plays with real programs, without a room: their terminals, their ends, and what they do to a stage.

mod ends;
mod keys;
mod looks;
mod programs;
mod sockets;

use super::*;
use crate::scenario::cast::Terminal;
use crate::trace::{Bytes, Exit};
use std::path::Path;

const ONLY: ActorId = ActorId(0);

fn program(path: &str, args: &[&str]) -> Casting {
    Casting::Program(Launch {
        program: path.into(),
        args: args.iter().map(ToString::to_string).collect(),
        env: Vec::new(),
        folder: Path::new("/").to_path_buf(),
        terminal: Terminal::default(),
        copied: None,
        seen: Vec::new(),
    })
}

fn shell(script: &str) -> Casting {
    program("/bin/sh", &["-c", script])
}

fn python(script: &str) -> Casting {
    program("python3", &["-c", script])
}

/// A theatre, and everything that was told in it.
struct Play {
    theatre: Theatre,
    seen: Vec<Event>,
}

impl Play {
    fn new(cast: Vec<Casting>) -> Self {
        Self::in_pieces(cast, Chunking::AsItComes)
    }

    fn in_pieces(cast: Vec<Casting>, chunking: Chunking) -> Self {
        let theatre = Theatre::new(cast, chunking, false).unwrap();
        let seen = Vec::new();
        Self { theatre, seen }
    }

    /// One actor, started.
    fn of(casting: Casting) -> Self {
        let mut play = Self::new(vec![casting]);
        play.start(ONLY);
        play
    }

    fn start(&mut self, actor: ActorId) {
        let args = Vec::new();
        self.theatre.perform(&Action::Start { actor, args });
    }

    fn types(&mut self, actor: ActorId, text: &str) {
        let bytes = Bytes::from(text);
        self.theatre.perform(&Action::Write { actor, bytes });
    }

    /// Waits until it is true of what was seen; a test that waits for ten seconds has failed.
    #[track_caller]
    fn until(&mut self, what: &str, mut holds: impl FnMut(&[Event]) -> bool) {
        let until = self.theatre.now().after(Duration::from_secs(10));
        let wants = Wants {
            until: Some(until),
            ..Wants::default()
        };
        while !holds(&self.seen) {
            assert!(
                self.theatre.now() < until,
                "{what}: never; seen {:?}",
                self.seen
            );
            let events = self.theatre.wait(&wants);
            self.seen.extend(events.into_iter().map(|(_, event)| event));
        }
    }

    #[track_caller]
    fn until_text(&mut self, actor: ActorId, text: &str) {
        self.until(text, |seen| said(seen, actor).contains(text));
    }

    #[track_caller]
    fn until_exit(&mut self, actor: ActorId) -> Exit {
        self.until("exit", |seen| exit(seen, actor).is_some());
        exit(&self.seen, actor).unwrap()
    }

    #[track_caller]
    fn until_started(&mut self, actor: ActorId) -> Option<u32> {
        let started = |seen: &[Event]| {
            seen.iter().find_map(|event| match event {
                Event::Started { actor: of, pid } if *of == actor => Some(*pid),
                _ => None,
            })
        };
        self.until("start", |seen| started(seen).is_some());
        started(&self.seen).unwrap()
    }

    fn said(&self, actor: ActorId) -> String {
        said(&self.seen, actor)
    }
}

fn said(seen: &[Event], actor: ActorId) -> String {
    let mut all = Vec::new();
    for event in seen {
        match event {
            Event::Printed { actor: of, bytes } if *of == actor => all.extend(&bytes.0),
            _ => {}
        }
    }
    String::from_utf8_lossy(&all).into_owned()
}

fn exit(seen: &[Event], actor: ActorId) -> Option<Exit> {
    seen.iter().find_map(|event| match event {
        Event::Exited { actor: of, how } if *of == actor => Some(*how),
        _ => None,
    })
}

/// Is there a living process of this number?
fn lives(pid: u32) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"));
    stat.is_ok_and(|stat| !stat.contains(") Z "))
}
