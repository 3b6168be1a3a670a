//! Names in archives: from any system, by anybody, and where they may lead.

use crate::scenario::text::is_hidden;

/// A path below the folder, with `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) path: String,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    Spot(Spot),
    /// What systems leave lying.
    Litter,
    /// It cannot be a file's name here, or would be mistaken for another.
    Odd,
    /// It leads out of the folder.
    Outside,
}

const LONGEST: usize = 200;
const DEEPEST: usize = 16;
const LITTER: [&str; 5] = [
    "__MACOSX",
    ".DS_Store",
    "Thumbs.db",
    "desktop.ini",
    "ehthumbs.db",
];

/// What macOS and Windows leave lying in folders.
pub fn is_litter(name: &str) -> bool {
    LITTER.contains(&name) || name.starts_with("._")
}

pub(super) fn place(name: &str) -> Place {
    // Windows packs its own way.
    let name = name.replace('\\', "/");
    let mut letters = name.chars();
    let is_drive = letters
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic())
        && letters.next() == Some(':');
    if name.starts_with('/') || is_drive || name.split('/').any(|part| part == "..") {
        return Place::Outside;
    }
    let parts: Vec<&str> = name
        .split('/')
        .filter(|part| !matches!(*part, "" | "."))
        .collect();
    if parts.iter().any(|part| is_litter(part)) {
        return Place::Litter;
    }
    let is_odd = |part: &&str| part.len() > LONGEST || part.chars().any(is_hidden);
    if parts.is_empty() || parts.len() > DEEPEST || parts.iter().any(is_odd) {
        return Place::Odd;
    }
    Place::Spot(Spot {
        path: parts.join("/"),
    })
}
