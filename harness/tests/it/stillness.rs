//! Stillness: which runtimes can be proved still, and that no claim of it is ever false.

mod facts;
mod load;
mod play;
mod sound;
mod stage;
mod table;
