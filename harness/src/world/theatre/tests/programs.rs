//! Programs on terminals.

use super::*;
use crate::scenario::sentence::Signal;
use crate::trace::RefusalKind;

#[test]
fn nothing_that_is_typed_comes_back_by_itself() {
    let cast = (0..20).map(|_| program("/bin/cat", &[])).collect();
    let mut play = Play::new(cast);
    for round in 0..10 {
        for place in 0..20 {
            let actor = ActorId(place);
            play.start(actor);
            play.types(actor, &format!("halo {round}\n"));
            play.types(actor, "\x04");
        }
        for place in 0..20 {
            let ended = |seen: &[Event]| {
                let ends = seen.iter().filter(
                    |event| matches!(event, Event::Exited { actor, .. } if actor.0 == place),
                );
                ends.count() > round
            };
            play.until("end of file", ended);
        }
    }
    let expected: String = (0..10).map(|round| format!("halo {round}\n")).collect();
    for place in 0..20 {
        assert_eq!(play.said(ActorId(place)), expected);
    }
}

#[test]
fn a_program_sees_a_terminal_of_the_size_that_was_said() {
    let mut play = Play::of(shell("stty size; stty -a; exec sleep 100"));
    play.until_text(ONLY, "-echoprt");
    let said = play.said(ONLY);
    assert!(said.starts_with("24 80\n"), "{said}");
    for mode in [" -echo ", " -onlcr", " iutf8", " icanon", "isig ", " icrnl"] {
        assert!(said.contains(mode), "{mode} in {said}");
    }
}

#[test]
fn a_program_gets_its_terminal_and_no_other_descriptor() {
    let cast = vec![
        program("/bin/cat", &[]),
        shell("ls -l /proc/self/fd; ulimit -n; echo ada"),
    ];
    let mut play = Play::new(cast);
    play.start(ONLY);
    play.until_started(ONLY);
    let second = ActorId(1);
    play.start(second);
    play.until_exit(second);
    let said = play.said(second);
    let open: Vec<&str> = said.lines().filter(|line| line.contains(" -> ")).collect();
    let theirs = open.iter().filter(|line| line.contains("/dev/pts/"));
    // Its own listing is the fourth.
    assert_eq!((open.len(), theirs.count()), (4, 3), "{said}");
}

#[test]
fn the_environment_is_clean() {
    let mut play = Play::of(program("/usr/bin/env", &[]));
    play.until_exit(ONLY);
    let said = play.said(ONLY);
    let names: Vec<&str> = said
        .lines()
        .filter_map(|line| line.split('=').next())
        .collect();
    assert_eq!(names.len(), 11, "{said}");
    assert!(said.contains("TERM=dumb\n") && said.contains("LANG=C.UTF-8\n"));
}

#[test]
fn a_program_that_cannot_be_executed_is_told_and_leaves_no_copy_of_this_one() {
    let folder = std::env::temp_dir().join(format!("praktikum-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let script = folder.join("script");
    std::fs::write(&script, "#!/bin/there/is/none\n").unwrap();
    let plain = folder.join("plain");
    std::fs::write(&plain, "text").unwrap();
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(&script, mode).unwrap();
    for (path, errno) in [
        (Path::new("/there/is/none"), libc::ENOENT),
        (&script, libc::ENOENT),
        (&plain, libc::EACCES),
        (&folder, libc::EACCES),
    ] {
        let mut play = Play::of(program(path.to_str().unwrap(), &[]));
        play.until("refusal", |seen| !seen.is_empty());
        let [Event::NotStarted { why, .. }] = &play.seen[..] else {
            panic!("{:?}", play.seen);
        };
        assert_eq!((why.kind, why.errno), (RefusalKind::NotExecutable, errno));
        let child = play.theatre.players[0].session().unwrap();
        let number = u32::try_from(child.as_raw_nonzero().get()).unwrap();
        assert!(!lives(number), "a copy of this program is left");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn all_output_is_told_before_the_end_even_of_a_quick_program() {
    for _ in 0..20 {
        let mut play = Play::of(shell("seq 1 1000; exit 3"));
        assert_eq!(play.until_exit(ONLY), Exit::Code(3));
        assert!(play.said(ONLY).ends_with("999\n1000\n"));
        assert!(matches!(play.seen.last(), Some(Event::Exited { .. })));
    }
}

#[test]
fn ctrl_c_interrupts_and_ctrl_d_ends_input() {
    let mut play = Play::of(program("/bin/cat", &[]));
    play.types(ONLY, "\x03");
    assert_eq!(play.until_exit(ONLY), Exit::Signal(libc::SIGINT));
    let mut play = Play::of(program("/bin/cat", &[]));
    play.types(ONLY, "\x04");
    assert_eq!(play.until_exit(ONLY), Exit::Code(0));
}

#[test]
fn signals_freezing_and_hanging_up_reach_the_program() {
    for (signal, number) in [(Signal::Term, 15), (Signal::Kill, 9), (Signal::Hup, 1)] {
        let mut play = Play::of(program("/bin/cat", &[]));
        play.until_started(ONLY);
        let actor = ONLY;
        play.theatre.perform(&Action::Signal { actor, signal });
        assert_eq!(play.until_exit(ONLY), Exit::Signal(number));
    }
    let mut play = Play::of(program("/bin/cat", &[]));
    play.until_started(ONLY);
    play.theatre.perform(&Action::HangUp(ONLY));
    assert_eq!(play.until_exit(ONLY), Exit::Signal(libc::SIGHUP));

    let mut play = Play::of(program("/bin/cat", &[]));
    play.until_started(ONLY);
    play.theatre.perform(&Action::Freeze(ONLY));
    play.types(ONLY, "beku\n");
    let wants = Wants {
        until: Some(play.theatre.now().after(Duration::from_millis(50))),
        ..Wants::default()
    };
    let meanwhile = play.theatre.wait(&wants);
    let told: Vec<Event> = meanwhile.into_iter().map(|(_, event)| event).collect();
    assert_eq!(said(&told, ONLY), "");
    play.theatre.perform(&Action::Thaw(ONLY));
    play.until_text(ONLY, "beku");
}

#[test]
fn who_is_frozen_stands_still_at_once_with_all_threads() {
    let script = "import threading\nfor _ in range(20): threading.Thread(target=lambda: threading.Event().wait(), daemon=True).start()\nprint('siap', flush=True)\ninput()";
    let mut play = Play::of(python(script));
    let pid = play.until_started(ONLY).unwrap();
    play.until_text(ONLY, "siap");
    for _ in 0..20 {
        play.theatre.perform(&Action::Freeze(ONLY));
        let threads = std::fs::read_dir(format!("/proc/{pid}/task")).unwrap();
        let states = threads.map(|thread| {
            let stat = std::fs::read_to_string(thread.unwrap().path().join("stat")).unwrap();
            stat.rsplit(") ").next().unwrap().chars().next().unwrap()
        });
        assert_eq!(states.collect::<String>(), "T".repeat(21));
        play.theatre.perform(&Action::Thaw(ONLY));
    }
}

#[test]
fn a_child_that_keeps_the_terminal_does_not_hide_the_end() {
    let script = "trap '' HUP TERM; sleep 1000 & echo anak $!; exit 7";
    let mut play = Play::of(shell(script));
    assert_eq!(play.until_exit(ONLY), Exit::Code(7));
    let said = play.said(ONLY);
    let child: u32 = said.trim_start_matches("anak ").trim().parse().unwrap();
    assert!(lives(child));
    play.theatre.end(Duration::from_millis(20));
    assert!(!lives(child), "the child is left");
}

#[test]
fn a_program_that_closes_its_descriptors_and_stays_is_seen_to_end() {
    let mut play = Play::of(python(
        "import os, signal\nos.closerange(0, 100)\nsignal.pause()",
    ));
    play.until_started(ONLY);
    let ended = play.theatre.end(Duration::from_secs(5));
    let ended: Vec<Event> = ended.into_iter().map(|(_, event)| event).collect();
    assert!(exit(&ended, ONLY).is_some(), "{ended:?}");
}

#[test]
fn a_flood_starves_nobody_and_one_who_never_reads_stops_nobody() {
    let cast = vec![
        program("/usr/bin/yes", &[]),
        program("/bin/cat", &[]),
        program("/bin/sleep", &["1000"]),
    ];
    let mut play = Play::new(cast);
    for place in 0..3 {
        play.start(ActorId(place));
        play.until_started(ActorId(place));
    }
    let deaf = ActorId(2);
    let line = format!("{}\n", "x".repeat(1000));
    play.types(deaf, &line.repeat(100));
    for round in 0..20 {
        play.types(ActorId(1), &format!("putaran {round}\n"));
        let began = play.theatre.now();
        play.until_text(ActorId(1), &format!("putaran {round}\n"));
        assert!(play.theatre.now().since(began) < Duration::from_secs(5));
        let flood = |event: &Event| event.actor() == Some(ONLY);
        play.seen.retain(|event| !flood(event));
    }
    let wrote = |event: &Event| matches!(event, Event::Wrote { actor } if *actor == deaf);
    assert!(!play.seen.iter().any(wrote), "nobody has read that");
    play.theatre.end(Duration::ZERO);
}

#[test]
fn too_much_for_a_program_that_never_reads_is_refused() {
    let mut play = Play::of(program("/bin/sleep", &["1000"]));
    play.until_started(ONLY);
    let line = format!("{}\n", "x".repeat(1000));
    for _ in 0..12 {
        play.types(ONLY, &line.repeat(100));
    }
    play.until("refusal", |seen| {
        let refused = |event: &Event| matches!(event, Event::NotWritten { .. });
        seen.iter().any(refused)
    });
}

#[test]
fn bytes_that_are_no_text_come_as_they_are_and_what_is_typed_is_never_echoed() {
    let mut play = Play::of(shell(r"stty echo; printf 'a\377b\303\n'; exec cat"));
    play.until_text(ONLY, "\n");
    play.types(ONLY, "halo\n");
    play.types(ONLY, "dua\n");
    play.until_text(ONLY, "dua\n");
    assert_eq!(said(&play.seen, ONLY).matches("halo").count(), 1);
    let first = play.seen.iter().find_map(|event| match event {
        Event::Printed { bytes, .. } => Some(bytes.0.clone()),
        _ => None,
    });
    assert!(first.unwrap().starts_with(b"a\xff"));
}

#[test]
fn one_that_ignores_being_asked_ends_right_after_the_grace() {
    let stubborn = "trap '' TERM; echo siap; while :; do sleep 1000; done";
    let cast = vec![
        shell(stubborn),
        program("/bin/cat", &[]),
        program("/bin/cat", &[]),
        program("/bin/sleep", &["1000"]),
    ];
    let mut play = Play::new(cast);
    let mut pids = Vec::new();
    for place in 0..4 {
        play.start(ActorId(place));
        pids.push(play.until_started(ActorId(place)).unwrap());
    }
    play.theatre.perform(&Action::Freeze(ActorId(1)));
    play.until_text(ONLY, "siap");
    let began = play.theatre.now();
    let grace = Duration::from_millis(50);
    let events = play.theatre.end(grace);
    let took = play.theatre.now().since(began);
    assert!(
        took >= grace && took < grace + Duration::from_secs(3),
        "{took:?}"
    );
    let ended: Vec<Event> = events.into_iter().map(|(_, event)| event).collect();
    let ends: Vec<Option<Exit>> = (0..4).map(|place| exit(&ended, ActorId(place))).collect();
    let by = |signal| Some(Exit::Signal(signal));
    assert_eq!(ends, [by(9), by(15), by(15), by(15)]);
    assert!(!pids.into_iter().any(lives));
}

#[test]
fn those_who_go_when_asked_are_not_waited_for_any_longer() {
    let mut play = Play::of(program("/bin/cat", &[]));
    play.until_started(ONLY);
    let began = play.theatre.now();
    play.theatre.end(Duration::from_secs(20));
    assert!(play.theatre.now().since(began) < Duration::from_secs(10));
}

#[test]
fn a_theatre_that_is_left_leaves_nobody() {
    let mut play = Play::of(shell("trap '' TERM HUP; while :; do sleep 1000; done"));
    let pid = play.until_started(ONLY).unwrap();
    drop(play);
    assert!(!lives(pid));
}

#[test]
fn an_actor_may_be_started_again_but_not_twice_at_once() {
    let mut play = Play::of(program("/bin/cat", &[]));
    let first = play.until_started(ONLY);
    play.start(ONLY);
    play.until("refusal", |seen| {
        let refused = |event: &Event| matches!(event, Event::NotStarted { .. });
        seen.iter().any(refused)
    });
    play.types(ONLY, "\x03");
    play.until_exit(ONLY);
    play.seen.clear();
    play.start(ONLY);
    assert_ne!(play.until_started(ONLY), first);
    play.types(ONLY, "lagi\n");
    play.until_text(ONLY, "lagi");
}

#[test]
fn pieces_are_as_they_were_ordered() {
    let script = "printf 'halo semua\n'";
    let mut one = Play::in_pieces(vec![shell(script)], Chunking::OneByte);
    one.start(ONLY);
    one.until_exit(ONLY);
    let sizes: Vec<usize> = one.seen.iter().map(size).filter(|size| *size > 0).collect();
    assert_eq!(sizes, [1; 11]);
    assert_eq!(one.said(ONLY), "halo semua\n");

    let slowly = "for i in 1 2 3 4 5; do printf $i; done; exec cat";
    let mut all = Play::in_pieces(vec![shell(slowly)], Chunking::Coalesced);
    all.start(ONLY);
    all.until_text(ONLY, "5");
    let pieces = all.seen.iter().filter(|event| size(event) > 0).count();
    assert!(pieces <= 2, "{:?}", all.seen);
}
