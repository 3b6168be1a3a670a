//! Plays that are stopped on the way leave nothing behind.

use super::{ECHO, Lab, SCENARIO};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// A program that is never still, ignores what ends others, and has a child that does too.
const STUBBORN: &str = "import os, signal, time
for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
    signal.signal(each, signal.SIG_IGN)
if os.fork() == 0:
    os.setsid()
else:
    input('kata? ')
while True:
    time.sleep(0.05)
";

/// Starts a play, and returns when its first check has ended: the program waits then.
fn playing(lab: &Lab, words: &[&str]) -> (Child, impl Iterator<Item = String>) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_praktikum"))
        .current_dir(lab.course())
        .args(["run", "--submission", "../ani", "--lang", "en"])
        .args(words)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut lines = lines.map(Result::unwrap);
    let reached = lines.find(|line| line.contains("The program runs"));
    assert!(reached.is_some(), "the first check ended");
    (child, lines)
}

/// Is there a process that runs in the lab's folder?
fn is_populated(folder: &Path) -> bool {
    let folder = folder.canonicalize().unwrap();
    let processes = fs::read_dir("/proc").unwrap().flatten();
    let folders = processes.filter_map(|process| fs::read_link(process.path().join("cwd")).ok());
    let own = std::env::current_dir().unwrap();
    folders
        .into_iter()
        .any(|cwd| cwd.starts_with(&folder) && cwd != own)
}

/// Nobody is left, soon.
fn empties(folder: &Path) -> bool {
    let (_sender, never) = mpsc::channel::<()>();
    let pause = Duration::from_millis(10);
    (0..500).any(|_| {
        let is_empty = !is_populated(folder);
        never.recv_timeout(pause).unwrap_err();
        is_empty
    })
}

fn signal(child: &Child, name: &str) {
    let done = Command::new("kill")
        .args(["-s", name, &child.id().to_string()])
        .status();
    assert!(done.unwrap().success());
}

fn lab() -> Lab {
    let waits = SCENARIO.replace(
        "- ani sees: halo ${word}",
        "- ani sees: halo ${word}\n        within: 600s",
    );
    Lab::new(&waits, STUBBORN)
}

#[test]
fn a_wish_to_stop_ends_everything_and_says_so() {
    for (name, words) in [
        ("INT", &[][..]),
        ("TERM", &[]),
        ("HUP", &[]),
        ("INT", &["--isolation", "none"]),
    ] {
        let lab = lab();
        let (mut child, lines) = playing(&lab, words);
        assert!(is_populated(&lab.0.path().join("ani")), "somebody plays");
        signal(&child, name);
        let told: Vec<String> = lines.collect();
        let told = told.join("\n");
        assert!(
            told.contains("Interrupted; all programs have been ended.")
                && told.contains("gema/satu was under way and does not count."),
            "{name}: {told}"
        );
        assert_eq!(child.wait().unwrap().code(), Some(130), "{name}");
        assert!(!is_populated(lab.0.path()), "{name}: nobody is left");
    }
}

#[test]
fn a_parent_that_is_killed_leaves_nobody_behind() {
    for words in [&[][..], &["--isolation", "none"]] {
        let lab = lab();
        let (mut child, _lines) = playing(&lab, words);
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(empties(lab.0.path()), "{words:?}: nobody is left");
    }
}

#[test]
fn what_a_program_leaves_behind_is_ended_with_the_play() {
    let orphan = format!(
        "import os, time\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(1000)\n{ECHO}"
    );
    for words in [&[][..], &["--isolation", "none"]] {
        let lab = Lab::new(SCENARIO, &orphan);
        lab.run(words).code(0);
        assert!(!is_populated(lab.0.path()), "{words:?}: nobody is left");
    }
}
