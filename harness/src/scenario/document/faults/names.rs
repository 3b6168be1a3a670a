//! Complaints about names: badly formed, taken, unknown, unused.

use super::super::complaint::{Code, Complaint, Place};
use super::{did_you_mean, quoted};
use crate::scenario::text::Text;

/// A complaint about one name: the problem with `{}` for it, and the advice, in both languages.
fn about(code: Code, place: Place, name: &str, words: [&str; 4]) -> Complaint {
    let shown = quoted(name);
    let [problem_id, problem_en, advice_id, advice_en] = words;
    let problem = Text::new(
        problem_id.replace("{}", &shown),
        problem_en.replace("{}", &shown),
    );
    Complaint::new(code, place, problem, Text::new(advice_id, advice_en))
}

/// A name that is not among those that are known.
fn unknown<'a>(
    code: Code,
    place: Place,
    name: &str,
    problem: [&str; 2],
    known: impl IntoIterator<Item = &'a str>,
) -> Complaint {
    let shown = quoted(name);
    let problem = Text::new(
        problem[0].replace("{}", &shown),
        problem[1].replace("{}", &shown),
    );
    Complaint::new(code, place, problem, did_you_mean(name, known))
}

pub(crate) fn bad_name(place: Place, name: &str) -> Complaint {
    let words = [
        "{} bukan nama yang sah",
        "{} is not a valid name",
        "pakai huruf kecil, angka, `_` dan `-`, diawali huruf, paling panjang 40; bukan `true`, `yes`, `on` dan sejenisnya",
        "use lower-case letters, digits, `_` and `-`, beginning with a letter, at most 40; not `true`, `yes`, `on` and the like",
    ];
    about(Code::BadName, place, name, words)
}

pub(crate) fn reserved(place: Place, name: &str) -> Complaint {
    let words = [
        "{} adalah kata milik bahasa skenario",
        "{} is a word of the scenario language",
        "pilih nama lain, misalnya nama orang",
        "choose another name, a person's for example",
    ];
    about(Code::ReservedName, place, name, words)
}

pub(crate) fn taken(place: Place, name: &str) -> Complaint {
    let words = [
        "nama {} sudah dipakai",
        "the name {} is taken already",
        "pilih nama lain",
        "choose another name",
    ];
    about(Code::TakenName, place, name, words)
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
    let problem = [
        "module.yaml tidak mengenal peran {}",
        "module.yaml declares no role {}",
    ];
    unknown(Code::UnknownRole, place, name, problem, known)
}

pub(crate) fn unknown_check<'a>(
    place: Place,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Complaint {
    let problem = ["tidak ada pemeriksaan bernama {}", "no check is called {}"];
    unknown(Code::UnknownCheck, place, name, problem, known)
}

pub(crate) fn later_check(place: Place, name: &str) -> Complaint {
    let words = [
        "{} baru dimainkan sesudah pemeriksaan ini",
        "{} is played only after this check",
        "pindahkan ke atas, atau hapus dari `needs:`",
        "move it up, or remove it from `needs:`",
    ];
    about(Code::LaterCheck, place, name, words)
}

pub(crate) fn unknown_mark<'a>(
    place: Place,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Complaint {
    let problem = [
        "belum ada `mark: …` bernama {} sebelum baris ini",
        "no `mark: …` before this line is called {}",
    ];
    unknown(Code::UnknownMark, place, name, problem, known)
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
    let problem = ["tidak ada host bernama {}", "no host is called {}"];
    unknown(Code::UnknownHost, place, name, problem, known)
}

pub(crate) fn not_placed(place: Place, actor: &str) -> Complaint {
    let words = [
        "{} tidak berada di host mana pun",
        "{} sits on no host",
        "bila ada `hosts:`, setiap nama harus mendapat tempat di sana",
        "where there are `hosts:`, every name needs its place there",
    ];
    about(Code::NotPlaced, place, actor, words)
}

pub(crate) fn placed_twice(place: Place, actor: &str) -> Complaint {
    let words = [
        "{} sudah punya tempat",
        "{} has a place already",
        "hapus dari salah satu tempat",
        "remove it from one of the places",
    ];
    about(Code::PlacedTwice, place, actor, words)
}

pub(crate) fn unused(place: Place, name: &str) -> Complaint {
    let words = [
        "{} tidak pernah dipakai",
        "{} is never used",
        "pakai, atau hapus",
        "use it, or remove it",
    ];
    about(Code::Unused, place, name, words)
}
