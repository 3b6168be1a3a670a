//! Programs that are not there: they crashed, ended, could not be started, or never came.

use super::super::advice;
use super::super::visible::short;
use super::super::words::{exit_words, signal};
use super::whom;
use crate::scenario::name::Name;
use crate::scenario::sentence::Ending;
use crate::scenario::text::Text;
use crate::trace::{Exit, Refusal, RefusalKind};
use crate::verdict::{Clue, Expected, Failure};

pub(super) fn crashed(failure: &Failure, clue: &Clue) -> Option<Text> {
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

pub(super) fn exited(failure: &Failure, actor: &Name, exit: Exit) -> Text {
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

/// A program that should have connected to the actor.
pub(super) fn astray(failure: &Failure, clue: &Clue) -> Option<Text> {
    let Clue::Astray {
        actor,
        port,
        refused,
    } = clue
    else {
        return None;
    };
    let waits = whom(failure);
    let exit = failure.clues.iter().find_map(|clue| match clue {
        Clue::Ended { actor: whose, exit } if whose == actor => Some(*exit),
        _ => None,
    });
    let (id, en) = match refused.as_deref().map(short) {
        Some(line) => (
            format!(
                "Program {actor} ditolak («{line}»), sebab ia tidak tersambung ke port {port}, tempat {waits} menunggunya."
            ),
            format!(
                "The program of {actor} was refused (“{line}”): it did not connect to port {port}, where {waits} waits for it."
            ),
        ),
        None => (
            format!("Program {actor} tidak tersambung ke port {port}, tempat {waits} menunggunya."),
            format!(
                "The program of {actor} is not connected to port {port}, where {waits} waits for it."
            ),
        ),
    };
    Some(match exit.map(|exit| exit_words(actor, exit)) {
        Some(ended) => Text::new(format!("{id} {}", ended.id), format!("{en} {}", ended.en)),
        None => Text::new(id, en),
    })
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

pub(super) fn refused(failure: &Failure, refusal: &Refusal) -> Text {
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
