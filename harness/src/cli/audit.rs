//! `praktikum audit`: do the scenarios catch the liars, and do they leave correct programs unhurt?

mod verdicts;

use super::Desk;
use super::bounds;
use super::exit::Exit;
use super::isolation::Isolation;
use super::show::look;
use crate::audit::Gravity;
use crate::class::gallery::{Gallery, Kind, Places};
use crate::class::trial::{self, News, Trial, Wishes};
use crate::report::audit::{Audited, json, markdown};
use crate::run::house::{Delay, House, Told};
use crate::scenario::text::{Spoken, Text, harmless};
use crate::world::course::Shelf;
use crate::world::files;
use anyhow::Result;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Uji skenario dengan program yang salah · try scenarios on wrong programs
#[derive(clap::Args)]
#[command(
    after_help = "Contoh · example:\n  praktikum audit chat --repeat 10\n\nKode keluar · exit codes:\n  0 semua seperti yang tertulis · all is as stated\n  1 ada yang harus diperbaiki · there is something to put right\n  2 salah pakai, atau berkas yang keliru · wrong usage, or a file with mistakes\n  3 tidak dapat dinilai · could not judge\n  130 dihentikan · interrupted"
)]
pub(super) struct Arguments {
    /// Modul, atau modul/skenario; tanpa ini seluruh kursus · modules, or module/scenario; without them the whole course
    #[arg(value_name = "MODULE")]
    what: Vec<String>,
    /// Folder program yang salah, masing-masing dengan verdict.yaml · folder of wrong programs, each with its verdict.yaml
    #[arg(long, value_name = "DIR")]
    liars: Option<PathBuf>,
    /// Folder program yang benar, masing-masing dengan stranger.yaml · folder of correct programs, each with its stranger.yaml
    #[arg(long, value_name = "DIR")]
    strangers: Option<PathBuf>,
    /// Hanya pembohong atau program ini · only this liar or program
    #[arg(long, value_name = "NAME")]
    only: Vec<String>,
    /// Mainkan semuanya sebanyak ini: putusannya harus sama setiap kali · play all of it so often: the verdicts must be the same each time
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = bounds::count::<u32, 1_000>)]
    repeat: u32,
    /// Sebanyak ini sekaligus; tanpa ini sebanyak yang dapat dilayani mesin · so many at once; without it as many as the machine can serve
    #[arg(long, value_name = "N", value_parser = bounds::count::<u16, 1_000>)]
    jobs: Option<u16>,
    /// Dari setiap pembohong hanya skenario yang tertulis di verdict.yaml · of each liar only the scenarios in its verdict.yaml
    #[arg(long)]
    brief: bool,
    /// Tuliskan putusan yang terlihat, siap diperiksa dan disalin ke verdict.yaml · write out the verdicts that were seen, to be looked at and copied into verdict.yaml
    #[arg(long)]
    verdicts: bool,
    /// Benih nilai acak · seed of random values
    #[arg(long, value_name = "N", default_value_t = 7)]
    seed: u64,
    /// Folder kursus · the course's folder
    #[arg(long, value_name = "DIR")]
    course: Option<PathBuf>,
    /// Bentuk keluaran · form of the output
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Ruang sendiri untuk setiap permainan · a room of its own for each play
    #[arg(long, value_enum, default_value = "auto")]
    isolation: Isolation,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Markdown,
    Json,
}

impl Arguments {
    pub(super) fn run(&self, desk: &mut Desk<'_>) -> Result<Exit> {
        let here = std::env::current_dir()?;
        let shelf = Shelf::find(self.course.as_deref(), &here)?;
        if !desk.is_asked {
            desk.language = shelf.language();
        }
        let course = shelf.choose(&self.what)?;
        let mut gallery = Gallery::open(&self.places(&shelf)?, &shelf, &course)?;
        self.keep(&mut gallery)?;
        let mut house = House::open(self.isolation.wish())?;
        if let Some(why) = house.why_roomless() {
            warn(desk, why);
        }
        let wishes = self.wishes(&house);
        let all = trial::count(&gallery, &course, wishes);
        let line = Line::new(desk, all);
        let trial = trial::hold(
            &gallery,
            (&shelf, &course),
            wishes,
            &mut house,
            &mut |news| {
                line.tell(&news);
                Ok(())
            },
        );
        line.clear();
        let trial = trial?;
        self.tell(desk, &trial)?;
        Ok(self.exit(&trial))
    }

    /// Where the programs lie: where it was said, or beside the course.
    fn places(&self, shelf: &Shelf) -> Result<Places, Spoken> {
        let beside = Places::beside(shelf.folder.as_deref());
        let said = |given: &Option<PathBuf>, usual: Option<PathBuf>, word: &str| match given {
            Some(given) if !given.is_dir() => Err(no_folder(word, given)),
            Some(given) => Ok(Some(given.clone())),
            None => Ok(usual),
        };
        let places = Places {
            liars: said(&self.liars, beside.liars, "--liars")?,
            strangers: said(&self.strangers, beside.strangers, "--strangers")?,
            reference: beside.reference,
        };
        match places.liars.is_some() {
            true => Ok(places),
            false => Err(no_liars()),
        }
    }

    /// Leaves only those that were asked for.
    fn keep(&self, gallery: &mut Gallery) -> Result<(), Spoken> {
        let names = || gallery.exhibits.iter().map(|exhibit| exhibit.name.as_str());
        let mut only = self.only.iter();
        if let Some(lost) = only.find(|only| names().all(|name| name != only.as_str())) {
            let near = crate::scenario::name::nearest(lost, names());
            return Err(nobody(lost, near));
        }
        if !self.only.is_empty() {
            let exhibits = &mut gallery.exhibits;
            exhibits.retain(|exhibit| self.only.contains(&exhibit.name));
        }
        if self.verdicts {
            let exhibits = &mut gallery.exhibits;
            exhibits.retain(|exhibit| matches!(exhibit.kind, Kind::Liar(_)));
        }
        Ok(())
    }

    fn wishes(&self, house: &House) -> Wishes {
        Wishes {
            seed: self.seed,
            repeat: self.repeat,
            jobs: self.jobs.map(usize::from),
            is_whole: self.only.is_empty() && !self.verdicts && !self.brief,
            is_brief: self.brief,
            site: house.site(),
        }
    }

    fn tell(&self, desk: &mut Desk<'_>, trial: &Trial) -> Result<()> {
        if self.verdicts {
            write!(desk.out, "{}", verdicts::of(&trial.sheets, desk.language))?;
            return Ok(());
        }
        let audited = self.audited(trial);
        match self.format {
            Format::Json => writeln!(desk.out, "{}", json(&audited))?,
            Format::Markdown => write!(desk.out, "{}", markdown(&audited, desk.language))?,
            Format::Text => {
                let look = look(desk);
                for sheet in &trial.sheets {
                    writeln!(desk.out, "{}", look.sheet(sheet))?;
                }
                write!(desk.out, "{}", look.audited(&audited))?;
            }
        }
        if trial.is_interrupted {
            warn(desk, &interrupted());
        }
        Ok(())
    }

    fn audited<'a>(&self, trial: &'a Trial) -> Audited<'a> {
        Audited {
            sheets: &trial.sheets,
            plays: trial.plays,
            again: trial.again,
            repeat: self.repeat,
            seed: self.seed,
            took: trial.took,
            spent: trial.spent,
            cores: trial.cores,
            idle: trial.idle,
        }
    }

    fn exit(&self, trial: &Trial) -> Exit {
        if trial.is_interrupted {
            return Exit::Interrupted;
        }
        match self.audited(trial).gravity() {
            _ if self.verdicts => Exit::Passed,
            Some(Gravity::Fault) => Exit::Failed,
            Some(Gravity::Unclear) => Exit::Broken,
            Some(Gravity::Note) | None => Exit::Passed,
        }
    }
}

/// How far it is, on one line of a terminal that is written over.
struct Line<'a, 'b> {
    desk: &'a Desk<'b>,
    all: usize,
    is_shown: bool,
}

impl<'a, 'b> Line<'a, 'b> {
    fn new(desk: &'a Desk<'b>, all: usize) -> Self {
        let is_shown = io::stderr().is_terminal();
        Self {
            desk,
            all,
            is_shown,
        }
    }

    fn tell(&self, news: &News) {
        match news {
            News::Played { over, again } if self.is_shown => {
                let all = self.all;
                let text = Text::new(
                    format!("{over} dari {all} permainan ({again} diulang) …"),
                    format!("{over} of {all} plays ({again} again) …"),
                );
                self.put(&format!(
                    "\r\u{1b}[K{}",
                    text.in_language(self.desk.language)
                ));
            }
            News::Told(Told::NoRoom(why)) => warn(self.desk, why),
            News::Told(Told::Waits(Delay::Turn)) => warn(self.desk, &waits()),
            News::Played { .. } | News::Told(_) => {}
        }
    }

    fn clear(&self) {
        if self.is_shown {
            self.put("\r\u{1b}[K");
        }
    }

    fn put(&self, text: &str) {
        // Nobody is left to tell when even this cannot be written.
        let mut err = io::stderr();
        write!(err, "{text}")
            .and_then(|()| err.flush())
            .unwrap_or_default();
    }
}

fn warn(desk: &Desk<'_>, text: &Text) {
    let line = harmless(text.in_language(desk.language));
    // Nobody is left to tell when even this cannot be written.
    writeln!(io::stderr(), "praktikum: {line}").unwrap_or_default();
}

fn waits() -> Text {
    Text::new(
        "menunggu permainan lain di mesin ini selesai …",
        "waiting for another play on this machine to end …",
    )
}

fn interrupted() -> Text {
    Text::new(
        "dihentikan: yang belum dimainkan tidak dihitung",
        "interrupted: what was not played does not count",
    )
}

fn no_folder(option: &str, given: &Path) -> Spoken {
    let given = files::shown(given);
    Spoken::new(
        format!("`{option} {given}`: folder itu tidak ada"),
        format!("`{option} {given}`: there is no such folder"),
    )
}

fn no_liars() -> Spoken {
    Spoken::new(
        "di samping kursus ini tidak ada folder `audit/liars`; sebutkan folder program yang salah dengan `--liars FOLDER` (`praktikum explain audit`)",
        "there is no folder `audit/liars` beside this course; name the folder of wrong programs with `--liars FOLDER` (`praktikum explain audit`)",
    )
}

fn nobody(lost: &str, near: Option<&str>) -> Spoken {
    let lost = harmless(lost);
    let (id, en) = match near.map(harmless) {
        Some(near) => (
            format!("; maksud Anda `{near}`?"),
            format!("; did you mean `{near}`?"),
        ),
        None => Default::default(),
    };
    Spoken::new(
        format!("tidak ada pembohong atau program benar `{lost}`{id}"),
        format!("there is no liar or correct program `{lost}`{en}"),
    )
}
