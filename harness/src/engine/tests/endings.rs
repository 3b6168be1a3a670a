//! How programs and raw sockets end, and what may be asked of them then.

use super::*;

fn signals(trial: &Trial) -> Vec<Signal> {
    let sent = trial.asked.iter().filter_map(|action| match action {
        Action::Signal { signal, .. } => Some(*signal),
        _ => None,
    });
    sent.collect()
}

#[test]
fn a_program_exits_as_it_should_or_not() {
    let mut trial = Trial::started("- ani exits: 0");
    trial.exits(ANI, Exit::Code(0));
    trial.passes();
    let mut trial = Trial::started("- ani exits: 0");
    trial.exits(ANI, Exit::Signal(11));
    let failure = trial.fails();
    assert_eq!(
        (failure.ended, failure.actual.exit),
        (Ended::AtOnce, Some(Exit::Signal(11)))
    );
    let mut trial = Trial::started("- ani exits: signal TERM");
    trial.exits(ANI, Exit::Signal(15));
    trial.passes();
    let mut trial = Trial::started("- ani exits: any");
    trial.is_still();
    assert_eq!(trial.fails().ended, Ended::Still(Duration::ZERO));
}

#[test]
fn whoever_has_ended_shows_nothing_more() {
    let mut trial = Trial::started("- ani sees: halo");
    trial.now = trial.now.after(Duration::from_millis(1));
    trial.exits(ANI, Exit::Code(1));
    assert!(
        !trial.engine.is_over() && trial.engine.wants().facts,
        "a child may live on"
    );
    trial.now = trial.now.after(Duration::from_millis(1));
    trial.survey.processes = vec![process(ANI, Duration::ZERO)];
    trial.look();
    assert!(!trial.engine.is_over());
    trial.survey.processes.clear();
    trial.look();
    let failure = trial.fails();
    assert_eq!(
        (failure.ended, failure.actual.exit),
        (Ended::AtOnce, Some(Exit::Code(1)))
    );
}

#[test]
fn a_number_at_the_end_of_what_somebody_said_is_complete() {
    for sees in [
        "sees: 13",
        "sees one of: [13, 14]",
        "sees all of: [13, jumlah]",
    ] {
        let mut trial = Trial::started(&format!("- ani {sees}"));
        trial.shows(ANI, "jumlah karakter : 13");
        assert!(!trial.engine.is_over(), "{sees}: it may be 130");
        trial.exits(ANI, Exit::Code(0));
        trial.look();
        trial.passes();
    }
    let mut trial = Trial::started("- probe sees: 13");
    trial.shows(ActorId(3), "jumlah karakter : 13");
    trial.tell(&Event::Closed {
        actor: ActorId(3),
        reset: false,
    });
    trial.passes();
    let mut trial = Trial::started("- ani sees: 13");
    trial.shows(ANI, "jumlah karakter : 130");
    trial.exits(ANI, Exit::Code(0));
    trial.look();
    assert!(matches!(trial.fails().expected, Expected::Text(_)));
}

#[test]
fn nobody_types_to_a_program_that_has_ended() {
    let mut trial = Trial::started("- ani sees: halo\n- ani types: lagi");
    trial.exits(ANI, Exit::Code(0));
    trial.shows(ANI, "halo\n");
    assert_eq!(trial.typed(ANI), [""; 0]);
    assert_eq!(trial.fails().expected, Expected::Taken { bytes: 5 });
}

#[test]
fn what_a_program_never_takes_is_a_miss() {
    let mut engine = Trial::started("- ani sees: siap\n- ani types: halo").engine;
    let now = Moment::from_nanos(5);
    engine.tell(
        now,
        &Event::Printed {
            actor: ANI,
            bytes: Bytes::from("siap"),
        },
    );
    assert_eq!(engine.next(now).len(), 1);
    let still = Survey {
        stillness: Stillness::Proved,
        ..Survey::default()
    };
    engine.tell(now, &Event::Surveyed(Box::new(still)));
    let verdict = engine.outcome().checks.remove(0).verdict;
    assert!(
        matches!(verdict, Verdict::Failed(failure) if failure.expected == Expected::Taken { bytes: 5 })
    );
}

#[test]
fn who_does_not_end_by_term_is_killed_after_the_grace() {
    let mut trial = Trial::started("- stop: ani\n- ani exits: any");
    assert_eq!(signals(&trial), [Signal::Term]);
    trial.after(Duration::from_millis(999));
    assert_eq!(signals(&trial), [Signal::Term]);
    trial.after(Duration::from_millis(1));
    assert_eq!(signals(&trial), [Signal::Term, Signal::Kill]);
    trial.exits(ANI, Exit::Signal(9));
    trial.passes();

    let mut trial = Trial::started("- kill: ani");
    trial.after(Duration::from_secs(11));
    assert!(
        matches!(trial.verdicts()[0], Verdict::Broken(_)),
        "that is not its fault"
    );
}

#[test]
fn whoever_is_gone_need_not_be_stopped_and_can_be_started_again() {
    let mut trial = Trial::started("- ani exits: 0\n- stop: ani\n- start: ani\n- ani types: halo");
    trial.exits(ANI, Exit::Code(0));
    assert_eq!(signals(&trial), []);
    trial.tell(&Event::Started {
        actor: ANI,
        pid: None,
    });
    assert_eq!(trial.typed(ANI), ["halo\n"]);
    trial.passes();
}

#[test]
fn alive_is_said_when_nothing_more_can_happen() {
    let mut trial = Trial::started("- kill: budi\n- alive: [server, ani]");
    trial.exits(BUDI, Exit::Signal(9));
    assert!(!trial.engine.is_over());
    trial.is_still();
    trial.passes();

    let mut trial = Trial::started("- kill: budi\n- alive: [server, ani]");
    trial.exits(BUDI, Exit::Signal(9));
    trial.exits(SERVER, Exit::Code(1));
    assert_eq!(trial.fails().actual.exit, Some(Exit::Code(1)));
}

#[test]
fn everyone_is_who_lives_and_nobody_sees_nothing() {
    let mut trial = Trial::started("- kill: budi\n- everyone but server sees: halo");
    trial.exits(BUDI, Exit::Signal(9));
    trial.shows(ANI, "halo\n");
    trial.passes();

    let mut trial = Trial::started("- kill: [server, ani, budi]\n- everyone sees: halo");
    for actor in [SERVER, ANI, BUDI] {
        trial.exits(actor, Exit::Signal(9));
    }
    trial.fails();
}

#[test]
fn a_raw_socket_speaks_on_when_its_peer_has_nothing_more_to_say() {
    let probe = ActorId(3);
    let mut trial = Trial::started("- probe sees: salam\n- probe sends: masih");
    let bytes = Bytes::from("salam\n");
    trial.engine.tell(
        trial.now,
        &Event::Printed {
            actor: probe,
            bytes,
        },
    );
    let end = Event::Closed {
        actor: probe,
        reset: false,
    };
    trial.engine.tell(trial.now, &end);
    trial.ask();
    trial.passes();

    let mut trial = Trial::started("- probe is closed: true\n- probe sends: masih");
    trial.engine.tell(trial.now, &end);
    let actions = trial.engine.next(trial.now);
    assert!(matches!(actions[..], [Action::Write { .. }]));
    let why = Refusal {
        kind: RefusalKind::Gone,
        errno: 107,
        said: "not connected".to_string(),
    };
    trial.tell(&Event::NotWritten { actor: probe, why });
    assert!(matches!(trial.fails().expected, Expected::Taken { .. }));
}

#[test]
fn a_raw_socket_sees_until_it_is_closed() {
    let mut trial = Trial::started("- probe sees: halo\n- probe is closed: true");
    trial.shows(ActorId(3), "halo");
    trial.tell(&Event::Closed {
        actor: ActorId(3),
        reset: false,
    });
    trial.passes();

    let mut trial = Trial::started("- probe sees: halo");
    trial.tell(&Event::Closed {
        actor: ActorId(3),
        reset: true,
    });
    assert_eq!(trial.fails().ended, Ended::AtOnce);
}
