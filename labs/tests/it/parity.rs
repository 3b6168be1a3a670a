//! Odd or even.

pub const TESTS: &[crate::Test] = crate::tests![];
