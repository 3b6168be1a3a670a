//! The reader, tried from all sides.

mod bounds;
mod marked;
mod mutate;
mod mutation;
mod values;

/// A scenario in which everything of the language stands at least once.
const FULL: &str = include_str!("tests/full.yaml");
const MODULE: &str = include_str!("tests/module.yaml");
const COURSE: &str = include_str!("tests/course.yaml");
const MANIFEST: &str = include_str!("tests/manifest.yaml");

fn the_module() -> crate::scenario::module::Module {
    super::module(MODULE.as_bytes())
        .value
        .expect("the module of these tests is valid")
}

fn read(source: &str) -> super::Read<crate::scenario::Scenario> {
    super::scenario(source.as_bytes(), Some(&the_module()))
}
