//! lan_broadcast receiver.
fn main() {}
