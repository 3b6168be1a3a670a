//! Everything outside this program: files, the clock, processes on terminals, sockets, and the room they are in.

pub mod archive;
pub mod capture;
pub mod cgroup;
pub mod clock;
pub mod course;
pub mod diag;
pub mod digest;
pub mod effort;
pub mod errand;
pub mod files;
pub mod interpreter;
pub mod interrupt;
mod network;
pub mod owner;
pub mod parcel;
mod poll;
pub mod ports;
pub mod proc;
mod process;
mod pty;
pub mod recipe;
pub mod room;
pub mod sandbox;
mod socket;
pub mod stillness;
pub mod theatre;
pub mod turn;
