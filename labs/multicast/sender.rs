//! multicast sender.
fn main() {}
