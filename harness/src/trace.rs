//! Timestamped actions and events: the one vocabulary that engine and world share.

pub mod amount;
mod bytes;
pub mod echo;
mod moment;
pub mod packet;
pub mod survey;

pub use bytes::Bytes;
pub use moment::Moment;

use crate::scenario::name::Name;
use crate::scenario::sentence::Signal;
use packet::Packet;
use serde::{Deserialize, Serialize};
use std::net::SocketAddrV4;
use std::time::Duration;
use survey::Survey;

/// An actor, by its place in the cast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ActorId(pub usize);

/// What the engine asks of the world.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Run its program with these arguments on its terminal, or open its raw socket.
    Start {
        actor: ActorId,
        args: Vec<String>,
    },
    /// Give all of it, in order, to its terminal or its TCP connection.
    Write {
        actor: ActorId,
        bytes: Bytes,
    },
    /// Send one datagram from its UDP socket.
    SendTo {
        actor: ActorId,
        bytes: Bytes,
        to: SocketAddrV4,
    },
    /// To the program's process group.
    Signal {
        actor: ActorId,
        signal: Signal,
    },
    Freeze(ActorId),
    Thaw(ActorId),
    /// Close its terminal, as when its window is closed.
    HangUp(ActorId),
    /// The raw socket is done sending.
    HalfClose(ActorId),
    /// Break the raw connection with RST.
    Reset(ActorId),
    /// Close the raw socket.
    Close(ActorId),
    /// Pull a host's cable.
    Cut {
        host: Name,
    },
    /// Its cable is as it was at first.
    Mend {
        host: Name,
    },
    Slow {
        host: Name,
        delay: Duration,
        /// In thousandths of a percent.
        loss: u32,
    },
}

/// What the world tells the engine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The program was executed, or the raw socket is connected or bound.
    Started {
        actor: ActorId,
        pid: Option<u32>,
    },
    NotStarted {
        actor: ActorId,
        why: Refusal,
    },
    /// A raw server got a connection.
    Accepted {
        actor: ActorId,
        from: SocketAddrV4,
    },
    /// Everything that was asked to be written or sent so far was taken.
    Wrote {
        actor: ActorId,
    },
    NotWritten {
        actor: ActorId,
        why: Refusal,
    },
    /// A program wrote to its terminal; a raw socket received.
    Printed {
        actor: ActorId,
        bytes: Bytes,
    },
    /// A program that edits its own line showed what was typed to it.
    Echoed {
        actor: ActorId,
        bytes: Bytes,
    },
    /// The raw socket's peer closed the connection.
    Closed {
        actor: ActorId,
        reset: bool,
    },
    /// The program ended; everything that it printed was told before.
    Exited {
        actor: ActorId,
        how: Exit,
    },
    /// The program is blocked reading its terminal, where nothing waits to be read or shown.
    Reads {
        actor: ActorId,
    },
    /// It has a socket at this address: known from the first packet there.
    Holds {
        actor: ActorId,
        is_udp: bool,
        local: SocketAddrV4,
    },
    /// It has accepted a connection from this address: known soon afterwards.
    Serves {
        actor: ActorId,
        from: SocketAddrV4,
    },
    Surveyed(Box<Survey>),
    /// It passed over a network of the stage.
    Packet(Box<Packet>),
    /// So many packets passed of which nothing is known: there were too many to keep up with.
    Missed {
        packets: u64,
    },
}

/// Why the kernel refused something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    pub kind: RefusalKind,
    pub errno: i32,
    /// The system's own words.
    pub said: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalKind {
    /// The program's file cannot be executed.
    NotExecutable,
    /// The port is in use.
    PortTaken,
    /// Nobody listens there.
    ConnectionRefused,
    /// The peer or the terminal is gone.
    Gone,
    Other,
}

/// How a program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exit {
    Code(u8),
    Signal(i32),
    /// It was ended because it, or all together, took more than a play may have.
    Limit(Limit),
}

/// What there was too much of, and how much may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// Of all programs together, in MiB.
    Memory(u32),
    /// Of all programs together.
    Processes(u32),
    Threads(u32),
    /// CPU time of one process, in seconds.
    Cpu(u32),
    /// One file, in MiB.
    FileSize(u32),
    /// What all programs show together, in MiB.
    Output(u32),
}

/// What the engine waits for: how the world should wait for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wants {
    /// Come back at this moment at the latest.
    pub until: Option<Moment>,
    /// Tell when these are blocked reading their terminals.
    pub readers: Vec<ActorId>,
    /// Tell what the kernel's tables say, as it changes.
    pub facts: bool,
    /// Tell when nothing can happen any more.
    pub stillness: bool,
    /// Tell of packets as soon as they pass, and not only with what else happens.
    pub packets: bool,
    /// Look now, whatever there was before: somebody is to be judged.
    pub now: bool,
}

impl Wants {
    /// Come back at this moment, if not earlier.
    pub fn sooner(&mut self, moment: Moment) {
        self.until = Some(self.until.map_or(moment, |until| until.min(moment)));
    }
}

/// One thing that was done or seen, and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub at: Moment,
    pub what: What,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Did(Action),
    Saw(Event),
}

impl Action {
    /// To whom it is done; a cable is nobody's.
    pub fn actor(&self) -> Option<ActorId> {
        match self {
            Self::Start { actor, .. }
            | Self::Write { actor, .. }
            | Self::SendTo { actor, .. }
            | Self::Signal { actor, .. }
            | Self::Freeze(actor)
            | Self::Thaw(actor)
            | Self::HangUp(actor)
            | Self::HalfClose(actor)
            | Self::Reset(actor)
            | Self::Close(actor) => Some(*actor),
            Self::Cut { .. } | Self::Mend { .. } | Self::Slow { .. } => None,
        }
    }
}

impl Event {
    /// Whose event it is; a survey is everybody's.
    pub fn actor(&self) -> Option<ActorId> {
        match self {
            Self::Started { actor, .. }
            | Self::NotStarted { actor, .. }
            | Self::Accepted { actor, .. }
            | Self::Wrote { actor }
            | Self::NotWritten { actor, .. }
            | Self::Printed { actor, .. }
            | Self::Echoed { actor, .. }
            | Self::Closed { actor, .. }
            | Self::Exited { actor, .. }
            | Self::Holds { actor, .. }
            | Self::Serves { actor, .. }
            | Self::Reads { actor } => Some(*actor),
            Self::Surveyed(_) | Self::Packet(_) | Self::Missed { .. } => None,
        }
    }
}
