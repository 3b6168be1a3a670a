//! Reads the part of a raw socket: `connect:`, `listen:` or `udp:`.

use super::faults::shape;
use super::fields::{self, Complaints, Fields};
use super::yaml::{Entry, Node};
use crate::scenario::cast::Part;
use crate::scenario::name::Name;
use crate::scenario::quantity::{self, Port, Protocol};
use std::net::Ipv4Addr;

pub(super) fn part(fields: &Fields<'_>, inside: &[Entry], out: &mut Complaints) -> Option<Part> {
    let kinds: Vec<&Entry> = inside
        .iter()
        .filter(|field| matches!(field.key.as_str(), "connect" | "listen" | "udp"))
        .collect();
    if let Some(second) = kinds.get(1) {
        out.push(shape::bad_choice(
            second.place,
            &second.key,
            &["connect", "listen", "udp"],
        ));
        return None;
    }
    if let Some(group) = fields.get("group")
        && fields.get("udp").is_none()
    {
        out.push(shape::unknown_key(group.place, "group", ["count", "vars"]));
    }
    let kind = kinds.first()?;
    match kind.key.as_str() {
        "connect" => connect(&kind.value, out),
        "listen" => fields::parsed(&kind.value, tcp, TCP, out).map(|port| Part::Listen { port }),
        _ => ear(&kind.value, fields, out),
    }
}

pub(super) const PORT: (&str, &str) = (
    "protokol dan port seperti `tcp 59000` atau `udp 5004`",
    "protocol and port such as `tcp 59000` or `udp 5004`",
);
pub(super) const GROUP: (&str, &str) = (
    "alamat grup multicast dari 224.0.0.0 sampai 239.255.255.255",
    "a multicast group's address from 224.0.0.0 to 239.255.255.255",
);

const TCP: (&str, &str) = (
    "port TCP seperti `tcp 59000`",
    "a TCP port such as `tcp 59000`",
);

/// Raw clients and servers speak TCP; for UDP there is `udp: 5004`.
fn tcp(text: &str) -> Option<Port> {
    Port::parse(text).filter(|port| port.protocol == Protocol::Tcp)
}

/// `tcp 59000`, or `tcp lab:59000` for a host of the network.
fn connect(node: &Node, out: &mut Complaints) -> Option<Part> {
    let read = |text: &str| {
        let Some((before, number)) = text.rsplit_once(':') else {
            return tcp(text).map(|port| Part::Connect { host: None, port });
        };
        let (protocol, host) = before.split_once(' ')?;
        let port = tcp(&format!("{protocol} {number}"))?;
        Some(Part::Connect {
            host: Some(Name::new(host.trim())?),
            port,
        })
    };
    fields::parsed(
        node,
        read,
        (
            "port seperti `tcp 59000` atau `tcp lab:59000`",
            "a port such as `tcp 59000` or `tcp lab:59000`",
        ),
        out,
    )
}

fn ear(node: &Node, fields: &Fields<'_>, out: &mut Complaints) -> Option<Part> {
    let port = fields::parsed(
        node,
        quantity::port_number,
        ("nomor port seperti `5004`", "a port number such as `5004`"),
        out,
    );
    let group = match fields.get("group") {
        Some(entry) => Some(fields::parsed(&entry.value, multicast, GROUP, out)?),
        None => None,
    };
    Some(Part::Ear { port: port?, group })
}

pub(super) fn multicast(text: &str) -> Option<Ipv4Addr> {
    text.parse().ok().filter(Ipv4Addr::is_multicast)
}
