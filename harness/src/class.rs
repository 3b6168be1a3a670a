//! Many submissions: their plays side by side, and the gradebook that keeps what came of them.

pub mod adoption;
pub mod correction;
pub mod crew;
pub mod entry;
pub mod gallery;
pub mod gradebook;
pub mod grader;
pub mod place;
pub mod reports;
pub mod syllabus;
pub mod trial;
