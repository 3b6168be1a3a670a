//! Whose a submission becomes that was graded under its folder's name, once a class list says who that is.

use super::entry::{Class, Entry};
use crate::grade::{Facts, HandIn, Person};
use crate::submission::roster::Roster;
use crate::submission::whom::{self, Clues, Match};
use std::collections::BTreeSet;

/// A stranger of the gradebook who is somebody on the class list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adoption {
    pub stranger: String,
    /// The number of the one who handed in.
    pub by: String,
    /// Everybody whose work it is.
    pub members: Vec<String>,
}

/// Everybody who was no more than a folder's name so far. Who stood on an earlier list may
/// have another number now, which is looked into apart; and whom an instructor took out of the class stays out.
pub fn adoptions(facts: &Facts, class: &Class, earlier: &[Roster]) -> Vec<Adoption> {
    let lists = earlier.iter().chain([&class.roster]);
    let listed: BTreeSet<&str> = lists
        .flat_map(|list| &list.students)
        .map(|student| student.number.as_str())
        .collect();
    let people = facts.people.iter();
    let strangers = people
        .filter(|person| !listed.contains(person.number.as_str()))
        .filter(|person| !is_out(facts, &person.number));
    strangers
        .filter_map(|person| adoption(person, facts, class))
        .collect()
}

/// Did an instructor take them out of the class?
pub(super) fn is_out(facts: &Facts, number: &str) -> bool {
    let mut all = facts.withdrawals.iter().rev();
    let last = all.find(|one| one.number == number && one.module.is_none());
    last.is_some_and(|last| !last.is_back)
}

/// Is it what was known under a folder's name? That it is one of several who are called so may be said in it, or by
/// another name of the folder.
fn is_again(one: &HandIn, entry: &Entry, is_here: bool) -> bool {
    let is_candidate = |by: &String| one.candidates.contains(by);
    let is_settled = !is_here && entry.by.as_ref().is_some_and(is_candidate);
    match is_settled {
        true => one.name == entry.name || one.content == entry.content,
        false => one.name == entry.name && one.content == entry.content,
    }
}

fn adoption(person: &Person, facts: &Facts, class: &Class) -> Option<Adoption> {
    let own = |hand_in: &&HandIn| hand_in.members == [person.number.clone()];
    let own: Vec<&HandIn> = facts.hand_ins.iter().filter(own).collect();
    if own.is_empty() {
        return None;
    }
    let mut here = class.entries.iter().flat_map(|entry| &entry.people);
    let is_here = here.any(|one| one.number == person.number);
    // The same folder once more says most: its group, and a partner who is named in it.
    let mut entries = class.entries.iter();
    let again = entries.find(|entry| {
        let mut own = own.iter();
        let is_listed = entry.people.iter().all(|one| one.is_on_roster);
        is_listed && own.any(|one| is_again(one, entry, is_here))
    });
    if let Some(entry) = again {
        return Some(Adoption {
            stranger: person.number.clone(),
            by: entry.by.clone()?,
            members: entry.numbers(),
        });
    }
    let clues = Clues {
        number: Some(person.number.clone()),
        name: person.name.clone().or_else(|| Some(person.number.clone())),
        email: person.email.clone(),
        username: None,
    };
    let Match::Found(place) = clues.find(&class.roster) else {
        return None;
    };
    let students = &class.roster.students;
    let members = whom::company(&class.roster, place).into_iter();
    Some(Adoption {
        stranger: person.number.clone(),
        by: students[place].number.clone(),
        members: members.map(|at| students[at].number.clone()).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::submission::roster;

    fn hand_in(number: &str, content: &str) -> HandIn {
        HandIn {
            members: vec![number.to_string()],
            candidates: vec!["3".to_string(), "4".to_string()],
            content: content.to_string(),
            name: number.to_string(),
            receipts: Vec::new(),
            handed_in: None,
            order: 0,
            problem: None,
            notes: Vec::new(),
            gradings: Vec::new(),
        }
    }

    fn person(number: &str, is_on_roster: bool) -> Person {
        Person {
            number: number.to_string(),
            name: Some("Rizky Ramadhan".to_string()),
            is_on_roster,
            ..Person::default()
        }
    }

    fn entry(folder: &str, content: &str, whose: Person) -> Entry {
        Entry {
            by: Some(whose.number.clone()),
            people: vec![whose],
            folder: "submissions".into(),
            content: content.to_string(),
            name: folder.to_string(),
            candidates: Vec::new(),
            handed_in: None,
            listed: None,
            participant: None,
            problem: None,
            notes: Vec::new(),
        }
    }

    #[test]
    fn what_was_one_of_twos_is_theirs_once_its_folder_or_its_manifest_says_so() {
        let list = "NIM;Nama\n3;Rizky Ramadhan\n4;Rizky Ramadhan\n";
        let roster = roster::read(list.as_bytes()).expect("it is right");
        let facts = Facts {
            people: vec![person("Rizky_61", false), person("Rizky_62", false)],
            hand_ins: vec![hand_in("Rizky_61", "x"), hand_in("Rizky_62", "x")],
            ..Facts::default()
        };
        let three = || person("3", true);
        let left = |folder: &str| entry(folder, "x", person(folder, false));
        for (entries, expected) in [
            (vec![left("Rizky_61"), left("Rizky_62")], None),
            // Its folder is called by the number now; the other one is still there, with the same content.
            (
                vec![entry("3", "x", three()), left("Rizky_62")],
                Some("Rizky_61"),
            ),
            (
                vec![left("Rizky_61"), entry("3", "x", three())],
                Some("Rizky_62"),
            ),
            // The number was written into it.
            (
                vec![entry("Rizky_61", "y", three()), left("Rizky_62")],
                Some("Rizky_61"),
            ),
            // Something else came from somebody else.
            (
                vec![entry("3", "z", three()), left("Rizky_61"), left("Rizky_62")],
                None,
            ),
        ] {
            let class = Class {
                roster: roster.clone(),
                entries,
                ..Class::default()
            };
            let adopted = adoptions(&facts, &class, &[]);
            let whose: Vec<(&str, &str)> = adopted
                .iter()
                .map(|one| (one.stranger.as_str(), one.by.as_str()))
                .collect();
            let expected: Vec<(&str, &str)> = expected.iter().map(|one| (*one, "3")).collect();
            assert_eq!(whose, expected);
        }
    }
}
