//! What the kernel says explains it.

use super::bench::{ANI, BUDI, Bench, CITRA, Look, SERVER, name, tcp};
use crate::scenario::quantity::Bound;
use crate::scenario::vocabulary::{Diagnosis, Quantity};
use crate::trace::survey::{Call, SocketState, Survey, Target, Terminal};
use crate::trace::{Moment, Refusal, RefusalKind};
use crate::verdict::{Clue, Ended, Expected, WaitsFor};
use std::net::Ipv4Addr;
use std::time::Duration;

const GROUP: Ipv4Addr = Ipv4Addr::new(224, 1, 1, 1);

fn missing(look: Look) -> Bench {
    Bench::new().misses(ANI, "halo").looked(look.0)
}

#[test]
fn a_room_at_rest_explains_nothing() {
    let failure = missing(Look::at_rest()).failure();
    assert_eq!(
        (failure.diagnosis, failure.clues),
        (Diagnosis::Missing, vec![])
    );
}

#[test]
fn everybodys_wait_is_told_with_names() {
    let failure = missing(Look::at_rest()).failure();
    let told: Vec<(String, Option<usize>, Vec<WaitsFor>)> = failure
        .waiting
        .iter()
        .map(|waiting| {
            (
                waiting.actor.to_string(),
                waiting.thread,
                waiting.on.clone(),
            )
        })
        .collect();
    let server = || WaitsFor::Actor(name("server"));
    assert_eq!(told[0], ("ani".into(), Some(1), vec![WaitsFor::Terminal]));
    assert_eq!(told[1], ("ani".into(), Some(2), vec![server()]));
    let accept = WaitsFor::Connection { port: 59000 };
    assert_eq!(told[2], ("server".into(), Some(1), vec![accept]));
    let for_budi = WaitsFor::Actor(name("budi"));
    assert_eq!(told[4], ("server".into(), Some(3), vec![for_budi]));
}

#[test]
fn a_port_that_is_not_open_is_told_with_those_that_are() {
    let mut look = Look(Survey::default());
    look.listens(SERVER, 1, 59001);
    let bench = Bench::new()
        .expects(SERVER, Expected::Listens(tcp("59000")))
        .looked(look.0);
    let failure = bench.failure();
    assert_eq!(failure.diagnosis, Diagnosis::NotListening);
    let clue = Clue::Ports {
        actor: name("server"),
        wanted: Some(59000),
        open: vec![tcp("59001")],
    };
    assert_eq!(failure.clues, [clue]);
}

#[test]
fn a_server_that_crashed_before_it_listened_has_crashed() {
    let bench = Bench::new()
        .shows(
            SERVER,
            "Traceback (most recent call last):\n  File\nOSError: in use\n",
        )
        .expects(SERVER, Expected::Listens(tcp("59000")))
        .looked(Survey::default());
    assert_eq!(bench.failure().diagnosis, Diagnosis::Crashed);
}

#[test]
fn a_client_without_a_connection_misses_a_server_that_does_not_listen() {
    let mut look = Look::at_rest();
    look.drops(1);
    assert_eq!(missing(look).failure().diagnosis, Diagnosis::Missing);
    let mut look = Look::at_rest();
    look.drops(1);
    look.drops(11);
    assert_eq!(missing(look).failure().diagnosis, Diagnosis::NotListening);
}

#[test]
fn a_raw_client_that_was_refused_misses_a_listener() {
    let mut look = Look::at_rest();
    look.drops(1);
    let mut bench = missing(look);
    bench.measured.refusal = Some(Refusal {
        kind: RefusalKind::ConnectionRefused,
        errno: 111,
        said: "Connection refused".to_string(),
    });
    assert_eq!(bench.failure().diagnosis, Diagnosis::NotListening);
}

#[test]
fn a_receiver_that_joined_no_group_or_another_is_told_so() {
    let with = |groups: &[Ipv4Addr]| {
        let mut look = Look(Survey::default());
        let socket = look.socket(ANI, 5, (5004, None), SocketState::Open);
        (socket.is_udp, socket.groups) = (true, groups.to_vec());
        let mut bench = missing(look);
        bench.roles[1].joins = vec![GROUP];
        bench.roles[0].listens_on.clear();
        bench.failure()
    };
    let other = Ipv4Addr::new(224, 1, 1, 2);
    let failure = with(&[other]);
    assert_eq!(failure.diagnosis, Diagnosis::NotJoined);
    let (actor, joined) = (name("ani"), vec![other]);
    assert_eq!(failure.clues, [Clue::Groups { actor, joined }]);
    assert_eq!(with(&[]).diagnosis, Diagnosis::NotJoined);
    assert_eq!(with(&[other, GROUP]).diagnosis, Diagnosis::Missing);
}

/// The server listens to budi only; ani waits in its backlog.
fn one_at_a_time() -> Look {
    let mut look = Look(Survey::default());
    look.listens(SERVER, 1, 59000).state = SocketState::Listening {
        waiting: 1,
        backlog: 5,
    };
    look.joins(BUDI, 2, SERVER);
    let waiting = (40_001, Some(59000));
    look.socket(ANI, 11, waiting, SocketState::Established).peer = Some(SERVER);
    look.thread(SERVER, Call::Receive, Target::Socket(22));
    look.thread(ANI, Call::Receive, Target::Socket(11));
    look.thread(BUDI, Call::Read, Target::Terminal(BUDI));
    look
}

#[test]
fn a_server_that_listens_to_one_client_does_not_accept_the_next() {
    let failure = missing(one_at_a_time()).failure();
    assert_eq!(failure.diagnosis, Diagnosis::NotAccepting);
    let clue = Clue::Backlog {
        actor: name("server"),
        port: 59000,
        waiting: 1,
        guests: vec![name("ani")],
        instead: Some(name("budi")),
    };
    assert_eq!(failure.clues, [clue]);
    let waits = &failure.waiting[0];
    assert_eq!(waits.on, [WaitsFor::Actor(name("server"))]);
}

#[test]
fn a_backlog_is_no_matter_while_somebody_accepts_or_for_those_who_are_connected() {
    let mut look = one_at_a_time();
    look.thread(SERVER, Call::Accept, Target::Socket(1));
    assert_eq!(missing(look).failure().diagnosis, Diagnosis::Missing);
    let bench = Bench::new().misses(BUDI, "halo").looked(one_at_a_time().0);
    assert_eq!(bench.failure().diagnosis, Diagnosis::Missing);
}

#[test]
fn bytes_that_arrived_and_wait_at_a_client_in_its_input_are_not_read() {
    let mut look = Look::connected();
    look.thread(SERVER, Call::Accept, Target::Socket(1));
    look.thread(ANI, Call::Read, Target::Terminal(ANI));
    look.at(11).unread = 12;
    let failure = missing(look).failure();
    assert_eq!(failure.diagnosis, Diagnosis::NotReading);
    let clue = Clue::Unread {
        actor: name("ani"),
        from: Some(name("server")),
        bytes: 12,
    };
    assert_eq!(failure.clues, [clue]);
}

#[test]
fn bytes_that_a_thread_waits_for_or_may_be_about_to_read_are_no_obstacle() {
    let mut look = Look::at_rest();
    look.at(11).unread = 12;
    assert_eq!(missing(look).failure().diagnosis, Diagnosis::Missing);
    let mut look = Look::connected();
    look.runs(ANI);
    look.at(11).unread = 12;
    assert_eq!(missing(look).failure().diagnosis, Diagnosis::Missing);
}

#[test]
fn what_was_typed_and_not_read_is_told_of_the_speaker() {
    let mut look = Look::at_rest();
    let mut terminal = Terminal {
        actor: BUDI,
        has_unread: true,
        echoes: false,
    };
    look.0.terminals.push(terminal.clone());
    look.process(BUDI).threads.remove(0);
    let bench = missing(look).types(BUDI, "halo");
    let failure = bench.failure();
    assert_eq!(failure.diagnosis, Diagnosis::NotReading);
    assert_eq!(
        failure.clues,
        [Clue::Untyped {
            actor: name("budi")
        }]
    );
    terminal.actor = CITRA;
    let mut look = Look::at_rest();
    look.0.terminals.push(terminal);
    let elsewhere = missing(look).types(BUDI, "halo");
    assert_eq!(elsewhere.failure().diagnosis, Diagnosis::Missing);
}

#[test]
fn a_frozen_program_is_not_blamed() {
    let mut look = Look::connected();
    look.thread(ANI, Call::Read, Target::Terminal(ANI));
    look.at(11).unread = 12;
    let mut bench = missing(look);
    bench.seen[ANI.0].is_frozen = true;
    assert_eq!(bench.failure().diagnosis, Diagnosis::Missing);
}

#[test]
fn a_client_and_a_server_that_wait_for_each_other_are_a_deadlock() {
    let mut look = Look::at_rest();
    look.process(ANI).threads.remove(0);
    let failure = missing(look).failure();
    assert_eq!(failure.diagnosis, Diagnosis::Deadlock);
    let circle = vec![name("ani"), name("server")];
    assert_eq!(failure.clues, [Clue::Cycle(circle)]);
}

#[test]
fn a_server_that_asks_its_operator_is_in_no_deadlock() {
    let mut look = Look::at_rest();
    look.process(ANI).threads.remove(0);
    look.thread(SERVER, Call::Read, Target::Terminal(SERVER));
    assert_eq!(missing(look).failure().diagnosis, Diagnosis::Missing);
}

#[test]
fn a_wait_with_a_time_limit_or_with_something_to_read_is_no_deadlock() {
    let mut look = Look::at_rest();
    look.process(ANI).threads.remove(0);
    look.at(21).unread = 4;
    assert_ne!(missing(look).failure().diagnosis, Diagnosis::Deadlock);
    let mut look = Look::connected();
    look.thread(SERVER, Call::Receive, Target::Socket(21));
    look.thread(ANI, Call::Receive, Target::Socket(11)).is_timed = true;
    assert_eq!(missing(look).failure().diagnosis, Diagnosis::Missing);
}

#[test]
fn three_that_wait_in_a_circle_are_a_deadlock() {
    let mut look = Look(Survey::default());
    for (n, one, next) in [(1, ANI, BUDI), (2, BUDI, CITRA), (3, CITRA, ANI)] {
        look.joins(one, n, next);
        look.thread(one, Call::Receive, Target::Socket(10 + n));
    }
    let mut bench = missing(look);
    bench.roles[0].listens_on.clear();
    let failure = bench.failure();
    assert_eq!(failure.diagnosis, Diagnosis::Deadlock);
    let circle = ["ani", "budi", "citra"].map(name).to_vec();
    assert_eq!(failure.clues, [Clue::Cycle(circle)]);
}

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

#[test]
fn too_many_are_duplicates_and_too_few_are_missing() {
    let counted = |count: u32| {
        let bound = Bound { least: 3, most: 3 };
        let quantity = Quantity::Threads;
        let mut bench = Bench::new().expects(SERVER, Expected::Count { quantity, bound });
        bench.measured.count = Some(count);
        bench.failure().diagnosis
    };
    assert_eq!(counted(5), Diagnosis::Duplicate);
    assert_eq!(counted(1), Diagnosis::Missing);
}

#[test]
fn a_program_that_stopped_itself_is_told() {
    let mut look = Look::at_rest();
    look.process(ANI).is_stopped = true;
    let failure = missing(look).failure();
    assert_eq!(failure.clues, [Clue::Stopped { actor: name("ani") }]);
    assert!(failure.waiting[0].is_stopped && failure.waiting[0].on.is_empty());
}
