//! Packets: counted in a room, kept for Wireshark, and never guessed where there is no room.

use super::*;
use praktikum::record::Isolation;
use praktikum::record::wire::{Party, Sign, messages};
use praktikum::trace::packet::Transport;
use praktikum::trace::{ActorId, Event, What};

const SCENARIO: &str = "title: {id: Paket, en: Packets}
cast: {ani: client}
checks:
  - id: paket
    title: {id: Satu datagram, en: One datagram}
    points: 1
    steps:
      - start: ani
      - ani asks: any
      - mark: kirim
      - ani types: halo
      - ani sees: terkirim
      - network carries: {from: ani, to: 224.1.1.1, port: 5004, proto: udp, ttl: 2, bytes: 4, packets: 1}
        since: kirim
";

fn sender(times: u32, ttl: u32) -> String {
    format!(
        "import socket\n\
         udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n\
         udp.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, {ttl})\n\
         udp.sendto(b'before', ('224.1.1.1', 5004))\n\
         said = input('? ').encode()\n\
         for _ in range({times}):\n    udp.sendto(said, ('224.1.1.1', 5004))\n\
         print('terkirim')\n\
         input()\n"
    )
}

/// Is the play in a room of its own here? Where not, the test says so, and is no test.
fn has_room(record: &Record) -> bool {
    let has = record.about.isolation == Isolation::Full;
    if !has {
        super::super::say("NOT TESTED: this machine allows no room of its own, and so no capture");
    }
    has
}

#[test]
fn one_datagram_is_one_packet_and_stands_in_the_file() {
    let lab = Lab::new(SCENARIO, &sender(1, 2));
    let done = lab.run(&[]);
    let record = record(&lab.kept());
    if !has_room(&record) {
        return;
    }
    done.code(0);
    let datagrams = record.evidence.trace.iter().filter(|entry| {
        matches!(&entry.what, What::Saw(Event::Packet(packet))
            if matches!(packet.transport, Transport::Udp { to: 5004, .. }) && packet.ttl == 2)
    });
    assert_eq!(
        datagrams.count(),
        2,
        "each once, not once for each direction"
    );
    let file = fs::read(lab.kept().join("packets.pcapng")).unwrap();
    let shown = String::from_utf8_lossy(&file);
    assert!(shown.contains("ani → 224.1.1.1") && shown.contains("halo"));
}

#[test]
fn a_datagram_too_many_or_another_ttl_fails_and_says_what_passed() {
    for (times, ttl, told) in [
        (2, 2, "2 such packets"),
        (1, 1, "(TTL 1)"),
        (0, 2, "0 such packets"),
    ] {
        let lab = Lab::new(SCENARIO, &sender(times, ttl));
        let done = lab.run(&["--lang", "en"]);
        if has_room(&record(&lab.kept())) {
            done.code(1).stdout(contains(told));
        }
    }
}

#[test]
fn without_a_room_packets_are_not_guessed() {
    let scenario = SCENARIO.replace("224.1.1.1", "127.0.0.1");
    let program = sender(1, 2).replace("224.1.1.1", "127.0.0.1");
    let lab = Lab::new(&scenario, &program);
    lab.run(&["--isolation", "none"]).code(3);
    let record = record(&lab.kept());
    assert!(matches!(
        record.outcome.checks[0].verdict,
        Verdict::Broken(_)
    ));
    assert!(!lab.kept().join("packets.pcapng").exists());
}

#[test]
fn who_connects_for_a_moment_only_is_known_by_name() {
    let scenario = "title: {id: Sapa, en: Greeting}
cast: {ear: {listen: tcp 7000}, ani: client}
checks:
  - id: sapa
    title: {id: Menyapa, en: Greets}
    points: 1
    steps:
      - start: [ear, ani]
      - ear sees: halo
";
    let program = "import socket\n\
         with socket.create_connection(('127.0.0.1', 7000)) as ear:\n    ear.sendall(b'halo')\n";
    let lab = Lab::new(scenario, program);
    lab.run(&[]).code(0);
    let record = record(&lab.kept());
    if !has_room(&record) {
        return;
    }
    let (ear, ani) = (Party::Actor(ActorId(0)), Party::Actor(ActorId(1)));
    let messages = messages(&record).into_iter();
    let told: Vec<_> = messages.map(|one| (one.sign, one.from, one.to)).collect();
    assert_eq!(
        told[..3],
        [
            (Sign::Asks, ani, ear),
            (Sign::Agrees, ear, ani),
            (Sign::Says, ani, ear)
        ]
    );
}
