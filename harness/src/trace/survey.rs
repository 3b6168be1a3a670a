//! What the kernel said about everybody at one moment: processes, threads and what they wait for, sockets.

use super::{ActorId, Moment};
use serde::{Deserialize, Serialize};
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

/// One look at the whole stage.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Survey {
    pub stillness: Stillness,
    pub processes: Vec<Process>,
    pub sockets: Vec<Socket>,
    pub terminals: Vec<Terminal>,
    pub load: Load,
}

/// Can anything happen before somebody outside acts?
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stillness {
    /// Nothing can: it is proved.
    Proved,
    /// Something may: for this reason.
    Moving(Restless),
    /// Nobody has looked closely enough, or not yet twice.
    #[default]
    Open,
}

/// What keeps a stage from being still.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Restless {
    /// A thread runs, or ran between two looks.
    Running { pid: u32 },
    /// A thread waits, but not longer than some time.
    Timed { pid: u32 },
    /// A timer of the process is running, or may be.
    Timer { pid: u32 },
    /// A thread waits for something that cannot be looked into.
    Unknown { pid: u32 },
    /// Bytes are on their way through a terminal or a socket.
    InFlight,
    /// A peer outside this stage may act.
    Outside,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Process {
    pub pid: u32,
    pub parent: u32,
    pub actor: Option<ActorId>,
    pub name: String,
    /// Stopped by a signal: it can do nothing.
    pub is_stopped: bool,
    pub threads: Vec<Thread>,
    /// CPU time that it has used so far.
    pub cpu: Duration,
    /// How long its threads have been ready to run, and no core was free.
    pub waited_for_cpu: Duration,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thread {
    pub tid: u32,
    /// `None` while it runs or can run.
    pub wait: Option<Wait>,
}

/// What a thread is blocked in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    pub call: Call,
    /// What it waits for, as far as it could be found out.
    pub on: Vec<Target>,
    /// It goes on by itself after some time.
    pub is_timed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Call {
    Read,
    Write,
    Accept,
    Connect,
    Receive,
    Send,
    /// `poll`, `select`, `epoll_wait`: any of several.
    Poll,
    /// A lock, a join, a condition.
    Futex,
    /// A child's end.
    Child,
    Sleep,
    /// `pause`, `sigwait`.
    Signal,
    Other,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// The terminal of this actor.
    Terminal(ActorId),
    /// A socket of [`Survey::sockets`], by its inode.
    Socket(u64),
    Pipe,
    Other,
}

/// A network socket that somebody on stage holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Socket {
    pub inode: u64,
    pub actor: Option<ActorId>,
    pub is_udp: bool,
    pub local: SocketAddr,
    pub remote: Option<SocketAddr>,
    /// Who holds the other end, if it is on stage.
    pub peer: Option<ActorId>,
    pub state: SocketState,
    /// Bytes that have arrived and nobody has read.
    pub unread: u32,
    /// Bytes that the peer's machine has not taken yet.
    pub unsent: u32,
    pub groups: Vec<Ipv4Addr>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SocketState {
    /// With how many connections that nobody accepted yet, and how many may wait.
    Listening {
        waiting: u32,
        backlog: u32,
    },
    Connecting,
    Established,
    /// The peer has closed, this end has not.
    PeerClosed,
    /// This end has closed, or both have.
    Closing,
    /// A UDP socket, or one that is not connected.
    Open,
}

/// The terminal of a program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terminal {
    pub actor: ActorId,
    /// Something was typed that the program has not read.
    pub has_unread: bool,
    pub echoes: bool,
}

/// How busy the machine was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Load {
    /// When it was looked.
    pub at: Moment,
    /// The greatest delay of this program's own loop since the last look.
    pub lag: Duration,
    /// CPU time that all cores together have had, and how much of it was used by anybody, since boot.
    pub cores_had: Duration,
    pub cores_used: Duration,
    /// CPU time of this program itself.
    pub own: Duration,
}

impl Survey {
    pub fn is_still(&self) -> bool {
        self.stillness == Stillness::Proved
    }

    pub fn sockets_of(&self, actor: ActorId) -> impl Iterator<Item = &Socket> {
        self.sockets
            .iter()
            .filter(move |socket| socket.actor == Some(actor))
    }

    pub fn processes_of(&self, actor: ActorId) -> impl Iterator<Item = &Process> {
        self.processes
            .iter()
            .filter(move |process| process.actor == Some(actor))
    }

    /// CPU time that an actor's processes have used, and have been kept waiting for, since an earlier look: those that were
    /// there in both.
    pub fn spent(&self, then: &Self, actor: ActorId) -> (Duration, Duration) {
        let both = self.processes_of(actor).filter_map(|process| {
            let mut before = then.processes.iter();
            let earlier = before.find(|other| other.pid == process.pid)?;
            let used = process.cpu.saturating_sub(earlier.cpu);
            let waited = process.waited_for_cpu;
            Some((used, waited.saturating_sub(earlier.waited_for_cpu)))
        });
        both.fold((Duration::ZERO, Duration::ZERO), |sum, one| {
            (sum.0 + one.0, sum.1 + one.1)
        })
    }

    pub fn socket(&self, inode: u64) -> Option<&Socket> {
        self.sockets.iter().find(|socket| socket.inode == inode)
    }

    /// Who holds the other end; of a connection that nobody has accepted yet, whoever listens there.
    pub fn peer(&self, socket: &Socket) -> Option<ActorId> {
        socket.peer.or_else(|| self.listener(socket)?.actor)
    }

    /// The socket in whose backlog this end's connection waits: nobody holds the other end yet.
    pub fn listener(&self, socket: &Socket) -> Option<&Socket> {
        let remote = plain(socket.remote.filter(|_| !socket.is_udp)?);
        let local = plain(socket.local);
        let is_other_end = |other: &Socket| {
            let ends = (plain(other.local), other.remote.map(plain));
            !other.is_udp && ends == (remote, Some(local))
        };
        if socket.state != SocketState::Established || self.sockets.iter().any(is_other_end) {
            return None;
        }
        self.sockets.iter().find(|other| {
            let at = plain(other.local);
            matches!(other.state, SocketState::Listening { .. })
                && at.port() == remote.port()
                && (at.ip() == remote.ip() || at.ip().is_unspecified())
        })
    }
}

/// An address of the old protocol as such, also where a socket of the new one has it.
fn plain(address: SocketAddr) -> SocketAddr {
    SocketAddr::new(address.ip().to_canonical(), address.port())
}
