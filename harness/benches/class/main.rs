//! What grading a class costs, by the kernel's accounting, and what a `kill -9` at any moment leaves behind.
//!
//! `cargo bench -p praktikum --bench class -- --submissions 100 --many 1000 --kills 50`
//!
//! `--submissions`: passing and failing chat submissions; `--many`: small ones, for the parent's memory; `--kills`:
//! how often a run of 40 submissions is killed.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark reads the clock, prints its table, and stops at what it did not expect"
)]

mod kills;
mod submissions;

use praktikum::world::effort;
use serde_json::Value;
use std::fs::File;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use submissions::Class;

/// Where what the command says is kept.
const SAID: &str = "said.json";

/// What one run of the command took.
struct Cost {
    wall: Duration,
    /// Of the command and of everything that it waited for.
    cpu: Duration,
    /// The most memory that the parent had at once, in KiB.
    peak: u64,
    /// Of the CPU time, what programs and compilers had, as the command tells it.
    theirs: Duration,
}

fn main() {
    let (mut submissions, mut many, mut kills) = (100, 1_000, 50);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut number = || words.next().and_then(|word| word.parse().ok()).unwrap();
        match word.as_str() {
            "--submissions" => submissions = number(),
            "--many" => many = number(),
            "--kills" => kills = number(),
            // Cargo's own.
            _ => {}
        }
    }
    let cores = effort::cores();
    if submissions > 0 {
        let passing = chat(submissions, "honest", cores);
        let failing = chat(submissions, "failing", cores);
        let ratio = failing.wall.as_secs_f64() / passing.wall.as_secs_f64();
        println!("failing beside passing: {ratio:.2} times the wall (at most 1.50)");
    }
    if many > 0 {
        let small = Class::small(many);
        let cost = cost(&small);
        let mib = cost.peak / 1024;
        println!("{many} small ones: parent's peak {mib} MiB (at most 200)");
    }
    if kills > 0 {
        kills::measure(u32::try_from(kills).unwrap());
    }
}

fn chat(count: usize, kind: &str, cores: usize) -> Cost {
    let class = Class::chat(count, kind);
    let cost = cost(&class);
    let floor = cost.cpu.as_secs_f64() / f64::from(u32::try_from(cores).unwrap());
    let (wall, cpu) = (cost.wall.as_secs_f64(), cost.cpu.as_secs_f64());
    println!(
        "{count} {kind}: wall {wall:.1} s, CPU {cpu:.1} s on {cores} cores: {:.2} times CPU ÷ cores (at most 1.15)",
        wall / floor
    );
    let own = cost.cpu.saturating_sub(cost.theirs).as_secs_f64();
    println!(
        "{count} {kind}: the harness itself {own:.1} s of that, {:.0} % (at most 25)",
        100.0 * own / cpu
    );
    cost
}

/// The command, begun; what it says goes into a file.
fn grader(folder: &Path, module: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_praktikum"))
        .current_dir(folder)
        .args(["grade", "kiriman", "--module", module, "--format", "json"])
        .stdout(File::create(folder.join(SAID)).unwrap())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn cost(class: &Class) -> Cost {
    let mut child = grader(class.folder(), class.module());
    let (began, before) = (Instant::now(), effort::of_children());
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|rest| rest.split_whitespace().next()?.parse().ok());
        peak = peak.max(kib.unwrap_or(0));
        std::thread::sleep(Duration::from_millis(20));
    }
    let (wall, cpu) = (
        began.elapsed(),
        effort::of_children().saturating_sub(before),
    );
    let said = std::fs::read(class.folder().join(SAID)).unwrap();
    let said: Value = serde_json::from_slice(&said).unwrap();
    let theirs = ["programs", "compilers"].map(|who| said["cpu"][who].as_f64().unwrap());
    Cost {
        wall,
        cpu,
        peak,
        theirs: Duration::from_secs_f64(theirs.iter().sum()),
    }
}
