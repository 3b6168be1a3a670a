//! groups server.
fn main() {}
