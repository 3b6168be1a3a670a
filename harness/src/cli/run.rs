//! `praktikum run`: plays scenarios on programs, tells what came of it, and keeps the records.

mod display;
mod document;
mod pieces;
mod reports;
pub(super) mod words;

use super::Desk;
use super::bounds;
use super::exit::Exit;
use super::isolation::Isolation;
use crate::record::Evidence;
use crate::report::terminal::Opening;
use crate::run::archive;
use crate::run::house::House;
use crate::run::piece;
use crate::run::season::{Performance, Progress, Round, Wishes, season};
use crate::scenario::text::{Language, Spoken, Text, harmless};
use crate::submission::{self, Submission, Whose};
use crate::verdict::Kind;
use crate::world::course::{Course, Shelf};
use crate::world::files;
use crate::world::recipe::{Lack, Site};
use crate::world::theatre::Chunking;
use anyhow::Result;
use display::Display;
use reports::Edition;
pub(super) use reports::{options, reference};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Mainkan skenario pada program · play scenarios on programs
#[derive(clap::Args)]
#[command(
    after_help = "Contoh · example:\n  praktikum run chat --submission ~/tugas/chat\n\nKode keluar · exit codes:\n  0 semua lulus · all passed\n  1 ada yang gagal · something failed\n  2 salah pakai, atau skenario yang keliru · wrong usage, or an invalid scenario\n  3 tidak dapat dinilai · could not judge\n  130 dihentikan · interrupted"
)]
pub(super) struct Arguments {
    /// Modul, modul/skenario atau berkas; tanpa ini seluruh kursus · module, module/scenario or file; without it the whole course
    #[arg(value_name = "MODULE|SCENARIO")]
    what: Vec<String>,
    /// Folder program yang dimainkan · folder of the programs that play
    #[arg(long, value_name = "DIR")]
    submission: Option<PathBuf>,
    /// Folder kursus · the course's folder
    #[arg(long, value_name = "DIR")]
    course: Option<PathBuf>,
    /// Tampilkan terminal semua pemeran · show the terminals of all actors
    #[arg(long)]
    show: bool,
    /// Mainkan setiap skenario sebanyak ini · play each scenario so often
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = bounds::count::<u32, 100_000>)]
    repeat: u32,
    /// Benih nilai acak, seperti pada baris pertama · seed of random values, as in the first line
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Simpan rekaman di folder ini · keep the records in this folder
    #[arg(long, value_name = "DIR", alias = "keep")]
    out: Option<PathBuf>,
    /// Jangan tulis laporan · do not write a report
    #[arg(long)]
    no_report: bool,
    /// Bentuk keluaran · form of the output
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Ruang sendiri untuk setiap permainan · a room of its own for each play
    #[arg(long, value_enum, default_value = "auto")]
    isolation: Isolation,
    /// In what pieces output is looked at; the verdicts must be the same.
    #[arg(long, value_enum, default_value = "as-it-comes", hide = true)]
    chunking: Pieces,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Pieces {
    AsItComes,
    OneByte,
    Coalesced,
}

impl Arguments {
    pub(super) fn run(&self, desk: &mut Desk<'_>) -> Result<Exit> {
        let here = std::env::current_dir()?;
        let shelf = Shelf::find(self.course.as_deref(), &here)?;
        if !desk.is_asked {
            desk.language = shelf.language();
        }
        let whose = self.whose(&shelf, &here)?;
        let name = name(&whose);
        let top = self
            .out
            .clone()
            .unwrap_or_else(|| top(&shelf, &here).join("reports").join(name));
        let seed = self.seed.unwrap_or_else(random);
        let is_text = self.format == Format::Text;
        let shows = self.show && is_text && io::stdout().is_terminal();
        let mut house = House::open(self.isolation.wish())?;
        let mut display = Display::new(desk, is_text, shows);
        let (mut submission, course) = self.company(&shelf, &whose, (&house, &display))?;
        self.opens(&mut display, &whose, &course, (&house, seed))?;
        let ready = submission.prepare(&course, &mut |text| display.warn(text));
        ready.map_err(|all| Lack::together(&all))?;
        let pieces = piece::pieces(&course, &submission, name);
        let pieces = pieces.map_err(|all| Lack::together(&all))?;
        archive::ready(&top)?;
        let wishes = self.wishes(seed, shows);
        let mut performed = Vec::new();
        let interrupted = season(
            &pieces,
            wishes,
            &mut house,
            &mut |progress| match progress {
                Progress::Performed(mut performance) => {
                    let kept = archive::keep(&performance.record, &top)?;
                    performance.record.evidence = Evidence::default();
                    performed.push(Performed {
                        performance: *performance,
                        kept,
                    });
                    Ok(())
                }
                other => display.tell(&other),
            },
        );
        display.closes();
        let isolation = house.isolation();
        // From here on Ctrl-C ends it as any other program.
        drop(house);
        let interrupted = interrupted?.is_some();
        let edition = Edition {
            shelf: &shelf,
            whose: &whose,
            submission: &submission,
            course: &course,
            top: &top,
        };
        let reports = self.reports(&display, &edition, &performed);
        if is_text {
            display.ends(&performed, &self.again(&shelf), interrupted)?;
            display.reports(&reports)?;
        } else {
            let document = document::of(name, seed, isolation, &performed);
            writeln!(desk.out, "{document}")?;
        }
        Ok(if interrupted {
            Exit::Interrupted
        } else {
            verdict(&performed)
        })
    }

    fn wishes(&self, seed: u64, shows: bool) -> Wishes {
        Wishes {
            seed,
            repeat: self.repeat,
            chunking: self.chunking(),
            shows,
        }
    }

    fn whose(&self, shelf: &Shelf, here: &Path) -> Result<Whose, Spoken> {
        let given = self.submission.as_deref();
        submission::whose(
            given,
            here,
            shelf.folder.as_deref(),
            &shelf.roles(&self.what),
        )
    }

    /// The programs, and what of the course they play.
    fn company(
        &self,
        shelf: &Shelf,
        whose: &Whose,
        (house, display): (&House, &Display<'_, '_>),
    ) -> Result<(Submission, Course)> {
        let submission = Submission::open(&whose.folder, &shelf.known())?;
        let submission = submission.built_in(match whose.is_reference {
            true => Site::Open,
            false => house.site(),
        });
        let mut warn = |text: &Text| display.warn(text);
        let course = pieces::course(&self.what, shelf, whose, &submission, &mut warn)?;
        Ok((submission, course))
    }

    /// The first lines: who plays, and what.
    fn opens(
        &self,
        display: &mut Display<'_, '_>,
        whose: &Whose,
        course: &Course,
        (house, seed): (&House, u64),
    ) -> Result<()> {
        let modules = course.modules.iter().map(|unit| unit.slug.to_string());
        let what: Vec<String> = match &self.what[..] {
            [] => modules.collect(),
            asked => asked.to_vec(),
        };
        let folder = files::shown(&whose.folder);
        let opening = Opening {
            submission: (!whose.is_reference).then_some(&folder),
            what: &what,
            isolation: house.isolation(),
            seed,
            repeats: self.repeat,
        };
        display.opens(&opening, house.why_roomless())
    }

    /// What another command plays with, when there is nothing yet.
    pub(super) fn quick(
        what: Vec<String>,
        submission: Option<PathBuf>,
        course: Option<PathBuf>,
        out: PathBuf,
    ) -> Self {
        Self {
            what,
            submission,
            course,
            out: Some(out),
            show: false,
            repeat: 1,
            seed: None,
            no_report: true,
            format: Format::Text,
            isolation: Isolation::Auto,
            chunking: Pieces::AsItComes,
        }
    }

    /// The command that plays a scenario like this again, but for its name and seed.
    fn again(&self, shelf: &Shelf) -> Again {
        Again {
            options: options(self.submission.as_ref(), self.course.as_ref()),
            course: shelf.folder.clone().unwrap_or_default(),
            files: self.what.iter().filter_map(|word| file(word)).collect(),
        }
    }

    fn chunking(&self) -> Chunking {
        match self.chunking {
            Pieces::AsItComes => Chunking::AsItComes,
            Pieces::OneByte => Chunking::OneByte,
            Pieces::Coalesced => Chunking::Coalesced,
        }
    }
}

/// A line for whoever sits before the screen.
pub(super) fn warn(text: &Text, language: Language) {
    let line = harmless(text.in_language(language));
    // Nobody is left to tell when even this cannot be written.
    writeln!(io::stderr(), "praktikum: {line}").unwrap_or_default();
}

/// A scenario that was played, and where its record is.
struct Performed {
    performance: Performance,
    kept: PathBuf,
}

/// How a reader repeats a play.
struct Again {
    options: String,
    /// The course's folder; empty for the one that this program carries.
    course: PathBuf,
    /// Of the scenarios that were asked for as files: `module/scenario`, and the path as it was given.
    files: Vec<(String, String)>,
}

/// What a file's scenario is called in its record, if the word is a file's path.
fn file(word: &str) -> Option<(String, String)> {
    let full = Path::new(word).canonicalize().ok()?;
    if !full.is_file() {
        return None;
    }
    let module = full.parent()?.file_name()?.to_str()?;
    let name = full.file_stem()?.to_str()?;
    Some((format!("{module}/{name}"), word.to_string()))
}

/// By what the records are kept; the showcase of the reference is not theirs.
pub(super) fn name(whose: &Whose) -> &str {
    if whose.is_reference {
        "labs"
    } else {
        &whose.name
    }
}

/// The folder above `scenarios`, or the current one for the course that this program carries.
pub(super) fn top(shelf: &Shelf, here: &Path) -> PathBuf {
    let Some(folder) = &shelf.folder else {
        return PathBuf::new();
    };
    let full = folder.canonicalize().unwrap_or_else(|_| here.join(folder));
    let top = match full.parent() {
        Some(above) if full.ends_with("scenarios") => above,
        _ => &full,
    };
    files::from_here(top)
}

/// A seed that is short enough to be typed.
fn random() -> u64 {
    RandomState::new().build_hasher().finish() % 1_000_000
}

/// A failure anywhere is one; else what could not be judged counts.
fn verdict(performed: &[Performed]) -> Exit {
    let rounds = performed.iter().flat_map(|one| &one.performance.rounds);
    let kinds: Vec<Kind> = rounds.flat_map(Round::kinds).collect();
    let has = |kind| kinds.contains(&kind);
    if has(Kind::Failed) {
        Exit::Failed
    } else if has(Kind::Broken) || has(Kind::Unsure) {
        Exit::Broken
    } else {
        Exit::Passed
    }
}
