//! `praktikum status`: the class at a glance.

use super::Desk;
use super::class::again::Again;
use super::class::{self, Place, document};
use super::exit::Exit;
use super::run::Format;
use super::show::look;
use crate::report::terminal::How;
use crate::scenario::shell::typed;
use crate::world::files;
use anyhow::Result;

/// Seluruh kelas dalam sekali pandang · the class at a glance
#[derive(clap::Args)]
#[command(
    after_help = "Contoh · example:\n  praktikum status --module chat\n  praktikum status --students\n\nLulus dan gagal setiap pemeriksaan, kesalahan tersering, siapa belum mengumpulkan, siapa belum punya nilai · how each check came out, the commonest failures, who is missing, who has no grade yet"
)]
pub(super) struct Arguments {
    /// Hanya modul ini · only these modules
    #[arg(long, value_name = "MODULE")]
    module: Vec<String>,
    /// Daftar semua mahasiswa dengan nilainya · all students with their grades
    #[arg(long, conflicts_with = "format")]
    students: bool,
    #[command(flatten)]
    place: Place,
    /// Bentuk keluaran · form of the output
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

impl Arguments {
    pub(super) fn run(&self, desk: &mut Desk<'_>) -> Result<Exit> {
        let (syllabus, mut gradebook) = self.place.open(desk)?;
        let asked = syllabus.named(&self.module)?;
        let book = class::grades(&syllabus, &mut gradebook)?;
        let modules = class::graded(&book, &asked);
        if self.format == Format::Json {
            let folder = files::shown(gradebook.folder());
            writeln!(desk.out, "{}", document::of(&book, &modules, &folder))?;
            return Ok(Exit::Passed);
        }
        if self.students {
            let text = look(desk).roll(&book, &modules, &self.place.options());
            write!(desk.out, "{text}")?;
            return Ok(Exit::Passed);
        }
        let commands = gradebook.commands()?;
        let again = |module: &str, number: &str| {
            let unknown = || format!("praktikum grade … --only {}", typed(number));
            Again::of(&commands, module).map_or_else(unknown, |known| known.told(&[number]))
        };
        let how = How {
            again: &again,
            options: &self.place.options(),
        };
        let text = look(desk).status(&book, &modules, &how);
        write!(desk.out, "{text}")?;
        Ok(Exit::Passed)
    }
}
