//! What `grade` says of the class list: whom it makes of whom, and which of its times hold.

use crate::class::adoption::Adoption;
use crate::class::correction::Correction;
use crate::class::gradebook::Retimed;
use crate::cli::class::Place;
use crate::scenario::course::Moment;
use crate::scenario::text::{Text, harmless};

/// How many numbers are told.
const MOST: usize = 8;

/// The list of the last time is used again; its times hold for what was graded with it.
pub(super) fn again(name: &str, has_times: bool) -> Text {
    let name = harmless(name);
    let used = Text::new(
        format!("memakai lagi daftar kelas yang terakhir ({name}); yang lain: `--roster BERKAS`"),
        format!("using the last class list again ({name}); for another: `--roster FILE`"),
    );
    match has_times {
        false => used,
        true => Text::new(
            format!(
                "{}. Waktu kumpul di dalamnya hanya berlaku untuk yang dinilai dengan `--roster` itu; untuk yang lain berlaku waktu unduhannya",
                used.id
            ),
            format!(
                "{}. The times in it hold only for what was graded with that `--roster`; for all else the download's hold",
                used.en
            ),
        ),
    }
}

/// What was graded under a folder's name is a student's, now that a list says whose.
pub(super) fn adopted(one: &Adoption) -> Text {
    let (stranger, members) = (harmless(&one.stranger), harmless(&one.members.join(", ")));
    Text::new(
        format!(
            "yang sudah dinilai dengan nama {stranger} sekarang milik {members}, menurut daftar kelas"
        ),
        format!(
            "what was graded under the name {stranger} is now that of {members}, by the class list"
        ),
    )
}

/// Somebody has another number on the list than before.
pub(super) fn corrected(one: &Correction, place: &Place) -> Text {
    let (old, new) = (harmless(&one.old), harmless(&one.new));
    if one.is_sure {
        return Text::new(
            format!(
                "{old} tidak ada lagi di daftar kelas, dan {new} orang yang sama: kiriman, nilai dan putusannya sekarang milik {new}"
            ),
            format!(
                "{old} is not on the class list any more, and {new} is the same person: submissions, marks and decisions are now those of {new}"
            ),
        );
    }
    let command = |because| place.command(&["withdraw", &one.old, "--because", because]);
    Text::new(
        format!(
            "{old} tidak ada lagi di daftar kelas, dan {new} mungkin orang yang sama. Bila ya, keluarkan yang lama, lalu nilai lagi: `{}`",
            command("NIM lama")
        ),
        format!(
            "{old} is not on the class list any more, and {new} may be the same person. If so, take the old one out and grade again: `{}`",
            command("an old number")
        ),
    )
}

/// Who stood on an earlier list alone, and has nothing.
pub(super) fn gone(numbers: &[String]) -> Text {
    let some = numbers.iter().take(MOST);
    let mut shown: Vec<String> = some.map(|number| harmless(number)).collect();
    let rest = numbers.len().saturating_sub(MOST);
    if rest > 0 {
        shown.push(format!("+{rest}"));
    }
    let shown = shown.join(", ");
    Text::new(
        format!(
            "tidak ada lagi di daftar kelas dan tidak punya apa-apa di sini, jadi tidak dihitung lagi: {shown}"
        ),
        format!(
            "not on the class list any more and with nothing here, so not counted any more: {shown}"
        ),
    )
}

/// The class list says another time than the one that was known.
pub(super) fn retimed(one: &Retimed, zone: i64) -> Text {
    let who = harmless(&one.members.join(", "));
    let shown = |at| Moment::of_seconds(at, zone);
    let before = shown(one.before);
    let Some(now) = one.now.map(shown) else {
        return Text::new(
            format!(
                "{who}: daftar kelas tidak lagi menyebut waktu kumpulnya ({before}), dan tidak ada yang lain menyebutnya"
            ),
            format!(
                "{who}: the class list does not say any more when it was handed in ({before}), and nothing else does"
            ),
        );
    };
    match one.is_listed {
        true => Text::new(
            format!("{who}: waktu kumpulnya menurut daftar kelas {now}, sebelumnya {before}"),
            format!("{who}: handed in at {now} by the class list, {before} before"),
        ),
        false => Text::new(
            format!(
                "{who}: daftar kelas tidak lagi menyebut waktu kumpulnya ({before}); yang berlaku waktu unduhannya, {now}"
            ),
            format!(
                "{who}: the class list does not say any more when it was handed in ({before}); the download's time holds, {now}"
            ),
        ),
    }
}
