//! What `run` says around the plays.

use crate::run::season::{Kind, Performance};
use crate::scenario::text::{Text, harmless};
use crate::submission::Whose;
use crate::world::files;
use std::collections::BTreeMap;
use std::path::Path;

/// Whose programs play, and what brings the same random values again.
pub(super) fn opening(whose: &Whose, seed: u64) -> Text {
    let Text { id, en } = &whose.line;
    Text::new(
        format!("{id} · benih {seed}"),
        format!("{en} · seed {seed}"),
    )
}

pub(super) fn no_room(why: Option<&str>) -> Text {
    let why = why.map_or_else(String::new, |why| format!(" ({})", harmless(why)));
    Text::new(
        format!(
            "peringatan: permainan tidak punya ruang sendiri di mesin ini{why}; dimainkan satu per satu, dan program lain dapat mengganggu"
        ),
        format!(
            "warning: plays have no room of their own on this machine{why}; one is played at a time, and other programs may be in the way"
        ),
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

pub(super) fn kept(top: &Path) -> Text {
    let shown = files::shown(top);
    Text::new(
        format!("Rekaman: {shown}/ — putar ulang dengan `praktikum play {shown}/MODUL/SKENARIO`"),
        format!("Records: {shown}/ — replay one with `praktikum play {shown}/MODULE/SCENARIO`"),
    )
}

/// How many of several plays passed, and the verdicts of those that did not; nothing for a single play.
pub(super) fn rounds(performance: &Performance) -> Option<Text> {
    let rounds = &performance.rounds;
    if rounds.len() < 2 {
        return None;
    }
    let about = &performance.record.about;
    let place = format!("{}/{}", about.module, about.name);
    let passed = rounds.iter().filter(|round| round.is_passed()).count();
    let all = rounds.len();
    let checks = &performance.record.outcome.checks;
    let mut different: BTreeMap<String, (usize, u64)> = BTreeMap::new();
    for round in rounds.iter().filter(|round| !round.is_passed()) {
        let verdicts = checks.iter().zip(&round.verdicts);
        let others = verdicts.filter(|(_, kind)| **kind != Kind::Passed);
        let named: Vec<String> = others
            .map(|(check, kind)| format!("{}: {kind}", check.id))
            .collect();
        different
            .entry(named.join(", "))
            .or_insert((0, round.seed))
            .0 += 1;
    }
    let told = |times: &str, seed: &str| {
        let lines = different.iter();
        let lines = lines
            .map(|(named, (count, first))| format!("\n  {count}{times} {named} ({seed} {first})"));
        lines.collect::<String>()
    };
    Some(Text::new(
        format!("{place}: {passed} dari {all} lulus{}", told("×", "benih")),
        format!("{place}: {passed} of {all} passed{}", told("×", "seed")),
    ))
}
