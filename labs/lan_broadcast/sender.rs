//! lan_broadcast sender.
fn main() {}
