//! `praktikum override`: a person decides a check, or what a module's programs are worth.

use super::Desk;
use super::class::{self, Place};
use super::exit::Exit;
use super::mark::{given, group, tell};
use crate::grade::{Book, Module, ModuleGrade, Override, Target};
use crate::scenario::name::nearest;
use crate::scenario::quantity::Points;
use crate::scenario::text::{Spoken, Text, harmless};
use crate::world::clock;
use anyhow::Result;

/// Ganti poin sebuah pemeriksaan, dengan alasan · decide a check's points, and say why
#[derive(clap::Args)]
#[command(
    after_help = "Contoh · example:\n  praktikum override 13520001 chat/leave/leave 30 --because \"diperagakan di kelas\"\n\nCHECK juga boleh nama modul: poin seluruh programnya, dari 100 · CHECK may be a module too: what its programs are worth, of 100"
)]
pub(super) struct Arguments {
    /// Nomor mahasiswa · the student's number
    #[arg(value_name = "NIM")]
    number: String,
    /// modul/skenario/pemeriksaan, atau akhirnya saja bila jelas · module/scenario/check, or only its end where that is clear
    #[arg(value_name = "CHECK")]
    check: String,
    /// Poin dari pemeriksaan itu; `-` menarik keputusan · of the check's points; `-` takes the decision back
    #[arg(value_name = "POINTS", allow_hyphen_values = true)]
    points: String,
    /// Alasannya, disimpan di sampingnya · the reason, kept beside it
    #[arg(long, value_name = "TEXT")]
    because: String,
    /// Hanya mahasiswa ini, tanpa teman sekelompoknya · only this student, not the others of the group
    #[arg(long)]
    alone: bool,
    #[command(flatten)]
    place: Place,
}

impl Arguments {
    pub(super) fn run(&self, desk: &mut Desk<'_>) -> Result<Exit> {
        let (syllabus, mut gradebook) = self.place.open(desk)?;
        let book = class::grades(&syllabus, &mut gradebook)?;
        let student = self.place.student(&book, &self.number)?;
        let (module, target, most) = self.target(&book)?;
        let points = given(&self.points, most)?;
        if !is_reason(&self.because) {
            return Err(no_reason().into());
        }
        let grade = student.module(&module.slug);
        let is_played = grade.is_some_and(|grade| !grade.attempts.is_empty());
        if matches!(target, Target::Check { .. }) && !is_played && points.is_some() {
            return Err(not_played(&student.person.number, module, &self.place).into());
        }
        let numbers = group(student, module, self.alone);
        let at = clock::date();
        let decision = |number: &String| Override {
            number: number.clone(),
            module: module.slug.clone(),
            target: target.clone(),
            points,
            because: self.because.clone(),
            at,
            after: None,
        };
        let decisions: Vec<Override> = numbers.iter().map(decision).collect();
        gradebook.decide(&decisions)?;
        let after = class::grades(&syllabus, &mut gradebook)?;
        let what = match &target {
            Target::Module => {
                let programs = Text::new("nilai program", "the programs");
                let programs = programs.in_language(desk.language);
                format!("{}, {programs}", module.slug)
            }
            Target::Check { scenario, check } => format!("{}/{scenario}/{check}", module.slug),
        };
        tell(
            desk,
            (&what, points),
            &numbers,
            (&book, &after),
            &module.slug,
        )?;
        let grades = numbers.iter().filter_map(|it| after.student(it));
        let mut grades = grades.filter_map(|it| it.module(&module.slug));
        if let Some(late) = grades.find_map(ModuleGrade::spared) {
            writeln!(desk.out, "{}", late.not_taken().in_language(desk.language))?;
        }
        Ok(Exit::Passed)
    }

    /// What is meant, and the most points that it gives.
    fn target<'b>(&self, book: &'b Book) -> Result<(&'b Module, Target, Points), Spoken> {
        let mut modules = book.plan.modules.iter();
        if let Some(module) = modules.find(|module| module.slug.as_str() == self.check) {
            return Ok((module, Target::Module, Points::of_hundredths(10_000)));
        }
        let all = checks(book);
        let fits = |(name, ..): &&(String, &Module, Target, Points)| {
            let before = name.strip_suffix(self.check.as_str());
            before.is_some_and(|before| before.is_empty() || before.ends_with('/'))
        };
        let found: Vec<_> = all.iter().filter(fits).collect();
        match &found[..] {
            [(_, module, target, most)] => Ok((module, target.clone(), *most)),
            [] => Err(no_check(&self.check, &all, &self.place)),
            several => {
                let names = several.iter().map(|(name, ..)| name.as_str());
                Err(which(&self.check, &names.collect::<Vec<_>>().join(", ")))
            }
        }
    }
}

/// Every check of the course by its whole name.
fn checks(book: &Book) -> Vec<(String, &Module, Target, Points)> {
    let mut all = Vec::new();
    for module in &book.plan.modules {
        for scenario in &module.scenarios {
            all.extend(scenario.checks.iter().map(|check| {
                let name = format!("{}/{}/{}", module.slug, scenario.name, check.id);
                let target = Target::Check {
                    scenario: scenario.name.clone(),
                    check: check.id.clone(),
                };
                (name, module, target, check.points)
            }));
        }
    }
    all
}

/// Something was said: what stands in a suggested command is to be replaced.
pub(super) fn is_reason(because: &str) -> bool {
    because.chars().any(char::is_alphanumeric)
}

pub(super) fn no_reason() -> Spoken {
    Spoken::new(
        "tulis alasannya: `--because \"…\"`; ia disimpan dan ditunjukkan bersama poinnya",
        "say why: `--because \"…\"`; it is kept and shown with the points",
    )
}

/// A check that was never played has no place in a grade.
fn not_played(number: &str, module: &Module, place: &Place) -> Spoken {
    let whole = |points: &str| {
        let words = ["override", number, module.slug.as_str(), points];
        place.command(&[&words[..], &["--because", "…"]].concat())
    };
    let (poin, points) = (whole("POIN"), whole("POINTS"));
    let (number, slug) = (harmless(number), &module.slug);
    Spoken::new(
        format!(
            "belum ada yang dimainkan dari {number} dalam {slug}, jadi tidak ada pemeriksaan yang dapat diputuskan; seluruh modulnya dapat: `{poin}`"
        ),
        format!(
            "nothing of {number} was played in {slug}, so there is no check to decide; the whole module can be decided: `{points}`"
        ),
    )
}

fn no_check(asked: &str, all: &[(String, &Module, Target, Points)], place: &Place) -> Spoken {
    // With as many parts as were written.
    let parts = asked.split('/').count();
    let ends = all.iter().map(|(name, ..)| {
        let cut = name.rmatch_indices('/').nth(parts.saturating_sub(1));
        cut.map_or(name.as_str(), |(at, _)| &name[at + 1..])
    });
    let near = nearest(asked, ends);
    let asked = harmless(asked);
    if let Some(near) = near {
        return Spoken::new(
            format!("tidak ada pemeriksaan `{asked}`; mungkin maksud Anda {near}?"),
            format!("there is no check `{asked}`; did you mean {near}?"),
        );
    }
    let show = place.command(&["show", "NIM"]);
    Spoken::new(
        format!(
            "tidak ada pemeriksaan `{asked}`; tulis seperti `chat/leave/leave`, seperti di `{show}`"
        ),
        format!("there is no check `{asked}`; write it like `chat/leave/leave`, as in `{show}`"),
    )
}

fn which(asked: &str, several: &str) -> Spoken {
    let asked = harmless(asked);
    Spoken::new(
        format!("`{asked}` ada di beberapa tempat; tulis salah satu: {several}"),
        format!("`{asked}` is in several places; write one of: {several}"),
    )
}
