//! The class while it is graded and when it has been: a line for each submission, and a table of everybody.

use super::flow::{cut, padded, width};
use super::{BOLD, DIM, GREEN, Look, RED, YELLOW};
use crate::grade::{Book, Lateness, ModuleGrade, Score, Standing, Student};
use crate::scenario::name::Name;
use crate::scenario::text::{Text, harmless};
use crate::verdict::Kind;

/// Columns: the widest number and name, the narrowest grade, and a sign behind it.
const NUMBER: usize = 18;
const NAME: usize = 26;
const GRADE: usize = 8;
const SIGN: usize = 2;
const MODULE: usize = 11;

/// One module of a submission that is over.
pub enum Finished<'a> {
    /// Points of a hundred before lateness, how the checks came out, and what lateness takes.
    Result(&'a Score, &'a [Kind], Option<Lateness>),
    /// There is no grade yet, and why.
    Nothing(Text),
    /// It was graded before, or by somebody else.
    Known(Text),
}

impl Look {
    /// One line a submission, as it is over.
    pub fn finished(
        &self,
        (who, widest): (&str, usize),
        module: &str,
        finished: &Finished<'_>,
    ) -> String {
        let (mark, hue, told) = match finished {
            Finished::Result(score, kinds, late) => {
                let passed = kinds.iter().filter(|kind| **kind == Kind::Passed).count();
                let (mark, hue) = match passed == kinds.len() {
                    true => ("✓", GREEN),
                    false => ("✗", RED),
                };
                let count = Text::new(
                    format!("{passed} dari {} lulus", kinds.len()),
                    format!("{passed} of {} passed", kinds.len()),
                );
                let left = late.as_ref().map(|late| late.leaves(score));
                let points = format!("{:>6}", left.as_ref().unwrap_or(score).rounded(2));
                let late = late.as_ref().map_or(String::new(), |late| {
                    let share = late.share();
                    let said = Text::new(
                        format!(" · terlambat −{share}"),
                        format!(" · late −{share}"),
                    );
                    self.say(&said).to_string()
                });
                (mark, hue, format!("{points}  {}{late}", self.say(&count)))
            }
            Finished::Nothing(why) => ("!", YELLOW, first_line(self.say(why))),
            Finished::Known(why) => ("·", DIM, first_line(self.say(why))),
        };
        let widest = widest.min(NAME + NUMBER);
        let who = padded(&cut(&harmless(who), widest), widest);
        let module = padded(&cut(&harmless(module), MODULE), MODULE);
        let room = self.width.saturating_sub(widest + MODULE + 8);
        let told = harmless(&told);
        let (told, beneath) = match width(&told) <= room {
            true => (told, String::new()),
            false => (String::new(), format!("    {}\n", self.wrapped(&told, 4))),
        };
        let line = format!("{who}  {}  {told}", self.painted(&module, DIM));
        let line = line.trim_end();
        format!("{} {line}\n{beneath}", self.painted(mark, hue))
    }

    /// Everybody with the points of each module, and the grade where there are several.
    ///
    /// `options` is what every command about this class must be told too.
    pub fn roll(&self, book: &Book, modules: &[Name], options: &str) -> String {
        let names = book
            .students
            .iter()
            .filter_map(|one| one.person.name.as_ref());
        let name = names.map(|name| width(&harmless(name))).max();
        let name = name.map_or(0, |widest| widest.min(NAME) + 2);
        let numbers = book.students.iter();
        let number = numbers
            .map(|one| width(&harmless(&one.person.number)))
            .max();
        let number = number.unwrap_or(0).clamp(4, NUMBER) + 2;
        let wide = |slug: &Name| width(slug.as_str()).max(GRADE - 2) + 2;
        let sign = " ".repeat(SIGN);
        let mut text = format!("{}{}", padded("NIM", number), padded("", name));
        for slug in modules {
            text.push_str(&format!("{:>1$}{sign}", slug.as_str(), wide(slug)));
        }
        let has_grade = book.plan.modules.len() > 1;
        if has_grade {
            let grade = Text::new("nilai", "grade");
            text.push_str(&format!("{:>1$}", self.say(&grade), GRADE + 1));
        }
        text = format!("{}\n", self.painted(text.trim_end(), DIM));
        for student in &book.students {
            let mut line = self.who(student, (number, name));
            for slug in modules {
                let grade = student.module(slug);
                line.push_str(
                    &grade.map_or_else(String::new, |it| self.cell(book, it, wide(slug))),
                );
            }
            if has_grade {
                line.push_str(&self.overall(book, student));
            }
            text.push_str(&format!("{}\n", line.trim_end()));
        }
        text.push_str(&self.signs(book, modules, options));
        text
    }

    fn who(&self, student: &Student, (number, name): (usize, usize)) -> String {
        let person = &student.person;
        let shown = cut(&harmless(&person.number), number.saturating_sub(2));
        let called = harmless(person.name.as_deref().unwrap_or_default());
        let called = padded(&cut(&called, name.saturating_sub(2)), name);
        let shown = padded(&shown, number);
        let shown = match person.is_on_roster {
            true => shown,
            false => self.painted(&shown, YELLOW),
        };
        format!("{shown}{called}")
    }

    fn cell(&self, book: &Book, grade: &ModuleGrade, wide: usize) -> String {
        let shown = grade.shown(book.plan.grading.decimals);
        let (shown, hue) = match (&grade.standing, shown) {
            (_, Some(shown)) => {
                let is_low = grade.points.as_ref() < Some(&Score::whole(50));
                (shown, if is_low { RED } else { "" })
            }
            (Standing::Open, None) => ("·".to_string(), DIM),
            (Standing::LeftOut, None) => ("–".to_string(), DIM),
            (_, None) if grade.so_far.is_nothing() => ("?".to_string(), YELLOW),
            (_, None) => (format!("{}?", book.plan.shown(&grade.so_far)), YELLOW),
        };
        let (sign, hue) = match (self.has_notice(grade), grade.is_absent()) {
            (true, _) => ("!", YELLOW),
            (_, true) => ("∅", hue),
            _ => ("", hue),
        };
        // What a sign says never moves the number beside it.
        let shown = format!("{shown:>wide$}{:<SIGN$}", format!(" {sign}"));
        match hue {
            "" => shown,
            hue => self.painted(&shown, hue),
        }
    }

    fn overall(&self, book: &Book, student: &Student) -> String {
        let grade = &student.grade;
        let shown = grade.grade.as_ref().map_or_else(
            || "?".to_string(),
            |score| score.rounded(book.plan.grading.decimals),
        );
        let more = if grade.is_complete { " " } else { "…" };
        let shown = format!("{:>1$}", format!("{shown}{more}"), GRADE + 2);
        self.painted(&shown, BOLD)
    }

    /// What the signs in the table mean, as far as they are in it.
    fn signs(&self, book: &Book, modules: &[Name], options: &str) -> String {
        let students = book.students.iter();
        let grades = students.flat_map(|student| &student.modules);
        let grades: Vec<&ModuleGrade> = grades
            .filter(|grade| modules.contains(&grade.slug))
            .collect();
        let has = |of: fn(&Standing) -> bool| grades.iter().any(|grade| of(&grade.standing));
        let is_open = |standing: &Standing| matches!(standing, Standing::Open);
        let is_left_out = |standing: &Standing| matches!(standing, Standing::LeftOut);
        let is_pending = |standing: &Standing| matches!(standing, Standing::Pending(_));
        let is_partial = book.students.iter().any(|one| !one.grade.is_complete);
        let signs = [
            (
                grades.iter().any(|grade| grade.is_absent()),
                Text::new("∅ tidak dikumpulkan", "∅ not handed in"),
            ),
            (
                has(is_pending),
                Text::new(
                    format!(
                        "? belum ada nilai, di depannya sejauh ini; yang kurang: `praktikum status{options}`"
                    ),
                    format!(
                        "? no grade yet, before it so far; what is missing: `praktikum status{options}`"
                    ),
                ),
            ),
            (
                has(is_open),
                Text::new("· belum dikumpulkan", "· not handed in yet"),
            ),
            (
                has(is_left_out),
                Text::new(
                    "– tidak dikumpulkan, tidak dihitung",
                    "– not handed in, does not count",
                ),
            ),
            (
                grades.iter().any(|grade| self.has_notice(grade)),
                Text::new(
                    format!("! lihat `praktikum show NIM{options}`"),
                    format!("! see `praktikum show NIM{options}`"),
                ),
            ),
            (
                is_partial && book.plan.modules.len() > 1,
                Text::new("… belum semua modul", "… not all modules yet"),
            ),
        ];
        let signs = signs.iter().filter(|(is_there, _)| *is_there);
        let signs: Vec<&str> = signs.map(|(_, text)| self.say(text)).collect();
        match signs.is_empty() {
            true => String::new(),
            false => format!("{}\n", self.painted(&signs.join("   "), DIM)),
        }
    }
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_string()
}
