//! The `praktikum` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    praktikum::cli::main()
}
