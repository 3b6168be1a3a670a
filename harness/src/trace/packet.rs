//! A packet as it passed over a network of the stage.

pub mod stream;

use super::{Bytes, Moment};
use serde::{Deserialize, Serialize};
use std::net::Ipv4Addr;

/// One IPv4 packet; of one that was sent in fragments, the first stands for all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packet {
    pub from: Ipv4Addr,
    pub to: Ipv4Addr,
    pub ttl: u8,
    pub transport: Transport,
    /// How many bytes it carries for a program.
    pub bytes: u32,
    /// The first of them.
    pub head: Bytes,
    /// The number that TCP has given to the first of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sequence: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Transport {
    Udp {
        from: u16,
        to: u16,
    },
    Tcp {
        from: u16,
        to: u16,
        flags: u8,
    },
    /// By its number: 1 is ICMP.
    Other(u8),
}

impl Transport {
    /// The port that it comes from, and the one that it goes to.
    pub fn ports(self) -> Option<(u16, u16)> {
        match self {
            Self::Udp { from, to } | Self::Tcp { from, to, .. } => Some((from, to)),
            Self::Other(_) => None,
        }
    }

    pub fn is_udp(self) -> bool {
        matches!(self, Self::Udp { .. })
    }

    /// It breaks a connection off, or answers something that nobody takes.
    pub fn is_reset(self) -> bool {
        const RST: u8 = 4;
        matches!(self, Self::Tcp { flags, .. } if flags & RST != 0)
    }
}

/// What passed, as it was on the cable: an Ethernet frame, perhaps without its last part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    pub at: Moment,
    pub bytes: Bytes,
    /// How long it was.
    pub length: u32,
}
