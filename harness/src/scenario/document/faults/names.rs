//! Complaints about names: badly formed, taken, unknown, unused.

use super::super::complaint::{Code, Complaint, Place};
use super::{did_you_mean, quoted};
use crate::scenario::text::Text;

pub(crate) fn bad_name(place: Place, name: &str) -> Complaint {
    let shown = quoted(name);
    let problem = Text::new(
        format!("{shown} bukan nama yang sah"),
        format!("{shown} is not a valid name"),
    );
    let advice = Text::new(
        "pakai huruf kecil, angka, `_` dan `-`, diawali huruf, paling panjang 40; bukan `true`, `yes`, `on` dan sejenisnya",
        "use lower-case letters, digits, `_` and `-`, beginning with a letter, at most 40; not `true`, `yes`, `on` and the like",
    );
    Complaint::new(Code::BadName, place, problem, advice)
}

pub(crate) fn reserved(place: Place, name: &str) -> Complaint {
    let shown = quoted(name);
    let problem = Text::new(
        format!("{shown} adalah kata milik bahasa skenario"),
        format!("{shown} is a word of the scenario language"),
    );
    let advice = Text::new(
        "pilih nama lain, misalnya nama orang",
        "choose another name, a person's for example",
    );
    Complaint::new(Code::ReservedName, place, problem, advice)
}

pub(crate) fn taken(place: Place, name: &str) -> Complaint {
    let shown = quoted(name);
    let problem = Text::new(
        format!("nama {shown} sudah dipakai"),
        format!("the name {shown} is taken already"),
    );
    let advice = Text::new("pilih nama lain", "choose another name");
    Complaint::new(Code::TakenName, place, problem, advice)
}

pub(crate) fn unknown_actor<'a>(
    place: Place,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Complaint {
    let shown = quoted(name);
    let problem = Text::new(
        format!("tidak ada aktor atau kelompok bernama {shown}"),
        format!("no actor or group is called {shown}"),
    );
    let advice = if name.contains("${") {
        Text::new(
            "sebuah nama hanya dapat berisi variabel dari `each:` di sekitarnya",
            "a name can only hold a variable of the `each:` around it",
        )
    } else {
        did_you_mean(name, known)
    };
    Complaint::new(Code::UnknownActor, place, problem, advice)
}

/// `clients.9` of a group that has fewer.
pub(crate) fn no_such_number(place: Place, name: &str, group: &str, count: usize) -> Complaint {
    let shown = quoted(name);
    let problem = Text::new(
        format!("tidak ada aktor bernama {shown}"),
        format!("no actor is called {shown}"),
    );
    let advice = Text::new(
        format!("`{group}` berisi {count}: `{group}.1` sampai `{group}.{count}`"),
        format!("`{group}` has {count}: `{group}.1` to `{group}.{count}`"),
    );
    Complaint::new(Code::UnknownActor, place, problem, advice)
}

/// `people.1` of a group that was put together from actors.
pub(crate) fn not_counted<'a>(
    place: Place,
    name: &str,
    members: impl Iterator<Item = &'a str>,
) -> Complaint {
    let shown = quoted(name);
    let problem = Text::new(
        format!("tidak ada aktor bernama {shown}"),
        format!("no actor is called {shown}"),
    );
    let members: Vec<&str> = members.collect();
    let all = super::listed(&members);
    let advice = Text::new(
        format!("hanya aktor dengan `count:` bernomor; sebut salah satu: {all}"),
        format!("only actors with `count:` have numbers; name one of: {all}"),
    );
    Complaint::new(Code::UnknownActor, place, problem, advice)
}

pub(crate) fn unknown_role<'a>(
    place: Place,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Complaint {
    let shown = quoted(name);
    let problem = Text::new(
        format!("module.yaml tidak mengenal peran {shown}"),
        format!("module.yaml declares no role {shown}"),
    );
    Complaint::new(Code::UnknownRole, place, problem, did_you_mean(name, known))
}

pub(crate) fn unknown_check<'a>(
    place: Place,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Complaint {
    let shown = quoted(name);
    let problem = Text::new(
        format!("tidak ada pemeriksaan bernama {shown}"),
        format!("no check is called {shown}"),
    );
    Complaint::new(
        Code::UnknownCheck,
        place,
        problem,
        did_you_mean(name, known),
    )
}

pub(crate) fn later_check(place: Place, name: &str) -> Complaint {
    let shown = quoted(name);
    let problem = Text::new(
        format!("{shown} baru dimainkan sesudah pemeriksaan ini"),
        format!("{shown} is played only after this check"),
    );
    let advice = Text::new(
        "pindahkan ke atas, atau hapus dari `needs:`",
        "move it up, or remove it from `needs:`",
    );
    Complaint::new(Code::LaterCheck, place, problem, advice)
}

pub(crate) fn unknown_mark<'a>(
    place: Place,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Complaint {
    let shown = quoted(name);
    let problem = Text::new(
        format!("belum ada `mark: …` bernama {shown} sebelum baris ini"),
        format!("no `mark: …` before this line is called {shown}"),
    );
    Complaint::new(Code::UnknownMark, place, problem, did_you_mean(name, known))
}

pub(crate) fn unknown_variable<'a>(
    place: Place,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Complaint {
    let shown = quoted(&format!("${{{name}}}"));
    let problem = Text::new(
        format!("{shown} tidak punya nilai di sini"),
        format!("{shown} has no value here"),
    );
    let advice = match crate::scenario::name::nearest(name, known) {
        Some(near) => Text::new(
            format!("maksud Anda `${{{near}}}`?"),
            format!("did you mean `${{{near}}}`?"),
        ),
        None if name == "n" => Text::new(
            "hanya aktor dari kelompok dengan `count:` punya nomor",
            "only actors of a group with `count:` have a number",
        ),
        None => Text::new(
            format!("tambahkan `{name}:` ke `vars:`"),
            format!("add `{name}:` to `vars:`"),
        ),
    };
    Complaint::new(Code::UnknownVariable, place, problem, advice)
}

pub(crate) fn unknown_host<'a>(
    place: Place,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Complaint {
    let shown = quoted(name);
    let problem = Text::new(
        format!("tidak ada host bernama {shown}"),
        format!("no host is called {shown}"),
    );
    Complaint::new(Code::UnknownHost, place, problem, did_you_mean(name, known))
}

pub(crate) fn not_placed(place: Place, actor: &str) -> Complaint {
    let shown = quoted(actor);
    let problem = Text::new(
        format!("{shown} tidak berada di host mana pun"),
        format!("{shown} sits on no host"),
    );
    let advice = Text::new(
        "bila ada `hosts:`, setiap nama harus mendapat tempat di sana",
        "where there are `hosts:`, every name needs its place there",
    );
    Complaint::new(Code::NotPlaced, place, problem, advice)
}

pub(crate) fn placed_twice(place: Place, actor: &str) -> Complaint {
    let shown = quoted(actor);
    let problem = Text::new(
        format!("{shown} sudah punya tempat"),
        format!("{shown} has a place already"),
    );
    let advice = Text::new(
        "hapus dari salah satu tempat",
        "remove it from one of the places",
    );
    Complaint::new(Code::PlacedTwice, place, problem, advice)
}

pub(crate) fn unused(place: Place, name: &str) -> Complaint {
    let shown = quoted(name);
    let problem = Text::new(
        format!("{shown} tidak pernah dipakai"),
        format!("{shown} is never used"),
    );
    let advice = Text::new("pakai, atau hapus", "use it, or remove it");
    Complaint::new(Code::Unused, place, problem, advice)
}
