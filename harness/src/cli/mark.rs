//! `praktikum mark`: a person gives points for an answer or for style.

use super::Desk;
use super::class::{self, Place};
use super::exit::Exit;
use crate::grade::{Book, Mark, Module, Question, Reason, Student};
use crate::scenario::quantity::Points;
use crate::scenario::text::{Spoken, Text, harmless};
use crate::world::clock;
use anyhow::Result;

/// Beri poin untuk sebuah pertanyaan atau gaya · give points for a question or for style
#[derive(clap::Args)]
#[command(
    after_help = "Contoh · example:\n  praktikum mark 13520001 chat/silent 8.5 --comment \"jelas, tanpa angka\"\n\nDisimpan dengan waktunya, dan bertahan setiap kali dinilai ulang · kept with its time, through every regrade"
)]
pub(super) struct Arguments {
    /// Nomor mahasiswa · the student's number
    #[arg(value_name = "NIM")]
    number: String,
    /// Pertanyaan, atau modul/pertanyaan; `modul/style` untuk gaya · question, or module/question; `module/style` for style
    #[arg(value_name = "QUESTION")]
    question: String,
    /// Poin; `-` menariknya kembali · points; `-` takes them back
    #[arg(value_name = "POINTS", allow_hyphen_values = true)]
    points: String,
    /// Catatan untuk mahasiswa · a note for the student
    #[arg(long, value_name = "TEXT", default_value = "")]
    comment: String,
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
        let student = class::student(&book, &self.number)?;
        let (module, question) = self.question(&book)?;
        let points = given(&self.points, question.points)?;
        let numbers = group(student, module, self.alone);
        let at = clock::date();
        let mark = |number: &String| Mark {
            number: number.clone(),
            module: module.slug.clone(),
            question: question.id.clone(),
            points,
            comment: self.comment.clone(),
            at,
        };
        let marks: Vec<Mark> = numbers.iter().map(mark).collect();
        gradebook.mark(&marks)?;
        let after = class::grades(&syllabus, &mut gradebook)?;
        let what = format!("{}/{}", module.slug, question.id);
        tell(desk, (&what, points), &numbers, (&book, &after), module)?;
        first_mark(desk, (&book, &after), module)?;
        Ok(Exit::Passed)
    }

    fn question<'b>(&self, book: &'b Book) -> Result<(&'b Module, &'b Question), Spoken> {
        let (slug, id) = match self.question.split_once('/') {
            Some((slug, id)) => (Some(slug), id),
            None => (None, self.question.as_str()),
        };
        let modules = book.plan.modules.iter();
        let questions = modules.flat_map(|module| {
            let questions = module.questions.iter();
            questions.map(move |question| (module, question))
        });
        let all: Vec<_> = questions.collect();
        let fits = |(module, question): &&(&'b Module, &'b Question)| {
            question.id.as_str() == id && slug.is_none_or(|slug| module.slug.as_str() == slug)
        };
        let found: Vec<_> = all.iter().filter(fits).collect();
        let named =
            |(module, question): &(&Module, &Question)| format!("{}/{}", module.slug, question.id);
        match &found[..] {
            [one] => Ok(**one),
            [] => Err(no_question(
                &self.question,
                &all.iter().map(named).collect::<Vec<_>>(),
            )),
            several => {
                let several = several.iter().map(|one| named(one)).collect::<Vec<_>>();
                Err(which(&self.question, &several))
            }
        }
    }
}

/// Points up to the most that there are; `None` takes them back.
pub(super) fn given(written: &str, most: Points) -> Result<Option<Points>, Spoken> {
    if written == "-" {
        return Ok(None);
    }
    let points = Points::parse(&written.replace(',', ".")).filter(|points| *points <= most);
    points.map(Some).ok_or_else(|| {
        let written = harmless(written);
        Spoken::new(
            format!("`{written}` bukan poin dari 0 sampai {most}, paling banyak dua desimal"),
            format!("`{written}` are no points from 0 to {most}, with at most two decimals"),
        )
    })
}

/// Everybody whose work it is: the same points for each.
pub(super) fn group(student: &Student, module: &Module, alone: bool) -> Vec<String> {
    let own = || vec![student.person.number.clone()];
    let grade = student.module(&module.slug).filter(|_| !alone);
    let attempt = grade.and_then(|grade| grade.attempt());
    attempt.map_or_else(own, |attempt| attempt.members.clone())
}

/// What was kept, and what it does to the grade of each.
pub(super) fn tell(
    desk: &mut Desk<'_>,
    (what, points): (&str, Option<Points>),
    numbers: &[String],
    (before, after): (&Book, &Book),
    module: &Module,
) -> Result<()> {
    for number in numbers {
        let points_of = |book: &Book| {
            let grade = book.student(number)?.module(&module.slug)?;
            let so_far = format!("? ({})", grade.so_far.rounded(2));
            Some(
                grade
                    .points
                    .as_ref()
                    .map_or(so_far, |points| points.rounded(2)),
            )
        };
        let was = points_of(before).unwrap_or_default();
        let is = points_of(after).unwrap_or_default();
        let points = points.map_or("-".to_string(), |points| points.to_string());
        let line = format!("{number} · {what}: {points} · {} {was} → {is}", module.slug);
        writeln!(desk.out, "{}", harmless(&line))?;
    }
    Ok(())
}

/// With the first mark of a module its questions begin to count for everybody.
fn first_mark(desk: &mut Desk<'_>, books: (&Book, &Book), module: &Module) -> Result<()> {
    let counts = |book: &Book| {
        let grades = book.students.iter();
        let mut grades = grades.filter_map(|student| student.module(&module.slug));
        grades.any(|grade| !grade.answers.is_empty())
    };
    if counts(books.0) || !counts(books.1) {
        return Ok(());
    }
    let grades = books.1.students.iter();
    let waiting = grades.filter_map(|student| student.module(&module.slug));
    let is_unmarked = |reason: &Reason| matches!(reason, Reason::Unmarked(_));
    let waiting = waiting.filter(|grade| grade.reasons().iter().any(is_unmarked));
    let waiting = waiting.count();
    let slug = &module.slug;
    let text = Text::new(
        format!(
            "Mulai sekarang pertanyaan modul {slug} dihitung untuk semua; {waiting} mahasiswa menunggu poin (`praktikum status`)."
        ),
        format!(
            "From now on the questions of {slug} count for everybody; {waiting} students wait for points (`praktikum status`)."
        ),
    );
    Ok(writeln!(desk.out, "{}", text.in_language(desk.language))?)
}

fn no_question(asked: &str, all: &[String]) -> Spoken {
    let asked = harmless(asked);
    let all = all.join(", ");
    Spoken::new(
        format!("tidak ada pertanyaan `{asked}`; yang ada: {all}"),
        format!("there is no question `{asked}`; there are: {all}"),
    )
}

fn which(asked: &str, several: &[String]) -> Spoken {
    let (asked, several) = (harmless(asked), several.join(", "));
    Spoken::new(
        format!("`{asked}` ada di beberapa modul; tulis salah satu: {several}"),
        format!("`{asked}` is in several modules; write one of: {several}"),
    )
}
