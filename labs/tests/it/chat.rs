//! The tests of `chat`.

pub const TESTS: &[crate::Test] = crate::tests![];
