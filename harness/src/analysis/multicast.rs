//! Datagrams to a group: one for all its members, and with which TTL.

mod members;
mod routes;

use super::scene::{Scene, called, packet, quoted_bytes};
use super::{Evidence, Fact, Topic, list};
use crate::record::wire::{Message, Party};
use crate::scenario::text::Text;
use crate::trace::ActorId;
use members::Members;
use std::collections::BTreeMap;
use std::net::Ipv4Addr;

/// So many texts are quoted, and so many changes told of.
const MOST: usize = 6;

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let mut groups: BTreeMap<(Ipv4Addr, Party), Vec<&Message<'_>>> = BTreeMap::new();
    for message in &scene.messages {
        if let Party::Group(group) = message.to
            && message.packet.transport.is_udp()
        {
            groups
                .entry((group, message.from))
                .or_default()
                .push(message);
        }
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(_, messages)| messages.first().map(|one| one.at));
    let mut facts = Vec::new();
    let mut joined: Vec<Ipv4Addr> = Vec::new();
    for ((group, sender), messages) in &groups {
        let members = members::of(scene, *group);
        facts.push(counted(scene, *group, *sender, messages, &members));
        facts.extend(repeated(scene, *sender, messages));
        facts.extend(routes::facts(scene, messages, &members));
        facts.extend(members::late(scene, messages, &members));
        if !joined.contains(group) {
            joined.push(*group);
            facts.extend(members::joining(scene, *group, &members));
        }
    }
    facts
}

/// `satu anggota (ani)`, `2 anggota sekaligus (ani dan budi)`.
fn told(scene: &Scene<'_>, members: &[ActorId]) -> Text {
    let names = members.iter().map(|actor| scene.name(*actor));
    let names: Vec<Text> = names.map(|name| Text::new(name.clone(), name)).collect();
    let (count, names) = (names.len(), list(&names));
    match count {
        0 => Text::new("tidak seorang pun", "nobody"),
        1 => Text::new(
            format!("satu anggota ({})", names.id),
            format!("one member ({})", names.en),
        ),
        _ => Text::new(
            format!("{count} anggota sekaligus ({})", names.id),
            format!("{count} members at once ({})", names.en),
        ),
    }
}

/// How many datagrams, how many packets, and for how many.
fn counted(
    scene: &Scene<'_>,
    group: Ipv4Addr,
    sender: Party,
    messages: &[&Message<'_>],
    members: &Members,
) -> Fact {
    let (name, count) = (scene.party(sender), messages.len());
    let mut ttls: Vec<u8> = messages.iter().map(|one| one.packet.ttl).collect();
    ttls.sort_unstable();
    ttls.dedup();
    let ttls: Vec<String> = ttls.iter().map(u8::to_string).collect();
    let ttls = ttls.join(", ");
    let mut had: Vec<Vec<ActorId>> = messages
        .iter()
        .map(|one| members::had(scene, group, one))
        .collect();
    had.dedup();
    let is_away = |actor: &ActorId| scene.distance(sender, *actor) > 0;
    let who = match &had[..] {
        [only] if only.is_empty() && members.keys().any(is_away) => Text::new(
            "tetapi tidak ada anggota yang dapat dicapainya",
            "but no member was within its reach",
        ),
        [only] if only.is_empty() => Text::new(
            "tetapi tidak seorang pun terlihat menjadi anggota",
            "but nobody was seen to be a member",
        ),
        [only] => {
            let who = told(scene, only);
            Text::new(format!("untuk {}", who.id), format!("for {}", who.en))
        }
        _ => changing(scene, &had),
    };
    let group = called(&group.to_string());
    let (as_id, as_en, plural) = match count {
        1 => (
            "sebagai satu paket di jaringan",
            "as one packet on the network",
            "",
        ),
        _ => (
            "masing-masing sebagai satu paket di jaringan",
            "each as one packet on the network",
            "s",
        ),
    };
    let evidence = messages.iter().map(|one| packet(one.number, one.at));
    Fact {
        topic: Topic::Multicast,
        text: Text::new(
            format!(
                "{name} mengirim {count} datagram ke grup {group} dengan TTL {ttls}, {as_id}, {}.",
                who.id
            ),
            format!(
                "{name} sent {count} datagram{plural} to the group {group} with TTL {ttls}, {as_en}, {}.",
                who.en
            ),
        ),
        evidence: evidence.collect(),
    }
}

/// The same text in more than one datagram.
fn repeated(scene: &Scene<'_>, sender: Party, messages: &[&Message<'_>]) -> Option<Fact> {
    let mut texts: Vec<(&[u8], Vec<&Message<'_>>)> = Vec::new();
    for message in messages {
        let head = message.packet.head.0.as_slice();
        match texts.iter_mut().find(|(text, _)| *text == head) {
            Some((_, same)) => same.push(message),
            None => texts.push((head, vec![message])),
        }
    }
    texts.retain(|(text, same)| same.len() > 1 && !text.is_empty());
    let told: Vec<Text> = texts
        .iter()
        .take(MOST)
        .map(|(text, same)| {
            let (text, count) = (quoted_bytes(text.trim_ascii_end()), same.len());
            Text::new(
                format!("{text} sebagai {count} datagram"),
                format!("{text} as {count} datagrams"),
            )
        })
        .collect();
    let (name, told) = (scene.party(sender), list(&told));
    let all = texts.iter().flat_map(|(_, same)| same);
    let evidence: Vec<Evidence> = all.map(|one| packet(one.number, one.at)).collect();
    (!texts.is_empty()).then(|| Fact {
        topic: Topic::Multicast,
        text: Text::new(
            format!(
                "{name} mengirim teks yang sama lebih dari sekali: {}.",
                told.id
            ),
            format!("{name} sent the same text more than once: {}.", told.en),
        ),
        evidence,
    })
}

/// One after the other, as members came and went.
fn changing(scene: &Scene<'_>, had: &[Vec<ActorId>]) -> Text {
    let told: Vec<Text> = had
        .iter()
        .take(MOST)
        .map(|members| told(scene, members))
        .collect();
    let join = |of: fn(&Text) -> &str, then: &str| {
        let all: Vec<&str> = told.iter().map(of).collect();
        all.join(then)
    };
    let more = if had.len() > MOST { ", …" } else { "" };
    Text::new(
        format!(
            "berapa pun anggotanya: {}{more}",
            join(|text| &text.id, ", lalu ")
        ),
        format!(
            "however many members there were: {}{more}",
            join(|text| &text.en, ", then ")
        ),
    )
}

#[cfg(test)]
mod tests;
