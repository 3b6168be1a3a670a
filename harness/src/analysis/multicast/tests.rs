//! Which facts a record with datagrams to a group has.

use super::*;
use crate::record::sample::{ANI, BUDI, SCENARIO, SERVER, Sample, socket};
use crate::trace::Event;
use crate::trace::packet::{Packet, Transport};

const GROUP: Ipv4Addr = Ipv4Addr::new(224, 1, 1, 1);

fn datagram(sample: Sample, at_ms: u64, text: &str) -> Sample {
    datagram_of(sample, at_ms, 2, text)
}

fn datagram_of(sample: Sample, at_ms: u64, ttl: u8, text: &str) -> Sample {
    let packet = Packet {
        from: Ipv4Addr::LOCALHOST,
        to: GROUP,
        ttl,
        transport: Transport::Udp {
            from: 40_009,
            to: 5_004,
        },
        bytes: u32::try_from(text.len()).unwrap_or(0),
        head: text.into(),
        sequence: None,
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
        "`server` sent 1 datagram to the group `224.1.1.1` with TTL 2, as one packet on the network, for 2 members at once (`ani` and `budi`)."
    );
    assert_eq!(
        facts[1],
        "Members of the group `224.1.1.1`: `ani` (since 5.0 ms at the latest) and `budi` (since 5.0 ms at the latest)."
    );
    assert_eq!(facts.len(), 2, "nobody was late");
}

#[test]
fn who_joins_late_has_missed_it() {
    let sample = members(Sample::chat(), 5, &[ANI]);
    let sample = datagram(sample, 10, "halo").prints(11, ANI, b"halo");
    let facts = told(&members(sample, 20, &[ANI, BUDI]));
    assert!(facts[1].starts_with("`budi` was first seen as a member at 20 ms and did not show 1 datagram that had passed before (“halo”)"), "{facts:?}");
}

#[test]
fn each_datagram_is_for_those_who_are_there_then() {
    let sample = datagram(Sample::chat().starts(1, ANI), 10, "satu");
    let sample = datagram(members(sample, 20, &[ANI]), 30, "dua").prints(31, ANI, b"dua");
    let sample = members(sample.starts(32, BUDI), 40, &[ANI, BUDI]);
    let facts = told(&datagram(sample, 50, "tiga"));
    assert_eq!(
        facts[0],
        "`server` sent 3 datagrams to the group `224.1.1.1` with TTL 2, each as one packet on the network, however many members there were: nobody, then one member (`ani`), then 2 members at once (`ani` and `budi`)."
    );
}

#[test]
fn a_text_that_went_out_twice_is_told() {
    let sample = members(Sample::chat(), 5, &[ANI, BUDI]);
    let once = datagram(datagram(sample, 10, "satu"), 20, "dua");
    let facts = told(&datagram(once, 30, "satu"));
    assert_eq!(
        facts[1],
        "`server` sent the same text more than once: “satu” as 2 datagrams."
    );
    let sample = members(Sample::chat(), 5, &[ANI, BUDI]);
    let facts = told(&datagram(datagram(sample, 10, "satu"), 20, "dua"));
    assert!(!facts.iter().any(|fact| fact.contains("more than once")));
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

/// The server and ani on one network, budi on another.
fn routed() -> Sample {
    let hosts = "hosts: {one: [server, ani], two: [budi]}\nnetworks: {near: [one], far: [two]}\n";
    Sample::of(&SCENARIO.replace("checks:", &format!("{hosts}checks:")))
}

#[test]
fn a_router_passes_on_what_may_go_further() {
    let sample = members(routed().starts(1, ANI).starts(1, BUDI), 5, &[ANI, BUDI]);
    let far = datagram_of(sample, 10, 2, "halo").prints(11, BUDI, b"halo");
    let facts = told(&far);
    assert!(facts[0].ends_with("for 2 members at once (`ani` and `budi`)."));
    assert_eq!(
        facts[1],
        "`budi` sits on another network: the router passed the group's datagrams on to it, with TTL 1."
    );
    let sample = members(Sample::chat().starts(1, ANI), 5, &[ANI, BUDI]);
    let near = told(&datagram_of(sample, 10, 2, "halo").prints(11, BUDI, b"halo"));
    assert!(!near.iter().any(|fact| fact.contains("router")), "{near:?}");
}

#[test]
fn what_ends_at_a_router_is_for_nobody_behind_it() {
    let stage = || routed().starts(1, ANI).starts(1, BUDI);
    let facts = told(&datagram_of(
        members(stage(), 5, &[ANI, BUDI]),
        10,
        1,
        "halo",
    ));
    assert!(facts[0].ends_with("for one member (`ani`)."), "{facts:?}");
    assert!(
        facts[1].starts_with("1 datagram did not come to `budi` on another network: the router"),
        "{facts:?}"
    );
    let alone = told(&datagram_of(members(stage(), 5, &[BUDI]), 10, 1, "halo"));
    assert!(
        alone[0].ends_with("but no member was within its reach."),
        "{alone:?}"
    );
}

#[test]
fn without_a_ttl_nothing_leaves_the_machine() {
    let on = |hosts: &str| {
        let hosts = format!("hosts: {hosts}\nchecks:");
        let stage = Sample::of(&SCENARIO.replace("checks:", &hosts));
        let stage = members(stage.starts(1, ANI).starts(1, BUDI), 5, &[ANI, BUDI]);
        told(&datagram_of(stage, 10, 0, "halo"))
    };
    let apart = on("{one: [server, ani], two: [budi]}");
    assert!(apart[0].ends_with("for one member (`ani`)."), "{apart:?}");
    assert_eq!(
        apart[1],
        "1 datagram with TTL 0 did not leave the machine of `server`, and so did not come to `budi` on another machine."
    );
    let together = on("{one: [server, ani, budi]}");
    assert!(
        together[0].ends_with("for 2 members at once (`ani` and `budi`)."),
        "{together:?}"
    );
}
