//! Of a program that an error stopped: where it stands, who had just gone, and what that means for it.

use super::super::visible::short;
use super::frame::Frame;
use super::mistakes;
use crate::scenario::text::Text;
use crate::scenario::vocabulary::Diagnosis;
use crate::verdict::{CheckOutcome, Clue, Failure};

/// What is said beneath the cause: of an error as much as is known of it.
pub(in super::super) fn advice(check: &CheckOutcome, failure: &Failure) -> Vec<Text> {
    let found = frame(failure).filter(|_| failure.diagnosis == Diagnosis::Crashed);
    let Some(frame) = found else {
        return super::of(failure).into_iter().collect();
    };
    let line = failure.clues.iter().find_map(|clue| match clue {
        Clue::Traceback { line, .. } => Some(line),
        _ => None,
    });
    let known = line.and_then(|line| mistakes::advice(line));
    let told = [
        Some(place(&frame)),
        departed(check, failure),
        known.map(|(id, en)| Text::new(id, en)),
        everybody(check, failure, &frame),
    ];
    told.into_iter().flatten().collect()
}

fn frame(failure: &Failure) -> Option<Frame<'_>> {
    let shown = [&failure.actual.text, &failure.actual.before];
    shown.into_iter().find_map(|text| Frame::of(text))
}

fn place(frame: &Frame<'_>) -> Text {
    let (file, line) = (short(frame.file), short(frame.line));
    let code = frame.code.map(short).unwrap_or_default();
    let code = if code.is_empty() {
        code
    } else {
        format!(": {code}")
    };
    Text::new(
        format!("Tempatnya di {file}, baris {line}{code}"),
        format!("It came up in {file}, line {line}{code}"),
    )
}

/// Who was sent away in this check before the error, as far as it is somebody else.
fn gone<'a>(check: &'a CheckOutcome, failure: &Failure) -> Option<&'a str> {
    let played = check.steps.iter().take(failure.step + 1).rev();
    let mut sent_away = played.filter_map(|step| {
        let (key, whom) = step.said.split_once(": ")?;
        matches!(key, "stop" | "kill" | "hang up" | "reset" | "half close").then_some(whom)
    });
    let fallen = failure.clues.iter().find_map(|clue| match clue {
        Clue::Traceback { actor, .. } => Some(actor.as_str()),
        _ => None,
    });
    sent_away.find(|whom| Some(*whom) != fallen)
}

fn departed(check: &CheckOutcome, failure: &Failure) -> Option<Text> {
    let whom = short(gone(check, failure)?);
    let shown = [&failure.actual.before, &failure.actual.text];
    let (seen_id, seen_en) = match shown.iter().any(|text| text.contains("b''")) {
        true => (" (di terminalnya tampak b'')", " (its terminal shows b'')"),
        false => ("", ""),
    };
    Some(Text::new(
        format!(
            "Sebelumnya {whom} pergi. Sesudah itu recv() untuknya memberi data kosong{seen_id} atau kesalahan: periksa hasilnya sebelum dipakai sebagai nama atau pesan."
        ),
        format!(
            "{whom} had left before. After that a recv() for it gives empty data{seen_en} or an error: check the result before it is used as a name or a message."
        ),
    ))
}

/// One client's error ended the program of all, where it was not in a thread of its own.
fn everybody(check: &CheckOutcome, failure: &Failure, frame: &Frame<'_>) -> Option<Text> {
    let has_ended = |clue: &Clue| matches!(clue, Clue::Ended { .. });
    let talks = |code: &str| code.contains("recv(") || code.contains(".send");
    let is_meant = failure.clues.iter().any(has_ended)
        && frame.code.is_some_and(talks)
        && gone(check, failure).is_some();
    is_meant.then(|| {
        Text::new(
            "Kesalahan itu ada di bagian utama program, jadi seluruh program berhenti: tangkap di sana, atau mulailah thread untuk setiap klien sebelum recv() dan send() yang pertama.",
            "The error is in the program's main part, so all of it ended: catch it there, or start a thread for each client before its first recv() and send().",
        )
    })
}
