//! The long form of the soundness test of stillness.
fn main() {}
