//! Builds cases: what everybody showed, and what the kernel said.

use crate::engine::diagnose::{Case, Measured, Sought, Typed, Used, Witness, diagnose};
use crate::engine::view::View;
use crate::scenario::cast::{Actor, Part, Program, Terminal};
use crate::scenario::module::Role;
use crate::scenario::name::Name;
use crate::scenario::pattern::Pattern;
use crate::scenario::quantity::{Points, Port};
use crate::scenario::sentence::Direction;
use crate::scenario::text::Text;
use crate::scenario::{Act, Check, Hints, Modifiers, Step};
use crate::trace::survey::{Call, Process, Socket, SocketState, Survey, Target, Thread, Wait};
use crate::trace::{ActorId, Exit, Moment};
use crate::verdict::{Ended, Expected, Failure};
use std::net::SocketAddr;
use std::time::Duration;

pub(super) const SERVER: ActorId = ActorId(0);
pub(super) const ANI: ActorId = ActorId(1);
pub(super) const BUDI: ActorId = ActorId(2);
pub(super) const CITRA: ActorId = ActorId(3);

pub(super) struct Bench {
    pub(super) cast: Vec<Actor>,
    pub(super) roles: Vec<Role>,
    pub(super) check: Check,
    pub(super) step: Step,
    pub(super) actor: ActorId,
    pub(super) subjects: Vec<ActorId>,
    pub(super) expected: Expected,
    pub(super) sought: Vec<Sought>,
    pub(super) measured: Measured,
    pub(super) late: Option<Duration>,
    pub(super) typed: Vec<Typed>,
    pub(super) seen: Vec<Seen>,
    pub(super) survey: Option<Survey>,
    pub(super) earlier: Vec<Survey>,
    pub(super) ended: Ended,
}

#[derive(Default)]
pub(super) struct Seen {
    pub(super) view: View,
    pub(super) cursor: usize,
    pub(super) at_check: usize,
    pub(super) used: Vec<Used>,
    pub(super) began: usize,
    pub(super) exit: Option<Exit>,
    pub(super) sent_away: Option<usize>,
    pub(super) last_words: Option<usize>,
    pub(super) is_frozen: bool,
}

pub(super) fn name(text: &str) -> Name {
    Name::new(text).expect("the name is good")
}

fn actor(own: &str, role: &str) -> Actor {
    let program = Program {
        role: name(role),
        args: Vec::new(),
        terminal: Terminal::default(),
    };
    Actor {
        name: name(own),
        part: Part::Program(program),
        vars: Vec::new(),
    }
}

fn role(own: &str, listens_on: Vec<Port>) -> Role {
    Role {
        name: name(own),
        title: None,
        files: Vec::new(),
        listens_on,
        joins: Vec::new(),
    }
}

pub(super) fn tcp(number: &str) -> Port {
    Port::parse(&format!("tcp {number}")).expect("the port is good")
}

pub(super) fn sought(said: &str) -> Sought {
    let pattern = Pattern::parse(said, false).expect("the pattern is good");
    Sought::new(&pattern, |_| String::new())
}

impl Bench {
    /// Everybody is started, and nothing was shown.
    pub(super) fn new() -> Self {
        let mut bench = Self::empty();
        bench.seen = (0..4).map(|_| Seen::default()).collect();
        bench
    }

    pub(super) fn empty() -> Self {
        let step = Step {
            said: "ani sees: x".to_string(),
            line: 7,
            act: Act::Direction(Direction::Mark(name("m"))),
            modifiers: Modifiers::default(),
        };
        let check = Check {
            id: name("first"),
            title: Text::default(),
            needs: Vec::new(),
            points: Points::default(),
            hints: Hints::default(),
            because: None,
            steps: vec![step.clone()],
        };
        let clients = ["ani", "budi", "citra"].map(|own| actor(own, "client"));
        Self {
            cast: [actor("server", "server")]
                .into_iter()
                .chain(clients)
                .collect(),
            roles: vec![
                role("server", vec![tcp("59000")]),
                role("client", Vec::new()),
            ],
            check,
            step,
            actor: ANI,
            subjects: vec![ANI],
            expected: Expected::Alive,
            sought: Vec::new(),
            measured: Measured::default(),
            late: None,
            typed: Vec::new(),
            seen: Vec::new(),
            survey: None,
            earlier: Vec::new(),
            ended: Ended::Still(Duration::from_millis(3)),
        }
    }

    pub(super) fn shows(mut self, actor: ActorId, text: &str) -> Self {
        self.seen[actor.0].view.feed(text.as_bytes());
        self
    }

    /// A sentence consumed everything up to here.
    pub(super) fn consumed(mut self, actor: ActorId, said: &str) -> Self {
        let seen = &mut self.seen[actor.0];
        let (from, to) = (seen.cursor, seen.view.end());
        seen.used.push(Used {
            from,
            to,
            said: said.to_string(),
        });
        seen.cursor = to;
        self
    }

    /// A new check begins.
    pub(super) fn checks(mut self) -> Self {
        for seen in &mut self.seen {
            seen.at_check = seen.view.end();
        }
        self
    }

    pub(super) fn types(mut self, actor: ActorId, text: &str) -> Self {
        self.typed.push(Typed {
            actor,
            text: text.to_string(),
            at: Moment::default(),
        });
        self
    }

    pub(super) fn exits(mut self, actor: ActorId, exit: Exit) -> Self {
        self.seen[actor.0].exit = Some(exit);
        self
    }

    pub(super) fn misses(mut self, actor: ActorId, said: &str) -> Self {
        let sought = sought(said);
        self = self.expects(actor, Expected::Text(sought.said.clone()));
        self.sought = vec![sought];
        self
    }

    pub(super) fn expects(mut self, actor: ActorId, expected: Expected) -> Self {
        (self.actor, self.subjects, self.expected) = (actor, vec![actor], expected);
        self
    }

    pub(super) fn looked(mut self, survey: Survey) -> Self {
        self.survey = Some(survey);
        self
    }

    pub(super) fn failure(&self) -> Failure {
        let witness = |(at, seen)| -> Witness<'_> {
            let seen: &Seen = seen;
            Witness {
                actor: ActorId(at),
                view: &seen.view,
                cursor: seen.cursor,
                at_check: seen.at_check,
                used: &seen.used,
                began: seen.began,
                exit: seen.exit,
                sent_away: seen.sent_away,
                last_words: seen.last_words,
                is_frozen: seen.is_frozen,
            }
        };
        let witnesses: Vec<Witness<'_>> = self.seen.iter().enumerate().map(witness).collect();
        diagnose(&Case {
            cast: &self.cast,
            roles: &self.roles,
            check: &self.check,
            step: &self.step,
            said: self.step.said.clone(),
            at_step: 0,
            actor: Some(self.actor),
            subjects: self.subjects.clone(),
            at: Moment::default(),
            ended: self.ended,
            expected: self.expected.clone(),
            sought: self.sought.clone(),
            measured: self.measured.clone(),
            late: self.late,
            typed: &self.typed,
            witnesses: &witnesses,
            survey: self.survey.as_ref(),
            earlier: &self.earlier,
        })
    }
}

/// The kernel's words, put together thread by thread.
pub(super) struct Look(pub(super) Survey);

impl Look {
    /// The server listens, and each client is connected: inode 10 + n at the client, 20 + n at the server.
    pub(super) fn connected() -> Self {
        let mut look = Self(Survey::default());
        look.listens(SERVER, 1, 59000);
        for (client, at) in [ANI, BUDI, CITRA].into_iter().zip(1_u16..) {
            look.joins(client, u64::from(at), SERVER);
        }
        look
    }

    pub(super) fn listens(&mut self, actor: ActorId, inode: u64, port: u16) -> &mut Socket {
        let state = SocketState::Listening {
            waiting: 0,
            backlog: 5,
        };
        self.socket(actor, inode, (port, None), state)
    }

    /// A connection with both ends: inode 10 + n at the client, 20 + n at the server.
    pub(super) fn joins(&mut self, client: ActorId, n: u64, server: ActorId) {
        let port = 40_000 + u16::try_from(n).unwrap_or(0);
        let state = SocketState::Established;
        self.socket(client, 10 + n, (port, Some(59000)), state).peer = Some(server);
        self.socket(server, 20 + n, (59000, Some(port)), state).peer = Some(client);
    }

    pub(super) fn socket(
        &mut self,
        actor: ActorId,
        inode: u64,
        (local, remote): (u16, Option<u16>),
        state: SocketState,
    ) -> &mut Socket {
        let address = |port: u16| SocketAddr::from(([127, 0, 0, 1], port));
        self.0.sockets.push(Socket {
            inode,
            actor: Some(actor),
            is_udp: false,
            local: address(local),
            remote: remote.map(address),
            peer: None,
            state,
            unread: 0,
            unsent: 0,
            groups: Vec::new(),
        });
        self.at(inode)
    }

    pub(super) fn at(&mut self, inode: u64) -> &mut Socket {
        let mut sockets = self.0.sockets.iter_mut();
        sockets
            .find(|socket| socket.inode == inode)
            .expect("it is there")
    }

    pub(super) fn drops(&mut self, inode: u64) {
        self.0.sockets.retain(|socket| socket.inode != inode);
    }

    pub(super) fn thread(&mut self, actor: ActorId, call: Call, on: Target) -> &mut Wait {
        let wait = Wait {
            call,
            on: vec![on],
            is_timed: false,
        };
        let process = self.process(actor);
        process.threads.push(Thread {
            tid: 0,
            wait: Some(wait),
        });
        let thread = process.threads.last_mut();
        thread
            .and_then(|thread| thread.wait.as_mut())
            .expect("it was pushed")
    }

    pub(super) fn runs(&mut self, actor: ActorId) {
        let process = self.process(actor);
        process.threads.push(Thread { tid: 0, wait: None });
    }

    pub(super) fn process(&mut self, actor: ActorId) -> &mut Process {
        let pid = 100 + u32::try_from(actor.0).unwrap_or(0);
        if !self.0.processes.iter().any(|process| process.pid == pid) {
            self.0.processes.push(Process {
                pid,
                parent: 1,
                actor: Some(actor),
                name: "python3".to_string(),
                is_stopped: false,
                threads: Vec::new(),
                cpu: Duration::ZERO,
                waited_for_cpu: Duration::ZERO,
            });
        }
        let mut processes = self.0.processes.iter_mut();
        processes
            .find(|process| process.pid == pid)
            .expect("it is there")
    }

    /// A room at rest: the server accepts and listens to everybody, the clients read socket and terminal.
    pub(super) fn at_rest() -> Self {
        let mut look = Self::connected();
        look.thread(SERVER, Call::Accept, Target::Socket(1));
        for (client, n) in [ANI, BUDI, CITRA].into_iter().zip(1..) {
            look.thread(SERVER, Call::Receive, Target::Socket(20 + n));
            look.thread(client, Call::Read, Target::Terminal(client));
            look.thread(client, Call::Receive, Target::Socket(10 + n));
        }
        look
    }
}
