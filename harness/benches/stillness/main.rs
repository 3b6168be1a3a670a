//! Stillness, at length: `cargo bench -p praktikum --bench stillness -- [--rounds N] [--busy CORES] [--isolated]`.
//!
//! Counts claims that a later byte disproves, then says what a look costs. `--isolated` plays in namespaces of
//! its own, by `unshare`; everything else is as in the short form among the tests.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints what it saw, and has nobody to hand an error to"
)]

mod cost;
#[path = "../../tests/it/stillness/load.rs"]
mod load;
#[path = "../../tests/it/stillness/play.rs"]
mod play;
#[path = "../../tests/it/stillness/stage.rs"]
mod stage;

use load::Load;
use play::{Play, casts, rounds};
use std::process::{Command, ExitCode};
use std::time::Duration;

const INSIDE: &str = "--inside";
/// Long enough for any number of rounds that somebody waits for.
const LONGEST: Duration = Duration::from_secs(3 * 3600);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |name: &str| {
        let place = arguments.iter().position(|argument| argument == name)?;
        arguments.get(place + 1)?.parse().ok()
    };
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let count = number("--rounds").unwrap_or(200);
    let casts = casts(Command::new("node").arg("--version").output().is_ok());
    let chosen = match number(INSIDE) {
        Some(only) => vec![casts[only]],
        None => casts,
    };
    if has("--isolated") && !has(INSIDE) {
        return isolated(chosen.len(), count / chosen.len(), &arguments);
    }
    cost::print(has(INSIDE));
    let mut plays: Vec<Play> = chosen
        .into_iter()
        .map(|cast| Play::of(cast, has(INSIDE)))
        .collect();
    let load = Load::of(number("--busy").unwrap_or(0));
    let tally = rounds(&mut plays, count, LONGEST);
    drop(load);
    let names: Vec<&str> = plays.iter().map(|play| play.name.as_str()).collect();
    println!("{}: {}", names.join("; "), tally.report());
    for falsehood in &tally.falsehoods {
        println!("FALSE: {falsehood}");
    }
    ExitCode::from(u8::from(!tally.falsehoods.is_empty()))
}

/// Each play alone: in there, everybody is on stage.
fn isolated(plays: usize, count: usize, arguments: &[String]) -> ExitCode {
    let own = std::env::current_exe().unwrap();
    let mut is_sound = true;
    for play in 0..plays {
        let status = Command::new("unshare")
            .args([
                "--user",
                "--map-root-user",
                "--net",
                "--pid",
                "--fork",
                "--mount-proc",
            ])
            .args(["sh", "-c", "ip link set lo up; exec \"$0\" \"$@\""])
            .arg(&own)
            .args(["--rounds", &count.to_string(), INSIDE, &play.to_string()])
            .args(arguments)
            .status();
        is_sound &= status.is_ok_and(|status| status.success());
    }
    ExitCode::from(u8::from(!is_sound))
}
