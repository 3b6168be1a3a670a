//! `praktikum grade`: a whole class in one command.

mod cost;
mod display;
mod level;
mod list;
mod outcome;
mod people;
mod slips;
mod words;

use super::Desk;
use super::bounds;
use super::class::again::{self, Again};
use super::class::{self, Place};
use super::exit::Exit;
use super::isolation::Isolation;
use super::run::{Format, top, warn};
use crate::class::entry::{self, Class, Entry, Setting};
use crate::class::gradebook::{Gradebook, Label, List, Occasion, Want};
use crate::class::grader::{self, Wishes};
use crate::class::reports::Reports;
use crate::class::syllabus::Syllabus;
use crate::grade::{Book, Plan, Reason, Student};
use crate::run::house::House;
use crate::scenario::name::Name;
use crate::scenario::text::{Spoken, Text};
use crate::world::{clock, files};
use anyhow::Result;
use cost::Cost;
use display::{Display, Listed};
use outcome::Outcome;
use slips::Written;
use std::path::{Path, PathBuf};

/// Nilai satu kelas · grade a class
#[derive(clap::Args)]
#[command(
    after_help = "Contoh · example:\n  praktikum grade ~/kiriman --module chat\n\nYang sudah ada hasilnya tidak dimainkan lagi; dihentikan di tengah pun, perintah yang sama melanjutkan.\nWhat has its result is not played again; stopped halfway, the same command goes on.\n\nKode keluar · exit codes:\n  0 setiap kiriman punya hasil · every submission has a result\n  2 salah pakai · wrong usage\n  3 ada yang belum punya hasil · some have none yet\n  130 dihentikan · interrupted"
)]
pub(super) struct Arguments {
    /// Folder atau arsip kiriman · folders or archives of submissions
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// Modul yang dinilai; tanpa ini modul yang cocok dengan setiap kiriman · the modules; without it those that each submission is for
    #[arg(long, value_name = "MODULE")]
    module: Vec<String>,
    #[command(flatten)]
    place: Place,
    /// Daftar kelas (CSV); tanpa ini yang terakhir dipakai · the class list (CSV); without it the last one
    #[arg(long, value_name = "FILE")]
    roster: Option<PathBuf>,
    /// Hanya mahasiswa ini · only these students
    #[arg(long, value_name = "NIM")]
    only: Vec<String>,
    /// Mainkan lagi yang tidak lulus semuanya · play again those in which not all passed
    #[arg(long, conflicts_with_all = ["changed", "again"])]
    failed: bool,
    /// Hanya yang isinya belum pernah dinilai · only what was never graded with this content
    #[arg(long, conflicts_with = "again")]
    changed: bool,
    /// Mainkan lagi semuanya · play everything again
    #[arg(long)]
    again: bool,
    /// Berapa yang dimainkan bersamaan · how many play at once
    #[arg(long, value_name = "N", value_parser = bounds::count::<u16, 512>)]
    jobs: Option<u16>,
    /// Jangan tulis laporan mahasiswa · do not write the students' reports
    #[arg(long)]
    no_report: bool,
    /// Bentuk keluaran · form of the output
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Ruang sendiri untuk setiap permainan · a room of its own for each play
    #[arg(long, value_enum, default_value = "auto")]
    isolation: Isolation,
}

impl Arguments {
    pub(super) fn run(&self, desk: &mut Desk<'_>) -> Result<Exit> {
        let ground = self.place.ground(desk)?;
        let (shelf, folder) = (&ground.shelf, ground.folder.clone());
        let syllabus = Syllabus::of(shelf)?;
        let modules = syllabus.named(&self.module)?;
        let (class, list) = self.class((&syllabus, &modules), &folder, desk)?;
        let entries = self.chosen(class.entries.clone())?;
        // Until here Ctrl-C ends it at once: nothing was begun.
        let mut house = House::open(self.isolation.wish())?;
        let parts = (&syllabus.plan, &modules[..]);
        let mut book = self.enrol((&class, list.as_ref()), parts, &folder, desk)?;
        let kept = ground.kept();
        kept.map_or(Ok(()), |course| book.keep_course(&course))?;
        let wishes = self.wishes(&modules, &house);
        let is_text = self.format == Format::Text;
        let listed = entries.iter().map(|entry| book.listed(&entry.handed()));
        let listed: Vec<Listed> = listed.collect::<Result<_>>()?;
        let mut display = Display::new(desk, is_text, (&syllabus.plan, &entries, &listed));
        let course = words::course((&syllabus.plan, &modules), shelf.folder.as_deref());
        display.opens(&modules, &house, (&folder, &course))?;
        let done = {
            let tools = (&mut book, &mut house);
            let tell = &mut |news| display.tell(&news);
            grader::grade(&entries, &syllabus, &wishes, tools, tell)
        };
        book.label(&labels(&entries), &modules)?;
        display.closes()?;
        let interrupted = done?.is_some();
        let alike = display.alike(&self.again(&modules), self.only.is_empty());
        let counts = display.counts();
        let grades = class::grades(&syllabus, &mut book)?;
        let shown = class::graded(&grades, &modules);
        let mut told = noted(&grades, &entries, &listed, (&shown, &self.place));
        told.extend(alike);
        told.extend(level::told(&grades, &self.paths, &entries, &self.place));
        told.iter().for_each(|text| warn(text, desk.language));
        let reference = top(shelf, &std::env::current_dir()?).join("reports/reference");
        let reports = Reports {
            shelf,
            syllabus: &syllabus,
            book: &grades,
            folder: &folder,
            reference: reference.is_dir().then_some(reference.as_path()),
            language: desk.language,
        };
        let written = match interrupted || self.no_report {
            true => Written::default(),
            false => Written::of(&reports, &reports.due(&entries, &shown), &house),
        };
        let outcome = Outcome {
            has_open: !without(&grades, &entries, &shown).is_empty(),
            is_interrupted: interrupted || written.is_interrupted,
            grades: &grades,
            shown: &shown,
            counts,
            written,
            cost: Cost::of(house.effort()),
            folder: files::shown(&folder),
        };
        match is_text {
            true => outcome.text(&self.place.options(), desk)?,
            false => outcome.json(desk)?,
        }
        Ok(outcome.exit())
    }

    /// Who is in the class and what they handed in, and the list that says so.
    fn class(
        &self,
        (syllabus, modules): (&Syllabus, &[Name]),
        folder: &Path,
        desk: &Desk<'_>,
    ) -> Result<(Class, Option<List>)> {
        let mut before = Gradebook::find(folder)?;
        let list = self.list(before.as_mut(), desk)?;
        let known = before.as_mut().map(Gradebook::facts).transpose()?;
        let known = known.map(|facts| facts.people).unwrap_or_default();
        let plan = &syllabus.plan;
        let zone = plan.zone(modules);
        let setting = Setting {
            folder,
            modules: &syllabus.known(),
            zone: zone.unwrap_or_else(|| clock::zone(clock::date())),
            is_list_given: self.roster.is_some(),
            known: &known,
        };
        let class = entry::class(&self.paths, list.as_ref(), setting)?;
        for note in &class.notes {
            warn(note, desk.language);
        }
        Ok((class, list))
    }

    /// Begins or opens the gradebook, and takes down who there is and what they handed in.
    fn enrol(
        &self,
        (class, list): (&Class, Option<&List>),
        (plan, modules): (&Plan, &[Name]),
        folder: &Path,
        desk: &Desk<'_>,
    ) -> Result<Gradebook> {
        let mut book = Gradebook::begin(folder)?;
        let earlier = entry::rosters(&book.lists()?);
        list.map_or(Ok(()), |list| book.keep_list(list))?;
        book.begins(&self.again(modules).kept())?;
        for told in people::enrol(&mut book, class, &earlier, &self.place)? {
            warn(&told, desk.language);
        }
        let what = Occasion {
            modules,
            timed: class.timed.as_deref(),
        };
        for one in book.receive(&class.received(), what)? {
            let zone = plan.zone(modules);
            let zone = zone.unwrap_or_else(|| clock::zone(one.before));
            warn(&list::retimed(&one, zone), desk.language);
        }
        Ok(book)
    }

    /// The class list that was named, or else the one of the last time.
    fn list(&self, book: Option<&mut Gradebook>, desk: &Desk<'_>) -> Result<Option<List>> {
        if let Some(path) = &self.roster {
            return Ok(Some(entry::list(path)?));
        }
        let list = book.map(Gradebook::list).transpose()?.flatten();
        if let Some(list) = &list {
            let rosters = entry::rosters(std::slice::from_ref(list));
            let mut students = rosters.iter().flat_map(|roster| &roster.students);
            let has_times = students.any(|student| student.handed_in.is_some());
            warn(&list::again(&list.name, has_times), desk.language);
        }
        Ok(list)
    }

    fn wishes(&self, modules: &[Name], house: &House) -> Wishes {
        Wishes {
            modules: modules.to_vec(),
            want: self.want(),
            jobs: self.jobs.map(usize::from),
            site: house.site(),
        }
    }

    fn want(&self) -> Want {
        match (self.again, self.failed, self.changed) {
            (true, ..) => Want::All,
            (_, true, _) => Want::Failed,
            (_, _, true) => Want::Changed,
            _ => Want::New,
        }
    }

    /// Those that `--only` names; a name that nobody has is told.
    fn chosen(&self, entries: Vec<Entry>) -> Result<Vec<Entry>, Spoken> {
        let has = |entry: &Entry, asked: &String| {
            let mut people = entry.people.iter();
            people.any(|person| person.number == *asked)
        };
        if let Some(nobody) = self
            .only
            .iter()
            .find(|asked| !entries.iter().any(|entry| has(entry, asked)))
        {
            return Err(words::nobody(nobody));
        }
        if entries.is_empty() {
            return Err(words::nothing());
        }
        let wanted =
            |entry: &Entry| self.only.is_empty() || self.only.iter().any(|asked| has(entry, asked));
        Ok(entries.into_iter().filter(wanted).collect())
    }

    /// The command without what it chooses, so that it can be told how to do it again.
    fn again(&self, modules: &[Name]) -> Again {
        Again {
            paths: self.paths.clone(),
            modules: again::named(modules),
            course: self.place.course.clone(),
            out: self.place.out.clone(),
        }
    }
}

/// What is to be known of the class before its grades are believed.
fn noted(
    book: &Book,
    entries: &[Entry],
    listed: &[Listed],
    (modules, place): (&[Name], &Place),
) -> Vec<Text> {
    let mut told = words::of_book(book, entries, place);
    told.extend(timeless(book, (entries, listed), modules));
    told
}

/// How many came nobody knows when, where a module has a deadline.
fn timeless(
    book: &Book,
    (entries, listed): (&[Entry], &[Listed]),
    modules: &[Name],
) -> Option<Text> {
    let mut plans = book.plan.modules.iter();
    let has_deadline =
        plans.any(|module| modules.contains(&module.slug) && module.deadline.is_some());
    let without = entries.iter().zip(listed);
    let without = without.filter(|(entry, listed)| entry.handed_in.is_none() && listed.is_empty());
    let count = without.count();
    (has_deadline && count > 0).then(|| words::timeless(count))
}

/// What the download calls whom.
fn labels(entries: &[Entry]) -> Vec<Label> {
    let label = |entry: &Entry| {
        Some(Label {
            number: entry.by.clone()?,
            name: entry.participant.as_ref().unwrap_or(&entry.name).clone(),
            content: entry.content.clone(),
        })
    };
    entries.iter().filter_map(label).collect()
}

/// Who of these has something that nobody could judge, or that another process still grades; answers that wait for a person are another matter.
fn without<'b>(book: &'b Book, entries: &[Entry], modules: &[Name]) -> Vec<&'b Student> {
    let is_open = |reason: &Reason| !matches!(reason, Reason::Unmarked(_));
    let is_without = |student: &&Student| {
        let grades = student.modules.iter();
        let mut grades = grades.filter(|grade| modules.contains(&grade.slug));
        !student.troubles.is_empty()
            || grades.any(|grade| grade.is_unfinished() || grade.reasons().iter().any(is_open))
    };
    let is_here = |student: &&Student| {
        let mut people = entries.iter().flat_map(|entry| &entry.people);
        people.any(|person| person.number == student.person.number)
    };
    let students = book.students.iter();
    students.filter(is_here).filter(is_without).collect()
}
