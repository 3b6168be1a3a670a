//! `praktikum withdraw`: who does not belong to the class, or what was graded by mistake, counts no more.

use super::Desk;
use super::class::{self, Place};
use super::exit::Exit;
use super::mark::{group, moved};
use crate::grade::{Book, Facts, Module, Override, Student, Withdrawal};
use crate::scenario::text::{Spoken, Text, harmless};
use crate::world::clock;
use anyhow::Result;

/// Keluarkan yang keliru dari kelas · take out of the class what is a mistake
#[derive(clap::Args)]
#[command(
    after_help = "Contoh · example:\n  praktikum withdraw 13520001 --module chat --because \"salah folder\"\n\nTidak ada yang dihapus; `--back` mengembalikannya. Yang dinilai sesudahnya dihitung lagi · nothing is deleted; `--back` brings it back. What is graded afterwards counts again"
)]
pub(super) struct Arguments {
    /// Nomor mahasiswa · the student's number
    #[arg(value_name = "NIM")]
    number: String,
    /// Hanya yang sudah dinilai dalam modul ini; tanpa ini seluruh mahasiswanya · only what was graded in this module; without it the student
    #[arg(long, value_name = "MODULE")]
    module: Option<String>,
    /// Alasannya, disimpan di sampingnya · the reason, kept beside it
    #[arg(long, value_name = "TEXT", required_unless_present = "back")]
    because: Option<String>,
    /// Kembalikan · bring it back
    #[arg(long)]
    back: bool,
    /// Hanya mahasiswa ini, tanpa teman sekelompoknya · only this student, not the others of the group
    #[arg(long)]
    alone: bool,
    #[command(flatten)]
    place: Place,
}

impl Arguments {
    pub(super) fn run(&self, desk: &mut Desk<'_>) -> Result<Exit> {
        let (syllabus, mut gradebook) = self.place.open(desk)?;
        let asked: Vec<String> = self.module.iter().cloned().collect();
        let slug = syllabus.named(&asked)?.into_iter().next();
        let book = class::grades(&syllabus, &mut gradebook)?;
        let module = slug.as_ref().and_then(|slug| book.plan.module(slug));
        let facts = gradebook.facts()?;
        let numbers = self.numbers((&book, &facts), module)?;
        if self.back && !is_gone(&book, &numbers, module) {
            return Err(not_gone(&numbers, module).into());
        }
        let because = self.because.clone().unwrap_or_default();
        if !self.back && !super::decide::is_reason(&because) {
            return Err(super::decide::no_reason().into());
        }
        let at = clock::date();
        let withdrawal = |number: &String| Withdrawal {
            number: number.clone(),
            module: slug.clone(),
            is_back: self.back,
            because: because.clone(),
            at,
            after: None,
        };
        let all: Vec<Withdrawal> = numbers.iter().map(withdrawal).collect();
        gradebook.withdraw(&all)?;
        let after = class::grades(&syllabus, &mut gradebook)?;
        for number in &numbers {
            let told = self.told(number, module);
            let points = module.and_then(|it| moved((&book, &after), number, &it.slug));
            let points = points.map_or_else(String::new, |points| format!(" · {points}"));
            writeln!(desk.out, "{}{points}", told.in_language(desk.language))?;
            let grade = module.and_then(|it| after.student(number)?.module(&it.slug));
            if let Some(decided) = grade.and_then(|grade| grade.decided.as_ref()) {
                let stays = self.stays(number, decided);
                writeln!(desk.out, "{}", stays.in_language(desk.language))?;
            }
        }
        Ok(Exit::Passed)
    }

    /// Whom it is about; who was taken out is not among the students any more.
    fn numbers(
        &self,
        (book, facts): (&Book, &Facts),
        module: Option<&Module>,
    ) -> Result<Vec<String>, Spoken> {
        let mut gone = book.withdrawn.iter();
        if let Some((person, _)) = gone.find(|(person, _)| person.number == self.number) {
            return Ok(vec![person.number.clone()]);
        }
        let student = self.place.student(book, &self.number)?;
        Ok(match module {
            Some(module) if self.back && !self.alone => {
                withdrawn_with((book, facts), student, module)
            }
            Some(module) => group(student, module, self.alone),
            None => vec![student.person.number.clone()],
        })
    }

    /// What a person said about the whole module is not withdrawn with what was graded.
    fn stays(&self, number: &str, decided: &Override) -> Text {
        let words = ["override", number, decided.module.as_str(), "-"];
        let back = self
            .place
            .command(&[&words[..], &["--because", "…"]].concat());
        let points = decided.points.unwrap_or_default();
        Text::new(
            format!(
                "  Putusan {points} untuk seluruh modul ini tetap berlaku; menariknya kembali: `{back}`"
            ),
            format!(
                "  The decision of {points} about the whole module still holds; to take it back: `{back}`"
            ),
        )
    }

    fn told(&self, number: &str, module: Option<&Module>) -> Text {
        let mut words = vec!["withdraw", number, "--back"];
        words.extend(
            module
                .iter()
                .flat_map(|one| ["--module", one.slug.as_str()]),
        );
        words.extend(self.alone.then_some("--alone"));
        let (back, number) = (self.place.command(&words), harmless(number));
        let slug = module.map(|module| &module.slug);
        match (slug, self.back) {
            (None, false) => Text::new(
                format!("{number} tidak lagi bagian dari kelas ini; kembalikan dengan `{back}`"),
                format!("{number} is no part of this class any more; bring back with `{back}`"),
            ),
            (None, true) => Text::new(
                format!("{number} kembali menjadi bagian dari kelas ini"),
                format!("{number} is part of this class again"),
            ),
            (Some(slug), false) => Text::new(
                format!(
                    "{number} · {slug}: yang sudah dinilai tidak dihitung lagi; kembalikan dengan `{back}`"
                ),
                format!(
                    "{number} · {slug}: what was graded counts no more; bring back with `{back}`"
                ),
            ),
            (Some(slug), true) => Text::new(
                format!("{number} · {slug}: yang sudah dinilai dihitung lagi"),
                format!("{number} · {slug}: what was graded counts again"),
            ),
        }
    }
}

/// Everybody whose gradings were taken out by the same command.
fn withdrawn_with(
    (book, facts): (&Book, &Facts),
    student: &Student,
    module: &Module,
) -> Vec<String> {
    let number = &student.person.number;
    let works_with = |other: &String| {
        let mut hand_ins = facts.hand_ins.iter();
        hand_ins.any(|one| one.members.contains(number) && one.members.contains(other))
    };
    let of = |student: &Student| student.module(&module.slug)?.withdrawn.clone();
    let own = of(student).map(|one| (one.at, one.because));
    let is_same = |other: &&Student| {
        let is_same = || own.is_some() && of(other).map(|one| (one.at, one.because)) == own;
        other.person.number == *number || works_with(&other.person.number) && is_same()
    };
    let all = book.students.iter().filter(is_same);
    all.map(|student| student.person.number.clone()).collect()
}

/// Is there anything to bring back?
fn is_gone(book: &Book, numbers: &[String], module: Option<&Module>) -> bool {
    let Some(module) = module else {
        let mut gone = book.withdrawn.iter();
        return gone.any(|(person, _)| numbers.contains(&person.number));
    };
    let grades = numbers.iter().filter_map(|number| book.student(number));
    let mut grades = grades.filter_map(|student| student.module(&module.slug));
    grades.any(|grade| grade.withdrawn.is_some())
}

fn not_gone(numbers: &[String], module: Option<&Module>) -> Spoken {
    let who = harmless(&numbers.join(", "));
    match module.map(|module| &module.slug) {
        None => Spoken::new(
            format!("{who} tidak pernah dikeluarkan dari kelas ini; tidak ada yang dikembalikan"),
            format!("{who} was never taken out of this class; there is nothing to bring back"),
        ),
        Some(slug) => Spoken::new(
            format!(
                "tidak ada penilaian {slug} milik {who} yang ditarik; tidak ada yang dikembalikan"
            ),
            format!(
                "nothing that was graded of {who} in {slug} was withdrawn; there is nothing to bring back"
            ),
        ),
    }
}
