//! What happened, where the kernel's tables say it: what was left lying, and what was not open.

use super::words::{list, port};
use super::{locked, waits};
use crate::scenario::name::Name;
use crate::scenario::quantity::Port;
use crate::scenario::text::Text;
use crate::verdict::{Clue, Expected, Failure};

/// Something that arrived and was left lying: bytes, a typed line, a connection.
pub(super) fn left(failure: &Failure, clue: &Clue) -> Option<Text> {
    match clue {
        Clue::Unread { actor, from, bytes } => {
            let meanwhile = meanwhile(failure, actor);
            let from = from.as_ref().map_or(Text::default(), |from| {
                Text::new(format!(" dari {from}"), format!(" from {from}"))
            });
            Some(Text::new(
                format!(
                    "Kiriman{} sudah sampai di {actor} ({bytes} byte), tetapi program {actor} tidak membacanya{}.",
                    from.id, meanwhile.id
                ),
                format!(
                    "A message{} has arrived at {actor} ({bytes} bytes), but the program of {actor} does not read it{}.",
                    from.en, meanwhile.en
                ),
            ))
        }
        Clue::Untyped { actor } => {
            let meanwhile = meanwhile(failure, actor);
            Some(Text::new(
                format!(
                    "Yang diketik di {actor} belum dibaca oleh programnya{}.",
                    meanwhile.id
                ),
                format!(
                    "What was typed at {actor} has not been read by its program{}.",
                    meanwhile.en
                ),
            ))
        }
        Clue::Backlog { .. } => backlog(failure, clue),
        _ => None,
    }
}

/// What the actor does instead: `: ia sedang menunggu ketikan di terminalnya`.
fn meanwhile(failure: &Failure, actor: &Name) -> Text {
    if let Some(locked) = locked::of(failure, actor) {
        let words = locked.words();
        return Text::new(format!(": {}", words.id), format!(": {}", words.en));
    }
    waits::first(failure, actor).map_or(Text::default(), |waiting| {
        let words = waits::words(waiting);
        Text::new(format!(": ia {}", words.id), format!(": it {}", words.en))
    })
}

pub(super) fn not_open(failure: &Failure, clue: &Clue) -> Option<Text> {
    match clue {
        Clue::Ports {
            actor,
            wanted,
            open,
        } => Some(not_listening(failure, actor, *wanted, open)),
        Clue::Groups { actor, joined } => {
            let wanted = match &failure.expected {
                Expected::Joins(group)
                | Expected::Start {
                    joins: Some(group), ..
                } => format!(" {group}"),
                _ => String::new(),
            };
            let joined: Vec<String> = joined.iter().map(ToString::to_string).collect();
            let only = list(&joined);
            Some(if joined.is_empty() {
                Text::new(
                    format!(
                        "Program {actor} belum menjadi anggota grup multicast{wanted}, jadi datagramnya tidak sampai kepadanya."
                    ),
                    format!(
                        "The program of {actor} is no member of the multicast group{wanted}, so its datagrams do not reach it."
                    ),
                )
            } else {
                Text::new(
                    format!(
                        "Program {actor} bukan anggota grup multicast{wanted}; ia hanya anggota {}.",
                        only.id
                    ),
                    format!(
                        "The program of {actor} is no member of the multicast group{wanted}; it is a member of {} only.",
                        only.en
                    ),
                )
            })
        }
        _ => None,
    }
}

fn not_listening(failure: &Failure, actor: &Name, wanted: Option<u16>, open: &[Port]) -> Text {
    let open: Vec<String> = open.iter().map(|open| port(*open)).collect();
    let wanted = wanted.map_or(String::new(), |wanted| format!(" {wanted}"));
    let ended = |clue: &Clue| matches!(clue, Clue::Ended { actor: whose, .. } if whose == actor);
    match &open[..] {
        _ if failure.clues.iter().any(ended) => Text::new(
            format!(
                "Tidak ada lagi yang mendengarkan di port{wanted}: program {actor} sudah selesai."
            ),
            format!("Nobody listens on port{wanted} any more: the program of {actor} has ended."),
        ),
        [] => Text::new(
            format!(
                "Tidak ada yang mendengarkan di port{wanted}: program {actor} belum membuka port satu pun."
            ),
            format!(
                "Nobody listens on port{wanted}: the program of {actor} has not opened any port."
            ),
        ),
        open => Text::new(
            format!(
                "Tidak ada yang mendengarkan di port{wanted}: program {actor} membuka {}.",
                list(open).id
            ),
            format!(
                "Nobody listens on port{wanted}: the program of {actor} has opened {}.",
                list(open).en
            ),
        ),
    }
}

fn backlog(failure: &Failure, clue: &Clue) -> Option<Text> {
    let Clue::Backlog {
        actor,
        port,
        waiting,
        guests,
        instead,
    } = clue
    else {
        return None;
    };

    let guests: Vec<String> = guests.iter().map(ToString::to_string).collect();
    let names = list(&guests);
    let who = match guests.len() {
        0 => Text::new(
            format!("{waiting} sambungan baru menunggu di port {port}"),
            format!("{waiting} new connections wait on port {port}"),
        ),
        1 => Text::new(
            format!("{} sudah tersambung ke port {port}", names.id),
            format!("{} is connected to port {port}", names.en),
        ),
        _ => Text::new(
            format!("{} sudah tersambung ke port {port}", names.id),
            format!("{} are connected to port {port}", names.en),
        ),
    };
    let whom = if guests.len() > 1 { "them" } else { "it" };
    let instead = instead.as_ref().map_or_else(
        || meanwhile(failure, actor),
        |whom| {
            Text::new(
                format!(": {actor} sedang menunggu kiriman dari {whom} (recv)"),
                format!(": {actor} waits for a message from {whom} (recv)"),
            )
        },
    );
    Some(Text::new(
        format!(
            "{}, tetapi belum diterima oleh {actor} dengan accept(){}.",
            who.id, instead.id
        ),
        format!(
            "{}, but {actor} has not called accept() for {whom}{}.",
            who.en, instead.en
        ),
    ))
}
