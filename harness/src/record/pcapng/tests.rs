//! The file is read back block by block.

use super::*;
use crate::record::form::tests::record;
use crate::trace::packet::Transport;
use crate::trace::survey::{Socket, SocketState, Survey};
use crate::trace::{Bytes, Entry, Moment};

fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap())
}

/// The kinds of blocks and their bodies.
fn blocks(mut bytes: &[u8]) -> Vec<(u32, &[u8])> {
    let mut found = Vec::new();
    while !bytes.is_empty() {
        let length = word(bytes, 4) as usize;
        assert_eq!(length % 4, 0);
        assert_eq!(word(bytes, length - 4) as usize, length);
        found.push((word(bytes, 0), &bytes[8..length - 4]));
        bytes = &bytes[length..];
    }
    found
}

fn socket(port: u16) -> Socket {
    Socket {
        inode: 1,
        actor: Some(ActorId(0)),
        is_udp: true,
        local: ([127, 0, 0, 1], port).into(),
        remote: None,
        peer: None,
        state: SocketState::Open,
        unread: 0,
        unsent: 0,
        groups: Vec::new(),
    }
}

fn captured() -> Record {
    let mut record = record();
    let at = Moment::from_nanos(20_000);
    let (from, to) = (40_000, 5004);
    let packet = Packet {
        from: [127, 0, 0, 1].into(),
        to: [224, 1, 1, 1].into(),
        ttl: 2,
        transport: Transport::Udp { from, to },
        bytes: 4,
        head: Bytes::from("halo"),
        sequence: None,
    };
    let what = What::Saw(Event::Packet(Box::new(packet)));
    record.evidence.trace.push(Entry { at, what });
    record.evidence.left_over = Some(Box::new(Survey {
        sockets: vec![socket(40_000)],
        ..Survey::default()
    }));
    let frame = |nanos, bytes: &[u8]| Frame {
        at: Moment::from_nanos(nanos),
        bytes: Bytes(bytes.to_vec()),
        length: 900,
    };
    record.evidence.frames = vec![frame(10_000, b"arp"), frame(20_000, b"datagram")];
    record
}

#[test]
fn nothing_is_written_where_nothing_passed() {
    assert_eq!(of(&record()), None);
}

#[test]
fn frames_stand_behind_their_interface_with_their_times_and_lengths() {
    let file = of(&captured()).unwrap();
    let blocks = blocks(&file);
    let kinds: Vec<u32> = blocks.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, [SECTION, INTERFACE, PACKET, PACKET]);
    let (_, body) = blocks[3];
    let at = u64::from(word(body, 4)) << 32 | u64::from(word(body, 8));
    assert_eq!(at, 1_790_000_000_000_020_000);
    assert_eq!((word(body, 12), word(body, 16)), (8, 900));
    assert_eq!(&body[20..28], b"datagram");
}

#[test]
fn a_packet_says_between_whom_it_is() {
    let file = of(&captured()).unwrap();
    let blocks = blocks(&file);
    let text = String::from_utf8_lossy(blocks[3].1);
    assert!(text.contains("ani → 224.1.1.1"), "{text:?}");
    assert!(!String::from_utf8_lossy(blocks[2].1).contains('→'));
}
