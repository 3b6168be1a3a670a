//! Programs that keep a core busy though there is nothing to do.

use super::bench::{Bench, SERVER, name};
use super::kernel::missing;
use super::look::Look;
use crate::scenario::vocabulary::Diagnosis;
use crate::trace::Moment;
use crate::trace::survey::Survey;
use crate::verdict::{Clue, Ended, Expected};
use std::time::Duration;

#[test]
fn a_program_that_uses_a_core_between_two_looks_is_busy() {
    let looks_at = |used: u64, ended: Ended| {
        let mut then = Look::at_rest();
        then.0.load.at = Moment::from_nanos(0);
        let mut now = Look::at_rest();
        now.0.load.at = Moment::from_nanos(1_000_000_000);
        now.process(SERVER).cpu = Duration::from_millis(used);
        let mut bench = missing(now);
        bench.earlier = vec![then.0];
        bench.ended = ended;
        bench.failure()
    };
    let looks = |used| looks_at(used, Ended::Deadline(Duration::from_secs(5)));
    for ended in [Ended::Still(Duration::from_millis(1)), Ended::AtOnce] {
        let failure = looks_at(950, ended);
        assert_eq!(failure.diagnosis, Diagnosis::Missing, "it loops no more");
    }
    let failure = looks(950);
    assert_eq!(failure.diagnosis, Diagnosis::Busy);
    let (actor, percent) = (name("server"), 95);
    assert_eq!(failure.clues, [Clue::Busy { actor, percent }]);
    assert_eq!(looks(100).diagnosis, Diagnosis::Missing);
}

#[test]
fn a_program_that_loops_is_busy_though_others_take_their_share_of_the_core() {
    let looks = |used: u64, waited: u64| {
        let mut then = Look::at_rest();
        then.0.load.at = Moment::from_nanos(0);
        let mut now = Look::at_rest();
        now.0.load.at = Moment::from_nanos(1_000_000_000);
        now.process(SERVER).cpu = Duration::from_millis(used);
        now.process(SERVER).waited_for_cpu = Duration::from_millis(waited);
        let mut bench = missing(now);
        bench.earlier = vec![then.0];
        bench.ended = Ended::Deadline(Duration::from_secs(5));
        bench.failure()
    };
    let (actor, percent) = (name("server"), 40);
    assert_eq!(looks(400, 590).clues, [Clue::Busy { actor, percent }]);
    assert_eq!(looks(400, 100).diagnosis, Diagnosis::Missing, "it slept");
    assert_eq!(looks(210, 780).diagnosis, Diagnosis::Busy);
    assert_eq!(looks(190, 800).diagnosis, Diagnosis::Missing, "it begins");
}

#[test]
fn a_program_that_was_started_or_began_to_loop_within_the_check_is_busy() {
    let at = |look: Look, millis: u64| {
        let mut survey = look.0;
        survey.load.at = Moment::from_nanos(millis * 1_000_000);
        survey
    };
    let looped = |millis| {
        let mut look = Look::at_rest();
        look.process(SERVER).cpu = Duration::from_millis(millis);
        look
    };
    let diagnosis = |earlier: Vec<Survey>| {
        let mut now = looped(950);
        now.0.load.at = Moment::from_nanos(2_000_000_000);
        let mut bench = missing(now);
        bench.earlier = earlier;
        bench.ended = Ended::Deadline(Duration::from_secs(5));
        bench.failure().diagnosis
    };
    let mut empty = Look::at_rest();
    empty.0.processes.clear();
    let (unborn, rested) = (at(empty, 0), at(Look::at_rest(), 0));
    let (begun, same) = (at(Look::at_rest(), 1000), at(looped(950), 2000));
    assert_eq!(
        diagnosis(vec![unborn.clone(), begun.clone()]),
        Diagnosis::Busy
    );
    assert_eq!(diagnosis(vec![rested.clone(), begun]), Diagnosis::Busy);
    assert_eq!(diagnosis(vec![unborn, same]), Diagnosis::Missing);
    assert_eq!(diagnosis(vec![rested]), Diagnosis::Missing);
}

#[test]
fn a_program_that_does_not_rest_is_busy() {
    let mut bench = Bench::new().expects(SERVER, Expected::Rest(Duration::from_millis(200)));
    bench.measured.used = Some(Duration::from_millis(180));
    let failure = bench.failure();
    assert_eq!(failure.diagnosis, Diagnosis::Busy);
    let (actor, percent) = (name("server"), 90);
    assert_eq!(failure.clues, [Clue::Busy { actor, percent }]);
}
