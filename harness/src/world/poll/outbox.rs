//! Bytes that wait, in order, until a terminal or a connection takes them.

use std::collections::VecDeque;
use std::io;
use std::os::fd::AsFd;

/// More than this may not wait for one actor.
const MOST: usize = 1 << 20;

#[derive(Debug, Default)]
pub(in crate::world) struct Outbox {
    bytes: VecDeque<u8>,
}

/// There is too much that nobody takes.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::world) struct Full;

impl Outbox {
    pub(in crate::world) fn put(&mut self, bytes: &[u8]) -> Result<(), Full> {
        if self.bytes.len() + bytes.len() > MOST {
            return Err(Full);
        }
        self.bytes.extend(bytes);
        Ok(())
    }

    pub(in crate::world) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    pub(in crate::world) fn clear(&mut self) {
        self.bytes.clear();
    }

    /// Gives as much as is taken without waiting.
    pub(in crate::world) fn give(&mut self, to: impl AsFd) -> io::Result<()> {
        while !self.bytes.is_empty() {
            let (first, _) = self.bytes.as_slices();
            match rustix::io::write(&to, first) {
                Ok(0) | Err(rustix::io::Errno::AGAIN) => break,
                Ok(taken) => drop(self.bytes.drain(..taken)),
                Err(rustix::io::Errno::INTR) => {}
                Err(errno) => return Err(errno.into()),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustix::pipe::{PipeFlags, pipe_with};

    #[test]
    fn what_is_not_taken_waits_in_order() {
        let (reader, writer) = pipe_with(PipeFlags::NONBLOCK).unwrap();
        let sent: Vec<u8> = (0..300_000_u32).map(|n| (n % 251) as u8).collect();
        let mut outbox = Outbox::default();
        outbox.put(&sent).unwrap();
        let mut got = Vec::new();
        let mut buffer = [0; 5000];
        while got.len() < sent.len() {
            outbox.give(&writer).unwrap();
            let taken = rustix::io::read(&reader, &mut buffer).unwrap();
            got.extend_from_slice(&buffer[..taken]);
        }
        assert!(outbox.is_empty() && got == sent);
    }

    #[test]
    fn there_is_an_end_to_what_may_wait() {
        let mut outbox = Outbox::default();
        assert_eq!(outbox.put(&[0; MOST]), Ok(()));
        assert_eq!(outbox.put(b"x"), Err(Full));
    }
}
