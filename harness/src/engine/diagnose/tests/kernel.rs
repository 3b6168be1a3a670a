//! What the kernel said explains a failure: backlogs, bytes that nobody reads, and circles.

use super::bench::{ANI, BUDI, Bench, CITRA, SERVER, name};
use super::look::Look;
use crate::scenario::quantity::Bound;
use crate::scenario::vocabulary::{Diagnosis, Quantity};
use crate::trace::survey::{Call, SocketState, Survey, Target, Terminal};
use crate::verdict::{Clue, Expected, WaitsFor};

pub(super) fn missing(look: Look) -> Bench {
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
fn of_several_that_are_not_read_who_spoke_last_comes_first() {
    let mut look = Look::connected();
    look.thread(SERVER, Call::Accept, Target::Socket(1));
    look.thread(SERVER, Call::Futex, Target::Socket(0))
        .on
        .clear();
    for inode in [21, 22, 23] {
        look.at(inode).unread = 4;
    }
    let first = |speakers: [_; 2]| {
        let bench = missing(Look(look.0.clone()));
        let bench = speakers
            .into_iter()
            .fold(bench, |bench, who| bench.types(who, "halo"));
        match bench.failure().clues.first() {
            Some(Clue::Unread { from, .. }) => from.clone(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(first([BUDI, CITRA]), Some(name("citra")));
    assert_eq!(first([CITRA, BUDI]), Some(name("budi")));
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
