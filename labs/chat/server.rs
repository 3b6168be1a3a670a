//! chat server.
fn main() {}
