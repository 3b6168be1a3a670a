//! The tests of `broadcast`.

pub const TESTS: &[crate::Test] = crate::tests![];
