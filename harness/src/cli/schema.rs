//! `praktikum schema`: JSON Schemas, by which editors complete and validate the files.

use super::Desk;
use super::exit::Exit;
use crate::scenario::schema::Kind;
use crate::world::files;
use anyhow::Result;
use std::path::PathBuf;

/// JSON Schema untuk editor · JSON Schemas for editors
#[derive(clap::Args)]
#[command(
    after_help = "Contoh · example:\n  praktikum schema --out scenarios/schema\n\nBaris pertama skenario · the first line of a scenario:\n  # yaml-language-server: $schema=../schema/scenario.json"
)]
pub(super) struct Arguments {
    /// Jenis berkas; tanpa ini daftarnya · the kind of file; without it the list
    #[arg(value_name = "KIND", value_enum)]
    kind: Option<What>,
    /// Tulis ke folder ini · write into this folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum What {
    /// Skenario · a scenario
    Scenario,
    /// module.yaml
    Module,
    /// course.yaml
    Course,
    /// praktikum.yaml
    Praktikum,
    /// verdict.yaml
    Verdict,
    /// stranger.yaml
    Stranger,
}

impl What {
    fn kind(self) -> Kind {
        match self {
            Self::Scenario => Kind::Scenario,
            Self::Module => Kind::Module,
            Self::Course => Kind::Course,
            Self::Praktikum => Kind::Praktikum,
            Self::Verdict => Kind::Verdict,
            Self::Stranger => Kind::Stranger,
        }
    }
}

impl Arguments {
    pub(super) fn run(&self, desk: &mut Desk<'_>) -> Result<Exit> {
        let kind = self.kind.map(What::kind);
        match (kind, &self.out) {
            (Some(kind), None) => write!(desk.out, "{}", kind.text())?,
            (None, None) => list(desk)?,
            (kind, Some(folder)) => {
                let kinds = kind.map_or(Kind::ALL.to_vec(), |kind| vec![kind]);
                for kind in kinds {
                    let path = folder.join(kind.file());
                    files::replace(&path, kind.text())?;
                    writeln!(desk.out, "{}", files::shown(&path))?;
                }
            }
        }
        Ok(Exit::Passed)
    }
}

fn list(desk: &mut Desk<'_>) -> Result<()> {
    for kind in Kind::ALL {
        let about = kind.about();
        let about = about.in_language(desk.language);
        writeln!(desk.out, "{:<11}{:<16}{about}", kind.word(), kind.file())?;
    }
    Ok(())
}
