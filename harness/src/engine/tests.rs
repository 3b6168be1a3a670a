//! The engine played against a world that is written down.

mod busy;
mod cables;
mod checks;
mod endings;
mod facts;
mod text;
mod traffic;

use super::*;
use crate::scenario::document;
use crate::scenario::sentence::Signal;
use crate::trace::survey::{Process, Socket, SocketState, Stillness, Survey};
use crate::trace::{ActorId, Bytes, Exit, Refusal, RefusalKind};
use crate::verdict::{Ended, Expected, Failure, Held};
use std::time::Duration;

const MODULE: &str = "
title: {id: Uji, en: Trial}
roles:
  server: {listens on: tcp 7000}
  client:
scenarios: {a: 100}
";

/// A play in which everything that happens is said by the test.
struct Trial {
    engine: Engine,
    now: Moment,
    asked: Vec<Action>,
    survey: Survey,
}

const SERVER: ActorId = ActorId(0);
const ANI: ActorId = ActorId(1);
const BUDI: ActorId = ActorId(2);

impl Trial {
    /// A play of these checks, with a server (0), ani (1), budi (2) and the raw client probe (3).
    fn of(checks: &str) -> Self {
        Self::with("", checks)
    }

    /// The same in a world that tells of packets.
    fn capturing(checks: &str) -> Self {
        Self::played("", checks, true)
    }

    /// The same without a program for one of them.
    fn vacant(checks: &str, actor: ActorId, why: &Text) -> Self {
        let settings = Settings {
            vacant: vec![(actor, why.clone())],
            ..Settings::default()
        };
        Self::set("", checks, settings)
    }

    fn with(more: &str, checks: &str) -> Self {
        Self::played(more, checks, false)
    }

    fn played(more: &str, checks: &str, captures: bool) -> Self {
        let settings = Settings {
            captures,
            ..Settings::default()
        };
        Self::set(more, checks, settings)
    }

    fn set(more: &str, checks: &str, settings: Settings) -> Self {
        let text = format!(
            "title: {{id: Uji, en: Trial}}\ncast:\n  server: server\n  ani: client\n  budi: client\n  probe: {{connect: tcp 7000}}\n{more}checks:\n{checks}"
        );
        let module = document::module(MODULE.as_bytes()).value;
        let read = document::scenario(text.as_bytes(), module.as_ref());
        let scenario = read
            .value
            .unwrap_or_else(|| panic!("{:?}\n{text}", read.complaints));
        let settings = Settings {
            seed: 1,
            roles: module.map(|module| module.roles).unwrap_or_default(),
            ..settings
        };
        let mut trial = Self {
            engine: Engine::new(&scenario, settings),
            now: Moment::default(),
            asked: Vec::new(),
            survey: Survey::default(),
        };
        trial.ask();
        trial
    }

    /// One check of these steps, after everybody was started.
    fn started(steps: &str) -> Self {
        let mut trial = Self::of(&check("a", "", steps));
        trial.start_all();
        trial
    }

    fn start_all(&mut self) {
        for actor in [SERVER, ANI, BUDI, ActorId(3)] {
            if self.is_asked_to_start(actor) {
                self.tell(&Event::Started {
                    actor,
                    pid: Some(100),
                });
                if actor == SERVER {
                    self.survey.sockets.push(listening(SERVER, 7000));
                    self.look();
                }
            }
        }
    }

    fn is_asked_to_start(&self, wanted: ActorId) -> bool {
        let starts =
            |action: &Action| matches!(action, Action::Start { actor, .. } if *actor == wanted);
        self.asked.iter().any(starts)
    }

    /// Lets the engine ask; what it asks to be written is taken at once.
    fn ask(&mut self) {
        loop {
            let actions = self.engine.next(self.now);
            if actions.is_empty() {
                return;
            }
            for action in &actions {
                if let Action::Write { actor, .. } | Action::SendTo { actor, .. } = action {
                    self.engine.tell(self.now, &Event::Wrote { actor: *actor });
                }
            }
            self.asked.extend(actions);
        }
    }

    fn tell(&mut self, event: &Event) {
        self.engine.tell(self.now, event);
        self.ask();
    }

    fn shows(&mut self, actor: ActorId, text: &str) {
        let bytes = Bytes::from(text);
        self.tell(&Event::Printed { actor, bytes });
    }

    fn exits(&mut self, actor: ActorId, how: Exit) {
        self.tell(&Event::Exited { actor, how });
    }

    fn look(&mut self) {
        self.tell(&Event::Surveyed(Box::new(self.survey.clone())));
    }

    fn is_still(&mut self) {
        self.survey.stillness = Stillness::Proved;
        self.look();
        self.survey.stillness = Stillness::Open;
    }

    fn after(&mut self, time: Duration) {
        self.now = self.now.after(time);
        self.survey.load.at = self.now;
        self.ask();
        if self.engine.wants().now {
            self.look();
        }
    }

    fn typed(&self, wanted: ActorId) -> Vec<String> {
        let typed = self.asked.iter().filter_map(|action| match action {
            Action::Write { actor, bytes } if *actor == wanted => {
                Some(String::from_utf8_lossy(&bytes.0).into_owned())
            }
            _ => None,
        });
        typed.collect()
    }

    /// A sentence that failed at once is told when nothing more can come.
    fn verdicts(mut self) -> Vec<Verdict> {
        if !self.engine.is_over() {
            self.is_still();
        }
        assert!(
            self.engine.is_over(),
            "it is not over: {:?}",
            self.engine.wants()
        );
        let outcome = self.engine.outcome();
        outcome
            .checks
            .into_iter()
            .map(|check| check.verdict)
            .collect()
    }

    fn passes(self) {
        assert_eq!(self.verdicts(), [Verdict::Passed]);
    }

    fn fails(self) -> Failure {
        match self.verdicts().remove(0) {
            Verdict::Failed(failure) => *failure,
            other => panic!("it is {other:?}"),
        }
    }
}

fn listening(actor: ActorId, port: u16) -> Socket {
    Socket {
        inode: u64::from(port),
        actor: Some(actor),
        is_udp: false,
        local: ([0, 0, 0, 0], port).into(),
        remote: None,
        peer: None,
        state: SocketState::Listening {
            waiting: 0,
            backlog: 5,
        },
        unread: 0,
        unsent: 0,
        groups: Vec::new(),
    }
}

fn process(actor: ActorId, cpu: Duration) -> Process {
    Process {
        pid: 100,
        parent: 1,
        actor: Some(actor),
        name: "python3".to_string(),
        is_stopped: false,
        threads: Vec::new(),
        cpu,
        waited_for_cpu: Duration::ZERO,
    }
}

/// A check whose steps stand in lines of their own.
fn check(id: &str, more: &str, steps: &str) -> String {
    let mut text = format!(
        "  - id: {id}\n    title: {{id: Uji, en: Trial}}\n    points: 10\n{more}    steps:\n"
    );
    let starts = if id == "a" {
        "- start: [server, ani, budi, probe]\n"
    } else {
        ""
    };
    for line in starts.lines().chain(steps.lines()) {
        text.push_str("      ");
        text.push_str(line);
        text.push('\n');
    }
    text
}
