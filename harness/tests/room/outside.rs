//! What is true of a room from outside.

use super::{Case, child, plays};
use std::fs;
use std::io::{ErrorKind, Read};
use std::os::unix::process::CommandExt;
use std::process::Stdio;

pub(super) const CASES: [Case; 3] = [
    Case {
        name: "who_kills_the_process_outside_ends_the_room",
        body: who_kills_the_process_outside_ends_the_room,
    },
    Case {
        name: "many_rooms_are_independent",
        body: many_rooms_are_independent,
    },
    Case {
        name: "an_ordinary_user_may_enter_too",
        body: an_ordinary_user_may_enter_too,
    },
];

/// How long the program of a room that stays sleeps: by this it is recognised.
pub(super) const LONG: &str = "86399.5";
pub(super) const STAY: &str = "PRAKTIKUM_TEST_STAY";

/// Nobody is an ordinary user, everywhere.
const NOBODY: u32 = 65534;

fn sleepers() -> usize {
    let processes = fs::read_dir("/proc").unwrap();
    let lines =
        processes.filter_map(|entry| fs::read_to_string(entry.ok()?.path().join("cmdline")).ok());
    lines.filter(|line| line.contains(LONG)).count()
}

fn who_kills_the_process_outside_ends_the_room() {
    let mut outside = child("stays_until_it_is_killed")
        .env(STAY, "1")
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = outside.stderr.take().unwrap();
    let mut word = [0; 5];
    said.read_exact(&mut word).unwrap();
    assert!(sleepers() > 0);
    outside.kill().unwrap();
    outside.wait().unwrap();
    // The pipe ends with the process inside, and the others with it.
    said.read_to_end(&mut Vec::new()).unwrap();
    let mut rounds = 0;
    while sleepers() > 0 {
        rounds += 1;
        assert!(rounds < 10_000, "a program is left");
        std::thread::yield_now();
    }
}

fn many_rooms_are_independent() {
    let rooms: Vec<_> = (0..8)
        .map(|_| {
            child("the_network_is_a_loopback_of_its_own")
                .spawn()
                .unwrap()
        })
        .collect();
    for mut room in rooms {
        assert!(room.wait().unwrap().success());
    }
}

fn an_ordinary_user_may_enter_too() {
    let own = fs::metadata("/proc/self").unwrap();
    if std::os::unix::fs::MetadataExt::uid(&own) != 0 {
        return plays("the_host_has_a_name_that_resolves");
    }
    for case in [
        "the_network_is_a_loopback_of_its_own",
        "a_group_and_a_broadcast_arrive_with_a_sender",
        "the_host_has_a_name_that_resolves",
        "only_the_play_is_in_proc",
    ] {
        let output = match child(case).uid(NOBODY).gid(NOBODY).output() {
            Err(why) if why.kind() == ErrorKind::PermissionDenied => {
                eprintln!("SKIPPED: an ordinary user may not execute this test: {why}");
                return;
            }
            output => output.unwrap(),
        };
        assert!(
            output.status.success(),
            "{case}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}
