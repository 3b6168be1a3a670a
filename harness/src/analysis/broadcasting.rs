//! Datagrams to a last address: one for everybody on a network, and who showed it.

use super::scene::{Scene, packet, quoted};
use super::{Fact, Topic, list};
use crate::record::wire::{Message, Party};
use crate::scenario::text::Text;
use crate::trace::ActorId;
use std::collections::BTreeMap;
use std::net::Ipv4Addr;

/// So many texts are told of, and so many packets pointed at.
const MOST: usize = 4;

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let mut sent: BTreeMap<(Ipv4Addr, Party, &[u8]), Vec<&Message<'_>>> = BTreeMap::new();
    for message in &scene.messages {
        if let Party::Everybody(address) = message.to {
            let key = (address, message.from, message.packet.head.0.as_slice());
            sent.entry(key).or_default().push(message);
        }
    }
    let mut all: Vec<_> = sent.into_iter().collect();
    all.sort_by_key(|(_, messages)| messages[0].at);
    let told = all.iter().take(MOST);
    told.map(|((address, sender, _), messages)| fact(scene, *address, *sender, messages))
        .collect()
}

fn fact(scene: &Scene<'_>, address: Ipv4Addr, sender: Party, messages: &[&Message<'_>]) -> Fact {
    let head = String::from_utf8_lossy(&messages[0].packet.head.0);
    let (text, name, count) = (head.trim(), scene.party(sender), messages.len());
    let port = messages[0].packet.transport.ports().map_or(0, |(_, to)| to);
    let (heard, missed): (Vec<ActorId>, Vec<ActorId>) = scene
        .listeners(port)
        .into_iter()
        .filter(|actor| sender != Party::Actor(*actor))
        .partition(|actor| scene.shows(*actor, text, messages[0].at));
    let named = |actors: &[ActorId]| {
        let names: Vec<Text> = actors.iter().map(|actor| place(scene, *actor)).collect();
        list(&names)
    };
    let who = |actors: &[ActorId], nobody: Text| {
        if actors.is_empty() {
            nobody
        } else {
            named(actors)
        }
    };
    let heard = who(&heard, Text::new("tidak seorang pun", "nobody"));
    let missed = if missed.is_empty() {
        Text::default()
    } else {
        let missed = named(&missed);
        Text::new(
            format!(" Yang tidak menampilkannya: {}.", missed.id),
            format!(" Not shown by: {}.", missed.en),
        )
    };
    let said = quoted(text);
    let plural = if count == 1 { "" } else { "s" };
    let evidence = messages
        .iter()
        .take(MOST)
        .map(|one| packet(one.number, one.at));
    Fact {
        topic: Topic::Broadcasting,
        text: Text::new(
            format!(
                "{name} mengirim {said} sebagai {count} datagram ke alamat terakhir {address} (broadcast). Yang menampilkannya: {}.{}",
                heard.id, missed.id
            ),
            format!(
                "{name} sent {said} as {count} datagram{plural} to the last address {address} (broadcast). Shown by: {}.{}",
                heard.en, missed.en
            ),
        ),
        evidence: evidence.collect(),
    }
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
mod tests {
    use super::*;
    use crate::record::sample::{ANI, BUDI, SERVER, Sample, socket};
    use crate::trace::Event;
    use crate::trace::packet::{Packet, Transport};
    use crate::trace::survey::Socket;

    fn ear(actor: ActorId) -> Socket {
        let mut ear = socket(actor, 5_005, 0);
        ear.is_udp = true;
        ear
    }

    fn told(to: Ipv4Addr) -> Vec<String> {
        let packet = Packet {
            from: Ipv4Addr::LOCALHOST,
            to,
            ttl: 64,
            transport: Transport::Udp {
                from: 40_009,
                to: 5_005,
            },
            bytes: 4,
            head: "halo".into(),
        };
        let mut sender = socket(SERVER, 40_009, 0);
        sender.is_udp = true;
        let record = Sample::chat()
            .sockets(5, vec![sender, ear(ANI), ear(BUDI)])
            .saw(10, Event::Packet(Box::new(packet)))
            .prints(11, ANI, b"dapat: halo\n")
            .0;
        let facts = facts(&Scene::of(&record)).into_iter();
        facts.map(|fact| fact.text.en).collect()
    }

    #[test]
    fn who_shows_it_has_heard_it() {
        assert_eq!(
            told(Ipv4Addr::BROADCAST),
            [
                "server sent “halo” as 1 datagram to the last address 255.255.255.255 (broadcast). Shown by: ani. Not shown by: budi."
            ]
        );
    }

    #[test]
    fn a_datagram_for_one_is_no_broadcast() {
        assert_eq!(told(Ipv4Addr::LOCALHOST), Vec::<String>::new());
    }
}
