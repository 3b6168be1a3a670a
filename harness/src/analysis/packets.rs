//! Packets in the order of time, each with its number in the file of packets.

use crate::record::Record;
use crate::trace::packet::Packet;
use crate::trace::{Event, Moment, What};

/// A packet, when it passed, and how it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// From 1, as Wireshark shows it; `None` where its frame was not kept.
    pub number: Option<usize>,
    pub at: Moment,
    pub packet: &'a Packet,
}

/// All that was kept of them.
pub fn packets(record: &Record) -> Vec<Numbered<'_>> {
    let mut found: Vec<Numbered<'_>> = record
        .evidence
        .trace
        .iter()
        .filter_map(|entry| match &entry.what {
            What::Saw(Event::Packet(packet)) => Some(Numbered {
                number: None,
                at: entry.at,
                packet,
            }),
            _ => None,
        })
        .collect();
    found.sort_by_key(|one| one.at);
    // Frames come in the order of time, and those that are no packet stand between.
    let mut frames = record.evidence.frames.iter().zip(1..).peekable();
    for one in &mut found {
        while frames.next_if(|(frame, _)| frame.at < one.at).is_some() {}
        let frame = frames.next_if(|(frame, _)| frame.at == one.at);
        one.number = frame.map(|(_, number)| number);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::Sample;

    #[test]
    fn packets_are_numbered_as_in_their_file() {
        let mut record = Sample::chat()
            .segment(9, (40_000, 5_000), 24, "second")
            .segment(5, (40_000, 5_000), 2, "")
            .0;
        let arp = record.evidence.frames[0].clone();
        record.evidence.frames.push(crate::trace::packet::Frame {
            at: Moment::from_nanos(7_000_000),
            ..arp
        });
        record.evidence.frames.sort_by_key(|frame| frame.at);
        let numbers = |record: &Record| -> Vec<Option<usize>> {
            packets(record).iter().map(|one| one.number).collect()
        };
        assert_eq!(numbers(&record), [Some(1), Some(3)]);
        record.evidence.frames.pop();
        assert_eq!(numbers(&record), [Some(1), None]);
    }
}
