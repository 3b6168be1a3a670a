//! threaded client.
fn main() {}
