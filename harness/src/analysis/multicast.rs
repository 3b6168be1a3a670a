//! Datagrams to a group: one for all its members, with which TTL, and who came too late for them.

use super::scene::{Scene, at, packet, quoted};
use super::{Evidence, Fact, Topic, list};
use crate::record::wire::{Message, Party};
use crate::scenario::text::Text;
use crate::trace::{ActorId, Moment};
use std::collections::BTreeMap;
use std::net::Ipv4Addr;

/// So many packets are pointed at, and so many latecomers told of.
const MOST: usize = 6;

/// When an actor was first and last seen as a member.
type Members = BTreeMap<ActorId, (Moment, Moment)>;

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
    let mut facts = Vec::new();
    for ((group, sender), messages) in &groups {
        let members = members(scene, *group);
        facts.push(counted(scene, *group, *sender, messages, &members));
        facts.extend(late(scene, messages, &members));
    }
    let joined: Vec<Ipv4Addr> = groups.keys().map(|(group, _)| *group).collect();
    facts.extend(joined.first().and_then(|group| joining(scene, *group)));
    facts
}

fn members(scene: &Scene<'_>, group: Ipv4Addr) -> Members {
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
    let others = members
        .keys()
        .filter(|actor| sender != Party::Actor(**actor));
    let names: Vec<Text> = others
        .map(|actor| Text::new(scene.name(*actor), scene.name(*actor)))
        .collect();
    let (number, names) = (names.len(), list(&names));
    let plural = if count == 1 { "" } else { "s" };
    let (who_id, who_en) = match number {
        0 => (
            "tidak seorang pun terlihat menjadi anggota".to_string(),
            "nobody was seen to be a member".to_string(),
        ),
        1 => (
            format!("satu anggota, {}", names.id),
            format!("one member, {}", names.en),
        ),
        _ => (
            format!(
                "{number} anggota sekaligus ({}): satu paket untuk semua",
                names.id
            ),
            format!(
                "{number} members at once ({}): one packet for all of them",
                names.en
            ),
        ),
    };
    let evidence = messages
        .iter()
        .take(MOST)
        .map(|one| packet(one.number, one.at));
    Fact {
        topic: Topic::Multicast,
        text: Text::new(
            format!("{name} mengirim {count} datagram ke grup {group} dengan TTL {ttls}, masing-masing sebagai satu paket di jaringan, untuk {who_id}.").replace("untuk tidak seorang", "tetapi tidak seorang"),
            format!("{name} sent {count} datagram{plural} to the group {group} with TTL {ttls}, each as one packet on the network, for {who_en}.").replace("for nobody", "but nobody"),
        ),
        evidence: evidence.collect(),
    }
}

/// Who was seen in the group only after a datagram had passed, and never showed it.
fn late(scene: &Scene<'_>, messages: &[&Message<'_>], members: &Members) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (actor, (joined, _)) in members {
        let missed = messages
            .iter()
            .filter(|one| one.at < *joined && one.from != Party::Actor(*actor));
        let missed: Vec<_> = missed.filter(|one| !shows(scene, *actor, one)).collect();
        let Some(first) = missed.first() else {
            continue;
        };
        let (name, when, count) = (scene.name(*actor), at(*joined), missed.len());
        let text = quoted(String::from_utf8_lossy(&first.packet.head.0).trim_end());
        let plural = if count == 1 { "" } else { "s" };
        let mut evidence = vec![Evidence::Moment(*joined)];
        evidence.extend(
            missed
                .iter()
                .take(MOST)
                .map(|one| packet(one.number, one.at)),
        );
        facts.push(Fact {
            topic: Topic::Multicast,
            text: Text::new(
                format!("{name} baru terlihat menjadi anggota {} dan tidak menampilkan {count} datagram yang lewat sebelumnya ({text}): multicast tidak disimpan untuk yang terlambat.", when.id),
                format!("{name} was first seen as a member {} and did not show {count} datagram{plural} that had passed before ({text}): multicast is not kept for who comes late.", when.en),
            ),
            evidence,
        });
    }
    facts.truncate(MOST);
    facts
}

fn shows(scene: &Scene<'_>, actor: ActorId, message: &Message<'_>) -> bool {
    let text = String::from_utf8_lossy(&message.packet.head.0)
        .trim()
        .to_string();
    scene.shows(actor, &text, message.at)
}

/// When each was first seen in the group.
fn joining(scene: &Scene<'_>, group: Ipv4Addr) -> Option<Fact> {
    let members = members(scene, group);
    let mut order: Vec<_> = members
        .iter()
        .map(|(actor, (joined, _))| (*joined, *actor))
        .collect();
    order.sort_unstable();
    let who = |(joined, actor): &(Moment, ActorId)| {
        let (name, when) = (scene.name(*actor), at(*joined));
        Text::new(
            format!("{name} ({})", when.id),
            format!("{name} ({})", when.en),
        )
    };
    let named: Vec<Text> = order.iter().take(MOST).map(who).collect();
    let named = list(&named);
    let seen = order
        .iter()
        .take(MOST)
        .map(|(joined, _)| Evidence::Moment(*joined));
    (!order.is_empty()).then(|| Fact {
        topic: Topic::Multicast,
        text: Text::new(
            format!("Keanggotaan grup {group} terlihat pada: {}.", named.id),
            format!(
                "Membership of the group {group} was seen for: {}.",
                named.en
            ),
        ),
        evidence: seen.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ANI, BUDI, SERVER, Sample, socket};
    use crate::trace::Event;
    use crate::trace::packet::{Packet, Transport};

    const GROUP: Ipv4Addr = Ipv4Addr::new(224, 1, 1, 1);

    fn datagram(sample: Sample, at_ms: u64, text: &str) -> Sample {
        let packet = Packet {
            from: Ipv4Addr::LOCALHOST,
            to: GROUP,
            ttl: 2,
            transport: Transport::Udp {
                from: 40_009,
                to: 5_004,
            },
            bytes: u32::try_from(text.len()).unwrap_or(0),
            head: text.into(),
        };
        sample.saw(at_ms, Event::Packet(Box::new(packet)))
    }

    fn members(sample: Sample, at_ms: u64, who: &[ActorId]) -> Sample {
        let mut sender = socket(SERVER, 40_009, 0);
        sender.is_udp = true;
        let mut sockets = vec![sender];
        for actor in who {
            let mut member = socket(*actor, 5_004, 0);
            (member.is_udp, member.groups) = (true, vec![GROUP]);
            sockets.push(member);
        }
        sample.sockets(at_ms, sockets)
    }

    fn told(sample: &Sample) -> Vec<String> {
        let facts = facts(&Scene::of(&sample.0)).into_iter();
        facts.map(|fact| fact.text.en).collect()
    }

    #[test]
    fn one_packet_is_for_all_members() {
        let sample = members(Sample::chat(), 5, &[ANI, BUDI]);
        let sample = datagram(sample, 10, "halo")
            .prints(11, ANI, b"halo")
            .prints(11, BUDI, b"halo");
        let facts = told(&sample);
        assert_eq!(
            facts[0],
            "server sent 1 datagram to the group 224.1.1.1 with TTL 2, each as one packet on the network, for 2 members at once (ani and budi): one packet for all of them."
        );
        assert_eq!(
            facts[1],
            "Membership of the group 224.1.1.1 was seen for: ani (at 5.0 ms) and budi (at 5.0 ms)."
        );
        assert_eq!(facts.len(), 2, "nobody was late");
    }

    #[test]
    fn who_joins_late_has_missed_it() {
        let sample = members(Sample::chat(), 5, &[ANI]);
        let sample = datagram(sample, 10, "halo").prints(11, ANI, b"halo");
        let facts = told(&members(sample, 20, &[ANI, BUDI]));
        assert!(facts[1].starts_with("budi was first seen as a member at 20 ms and did not show 1 datagram that had passed before (“halo”)"), "{facts:?}");
    }

    #[test]
    fn a_group_without_members_is_told() {
        let facts = told(&members(datagram(Sample::chat(), 10, "halo"), 20, &[]));
        assert!(
            facts[0].ends_with("but nobody was seen to be a member."),
            "{facts:?}"
        );
        assert_eq!(facts.len(), 1);
        assert_eq!(
            told(&members(Sample::chat(), 5, &[ANI])),
            Vec::<String>::new(),
            "nothing was sent"
        );
    }
}
