//! A short run of the fuzzer's mutants, the same ones every time; the long one is a benchmark of its own.

#[path = "../../benches/fuzz/mutate.rs"]
mod mutate;

use mutate::{Dice, mutant, verify};
use praktikum::scenario::document;

const MODULE: &[u8] = include_bytes!("../../src/scenario/document/tests/module.yaml");
const CORPUS: [&[u8]; 3] = [
    include_bytes!("../../src/scenario/document/tests/full.yaml"),
    MODULE,
    include_bytes!("../../../scenarios/chat/leave.yaml"),
];

#[test]
fn strange_files_end_in_a_scenario_or_in_complaints_inside_them() {
    let module = document::module(MODULE)
        .value
        .expect("the module of the corpus is valid");
    let mut dice = Dice(2026);
    let mut refused = 0;
    for round in 0..400 {
        let bytes = mutant(&CORPUS, &mut dice);
        let verdict = verify(&bytes, &module);
        assert_eq!(
            verdict,
            Ok(()),
            "round {round}: {}",
            String::from_utf8_lossy(&bytes)
        );
        refused += usize::from(document::scenario(&bytes, Some(&module)).value.is_none());
    }
    assert!(refused > 200, "only {refused} of the mutants are wrong");
}
