//! Whose a submission is: what its download says, and where that says nothing what it says of itself.

use crate::scenario::submission::{FILE, Manifest};
use crate::scenario::text::{Text, harmless};
use crate::submission::handed::{Handed, Whom};
use crate::submission::roster::{Roster, Student};
use crate::submission::whom::{self, Clues, Match};

/// By what the download says, else by what the submission says of itself.
pub(super) fn find(handed: &mut Handed, manifest: &Manifest, roster: &Roster) {
    if !roster.students.is_empty() {
        handed.whom = whose(handed, manifest, roster);
        return;
    }
    let Some(said) = &manifest.nim else { return };
    let of_download = handed.clues.number.as_deref();
    match of_download.or_else(|| number_in(handed.clues.username.as_deref()?)) {
        Some(used) if !is_same(used, said) => handed.notes.push(contradicts(said, used)),
        of_download => {
            handed.is_claimed = of_download.is_none();
            handed.clues.number = Some(said.clone());
        }
    }
}

/// What is held against everybody else's: whoever has a folder of their own has no other that only says so.
pub(super) fn settle(all: &mut [Handed], roster: &Roster) {
    let is_own = |handed: &&Handed| !handed.is_claimed;
    let own: Vec<usize> = all.iter().filter(is_own).filter_map(|one| one.by).collect();
    for handed in all.iter_mut().filter(|handed| handed.is_claimed) {
        let Some(place) = handed.by else { continue };
        let student = &roster.students[place];
        if own.contains(&place) {
            handed.whom = Whom::Unmatched(taken(&handed.label, student));
            handed.by = None;
        } else if handed.clues.name.is_some() && student.name.is_some() {
            handed.notes.push(claims(student));
        }
    }
}

fn whose(handed: &mut Handed, manifest: &Manifest, roster: &Roster) -> Whom {
    let own = Clues {
        number: manifest.nim.clone(),
        name: manifest.name.as_ref().map(|name| name.id.clone()),
        ..Clues::default()
    };
    let found = handed.clues.find(roster);
    let of_own = own.find(roster);
    let place = match (&found, &of_own) {
        (Match::Found(place), Match::Found(other)) if place != other => {
            let numbers = [other, place].map(|place| &roster.students[*place].number);
            handed.notes.push(contradicts(numbers[0], numbers[1]));
            *place
        }
        (Match::Found(place), Match::Nobody) => {
            let used = &roster.students[*place].number;
            let said = manifest.nim.as_ref().filter(|said| !is_same(used, said));
            let note = said.map(|said| contradicts(said, used));
            handed.notes.extend(note);
            *place
        }
        (Match::Found(place), _) => *place,
        // Who cannot be told apart by the name may say so; a stranger may not become somebody.
        (Match::Several(places), Match::Found(place)) if places.contains(place) => *place,
        (Match::Nobody, Match::Found(place)) => {
            handed.is_claimed = true;
            *place
        }
        (Match::Several(places), _) => {
            handed.candidates.clone_from(places);
            return Whom::Unmatched(whom::unmatched(&found, &handed.label, roster));
        }
        _ => return Whom::Unmatched(whom::unmatched(&found, &handed.label, roster)),
    };
    handed.by = Some(place);
    let mut places = whom::company(roster, place);
    let partner = manifest
        .lab_partner
        .as_ref()
        .map(|name| Clues::of_name(&name.id).find(roster));
    if let Some(Match::Found(partner)) = partner
        && !places.contains(&partner)
    {
        places.push(partner);
    }
    Whom::Students(places)
}

/// A student's number in the name of a folder.
fn number_in(name: &str) -> Option<&str> {
    const SHORTEST: usize = 6;
    let mut words = name.split(|next: char| !next.is_alphanumeric());
    words.find(|word| word.len() >= SHORTEST && word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Is it the same number, however it is divided?
fn is_same(one: &str, other: &str) -> bool {
    let key = |number: &str| whom::folded(number).concat();
    key(one) == key(other)
}

/// What a submission says of itself is not whose it is by its download's name.
fn contradicts(said: &str, used: &str) -> Text {
    let (said, used) = (harmless(said), harmless(used));
    Text::new(
        format!(
            "{FILE} di dalamnya menyebut {said}, nama unduhannya {used}; yang dipakai {used}. Bila keliru, ganti nama foldernya lalu nilai lagi"
        ),
        format!(
            "the {FILE} in it says {said}, the name of the download {used}; {used} is used. If that is wrong, rename its folder and grade again"
        ),
    )
}

fn shown(student: &Student) -> String {
    let name = student.name.as_deref().unwrap_or_default();
    harmless(&format!("{} {name}", student.number))
        .trim()
        .to_string()
}

/// Only its own word says whose it is, and its download's name is nobody's.
fn claims(student: &Student) -> Text {
    let student = shown(student);
    Text::new(
        format!(
            "nama unduhannya tidak ada di daftar kelas; dihitung milik {student}, karena {FILE} di dalamnya berkata begitu. Bila keliru, ganti nama foldernya menjadi NIM pemiliknya lalu nilai lagi"
        ),
        format!(
            "the name of the download is not on the class list; it counts as that of {student}, because the {FILE} in it says so. If that is wrong, make its owner's number the folder's name and grade again"
        ),
    )
}

/// Its own word says that it is somebody's who handed in under their own name.
fn taken(label: &str, student: &Student) -> Text {
    let (label, student) = (harmless(label), shown(student));
    Text::new(
        format!(
            "`{label}` tidak ada di daftar kelas; {FILE} di dalamnya menyebut {student}, yang sudah punya kiriman dengan namanya sendiri, jadi tidak dihitung miliknya. Bila memang miliknya, ganti nama foldernya menjadi NIM lalu nilai lagi"
        ),
        format!(
            "`{label}` is not on the class list; the {FILE} in it says {student}, who has a submission under their own name, so it does not count as theirs. If it is, make the number the folder's name and grade again"
        ),
    )
}
