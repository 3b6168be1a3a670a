//! The tests of `multicast`.

pub const TESTS: &[crate::Test] = crate::tests![];
