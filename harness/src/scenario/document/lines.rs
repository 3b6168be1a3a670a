//! The lines of a file, found once.

/// A file's lines, counted from one.
pub struct Lines<'source>(Vec<&'source str>);

impl<'source> Lines<'source> {
    pub fn of(source: &'source str) -> Self {
        Self(source.lines().collect())
    }

    /// The line of this number; nothing where there is none.
    pub fn get(&self, number: usize) -> &'source str {
        number
            .checked_sub(1)
            .and_then(|at| self.0.get(at))
            .copied()
            .unwrap_or_default()
    }
}
