//! Hostile programs in the role of a student's server: each attempts something, and must be stopped by the
//! mechanism that its first lines name. Whoever runs these tests plays them all, and if that is root, an
//! ordinary user does too.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test says what it missed by panicking"
)]

mod attack;
mod builds;
mod crowd;
mod ground;
mod keeper;
mod play;
mod somebody;
mod strangers;
mod table;

use attack::Attack;
use libtest_mimic::{Arguments, Failed, Trial};
use praktikum::world::room::probe;
use somebody::{Somebody, everybody};
use std::process::{Command, ExitCode};
use std::sync::Arc;

/// What a child of this program is told so that it finds out whether there are rooms for its user.
const PROBE: &str = "--probe";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.split_first() {
        Some((word, rest)) if word == keeper::KEEP => return keeper::keep(rest),
        Some((word, _)) if word == PROBE => return allows(),
        _ => {}
    }
    let attacks: Vec<Arc<Attack>> = attack::all().into_iter().map(Arc::new).collect();
    let mut trials: Vec<Trial> = Vec::new();
    for somebody in everybody() {
        let obstacle = obstacle(somebody);
        if let Some(why) = &obstacle {
            eprintln!(
                "\nSKIPPED: no attack is played as {} here, they count as ignored: {why}\n",
                somebody.name
            );
        }
        let is_ignored = obstacle.is_some();
        trials.extend(
            attacks
                .iter()
                .map(|attack| trial(attack, somebody, is_ignored)),
        );
        for build in &builds::BUILDS {
            let has = is_ignored || builds::has(somebody, build.tool);
            if !has {
                let (name, tool) = (build.name, build.tool);
                eprintln!("SKIPPED: {name} as {}: no {tool} for them", somebody.name);
            }
            let name = format!("{}::builds::{}", somebody.name, build.name);
            trials.push(test(name, is_ignored || !has, move || {
                builds::is_stopped(build, somebody)
            }));
        }
        trials.push(test(
            format!("{}::fifty_at_once", somebody.name),
            is_ignored,
            move || crowd::fifty_at_once(somebody),
        ));
        trials.push(test(
            format!("{}::all_inside_are_strangers_outside", somebody.name),
            is_ignored,
            move || strangers::are_nobody_outside(somebody),
        ));
    }
    trials.push(test("the_table_is_up_to_date".to_string(), false, || {
        table::is_up_to_date(&attack::all())
    }));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn trial(attack: &Arc<Attack>, somebody: Somebody, is_ignored: bool) -> Trial {
    let attack = Arc::clone(attack);
    let name = format!("{}::{}", somebody.name, attack.name);
    let is_ignored = is_ignored || !attack.is_for_this_machine();
    test(name, is_ignored, move || play::attack(&attack, somebody))
}

fn test(
    name: String,
    is_ignored: bool,
    body: impl FnOnce() -> Result<(), String> + Send + 'static,
) -> Trial {
    Trial::test(name, move || body().map_err(Failed::from)).with_ignored_flag(is_ignored)
}

/// In the child: how it ends says whether there are rooms, and what it prints why not.
fn allows() -> ExitCode {
    match probe() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

/// What keeps somebody from playing here: no right to these programs, no room, no Python.
fn obstacle(somebody: Somebody) -> Option<String> {
    let own = std::env::current_exe().unwrap();
    let mut probe = Command::new(own);
    probe.arg(PROBE);
    let mut harness = Command::new(env!("CARGO_BIN_EXE_praktikum"));
    harness.arg("--version");
    let mut python = Command::new("python3");
    python
        .args(["-c", "import ctypes"])
        .env("PATH", somebody.path());
    [probe, harness, python]
        .into_iter()
        .find_map(|mut command| {
            somebody.run(&mut command);
            let program = command.get_program().to_string_lossy().into_owned();
            match command.output() {
                Ok(output) if output.status.success() => None,
                Ok(output) => Some(format!(
                    "{program}: {} {}",
                    output.status,
                    String::from_utf8_lossy(&output.stderr)
                )),
                Err(why) => Some(format!("{program}: {why}")),
            }
        })
}
