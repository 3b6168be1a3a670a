//! Pictures of a record, as SVG: terminal windows, the messages that went to and fro, who waited for whom.

mod drawing;
mod screen;
mod sequence;
mod timeline;
mod windows;

pub use sequence::{Sequence, drawn, sequence};
pub use timeline::timeline;
pub use windows::{absent, is_empty, windows};

/// One picture, whole in itself: it can stand in a page or be a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What its file is called, without the ending: small letters, digits and `-`; no two of a record are alike.
    pub name: String,
    /// In one line, in the language that was asked for; also in the picture, for those who cannot see it.
    pub title: String,
    /// What is to be seen, in a sentence or two.
    pub description: String,
    /// Its natural size, in pixels.
    pub width: u32,
    pub height: u32,
    pub svg: String,
}
