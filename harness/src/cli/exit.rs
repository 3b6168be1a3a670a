//! How a command ends: its exit code, and the one line about an error that nobody handled.

use super::isolation;
use crate::scenario::document::Mistakes;
use crate::scenario::document::display::Shown;
use crate::scenario::text::{Language, Spoken, harmless};
use crate::world::room::Refused;
use crate::world::system;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exit {
    Passed = 0,
    /// A check failed.
    Failed = 1,
    /// Wrong usage, or a scenario with mistakes.
    Usage = 2,
    /// We could not do what was asked: ours, not theirs.
    Broken = 3,
    /// By Ctrl-C or another wish to stop, as shells tell it.
    Interrupted = 130,
}

pub(super) fn code(exit: Exit) -> ExitCode {
    ExitCode::from(exit as u8)
}

/// May the output be coloured? Not in a pipe, and not where `NO_COLOR` is set.
pub(super) fn colour() -> bool {
    let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    io::stdout().is_terminal() && !unwanted
}

/// Tells what went wrong, mostly in one line; a reader who has gone away is no error.
pub(super) fn explain(error: &anyhow::Error, language: Language) -> Exit {
    let gone = error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>());
    if gone
        .into_iter()
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
    {
        return Exit::Passed;
    }
    if let Some(mistakes) = error.downcast_ref::<Mistakes>() {
        let colour = false;
        let told = mistakes.told(&Shown { language, colour });
        writeln!(io::stderr(), "{}", told.trim_end()).unwrap_or_default();
        return Exit::Usage;
    }
    if let Some(refused) = error.downcast_ref::<Refused>() {
        let told = isolation::refused(refused);
        let told = told.in_language(language);
        writeln!(io::stderr(), "praktikum: {told}").unwrap_or_default();
        return Exit::Broken;
    }
    let spoken = error.downcast_ref::<Spoken>();
    let line = match spoken {
        Some(Spoken(text)) => with_cause(text.in_language(language), error, language),
        None => unspoken(error, language),
    };
    // Nobody is left to tell when even this cannot be written.
    let lines: Vec<String> = line.split('\n').map(harmless).collect();
    writeln!(io::stderr(), "praktikum: {}", lines.join("\n")).unwrap_or_default();
    if spoken.is_some() {
        Exit::Usage
    } else {
        Exit::Broken
    }
}

/// An error without words of ours, down to what the system said.
fn unspoken(error: &anyhow::Error, language: Language) -> String {
    let part = |cause: &(dyn std::error::Error + 'static)| match cause.downcast_ref() {
        Some(cause) => system::said(cause).in_language(language).to_string(),
        None => cause.to_string(),
    };
    error.chain().map(part).collect::<Vec<_>>().join(": ")
}

/// Adds what the system said.
fn with_cause(line: &str, error: &anyhow::Error, language: Language) -> String {
    let cause = error
        .chain()
        .find_map(|cause| cause.downcast_ref::<io::Error>());
    cause.map_or_else(
        || line.to_string(),
        |cause| format!("{line}: {}", system::said(cause).in_language(language)),
    )
}

pub(super) fn unknown_command(name: &str) -> Spoken {
    Spoken::new(
        format!("tidak ada perintah `{name}`; daftarnya: `praktikum --help`"),
        format!("there is no command `{name}`; the list: `praktikum --help`"),
    )
}
