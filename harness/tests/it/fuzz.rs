//! A short run of the fuzzer's mutants, the same ones every time; the long one is a benchmark of its own.

#[path = "../../benches/fuzz/mutate.rs"]
mod mutate;
#[path = "../../benches/fuzz/verify.rs"]
mod verify;

use mutate::{Dice, mutant};
use praktikum::scenario::document;
use verify::verify;

const MODULE: &[u8] = include_bytes!("../../src/scenario/document/tests/module.yaml");
const CORPUS: [&[u8]; 7] = [
    include_bytes!("../../src/scenario/document/tests/full.yaml"),
    MODULE,
    include_bytes!("../../../scenarios/chat/leave.yaml"),
    include_bytes!("../../src/scenario/document/tests/manifest.yaml"),
    include_bytes!("../../src/scenario/document/tests/verdict.yaml"),
    include_bytes!("../../src/scenario/document/tests/stranger.yaml"),
    include_bytes!("../class/roster.csv"),
];

#[test]
fn strange_files_end_in_what_they_are_read_as_or_in_complaints_inside_them() {
    let module = document::module(MODULE)
        .value
        .expect("the module of the corpus is valid");
    let mut dice = Dice(2026);
    let mut refused = 0;
    for round in 0..400 {
        let bytes = mutant(&CORPUS, &mut dice);
        let taken = verify(&bytes, &module).unwrap_or_else(|why| {
            let file = String::from_utf8_lossy(&bytes);
            panic!("round {round}: {why}: {file}")
        });
        refused += usize::from(taken == 0);
    }
    assert!(refused > 200, "only {refused} of the mutants are wrong");
    assert!(refused < 400, "each of the mutants is wrong");
}
