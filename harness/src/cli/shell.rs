//! Completions for shells and man pages, made from the same definitions as the commands.

use super::exit::Exit;
use super::{Arguments, Desk};
use anyhow::Result;
use clap::CommandFactory;
use clap_complete::Shell;

/// Pelengkap perintah untuk shell · completions for a shell
#[derive(clap::Args)]
#[command(
    after_help = "Contoh · example:\n  praktikum completions bash > ~/.local/share/bash-completion/completions/praktikum"
)]
pub(super) struct Completions {
    /// Shell
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self, desk: &mut Desk<'_>) -> Result<Exit> {
        let mut script = Vec::new();
        clap_complete::generate(
            self.shell,
            &mut Arguments::command(),
            "praktikum",
            &mut script,
        );
        desk.out.write_all(&script)?;
        Ok(Exit::Passed)
    }
}

/// Halaman manual (man) · the manual page for man
#[derive(clap::Args)]
#[command(after_help = "Contoh · example:\n  praktikum man > praktikum.1 && man -l praktikum.1")]
pub(super) struct Man {
    /// Perintah; tanpa ini halaman utama · a command; without it the main page
    command: Option<String>,
}

impl Man {
    pub(super) fn run(&self, desk: &mut Desk<'_>) -> Result<Exit> {
        let mut all = Arguments::command();
        all.build();
        let command = match &self.command {
            None => all,
            Some(name) => all
                .find_subcommand(name)
                .cloned()
                .ok_or_else(|| super::exit::unknown_command(name))?,
        };
        let mut page = Vec::new();
        clap_mangen::Man::new(command).render(&mut page)?;
        desk.out.write_all(&page)?;
        Ok(Exit::Passed)
    }
}
