//! The class at a glance: how each check came out, what went wrong most often, who is missing, who has no grade yet.

use super::flow::{cut, width};
use super::waiting::How;
use super::{BOLD, DIM, GREEN, Look, RED, YELLOW};
use crate::grade::{Alarm, Book, CheckTally, ModuleGrade, Plan, Score, Standing, Student};
use crate::scenario::course::Moment;
use crate::scenario::name::Name;
use crate::scenario::shell::typed;
use crate::scenario::text::{Text, harmless};

/// How many names are told.
const NAMES: usize = 12;
/// The longest bar.
const BAR: usize = 20;

impl Look {
    pub fn status(&self, book: &Book, modules: &[Name], how: &How<'_>) -> String {
        let tally = book.tally();
        let mut text = self.headline(book);
        for module in book
            .plan
            .modules
            .iter()
            .filter(|it| modules.contains(&it.slug))
        {
            let rows = tally.checks.iter().filter(|row| row.module == module.slug);
            let rows: Vec<&CheckTally> = rows.collect();
            if rows.is_empty() {
                continue;
            }
            text.push_str(&self.module_head(book, &module.slug, &module.title));
            rows.iter()
                .for_each(|row| text.push_str(&self.check_row(row)));
        }
        text.push_str(&self.failures(&tally, modules));
        text.push_str(&self.absent(book, modules));
        text.push_str(&self.strangers(book, how));
        text.push_str(&self.noted(book, modules));
        text.push_str(&self.odd(book));
        text.push_str(&self.without(book, modules, how));
        text.push_str(&self.identical(book, modules));
        text.push_str(&self.alarms(&book.alarms));
        text
    }

    fn headline(&self, book: &Book) -> String {
        let title = self.painted(&harmless(self.say(&book.plan.title)), BOLD);
        let all = book.students.len();
        let rostered = book.students.iter().filter(|one| one.person.is_on_roster);
        let strangers = all - rostered.count();
        let mut count = Text::new(
            format!("{all} mahasiswa"),
            match all {
                1 => "1 student".to_string(),
                _ => format!("{all} students"),
            },
        );
        if strangers > 0 && strangers < all {
            count
                .id
                .push_str(&format!(", {strangers} di luar daftar kelas"));
            count
                .en
                .push_str(&format!(", {strangers} not on the roster"));
        }
        format!("{title} · {}\n", self.say(&count))
    }

    fn module_head(&self, book: &Book, slug: &Name, title: &Text) -> String {
        let grades: Vec<&ModuleGrade> = book
            .students
            .iter()
            .filter_map(|student| student.module(slug))
            .collect();
        let handed = grades.iter().filter(|grade| grade.is_handed_in()).count();
        let points: Vec<_> = grades.iter().filter_map(|it| it.points.clone()).collect();
        let mut parts = vec![Text::new(
            format!("{handed} dari {} mengumpulkan", grades.len()),
            format!("{handed} of {} handed in", grades.len()),
        )];
        if !points.is_empty() {
            let count = Score::ratio(points.len() as u64, 1);
            let average = points.into_iter().sum::<Score>().over(&count);
            let average = book.plan.shown(&average);
            parts.push(Text::new(
                format!("rata-rata {average}"),
                format!("average {average}"),
            ));
        }
        let pending = grades.iter().filter(|grade| grade.is_pending()).count();
        if pending > 0 {
            parts.push(Text::new(
                format!("{pending} belum ada nilai"),
                format!("{pending} without a grade"),
            ));
        }
        let parts: Vec<&str> = parts.iter().map(|part| self.say(part)).collect();
        let head = format!("{slug} · {}", harmless(self.say(title)));
        let head = self.painted(&cut(&head, self.width), BOLD);
        format!("\n{head}\n  {}\n", self.painted(&parts.join(" · "), DIM))
    }

    /// How many passed a check, as a number and as a bar.
    fn check_row(&self, row: &CheckTally) -> String {
        let all = row.all();
        let long = (row.passed * BAR).checked_div(all).unwrap_or(0);
        let hue = match row.passed {
            passed if passed == all => GREEN,
            passed if passed * 2 < all => RED,
            _ => YELLOW,
        };
        let bar = format!("{}{}", "█".repeat(long), "░".repeat(BAR - long));
        let count = format!("{:>4}/{all:<4}", row.passed);
        let place = format!("{}/{}", row.scenario, row.id);
        let room = self.width.saturating_sub(BAR + 14 + 2);
        let title = harmless(self.say(&row.title));
        let uncertain = row.unsure + row.broken;
        let more = match uncertain {
            0 => String::new(),
            count => format!(" ?{count}"),
        };
        let told = cut(
            &format!("{place}: {title}"),
            room.saturating_sub(width(&more)),
        );
        let more = self.painted(&more, YELLOW);
        format!("  {count} {} {told}{more}\n", self.painted(&bar, hue))
    }

    fn absent(&self, book: &Book, modules: &[Name]) -> String {
        let mut text = String::new();
        for slug in modules {
            let decided = Text::new("diputuskan pengajar", "decided by a person");
            let missing = book.missing(slug).into_iter();
            let missing = missing.map(|(number, is_decided)| match is_decided {
                true => format!("{number} ({})", self.say(&decided)),
                false => number.to_string(),
            });
            let missing: Vec<String> = missing.collect();
            if missing.is_empty() {
                continue;
            }
            let title = Text::new(
                format!("Tidak mengumpulkan {slug} ({})", missing.len()),
                format!("Did not hand in {slug} ({})", missing.len()),
            );
            text.push_str(&format!("\n{}\n", self.painted(self.say(&title), BOLD)));
            let names = self.wrapped(&list(&missing), 2);
            text.push_str(&format!("  {names}\n"));
        }
        text
    }

    /// Whom the class list does not know, where there is one.
    fn strangers(&self, book: &Book, how: &How<'_>) -> String {
        let (known, strangers): (Vec<&Student>, Vec<&Student>) = book
            .students
            .iter()
            .partition(|student| student.person.is_on_roster);
        if known.is_empty() || strangers.is_empty() {
            return String::new();
        }
        let numbers = strangers.iter().map(|one| one.person.number.clone());
        let numbers: Vec<String> = numbers.collect();
        let title = Text::new(
            format!("Tidak ada di daftar kelas ({})", numbers.len()),
            format!("Not on the class list ({})", numbers.len()),
        );
        let first = numbers.first().map_or("NIM", String::as_str);
        let (first, options) = (typed(&harmless(first)), how.options);
        let command = format!("praktikum withdraw {first} --because \"…\"{options}");
        let hint = Text::new(
            format!("Bila bukan mahasiswa kelas ini: {command}"),
            format!("If it is no student of this class: {command}"),
        );
        let numbers = self.wrapped(&list(&numbers), 2);
        format!(
            "\n{}\n  {numbers}\n  {}\n",
            self.painted(self.say(&title), BOLD),
            self.say(&hint)
        )
    }

    /// What several have handed in byte for byte alike, whatever that means.
    fn identical(&self, book: &Book, modules: &[Name]) -> String {
        let rows = book.identical(modules);
        if rows.is_empty() {
            return String::new();
        }
        let title = Text::new(
            "Berkas yang sama persis, dari beberapa mahasiswa",
            "The very same files, from several students",
        );
        let mut text = format!("\n{}\n", self.painted(self.say(&title), BOLD));
        for (module, numbers) in rows {
            let line = format!("{module}: {}", list(&numbers));
            text.push_str(&format!("  {}\n", self.wrapped(&line, 4)));
        }
        text
    }

    /// Identical content that earned less than before.
    fn alarms(&self, alarms: &[Alarm]) -> String {
        if alarms.is_empty() {
            return String::new();
        }
        let title = Text::new(
            "Peringatan: isi yang sama, poin yang lebih rendah",
            "Alarm: the same content, fewer points",
        );
        let mut text = format!("\n{}\n", self.painted(self.say(&title), RED));
        for alarm in alarms {
            let why = match alarm.is_same_scenarios {
                true => Text::new("skenario yang sama", "the same scenarios"),
                false => Text::new("skenario berubah", "other scenarios"),
            };
            let line = format!(
                "{} · {} · {} → {} ({}) · {}",
                harmless(&alarm.members.join(", ")),
                alarm.module,
                alarm.before,
                alarm.now,
                self.say(&why),
                alarm.checks.join(", ")
            );
            text.push_str(&format!("  {}\n", self.wrapped(&line, 4)));
        }
        text
    }

    /// A student's number and name.
    pub(super) fn called(&self, student: &Student) -> String {
        let person = &student.person;
        let name = person.name.as_deref().map(harmless);
        let number = self.painted(&harmless(&person.number), BOLD);
        name.map_or_else(|| number.clone(), |name| format!("{number} {name}"))
    }

    /// What a module is to a student, in a few words.
    pub(super) fn standing(&self, plan: &Plan, grade: &ModuleGrade) -> String {
        let absent = Text::new(" · program tidak dikumpulkan", " · no programs handed in");
        let absent = if grade.is_absent() {
            self.say(&absent)
        } else {
            ""
        };
        if let Some(shown) = grade.shown(plan.grading.decimals) {
            return format!("{shown}{absent}");
        }
        let text = match &grade.standing {
            Standing::Open => Text::new("belum dikumpulkan", "not handed in yet"),
            Standing::LeftOut => Text::new("pilihan, tidak dikumpulkan", "optional, not handed in"),
            _ => Text::new("belum ada nilai", "no grade yet"),
        };
        let so_far = plan.shown(&grade.so_far);
        let so_far = Text::new(
            format!("; sejauh ini {so_far}"),
            format!("; {so_far} so far"),
        );
        let has_points = grade.is_pending() || !grade.so_far.is_nothing();
        let so_far = if has_points { self.say(&so_far) } else { "" };
        format!("{}{so_far}{absent}", self.say(&text))
    }
}

/// A moment as it is written in a zone that is so many minutes ahead of UTC.
pub(super) fn moment(seconds: u64, zone: i64) -> String {
    Moment::of_seconds(seconds, zone).to_string()
}

pub(super) fn list(numbers: &[String]) -> String {
    let shown = numbers.iter().take(NAMES).map(String::as_str).map(harmless);
    let mut shown: Vec<String> = shown.collect();
    let more = numbers.len().saturating_sub(NAMES);
    if more > 0 {
        shown.push(format!("+{more}"));
    }
    shown.join(", ")
}

pub(super) fn first_line(text: &str) -> String {
    let first = text.lines().next().unwrap_or_default();
    match text.trim_end() == first {
        true => first.to_string(),
        false => first.trim_end_matches(':').to_string(),
    }
}
