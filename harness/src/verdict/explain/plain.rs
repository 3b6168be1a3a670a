//! What did not happen, in one sentence, where nothing explains it.

use super::cause::{number, whom};
use super::traffic;
use super::words::{often, port};
use crate::scenario::text::Text;
use crate::scenario::vocabulary::Diagnosis;
use crate::trace::amount::time;
use crate::verdict::{Clue, Ended, Expected, Failure};

/// Where nothing explains it: what did not happen, and how long was waited.
pub(super) fn of(failure: &Failure) -> Text {
    let not = missing(failure);
    let until = match failure.ended {
        Ended::Still(_) => Text::new(
            " Semua program sudah diam menunggu, jadi itu tidak akan terjadi.",
            " All programs are waiting, so it cannot happen.",
        ),
        Ended::Deadline(limit) => {
            let limit = time(limit);
            Text::new(
                format!(
                    " Ditunggu selama {}, lalu sebentar lagi kalau-kalau hanya terlambat.",
                    limit.id
                ),
                format!(
                    " It was waited for {}, and a little longer in case it was only late.",
                    limit.en
                ),
            )
        }
        Ended::AtOnce => Text::default(),
    };
    Text::new(not.id + &until.id, not.en + &until.en)
}

fn missing(failure: &Failure) -> Text {
    let actor = whom(failure);
    let (id, en) = match &failure.expected {
        Expected::Text(_) | Expected::AllOf { .. } => (
            format!("Teks yang ditunggu tidak muncul di {actor}."),
            format!("The expected text did not appear at {actor}."),
        ),
        Expected::OneOf(_) => (
            format!("Tidak satu pun dari teks yang ditunggu muncul di {actor}."),
            format!("None of the expected texts appeared at {actor}."),
        ),
        Expected::Prompt(_) => (
            format!("Program {actor} tidak meminta ketikan seperti yang ditunggu."),
            format!("The program of {actor} did not ask for input as expected."),
        ),
        Expected::Never(_) if failure.diagnosis == Diagnosis::Duplicate => (
            format!("Teks itu muncul lagi di {actor}, padahal seharusnya tidak."),
            format!("The text appeared again at {actor}, though it should not."),
        ),
        Expected::Never(_) => (
            format!("Di {actor} muncul teks yang tidak boleh ada di sana."),
            format!("A text appeared at {actor} that must not be there."),
        ),
        Expected::Times { times, .. } => {
            let wanted = often(*times);
            let came = match failure.actual.count.unwrap_or(0) {
                0 => Text::new("belum muncul", "has not appeared"),
                count => {
                    let count = often(count);
                    Text::new(
                        format!("muncul {}", count.id),
                        format!("appeared {}", count.en),
                    )
                }
            };
            (
                format!("Teks itu {} di {actor}; seharusnya {}.", came.id, wanted.id),
                format!(
                    "The text {} at {actor}; it should appear {}.",
                    came.en, wanted.en
                ),
            )
        }
        Expected::Packets { .. } => return traffic::missing(failure),
        _ => return of_program(failure),
    };
    Text::new(id, en)
}

/// Who missed it is a socket of the tester's: whatever is wrong is at its other end.
pub(super) fn is_socket(failure: &Failure) -> bool {
    let mut clues = failure.clues.iter();
    clues
        .any(|clue| matches!(clue, Clue::Socket { actor } if failure.actor.as_ref() == Some(actor)))
}

fn of_program(failure: &Failure) -> Text {
    let actor = whom(failure);
    let (id, en) = match &failure.expected {
        Expected::Count { quantity, bound } => {
            let count = failure.actual.count.unwrap_or(0);
            let words = number(&actor, *quantity, count, *bound);
            (words.id, words.en)
        }
        Expected::Start { .. } => (
            format!("Program {actor} tidak siap sesudah dijalankan."),
            format!("The program of {actor} was not ready after it was started."),
        ),
        Expected::Taken { bytes } if is_socket(failure) => (
            format!(
                "Yang dikirim {actor} ({bytes} byte) tidak diambil oleh program di seberangnya."
            ),
            format!(
                "What {actor} sent ({bytes} bytes) was not taken by the program at its other end."
            ),
        ),
        Expected::Taken { bytes } => (
            format!(
                "Program {actor} tidak mengambil semua yang diberikan kepadanya ({bytes} byte)."
            ),
            format!(
                "The program of {actor} did not take all that was given to it ({bytes} bytes)."
            ),
        ),
        Expected::Exit(_) => (
            format!("Program {actor} belum berakhir."),
            format!("The program of {actor} has not ended."),
        ),
        Expected::Alive => (
            format!("Program {actor} seharusnya berjalan, tetapi tidak."),
            format!("The program of {actor} should be running, and is not."),
        ),
        Expected::Listens(wanted) => (
            format!(
                "Program {actor} tidak mendengarkan di port {}.",
                port(*wanted)
            ),
            format!(
                "The program of {actor} does not listen on port {}.",
                port(*wanted)
            ),
        ),
        Expected::Joins(group) => (
            format!("Program {actor} tidak menjadi anggota grup {group}."),
            format!("The program of {actor} did not join the group {group}."),
        ),
        Expected::Rest(_) => (
            format!("Program {actor} terus bekerja, padahal tidak ada yang harus dikerjakan."),
            format!("The program of {actor} keeps working though there is nothing to do."),
        ),
        Expected::Closed => (
            format!("Sambungan {actor} tidak ditutup oleh pihak di seberangnya."),
            format!("The connection of {actor} was not closed by the other end."),
        ),
        _ => return Text::default(),
    };
    Text::new(id, en)
}
