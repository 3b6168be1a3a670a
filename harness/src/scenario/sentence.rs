//! What a step says: `SUBJECT VERB: OBJECT`, or a stage direction without a subject.

use super::name::Name;
use super::pattern::Pattern;
use super::quantity::{Bound, Port, Protocol};
use super::template::Template;
use super::vocabulary::{Cue, Quantity};
use serde::{Deserialize, Serialize};
use std::net::Ipv4Addr;
use std::time::Duration;

/// Of whom a sentence speaks, as it was written and as it is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    pub said: String,
    pub who: Who,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Who {
    /// The program actors that are started and alive at that moment.
    Everyone {
        but: Vec<Name>,
    },
    These(Vec<Name>),
    Network,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Clause {
    Types(Template),
    Presses(Key),
    /// `None` is any prompt.
    Asks(Option<Pattern>),
    Sees(Pattern),
    SeesAllOf(Vec<Pattern>),
    SeesOneOf(Vec<Pattern>),
    NeverSees(Pattern),
    Exits(Ending),
    ListensOn(Port),
    Joins(Ipv4Addr),
    Has(Quantity, Bound),
    Rests(Duration),
    Sends(Payload),
    IsClosed,
    Carries(Traffic),
}

/// Exactly these bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Payload {
    Text(Template),
    Bytes(Vec<u8>),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ending {
    Any,
    Code(u8),
    Signal(Signal),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Signal {
    Hup,
    Int,
    Quit,
    Ill,
    Abrt,
    Fpe,
    Kill,
    Segv,
    Pipe,
    Alrm,
    Term,
    Bus,
    Xcpu,
    Xfsz,
    Sys,
}

impl Signal {
    pub const ALL: [(&'static str, Self); 15] = [
        ("HUP", Self::Hup),
        ("INT", Self::Int),
        ("QUIT", Self::Quit),
        ("ILL", Self::Ill),
        ("ABRT", Self::Abrt),
        ("FPE", Self::Fpe),
        ("KILL", Self::Kill),
        ("SEGV", Self::Segv),
        ("PIPE", Self::Pipe),
        ("ALRM", Self::Alrm),
        ("TERM", Self::Term),
        ("BUS", Self::Bus),
        ("XCPU", Self::Xcpu),
        ("XFSZ", Self::Xfsz),
        ("SYS", Self::Sys),
    ];

    /// Its number on Linux.
    pub fn number(self) -> i32 {
        match self {
            Self::Hup => 1,
            Self::Int => 2,
            Self::Quit => 3,
            Self::Ill => 4,
            Self::Abrt => 6,
            Self::Bus => 7,
            Self::Fpe => 8,
            Self::Kill => 9,
            Self::Segv => 11,
            Self::Pipe => 13,
            Self::Alrm => 14,
            Self::Term => 15,
            Self::Xcpu => 24,
            Self::Xfsz => 25,
            Self::Sys => 31,
        }
    }
}

/// A key of the keyboard, as the bytes that a terminal gives for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Key {
    /// The keys that have a name besides `ctrl-a` to `ctrl-z`.
    pub const NAMED: [(&'static str, &'static [u8]); 9] = [
        ("enter", b"\r"),
        ("tab", b"\t"),
        ("escape", b"\x1b"),
        ("backspace", b"\x7f"),
        ("up", b"\x1b[A"),
        ("down", b"\x1b[B"),
        ("right", b"\x1b[C"),
        ("left", b"\x1b[D"),
        ("ctrl-\\", b"\x1c"),
    ];

    pub fn parse(name: &str) -> Option<Self> {
        let named = Self::NAMED
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, bytes)| bytes.to_vec());
        let bytes = named.or_else(|| match name.strip_prefix("ctrl-")?.as_bytes() {
            [letter @ b'a'..=b'z'] => Some(vec![letter & 0x1f]),
            _ => None,
        })?;
        let name = name.to_string();
        Some(Self { name, bytes })
    }
}

/// Packets to be counted: those to which everything applies that is said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traffic {
    pub from: Option<Party>,
    pub to: Option<Party>,
    pub port: Option<u16>,
    pub protocol: Option<Protocol>,
    pub ttl: Option<u8>,
    pub bytes: Option<Bound>,
    pub packets: Option<Bound>,
}

/// Who sent or gets a packet: an address, or a host or actor by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Party {
    Address(Ipv4Addr),
    Named(Name),
}

/// Where a datagram goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Destination {
    pub party: Party,
    pub port: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    Cue(Cue, Subject),
    Mark(Name),
    Measure { name: Name, from: Name, to: Name },
    Settle(Duration),
    Cut(Vec<Name>),
    Mend(Vec<Name>),
    Slow(Link),
}

/// How a host's cable is made worse.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub host: Name,
    pub delay: Duration,
    /// In thousandths of a percent.
    pub loss: u32,
}
