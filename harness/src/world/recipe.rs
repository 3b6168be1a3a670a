//! Makes programs of sources: compiled files, and Cargo packages, as a student would.
//!
//! Nothing is written into a student's folder: sources are laid out at a bench in the user's cache, and what was
//! built is kept there by what it was built from. A Makefile is not used: it is a program of its own, and names
//! commands that this machine may not have; which files belong together is seen from what they include.
//!
//! Sources tell compilers what to read and what to run: compilers work in a closed house, as programs play in one.

mod capture;
mod cargo;
mod code;
mod compile;
mod lack;
mod language;
mod order;
mod sources;
mod store;
mod tool;
mod toolbox;
pub mod workbench;

pub use capture::{Captured, capture};
pub use cargo::{Target, build, targets};
pub use compile::{Made, Recipe};
pub use lack::Lack;
pub use language::Language;
pub use order::JAVA;
pub use store::{Site, Store};
pub use tool::{Tool, compiler, tool};
