//! Who connected to whom, in which order, and when.

use super::{Evidence, Fact, Numbered, Topic, list, packets, time};
use crate::record::Record;
use crate::record::parties::Parties;
use crate::scenario::text::Text;
use crate::trace::Moment;
use crate::trace::packet::Transport;
use std::collections::BTreeMap;

const SYN: u8 = 0x02;
const ACK: u8 = 0x10;

/// One fact for each port that somebody connected to.
pub(super) fn facts(record: &Record) -> Vec<Fact> {
    let parties = Parties::of(record);
    let mut knocks: BTreeMap<u16, Vec<Numbered<'_>>> = BTreeMap::new();
    for one in packets(record) {
        if let Transport::Tcp { to, flags, .. } = one.packet.transport
            && flags & (SYN | ACK) == SYN
        {
            knocks.entry(to).or_default().push(one);
        }
    }
    knocks
        .into_iter()
        .map(|(port, knocks)| fact(port, &knocks, &parties))
        .collect()
}

fn fact(port: u16, knocks: &[Numbered<'_>], parties: &Parties<'_>) -> Fact {
    let who: Vec<Text> = knocks.iter().map(|one| who(one, parties)).collect();
    let who = list(&who);
    let (id, en) = match knocks.len() {
        1 => ("Yang tersambung", "The one who connected"),
        _ => ("Urutan yang tersambung", "The order of those who connected"),
    };
    let number = |one: &Numbered<'_>| {
        one.number
            .map_or(Evidence::Moment(one.at), Evidence::Packet)
    };
    Fact {
        topic: Topic::Connecting,
        text: Text::new(
            format!("{id} ke port TCP {port}: {}.", who.id),
            format!("{en} to TCP port {port}: {}.", who.en),
        ),
        evidence: knocks.iter().map(number).collect(),
    }
}

/// `ani (pada 12 ms)`; whom nobody is known to be is told by the port.
fn who(one: &Numbered<'_>, parties: &Parties<'_>) -> Text {
    let at = time(one.at.since(Moment::default()));
    let name = parties
        .sender(one.packet)
        .and_then(|actor| parties.name(actor))
        .map(ToString::to_string);
    let from = one.packet.transport.ports().map_or(0, |(from, _)| from);
    let name = name.unwrap_or_else(|| format!("port {from}"));
    Text::new(
        format!("{name} (pada {})", at.id),
        format!("{name} (at {})", at.en),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ANI, BUDI, Sample, socket};

    #[test]
    fn who_connected_first_is_said_first() {
        let record = Sample::chat()
            .segment(30, (40_002, 5_000), SYN, "")
            .segment(12, (40_001, 5_000), SYN, "")
            .segment(13, (5_000, 40_001), SYN | ACK, "")
            .sockets(
                50,
                vec![socket(ANI, 40_001, 5_000), socket(BUDI, 40_002, 5_000)],
            );
        let mut record = record.0;
        record.evidence.frames.sort_by_key(|frame| frame.at);
        let facts = facts(&record);
        assert_eq!(facts.len(), 1);
        assert_eq!(
            facts[0].text,
            Text::new(
                "Urutan yang tersambung ke port TCP 5000: ani (pada 12 ms) dan budi (pada 30 ms).",
                "The order of those who connected to TCP port 5000: ani (at 12 ms) and budi (at 30 ms).",
            )
        );
        assert_eq!(
            facts[0].evidence,
            [Evidence::Packet(1), Evidence::Packet(3)]
        );
    }

    #[test]
    fn nobody_connects_where_only_data_passes() {
        let record = Sample::chat().segment(12, (40_001, 5_000), ACK, "halo").0;
        assert_eq!(facts(&record), []);
    }
}
