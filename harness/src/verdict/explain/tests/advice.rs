//! Advice that several checks of a scenario get.

use super::{check, failure, scenario, words};
use crate::scenario::text::Language;
use crate::scenario::vocabulary::Diagnosis;
use crate::verdict::explain::{About, Around, explain};
use crate::verdict::{Outcome, Verdict};

/// What happened at the second of two checks that failed.
fn second(one: Diagnosis, other: Diagnosis) -> Vec<String> {
    let failed = |id, diagnosis| {
        let failure = failure(diagnosis, Vec::new());
        check(id, Verdict::Failed(Box::new(failure)), Vec::new())
    };
    let outcome = Outcome {
        checks: vec![failed("fan-out", one), failed("leave", other)],
        ..Outcome::default()
    };
    let around = Around {
        scenario: &scenario(),
        outcome: &outcome,
        file: "x.yaml",
        commands: &[],
        again: "praktikum run",
    };
    let told = explain(&around, &outcome.checks[1]);
    words(&told, About::Cause, Language::En)
}

#[test]
fn what_was_advised_before_is_not_told_twice() {
    let again = second(Diagnosis::Deadlock, Diagnosis::Deadlock);
    assert_eq!(
        again.last().map(String::as_str),
        Some("The advice is the same as for the failure above.")
    );
    assert!(!again.concat().contains("Who has to send first?"));
    let new = second(Diagnosis::Crashed, Diagnosis::Deadlock);
    assert!(new.concat().contains("Who has to send first?"), "{new:?}");
}
