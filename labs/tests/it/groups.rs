//! The tests of `groups`.

pub const TESTS: &[crate::Test] = crate::tests![];
