//! `praktikum stage`: one play, for this program itself; nobody types it.

use super::exit::Exit;
use crate::run::stage;
use anyhow::Result;

/// One play: the job on standard input, what happens on standard output.
#[derive(clap::Args)]
pub(super) struct Arguments {}

impl Arguments {
    pub(super) fn run(&self) -> Result<Exit> {
        stage::run()?;
        Ok(Exit::Passed)
    }
}
