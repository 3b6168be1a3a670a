//! How long reading and validating takes: `cargo bench -p praktikum --bench check`.
//!
//! 200 scenarios, regular expressions compiled, beside a bare `serde_yaml` decode of the same
//! bytes in the same run; then every hostile file, each in a process of its own, with its peak memory.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark measures time and prints what it saw"
)]

mod hostile;

use praktikum::scenario::document;
use std::hint::black_box;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

const SEEDS: [(&str, &str); 2] = [
    (
        include_str!("../../src/scenario/document/tests/full.yaml"),
        include_str!("../../src/scenario/document/tests/module.yaml"),
    ),
    (
        include_str!("../../../scenarios/chat/leave.yaml"),
        include_str!("../../../scenarios/chat/module.yaml"),
    ),
];
const FILES: usize = 200;
const ROUNDS: usize = 15;
const BUDGET: Duration = Duration::from_millis(300);
const HOSTILE_BUDGET: Duration = Duration::from_millis(50);
const HOSTILE_KIB: u64 = 64 * 1024;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some("--hostile") {
        return alone(&arguments.next().unwrap_or_default());
    }
    let fast = ordinary();
    let bounded = hostile_ones();
    if fast && bounded {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// 200 different files: the same two scenarios with other texts in them.
fn ordinary() -> bool {
    let files: Vec<(String, &str)> = (0..FILES)
        .map(|at| {
            let (seed, module) = SEEDS[at % SEEDS.len()];
            (seed.replace("halo", &format!("halo{at}")), module)
        })
        .collect();
    let modules: Vec<_> = SEEDS
        .iter()
        .map(|(_, module)| document::module(module.as_bytes()).value)
        .collect();
    let bytes: usize = files.iter().map(|(source, _)| source.len()).sum();
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let start = Instant::now();
        for (at, (source, _)) in files.iter().enumerate() {
            let read = document::scenario(
                black_box(source.as_bytes()),
                modules[at % modules.len()].as_ref(),
            );
            assert!(
                read.value.is_some(),
                "a file of the benchmark is not valid: {:?}",
                read.complaints
            );
        }
        ours.push(start.elapsed());
        let start = Instant::now();
        for (source, _) in &files {
            let value: Result<serde_yaml::Value, _> = serde_yaml::from_str(black_box(source));
            assert!(value.is_ok(), "serde_yaml reads the same files");
        }
        bare.push(start.elapsed());
    }
    let (ours, bare) = (median(ours), median(bare));
    println!("{FILES} scenarios, {bytes} bytes, median of {ROUNDS} rounds");
    println!(
        "  read and validated   {:>8.1} ms   {:>7.1} µs a file",
        millis(ours),
        millis(ours) * 1_000.0 / FILES as f64
    );
    println!(
        "  bare serde_yaml      {:>8.1} ms   {:>7.1} µs a file",
        millis(bare),
        millis(bare) * 1_000.0 / FILES as f64
    );
    println!(
        "  ratio                {:>8.2}",
        ours.as_secs_f64() / bare.as_secs_f64()
    );
    let met = ours < BUDGET;
    println!(
        "  under {} ms: {}\n",
        BUDGET.as_millis(),
        if met { "yes" } else { "NO" }
    );
    met
}

fn hostile_ones() -> bool {
    let mut all_met = true;
    println!("{:<46} {:>9} {:>10}", "hostile file", "ms", "peak KiB");
    for (name, _) in hostile::ALL {
        let this = std::env::current_exe().expect("a running program has a path");
        let done = Command::new(this)
            .args(["--hostile", name])
            .output()
            .expect("this program can be started again");
        let said = String::from_utf8_lossy(&done.stdout);
        let mut words = said.split_whitespace();
        let micros: u64 = words
            .next()
            .and_then(|word| word.parse().ok())
            .unwrap_or(u64::MAX);
        let peak: u64 = words
            .next()
            .and_then(|word| word.parse().ok())
            .unwrap_or(u64::MAX);
        let met = u128::from(micros) <= HOSTILE_BUDGET.as_micros() && peak <= HOSTILE_KIB;
        all_met &= met;
        println!(
            "{name:<46} {:>9.1} {peak:>10}{}",
            micros as f64 / 1_000.0,
            if met { "" } else { "   TOO MUCH" }
        );
    }
    println!(
        "each refused within {} ms and {} MiB: {}",
        HOSTILE_BUDGET.as_millis(),
        HOSTILE_KIB / 1024,
        if all_met { "yes" } else { "NO" }
    );
    all_met
}

/// Reads one hostile file, and prints its time in microseconds and this process's peak memory in KiB.
fn alone(name: &str) -> ExitCode {
    let Some((_, make)) = hostile::ALL.iter().find(|(known, _)| *known == name) else {
        return ExitCode::FAILURE;
    };
    let source = make();
    let start = Instant::now();
    let read = document::scenario(source.as_bytes(), None);
    let elapsed = start.elapsed();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .unwrap_or("0 kB");
    println!(
        "{} {}",
        elapsed.as_micros(),
        peak.trim().trim_end_matches(" kB")
    );
    let is_allowed = name == "the heaviest expressions allowed";
    if read.value.is_none() || is_allowed {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn median(mut all: Vec<Duration>) -> Duration {
    all.sort();
    all[all.len() / 2]
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}
