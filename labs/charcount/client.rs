//! charcount client.
fn main() {}
