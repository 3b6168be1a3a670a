//! chat client.
fn main() {}
