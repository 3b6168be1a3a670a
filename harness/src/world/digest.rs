//! By what the same content is known again, wherever it lies: SHA-256 over names and bytes.

use sha2::{Digest as _, Sha256};

/// A hash that takes its parts one by one; where one part ends and the next begins is part of it.
#[derive(Debug, Clone, Default)]
pub struct Digest(Sha256);

impl Digest {
    pub fn add(&mut self, part: &[u8]) {
        self.0.update((part.len() as u64).to_le_bytes());
        self.0.update(part);
    }

    /// All of it, in hexadecimal.
    pub fn hex(self) -> String {
        use std::fmt::Write;
        let mut text = String::new();
        for byte in self.0.finalize() {
            // Into memory: it cannot fail.
            write!(text, "{byte:02x}").unwrap_or_default();
        }
        text
    }

    /// A number that follows from all of it, and is short enough to be typed.
    pub fn number(self) -> u64 {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&self.0.finalize()[..8]);
        u64::from_le_bytes(bytes) % 1_000_000
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(parts: &[&str]) -> String {
        let mut digest = Digest::default();
        parts.iter().for_each(|part| digest.add(part.as_bytes()));
        digest.hex()
    }

    #[test]
    fn the_same_parts_are_the_same_and_their_borders_matter() {
        assert_eq!(of(&["ab", "c"]), of(&["ab", "c"]));
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_eq!(of(&[]).len(), 64);
    }
}
