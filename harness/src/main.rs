//! The `praktikum` command.
fn main() {}
