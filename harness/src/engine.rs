//! Matches what was seen on the terminals with what a scenario waits for. Pure: it is fed bytes and asked.

pub mod diagnose;
pub mod search;
pub mod transcript;
pub mod view;
