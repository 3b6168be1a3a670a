//! What `run` says around the plays.

use crate::run::season::Round;
use crate::scenario::text::Text;
use crate::world::files;
use std::path::Path;

pub(super) fn no_room() -> Text {
    Text::new(
        "tanpa ruang tersendiri: program lain di mesin ini dapat mengganggu",
        "without a room of its own: other programs on this machine may be in the way",
    )
}

pub(super) fn waits_for_turn() -> Text {
    Text::new(
        "menunggu permainan lain di mesin ini selesai …",
        "waiting for another play on this machine to end …",
    )
}

pub(super) fn waits_for_port(port: u16) -> Text {
    Text::new(
        format!("menunggu port {port} dilepas kernel (paling lama satu menit) …"),
        format!("waiting for the kernel to let go of port {port} (a minute at most) …"),
    )
}

pub(super) fn again() -> Text {
    Text::new(
        "mesin terlalu sibuk untuk menilai; dimainkan sekali lagi",
        "the machine was too busy to tell; it is played once more",
    )
}

pub(super) fn round(number: u32) -> Text {
    Text::new(format!("permainan ke-{number}"), format!("play {number}"))
}

pub(super) fn interrupted() -> Text {
    Text::new(
        "Dihentikan; semua program sudah diakhiri.",
        "Interrupted; all programs have been ended.",
    )
}

pub(super) fn kept(folders: &[&Path]) -> Text {
    let [only] = folders else {
        return kept_all(folders);
    };
    let shown = files::shown(only);
    Text::new(
        format!("Rekaman: {shown} · putar ulang: praktikum play {shown}"),
        format!("Record: {shown} · replay: praktikum play {shown}"),
    )
}

/// The folder above the modules' folders.
fn kept_all(folders: &[&Path]) -> Text {
    let above = folders.first().and_then(|folder| folder.parent()?.parent());
    let shown = above.map(files::shown).unwrap_or_default();
    Text::new(
        format!("Rekaman: {shown}/ · putar ulang: praktikum play {shown}/MODUL/SKENARIO"),
        format!("Records: {shown}/ · replay: praktikum play {shown}/MODULE/SCENARIO"),
    )
}

/// What brings the first of several plays again in which not all was well; nothing when all was.
pub(super) fn seed_of_trouble(rounds: &[Round]) -> Option<Text> {
    let round = rounds.iter().find(|round| !round.is_passed())?;
    let seed = round.seed;
    Some(Text::new(
        format!("yang pertama tidak lulus: --seed {seed}"),
        format!("the first that did not pass: --seed {seed}"),
    ))
}

/// `3 of 5 passed`
pub(super) fn passed_of(rounds: &[Round]) -> Text {
    let passed = rounds.iter().filter(|round| round.is_passed()).count();
    let all = rounds.len();
    Text::new(
        format!("{passed} dari {all} lulus"),
        format!("{passed} of {all} passed"),
    )
}
