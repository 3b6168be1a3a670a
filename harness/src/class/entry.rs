//! What there is to grade: one submission each, with whose it is and what says when it came.

use super::gradebook::{self, List};
use crate::grade::{HandedIn, Person};
use crate::scenario::document::Known;
use crate::scenario::submission::FILE;
use crate::scenario::text::{Spoken, Text, harmless};
use crate::submission::roster::{self, Roster, Student};
use crate::submission::whom::folded;
use crate::submission::{Customs, Handed, Intake, When, Whom, intake};
use crate::world::{clock, files};
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::time::Duration;

#[derive(Debug, Clone)]
pub struct Entry {
    /// Everybody whose work it is; never none.
    pub people: Vec<Person>,
    /// The number of the one whose name the download says.
    pub by: Option<String>,
    pub folder: PathBuf,
    /// The hash of its content.
    pub content: String,
    /// What the folder or the archive is called.
    pub name: String,
    /// Of students it may be whose, where nobody can tell.
    pub candidates: Vec<String>,
    /// What Moodle calls its participant.
    pub participant: Option<String>,
    /// When, as the download says.
    pub handed_in: Option<HandedIn>,
    /// When, by the class list that was given.
    pub listed: Option<HandedIn>,
    /// Why it cannot be looked into.
    pub problem: Option<Text>,
    /// What was left out of it, and what else is to be known.
    pub notes: Vec<Text>,
}

impl Entry {
    pub fn numbers(&self) -> Vec<String> {
        let people = self.people.iter();
        people.map(|person| person.number.clone()).collect()
    }

    /// As the gradebook knows it.
    pub fn handed(&self) -> gradebook::Handed {
        gradebook::Handed {
            members: self.numbers(),
            candidates: self.candidates.clone(),
            content: self.content.clone(),
            name: self.name.clone(),
            handed_in: self.handed_in.clone(),
            listed: self.listed.clone(),
            problem: self.problem.clone(),
            notes: self.notes.clone(),
            seen: clock::date(),
        }
    }
}

/// A whole class: who is in it, what they handed in, and what is to be said about that.
#[derive(Debug, Default)]
pub struct Class {
    /// The class list, in its order.
    pub people: Vec<Person>,
    pub roster: Roster,
    pub entries: Vec<Entry>,
    /// Who has a time on the class list that was given.
    pub timed: Option<Vec<String>>,
    pub notes: Vec<Text>,
}

impl Class {
    /// Those of the class list, and whoever else has handed in.
    pub fn everybody(&self) -> Vec<Person> {
        let strangers = self.entries.iter().flat_map(|entry| &entry.people);
        let strangers = strangers.filter(|person| !person.is_on_roster);
        self.people.iter().chain(strangers).cloned().collect()
    }

    /// Without a list nothing but a number says whose something is: that two of other names bear the same is told.
    fn share(&mut self) {
        let all = self.entries.iter();
        let all: Vec<(Vec<String>, String)> =
            all.map(|one| (one.numbers(), one.name.clone())).collect();
        for entry in &mut self.entries {
            let numbers = entry.numbers();
            let is_other =
                |(theirs, name): &&(Vec<String>, String)| *theirs == numbers && *name != entry.name;
            let others = all.iter().filter(is_other).map(|(_, name)| name.clone());
            let others: Vec<String> = others.collect();
            if !others.is_empty() {
                let note = shared(&numbers, &others);
                self.notes.push(of_label(&entry.name, &note));
                entry.notes.push(note);
            }
        }
    }

    /// All that was handed in, as the gradebook knows it.
    pub fn received(&self) -> Vec<gradebook::Handed> {
        self.entries.iter().map(Entry::handed).collect()
    }
}

/// By what a class is taken in.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The folder of the gradebook.
    pub folder: &'a Path,
    /// The course's modules and their roles.
    pub modules: &'a Known<'a>,
    /// The zone of clocks that say none, in minutes ahead of UTC.
    pub zone: i64,
    /// The class list was given for what is taken in: then its times hold for it.
    pub is_list_given: bool,
    /// Who is known from before.
    pub known: &'a [Person],
}

/// Takes the class in: folders and archives as they were downloaded, held against the class list.
pub fn class(paths: &[PathBuf], list: Option<&List>, setting: Setting<'_>) -> Result<Class> {
    let roster = list.map(read).transpose()?.unwrap_or_default();
    let name = list.map_or("", |list| list.name.as_str());
    let told = roster.notes.iter();
    let told: Vec<Text> = told.map(|note| of_label(&harmless(name), note)).collect();
    let scratch = setting.folder.join("submissions");
    tidy(&scratch);
    let customs = Customs {
        scratch,
        zone: i32::try_from(setting.zone).unwrap_or_default(),
        list: list
            .filter(|_| setting.is_list_given)
            .map(|list| list.name.clone()),
        known: setting.modules,
    };
    let Intake {
        handed,
        roster,
        timed,
        notes,
        ..
    } = intake(paths, roster, &customs)?;
    let mut class = Class {
        people: roster.students.iter().map(person).collect(),
        timed,
        notes: told.into_iter().chain(notes).collect(),
        ..Class::default()
    };
    for one in handed {
        if let Whom::Unmatched(why) = &one.whom {
            class.notes.push(of_label(&one.label, why));
        }
        let notes = one.notes.iter().map(|note| of_label(&one.label, note));
        class.notes.extend(notes);
        class.entries.push(entry(one, &roster, setting.known));
    }
    if list.is_none() {
        class.share();
    }
    class.roster = roster;
    Ok(class)
}

/// What one who was killed while taking a class in has left there goes after a day.
fn tidy(scratch: &Path) {
    const DAY: Duration = Duration::from_secs(24 * 60 * 60);
    let entries = std::fs::read_dir(scratch).into_iter().flatten().flatten();
    // Files bear the system's time, so that it is what they are held against.
    let now = std::fs::metadata(scratch).and_then(|about| about.modified());
    for entry in entries {
        let is_scrap = entry.file_name().to_string_lossy().starts_with('.');
        let time = entry.metadata().and_then(|about| about.modified());
        let age = now.as_ref().ok().zip(time.ok());
        let age = age.and_then(|(now, time)| now.duration_since(time).ok());
        if is_scrap && age.is_some_and(|age| age > DAY) {
            std::fs::remove_dir_all(entry.path()).unwrap_or_default();
        }
    }
}

/// The class list of a file.
pub fn list(path: &Path) -> Result<List> {
    let bytes = files::read(path)?;
    // Spreadsheets are archives inside.
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(no_table(path).into());
    }
    Ok(List {
        name: files::shown(path),
        bytes,
    })
}

fn no_table(path: &Path) -> Spoken {
    let path = harmless(&files::shown(path));
    Spoken::new(
        format!("{path} adalah berkas Excel atau arsip, bukan CSV; simpan daftarnya sebagai CSV"),
        format!("{path} is a spreadsheet or an archive, and no CSV; save the list as CSV"),
    )
}

/// Who stood on lists that were given before; what can be read no more names nobody.
pub fn rosters(lists: &[List]) -> Vec<Roster> {
    lists.iter().filter_map(|list| read(list).ok()).collect()
}

fn read(list: &List) -> Result<Roster> {
    roster::read(&list.bytes).map_err(|complaints| {
        let shown = harmless(&list.name);
        let said = |complaint: &roster::Complaint| {
            let place = format!("{shown}:{}", complaint.line);
            Spoken(of_label(&place, &complaint.text))
        };
        let said: Vec<Spoken> = complaints.iter().map(said).collect();
        Spoken::together(&said).into()
    })
}

fn person(student: &Student) -> Person {
    Person {
        number: student.number.clone(),
        name: student.name.clone(),
        class: student.class.clone(),
        email: student.email.clone(),
        is_on_roster: true,
    }
}

/// Whose it is: those that the list knows, or else whoever the download names.
fn entry(handed: Handed, roster: &Roster, known: &[Person]) -> Entry {
    let people: Vec<Person> = match &handed.whom {
        Whom::Students(places) => places
            .iter()
            .map(|place| person(&roster.students[*place]))
            .collect(),
        Whom::Unmatched(_) | Whom::Unlisted => vec![stranger(&handed, known)],
    };
    let handed_in = |when: When| HandedIn {
        seconds: when.seconds,
        source: when.source,
    };
    let candidates = handed.candidates.iter();
    let candidates = candidates.map(|place| roster.students[*place].number.clone());
    let by = handed.by.map(|place| roster.students[place].number.clone());
    Entry {
        by: by.or_else(|| Some(people.first()?.number.clone())),
        people,
        folder: handed.folder,
        content: handed.content,
        name: handed.label,
        candidates: candidates.collect(),
        participant: handed.participant,
        handed_in: handed.when.map(handed_in),
        listed: handed.listed.map(handed_in),
        problem: handed.problem,
        notes: handed.notes,
    }
}

/// Somebody whom the list does not know; who was called so before is the same.
fn stranger(handed: &Handed, known: &[Person]) -> Person {
    let clues = &handed.clues;
    let words = clues.name.as_deref().map(folded).unwrap_or_default();
    let is_same = |one: &&Person| {
        let own = one.name.as_deref().map(folded);
        words.len() > 1 && own.is_some_and(|own| own == words)
    };
    let mut same = known.iter().filter(is_same);
    if let (Some(one), None) = (same.next(), same.next()) {
        return Person {
            is_on_roster: false,
            ..one.clone()
        };
    }
    let number = clues.number.clone().filter(|number| !number.is_empty());
    let number = harmless(&number.unwrap_or_else(|| handed.label.clone()));
    Person {
        name: clues.name.clone().filter(|name| *name != number),
        number,
        email: clues.email.clone(),
        ..Person::default()
    }
}

fn shared(numbers: &[String], others: &[String]) -> Text {
    let (number, others) = (numbers.join(", "), harmless(&others.join(", ")));
    Text::new(
        format!(
            "NIM-nya, {number}, juga milik {others}; semuanya dihitung sebagai kiriman satu mahasiswa. Bila keliru, perbaiki nama foldernya atau `nim` di {FILE}, lalu nilai dengan buku baru (`--out DIR`)"
        ),
        format!(
            "its number, {number}, is that of {others} too; all of it counts as handed in by one student. If that is wrong, mend the folder's name or `nim` in {FILE}, and grade into a new gradebook (`--out DIR`)"
        ),
    )
}

fn of_label(label: &str, text: &Text) -> Text {
    Text::new(
        format!("{label}: {}", text.id),
        format!("{label}: {}", text.en),
    )
}
