//! Datagrams to a broadcast address: one for everybody on a network, and who showed it.

use super::scene::{Scene, called, packet, quoted_bytes};
use super::{Evidence, Fact, Topic, list};
use crate::record::wire::{Message, Party};
use crate::scenario::text::Text;
use crate::trace::ActorId;
use std::collections::BTreeMap;
use std::net::Ipv4Addr;

/// So many texts are told of, and so many of those with the same fate are quoted.
const MOST: usize = 8;
const QUOTED: usize = 4;

/// One text to one address: its datagrams, and what became of them.
struct Call<'a> {
    address: Ipv4Addr,
    sender: Party,
    messages: Vec<&'a Message<'a>>,
    heard: Vec<ActorId>,
    missed: Vec<ActorId>,
    /// Who was not on stage yet, and who was no more.
    absent: Vec<ActorId>,
    gone: Vec<ActorId>,
    /// Who sits on another network.
    elsewhere: Vec<ActorId>,
}

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let calls = calls(scene);
    let alike = |one: &Call<'_>, next: &Call<'_>| one.fate() == next.fate();
    let chunks = calls.chunk_by(alike).take(MOST);
    chunks.map(|calls| fact(scene, calls)).collect()
}

fn calls<'a>(scene: &'a Scene<'a>) -> Vec<Call<'a>> {
    let mut sent: BTreeMap<(Ipv4Addr, Party, &[u8]), Vec<&Message<'_>>> = BTreeMap::new();
    for message in &scene.messages {
        if let Party::Everybody(address) = message.to {
            let key = (address, message.from, message.packet.head.0.as_slice());
            sent.entry(key).or_default().push(message);
        }
    }
    let mut calls: Vec<Call<'_>> = sent
        .into_iter()
        .map(|((address, sender, head), messages)| {
            let text = String::from_utf8_lossy(head).trim().to_string();
            call(scene, (address, sender), &text, messages)
        })
        .collect();
    calls.sort_by_key(|call| call.messages[0].at);
    calls
}

fn call<'a>(
    scene: &Scene<'_>,
    (address, sender): (Ipv4Addr, Party),
    text: &str,
    messages: Vec<&'a Message<'a>>,
) -> Call<'a> {
    let first = messages[0];
    let port = first.packet.transport.ports().map_or(0, |(_, to)| to);
    let others = scene.listeners(port).into_iter();
    let others = others.filter(|actor| sender != Party::Actor(*actor));
    let (heard, others): (Vec<ActorId>, Vec<ActorId>) =
        others.partition(|actor| scene.shows(*actor, text, first.at));
    let came_later = |actor: &ActorId| scene.starts_after(*actor, first.at);
    let (absent, others): (Vec<ActorId>, Vec<ActorId>) = others.into_iter().partition(came_later);
    let has_gone = |actor: &ActorId| scene.has_gone(*actor, first.at);
    let (gone, others): (Vec<ActorId>, Vec<ActorId>) = others.into_iter().partition(has_gone);
    let is_elsewhere = |actor: &ActorId| scene.distance(sender, *actor) > 1;
    let (elsewhere, missed) = others.into_iter().partition(is_elsewhere);
    Call {
        address,
        sender,
        messages,
        heard,
        missed,
        absent,
        gone,
        elsewhere,
    }
}

impl Call<'_> {
    fn fate(&self) -> (Ipv4Addr, Party, usize, [&[ActorId]; 5]) {
        let who = [
            &self.heard,
            &self.missed,
            &self.absent,
            &self.gone,
            &self.elsewhere,
        ];
        (
            self.address,
            self.sender,
            self.messages.len(),
            who.map(|who| &who[..]),
        )
    }
}

/// Of texts that went the same way.
fn fact(scene: &Scene<'_>, calls: &[Call<'_>]) -> Fact {
    let one = &calls[0];
    let (name, count) = (scene.party(one.sender), one.messages.len());
    let address = called(&one.address.to_string());
    let mut texts: Vec<Text> = calls.iter().take(QUOTED).map(Call::quoted).collect();
    if calls.len() > QUOTED {
        let more = calls.len() - QUOTED;
        texts.push(Text::new(format!("{more} lagi"), format!("{more} more")));
    }
    let texts = list(&texts);
    let (each_id, each_en) = match calls.len() {
        1 => ("", ""),
        _ => (" masing-masing", " each"),
    };
    let plural = if count == 1 { "" } else { "s" };
    let heard = match &one.heard[..] {
        [] => Text::new("tidak seorang pun", "nobody"),
        heard => places(scene, heard),
    };
    let rest = [
        (&one.missed, "Yang tidak menampilkannya", "Not shown by"),
        (
            &one.elsewhere,
            "Yang berada di jaringan lain, jadi tidak menampilkannya",
            "On another network, and so not shown by",
        ),
        (
            &one.gone,
            "Yang sudah berakhir sebelumnya",
            "Who had ended before",
        ),
        (
            &one.absent,
            "Yang baru mulai sesudahnya",
            "Who started only later",
        ),
    ];
    let rest = rest.map(|(who, id, en)| self::rest(scene, who, (id, en)));
    let all = |of: fn(&Text) -> &str| rest.iter().map(of).collect::<String>();
    let (rest_id, rest_en) = (all(|one| &one.id), all(|one| &one.en));
    let messages = calls.iter().flat_map(|call| &call.messages);
    let evidence: Vec<Evidence> = messages.map(|one| packet(one.number, one.at)).collect();
    Fact {
        topic: Topic::Broadcasting,
        text: Text::new(
            format!(
                "{name} mengirim {}{each_id} sebagai {count} datagram ke alamat broadcast {address}. Yang menampilkannya: {}.{rest_id}",
                texts.id, heard.id
            ),
            format!(
                "{name} sent {}{each_en} as {count} datagram{plural} to the broadcast address {address}. Shown by: {}.{rest_en}",
                texts.en, heard.en
            ),
        ),
        evidence,
    }
}

impl Call<'_> {
    fn quoted(&self) -> Text {
        let said = quoted_bytes(self.messages[0].packet.head.0.trim_ascii());
        Text::new(said.clone(), said)
    }
}

fn rest(scene: &Scene<'_>, actors: &[ActorId], (id, en): (&str, &str)) -> Text {
    if actors.is_empty() {
        return Text::default();
    }
    let named = places(scene, actors);
    Text::new(
        format!(" {id}: {}.", named.id),
        format!(" {en}: {}.", named.en),
    )
}

fn places(scene: &Scene<'_>, actors: &[ActorId]) -> Text {
    let names: Vec<Text> = actors.iter().map(|actor| place(scene, *actor)).collect();
    list(&names)
}

/// `budi (10.0.2.11)`, where there are hosts.
fn place(scene: &Scene<'_>, actor: ActorId) -> Text {
    let name = scene.name(actor);
    let hosts = &scene.record.scenario.hosts;
    let own = scene.record.scenario.cast.get(actor.0);
    let host = own.and_then(|own| hosts.address(hosts.host_of(&own.name)?));
    let told = host.map_or_else(|| name.clone(), |address| format!("{name} ({address})"));
    Text::new(told.clone(), told)
}

#[cfg(test)]
mod tests;
