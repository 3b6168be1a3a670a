//! A sentence that did not hold: what was expected, what was there instead, and what explains it.

use crate::scenario::name::Name;
use crate::scenario::quantity::{Bound, Port, Protocol};
use crate::scenario::sentence::{Ending, Traffic};
use crate::scenario::text::Text;
use crate::scenario::vocabulary::{Diagnosis, Quantity};
use crate::trace::survey::Call;
use crate::trace::{Exit, Moment, Refusal};
use serde::{Deserialize, Serialize};
use std::net::Ipv4Addr;
use std::time::Duration;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Failure {
    /// Its place among the check's played steps.
    pub step: usize,
    /// The sentence with its variables filled in.
    pub said: String,
    pub line: usize,
    /// Of whom it did not hold.
    pub actor: Option<Name>,
    pub at: Moment,
    pub ended: Ended,
    pub expected: Expected,
    pub actual: Actual,
    pub diagnosis: Diagnosis,
    pub clues: Vec<Clue>,
    /// Who was waiting for whom when it was decided.
    pub waiting: Vec<Waiting>,
    /// The scenario's own hint that fits.
    pub hint: Option<Text>,
}

/// What ended the waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ended {
    /// Nothing could happen any more; after so long.
    Still(Duration),
    /// The deadline was over: this one.
    Deadline(Duration),
    /// What happened cannot be undone.
    AtOnce,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expected {
    /// The program runs; where its role has one, it listens.
    Start {
        listens: Option<Port>,
        joins: Option<Ipv4Addr>,
    },
    /// This was given to the terminal or the socket.
    Taken {
        bytes: usize,
    },
    /// `None` is any prompt.
    Prompt(Option<String>),
    Text(String),
    AllOf {
        missing: Vec<String>,
    },
    OneOf(Vec<String>),
    Never(String),
    Times {
        pattern: String,
        times: u32,
    },
    Exit(Ending),
    Listens(Port),
    Joins(Ipv4Addr),
    Count {
        quantity: Quantity,
        bound: Bound,
    },
    /// So many packets like these.
    Packets {
        traffic: Box<Traffic>,
        bound: Bound,
    },
    Rest(Duration),
    Closed,
    Alive,
}

/// What was there instead.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Actual {
    /// What the actor showed behind its cursor, escapes removed; the last part of it, if it is long.
    pub text: String,
    /// How many bytes of it were left out before that.
    pub left_out: usize,
    /// The last lines it showed before the cursor.
    pub before: String,
    /// Threads, connections, times: what was counted.
    pub count: Option<u32>,
    /// How its program ended, if it did.
    pub exit: Option<Exit>,
    pub refusal: Option<Refusal>,
    /// CPU time that was used where rest was expected.
    pub used: Option<Duration>,
}

/// Something that helps to understand a failure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clue {
    /// It came, but so much after the deadline.
    Late { by: Duration },
    /// It was shown by somebody else.
    AtActor { actor: Name, line: String },
    /// It was there, and an earlier sentence of this check or another used it up.
    UsedUp { by: String, line: String },
    /// Something nearly the same was there.
    Near { line: String, how: Likeness },
    /// It was there so often.
    Counted(u32),
    /// The program had ended.
    Ended { actor: Name, exit: Exit },
    /// A traceback or a panic: its last telling line.
    Traceback { actor: Name, line: String },
    /// Nobody listens on that port, but on these.
    Ports {
        actor: Name,
        wanted: Option<u16>,
        open: Vec<Port>,
    },
    /// Connections that wait to be accepted.
    Backlog {
        actor: Name,
        port: u16,
        waiting: u32,
        /// Who is connected there and was not accepted, as far as they are on stage.
        #[serde(default)]
        guests: Vec<Name>,
        /// Whom its threads listen to instead of accepting, where it is only one.
        instead: Option<Name>,
    },
    /// Bytes that arrived at this actor and that it does not read; from whom, if known.
    Unread {
        actor: Name,
        from: Option<Name>,
        bytes: u32,
    },
    /// Typed at this actor, and not read.
    Untyped { actor: Name },
    /// It is a member of these groups only.
    Groups { actor: Name, joined: Vec<Ipv4Addr> },
    /// It was shown only when the program ended.
    CameAtEnd { actor: Name },
    /// It uses a core; hundredths of one.
    Busy { actor: Name, percent: u32 },
    /// Each waits for the next, and the last for the first.
    Cycle(Vec<Name>),
    /// Two messages stand in one line.
    Glued { line: String },
    /// Output that came to the program's terminal with its own echo on.
    Echo { actor: Name },
    /// It hears datagrams to this port, as a member of this group; those that passed are told beside.
    Awaits {
        actor: Name,
        port: u16,
        group: Option<Ipv4Addr>,
    },
    /// Packets that passed in that time, alike in all of this.
    Carried {
        packets: u32,
        from: Ipv4Addr,
        to: Ipv4Addr,
        port: Option<u16>,
        protocol: Option<Protocol>,
        ttl: u8,
    },
    /// The actor typed it itself. With a text that is missing: others have shown it; with one that came too often:
    /// others have shown it as often as they should.
    Sender { actor: Name },
    /// What was typed last came, but not in the form that was looked for.
    OtherForm { line: String },
    /// The actor is a raw socket of the tester's, no program.
    Socket { actor: Name },
    /// The program has not connected to this port, where the actor waits for it; by which line it says that it was
    /// refused.
    Astray {
        actor: Name,
        port: u16,
        refused: Option<String>,
    },
    /// The program stopped itself.
    Stopped { actor: Name },
    /// The submission has no program for the actor that can be run: it does not compile, or is not to be found.
    NoProgram { why: Text },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    Case,
    Blanks,
    /// The quotation of bytes that Python prints: `b'…'`.
    BytesShown,
    Punctuation,
    Letters,
}

/// One thread of the wait-for graph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    pub actor: Name,
    /// Which of its threads, from 1; `None` where there is only one.
    pub thread: Option<usize>,
    pub call: Option<Call>,
    pub on: Vec<WaitsFor>,
    pub is_timed: bool,
    /// A signal has stopped it.
    pub is_stopped: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitsFor {
    /// Somebody who types at its own terminal.
    Terminal,
    /// A new connection on this port.
    Connection {
        port: u16,
    },
    /// Something from this actor.
    Actor(Name),
    /// A datagram on this port.
    Datagram {
        port: u16,
    },
    /// Another thread or process of its own.
    Own,
    Something,
}
