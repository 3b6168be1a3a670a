//! charcount server.
fn main() {}
