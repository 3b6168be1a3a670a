//! Many submissions: their plays side by side.

pub mod crew;
pub mod gallery;
pub mod trial;
