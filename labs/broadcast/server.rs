//! broadcast server.
fn main() {}
