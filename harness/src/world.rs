//! Everything outside this program: files now; processes, terminals and networks as they come.

pub mod course;
pub mod diag;
pub mod files;
pub mod interpreter;
pub mod proc;
pub mod recipe;
pub mod stillness;
