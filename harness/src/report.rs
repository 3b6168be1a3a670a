//! Verdicts and records as text that people read; every function returns it, none writes.

pub mod audit;
mod calendar;
mod compose;
pub mod discreet;
pub mod document;
pub mod exchange;
mod highlight;
pub mod html;
pub mod log;
pub mod markdown;
pub mod material;
pub mod prose;
pub mod terminal;
pub mod typst;
pub mod words;

pub use compose::compose;

#[cfg(test)]
mod tests;
