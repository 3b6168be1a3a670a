//! Chat benchmark.
fn main() {}
