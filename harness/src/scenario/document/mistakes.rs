//! Files that cannot be used, with everything that is wrong in them: an error that is told as `check` tells it.

use super::Complaint;
use super::display::Shown;
use std::collections::BTreeMap;

#[derive(Debug, Clone, thiserror::Error)]
#[error("there are mistakes in {}", .sources.keys().cloned().collect::<Vec<_>>().join(", "))]
pub struct Mistakes {
    pub complaints: Vec<(String, Complaint)>,
    /// The files that they are about, by their path.
    pub sources: BTreeMap<String, Vec<u8>>,
}

impl Mistakes {
    pub fn told(&self, shown: &Shown) -> String {
        shown.complaints(&self.complaints, &self.sources)
    }
}
