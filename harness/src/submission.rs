//! A folder that somebody handed in, into programs that can be run.
