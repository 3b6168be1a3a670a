//! The tests of `charcount`.

pub const TESTS: &[crate::Test] = crate::tests![];
