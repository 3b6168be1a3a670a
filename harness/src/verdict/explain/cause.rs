//! What happened, in one sentence: for each diagnosis, and for each sentence that nothing explains.

mod gone;

use super::visible::short;
use super::words::{bound, counted, list, noun, often};
use super::{kernel, plain, traffic, vacant};
use crate::scenario::name::Name;
use crate::scenario::quantity::Bound;
use crate::scenario::text::Text;
use crate::scenario::vocabulary::{Diagnosis, Quantity};
use crate::trace::amount::time;
use crate::verdict::{Clue, Ended, Expected, Failure, Likeness};
use gone::{astray, crashed, exited, refused};

pub(super) fn of(failure: &Failure) -> Text {
    if let Some(refusal) = &failure.actual.refusal {
        return refused(failure, refusal);
    }
    let mut clues = failure.clues.iter();
    let told = clues.find_map(|clue| by_clue(failure, clue));
    told.unwrap_or_else(|| plain::of(failure))
}

/// Who missed it; every sentence about a program has somebody.
pub(super) fn whom(failure: &Failure) -> String {
    failure
        .actor
        .as_ref()
        .map_or_else(String::new, ToString::to_string)
}

/// What a clue says, where it is one for the diagnosis that was made.
fn by_clue(failure: &Failure, clue: &Clue) -> Option<Text> {
    let actor = whom(failure);
    match (failure.diagnosis, clue) {
        (Diagnosis::Missing, Clue::OtherForm { line }) => {
            let line = short(line);
            Some(Text::new(
                format!(
                    "Pesannya sampai di {actor}, tetapi tidak dalam bentuk yang diminta: «{line}»."
                ),
                format!(
                    "The message has come to {actor}, but not in the form that is wanted: “{line}”."
                ),
            ))
        }
        (Diagnosis::Late, Clue::Late { by }) => Some(late(failure, &time(*by))),
        (Diagnosis::Unflushed, Clue::CameAtEnd { actor }) => Some(Text::new(
            format!(
                "Teks itu baru keluar ketika program {actor} berakhir. Sebelumnya teks itu tertahan di dalam program."
            ),
            format!(
                "The text came out only when the program of {actor} ended. Until then it was held back inside the program."
            ),
        )),
        (Diagnosis::NearMiss, Clue::Near { how, .. }) => Some(near(&actor, *how)),
        (Diagnosis::OutOfOrder, Clue::UsedUp { by, .. }) => {
            let by = short(by);
            Some(Text::new(
                format!(
                    "Teks itu memang muncul di {actor}, tetapi terlalu awal: sebelum yang ditunggu oleh langkah «{by}»."
                ),
                format!(
                    "The text did appear at {actor}, but too early: before what the step “{by}” was waiting for."
                ),
            ))
        }
        (Diagnosis::Glued, Clue::Glued { line }) => {
            let line = short(line);
            Some(Text::new(
                format!("Dua pesan menempel menjadi satu: «{line}»."),
                format!("Two messages were glued into one: “{line}”."),
            ))
        }
        (Diagnosis::Duplicate, Clue::Counted(count)) => Some(too_many(failure, *count)),
        (Diagnosis::WrongActor, Clue::AtActor { actor: other, .. })
            if !matches!(failure.expected, Expected::Never(_)) =>
        {
            Some(Text::new(
                format!("Teks itu muncul di {other}, bukan di {actor}."),
                format!("The text appeared at {other}, not at {actor}."),
            ))
        }
        (Diagnosis::Crashed, clue) => crashed(failure, clue),
        (Diagnosis::Exited, Clue::Ended { actor, exit }) => Some(exited(failure, actor, *exit)),
        (Diagnosis::Deadlock, Clue::Cycle(names)) => Some(circle(names)),
        (Diagnosis::Busy, Clue::Busy { actor, percent }) => Some(Text::new(
            format!(
                "Program {actor} memakai {percent} % dari satu inti CPU, padahal tidak ada yang harus dikerjakan: ia berputar terus tanpa menunggu."
            ),
            format!(
                "The program of {actor} uses {percent} % of a core though there is nothing to do: it loops without ever waiting."
            ),
        )),
        (Diagnosis::NoProgram, Clue::NoProgram { why }) => Some(vacant::in_short(why)),
        (Diagnosis::NotConnected, clue) => astray(failure, clue),
        (Diagnosis::NotReading | Diagnosis::NotAccepting, clue) => kernel::left(failure, clue),
        (Diagnosis::NotListening | Diagnosis::NotJoined, clue) => kernel::not_open(failure, clue),
        _ => None,
    }
}

fn late(failure: &Failure, by: &Text) -> Text {
    let limit = match failure.ended {
        Ended::Deadline(limit) => time(limit),
        Ended::Still(_) | Ended::AtOnce => Text::default(),
    };
    let (space_id, space_en) = if limit.id.is_empty() {
        ("", "")
    } else {
        (" ", " of ")
    };
    Text::new(
        format!(
            "Itu terjadi, tetapi terlambat: {} sesudah batas waktu{space_id}{}.",
            by.id, limit.id
        ),
        format!(
            "It did happen, but too late: {} after the time limit{space_en}{}.",
            by.en, limit.en
        ),
    )
}

fn near(actor: &str, how: Likeness) -> Text {
    let (id, en) = match how {
        Likeness::Case => (
            "yang berbeda hanya huruf besar dan huruf kecilnya",
            "only its capital and small letters differ",
        ),
        Likeness::Blanks => (
            "yang berbeda hanya spasi atau pindah barisnya",
            "only its blanks or line ends differ",
        ),
        Likeness::BytesShown => (
            "tetapi yang tercetak adalah bytes (b'…'), belum menjadi teks",
            "but it was printed as bytes (b'…'), not yet as text",
        ),
        Likeness::Punctuation => (
            "yang berbeda hanya tanda bacanya",
            "only its punctuation differs",
        ),
        Likeness::Letters => (
            "yang berbeda hanya satu atau dua huruf",
            "only a letter or two differ",
        ),
    };
    Text::new(
        format!("Di {actor} muncul teks yang hampir sama; {id}."),
        format!("Nearly the same text appeared at {actor}; {en}."),
    )
}

fn too_many(failure: &Failure, count: u32) -> Text {
    let actor = whom(failure);
    match &failure.expected {
        Expected::Packets { .. } => traffic::missing(failure),
        Expected::Count { quantity, bound } => number(&actor, *quantity, count, *bound),
        Expected::Times { times, .. } => {
            let (came, wanted) = (often(count), often(*times));
            Text::new(
                format!(
                    "Teks itu muncul {} di {actor}; seharusnya {}.",
                    came.id, wanted.id
                ),
                format!(
                    "The text appeared {} at {actor}; it should appear {}.",
                    came.en, wanted.en
                ),
            )
        }
        _ => {
            let came = often(count);
            Text::new(
                format!("Teks itu muncul {} di {actor}.", came.id),
                format!("The text appeared {} at {actor}.", came.en),
            )
        }
    }
}

pub(super) fn number(actor: &str, quantity: Quantity, count: u32, wanted: Bound) -> Text {
    let (has, wanted) = (counted(quantity, count), bound(wanted));
    let (noun, _) = noun(quantity);
    Text::new(
        format!(
            "Program {actor} mempunyai {}; seharusnya {} {noun}.",
            has.id, wanted.id
        ),
        format!(
            "The program of {actor} has {}; there should be {}.",
            has.en, wanted.en
        ),
    )
}

fn circle(names: &[Name]) -> Text {
    let names: Vec<String> = names.iter().map(ToString::to_string).collect();
    let all = list(&names);
    match &names[..] {
        [_, _] => Text::new(
            format!(
                "{} saling menunggu: masing-masing menunggu kiriman dari yang lain, jadi keduanya tidak akan bergerak lagi.",
                all.id
            ),
            format!(
                "{} wait for each other: each waits for a message from the other, so neither will ever move again.",
                all.en
            ),
        ),
        _ => Text::new(
            format!(
                "{} saling menunggu dalam lingkaran: masing-masing menunggu kiriman dari yang berikutnya, dan tidak ada yang akan bergerak lagi.",
                all.id
            ),
            format!(
                "{} wait for each other in a circle: each waits for a message from the next, and none will ever move again.",
                all.en
            ),
        ),
    }
}
