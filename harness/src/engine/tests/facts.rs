//! What the kernel's tables say, and how long a program rests.

use super::*;

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
