//! Packets in words: what was wanted of them, and what passed instead.

use super::words::{bound, list};
use crate::scenario::quantity::{Bound, Protocol};
use crate::scenario::sentence::{Party, Traffic};
use crate::scenario::text::Text;
use crate::verdict::{Clue, Expected, Failure};

/// How many there were, and how many there should be.
pub(super) fn missing(failure: &Failure) -> Text {
    let Expected::Packets { bound: wanted, .. } = &failure.expected else {
        return Text::default();
    };
    let count = failure.actual.count.unwrap_or(0);
    let wanted = bound(*wanted);
    let plural = if count == 1 { "packet" } else { "packets" };
    Text::new(
        format!(
            "Di jaringan lewat {count} paket seperti itu; seharusnya {}.",
            wanted.id
        ),
        format!(
            "{count} such {plural} passed over the network; there should be {}.",
            wanted.en
        ),
    )
}

/// `UDP ke 224.1.1.1:5004, TTL 2: 1 paket`.
pub(super) fn wanted(traffic: &Traffic, many: Bound) -> Text {
    let party = |party: &Party| match party {
        Party::Address(address) => address.to_string(),
        Party::Named(name) => name.to_string(),
    };
    let (mut id, mut en) = (Vec::new(), Vec::new());
    let mut both = |one: String, other: String| {
        id.push(one);
        en.push(other);
    };
    if let Some(known) = traffic.protocol {
        both(protocol(known).to_string(), protocol(known).to_string());
    }
    if let Some(from) = &traffic.from {
        both(
            format!("dari {}", party(from)),
            format!("from {}", party(from)),
        );
    }
    match (&traffic.to, traffic.port) {
        (Some(to), Some(port)) => {
            let to = party(to);
            both(format!("ke {to}:{port}"), format!("to {to}:{port}"));
        }
        (Some(to), None) => both(format!("ke {}", party(to)), format!("to {}", party(to))),
        (None, Some(port)) => both(format!("ke port {port}"), format!("to port {port}")),
        (None, None) => {}
    }
    if let Some(ttl) = traffic.ttl {
        both(format!("TTL {ttl}"), format!("TTL {ttl}"));
    }
    if let Some(bytes) = traffic.bytes {
        let bytes = bound(bytes);
        both(format!("{} byte", bytes.id), format!("{} bytes", bytes.en));
    }
    let many = bound(many);
    let whole = |parts: Vec<String>, many: String| match parts.is_empty() {
        true => many,
        false => format!("{}: {many}", parts.join(", ")),
    };
    Text::new(
        whole(id, format!("{} paket", many.id)),
        whole(en, format!("packets: {}", many.en)),
    )
}

/// What passed in that time, the most frequent first.
pub(super) fn found(failure: &Failure) -> Text {
    let told: Vec<(String, String)> = failure.clues.iter().filter_map(told).collect();
    if told.is_empty() {
        return Text::new("(tidak ada paket yang lewat)", "(no packet passed)");
    }
    let (id, en): (Vec<String>, Vec<String>) = told.into_iter().unzip();
    Text::new(list(&id).id, list(&en).en)
}

pub(super) fn told(clue: &Clue) -> Option<(String, String)> {
    let Clue::Carried {
        packets,
        from,
        to,
        port,
        protocol: known,
        ttl,
    } = clue
    else {
        return None;
    };
    let kind = known.map_or("IP", protocol);
    let to = match port {
        Some(port) => format!("{to}:{port}"),
        None => to.to_string(),
    };
    Some((
        format!("{packets} {kind} dari {from} ke {to} (TTL {ttl})"),
        format!("{packets} {kind} from {from} to {to} (TTL {ttl})"),
    ))
}

/// Where to look.
pub(super) fn advice(failure: &Failure) -> Text {
    let Expected::Packets {
        traffic,
        bound: wanted,
    } = &failure.expected
    else {
        return Text::default();
    };
    if failure
        .actual
        .count
        .is_some_and(|count| count > wanted.most)
    {
        return Text::new(
            "Apakah pesannya dikirim sekali untuk setiap penerima, atau dikirim ulang? Satu sendto() ke grup sudah sampai ke semua anggotanya.",
            "Is the message sent once for each receiver, or sent again? One sendto() to a group reaches all its members.",
        );
    }
    let only_ttl = failure.clues.iter().find_map(|clue| match clue {
        Clue::Carried { to, port, ttl, .. }
            if traffic.to == Some(Party::Address(*to))
                && (traffic.port.is_none() || traffic.port == *port) =>
        {
            traffic
                .ttl
                .filter(|wanted| wanted != ttl)
                .map(|wanted| (*ttl, wanted))
        }
        _ => None,
    });
    match only_ttl {
        Some((ttl, wanted)) => Text::new(
            format!(
                "Paketnya lewat, tetapi dengan TTL {ttl}, bukan {wanted}: atur dengan setsockopt (IP_MULTICAST_TTL, atau IP_TTL)."
            ),
            format!(
                "The packet passed, but with a TTL of {ttl}, not {wanted}: set it with setsockopt (IP_MULTICAST_TTL, or IP_TTL)."
            ),
        ),
        None => Text::new(
            "Periksa alamat dan port yang diberikan kepada sendto() atau connect(), dan apakah bagian itu tercapai.",
            "Check the address and port that sendto() or connect() is given, and whether that part is reached.",
        ),
    }
}

fn protocol(protocol: Protocol) -> &'static str {
    match protocol {
        Protocol::Tcp => "TCP",
        Protocol::Udp => "UDP",
    }
}
