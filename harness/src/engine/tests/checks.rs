//! How checks end, what is told of each sentence in them, and what each is worth.

use super::*;
use crate::scenario::quantity::Points;
use crate::scenario::vocabulary::Diagnosis;

#[test]
fn what_must_never_be_shown_fails_the_check_in_progress() {
    let always = "always:\n  - everyone never sees: Traceback\n";
    let play = |steps| {
        let mut trial = Trial::with(always, &check("a", "", steps));
        trial.start_all();
        trial
    };
    let mut trial = play("- ani sees: halo");
    trial.shows(SERVER, "Traceback (most recent call last)\n");
    trial.is_still();
    let failure = trial.fails();
    assert_eq!(failure.expected, Expected::Never("Traceback".to_string()));

    // It does not come in one piece, and what it says comes last.
    let mut trial = play("- ani sees: halo");
    trial.shows(SERVER, "Traceback (most recent call last):\n");
    trial.shows(SERVER, "  File \"server.py\", line 1, in <module>\n");
    trial.shows(SERVER, "ValueError: bukan bilangan\n");
    trial.exits(SERVER, Exit::Code(1));
    let failure = trial.fails();
    assert_eq!(failure.diagnosis, Diagnosis::Crashed);

    let number = "always:\n  - everyone never sees: galat 5\n";
    for ends in [true, false] {
        let mut trial = Trial::with(number, &check("a", "", "- budi sees: halo"));
        trial.start_all();
        trial.shows(ANI, "galat 5");
        assert!(!trial.engine.is_over(), "it may become 50");
        match ends {
            true => trial.exits(ANI, Exit::Code(0)),
            false => trial.is_still(),
        }
        let expected = Expected::Never("galat 5".to_string());
        assert_eq!(trial.fails().expected, expected);
    }

    let mut trial = play("- stop: ani\n- budi sees: halo");
    trial.shows(ANI, "Traceback (most recent call last)\n");
    trial.exits(ANI, Exit::Signal(15));
    trial.shows(BUDI, "halo\n");
    trial.passes();
}

#[test]
fn what_was_in_progress_when_a_rule_was_broken_is_told_too() {
    let always = "always:\n  - everyone never sees: Traceback\n";
    let mut trial = Trial::with(always, &check("a", "", "- kill: budi\n- ani sees: halo"));
    trial.start_all();
    trial.shows(SERVER, "Traceback (most recent call last)\n");
    trial.is_still();
    let check = trial.engine.outcome().checks.remove(0);
    let steps = check
        .steps
        .iter()
        .map(|step| (step.said.as_str(), step.held));
    let steps: Vec<(&str, Held)> = steps.skip(1).collect();
    assert_eq!(steps, [("kill: budi", Held::Optional)]);
    let Verdict::Failed(failure) = check.verdict else {
        panic!("it is {:?}", check.verdict)
    };
    assert_eq!(failure.step, 2);
}

#[test]
fn points_of_what_held_before_a_miss_are_kept() {
    let steps = "- ani sees: satu\n  points: 4\n- ani sees: dua\n  points: 6";
    let mut trial = Trial::started(steps);
    trial.shows(ANI, "satu\n");
    trial.is_still();
    let outcome = trial.engine.outcome();
    assert_eq!(
        outcome.earned(),
        Points::parse("4").expect("this is a number")
    );

    let mut trial = Trial::started("- ani sees: satu\n- ani sees: dua");
    trial.shows(ANI, "satu\n");
    trial.is_still();
    assert_eq!(trial.engine.outcome().earned(), Points::default());
}

#[test]
fn a_check_is_skipped_when_one_that_it_needs_has_not_passed() {
    let checks = check("a", "", "- ani sees: satu")
        + &check("b", "    needs: a\n", "- ani sees: dua")
        + &check("c", "    needs: b\n", "- ani sees: tiga")
        + &check("d", "", "- ani sees: empat");
    let mut trial = Trial::of(&checks);
    trial.start_all();
    trial.shows(ANI, "empat\n");
    trial.is_still();
    let verdicts = trial.verdicts();
    assert!(verdicts[0].is_failed());
    assert!(matches!(&verdicts[1], Verdict::Skipped { because } if because.as_str() == "a"));
    assert!(matches!(&verdicts[2], Verdict::Skipped { because } if because.as_str() == "b"));
    assert_eq!(verdicts[3], Verdict::Passed);
}

#[test]
fn an_optional_step_fails_nothing() {
    let mut trial = Trial::started("- ani sees: mungkin\n  optional: true\n- ani types: lagi");
    trial.is_still();
    assert_eq!(trial.typed(ANI), ["lagi\n"]);
    trial.passes();
}

#[test]
fn what_happens_together_is_asked_for_at_once_and_must_all_hold() {
    let steps = "- together:\n    - ani types: satu\n    - budi types: dua\n- together:\n    - ani sees: dua\n    - budi sees: satu";
    let mut trial = Trial::started(steps);
    assert_eq!(
        (trial.typed(ANI), trial.typed(BUDI)),
        (vec!["satu\n".to_string()], vec!["dua\n".to_string()])
    );
    trial.shows(BUDI, "satu\n");
    trial.is_still();
    let check = trial.engine.outcome().checks.remove(0);
    let held: Vec<Held> = check.steps.iter().map(|step| step.held).collect();
    assert_eq!(held, [Held::Yes, Held::Yes, Held::Yes, Held::No, Held::Yes]);
    assert_eq!(check.steps[4].said, "budi sees: satu");
    let Verdict::Failed(failure) = check.verdict else {
        panic!("it is {:?}", check.verdict)
    };
    assert_eq!(failure.step, 3);
    let actor = failure.actor.map(|name| name.to_string());
    assert_eq!(actor.as_deref(), Some("ani"));
}

#[test]
fn marks_measure_and_settling_waits_for_stillness() {
    let steps = "- mark: mulai\n- ani sees: halo\n- mark: selesai\n- measure: lama\n  from: mulai\n  to: selesai\n- settle: 2s";
    let mut trial = Trial::started(steps);
    trial.now = trial.now.after(Duration::from_millis(30));
    trial.shows(ANI, "halo\n");
    assert!(!trial.engine.is_over());
    trial.is_still();
    let outcome = trial.engine.outcome();
    assert_eq!(outcome.measures[0].1, Duration::from_millis(30));
    assert_eq!(outcome.checks[0].verdict, Verdict::Passed);
}

#[test]
fn every_sentence_whose_text_came_too_often_loses_its_points() {
    let steps =
        "- ani sees: satu\n  times: 1\n  points: 4\n- ani sees: dua\n  times: 1\n  points: 6";
    let mut trial = Trial::started(steps);
    trial.shows(ANI, "satu\ndua\nsatu\ndua\n");
    trial.is_still();
    let outcome = trial.engine.outcome();
    let Verdict::Failed(failure) = &outcome.checks[0].verdict else {
        panic!("{outcome:?}");
    };
    assert_eq!(failure.diagnosis, Diagnosis::Duplicate);
    assert_eq!(outcome.earned(), Points::default());
}
