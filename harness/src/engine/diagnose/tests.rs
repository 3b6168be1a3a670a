//! A server and three clients, and what is told when something is missing.

mod astray;
mod bench;
mod busy;
mod ended;
mod kernel;
mod look;
mod ports;
mod sender;
mod text;

use crate::scenario::text::Text;
use crate::scenario::vocabulary::Diagnosis;
use crate::verdict::Expected;
use bench::{ANI, Bench, SERVER};

#[test]
fn a_text_that_never_came_anywhere_is_missing() {
    let failure = Bench::new()
        .shows(ANI, "Masukkan nama: ")
        .misses(ANI, "halo")
        .failure();
    assert_eq!(failure.diagnosis, Diagnosis::Missing);
    assert_eq!(failure.clues, []);
    assert_eq!(failure.actual.text, "Masukkan nama: ");
    assert_eq!(
        failure.actor.as_ref().map(ToString::to_string).as_deref(),
        Some("ani")
    );
}

#[test]
fn what_was_shown_is_cut_at_the_cursor_and_bounded() {
    let long = "baris\n".repeat(1_000);
    let failure = Bench::new()
        .shows(ANI, "lama\n")
        .consumed(ANI, "ani asks: any")
        .shows(ANI, &long)
        .misses(ANI, "halo")
        .failure();
    let actual = failure.actual;
    assert_eq!(actual.before, "lama\n");
    assert!(actual.text.len() <= 2_000 && actual.text.starts_with("baris\n"));
    assert_eq!(actual.text.len() + actual.left_out, long.len());
}

#[test]
fn the_hint_that_fits_the_diagnosis_comes_before_the_one_for_all() {
    let text = |said: &str| Text::new(said, said);
    let mut bench = Bench::new().misses(ANI, "halo");
    bench.check.hints.always = Some(text("selalu"));
    assert_eq!(bench.failure().hint, Some(text("selalu")));
    bench.step.modifiers.hints.always = Some(text("langkah"));
    assert_eq!(bench.failure().hint, Some(text("langkah")));
    bench.check.hints.when = vec![
        (Diagnosis::Late, text("lambat")),
        (Diagnosis::Missing, text("hilang")),
    ];
    assert_eq!(bench.failure().hint, Some(text("hilang")));
    bench.step.modifiers.hints.when = vec![(Diagnosis::Missing, text("di sini"))];
    assert_eq!(bench.failure().hint, Some(text("di sini")));
}

#[test]
fn the_hint_for_all_is_silent_where_it_is_known_what_is_wrong() {
    let text = |said: &str| Text::new(said, said);
    let crash = "Traceback (most recent call last):\nValueError: x\n";
    let mut bench = Bench::new().shows(ANI, crash).misses(ANI, "halo");
    bench.check.hints.always = Some(text("selalu"));
    let failure = bench.failure();
    assert_eq!(
        (failure.diagnosis, failure.hint),
        (Diagnosis::Crashed, None)
    );
    bench.check.hints.when = vec![(Diagnosis::Crashed, text("jatuh"))];
    assert_eq!(bench.failure().hint, Some(text("jatuh")));
}

#[test]
fn nothing_is_known_without_witnesses_and_a_look() {
    let failure = Bench::empty().expects(SERVER, Expected::Alive).failure();
    assert_eq!(failure.diagnosis, Diagnosis::Missing);
    assert!(failure.clues.is_empty() && failure.waiting.is_empty());
}
