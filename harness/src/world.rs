//! Everything outside this program: files, the clock, processes on terminals, sockets, and the room they are in.

pub mod clock;
pub mod course;
pub mod diag;
pub mod files;
pub mod interpreter;
mod poll;
pub mod proc;
mod process;
mod pty;
pub mod recipe;
pub mod room;
mod socket;
pub mod stillness;
pub mod theatre;
