//! Datagrams for everybody, and who showed them.

use super::*;
use crate::record::sample::{ANI, BUDI, SCENARIO, SERVER, Sample, socket};
use crate::scenario::sentence::Signal;
use crate::trace::packet::{Packet, Transport};
use crate::trace::survey::Socket;
use crate::trace::{Action, Entry, Event, Moment, What};

fn ear(actor: ActorId) -> Socket {
    let mut ear = socket(actor, 5_005, 0);
    ear.is_udp = true;
    ear
}

fn calls(sample: Sample, at_ms: u64, to: Ipv4Addr, text: &str) -> Sample {
    let packet = Packet {
        from: Ipv4Addr::LOCALHOST,
        to,
        ttl: 64,
        transport: Transport::Udp {
            from: 40_009,
            to: 5_005,
        },
        bytes: 4,
        head: text.into(),
        sequence: None,
    };
    sample.saw(at_ms, Event::Packet(Box::new(packet)))
}

fn told(sample: &Sample) -> Vec<String> {
    let facts = facts(&Scene::of(&sample.0)).into_iter();
    facts.map(|fact| fact.text.en).collect()
}

fn stage() -> Sample {
    let mut sender = socket(SERVER, 40_009, 0);
    sender.is_udp = true;
    Sample::chat().sockets(5, vec![sender, ear(ANI), ear(BUDI)])
}

#[test]
fn who_shows_it_has_heard_it() {
    let one = calls(stage(), 10, Ipv4Addr::BROADCAST, "halo").prints(11, ANI, b"dapat: halo\n");
    assert_eq!(
        told(&one),
        [
            "`server` sent “halo” as 1 datagram to the broadcast address `255.255.255.255`. Shown by: `ani`. Not shown by: `budi`."
        ]
    );
}

#[test]
fn bytes_that_are_no_text_are_quoted_as_they_are() {
    let mut one = calls(stage(), 10, Ipv4Addr::BROADCAST, "xxx1");
    let last = one.0.evidence.trace.last_mut().expect("there is a packet");
    if let What::Saw(Event::Packet(packet)) = &mut last.what {
        packet.head.0 = b"\xff\xfe\x801".to_vec();
    }
    assert!(told(&one)[0].starts_with("`server` sent “\\xff\\xfe\\x801” as 1 datagram"));
}

#[test]
fn a_datagram_for_one_is_no_broadcast() {
    let one = calls(stage(), 10, Ipv4Addr::LOCALHOST, "halo");
    assert_eq!(told(&one), Vec::<String>::new());
}

#[test]
fn texts_that_went_the_same_way_are_told_together() {
    let one = calls(stage(), 10, Ipv4Addr::BROADCAST, "satu").prints(11, ANI, b"satu\n");
    let two = calls(one, 20, Ipv4Addr::BROADCAST, "dua").prints(21, ANI, b"dua\n");
    let facts = told(&calls(two, 30, Ipv4Addr::BROADCAST, "tiga"));
    assert!(
        facts[0].starts_with("`server` sent “satu” and “dua” each as 1 datagram"),
        "{facts:?}"
    );
    assert!(
        facts[1].ends_with("Shown by: nobody. Not shown by: `ani` and `budi`."),
        "{facts:?}"
    );
    assert_eq!(facts.len(), 2);
}

#[test]
fn who_starts_later_has_missed_nothing() {
    let one = calls(stage(), 10, Ipv4Addr::BROADCAST, "halo").prints(11, ANI, b"halo\n");
    let facts = told(&one.starts(20, BUDI));
    assert!(
        facts[0].ends_with("Shown by: `ani`. Who started only later: `budi`."),
        "{facts:?}"
    );
}

#[test]
fn who_had_ended_before_is_told_so() {
    let killed = |at_ms: u64| {
        let mut sample = stage().starts(6, BUDI);
        let signal = Signal::Kill;
        let what = What::Did(Action::Signal {
            actor: BUDI,
            signal,
        });
        let at = Moment::from_nanos(at_ms * 1_000_000);
        let sent = |sample| calls(sample, 10, Ipv4Addr::BROADCAST, "halo");
        if at_ms > 10 {
            sample = sent(sample);
        }
        sample.0.evidence.trace.push(Entry { at, what });
        if at_ms < 10 {
            sample = sent(sample);
        }
        told(&sample.prints(12, ANI, b"halo\n")).remove(0)
    };
    let (before, after) = (killed(9), killed(11));
    assert!(
        before.ends_with("Shown by: `ani`. Who had ended before: `budi`."),
        "{before}"
    );
    assert!(
        after.ends_with("Shown by: `ani`. Not shown by: `budi`."),
        "{after}"
    );
}

#[test]
fn who_sits_on_another_network_is_told_so() {
    let on = |networks: &str| {
        let hosts = "hosts: {one: [server, ani], two: [budi]}";
        let hosts = format!("{hosts}\nnetworks: {networks}\n");
        let scenario = SCENARIO.replace("checks:", &format!("{hosts}checks:"));
        let mut sender = socket(SERVER, 40_009, 0);
        sender.is_udp = true;
        let stage = Sample::of(&scenario).sockets(5, vec![sender, ear(ANI), ear(BUDI)]);
        let sent = calls(stage, 10, Ipv4Addr::BROADCAST, "halo");
        told(&sent.prints(12, ANI, b"halo\n")).remove(0)
    };
    let far = on("{near: [one], far: [two]}");
    assert!(
        far.ends_with(" On another network, and so not shown by: `budi` (10.0.2.11)."),
        "{far}"
    );
    let near = on("{near: [one, two]}");
    assert!(
        near.ends_with(" Not shown by: `budi` (10.0.1.12)."),
        "{near}"
    );
}
