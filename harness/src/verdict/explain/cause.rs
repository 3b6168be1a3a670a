//! What happened, in one sentence: for each diagnosis, and for each sentence that nothing explains.

use super::visible::short;
use super::words::{bound, counted, exit_words, list, noun, often, signal, time};
use super::{advice, kernel, plain, traffic, vacant};
use crate::scenario::name::Name;
use crate::scenario::quantity::Bound;
use crate::scenario::sentence::Ending;
use crate::scenario::text::Text;
use crate::scenario::vocabulary::{Diagnosis, Quantity};
use crate::trace::{Exit, Refusal, RefusalKind};
use crate::verdict::{Clue, Ended, Expected, Failure, Likeness};

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

fn crashed(failure: &Failure, clue: &Clue) -> Option<Text> {
    match clue {
        Clue::Traceback { actor, line } => {
            let line = short(line);
            let ended =
                |clue: &Clue| matches!(clue, Clue::Ended { actor: whose, .. } if whose == actor);
            Some(if failure.clues.iter().any(ended) {
                Text::new(
                    format!("Program {actor} berhenti karena sebuah kesalahan: {line}"),
                    format!("The program of {actor} was stopped by an error: {line}"),
                )
            } else {
                Text::new(
                    format!(
                        "Di program {actor} terjadi kesalahan, dan sebagian darinya berhenti: {line}"
                    ),
                    format!(
                        "There was an error in the program of {actor}, and a part of it stopped: {line}"
                    ),
                )
            })
        }
        Clue::Ended {
            actor,
            exit: Exit::Signal(number),
        } => {
            let signal = signal(*number);
            Some(Text::new(
                format!(
                    "Program {actor} jatuh: dihentikan oleh sinyal {}.",
                    signal.id
                ),
                format!(
                    "The program of {actor} crashed: it was ended by signal {}.",
                    signal.en
                ),
            ))
        }
        Clue::Ended {
            actor,
            exit: exit @ Exit::Limit(_),
        } => Some(exit_words(actor, *exit)),
        _ => None,
    }
}

fn exited(failure: &Failure, actor: &Name, exit: Exit) -> Text {
    let words = exit_words(actor, exit);
    let (id, en) = match &failure.expected {
        Expected::Exit(ending) => {
            let wanted = wanted(ending);
            (
                format!(" Seharusnya {}.", wanted.id),
                format!(" It should be {}.", wanted.en),
            )
        }
        Expected::Alive => (
            " Seharusnya ia masih berjalan.".to_string(),
            " It should still be running.".to_string(),
        ),
        _ => (
            " Karena itu langkah ini tidak dapat terpenuhi.".to_string(),
            " So this step could not come true.".to_string(),
        ),
    };
    Text::new(words.id + &id, words.en + &en)
}

fn wanted(ending: &Ending) -> Text {
    match ending {
        Ending::Any => Text::new("berakhir, dengan kode apa pun", "an end, with any code"),
        Ending::Code(code) => Text::new(format!("kode keluar {code}"), format!("exit code {code}")),
        Ending::Signal(wanted) => {
            let wanted = signal(wanted.number());
            Text::new(
                format!("sinyal {}", wanted.id),
                format!("signal {}", wanted.en),
            )
        }
    }
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

fn refused(failure: &Failure, refusal: &Refusal) -> Text {
    let (actor, said) = (whom(failure), short(&refusal.said));
    let port = advice::wanted_port(failure).map_or_else(
        || Text::new("port itu", "that port"),
        |(port, _)| Text::new(format!("port {port}"), format!("port {port}")),
    );
    match refusal.kind {
        RefusalKind::NotExecutable => Text::new(
            format!("Program untuk {actor} tidak dapat dijalankan: {said}."),
            format!("The program for {actor} could not be run: {said}."),
        ),
        RefusalKind::PortTaken => Text::new(
            format!("Port untuk {actor} sedang dipakai program lain."),
            format!("The port for {actor} is in use by another program."),
        ),
        RefusalKind::ConnectionRefused => Text::new(
            format!(
                "{actor} tidak dapat tersambung: tidak ada yang mendengarkan di {}.",
                port.id
            ),
            format!("{actor} could not connect: nobody listens on {}.", port.en),
        ),
        RefusalKind::Gone => Text::new(
            format!(
                "Tidak ada lagi yang dapat menerimanya: pihak di seberang {actor} sudah pergi."
            ),
            format!("Nobody is left to take it: who was at the other end of {actor} is gone."),
        ),
        RefusalKind::Other => Text::new(
            format!("Sistem menolaknya untuk {actor}: {said}."),
            format!("The system refused it for {actor}: {said}."),
        ),
    }
}
