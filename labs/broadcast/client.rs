//! broadcast client.
fn main() {}
