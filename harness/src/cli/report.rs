//! `praktikum report`: the practicum's report of what was played, with the student's own words; plays first if nothing was.

use super::exit::Exit;
use super::{Desk, run};
use crate::press::{self, Format, Order};
use crate::report::material::Identity;
use crate::scenario::text::{Language, Spoken, Text};
use crate::submission::{self, Submission};
use crate::world::course::{Course, Shelf};
use crate::world::files;
use anyhow::Result;
use std::path::PathBuf;

/// Tulis laporan praktikum · write the practicum's report
#[derive(clap::Args)]
#[command(
    after_help = "Contoh · example:\n  praktikum report chat --submission ~/tugas/chat --name \"Ani Lestari\" --nim 2110511001\n\nTulisan Anda di laporan.md tetap ada · your words in report.md stay"
)]
pub(super) struct Arguments {
    /// Modul; tanpa ini semua yang pernah dimainkan · modules; without them all that were ever played
    #[arg(value_name = "MODULE")]
    what: Vec<String>,
    /// Folder program yang dilaporkan · folder of the programs that are reported on
    #[arg(long, value_name = "DIR")]
    submission: Option<PathBuf>,
    /// Folder kursus · the course's folder
    #[arg(long, value_name = "DIR")]
    course: Option<PathBuf>,
    #[command(flatten)]
    who: Who,
    /// Bentuk laporan · form of the report
    #[arg(long, value_enum, default_value = "md")]
    format: Form,
    /// Tulis di folder ini · write into this folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The showcase: the reference programs, in both languages.
    #[arg(long, hide = true)]
    showcase: bool,
}

/// Whose report it is; `praktikum.yaml` can say it once for all.
#[derive(clap::Args)]
struct Who {
    /// Nama Anda · your name
    #[arg(long)]
    name: Option<String>,
    /// NIM · your student number
    #[arg(long)]
    nim: Option<String>,
    /// Kelas · your class
    #[arg(long)]
    class: Option<String>,
    /// Rekan praktikum · your lab partner
    #[arg(long)]
    lab_partner: Option<String>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Form {
    Md,
    Html,
    Pdf,
}

impl Arguments {
    pub(super) fn run(&self, desk: &mut Desk<'_>) -> Result<Exit> {
        let here = std::env::current_dir()?;
        let shelf = Shelf::find(self.course.as_deref(), &here)?;
        if !desk.is_asked {
            desk.language = shelf.language();
        }
        let given = self.submission.as_deref();
        let roles = shelf.roles(&self.what);
        let whose = submission::whose(given, &here, shelf.folder.as_deref(), &roles)?;
        let kept = run::top(&shelf, &here)
            .join("reports")
            .join(run::name(&whose));
        let showcase = run::top(&shelf, &here).join("reports/reference");
        let kept = if self.showcase { showcase } else { kept };
        let out = self.out.clone().unwrap_or_else(|| kept.clone());
        let course = shelf.choose(&self.what)?;
        let has = |top: &PathBuf| {
            course
                .modules
                .iter()
                .any(|unit| press::has_records(top, &unit.slug))
        };
        let records = [out.clone(), kept].into_iter().find(has);
        let Some(records) = records else {
            return self.play_first(desk, out);
        };
        let submission = Submission::open(&whose.folder, &shelf.known())?;
        let options = run::options(self.submission.as_ref(), self.course.as_ref());
        let reference = run::reference(&shelf, &here, &whose);
        let order = Order {
            shelf: &shelf,
            submission: Some(&submission),
            records: &records,
            reference: reference.as_deref(),
            out: &out,
            identity: &press::identity(self.who.identity(), &submission),
            options: &options,
            is_graded: false,
            language: desk.language,
            format: self.format.format(),
        };
        if !self.showcase {
            return self.print(desk, &order, &course);
        }
        for language in [Language::Id, Language::En] {
            self.print(desk, &Order { language, ..order }, &course)?;
        }
        Ok(Exit::Passed)
    }

    /// Nothing was recorded yet: what `run` does, and then once more.
    fn play_first(&self, desk: &mut Desk<'_>, out: PathBuf) -> Result<Exit> {
        let played = run::Arguments::quick(
            self.what.clone(),
            self.submission.clone(),
            self.course.clone(),
            out,
        );
        match played.run(desk)? {
            Exit::Passed | Exit::Failed => self.run(desk),
            other => Ok(other),
        }
    }

    fn print(&self, desk: &mut Desk<'_>, order: &Order<'_>, course: &Course) -> Result<Exit> {
        for unit in &course.modules {
            let Some(printed) = press::print(order, unit)? else {
                if self.what.is_empty() {
                    continue;
                }
                return Err(nothing(unit.slug.as_str(), order).into());
            };
            let path = files::shown(&printed.path);
            let told = Text::new(format!("Laporan: {path}"), format!("Report: {path}"));
            writeln!(desk.out, "{}", told.in_language(desk.language))?;
            if let Some(warning) = printed.warning {
                run::warn(&warning, desk.language);
            }
        }
        Ok(Exit::Passed)
    }
}

fn nothing(slug: &str, order: &Order<'_>) -> Spoken {
    let options = order.options;
    Spoken::new(
        format!("modul {slug} belum pernah dimainkan; `praktikum run {slug}{options}` merekamnya"),
        format!("the module {slug} was never played; `praktikum run {slug}{options}` records it"),
    )
}

impl Who {
    fn identity(&self) -> Identity {
        let both = |word: &Option<String>| word.as_ref().map(|word| Text::new(word, word));
        Identity {
            name: both(&self.name),
            nim: self.nim.clone(),
            class: both(&self.class),
            lab_partner: both(&self.lab_partner),
        }
    }
}

impl Form {
    fn format(self) -> Format {
        match self {
            Self::Md => Format::Markdown,
            Self::Html => Format::Html,
            Self::Pdf => Format::Pdf,
        }
    }
}
