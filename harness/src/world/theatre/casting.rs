//! Who plays an actor: a program and how it is started, a raw socket, or nobody.

use crate::scenario::cast::Terminal;
use crate::scenario::text::Text;
use std::net::{Ipv4Addr, SocketAddrV4};
use std::path::PathBuf;

/// Who plays an actor.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Casting {
    Program(Launch),
    Connect {
        to: SocketAddrV4,
    },
    Listen {
        port: u16,
    },
    Ear {
        port: u16,
        group: Option<Ipv4Addr>,
    },
    /// Nobody: the submission has no program for it that can be run, and why.
    Vacant(Text),
}

/// How a program is started.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Launch {
    pub program: PathBuf,
    /// Before those that the scenario gives.
    pub args: Vec<String>,
    /// Beside those that every actor has.
    pub env: Vec<(String, String)>,
    pub folder: PathBuf,
    pub terminal: Terminal,
    /// The submission: in a room of their own, programs have a copy of it.
    pub copied: Option<PathBuf>,
    /// What else they need of this machine: toolchains, programs that were built.
    pub seen: Vec<PathBuf>,
}
