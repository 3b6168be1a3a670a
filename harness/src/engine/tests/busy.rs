//! Plays on a machine that others keep busy: what they took is given back, and where that takes too long nothing is decided.

use super::*;
use crate::scenario::vocabulary::Diagnosis;

const SECOND: Duration = Duration::from_secs(1);

impl Trial {
    /// A machine on which ani's program is known, at rest so far.
    fn on_machine(steps: &str) -> Self {
        let mut trial = Self::of(&check("a", "", steps));
        trial.survey.processes = vec![process(ANI, Duration::ZERO)];
        trial.start_all();
        trial.look();
        trial
    }

    /// So long others have all cores, and of that ani's program runs so many thousandths.
    fn starves(&mut self, time: Duration, ran: u32) {
        for _ in 0..time.as_millis() / 100 {
            let tick = Duration::from_millis(100);
            self.survey.load.cores_had += tick * 2;
            self.survey.load.cores_used += tick * 2;
            let ani = &mut self.survey.processes[0];
            ani.cpu += tick * ran / 1_000;
            ani.waited_for_cpu += tick * (1_000 - ran) / 1_000;
            self.after(tick);
        }
    }

    /// So long nobody wants a core.
    fn passes_quietly(&mut self, time: Duration) {
        for _ in 0..time.as_millis() / 100 {
            self.survey.load.cores_had += Duration::from_millis(200);
            self.after(Duration::from_millis(100));
        }
    }
}

#[test]
fn a_deadline_is_put_off_by_what_others_took() {
    let mut trial = Trial::on_machine("- ani sees: halo");
    trial.starves(SECOND * 3, 0);
    trial.passes_quietly(SECOND * 4);
    assert!(!trial.engine.is_over(), "of its five seconds it had four");
    trial.shows(ANI, "halo\n");
    trial.passes();

    let mut trial = Trial::on_machine("- ani sees: halo");
    trial.starves(SECOND * 3, 0);
    trial.passes_quietly(SECOND * 5 - SECOND / 10);
    assert!(!trial.engine.is_over());
    trial.passes_quietly(SECOND * 2);
    assert_eq!(trial.fails().ended, Ended::Deadline(SECOND * 5));
}

#[test]
fn where_others_never_stop_nothing_is_decided() {
    let mut trial = Trial::on_machine("- ani sees: halo");
    trial.starves(SECOND * 29, 0);
    assert!(!trial.engine.is_over());
    trial.starves(SECOND * 2, 0);
    assert!(matches!(trial.verdicts()[0], Verdict::Unsure(_)));
}

#[test]
fn a_program_that_had_its_time_is_judged_though_others_never_stop() {
    // It runs a fifth of the time: after 25 seconds it had its five.
    let mut trial = Trial::on_machine("- ani sees: halo");
    trial.starves(SECOND * 24, 200);
    assert!(!trial.engine.is_over());
    trial.starves(SECOND * 4, 200);
    let failure = trial.fails();
    assert_eq!(failure.ended, Ended::Deadline(SECOND * 5));
    assert_eq!(failure.diagnosis, Diagnosis::Busy);
}

#[test]
fn what_programs_take_of_each_other_is_not_given_back() {
    let mut trial = Trial::on_machine("- ani sees: halo");
    trial.survey.load.cores_had = SECOND * 10;
    trial.survey.load.cores_used = SECOND;
    trial.survey.processes[0].waited_for_cpu = SECOND * 3;
    trial.after(SECOND * 5);
    trial.after(SECOND);
    assert_eq!(trial.fails().ended, Ended::Deadline(SECOND * 5));
}

#[test]
fn silence_on_a_busy_machine_proves_nothing() {
    let mut trial = Trial::on_machine("- ani never sees: halo\n  for: 1s");
    trial.starves(SECOND * 4, 0);
    assert!(!trial.engine.is_over());
    trial.starves(SECOND * 3, 0);
    assert!(matches!(trial.verdicts()[0], Verdict::Unsure(_)));

    let mut trial = Trial::on_machine("- ani sees: halo\n  times: 1");
    trial.shows(ANI, "halo\n");
    trial.starves(SECOND * 31, 0);
    assert!(matches!(trial.verdicts()[0], Verdict::Unsure(_)));

    let mut trial = Trial::on_machine("- ani sees: halo\n  times: 1");
    trial.shows(ANI, "halo\n");
    trial.starves(SECOND * 6, 0);
    trial.shows(ANI, "halo\n");
    assert_eq!(trial.fails().diagnosis, Diagnosis::Duplicate);
}

#[test]
fn a_stage_has_longer_to_settle_where_others_keep_it_from_that() {
    let mut trial = Trial::on_machine("- settle: 1s\n- ani types: halo");
    trial.starves(SECOND * 3, 0);
    assert_eq!(trial.typed(ANI), [""; 0]);
    trial.exits(ANI, Exit::Code(0));
    trial.is_still();
    assert_eq!(trial.fails().diagnosis, Diagnosis::Exited);

    let mut trial = Trial::on_machine("- settle: 1s\n- ani types: halo");
    trial.starves(SECOND * 7, 0);
    assert_eq!(trial.typed(ANI), ["halo\n"], "but not for ever");
}

#[test]
fn an_end_that_explains_a_miss_has_longer_to_come() {
    let mut trial = Trial::on_machine("- probe sees: halo");
    trial.tell(&Event::Closed {
        actor: ActorId(3),
        reset: false,
    });
    trial.starves(SECOND * 2, 0);
    assert!(!trial.engine.is_over(), "its server is on its way out");
    trial.exits(SERVER, Exit::Code(0));
    assert_eq!(trial.fails().diagnosis, Diagnosis::Exited);
}

#[test]
fn what_the_machine_did_is_measured_from_the_beginning_of_a_sentence() {
    for quiet in [0, 4] {
        let mut trial = Trial::started("- budi sees: mulai\n- ani sees: halo");
        trial.survey.processes = vec![process(ANI, Duration::ZERO)];
        trial.passes_quietly(SECOND * quiet);
        trial.shows(BUDI, "mulai\n");
        trial.starves(SECOND * 5, 0);
        trial.passes_quietly(SECOND * 4);
        assert!(!trial.engine.is_over(), "after {quiet} s");
        trial.passes_quietly(SECOND * 3);
        assert_eq!(trial.fails().ended, Ended::Deadline(SECOND * 5));
    }
}

#[test]
fn a_delay_before_a_sentence_began_excuses_nothing_in_it() {
    let play = |before: u64, within: u64| {
        let mut trial = Trial::started("- ani sees: halo");
        trial.survey.load.lag = Duration::from_millis(before);
        trial.after(Duration::from_millis(50));
        trial.survey.load.lag = Duration::from_millis(within);
        trial.after(SECOND * 5);
        trial.survey.load.lag = Duration::ZERO;
        trial.after(SECOND / 2);
        trial.shows(ANI, "halo\n");
        trial.after(SECOND);
        trial.verdicts().remove(0)
    };
    assert!(play(900, 0).is_failed());
    assert_eq!(play(0, 900), Verdict::Passed);
}
