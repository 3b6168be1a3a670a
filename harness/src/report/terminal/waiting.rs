//! Who has no grade yet: by the reason, and with commands that do something about it.

use super::{BOLD, DIM, Look, YELLOW};
use crate::grade::{Book, ModuleGrade, Reason, Student};
use crate::scenario::name::Name;
use crate::scenario::text::{Text, harmless};
use std::collections::{BTreeMap, BTreeSet};

/// How many names are told of a group.
const NAMES: usize = 12;

/// What is typed to go on.
pub struct How<'a> {
    /// The command that grades somebody of a module once more.
    pub again: &'a dyn Fn(&str, &str) -> String,
    /// A word as a shell takes it.
    pub typed: &'a dyn Fn(&str) -> String,
    /// What every command about this class must be told too.
    pub options: &'a str,
}

/// Everybody who waits for the same reason.
#[derive(Default)]
struct Group {
    /// Modules, or nothing where nobody knows of which it is.
    places: BTreeSet<String>,
    /// Numbers, and what their folders are called.
    people: Vec<(String, String)>,
}

/// Who waits, and for what, by the reason.
#[derive(Default)]
struct Waiting {
    /// For somebody who can judge.
    judge: BTreeMap<String, Group>,
    /// For points of a person.
    person: BTreeMap<String, Group>,
}

/// Is it told already as what could not be looked into?
pub(super) fn is_trouble(student: &Student, reason: &Reason) -> bool {
    let mut troubles = student.troubles.iter();
    matches!(reason, Reason::Unplayable(why) if troubles.any(|trouble| trouble.why == *why))
}

impl Look {
    /// Who has no grade yet, grouped by the reason, and what to do about it.
    pub(super) fn without(&self, book: &Book, modules: &[Name], how: &How<'_>) -> String {
        let waiting = Waiting::of(self, book, modules);
        if waiting.judge.is_empty() && waiting.person.is_empty() {
            return String::new();
        }
        let title = Text::new("Belum ada nilai, dan mengapa", "No grade yet, and why");
        let mut text = format!("\n{}\n", self.painted(self.say(&title), BOLD));
        for (why, group) in waiting.judge.iter().chain(&waiting.person) {
            text.push_str(&self.group(why, group));
        }
        if let Some(group) = waiting.judge.values().next() {
            text.push_str(&self.what_to_do(group, modules, how));
        }
        if let Some((question, group)) = waiting.person.iter().next()
            && let Some((number, _)) = group.people.first()
        {
            let question = question.split(':').next().unwrap_or_default();
            let module = group.places.first().map_or("", String::as_str);
            let number = (how.typed)(number);
            let options = how.options;
            let what = Text::new("Beri poin", "Give points");
            let several = Text::new("Banyak sekaligus", "Many at once");
            text.push_str(&self.hint(
                &what,
                &format!("praktikum mark {number} {module}/{question} POIN{options}"),
            ));
            text.push_str(&self.hint(
                &several,
                &format!("praktikum mark --from nilai.csv{options}"),
            ));
        }
        text
    }

    fn group(&self, why: &str, group: &Group) -> String {
        let count = self.painted(&format!("{:>4}×", group.people.len()), YELLOW);
        let mut lines = why.lines();
        let first = harmless(lines.next().unwrap_or_default());
        let more = if lines.next().is_some() { " …" } else { "" };
        let places: Vec<&str> = group.places.iter().map(String::as_str).collect();
        let place = match places.is_empty() {
            true => String::new(),
            false => format!("{}: ", places.join(", ")),
        };
        let why = self.wrapped(&format!("{place}{first}{more}"), 7);
        let people = group.people.iter().take(NAMES);
        let mut people: Vec<String> = people
            .map(|(number, folder)| called(number, folder))
            .collect();
        let rest = group.people.len().saturating_sub(NAMES);
        if rest > 0 {
            people.push(format!("+{rest}"));
        }
        let people = self.wrapped(&people.join(", "), 7);
        format!("{count}  {why}\n       {}\n", self.painted(&people, DIM))
    }

    /// Of the first who waits for somebody that can judge.
    fn what_to_do(&self, group: &Group, modules: &[Name], how: &How<'_>) -> String {
        let Some((number, _)) = group.people.first() else {
            return String::new();
        };
        // What is of no module is decided in any.
        let module = group.places.first().map(String::as_str);
        let module = module.or(modules.first().map(Name::as_str)).unwrap_or("…");
        let (shown, options) = ((how.typed)(number), how.options);
        [
            (
                Text::new("Selengkapnya", "In full"),
                format!("praktikum show {shown}{options}"),
            ),
            (
                Text::new("Coba lagi", "Try again"),
                (how.again)(module, number),
            ),
            (
                Text::new("Putuskan sendiri", "Decide yourself"),
                format!("praktikum override {shown} {module} 0 --because \"…\"{options}"),
            ),
        ]
        .iter()
        .map(|(what, command)| self.hint(what, command))
        .collect()
    }

    /// A command stands whole in its line: it is to be copied.
    fn hint(&self, what: &Text, command: &str) -> String {
        format!("  {}: {}\n", self.say(what), harmless(command))
    }
}

/// The number, and the folder that the instructor knows where it is called otherwise.
fn called(number: &str, folder: &str) -> String {
    match folder.is_empty() || folder == number {
        true => harmless(number),
        false => format!("{} ({})", harmless(number), harmless(folder)),
    }
}

fn folder(grade: &ModuleGrade) -> String {
    let attempt = grade.attempts.last().map(|attempt| attempt.name.clone());
    grade.label.clone().or(attempt).unwrap_or_default()
}

impl Waiting {
    fn of(look: &Look, book: &Book, modules: &[Name]) -> Self {
        let mut waiting = Self::default();
        for student in &book.students {
            for trouble in &student.troubles {
                let group = waiting.judge.entry(look.say(&trouble.why).to_string());
                group.or_default().add(None, student, trouble.name.clone());
            }
            let grades = student.modules.iter();
            for grade in grades.filter(|it| modules.contains(&it.slug)) {
                let is_told = |reason: &&Reason| !is_trouble(student, reason);
                for reason in grade.reasons().iter().filter(is_told) {
                    let groups = match reason {
                        Reason::Unmarked(_) => &mut waiting.person,
                        _ => &mut waiting.judge,
                    };
                    let why = look.say(&reason.in_general()).to_string();
                    let group = groups.entry(why).or_default();
                    group.add(Some(&grade.slug), student, folder(grade));
                }
            }
        }
        waiting
    }
}

impl Group {
    fn add(&mut self, module: Option<&Name>, student: &Student, folder: String) {
        self.places.extend(module.map(Name::to_string));
        let number = &student.person.number;
        if self.people.last().is_none_or(|(last, _)| last != number) {
            self.people.push((number.clone(), folder));
        }
    }
}
