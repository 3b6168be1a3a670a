//! The tests of `lan_broadcast`.

pub const TESTS: &[crate::Test] = crate::tests![];
