//! parity server.
fn main() {}
