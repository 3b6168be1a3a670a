//! parity client.
fn main() {}
