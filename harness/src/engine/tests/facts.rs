//! What the kernel's tables say, and how long a program rests.

use super::*;
use crate::scenario::vocabulary::Diagnosis;
use crate::verdict::Clue;

#[test]
fn a_start_holds_when_the_program_listens() {
    let mut trial = Trial::of(&check("a", "", "- ani types: halo"));
    trial.tell(&Event::Started {
        actor: SERVER,
        pid: None,
    });
    trial.look();
    assert!(
        !trial.is_asked_to_start(ANI),
        "the server does not listen yet"
    );
    trial.survey.sockets.push(listening(SERVER, 7000));
    trial.look();
    assert!(trial.is_asked_to_start(ANI));
}

#[test]
fn a_start_fails_where_nobody_listens_or_nothing_can_be_executed() {
    let mut trial = Trial::of(&check("a", "", "- ani types: halo"));
    trial.tell(&Event::Started {
        actor: SERVER,
        pid: None,
    });
    trial.survey.sockets.push(listening(SERVER, 7001));
    trial.is_still();
    assert!(matches!(trial.fails().expected, Expected::Start { .. }));

    let mut trial = Trial::of(&check("a", "", "- ani types: halo"));
    let why = Refusal {
        kind: RefusalKind::NotExecutable,
        errno: 8,
        said: "Exec format error".to_string(),
    };
    trial.tell(&Event::NotStarted {
        actor: SERVER,
        why: why.clone(),
    });
    let failure = trial.fails();
    assert_eq!(
        (failure.ended, failure.actual.refusal),
        (Ended::AtOnce, Some(why))
    );
}

#[test]
fn nothing_holds_of_an_actor_that_nobody_plays_and_nothing_is_asked_of_it() {
    let why = Text::new("tidak ada", "not there");
    let checks = ["- ani never sees: galat", "- budi sees: halo"];
    let checks = checks.iter().zip(["b", "c"]);
    let checks: String = checks.map(|(steps, id)| check(id, "", steps)).collect();
    let mut trial = Trial::vacant(&(check("a", "", "- ani types: x") + &checks), ANI, &why);
    trial.start_all();
    trial.is_still();
    trial.is_still();
    trial.shows(BUDI, "halo\n");
    assert!(trial.typed(ANI).is_empty() && !trial.is_asked_to_start(ANI));
    for (verdict, is_judged) in trial.verdicts().iter().zip([false, false, true]) {
        match verdict {
            Verdict::Failed(failure) if !is_judged => {
                assert_eq!(failure.diagnosis, Diagnosis::NoProgram);
                let why = why.clone();
                assert_eq!(failure.clues, [Clue::NoProgram { why }]);
            }
            // Who is there is judged as always.
            other => assert!(is_judged && !matches!(other, Verdict::Skipped { .. })),
        }
    }
}

#[test]
fn a_program_listens_and_joins_by_what_the_kernel_says() {
    let mut trial = Trial::started("- server listens on: tcp 7000\n- ani joins: 224.1.1.1");
    let mut member = listening(ANI, 5004);
    member.is_udp = true;
    trial.survey.sockets.push(member);
    trial.look();
    assert!(!trial.engine.is_over(), "bound is not joined");
    trial.survey.sockets[1].groups.push([224, 1, 1, 1].into());
    trial.look();
    trial.passes();
}

#[test]
fn a_table_from_before_the_sentence_says_nothing_about_it() {
    let mut trial = Trial::started("- ani sees: tutup\n- server listens on: tcp 7000");
    trial.survey.sockets.clear();
    trial.now = trial.now.after(Duration::from_secs(1));
    trial.shows(ANI, "tutup\n");
    assert!(!trial.engine.is_over() && trial.engine.wants().now);
    trial.is_still();
    assert!(matches!(trial.fails().expected, Expected::Listens(_)));
}

#[test]
fn a_program_that_begins_again_must_listen_again() {
    let again = "- stop: server\n- start: server\n- ani types: halo";
    let mut trial = Trial::started(again);
    trial.now = trial.now.after(Duration::from_secs(1));
    trial.exits(SERVER, Exit::Signal(15));
    trial.now = trial.now.after(Duration::from_millis(1));
    trial.tell(&Event::Started {
        actor: SERVER,
        pid: None,
    });
    assert!(trial.typed(ANI).is_empty() && trial.engine.wants().now);
    trial.look();
    assert_eq!(trial.typed(ANI), ["halo\n"]);
}

#[test]
fn a_program_that_has_ended_has_closed_nothing_whichever_look_tells_of_it() {
    for is_still in [true, false] {
        let mut trial = Trial::started("- server has connections: 0");
        trial.survey.processes = vec![process(SERVER, Duration::ZERO)];
        trial.look();
        trial.now = trial.now.after(Duration::from_millis(1));
        trial.exits(SERVER, Exit::Code(0));
        trial.now = trial.now.after(Duration::from_millis(1));
        trial.survey.processes.clear();
        trial.survey.sockets.clear();
        match is_still {
            true => trial.is_still(),
            false => trial.look(),
        }
        assert_eq!(trial.fails().diagnosis, Diagnosis::Exited);
    }
    let mut trial = Trial::started("- server has processes: 0");
    trial.exits(SERVER, Exit::Code(0));
    trial.now = trial.now.after(Duration::from_millis(1));
    trial.is_still();
    trial.passes();
}

#[test]
fn who_runs_already_is_not_started_again() {
    let mut trial = Trial::started("- start: everyone\n- ani types: halo");
    trial.look();
    let starts = |action: &&Action| matches!(action, Action::Start { actor: ANI, .. });
    assert_eq!(trial.asked.iter().filter(starts).count(), 1);
    assert_eq!(trial.typed(ANI), ["halo\n"]);
    trial.passes();
}

#[test]
fn how_long_a_program_rests_is_not_measured_from_before_the_sentence() {
    let mut trial = Trial::started("- ani sees: siap\n- ani rests: 100ms");
    trial.survey.processes = vec![process(ANI, Duration::from_millis(50))];
    trial.look();
    trial.now = trial.now.after(Duration::from_secs(1));
    trial.shows(ANI, "siap\n");
    trial.survey.processes[0].cpu = Duration::from_millis(60);
    trial.after(Duration::from_millis(1));
    assert!(!trial.engine.is_over(), "nothing was measured yet");
    for _ in 0..5 {
        if !trial.engine.is_over() {
            trial.survey.processes[0].cpu += Duration::from_millis(90);
            trial.after(Duration::from_millis(100));
        }
    }
    assert_eq!(trial.fails().actual.used, Some(Duration::from_millis(90)));
}

#[test]
fn a_program_that_has_ended_does_not_rest() {
    let mut trial = Trial::started("- ani exits: 0\n- ani rests: 200ms");
    trial.exits(ANI, Exit::Code(0));
    trial.now = trial.now.after(Duration::from_millis(1));
    trial.is_still();
    assert!(matches!(trial.fails().expected, Expected::Rest(_)));
}

#[test]
fn an_equality_holds_when_all_is_still_and_not_in_passing() {
    let mut trial = Trial::started("- server has processes: 1");
    trial.survey.processes = vec![process(SERVER, Duration::ZERO)];
    trial.look();
    assert!(!trial.engine.is_over());
    trial.survey.processes.push(process(SERVER, Duration::ZERO));
    trial.is_still();
    assert_eq!(trial.fails().actual.count, Some(2));

    let mut trial = Trial::started("- server has processes: '>= 1'");
    trial.survey.processes = vec![process(SERVER, Duration::ZERO)];
    trial.look();
    trial.passes();
}

#[test]
fn a_program_that_uses_the_cpu_does_not_rest() {
    let play = |each: Duration| {
        let mut trial = Trial::started("- server rests: 200ms");
        trial.survey.processes = vec![process(SERVER, Duration::ZERO)];
        trial.look();
        for _ in 0..5 {
            if !trial.engine.is_over() {
                trial.survey.processes[0].cpu += each;
                trial.after(Duration::from_millis(200));
            }
        }
        trial
    };
    play(Duration::from_millis(1)).passes();
    let failure = play(Duration::from_millis(150)).fails();
    assert_eq!(failure.actual.used, Some(Duration::from_millis(150)));

    let mut still = Trial::started("- server rests: 200ms");
    still.survey.processes = vec![process(SERVER, Duration::ZERO)];
    still.is_still();
    still.passes();
}

#[test]
fn a_program_that_gets_no_core_is_not_taken_for_one_that_rests() {
    let mut trial = Trial::started("- server rests: 200ms");
    trial.survey.processes = vec![process(SERVER, Duration::ZERO)];
    trial.look();
    trial.survey.processes[0].cpu += Duration::from_millis(5);
    trial.survey.processes[0].waited_for_cpu += Duration::from_millis(190);
    trial.after(Duration::from_millis(200));
    assert!(!trial.engine.is_over(), "it may have looped");
    for _ in 0..5 {
        if !trial.engine.is_over() {
            trial.survey.processes[0].cpu += Duration::from_millis(150);
            trial.after(Duration::from_millis(200));
        }
    }
    let failure = trial.fails();
    assert_eq!(failure.actual.used, Some(Duration::from_millis(150)));
}

#[test]
fn what_needs_a_network_of_its_own_is_broken_and_never_passed() {
    let carries = "- network carries: {to: 224.1.1.1, packets: 1}";
    let checks = check("a", "", carries) + &check("b", "    needs: a\n", "- ani types: halo");
    let mut trial = Trial::of(&checks);
    trial.start_all();
    let verdicts = trial.verdicts();
    assert!(
        verdicts
            .iter()
            .all(|verdict| matches!(verdict, Verdict::Broken(_)))
    );

    let hosts = "hosts:\n  kiri: [server, ani]\n  kanan: [budi, probe]\n";
    let verdicts = Trial::with(hosts, &check("a", "", "- ani types: halo")).verdicts();
    assert!(matches!(verdicts[0], Verdict::Broken(_)));
}
