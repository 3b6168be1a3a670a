//! A number that the class list has corrected: whoever had the old one is the same under the new.

use super::adoption::{Adoption, is_out};
use super::entry::Class;
use crate::grade::{Facts, Person};
use crate::submission::roster::{Roster, Student};
use crate::submission::whom::folded;

/// Somebody who was on the class list, and now seems to stand there with another number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub old: String,
    pub new: String,
    /// Nobody else can be meant, and no person has said anything of the new number.
    pub is_sure: bool,
}

impl Correction {
    /// All that is theirs has the new number.
    pub fn adoption(&self) -> Option<Adoption> {
        self.is_sure.then(|| Adoption {
            stranger: self.old.clone(),
            by: self.new.clone(),
            members: vec![self.new.clone()],
        })
    }
}

/// Who left the list with something that is theirs, while the same name or address stands on it.
pub fn corrections(facts: &Facts, class: &Class, earlier: &[Roster]) -> Vec<Correction> {
    let is_listed =
        |list: &Roster, number: &str| list.students.iter().any(|one| one.number == number);
    let gone = facts.people.iter().filter(|person| {
        let was_listed = earlier.iter().any(|list| is_listed(list, &person.number));
        let is_listed = is_listed(&class.roster, &person.number);
        was_listed
            && !is_listed
            && has_something(facts, &person.number)
            && !is_out(facts, &person.number)
    });
    let gone: Vec<&Person> = gone.collect();
    // Who stood on one list together are two people.
    let may_be = |person: &Person, student: &Student| {
        let mut lists = earlier.iter();
        let were_two =
            lists.any(|list| is_listed(list, &person.number) && is_listed(list, &student.number));
        !were_two
            && (is_called_alike(person, student) || has_same_address(person, student) == Some(true))
    };
    let correction = |person: &&Person| {
        let mut students = class
            .roster
            .students
            .iter()
            .filter(|student| may_be(person, student));
        let student = students.next()?;
        let is_only = students.next().is_none();
        let mut others = gone.iter().filter(|other| other.number != person.number);
        let is_wanted = others.any(|other| may_be(other, student));
        Some(Correction {
            old: person.number.clone(),
            new: student.number.clone(),
            is_sure: is_only
                && !is_wanted
                && has_same_address(person, student) != Some(false)
                && !is_spoken_of(facts, &student.number),
        })
    };
    gone.iter().filter_map(correction).collect()
}

fn is_called_alike(person: &Person, student: &Student) -> bool {
    let words = |name: &Option<String>| {
        let mut words = name.as_deref().map(folded).unwrap_or_default();
        words.sort();
        words
    };
    let own = words(&person.name);
    !own.is_empty() && own == words(&student.name)
}

/// `None` where one of both has none.
fn has_same_address(person: &Person, student: &Student) -> Option<bool> {
    let plain = |email: &String| email.trim().to_lowercase();
    let both = person.email.as_ref().zip(student.email.as_ref())?;
    Some(plain(both.0) == plain(both.1))
}

/// Has a person said anything of this number?
fn is_spoken_of(facts: &Facts, number: &str) -> bool {
    facts.marks.iter().any(|one| one.number == number)
        || facts.overrides.iter().any(|one| one.number == number)
        || facts.withdrawals.iter().any(|one| one.number == number)
}

fn has_something(facts: &Facts, number: &str) -> bool {
    let mut members = facts.hand_ins.iter().flat_map(|one| &one.members);
    members.any(|member| member == number) || is_spoken_of(facts, number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::{HandIn, Withdrawal};
    use crate::submission::roster;

    fn list(rows: &str) -> Roster {
        roster::read(format!("NIM;Nama;Email\n{rows}").as_bytes()).expect("it is right")
    }

    fn class(rows: &str) -> Class {
        Class {
            roster: list(rows),
            ..Class::default()
        }
    }

    /// Everybody of a list, and the first has handed something in.
    fn facts(list: &Roster) -> Facts {
        let person = |student: &Student| Person {
            number: student.number.clone(),
            name: student.name.clone(),
            email: student.email.clone(),
            ..Person::default()
        };
        let hand_in = HandIn {
            members: vec![list.students[0].number.clone()],
            candidates: Vec::new(),
            content: "x".to_string(),
            name: "satu".to_string(),
            receipts: Vec::new(),
            handed_in: None,
            order: 0,
            problem: None,
            notes: Vec::new(),
            gradings: Vec::new(),
        };
        Facts {
            people: list.students.iter().map(person).collect(),
            hand_ins: vec![hand_in],
            ..Facts::default()
        }
    }

    #[test]
    fn who_has_another_number_on_the_list_is_the_same_where_nobody_else_can_be_meant() {
        for (before, now, expected) in [
            (
                "991;Ani Lestari;\n2;Budi;",
                "1;Ani Lestari;\n2;Budi;",
                Some(("1", true)),
            ),
            ("991;Ani Lestari;", "1;Lestari, ANI;", Some(("1", true))),
            (
                "991;Ani L;a@x.id",
                "1;Ani Lestari;A@x.id",
                Some(("1", true)),
            ),
            // They are still there, left, or are somebody else.
            ("991;Ani Lestari;", "991;Ani Lestari;\n1;Ani Lestari;", None),
            ("991;Ani Lestari;", "1;Dewi;", None),
            ("991;Ani Lestari;\n1;Ani Lestari;", "1;Ani Lestari;", None),
            // It may be one of two, or another of the same name.
            (
                "991;Ani Lestari;",
                "1;Ani Lestari;\n2;Ani Lestari;",
                Some(("1", false)),
            ),
            (
                "991;Ani Lestari;a@x.id",
                "1;Ani Lestari;b@x.id",
                Some(("1", false)),
            ),
        ] {
            let before = list(before);
            let found = corrections(&facts(&before), &class(now), std::slice::from_ref(&before));
            let found = found.first().map(|one| (one.new.as_str(), one.is_sure));
            assert_eq!(found, expected, "{now}");
        }
    }

    #[test]
    fn what_a_person_has_said_of_the_new_number_is_not_mixed_with_the_old() {
        let before = list("991;Ani Lestari;");
        let mut facts = facts(&before);
        facts.withdrawals.push(Withdrawal {
            number: "1".to_string(),
            module: None,
            is_back: true,
            because: String::new(),
            at: 0,
            after: None,
        });
        let now = class("1;Ani Lestari;");
        let told = corrections(&facts, &now, std::slice::from_ref(&before));
        assert!(told.len() == 1 && told[0].adoption().is_none());
        // Who has nothing leaves nothing.
        facts.hand_ins.clear();
        assert_eq!(corrections(&facts, &now, &[before]), []);
    }
}
