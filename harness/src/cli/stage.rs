//! `praktikum stage`: one play, for this program itself; nobody types it.

use super::exit::Exit;
use crate::run::stage;
use anyhow::{Result, bail};

/// One play: the job on standard input, what happens on standard output.
#[derive(clap::Args)]
pub(super) struct Arguments {}

impl Arguments {
    pub(super) fn run(&self) -> Result<Exit> {
        match stage::run()? {
            0 => Ok(Exit::Passed),
            code => bail!("the first process of the room ended with {code}"),
        }
    }
}
