//! Who rests in a room: that it is proved, when it is not, and what waiting costs.

use super::{ONLY, program, start, until};
use praktikum::trace::survey::Stillness;
use praktikum::trace::{Action, ActorId, Bytes, Event, Exit, Limit, Wants};
use praktikum::world::theatre::{Chunking, Theatre};
use std::time::Duration;

pub(super) fn a_stage_of_blocked_programs_is_proved_still() {
    let server = "import socket\ns = socket.socket(); s.bind(('127.0.0.1', 59000)); s.listen()\n\
                  print('siap', flush=True); s.accept()";
    let cast = vec![
        program("python3", &["-c", server]),
        program("/bin/cat", &[]),
    ];
    let mut theatre = Theatre::new(cast, Chunking::AsItComes, true).unwrap();
    start(&mut theatre, ONLY);
    start(&mut theatre, ActorId(1));
    until(&mut theatre, &Wants::default(), |_, said| {
        said.contains("siap")
    });
    let began = theatre.now();
    let still = Wants {
        stillness: true,
        ..Wants::default()
    };
    until(&mut theatre, &still, |event, _| match event {
        Event::Surveyed(survey) => survey.stillness == Stillness::Proved,
        _ => false,
    });
    let took = theatre.now().since(began);
    eprintln!("{took:?} until it was proved");
    // Wanted still, it is told again, but ever more rarely.
    let until = theatre.now().after(Duration::from_millis(300));
    let wants = Wants {
        until: Some(until),
        ..still
    };
    let mut told = 0;
    while theatre.now() < until {
        told += theatre.wait(&wants).len();
    }
    assert!((1..=9).contains(&told), "told {told} times");
}

/// When it is told to, more threads than one program may have, fewer than the kernel would refuse; then it rests.
const CROWD: &str = "import ctypes, signal\n\
    libc = ctypes.CDLL(None)\n\
    small = ctypes.create_string_buffer(256)\n\
    libc.pthread_attr_init(small)\n\
    libc.pthread_attr_setstacksize(small, ctypes.c_size_t(65536))\n\
    number, create, rest = ctypes.byref(ctypes.c_ulong()), libc.pthread_create, libc.pause\n\
    input()\n\
    for _ in range(340): create(number, small, rest, None)\n\
    signal.pause()";
/// A moment after the watch's second look: the third is as far away as it can be.
const BETWEEN: Duration = Duration::from_millis(127);

pub(super) fn who_takes_too_much_and_rests_is_ended_before_it_is_proved_still() {
    let still = Wants {
        stillness: true,
        ..Wants::default()
    };
    for round in 0..50 {
        let cast = vec![program("python3", &["-c", CROWD])];
        let mut theatre = Theatre::new(cast, Chunking::AsItComes, true).unwrap();
        let between = theatre.now().after(BETWEEN);
        start(&mut theatre, ONLY);
        let wants = Wants {
            until: Some(between),
            ..Wants::default()
        };
        while theatre.now() < between {
            theatre.wait(&wants);
        }
        theatre.perform(&Action::Write {
            actor: ONLY,
            bytes: Bytes::from("\n"),
        });
        until(&mut theatre, &still, |event, said| match event {
            Event::Surveyed(survey) => {
                assert_ne!(survey.stillness, Stillness::Proved, "round {round}: {said}");
                false
            }
            Event::Exited { how, .. } => {
                let is_told = matches!(how, Exit::Limit(Limit::Threads(_)));
                assert!(is_told, "round {round}: {how:?} {said}");
                true
            }
            _ => false,
        });
        theatre.end(Duration::ZERO);
    }
}

pub(super) fn waiting_for_those_who_sleep_costs_next_to_nothing() {
    let cast = (0..4).map(|_| program("/bin/sleep", &["1000"])).collect();
    let mut theatre = Theatre::new(cast, Chunking::AsItComes, true).unwrap();
    for place in 0..4 {
        start(&mut theatre, ActorId(place));
        until(&mut theatre, &Wants::default(), |event, _| {
            matches!(event, Event::Started { .. })
        });
    }
    let before = theatre.survey().load.own;
    let wants = Wants {
        until: Some(theatre.now().after(Duration::from_secs(2))),
        facts: true,
        stillness: true,
        ..Wants::default()
    };
    while !theatre.wait(&wants).is_empty() {}
    let spent = theatre.survey().load.own - before;
    // Without optimization it is some times what it may be with it: 5 ms.
    assert!(spent < Duration::from_millis(40), "{spent:?}");
    eprintln!("{spent:?} of CPU time in 2 s");
}
