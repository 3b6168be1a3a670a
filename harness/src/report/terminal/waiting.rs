//! Who has no grade yet: by the reason, and with commands that do something about it.

use super::{BOLD, DIM, Look, YELLOW};
use crate::grade::{Book, ModuleGrade, Reason, Student, cause};
use crate::scenario::name::Name;
use crate::scenario::shell::typed;
use crate::scenario::text::{Text, harmless};
use std::collections::BTreeSet;

/// How many names are told of a group.
const NAMES: usize = 12;

/// What is typed to go on.
pub struct How<'a> {
    /// The command that grades somebody of a module once more.
    pub again: &'a dyn Fn(&str, &str) -> String,
    /// What every command about this class must be told too.
    pub options: &'a str,
}

/// Everybody who waits for the same reason.
struct Group {
    /// By what it is known: the cause, or the question.
    cause: String,
    /// As the first of them was told.
    why: String,
    /// Trying again does not help.
    is_lasting: bool,
    /// Modules, or nothing where nobody knows of which it is.
    places: BTreeSet<String>,
    people: Vec<Waiter>,
}

/// Somebody who waits: by the number, in which module, and what the folder is called.
struct Waiter {
    number: String,
    module: Option<Name>,
    folder: String,
}

/// Who waits, and for what; one cause is one group.
#[derive(Default)]
struct Waiting {
    /// For somebody who can judge.
    judge: Vec<Group>,
    /// For a word about whose it is.
    owner: Vec<Group>,
    /// For points of a person, by the question.
    person: Vec<Group>,
}

/// Is it told already as what could not be looked into?
pub(super) fn is_trouble(student: &Student, reason: &Reason) -> bool {
    let mut troubles = student.troubles.iter();
    matches!(reason, Reason::Unplayable(one) if troubles.any(|trouble| trouble.why == one.why))
}

impl Look {
    /// Who has no grade yet, grouped by the reason, and what to do about it.
    pub(super) fn without(&self, book: &Book, modules: &[Name], how: &How<'_>) -> String {
        let waiting = Waiting::of(self, book, modules);
        let groups = [&waiting.judge, &waiting.owner, &waiting.person];
        if groups.iter().all(|groups| groups.is_empty()) {
            return String::new();
        }
        let title = Text::new("Belum ada nilai, dan mengapa", "No grade yet, and why");
        let mut text = format!("\n{}\n", self.painted(self.say(&title), BOLD));
        for group in groups.into_iter().flatten() {
            text.push_str(&self.group(group));
        }
        text.push_str(&self.what_to_do(&waiting.judge, modules, how));
        if let Some(group) = waiting.person.first()
            && let Some(first) = group.people.first()
        {
            let module = first.module.as_ref().map_or("", Name::as_str);
            let (number, question) = (typed(&first.number), &group.cause);
            let options = how.options;
            let what = Text::new("Beri poin", "Give points");
            let several = Text::new("Banyak sekaligus", "Many at once");
            let (points, file) = (
                Text::new("POIN", "POINTS"),
                Text::new("nilai.csv", "marks.csv"),
            );
            let (points, file) = (self.say(&points), self.say(&file));
            text.push_str(&self.hint(
                &what,
                &format!("praktikum mark {number} {module}/{question} {points}{options}"),
            ));
            text.push_str(&self.hint(&several, &format!("praktikum mark --from {file}{options}")));
        }
        text
    }

    fn group(&self, group: &Group) -> String {
        let count = self.painted(&format!("{:>4}×", group.people.len()), YELLOW);
        let mut lines = group.why.lines();
        let first = harmless(lines.next().unwrap_or_default());
        let more = if lines.next().is_some() { " …" } else { "" };
        let places: Vec<&str> = group.places.iter().map(String::as_str).collect();
        let place = match places.is_empty() {
            true => String::new(),
            false => format!("{}: ", places.join(", ")),
        };
        let why = self.wrapped(&format!("{place}{first}{more}"), 7);
        let people = group.people.iter().take(NAMES);
        let mut people: Vec<String> = people.map(|one| called(&one.number, &one.folder)).collect();
        let rest = group.people.len().saturating_sub(NAMES);
        if rest > 0 {
            people.push(format!("+{rest}"));
        }
        let people = self.wrapped(&people.join(", "), 7);
        format!("{count}  {why}\n       {}\n", self.painted(&people, DIM))
    }

    /// Of the first who waits for somebody that can judge; again, only where that can help.
    fn what_to_do(&self, groups: &[Group], modules: &[Name], how: &How<'_>) -> String {
        let Some(first) = groups.first().and_then(|group| group.people.first()) else {
            return String::new();
        };
        // What is of no module is decided in any.
        let module = |waiter: &Waiter| {
            let own = waiter.module.as_ref().or(modules.first());
            own.map_or("…", Name::as_str).to_string()
        };
        let (shown, options) = (typed(&first.number), how.options);
        let mut changing = groups.iter().filter(|group| !group.is_lasting);
        let again = changing.find_map(|group| group.people.first());
        let again = again.map(|one| (how.again)(&module(one), &one.number));
        let module = module(first);
        let points = Text::new("POIN", "POINTS");
        let points = self.say(&points);
        [
            (
                Text::new("Selengkapnya", "In full"),
                Some(format!("praktikum show {shown}{options}")),
            ),
            (Text::new("Coba lagi", "Try again"), again),
            (
                Text::new("Putuskan sendiri", "Decide yourself"),
                Some(format!(
                    "praktikum override {shown} {module} {points} --because \"…\"{options}"
                )),
            ),
        ]
        .iter()
        .filter_map(|(what, command)| Some(self.hint(what, command.as_ref()?)))
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
    let label = grade.label.as_deref().map(|label| {
        let folder = label.split_once("_assignsubmission_");
        folder.map_or(label, |(folder, _)| folder).to_string()
    });
    label.or(attempt).unwrap_or_default()
}

impl Waiting {
    fn of(look: &Look, book: &Book, modules: &[Name]) -> Self {
        let mut waiting = Self::default();
        for student in &book.students {
            for trouble in &student.troubles {
                let why = (look.say(&trouble.why).to_string(), trouble.is_lasting);
                let folder = trouble.name.clone();
                add(&mut waiting.judge, why, None, (student, folder));
            }
            let grades = student.modules.iter();
            for grade in grades.filter(|it| modules.contains(&it.slug)) {
                let is_told = |reason: &&Reason| !is_trouble(student, reason);
                for reason in grade.reasons().iter().filter(is_told) {
                    let why = look.say(&reason.in_general()).to_string();
                    let (slug, who) = (Some(&grade.slug), (student, folder(grade)));
                    match reason {
                        Reason::Unmarked(question) => {
                            let group = group(&mut waiting.person, question.to_string(), why);
                            group.add(slug, who);
                        }
                        Reason::Unassigned(_) => add(&mut waiting.owner, (why, true), slug, who),
                        _ => add(&mut waiting.judge, (why, reason.is_lasting()), slug, who),
                    }
                }
                for reason in grade.newer.iter().filter(is_told) {
                    let why = (look.say(&reason.newer()).to_string(), reason.is_lasting());
                    let who = (student, folder(grade));
                    add(&mut waiting.judge, why, Some(&grade.slug), who);
                }
            }
        }
        for groups in [&mut waiting.judge, &mut waiting.owner, &mut waiting.person] {
            groups.sort_by_key(|group| std::cmp::Reverse(group.people.len()));
        }
        waiting
    }
}

/// With everybody who waits for the same.
fn add(
    groups: &mut Vec<Group>,
    (why, is_lasting): (String, bool),
    module: Option<&Name>,
    (student, folder): (&Student, String),
) {
    let person = &student.person;
    let name = person.name.as_deref().unwrap_or_default();
    let cause = cause(&why, &[&folder, &person.number, name]);
    let group = group(groups, cause, why);
    group.is_lasting |= is_lasting;
    group.add(module, (student, folder));
}

fn group(groups: &mut Vec<Group>, cause: String, why: String) -> &mut Group {
    let known = groups.iter().position(|group| group.cause == cause);
    let at = known.unwrap_or(groups.len());
    if known.is_none() {
        groups.push(Group {
            cause,
            why,
            is_lasting: false,
            places: BTreeSet::new(),
            people: Vec::new(),
        });
    }
    &mut groups[at]
}

impl Group {
    fn add(&mut self, module: Option<&Name>, (student, folder): (&Student, String)) {
        self.places.extend(module.map(Name::to_string));
        let number = &student.person.number;
        if self.people.last().is_none_or(|last| last.number != *number) {
            self.people.push(Waiter {
                number: number.clone(),
                module: module.cloned(),
                folder,
            });
        }
    }
}
