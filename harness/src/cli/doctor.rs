//! `praktikum doctor`: what this machine allows, and what is missing before anything can be played.

mod apparmor;
mod groups;
mod machine;
mod programs;
mod remedy;

use super::Desk;
use super::exit::Exit;
use crate::report::terminal::wrapped;
use crate::scenario::text::{Text, harmless};
use crate::submission;
use crate::world::course::Shelf;
use crate::world::room::Refused;
use anyhow::Result;
use remedy::Situation;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

/// Periksa mesin ini · examine this machine
#[derive(clap::Args)]
#[command(
    after_help = "Contoh · example:\n  praktikum doctor --submission ~/tugas/chat\n\nKode keluar · exit codes:\n  0 semua yang perlu ada · all that is needed is there\n  3 ada yang kurang (✗) · something is missing (✗)"
)]
pub(super) struct Arguments {
    /// Folder program yang akan dimainkan · folder of the programs that would play
    #[arg(long, value_name = "DIR")]
    submission: Option<PathBuf>,
    /// Folder kursus · the course's folder
    #[arg(long, value_name = "DIR")]
    course: Option<PathBuf>,
    /// Cetak profil AppArmor untuk program ini · print the AppArmor profile for this program
    #[arg(long, conflicts_with_all = ["submission", "course"])]
    apparmor_profile: bool,
}

/// What would allow what this machine refused.
pub(super) fn remedy(refused: &Refused) -> Text {
    remedy::of(refused, &Situation::here())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    There,
    /// It is needed, and is not there.
    Missing,
    /// It is not there, and nobody needs it here.
    Spared,
}

/// One line of the report, and what would help.
#[derive(Debug)]
struct Finding {
    mark: Mark,
    text: Text,
    advice: Option<Text>,
}

impl Finding {
    fn new(mark: Mark, text: Text) -> Self {
        let advice = None;
        Self { mark, text, advice }
    }
}

impl Arguments {
    pub(super) fn run(&self, desk: &mut Desk<'_>) -> Result<Exit> {
        if self.apparmor_profile {
            let program = std::env::current_exe()?;
            write!(desk.out, "{}", apparmor::profile(&program))?;
            return Ok(Exit::Passed);
        }
        let here = std::env::current_dir()?;
        let shelf = Shelf::find(self.course.as_deref(), &here)?;
        if !desk.is_asked {
            desk.language = shelf.language();
        }
        let (given, around) = (self.submission.as_deref(), shelf.folder.as_deref());
        let whose = submission::whose(given, &here, around, &shelf.roles(&[]));
        if let (Some(_), Err(spoken)) = (&self.submission, &whose) {
            return Err(spoken.clone().into());
        }
        let folder = whose.as_ref().map_or(here.as_path(), |whose| &whose.folder);
        // First what forks: later there are threads that read what programs say.
        let mut all = machine::examined();
        all.extend(programs::examined(folder));
        all.push(programs::course(&shelf, whose.as_ref()));
        let columns = columns();
        for finding in &all {
            tell(desk, finding, columns)?;
        }
        let is_missing = all.iter().any(|finding| finding.mark == Mark::Missing);
        tell_end(desk, is_missing)?;
        Ok(if is_missing {
            Exit::Broken
        } else {
            Exit::Passed
        })
    }
}

/// How wide the terminal is, where it is one.
fn columns() -> usize {
    let size = terminal_size::terminal_size().filter(|_| io::stdout().is_terminal());
    size.map_or(usize::MAX, |(width, _)| width.0.into())
}

fn tell(desk: &mut Desk<'_>, finding: &Finding, columns: usize) -> Result<()> {
    let (mark, hue) = match finding.mark {
        Mark::There => ("✓", "32"),
        Mark::Missing => ("✗", "31"),
        Mark::Spared => ("–", "2"),
    };
    let mark = if desk.colour {
        format!("\u{1b}[{hue}m{mark}\u{1b}[0m")
    } else {
        mark.to_string()
    };
    let text = harmless(finding.text.in_language(desk.language));
    let text = wrapped(&text, columns, 2);
    writeln!(desk.out, "{mark} {text}")?;
    let advice = finding.advice.as_ref();
    let lines = advice.map_or("", |advice| advice.in_language(desk.language));
    for (place, line) in lines.lines().enumerate() {
        // Whole, however narrow the terminal is: a command is to be copied.
        let sign = if place == 0 { '→' } else { ' ' };
        writeln!(desk.out, "    {sign} {}", harmless(line))?;
    }
    Ok(())
}

fn tell_end(desk: &mut Desk<'_>, is_missing: bool) -> Result<()> {
    let text = if is_missing {
        Text::new(
            "Yang bertanda ✗ masih kurang.",
            "What is marked ✗ is missing.",
        )
    } else {
        Text::new(
            "Mesin ini siap bermain.",
            "This machine is ready for a play.",
        )
    };
    Ok(writeln!(desk.out, "{}", text.in_language(desk.language))?)
}
