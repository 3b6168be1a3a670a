//! How fast a play is, beside others that drive the same programs: `cargo bench -p praktikum --bench play`.
//!
//!     cargo bench -p praktikum --bench play                      all of it, two to three minutes
//!     cargo bench -p praktikum --bench play -- --only step       one table
//!     cargo bench -p praktikum --bench play -- --rounds 3        fewer rounds, less exact
//!
//! Everybody drives identical programs through identical dialogues, in turn, each in a process of its own: a
//! bare poll loop that does only the input and output, our engine on its stage, Tcl Expect, pexpect as it is
//! shipped, and rexpect with its own waits. The figures are medians.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a benchmark measures time and prints what it saw; quantiles are places in lists"
)]

mod bare;
mod bounds;
mod contender;
mod dialogue;
mod expect;
mod job;
mod programs;
mod sessions;
mod stage;
mod steps;
mod table;
mod waits;
mod watch;
mod whole;

use contender::Contender;
use programs::Programs;
use std::io::{self, Write};
use std::process::ExitCode;
use table::Table;

pub(crate) struct Plan {
    only: Option<String>,
    rounds: Option<usize>,
}

type Row = fn(&Plan, &Programs) -> io::Result<Table>;

const ROWS: [(&str, Row); 8] = [
    ("step", steps::row),
    ("dialogues", whole::in_c),
    ("python", whole::in_python),
    ("idle", waits::idle),
    ("missing", waits::missing),
    ("ending", waits::ending),
    ("flood", bounds::flood),
    ("crowd", bounds::crowd),
];
const USAGE: &str = "usage: cargo bench -p praktikum --bench play [-- [--only NAME] [--rounds N]]";

impl Plan {
    pub(crate) fn rounds(&self, usual: usize) -> usize {
        self.rounds.unwrap_or(usual)
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.as_slice() {
        [word, contender] if word == "--drive" => drive(contender).map(|()| true),
        words => plan(words).and_then(|plan| measure(&plan)),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            writeln!(io::stderr(), "the benchmark ended early: {error}").ok();
            ExitCode::FAILURE
        }
    }
}

fn plan(words: &[String]) -> io::Result<Plan> {
    let mut plan = Plan {
        only: None,
        rounds: None,
    };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--only" => plan.only = words.next().cloned(),
            "--rounds" => plan.rounds = words.next().and_then(|number| number.parse().ok()),
            // Cargo adds it.
            "--bench" => {}
            _ => return Err(io::Error::other(USAGE)),
        }
    }
    let is_known = |name: &String| ROWS.iter().any(|(known, _)| known == name);
    if !plan.only.as_ref().is_none_or(is_known) {
        let names: Vec<&str> = ROWS.iter().map(|(name, _)| *name).collect();
        return Err(io::Error::other(format!(
            "{USAGE}\nNAME: {}",
            names.join(", ")
        )));
    }
    Ok(plan)
}

fn measure(plan: &Plan) -> io::Result<bool> {
    let programs = Programs::build()?;
    let is_chosen = |name: &str| plan.only.as_ref().is_none_or(|only| only == name);
    let mut is_met = true;
    for (name, row) in ROWS.iter().filter(|(name, _)| is_chosen(name)) {
        match row(plan, &programs) {
            Ok(table) => {
                is_met &= table.is_met;
                print!("{}", table.text);
            }
            Err(error) => {
                is_met = false;
                println!("\n{name}: nothing was measured, because {error}");
            }
        }
    }
    println!(
        "\n{}",
        if is_met {
            "every figure is met"
        } else {
            "some figures are MISSED"
        }
    );
    Ok(is_met)
}

/// What a child of the benchmark does: one job, one report.
fn drive(contender: &str) -> io::Result<()> {
    let contender = Contender::called(contender).ok_or_else(|| io::Error::other(USAGE))?;
    let job = serde_json::from_reader(io::stdin())?;
    let report = contender.drive(&job)?;
    serde_json::to_writer(io::stdout(), &report)?;
    Ok(())
}
