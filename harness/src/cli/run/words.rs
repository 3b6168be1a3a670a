//! What `run` says around the plays.

use crate::run::season::Round;
use crate::scenario::shell::typed;
use crate::scenario::text::Text;
use crate::world::files;
use std::path::Path;

pub(super) fn no_room() -> Text {
    Text::new(
        "tanpa ruang tersendiri: program lain di mesin ini dapat mengganggu",
        "without a room of its own: other programs on this machine may be in the way",
    )
}

pub(in crate::cli) fn waits_for_turn() -> Text {
    Text::new(
        "menunggu permainan lain di mesin ini selesai …",
        "waiting for another play on this machine to end …",
    )
}

pub(in crate::cli) fn waits_for_port(port: u16) -> Text {
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

/// Everything stopped; the scenario that was not played to its end is named.
pub(super) fn interrupted(under_way: Option<&str>) -> Text {
    let ended = Text::new(
        "Dihentikan; semua program sudah diakhiri.",
        "Interrupted; all programs have been ended.",
    );
    let Some(place) = under_way else {
        return ended;
    };
    Text::new(
        format!("{} {place} belum selesai dan tidak dihitung.", ended.id),
        format!("{} {place} was under way and does not count.", ended.en),
    )
}

/// Where the records are; who watched the plays may want to see them more slowly.
pub(super) fn kept(folders: &[&Path], watched: bool) -> Text {
    let speed = if watched { " --speed 0.3" } else { "" };
    let [only] = folders else {
        return kept_all(folders, speed);
    };
    let shown = files::shown(only);
    let play = format!("praktikum play {}{speed}", typed(&shown));
    Text::new(
        format!("Rekaman: {shown} · putar ulang: {play}"),
        format!("Record: {shown} · replay: {play}"),
    )
}

/// Where the reports are: the file of one, the folder of several.
pub(super) fn reports(paths: &[&Path]) -> Text {
    let [only] = paths else {
        let first = paths.first();
        let name = first
            .and_then(|path| path.file_name()?.to_str())
            .unwrap_or_default();
        let above = first.and_then(|path| path.parent()?.parent());
        let shown = above.map(files::shown).unwrap_or_default();
        return Text::new(
            format!("Laporan: {shown}/MODUL/{name}"),
            format!("Reports: {shown}/MODULE/{name}"),
        );
    };
    let shown = files::shown(only);
    Text::new(format!("Laporan: {shown}"), format!("Report: {shown}"))
}

/// The folder above the modules' folders.
fn kept_all(folders: &[&Path], speed: &str) -> Text {
    let above = folders.first().and_then(|folder| folder.parent()?.parent());
    let shown = above.map(files::shown).unwrap_or_default();
    let play = format!("praktikum play {}", typed(&format!("{shown}/")));
    Text::new(
        format!("Rekaman: {shown}/ · putar ulang: {play}MODUL/SKENARIO{speed}"),
        format!("Records: {shown}/ · replay: {play}MODULE/SCENARIO{speed}"),
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
