//! Members on other machines: which datagrams came to them, and where the others ended.

use super::super::scene::{Scene, packet};
use super::super::{Evidence, Fact, Topic, list};
use super::members::{Members, shows};
use crate::record::wire::Message;
use crate::scenario::text::Text;
use crate::trace::ActorId;

/// As far away is who sits behind the router.
const BEHIND: u8 = 2;

/// Does nothing stop this one on its way to them? TTL 0 does not leave the machine, and TTL 1 ends at the router.
pub(super) fn reaches(scene: &Scene<'_>, message: &Message<'_>, actor: ActorId) -> bool {
    message.packet.ttl >= scene.distance(message.from, actor)
}

/// What became of these on their way to other machines.
pub(super) fn facts(scene: &Scene<'_>, messages: &[&Message<'_>], members: &Members) -> Vec<Fact> {
    let with = |ttl: u8| {
        messages
            .iter()
            .copied()
            .filter(move |one| one.packet.ttl == ttl)
    };
    let not_to = |one: &Message<'_>| {
        let members = members.keys().copied();
        let missed: Vec<ActorId> = members
            .filter(|actor| !reaches(scene, one, *actor))
            .collect();
        missed
    };
    let of = |ttl: u8, tell: fn(&Scene<'_>, &[&Message<'_>], &[ActorId]) -> Fact| {
        let messages: Vec<&Message<'_>> = with(ttl).collect();
        let missed = messages.first().map(|one| not_to(one)).unwrap_or_default();
        (!missed.is_empty()).then(|| tell(scene, &messages, &missed))
    };
    let all = [
        passed_on(scene, messages, members),
        of(0, stayed),
        of(1, stopped),
    ];
    all.into_iter().flatten().collect()
}

fn passed_on(scene: &Scene<'_>, messages: &[&Message<'_>], members: &Members) -> Option<Fact> {
    let mut passed = messages.iter().filter(|one| one.packet.ttl >= BEHIND);
    let first = passed.clone().next()?;
    let is_behind = |actor: &ActorId| scene.distance(first.from, *actor) == BEHIND;
    let shown = |actor: &ActorId| passed.any(|one| shows(scene, *actor, one));
    let to: Vec<ActorId> = members
        .keys()
        .copied()
        .filter(is_behind)
        .filter(shown)
        .collect();
    if to.is_empty() {
        return None;
    }
    let (names, left) = (names(scene, &to), first.packet.ttl - 1);
    let verb = if to.len() == 1 { "sits" } else { "sit" };
    Some(fact(
        format!(
            "{} berada di jaringan lain: router meneruskan datagram grup itu ke sana, dengan TTL {left}.",
            names.id
        ),
        format!(
            "{} {verb} on another network: the router passed the group's datagrams on to it, with TTL {left}.",
            names.en
        ),
        &[first],
    ))
}

fn stayed(scene: &Scene<'_>, messages: &[&Message<'_>], to: &[ActorId]) -> Fact {
    let (names, count) = (names(scene, to), messages.len());
    let sender = messages.first().map(|one| scene.party(one.from));
    let (sender, plural) = (
        sender.unwrap_or_default(),
        if count == 1 { "" } else { "s" },
    );
    fact(
        format!(
            "{count} datagram dengan TTL 0 tidak keluar dari mesin {sender}, jadi tidak sampai kepada {} di mesin lain.",
            names.id
        ),
        format!(
            "{count} datagram{plural} with TTL 0 did not leave the machine of {sender}, and so did not come to {} on another machine.",
            names.en
        ),
        messages,
    )
}

fn stopped(scene: &Scene<'_>, messages: &[&Message<'_>], to: &[ActorId]) -> Fact {
    let (names, count) = (names(scene, to), messages.len());
    let plural = if count == 1 { "" } else { "s" };
    fact(
        format!(
            "{count} datagram tidak sampai kepada {} di jaringan lain: router mengurangi TTL dengan satu, dan datagram dengan TTL 1 tidak diteruskannya.",
            names.id
        ),
        format!(
            "{count} datagram{plural} did not come to {} on another network: the router takes one from the TTL, and does not pass on a datagram with TTL 1.",
            names.en
        ),
        messages,
    )
}

fn fact(id: String, en: String, messages: &[&Message<'_>]) -> Fact {
    let evidence = messages.iter().take(super::MOST);
    let evidence: Vec<Evidence> = evidence.map(|one| packet(one.number, one.at)).collect();
    Fact {
        topic: Topic::Multicast,
        text: Text::new(id, en),
        evidence,
    }
}

fn names(scene: &Scene<'_>, actors: &[ActorId]) -> Text {
    let names = actors.iter().map(|actor| scene.name(*actor));
    let names: Vec<Text> = names.map(|name| Text::new(name.clone(), name)).collect();
    list(&names)
}
