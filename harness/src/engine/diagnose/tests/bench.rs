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
use crate::trace::survey::Survey;
use crate::trace::{ActorId, Exit, Moment};
use crate::verdict::{Ended, Expected, Failure};
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
