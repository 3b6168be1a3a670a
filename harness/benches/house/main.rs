//! What a house costs, beside bubblewrap's: `cargo bench -p praktikum --bench house`.
//!
//!     cargo bench -p praktikum --bench house                     both tables, some minutes
//!     cargo bench -p praktikum --bench house -- --rounds 50      fewer rounds, less exact
//!     cargo bench -p praktikum --bench house -- --runs 100       fewer runs in a row
//!
//! Ours is measured as a play has it: this program is executed again, enters its room, builds the house and, in the
//! second row, three hosts on a switch with the recording of packets, starts `true` on a terminal of its own without
//! privileges, waits for its end, and goes. Bubblewrap does `--unshare-all` around the same `true`. All take turns,
//! each from the start of a process to its end; the figures are medians. What is added is what `true` alone takes
//! less.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark measures time, prints what it saw, and stops at what it did not expect"
)]

mod endurance;
mod inside;
mod turns;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo bench -p praktikum --bench house [-- [--rounds N] [--runs N]]";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (mut rounds, mut runs) = (200, 1000);
    let mut rest = &words[..];
    while let [word, tail @ ..] = rest {
        let value = || tail.first().and_then(|value| value.parse().ok());
        match (*word, value()) {
            ("--bench", _) => {
                rest = tail;
                continue;
            }
            ("--rounds", Some(number)) => rounds = number,
            ("--runs", Some(number)) => runs = number,
            (inside::ENTER, Some(hosts)) => return inside::play(hosts),
            (endurance::LAST, Some(hosts)) => return endurance::last(hosts),
            (endurance::ENDURE, Some(hosts)) => return endurance::endure(hosts, &tail[1..]),
            _ => {
                println!("{USAGE}");
                return ExitCode::from(2);
            }
        }
        rest = &tail[1..];
    }
    if let Err(why) = praktikum::world::room::probe_hosts() {
        println!("NOT MEASURED: {why}");
        return ExitCode::SUCCESS;
    }
    let is_cheap = turns::measure(rounds).unwrap_or_else(|why| {
        println!("REFUSED: {why}");
        false
    });
    let is_clean = endurance::measure(runs);
    match is_cheap && is_clean {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}
