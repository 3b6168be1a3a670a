//! `praktikum mark`: a person gives points for an answer or for style.

mod list;

use super::Desk;
use super::class::{self, Place};
use super::exit::Exit;
use crate::grade::{Book, Mark, Module, Question, Reason, Student};
use crate::scenario::course::STYLE;
use crate::scenario::name::{Name, nearest};
use crate::scenario::quantity::Points;
use crate::scenario::text::{Spoken, Text, harmless};
use crate::world::clock;
use anyhow::Result;
use std::path::PathBuf;

/// Beri poin untuk sebuah pertanyaan atau gaya · give points for a question or for style
#[derive(clap::Args)]
#[command(
    after_help = "Contoh · example:\n  praktikum mark 13520001 chat/silent 8.5 --comment \"jelas, tanpa angka\"\n  praktikum mark --from nilai.csv\n\nDisimpan dengan waktunya, dan bertahan setiap kali dinilai ulang · kept with its time, through every regrade"
)]
pub(super) struct Arguments {
    /// Nomor mahasiswa · the student's number
    #[arg(value_name = "NIM", required_unless_present = "from")]
    number: Option<String>,
    /// Pertanyaan, atau modul/pertanyaan; `modul/style` untuk gaya · question, or module/question; `module/style` for style
    #[arg(value_name = "QUESTION", required_unless_present = "from")]
    question: Option<String>,
    /// Poin; `-` menariknya kembali · points; `-` takes them back
    #[arg(
        value_name = "POINTS",
        required_unless_present = "from",
        allow_hyphen_values = true
    )]
    points: Option<String>,
    /// Banyak sekaligus, dari CSV dengan kolom NIM, pertanyaan, poin, catatan · many at once, from CSV with columns NIM, question, points, comment
    #[arg(long, value_name = "FILE", conflicts_with_all = ["number", "question", "points", "comment"])]
    from: Option<PathBuf>,
    /// Catatan untuk mahasiswa; tanpa ini yang sudah ada tetap, `""` menghapusnya · a note for the student; without it the earlier one stays, `""` takes it away
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,
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
        let marks = match &self.from {
            Some(file) => list::read(&book, file, (&self.place, self.alone))?,
            None => self.one(&book)?,
        };
        gradebook.mark(&marks)?;
        let after = class::grades(&syllabus, &mut gradebook)?;
        if self.from.is_some() {
            list::silenced(desk, &book, &marks);
        }
        match self.from.is_some() {
            true => list::tell(desk, &marks)?,
            false => told(desk, &marks, (&book, &after))?,
        }
        let modules = book.plan.modules.iter();
        for module in modules.filter(|module| marks.iter().any(|it| it.module == module.slug)) {
            first_mark(desk, (&book, &after), module, &self.place.options())?;
        }
        Ok(Exit::Passed)
    }

    /// The one that was typed: the same for each of a group.
    fn one(&self, book: &Book) -> Result<Vec<Mark>, Spoken> {
        let said = |word: &Option<String>| word.clone().unwrap_or_default();
        let student = self.place.student(book, &said(&self.number))?;
        let (module, question) = question(book, &said(&self.question))?;
        let points = given(&said(&self.points), question.points)?;
        let numbers = group(student, module, self.alone);
        let at = clock::date();
        let mark = |number: String| {
            let earlier = || comment(book, &number, (&module.slug, &question.id));
            Mark {
                comment: self.comment.clone().unwrap_or_else(earlier),
                number,
                module: module.slug.clone(),
                question: question.id.clone(),
                points,
                at,
            }
        };
        Ok(numbers.into_iter().map(mark).collect())
    }
}

/// What one mark, kept for everybody of a group, does to each of them.
fn told(desk: &mut Desk<'_>, marks: &[Mark], books: (&Book, &Book)) -> Result<()> {
    let Some(first) = marks.first() else {
        return Ok(());
    };
    let numbers = marks.iter().map(|mark| mark.number.clone());
    let numbers: Vec<String> = numbers.collect();
    let what = format!("{}/{}", first.module, first.question);
    tell(desk, (&what, first.points), &numbers, books, &first.module)
}

/// What was said to a student about an answer before; other points do not make it untrue.
fn comment(book: &Book, number: &str, (module, question): (&Name, &Name)) -> String {
    let grade = book.student(number).and_then(|it| it.module(module));
    let mut answers = grade.iter().flat_map(|grade| &grade.answers);
    let answer = answers.find(|answer| answer.question == *question);
    let mark = answer.and_then(|answer| answer.mark.as_ref());
    mark.map(|mark| mark.comment.clone()).unwrap_or_default()
}

/// The question that is meant, and its module.
fn question<'b>(book: &'b Book, asked: &str) -> Result<(&'b Module, &'b Question), Spoken> {
    let (slug, id) = match asked.split_once('/') {
        Some((slug, id)) => (Some(slug), id),
        None => (None, asked),
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
        [] if id == STYLE => Err(no_style(book, slug)),
        [] => Err(no_question(
            asked,
            &all.iter().map(named).collect::<Vec<_>>(),
        )),
        several => {
            let several = several.iter().map(|one| named(one)).collect::<Vec<_>>();
            Err(which(asked, &several))
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
    module: &Name,
) -> Result<()> {
    for number in numbers {
        let moved = moved((before, after), number, module).unwrap_or_default();
        let back = Text::new("ditarik kembali", "taken back");
        let back = || back.in_language(desk.language).to_string();
        let points = points.map_or_else(back, |points| points.to_string());
        let line = format!("{number} · {what}: {points} · {moved}");
        writeln!(desk.out, "{}", harmless(&line))?;
    }
    Ok(())
}

/// What became of somebody's grade in a module: `chat 46.28 → 74.75`.
pub(super) fn moved(books: (&Book, &Book), number: &str, module: &Name) -> Option<String> {
    let points_of = |book: &Book| {
        let grade = book.student(number)?.module(module)?;
        let so_far = || format!("? ({})", book.plan.shown(&grade.so_far));
        let shown = grade.shown(book.plan.grading.decimals);
        Some(shown.unwrap_or_else(so_far))
    };
    let (was, is) = (points_of(books.0)?, points_of(books.1)?);
    Some(format!("{module} {was} → {is}"))
}

/// With the first mark of a module its questions begin to count for everybody.
fn first_mark(
    desk: &mut Desk<'_>,
    books: (&Book, &Book),
    module: &Module,
    options: &str,
) -> Result<()> {
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
            "Mulai sekarang pertanyaan modul {slug} dihitung untuk semua; {waiting} mahasiswa menunggu poin (`praktikum status{options}`). Banyak sekaligus: `praktikum mark --from nilai.csv{options}`."
        ),
        format!(
            "From now on the questions of {slug} count for everybody; {} for points (`praktikum status{options}`). Many at once: `praktikum mark --from marks.csv{options}`.",
            match waiting {
                1 => "1 student waits".to_string(),
                several => format!("{several} students wait"),
            }
        ),
    );
    Ok(writeln!(desk.out, "{}", text.in_language(desk.language))?)
}

fn no_question(asked: &str, all: &[String]) -> Spoken {
    let near = nearest(asked, all.iter().map(String::as_str));
    let asked = harmless(asked);
    if let Some(near) = near {
        return Spoken::new(
            format!("tidak ada pertanyaan `{asked}`; mungkin maksud Anda {near}?"),
            format!("there is no question `{asked}`; did you mean {near}?"),
        );
    }
    let all = all.join(", ");
    Spoken::new(
        format!("tidak ada pertanyaan `{asked}`; yang ada: {all}"),
        format!("there is no question `{asked}`; there are: {all}"),
    )
}

/// Points for style are the course's: it has none, or not for this module.
fn no_style(book: &Book, slug: Option<&str>) -> Spoken {
    let mut modules = book.plan.modules.iter();
    if let Some(slug) = slug.filter(|slug| !modules.any(|it| it.slug.as_str() == *slug)) {
        let slug = harmless(slug);
        return Spoken::new(
            format!("tidak ada modul `{slug}` di kursus ini"),
            format!("there is no module `{slug}` in this course"),
        );
    }
    Spoken::new(
        "kursus ini tidak memberi poin gaya; tulis `style: 10` di bawah `grading:` di course.yaml, lalu ulangi (`praktikum explain style`)",
        "this course gives no points for style; write `style: 10` beneath `grading:` in course.yaml, and try again (`praktikum explain style`)",
    )
}

fn which(asked: &str, several: &[String]) -> Spoken {
    let (asked, several) = (harmless(asked), several.join(", "));
    Spoken::new(
        format!("`{asked}` ada di beberapa modul; tulis salah satu: {several}"),
        format!("`{asked}` is in several modules; write one of: {several}"),
    )
}
