//! Whose row it is in a file that another system made: by number, address, the download's own number, or name.

use crate::grade::{Book, Student};
use crate::scenario::name::Name;
use std::collections::BTreeMap;

/// How another system's download calls somebody: `Ani Lestari_123456_assignsubmission_file_`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Participant {
    pub(super) name: String,
    /// The download's own number, not the student's.
    pub(super) number: String,
}

/// What a row says of a person; what it does not say is empty.
#[derive(Default)]
pub(super) struct Clues<'a> {
    /// Student numbers and login names.
    pub(super) numbers: Vec<&'a str>,
    pub(super) email: &'a str,
    pub(super) participant: &'a str,
    pub(super) name: &'a str,
}

/// The class by everything that somebody may be called.
pub(super) struct Class<'a> {
    numbers: BTreeMap<String, Option<&'a Student>>,
    emails: BTreeMap<String, Option<&'a Student>>,
    participants: BTreeMap<String, Option<&'a Student>>,
    names: BTreeMap<String, Option<&'a Student>>,
}

impl Participant {
    /// From what a folder or a file of the download is called, with its ending or without it.
    fn of(label: &str, student: &Student) -> Option<Self> {
        let (who, is_certain) = match label.split_once("_assignsubmission_") {
            Some((who, _)) => (who, true),
            None => (label, false),
        };
        let (name, number) = who.rsplit_once('_')?;
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        // Other folders end in numbers too, and are not called like their student.
        let known = plain(student.person.name.as_deref().unwrap_or_default());
        let mut words = known.split(' ').filter(|word| !word.is_empty());
        let name_words = plain(name);
        let is_theirs = words.any(|word| name_words.split(' ').any(|own| own == word));
        (is_number && (is_certain || is_theirs)).then(|| Self {
            name: name.to_string(),
            number: number.to_string(),
        })
    }
}

/// What the module's last download called a student: an assignment numbers its participants by itself.
pub(super) fn participant(student: &Student, slug: &Name) -> Option<Participant> {
    let module = student.module(slug)?;
    let known = module.label.as_ref();
    if let Some(known) = known.and_then(|label| Participant::of(label, student)) {
        return Some(known);
    }
    // Of a group's folder nobody knows whose number it has.
    let attempts = module.attempts.iter().rev();
    let mut own = attempts.filter(|attempt| attempt.members.len() == 1);
    own.find_map(|attempt| Participant::of(&attempt.name, student))
}

impl<'a> Class<'a> {
    /// With the module's own participants, where a file is about one.
    pub(super) fn of(book: &'a Book, slug: Option<&Name>) -> Self {
        let mut class = Self {
            numbers: BTreeMap::new(),
            emails: BTreeMap::new(),
            participants: BTreeMap::new(),
            names: BTreeMap::new(),
        };
        for student in &book.students {
            let person = &student.person;
            enter(&mut class.numbers, &person.number, student);
            enter(
                &mut class.emails,
                person.email.as_deref().unwrap_or_default(),
                student,
            );
            enter(
                &mut class.names,
                person.name.as_deref().unwrap_or_default(),
                student,
            );
            let participant = slug.and_then(|slug| participant(student, slug));
            let participant = participant.map(|it| it.number).unwrap_or_default();
            enter(&mut class.participants, &participant, student);
        }
        class
    }

    /// Who it is, if the first thing that a row says of somebody known says so alone.
    pub(super) fn find(&self, clues: &Clues<'_>) -> Option<&'a Student> {
        let by_number = clues
            .numbers
            .iter()
            .find_map(|number| look(&self.numbers, number));
        by_number
            .or_else(|| look(&self.emails, clues.email))
            .or_else(|| look(&self.participants, clues.participant))
            .or_else(|| look(&self.names, clues.name).filter(|who| !clues.deny(who)))
            .or_else(|| look(&self.names, &turned(clues.name)).filter(|who| !clues.deny(who)))
    }
}

impl Clues<'_> {
    /// Somebody of the same name with another number or address is somebody else.
    fn deny(&self, student: &Student) -> bool {
        let person = &student.person;
        let is_number =
            |text: &str| text.len() > 3 && text.bytes().all(|byte| byte.is_ascii_digit());
        let mut numbers = self.numbers.iter().map(|number| number.trim());
        let has_other = numbers.any(|number| is_number(number) && is_number(&person.number));
        let own = person.email.as_deref().map(plain).unwrap_or_default();
        let email = plain(self.email);
        has_other || !own.is_empty() && !email.is_empty() && own != email
    }
}

fn enter<'a>(known: &mut BTreeMap<String, Option<&'a Student>>, key: &str, student: &'a Student) {
    let key = plain(key);
    if key.is_empty() {
        return;
    }
    // What two people are called names neither.
    known
        .entry(key)
        .and_modify(|who| *who = None)
        .or_insert(Some(student));
}

fn look<'a>(known: &BTreeMap<String, Option<&'a Student>>, key: &str) -> Option<&'a Student> {
    known.get(&plain(key)).copied().flatten()
}

fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// `Lestari, Ani` as `Ani Lestari`.
fn turned(name: &str) -> String {
    let parts = name.split_once(',');
    parts.map_or(String::new(), |(last, first)| {
        format!("{} {}", first.trim(), last.trim())
    })
}
