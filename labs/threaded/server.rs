//! threaded server.
fn main() {}
