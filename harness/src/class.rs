//! Many submissions: their plays side by side.

pub mod crew;
