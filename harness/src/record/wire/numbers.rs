//! The numbers of a TCP segment, in its Ethernet frame.

use crate::trace::packet::Frame;

/// The number of its first byte, and of the byte that its sender waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbers {
    pub sequence: u32,
    pub acknowledged: u32,
}

impl Numbers {
    /// Nothing for what is no TCP.
    pub fn of(frame: &Frame) -> Option<Self> {
        const ETHERNET: usize = 14;
        const TCP: u8 = 6;
        let packet = frame.bytes.0.get(ETHERNET..)?;
        let head = usize::from(packet.first()? & 0x0f) * 4;
        if *packet.get(9)? != TCP {
            return None;
        }
        let number = |at: usize| {
            let four = packet.get(head + at..head + at + 4)?;
            Some(u32::from_be_bytes(four.try_into().ok()?))
        };
        Some(Self {
            sequence: number(4)?,
            acknowledged: number(8)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::Sample;
    use crate::record::wire::messages;

    const SYN: u8 = 2;
    const DATA: u8 = 24;

    #[test]
    fn numbers_stand_in_the_frame_of_a_segment_alone() {
        let sample = Sample::chat()
            .numbered(1, (40_001, 5_000), (DATA, 77), "halo")
            .segment(2, (40_001, 5_000), DATA, "halo");
        let told = sample.0.evidence.frames.iter().map(Numbers::of);
        let numbers = Numbers {
            sequence: 77,
            acknowledged: 0,
        };
        assert_eq!(told.collect::<Vec<_>>(), [Some(numbers), None]);
    }

    #[test]
    fn what_tcp_sent_again_is_known_and_its_new_part_too() {
        let sample = Sample::chat()
            .numbered(1, (40_001, 5_000), (SYN, 99), "")
            .numbered(2, (40_001, 5_000), (DATA, 100), "halo")
            .numbered(3, (40_001, 5_000), (DATA, 100), "halo")
            .numbered(4, (40_001, 5_000), (DATA, 102), "lo\nlagi");
        let told = messages(&sample.0);
        let again: Vec<bool> = told.iter().map(|one| one.is_again).collect();
        assert_eq!(again, [false, false, true, false]);
        assert_eq!((told[3].bytes, told[3].head()), (5, &b"\nlagi"[..]));
        let unnumbered = Sample::chat()
            .segment(1, (40_001, 5_000), DATA, "halo")
            .segment(2, (40_001, 5_000), DATA, "halo");
        assert!(messages(&unnumbered.0).iter().all(|one| !one.is_again));
    }

    #[test]
    fn what_passed_later_is_not_told_earlier() {
        let sample = Sample::chat()
            .segment(5, (40_001, 5_000), DATA, "satu")
            .segment(4, (40_001, 5_000), DATA, "dua")
            .segment(6, (40_001, 5_000), DATA, "tiga");
        let told = messages(&sample.0);
        let at: Vec<u64> = told.iter().map(|one| one.at.nanos() / 1_000_000).collect();
        assert_eq!(at, [5, 5, 6]);
        let numbers: Vec<Option<usize>> = told.iter().map(|one| one.number).collect();
        assert_eq!(numbers, [Some(1), Some(2), Some(3)]);
    }
}
