//! Whose a submission becomes that was graded under its folder's name, once a class list says who that is.

use super::entry::Class;
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

/// Everybody who was no more than a folder's name so far. Who stood on an earlier list is somebody else, whatever
/// the name; and whom an instructor took out of the class stays out.
pub fn adoptions(facts: &Facts, class: &Class, earlier: &[Roster]) -> Vec<Adoption> {
    let lists = earlier.iter().chain([&class.roster]);
    let listed: BTreeSet<&str> = lists
        .flat_map(|list| &list.students)
        .map(|student| student.number.as_str())
        .collect();
    let is_gone = |person: &Person| {
        let mut all = facts.withdrawals.iter().rev();
        let last = all.find(|one| one.number == person.number && one.module.is_none());
        last.is_some_and(|last| !last.is_back)
    };
    let people = facts.people.iter();
    let strangers = people
        .filter(|person| !listed.contains(person.number.as_str()))
        .filter(|person| !is_gone(person));
    strangers
        .filter_map(|person| adoption(person, facts, class))
        .collect()
}

fn adoption(person: &Person, facts: &Facts, class: &Class) -> Option<Adoption> {
    let own = |hand_in: &&HandIn| hand_in.members == [person.number.clone()];
    let own: Vec<&HandIn> = facts.hand_ins.iter().filter(own).collect();
    if own.is_empty() {
        return None;
    }
    // The same folder once more says most: its group, and a partner who is named in it.
    let mut entries = class.entries.iter();
    let again = entries.find(|entry| {
        let mut own = own.iter();
        let is_listed = entry.people.iter().all(|one| one.is_on_roster);
        is_listed && own.any(|one| one.name == entry.name && one.content == entry.content)
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
