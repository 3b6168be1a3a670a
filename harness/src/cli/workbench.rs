//! `praktikum workbench`: one task of a compiler, for this program itself; nobody types it.

use super::exit::{self, Exit};
use crate::scenario::text::Language;
use crate::world::recipe::workbench;
use std::process::ExitCode;

/// One task: told on standard input, how it ended by the exit code.
#[derive(clap::Args)]
pub(super) struct Arguments {}

impl Arguments {
    pub(super) fn run(&self) -> ExitCode {
        match workbench::run() {
            Ok(code) => ExitCode::from(code),
            Err(error) => exit::code(match exit::explain(&error.into(), Language::En) {
                Exit::Passed => Exit::Broken,
                other => other,
            }),
        }
    }
}
