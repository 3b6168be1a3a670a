//! The command line: what can be asked for, in which words, and with which exit code it ends.

mod check;
mod exit;
mod new;
mod shell;

use crate::scenario::text::Language;
use clap::{Parser, Subcommand, ValueEnum};
use exit::Exit;
use std::io::{self, Write};
use std::process::ExitCode;

/// Lab praktikum pemrograman jaringan · a teaching lab for network programming
#[derive(Parser)]
#[command(
    name = "praktikum",
    version,
    arg_required_else_help = true,
    infer_long_args = true
)]
struct Arguments {
    /// Bahasa pesan dan laporan · language of messages and reports
    #[arg(
        long,
        global = true,
        value_enum,
        env = "PRAKTIKUM_LANG",
        hide_env = true
    )]
    lang: Option<Lang>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Clone, Copy, ValueEnum)]
enum Lang {
    Id,
    En,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Arguments),
    New(new::Arguments),
    Completions(shell::Completions),
    Man(shell::Man),
}

/// What every command is given: where to write, and in which language.
struct Desk<'a> {
    out: &'a mut dyn Write,
    language: Language,
    colour: bool,
}

pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let language = match arguments.lang {
        Some(Lang::En) => Language::En,
        Some(Lang::Id) | None => Language::Id,
    };
    let mut out = io::stdout().lock();
    let mut desk = Desk {
        out: &mut out,
        language,
        colour: exit::colour(),
    };
    let done = match &arguments.command {
        Command::Check(check) => check.run(&mut desk),
        Command::New(new) => new.run(&mut desk),
        Command::Completions(shell) => shell.run(&mut desk),
        Command::Man(man) => man.run(&mut desk),
    };
    exit::code(done.unwrap_or_else(|error| exit::explain(&error, language)))
}

impl Exit {
    /// Failed only when there is something to fix.
    fn unless(bad: bool) -> Self {
        if bad { Self::Usage } else { Self::Passed }
    }
}
