//! Which runtimes can be proved still when they are idle, and why the others cannot.

mod c;
mod python;

use super::stage::{Stage, now};
use praktikum::trace::survey::{Restless, Stillness, Survey};
use praktikum::world::recipe::JAVA;
use std::fs;
use std::io::{self, Write};
use std::process::Command;
use std::time::Duration;
use tempfile::TempDir;

/// Says `ready`, then idles as the code says; proved still, or for which reason not.
struct Idle {
    name: &'static str,
    code: &'static str,
    still: Result<(), &'static str>,
}

const STILL: Result<(), &str> = Ok(());

/// Why it is not still, in a word.
fn lasting(survey: &Survey) -> Option<&'static str> {
    match &survey.stillness {
        Stillness::Proved => None,
        Stillness::Open => Some("open"),
        Stillness::Moving(why) => Some(match why {
            Restless::Running { .. } => "running",
            Restless::Timed { .. } => "timed",
            Restless::Timer { .. } => "timer",
            Restless::Unknown { .. } => "unknown",
            Restless::InFlight => "in flight",
            Restless::Outside => "outside",
        }),
    }
}

/// Plays one, and compares what the looks said.
fn judge(name: &str, still: Result<(), &str>, program: &str, args: &[&str]) {
    let mut stage = Stage::new(false);
    let actor = stage.start(program, args);
    stage.hear(actor, "ready");
    let began = now();
    loop {
        let settled = stage.settle(Duration::from_millis(300));
        let found = lasting(&settled.survey).map_or(Ok(()), Err);
        if found == still {
            break;
        }
        assert!(
            still.is_err() || !stage.said(actor).contains("Error"),
            "{name}: {}",
            stage.said(actor)
        );
        let is_final = found.is_ok() || now() - began > Duration::from_secs(20);
        assert!(
            !is_final,
            "{name}: {found:?}, not {still:?}\n{:#?}",
            settled.survey
        );
    }
    // It stays as it is: a reason that lasts is not gone at the next look.
    stage.drain();
    assert_eq!(stage.disproved, [""; 0], "{name}");
}

pub(super) fn is_here(program: &str) -> bool {
    is_here_as(program, "--version")
}

/// Not everybody tells their version when asked the same.
fn is_here_as(program: &str, asked: &str) -> bool {
    let is_here = Command::new(program)
        .arg(asked)
        .output()
        .is_ok_and(|out| out.status.success());
    if !is_here {
        let mut loud = io::stderr();
        writeln!(loud, "DID NOT RUN: {program} is not here").unwrap();
    }
    is_here
}

#[test]
fn idle_shells_and_node_are_proved_still() {
    judge("cat", STILL, "sh", &["-c", "echo ready; cat"]);
    judge("sleep", STILL, "sh", &["-c", "echo ready; sleep 600"]);
    judge("a nap", Err("timed"), "sh", &["-c", "echo ready; sleep 15"]);
    judge(
        "a pipe",
        STILL,
        "sh",
        &["-c", "echo ready; cat | cat | cat"],
    );
    if is_here("node") {
        let server =
            "require('net').createServer().listen(0, '127.0.0.1', () => console.log('ready'))";
        judge("a server in node", STILL, "node", &["-e", server]);
        let timer = "setInterval(() => {}, 600000); console.log('ready')";
        judge("a timer in node", Err("timed"), "node", &["-e", timer]);
    }
}

#[test]
fn idle_java_is_proved_still_as_it_is_started_here_and_not_otherwise() {
    if !is_here("java") {
        return;
    }
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("Idle.java");
    let code = "class Idle { public static void main(String[] a) throws Exception { System.out.println(\"ready\"); System.in.read(); } }";
    fs::write(&file, code).unwrap();
    judge("java", Err("timed"), "java", &[file.to_str().unwrap()]);
    let options = JAVA.into_iter();
    let calm: Vec<&str> = options.chain(file.to_str()).collect();
    judge("java, calm", STILL, "java", &calm);
    let code = code.replace(
        "System.in",
        "Thread t = new Thread(() -> { try { Thread.sleep(15000); } catch (Exception e) {} }, \"VM Periodic Task\"); t.start(); System.in",
    );
    fs::write(&file, code).unwrap();
    judge(
        "one that is named as Java's own",
        Err("timed"),
        "java",
        &calm,
    );
}

#[test]
fn idle_go_is_proved_still_though_its_housekeeper_waits_with_a_timeout() {
    if !is_here_as("go", "version") {
        return;
    }
    let folder = TempDir::new().unwrap();
    let (file, program) = (folder.path().join("idle.go"), folder.path().join("idle"));
    let code = "package main\nimport (\"net\"; \"os\")\nfunc main() { l, _ := net.Listen(\"tcp\", \"127.0.0.1:0\"); go l.Accept(); println(\"ready\"); os.Stdin.Read(make([]byte, 9)) }\n";
    fs::write(&file, code).unwrap();
    let built = Command::new("go")
        .args(["build", "-o"])
        .args([&program, &file])
        .env("CGO_ENABLED", "0")
        .status()
        .unwrap();
    assert!(built.success());
    judge("go", STILL, program.to_str().unwrap(), &[]);
}

#[test]
fn a_program_that_reads_its_terminal_is_known_as_soon_as_it_does() {
    let mut stage = Stage::new(false);
    let cat = stage.start("sh", &["-c", "echo ready; cat"]);
    stage.hear(cat, "ready");
    let began = now();
    while !stage.reads_terminal(cat) {
        assert!(now() - began < Duration::from_secs(20), "it never reads");
        stage.pause(Duration::from_millis(1));
        stage.drain();
    }
    let settled = stage.settle(Duration::from_secs(20));
    assert!(
        settled.survey.is_still(),
        "{:?} after {:?}",
        settled.survey,
        settled.took
    );
    stage.types(cat, "halo\n");
    assert!(
        !stage.reads_terminal(cat),
        "something is on its way to it, or from it"
    );
    stage.hear(cat, "halo");
    let busy = stage.start("sh", &["-c", "echo ready; while :; do :; done"]);
    stage.hear(busy, "ready");
    assert!(!stage.reads_terminal(busy));
}
