//! multicast receiver.
fn main() {}
