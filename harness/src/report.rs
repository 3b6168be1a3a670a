//! Verdicts and records as text that people read; every function returns it, none writes.

pub mod audit;
pub mod log;
pub mod terminal;
