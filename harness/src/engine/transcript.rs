//! The bytes that an actor wrote, for the record: the head and the tail are kept, the middle is counted.

use std::collections::VecDeque;

/// How much is kept of each end.
const HEAD: usize = 512 * 1024;
const TAIL: usize = 512 * 1024;

#[derive(Debug, Default, Clone)]
pub struct Transcript {
    head: Vec<u8>,
    tail: VecDeque<u8>,
    left_out: u64,
}

impl Transcript {
    pub fn append(&mut self, mut bytes: &[u8]) {
        let room = HEAD - self.head.len();
        let (first, rest) = bytes.split_at(room.min(bytes.len()));
        self.head.extend_from_slice(first);
        bytes = rest;
        let surplus = (self.tail.len() + bytes.len()).saturating_sub(TAIL);
        self.left_out += surplus as u64;
        let old = surplus.min(self.tail.len());
        self.tail.drain(..old);
        self.tail.extend(&bytes[surplus - old..]);
    }

    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// What came last, behind the bytes that were left out; empty while the head holds everything.
    pub fn tail(&self) -> Vec<u8> {
        self.tail.iter().copied().collect()
    }

    /// How many bytes between head and tail are not kept.
    pub fn left_out(&self) -> u64 {
        self.left_out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(count: usize) -> Vec<u8> {
        (0..count)
            .map(|at| u8::try_from(at % 251).unwrap_or(0))
            .collect()
    }

    #[test]
    fn a_short_transcript_is_kept_whole() {
        let mut transcript = Transcript::default();
        transcript.append(b"halo ");
        transcript.append(b"dunia");
        assert_eq!(
            (transcript.head(), transcript.tail(), transcript.left_out()),
            (&b"halo dunia"[..], Vec::new(), 0)
        );
    }

    #[test]
    fn of_a_long_one_both_ends_are_kept_and_the_middle_is_counted() {
        let all = bytes(HEAD + TAIL + 12_345);
        for piece in [1_000, 4_096, 700_000, all.len()] {
            let mut transcript = Transcript::default();
            all.chunks(piece).for_each(|chunk| transcript.append(chunk));
            assert_eq!(transcript.head(), &all[..HEAD]);
            assert_eq!(
                transcript.tail(),
                &all[all.len() - TAIL..],
                "in pieces of {piece}"
            );
            assert_eq!(transcript.left_out(), 12_345);
        }
    }
}
