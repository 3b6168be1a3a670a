//! Who is on stage: programs on terminals, and raw sockets that the harness holds itself.

use super::name::Name;
use super::quantity::{Port, Protocol};
use super::template::Template;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::net::Ipv4Addr;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    pub name: Name,
    pub part: Part,
    /// Values of its own, such as `${name}` in `vars: {name: "user${n}"}`.
    pub vars: Vec<(Name, String)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// A program of the submission, on a terminal of its own.
    Program(Program),
    /// A raw client: connects when it is started.
    Connect { host: Option<Name>, port: Port },
    /// A raw server, to try a client alone.
    Listen { port: Port },
    /// A raw UDP socket, perhaps a member of a group.
    Ear { port: u16, group: Option<Ipv4Addr> },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program {
    pub role: Name,
    pub args: Vec<Template>,
    pub terminal: Terminal,
}

/// The terminal that a program believes to have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terminal {
    pub kind: String,
    pub columns: u16,
    pub rows: u16,
}

impl Default for Terminal {
    fn default() -> Self {
        Self {
            kind: "dumb".to_string(),
            columns: 80,
            rows: 24,
        }
    }
}

impl Actor {
    pub fn is_program(&self) -> bool {
        matches!(self.part, Part::Program(_))
    }

    /// A raw socket that can say something only when it is told to whom.
    pub fn is_udp(&self) -> bool {
        match &self.part {
            Part::Ear { .. } => true,
            Part::Connect { port, .. } | Part::Listen { port } => port.protocol == Protocol::Udp,
            Part::Program(_) => false,
        }
    }
}

/// Who sits where. Without hosts all share one machine.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hosts {
    pub hosts: Vec<Host>,
    /// Networks with a router between them; none means one switch for all hosts.
    pub networks: Vec<Network>,
}

impl Hosts {
    pub fn names(&self) -> BTreeSet<Name> {
        self.hosts.iter().map(|host| host.name.clone()).collect()
    }

    /// On which host an actor sits.
    pub fn host_of(&self, actor: &Name) -> Option<&Name> {
        let host = self.hosts.iter().find(|host| host.actors.contains(actor));
        host.map(|host| &host.name)
    }

    /// A host's network, from 0, and its place there.
    pub fn seat(&self, host: &Name) -> Option<(u8, u8)> {
        let place = |mut hosts: Box<dyn Iterator<Item = &Name> + '_>| {
            u8::try_from(hosts.position(|other| other == host)?).ok()
        };
        if self.networks.is_empty() {
            let names = self.hosts.iter().map(|host| &host.name);
            return Some((0, place(Box::new(names))?));
        }
        let mut networks = (0..).zip(&self.networks);
        networks.find_map(|(at, network)| Some((at, place(Box::new(network.hosts.iter()))?)))
    }

    /// A host's address: `10.0.1.11` is the first host of the first network, whose router would be `10.0.1.1`.
    pub fn address(&self, host: &Name) -> Option<Ipv4Addr> {
        let (network, place) = self.seat(host)?;
        let last = place.checked_add(11).filter(|last| *last < 255)?;
        Some(Ipv4Addr::new(10, 0, network.checked_add(1)?, last))
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Host {
    pub name: Name,
    pub actors: Vec<Name>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Network {
    pub name: Name,
    pub hosts: Vec<Name>,
}
