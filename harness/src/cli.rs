//! The command line: what can be asked for, in which words, and with which exit code it ends.

mod audit;
mod bounds;
mod check;
mod class;
mod decide;
mod doctor;
mod exit;
mod explain;
mod export;
mod grade;
mod isolation;
mod mark;
mod new;
mod play;
mod report;
mod run;
mod schema;
mod shell;
mod show;
mod stage;
mod status;
mod student;
mod usage;
mod withdraw;
mod workbench;

use crate::scenario::document;
use crate::scenario::text::Language;
use crate::world::files;
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
    Run(run::Arguments),
    Report(report::Arguments),
    Play(play::Arguments),
    Grade(grade::Arguments),
    Status(status::Arguments),
    Show(student::Arguments),
    Mark(mark::Arguments),
    Override(decide::Arguments),
    Withdraw(withdraw::Arguments),
    Export(export::Arguments),
    Check(check::Arguments),
    Audit(audit::Arguments),
    Explain(explain::Arguments),
    New(new::Arguments),
    Schema(schema::Arguments),
    Doctor(doctor::Arguments),
    Completions(shell::Completions),
    Man(shell::Man),
    #[command(hide = true)]
    Stage(stage::Arguments),
    #[command(hide = true)]
    Workbench(workbench::Arguments),
}

/// What every command is given: where to write, and in which language.
struct Desk<'a> {
    out: &'a mut dyn Write,
    language: Language,
    /// The language was said, and not only found in the course.
    is_asked: bool,
    colour: bool,
}

pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let words = std::env::args_os().map(|word| word.to_string_lossy().into_owned());
            let words: Vec<String> = words.collect();
            let language = usage::asked(&words).or_else(course_language);
            let code = usage::tell(&error, &words, language.unwrap_or_default());
            return ExitCode::from(u8::try_from(code).unwrap_or(Exit::Usage as u8));
        }
    };
    let language = match arguments.lang {
        Some(Lang::En) => Language::En,
        Some(Lang::Id) => Language::Id,
        None => course_language().unwrap_or_default(),
    };
    let mut out = io::stdout().lock();
    let mut desk = Desk {
        out: &mut out,
        language,
        is_asked: arguments.lang.is_some(),
        colour: exit::colour(),
    };
    let done = match &arguments.command {
        Command::Run(run) => run.run(&mut desk),
        Command::Report(report) => report.run(&mut desk),
        Command::Play(play) => play.run(&mut desk),
        Command::Grade(grade) => grade.run(&mut desk),
        Command::Status(status) => status.run(&mut desk),
        Command::Show(student) => student.run(&mut desk),
        Command::Mark(mark) => mark.run(&mut desk),
        Command::Override(decision) => decision.run(&mut desk),
        Command::Withdraw(withdrawal) => withdrawal.run(&mut desk),
        Command::Export(export) => export.run(&mut desk),
        Command::Check(check) => check.run(&mut desk),
        Command::Audit(audit) => audit.run(&mut desk),
        Command::Explain(explain) => explain.run(&mut desk),
        Command::New(new) => new.run(&mut desk),
        Command::Schema(schema) => schema.run(&mut desk),
        Command::Doctor(doctor) => doctor.run(&mut desk),
        Command::Completions(shell) => shell.run(&mut desk),
        Command::Man(man) => man.run(&mut desk),
        Command::Stage(stage) => stage.run(),
        Command::Workbench(workbench) => return workbench.run(),
    };
    exit::code(done.unwrap_or_else(|error| exit::explain(&error, language)))
}

/// The language of the course around the current folder.
fn course_language() -> Option<Language> {
    let folder = files::course_above(&std::env::current_dir().ok()?)?;
    let bytes = files::read(&folder.join("course.yaml")).ok()?;
    document::course(&bytes).value.map(|course| course.language)
}

impl Exit {
    /// Failed only when there is something to fix.
    fn unless(bad: bool) -> Self {
        if bad { Self::Usage } else { Self::Passed }
    }
}
