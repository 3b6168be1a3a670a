//! Whose work something is: what a download, a name or a manifest says, held against the class list.

use super::roster::{Roster, Student};
use crate::scenario::text::{Text, harmless};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What is known of somebody without a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clues {
    pub name: Option<String>,
    pub number: Option<String>,
    pub email: Option<String>,
    /// Of a repository, or before the `@`.
    pub username: Option<String>,
}

/// Who it is, by places in the list; never nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    Found(usize),
    /// Several could be meant.
    Several(Vec<usize>),
    Nobody,
}

/// The words of a name without case, accents and marks: `Sitī  Nur-Aini` is `siti`, `nur`, `aini`.
pub fn folded(text: &str) -> Vec<String> {
    let plain = text.nfkd().filter(|next| !is_combining_mark(*next));
    let plain: String = plain.flat_map(char::to_lowercase).collect();
    // What joins letters in a name divides none: `Nu'aim` and `Nu’aim` are one word.
    let plain: String = plain
        .chars()
        .filter(|next| !matches!(next, '\'' | '’' | '`' | 'ʼ'))
        .collect();
    let words = plain.split(|next: char| !next.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_string)
        .collect()
}

fn key(text: &str) -> String {
    folded(text).concat()
}

impl Clues {
    pub fn of_name(name: &str) -> Self {
        Self {
            name: Some(name.to_string()),
            ..Self::default()
        }
    }

    /// The surest clue that fits anybody decides: number, address, whole name, then parts of names.
    pub fn find(&self, roster: &Roster) -> Match {
        let tests: [&dyn Fn(&Student) -> bool; 5] = [
            &|student| self.has_number(student),
            &|student| self.has_address(student),
            &|student| self.is_named(student),
            &|student| self.says_number(student),
            &|student| self.is_nearly_named(student),
        ];
        for test in tests {
            let students = roster.students.iter().enumerate();
            let found: Vec<usize> = students
                .filter(|(_, student)| test(student))
                .map(|(at, _)| at)
                .collect();
            match found[..] {
                [] => {}
                [one] => return Match::Found(one),
                _ => return Match::Several(found),
            }
        }
        Match::Nobody
    }

    fn has_number(&self, student: &Student) -> bool {
        let number = key(&student.number);
        let says = |said: &Option<String>| said.as_deref().is_some_and(|said| key(said) == number);
        says(&self.number) || says(&self.username)
    }

    fn has_address(&self, student: &Student) -> bool {
        let Some(email) = student.email.as_deref().map(str::to_lowercase) else {
            return false;
        };
        let local = email.split('@').next().unwrap_or_default();
        let says = |said: &Option<String>, whole: &str| {
            said.as_deref()
                .is_some_and(|said| said.trim().to_lowercase() == whole)
        };
        says(&self.email, &email) || says(&self.username, local)
    }

    fn is_named(&self, student: &Student) -> bool {
        let words = |name: &str| folded(name).into_iter().collect::<BTreeSet<_>>();
        match (&self.name, &student.name) {
            (Some(said), Some(name)) => {
                let own = words(name);
                !own.is_empty() && (words(said) == own || key(said) == key(name))
            }
            _ => false,
        }
    }

    /// The number stands somewhere in the name: `2110511001_Ani`, `Tugas 2110511001`.
    fn says_number(&self, student: &Student) -> bool {
        let number = key(&student.number);
        let is_number = number.len() >= 4 && number.chars().any(|next| next.is_ascii_digit());
        let said = [&self.name, &self.username].into_iter().flatten();
        is_number
            && said.into_iter().any(|said| {
                let words = folded(said);
                words.contains(&number) || is_within(&words.concat(), &number)
            })
    }

    /// All words of one stand in the other, and at least two agree or it is the only one.
    fn is_nearly_named(&self, student: &Student) -> bool {
        let (Some(said), Some(name)) =
            (self.name.as_ref().or(self.username.as_ref()), &student.name)
        else {
            return false;
        };
        let (said, own) = (folded(said), folded(name));
        let within = |few: &[String], many: &[String]| {
            few.iter().any(|word| word.len() > 2) && few.iter().all(|word| many.contains(word))
        };
        within(&said, &own) || within(&own, &said) || said.concat() == own.concat()
    }
}

/// Does the number stand there by itself, not within a longer one?
fn is_within(text: &str, number: &str) -> bool {
    text.match_indices(number).any(|(at, _)| {
        let is_digit = |next: Option<char>| next.is_some_and(|next| next.is_ascii_digit());
        !is_digit(text[..at].chars().next_back())
            && !is_digit(text[at + number.len()..].chars().next())
    })
}

/// Everybody of a student's group, or only that one.
pub fn company(roster: &Roster, at: usize) -> Vec<usize> {
    let group = roster.students[at].group.as_deref().map(key);
    let students = roster.students.iter().enumerate();
    let is_of = |(place, student): &(usize, &Student)| {
        *place == at || group.is_some() && student.group.as_deref().map(key) == group
    };
    students.filter(is_of).map(|(place, _)| place).collect()
}

/// Why a submission has nobody.
pub(super) fn unmatched(found: &Match, label: &str, roster: &Roster) -> Text {
    let label = harmless(label);
    let Match::Several(places) = found else {
        return Text::new(
            format!(
                "`{label}` tidak cocok dengan seorang pun di daftar kelas; tulis NIM di praktikum.yaml, atau ubah nama foldernya menjadi NIM"
            ),
            format!(
                "`{label}` fits nobody in the class list; write the student's number into praktikum.yaml, or make it the folder's name"
            ),
        );
    };
    let shown = places.iter().take(6).map(|at| {
        let student = &roster.students[*at];
        let name = student.name.as_deref().unwrap_or_default();
        harmless(&format!("{} {name}", student.number))
            .trim()
            .to_string()
    });
    let shown = shown.collect::<Vec<_>>().join(", ");
    Text::new(
        format!("`{label}` cocok dengan beberapa orang: {shown}; ubah nama foldernya menjadi NIM"),
        format!(
            "`{label}` fits several people: {shown}; make the student's number the folder's name"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roster() -> Roster {
        let text = "NIM,Nama,Email,Kelompok\n2110511001,Siti Nur'aini,siti@kampus.id,1\n2110511002,Budi Santoso,budi@kampus.id,\n21105110021,Budi Hartono,bh@kampus.id,1\n2110511004,José Ñáñez,jose@kampus.id,\n";
        super::super::roster::read(text.as_bytes()).expect("the list is right")
    }

    fn found(clues: &Clues) -> Match {
        clues.find(&roster())
    }

    #[test]
    fn names_are_the_same_in_any_case_order_and_accents() {
        for (name, place) in [
            ("nur’aini SITI", 0),
            ("Siti Nuraini", 0),
            ("jose nanez", 3),
            ("Jose\u{301} N\u{303}a\u{301}n\u{303}ez", 3),
            ("Santoso, Budi", 1),
            ("Tugas Budi Santoso", 1),
            ("Hartono", 2),
            ("BudiSantoso", 1),
            ("2110511002_Budi", 1),
            ("chat-21105110021", 2),
        ] {
            assert_eq!(found(&Clues::of_name(name)), Match::Found(place), "{name}");
        }
        assert_eq!(found(&Clues::of_name("Budi")), Match::Several(vec![1, 2]));
        assert_eq!(found(&Clues::of_name("Dewi")), Match::Nobody);
        assert_eq!(found(&Clues::default()), Match::Nobody);
    }

    #[test]
    fn a_number_goes_before_an_address_and_that_before_a_name() {
        let mut clues = Clues::of_name("Budi Santoso");
        clues.email = Some("BH@kampus.id".to_string());
        assert_eq!(found(&clues), Match::Found(2));
        clues.number = Some("2110511004".to_string());
        assert_eq!(found(&clues), Match::Found(3));
        let username = Some("siti".to_string());
        let clues = Clues {
            username,
            ..Clues::default()
        };
        assert_eq!(found(&clues), Match::Found(0));
    }

    #[test]
    fn a_group_hands_in_together_and_who_has_none_alone() {
        assert_eq!(company(&roster(), 0), [0, 2]);
        assert_eq!(company(&roster(), 1), [1]);
        let told = unmatched(&Match::Several(vec![1, 2]), "Budi\u{1b}", &roster());
        assert!(
            told.en.contains("2110511002 Budi Santoso, 21105110021") && !told.en.contains('\u{1b}')
        );
    }
}
