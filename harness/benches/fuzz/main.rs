//! Throws strange files at every reader: `cargo bench -p praktikum --bench fuzz -- --seconds 600`.
//!
//! Every file must end in what it is read as or in complaints inside the file, without a panic, within
//! 50 ms of this thread's own CPU time. What does not is kept as `fuzz-finding.yaml` in the
//! temporary folder.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a fuzzer measures time and prints what it saw"
)]

mod mutate;
mod verify;

use mutate::{Dice, mutant};
use praktikum::scenario::document;
use praktikum::scenario::module::Module;
use praktikum::submission::roster;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use verify::{readers, verify};

const SLOWEST: Duration = Duration::from_millis(50);
const LARGEST_KIB: u64 = 64 * 1024;
const MODULE: &[u8] = include_bytes!("../../src/scenario/document/tests/module.yaml");
const CORPUS: [&[u8]; 9] = [
    include_bytes!("../../src/scenario/document/tests/full.yaml"),
    MODULE,
    include_bytes!("../../src/scenario/document/tests/course.yaml"),
    include_bytes!("../../../scenarios/chat/leave.yaml"),
    include_bytes!("../../../scenarios/chat/module.yaml"),
    include_bytes!("../../src/scenario/document/tests/manifest.yaml"),
    include_bytes!("../../src/scenario/document/tests/verdict.yaml"),
    include_bytes!("../../src/scenario/document/tests/stranger.yaml"),
    include_bytes!("../../tests/class/roster.csv"),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let number = |name: &str, otherwise: u64| {
        let at = arguments.iter().position(|argument| argument == name);
        at.and_then(|at| arguments.get(at + 1)?.parse().ok())
            .unwrap_or(otherwise)
    };
    let (seconds, seed) = (number("--seconds", 20), number("--seed", 1));
    let module = document::module(MODULE)
        .value
        .expect("the module of the corpus is valid");
    let (mut dice, start) = (Dice(seed), Instant::now());
    let (mut tried, mut slowest) = (0u64, Duration::ZERO);
    while start.elapsed() < Duration::from_secs(seconds) {
        let bytes = mutant(&CORPUS, &mut dice);
        let timed = std::panic::catch_unwind(|| slowest_reader(&bytes, &module));
        // A busy neighbour costs cache, and so even this thread's own time: what was slow is timed again.
        let timed = timed.map(|first| match first > SLOWEST {
            true => (0..5)
                .map(|_| slowest_reader(&bytes, &module))
                .min()
                .unwrap_or(first),
            false => first,
        });
        let took = timed.as_ref().copied().unwrap_or_default();
        let verdict = std::panic::catch_unwind(|| verify(&bytes, &module));
        let verdict = verdict.unwrap_or_else(|_| Err("a panic".to_string()));
        let verdict = verdict.and_then(|_| match took > SLOWEST {
            true => Err(format!("{took:?}")),
            false => Ok(()),
        });
        if let Err(why) = verdict {
            let path = std::env::temp_dir().join("fuzz-finding.yaml");
            std::fs::write(&path, &bytes).expect("a finding can be kept");
            println!("after {tried} files: {why}; kept as {}", path.display());
            return ExitCode::FAILURE;
        }
        tried += 1;
        slowest = slowest.max(took);
    }
    let (rate, peak_kib) = (tried as f64 / start.elapsed().as_secs_f64(), peak_kib());
    let bounded = peak_kib <= LARGEST_KIB;
    println!(
        "{tried} files in {seconds} s ({rate:.0} a second), seed {seed}; slowest {slowest:?}; peak {peak_kib} KiB"
    );
    println!(
        "{}",
        if bounded {
            "no finding"
        } else {
            "TOO MUCH MEMORY"
        }
    );
    if bounded {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The CPU time of the slowest of the readers, each alone.
fn slowest_reader(bytes: &[u8], module: &Module) -> Duration {
    let timed = |read: &dyn Fn()| {
        let before = cpu();
        read();
        cpu().saturating_sub(before)
    };
    let documents = readers(bytes, module);
    let documents = documents.iter().map(|(_, read)| timed(&|| drop(read())));
    let list = timed(&|| drop(roster::read(bytes)));
    documents.max().unwrap_or_default().max(list)
}

/// This thread's own CPU time, so that a loaded machine finds nothing.
fn cpu() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = text.split(' ').next().and_then(|word| word.parse().ok());
    Duration::from_nanos(nanos.unwrap_or(0))
}

fn peak_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .unwrap_or(u64::MAX)
}
