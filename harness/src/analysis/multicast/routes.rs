//! Members behind a router: which datagrams came to them, and where the others ended.

use super::super::scene::{Scene, packet};
use super::super::{Evidence, Fact, Topic, list};
use super::members::{Members, shows};
use crate::record::wire::Message;
use crate::scenario::text::Text;
use crate::trace::ActorId;

/// The router takes one away, and passes on what is left.
const NEEDED: u8 = 2;

/// Does nothing stop this one on its way to them?
pub(super) fn reaches(scene: &Scene<'_>, message: &Message<'_>, actor: ActorId) -> bool {
    message.packet.ttl >= NEEDED || !scene.is_elsewhere(message.from, actor)
}

/// What became of these behind the router.
pub(super) fn facts(scene: &Scene<'_>, messages: &[&Message<'_>], members: &Members) -> Vec<Fact> {
    let Some(first) = messages.first() else {
        return Vec::new();
    };
    let far = members.keys().copied();
    let far: Vec<ActorId> = far
        .filter(|actor| scene.is_elsewhere(first.from, *actor))
        .collect();
    if far.is_empty() {
        return Vec::new();
    }
    let (passed, ended): (Vec<&Message<'_>>, Vec<_>) =
        messages.iter().partition(|one| one.packet.ttl >= NEEDED);
    let shown: Vec<ActorId> = far
        .iter()
        .copied()
        .filter(|actor| passed.iter().any(|one| shows(scene, *actor, one)))
        .collect();
    let passed = passed.first().filter(|_| !shown.is_empty());
    let passed = passed.map(|one| passed_on(scene, one, &shown));
    let ended = (!ended.is_empty()).then(|| stopped(scene, &ended, &far));
    passed.into_iter().chain(ended).collect()
}

fn passed_on(scene: &Scene<'_>, message: &Message<'_>, to: &[ActorId]) -> Fact {
    let (names, left) = (names(scene, to), message.packet.ttl - 1);
    let verb = if to.len() == 1 { "sits" } else { "sit" };
    fact(
        format!(
            "{} berada di jaringan lain: router meneruskan datagram grup itu ke sana, dengan TTL {left}.",
            names.id
        ),
        format!(
            "{} {verb} on another network: the router passed the group's datagrams on to it, with TTL {left}.",
            names.en
        ),
        &[message],
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
