//! The tests of `threaded`.

pub const TESTS: &[crate::Test] = crate::tests![];
