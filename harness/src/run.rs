//! Plays a scenario: asks the engine, performs in the world, tells the engine; the stage is a process of its own.

pub mod archive;
pub mod house;
pub mod job;
pub mod piece;
mod play;
pub mod season;
pub mod stage;
