//! A group's members: since when, who was one when a datagram passed, and who came too late.

use super::super::scene::{Scene, at, called, packet, quoted_bytes};
use super::super::{Evidence, Fact, Topic, list, time};
use super::routes;
use crate::record::wire::{Message, Party};
use crate::scenario::text::Text;
use crate::trace::{ActorId, Moment};
use std::collections::BTreeMap;
use std::net::Ipv4Addr;

/// So many packets are pointed at, and so many members and latecomers told of.
const MOST: usize = 6;

/// When an actor was first and last seen as a member.
pub(super) type Members = BTreeMap<ActorId, (Moment, Moment)>;

pub(super) fn of(scene: &Scene<'_>, group: Ipv4Addr) -> Members {
    let mut members = Members::new();
    for (at, survey) in scene.surveys() {
        for socket in survey
            .sockets
            .iter()
            .filter(|one| one.groups.contains(&group))
        {
            if let Some(actor) = socket.actor {
                members.entry(actor).or_insert((at, at)).1 = at;
            }
        }
    }
    members
}

/// Whom this one was for: who was seen as a member before it passed, unless a router stopped it, and who showed it.
pub(super) fn had(scene: &Scene<'_>, group: Ipv4Addr, message: &Message<'_>) -> Vec<ActorId> {
    let mut surveys = scene.surveys().filter(|(at, _)| *at <= message.at);
    let before = surveys.by_ref().last().map(|(_, survey)| survey);
    let cast = (0..scene.record.scenario.cast.len()).map(ActorId);
    let others = cast.filter(|actor| message.from != Party::Actor(*actor));
    let is_member = |actor: &ActorId| {
        let mut sockets = before.into_iter().flat_map(|survey| &survey.sockets);
        let was = sockets.any(|one| one.actor == Some(*actor) && one.groups.contains(&group));
        let is_reached = routes::reaches(scene, message, *actor);
        was && is_reached && scene.is_there(*actor, message.at) || shows(scene, *actor, message)
    };
    others.filter(is_member).collect()
}

/// Who was seen in the group only after a datagram had passed, and never showed it.
pub(super) fn late(scene: &Scene<'_>, messages: &[&Message<'_>], members: &Members) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (actor, (joined, _)) in members {
        let missed = messages.iter().filter(|one| {
            let is_other = one.from != Party::Actor(*actor);
            one.at < *joined && is_other && routes::reaches(scene, one, *actor)
        });
        let missed: Vec<_> = missed.filter(|one| !shows(scene, *actor, one)).collect();
        if missed.is_empty() {
            continue;
        }
        let (name, when, count) = (scene.name(*actor), at(*joined), missed.len());
        let text = texts(&missed);
        let plural = if count == 1 { "" } else { "s" };
        let mut evidence = vec![Evidence::Look(*joined)];
        evidence.extend(
            missed
                .iter()
                .take(MOST)
                .map(|one| packet(one.number, one.at)),
        );
        facts.push(Fact {
            topic: Topic::Multicast,
            text: Text::new(
                format!("{name} baru terlihat menjadi anggota {} dan tidak menampilkan {count} datagram yang lewat sebelumnya ({}): multicast tidak disimpan untuk yang terlambat.", when.id, text.id),
                format!("{name} was first seen as a member {} and did not show {count} datagram{plural} that had passed before ({}): multicast is not kept for who comes late.", when.en, text.en),
            ),
            evidence,
        });
    }
    facts.truncate(MOST);
    facts
}

/// The first of them, quoted.
fn texts(messages: &[&&Message<'_>]) -> Text {
    const QUOTED: usize = 3;
    let quote = |one: &&&Message<'_>| {
        let said = quoted_bytes(one.packet.head.0.trim_ascii_end());
        Text::new(said.clone(), said)
    };
    let mut texts: Vec<Text> = messages.iter().take(QUOTED).map(quote).collect();
    if messages.len() > QUOTED {
        let more = messages.len() - QUOTED;
        texts.push(Text::new(format!("{more} lagi"), format!("{more} more")));
    }
    list(&texts)
}

pub(super) fn shows(scene: &Scene<'_>, actor: ActorId, message: &Message<'_>) -> bool {
    let text = String::from_utf8_lossy(&message.packet.head.0)
        .trim()
        .to_string();
    !text.is_empty() && scene.shows(actor, &text, message.at)
}

/// When each was first seen in the group.
pub(super) fn joining(scene: &Scene<'_>, group: Ipv4Addr, members: &Members) -> Option<Fact> {
    let mut order: Vec<_> = members
        .iter()
        .map(|(actor, (joined, _))| (*joined, *actor))
        .collect();
    order.sort_unstable();
    let who = |(joined, actor): &(Moment, ActorId)| {
        let (name, when) = (scene.name(*actor), time(joined.since(Moment::default())));
        Text::new(
            format!("{name} (sejak paling lambat {})", when.id),
            format!("{name} (since {} at the latest)", when.en),
        )
    };
    let named: Vec<Text> = order.iter().take(MOST).map(who).collect();
    let (named, group) = (list(&named), called(&group.to_string()));
    let seen = order
        .iter()
        .take(MOST)
        .map(|(joined, _)| Evidence::Look(*joined));
    (!order.is_empty()).then(|| Fact {
        topic: Topic::Multicast,
        text: Text::new(
            format!("Anggota grup {group}: {}.", named.id),
            format!("Members of the group {group}: {}.", named.en),
        ),
        evidence: seen.collect(),
    })
}
