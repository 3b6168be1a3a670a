//! The room of a play, from inside: each test is a process of its own, which enters one.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test says what it missed by panicking"
)]

mod inside;
mod outside;

use libtest_mimic::{Arguments, Failed, Trial};
use praktikum::world::room::{Side, close, enter, probe};
use praktikum::world::sandbox::Household;
use std::process::{Command, ExitCode};

/// A test of the room: it runs inside, and panics if something is not as it should be.
struct Case {
    name: &'static str,
    body: fn(),
}

/// What a child of this program is told so that it plays a case.
const INSIDE: &str = "--inside";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    if let [_, word, name] = &args[..]
        && word == INSIDE
    {
        return play(name);
    }
    let obstacle = probe().err();
    if let Some(why) = &obstacle {
        eprintln!("\nSKIPPED: no test of the room runs here, they count as ignored: {why}\n");
    }
    let trial = |name: &'static str, body: Box<dyn FnOnce() + Send>| {
        let run = move || {
            body();
            Ok::<(), Failed>(())
        };
        Trial::test(name, run).with_ignored_flag(obstacle.is_some())
    };
    let cases = inside::CASES
        .iter()
        .map(|case| trial(case.name, Box::new(|| plays(case.name))));
    let others = outside::CASES
        .iter()
        .map(|case| trial(case.name, Box::new(case.body)));
    let trials = cases.chain(others).collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// In the child: the case is played inside, its end relayed outside.
fn play(name: &str) -> ExitCode {
    match enter(&Household::default(), 0).unwrap() {
        Side::Outside(code) => ExitCode::from(code),
        Side::Inside(_) => {
            close().unwrap();
            let case = inside::CASES.iter().find(|case| case.name == name);
            (case.unwrap().body)();
            ExitCode::SUCCESS
        }
    }
}

fn child(name: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([INSIDE, name]);
    command
}

fn plays(name: &str) {
    let output = child(name).output().unwrap();
    assert!(
        output.status.success(),
        "{name}: {}\n{}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
}
