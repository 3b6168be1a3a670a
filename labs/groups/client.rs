//! groups client.
fn main() {}
