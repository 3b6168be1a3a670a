//! The harness, tried from outside: the command as it is typed, the rules of this repository, the shipped files.

#![expect(
    clippy::unwrap_used,
    reason = "a test says what it missed by panicking"
)]

mod audit;
mod check;
mod doctor;
mod echo;
mod fuzz;
mod grade;
mod hostile;
mod hosts;
mod new;
mod run;
mod schema;
mod shelf;
mod showcase;
mod stillness;
mod submission;
mod tidy;

use assert_cmd::Command;
use std::path::PathBuf;

/// The command, in Indonesian, in a folder.
fn praktikum(folder: impl Into<PathBuf>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_praktikum"));
    command
        .current_dir(folder.into())
        .env_remove("PRAKTIKUM_LANG")
        .env("COLUMNS", "100");
    command
}

/// A test that cannot test here says so.
#[expect(
    clippy::print_stderr,
    reason = "a test that tests nothing is to be heard"
)]
fn say(what: &str) {
    eprintln!("{what}");
}

/// The top of this repository.
fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}
