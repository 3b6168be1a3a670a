//! A datagram that did not come, in words: what passed instead, and where to look.

use super::cause::whom;
use super::traffic::told;
use super::visible::short;
use super::words::list;
use crate::scenario::text::Text;
use crate::verdict::{Clue, Failure};
use std::net::Ipv4Addr;

/// Where to look; nothing for who waits for no datagram.
pub(super) fn advice(failure: &Failure) -> Option<Text> {
    let awaited = failure.clues.iter().find_map(|clue| match clue {
        Clue::Awaits { port, group, .. } => Some((*port, *group)),
        _ => None,
    });
    let (wanted, group) = awaited?;
    let passed: Vec<&Clue> = failure
        .clues
        .iter()
        .filter(|clue| is_packet(clue))
        .collect();
    if passed.is_empty() {
        return Some(nothing(wanted, group));
    }
    let there: Vec<Ipv4Addr> = passed
        .iter()
        .filter_map(|clue| match clue {
            Clue::Carried { to, port, .. } if *port == Some(wanted) => Some(*to),
            _ => None,
        })
        .collect();
    let where_to = match group {
        _ if there.is_empty() => to_another_port(wanted),
        Some(group) if !there.contains(&group) => past_the_group(group),
        _ => arrived(failure)?,
    };
    let passed = list_of(&passed);
    Some(Text::new(
        format!("Yang lewat: {}. {}", passed.id, where_to.id),
        format!("What passed: {}. {}", passed.en, where_to.en),
    ))
}

fn is_packet(clue: &Clue) -> bool {
    matches!(clue, Clue::Carried { .. })
}

fn list_of(packets: &[&Clue]) -> Text {
    let told: Vec<(String, String)> = packets.iter().filter_map(|clue| told(clue)).collect();
    let (id, en): (Vec<String>, Vec<String>) = told.into_iter().unzip();
    Text::new(list(&id).id, list(&en).en)
}

fn nothing(port: u16, group: Option<Ipv4Addr>) -> Text {
    let (id, en) = match group {
        Some(group) => (
            format!("{group} port {port}"),
            format!("{group}, port {port}"),
        ),
        None => (format!("port {port}"), format!("port {port}")),
    };
    Text::new(
        format!(
            "Sejak baris terakhir diketik tidak ada satu datagram pun yang lewat. Apakah sendto() ke {id} tercapai?"
        ),
        format!(
            "Since the last line was typed not one datagram has passed. Is the sendto() to {en} reached?"
        ),
    )
}

fn to_another_port(wanted: u16) -> Text {
    Text::new(
        format!(
            "Tidak ada yang menuju port {wanted}: periksa nomor port yang diberikan kepada sendto()."
        ),
        format!("None went to port {wanted}: check the port number that sendto() is given."),
    )
}

/// At a machine's own address only one program hears, though several share the port.
fn past_the_group(group: Ipv4Addr) -> Text {
    Text::new(
        format!(
            "Tidak ada yang menuju grup {group}, jadi tidak semua anggotanya mendengar: berikan alamat grup itu kepada sendto(), bukan alamat sebuah mesin."
        ),
        format!(
            "None went to the group {group}, so not all of its members hear it: give sendto() the group's address, not that of a machine."
        ),
    )
}

/// It was there: who shows it, and who does not?
fn arrived(failure: &Failure) -> Option<Text> {
    let actor = whom(failure);
    failure.clues.iter().find_map(|clue| match clue {
        Clue::AtActor { actor: other, line } => Some(Text::new(
            format!(
                "{other} menampilkannya («{}»): bandingkan bagaimana {actor} dan {other} membuka soketnya, menerima, dan mencetak (flush=True).",
                short(line)
            ),
            format!(
                "{other} has shown it (“{}”): compare how {actor} and {other} open their sockets, receive, and print (flush=True).",
                short(line)
            ),
        )),
        _ => None,
    })
}
