//! Scenarios on several hosts, with small programs in Python: a group, a router, cables that are cut or slow.

use super::praktikum;
use assert_cmd::assert::Assert;
use praktikum::record::{Isolation, Record};
use praktikum::scenario::vocabulary::Diagnosis;
use praktikum::verdict::{Failure, Held, Verdict};
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

const COURSE: &str = "course: {id: x, en: x}\ninstitution: {id: x, en: x}\nterm: {id: x, en: x}\nlanguage: en\nmodules: [multicast]\n";
const MODULE: &str = "title: {id: Grup, en: Group}
roles:
  sender:
  receiver: {joins: 224.1.1.1}
  server: {listens on: tcp 59000}
  client:
  caster:
scenarios: {satu: 1}
";
const TEXTS: [(&str, &str); 2] = [
    (
        "module.id.md",
        "# Grup\n\n## Pengenalan\n\nx\n\n## Cara kerja\n\nx\n\n## Tugas\n\nx\n",
    ),
    (
        "module.en.md",
        "# Group\n\n## Introduction\n\nx\n\n## How it works\n\nx\n\n## Task\n\nx\n",
    ),
];

const SENDER: &str = "import socket
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, TTL)
while True:
    udp.sendto(input('pesan: ').encode(), ('224.1.1.1', 5004))
";
const RECEIVER: &str = "import socket
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.bind(('', 5004))
group = 'GROUP'
if group:
    udp.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP,
                   socket.inet_aton(group) + socket.inet_aton('0.0.0.0'))
print('di', socket.gethostname(), socket.gethostbyname(socket.gethostname()), flush=True)
while True:
    said, who = udp.recvfrom(1024)
    print(said.decode(), 'dari', who[0], flush=True)
";
const SERVER: &str = "import socket
tcp = socket.socket()
tcp.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
tcp.bind(('', 59000))
tcp.listen()
while True:
    guest, _ = tcp.accept()
    while said := guest.recv(100000):
        guest.sendall(said)
";
const CLIENT: &str = "import socket
tcp = socket.create_connection(('lab', 59000))
print('tersambung', flush=True)
while True:
    said = input('? ').encode()
    tcp.sendall(said)
    back = b''
    while len(back) < len(said):
        back += tcp.recv(100000)
    print('gema', back.decode(), flush=True)
";

/// The module's exercise on three hosts; the last of them perhaps behind a router.
const GROUP: &str = "title: {id: Tiga host, en: Three hosts}
cast: {sender: sender, satu: receiver, dua: receiver}
groups: {receivers: [satu, dua]}
hosts: {lab: [sender], kiri: [satu], kanan: [dua]}
NETWORKSchecks:
  - id: join
    title: {id: Bergabung, en: They join}
    points: 1
    steps:
      - start: receivers
      - satu sees: di kiri 10.0.1.12
      - dua sees: di kanan
      - receivers join: 224.1.1.1
  - id: pesan
    needs: join
    title: {id: Satu datagram, en: One datagram}
    points: 1
    steps:
      - start: sender
      - sender asks: any
      - sender types: halo
      - satu sees: halo dari 10.0.1.11
      - dua DUA
      - network carries: {from: lab, to: 224.1.1.1, port: 5004, proto: udp, packets: 1}
";
const TALK: &str = "title: {id: Kabel, en: Cables}
cast: {server: server, ani: client}
hosts: {lab: [server], kiri: [ani]}
checks:
  - id: gema
    title: {id: Gema, en: Echo}
    points: 1
    steps:
      - start: server
      - start: ani
      - ani sees: tersambung
      - ani asks: any
STEPS";
const CASTER: &str = "import socket
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
while True:
    udp.sendto(b'halo\\n', (input('ke: '), 5005))
";
/// Broadcasts of one's own network and to another, and sockets of the harness on their hosts.
const BROADCAST: &str = "title: {id: Siaran, en: Broadcast}
cast: {server: server, ani: caster, jauh: {udp: 5005}, dekat: {udp: 5005}, probe: {connect: tcp lab:59000}}
hosts: {lab: [server, dekat], kiri: [ani], kanan: [jauh, probe]}
networks: {barat: [lab, kiri], timur: [kanan]}
checks:
  - id: siaran
    title: {id: Siaran, en: Broadcast}
    points: 1
    steps:
      - start: [jauh, dekat, server, ani]
      - ani asks: any
      - ani types: 10.0.2.255
      - jauh sees: halo
      - dekat never sees: halo
      - ani types: 255.255.255.255
      - dekat sees: halo
      - jauh never sees: halo
      - network carries: {to: 255.255.255.255, port: 5005, packets: 1}
      - start: probe
      - probe sends: halo
      - probe sees: halo
      - ani types: 10.0.1.77
      - ani asks: any
      - jauh sends: balas
        to: dekat:5005
      - dekat sees: balas
";
const ROUTED: &str = "networks: {barat: [lab, kiri], timur: [kanan]}\n";

/// A course with one scenario, and a submission beside it.
struct Lab(TempDir);

impl Lab {
    fn new(scenario: &str, ttl: u8, group: &str) -> Self {
        let lab = Self(tempfile::tempdir().unwrap());
        lab.write("kursus/scenarios/course.yaml", COURSE);
        lab.write("kursus/scenarios/multicast/module.yaml", MODULE);
        lab.write("kursus/scenarios/multicast/satu.yaml", scenario);
        for (name, text) in TEXTS {
            lab.write(&format!("kursus/scenarios/multicast/{name}"), text);
        }
        lab.write("ani/sender.py", &SENDER.replace("TTL)", &format!("{ttl})")));
        lab.write("ani/receiver.py", &RECEIVER.replace("GROUP", group));
        lab.write("ani/server.py", SERVER);
        lab.write("ani/client.py", CLIENT);
        lab.write("ani/caster.py", CASTER);
        lab
    }

    fn group(networks: &str, dua: &str, ttl: u8) -> Self {
        let scenario = GROUP.replace("NETWORKS", networks).replace("DUA", dua);
        Self::new(&scenario, ttl, "224.1.1.1")
    }

    fn talk(steps: &str) -> Self {
        Self::new(&TALK.replace("STEPS", steps), 1, "224.1.1.1")
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn kept(&self) -> PathBuf {
        self.0.path().join("kursus/reports/ani/multicast/satu")
    }

    fn run(&self, words: &[&str]) -> Assert {
        let mut command = praktikum(self.0.path().join("kursus"));
        command.args(["run", "--submission", "../ani"]).args(words);
        command.assert()
    }

    fn record(&self) -> Record {
        Record::read(&fs::read(self.kept().join("record.json")).unwrap()).unwrap()
    }

    /// The play's end, where this machine allows a room; where not, it is no test, and says so.
    fn in_room(&self) -> Option<(Assert, Record)> {
        let done = self.run(&[]);
        let record = self.record();
        let has = record.about.isolation == Isolation::Full;
        if !has {
            super::say("NOT TESTED: this machine allows no room of its own, and so no hosts");
        }
        has.then_some((done, record))
    }
}

#[test]
fn one_datagram_reaches_both_receivers_on_their_hosts() {
    let lab = Lab::group("", "sees: halo dari 10.0.1.11", 1);
    let Some((done, record)) = lab.in_room() else {
        return;
    };
    done.code(0);
    let file = fs::read(lab.kept().join("packets.pcapng")).unwrap();
    assert!(String::from_utf8_lossy(&file).contains("sender → 224.1.1.1"));
    let steps = record.outcome.checks.iter().flat_map(|check| &check.steps);
    assert!(steps.into_iter().all(|step| step.held == Held::Yes));
}

#[test]
fn behind_the_router_a_ttl_of_two_arrives_and_one_does_not() {
    if let Some((done, _)) = Lab::group(ROUTED, "sees: halo dari 10.0.1.11", 2).in_room() {
        done.code(0);
    }
    if let Some((done, record)) = Lab::group(ROUTED, "never sees: halo", 1).in_room() {
        done.code(0);
        let steps = &record.outcome.checks[1].steps;
        assert!(
            steps.iter().all(|step| step.held == Held::Yes),
            "it is proved: {steps:?}"
        );
    }
    if let Some((done, _)) = Lab::group(ROUTED, "sees: halo", 1).in_room() {
        done.code(1);
    }
}

#[test]
fn who_joins_another_group_is_told_which() {
    let scenario = GROUP.replace("NETWORKS", "").replace("DUA", "sees: halo");
    let lab = Lab::new(&scenario, 1, "224.9.9.9");
    if let Some((done, _)) = lab.in_room() {
        let said = done.code(1);
        said.stdout(contains("224.9.9.9").and(contains("receivers join: 224.1.1.1")));
    }
}

#[test]
fn who_joins_no_group_is_told_which_membership_is_missing() {
    let scenario = GROUP.replace("NETWORKS", "").replace("DUA", "sees: halo");
    let Some((done, record)) = Lab::new(&scenario, 1, "").in_room() else {
        return;
    };
    done.code(1).stdout(contains("receivers join: 224.1.1.1"));
    let verdicts = record.outcome.checks.iter().map(|check| &check.verdict);
    let verdicts: Vec<&Verdict> = verdicts.collect();
    let is_so = |failure: &Failure| failure.diagnosis == Diagnosis::NotJoined;
    assert!(
        matches!(verdicts[..], [Verdict::Failed(failure), Verdict::Skipped { .. }] if is_so(failure)),
        "{verdicts:?}"
    );
}

#[test]
fn connections_cross_the_switch_and_a_long_message_too() {
    let long = "x".repeat(3000);
    let steps = format!(
        "      - ani types: {long}\n      - ani sees: {long}\n      - network carries: {{from: kiri, to: lab, proto: tcp, bytes: '>= 1'}}\n"
    );
    if let Some((done, record)) = Lab::talk(&steps).in_room() {
        done.code(0);
        assert_eq!(record.outcome.checks[0].verdict, Verdict::Passed);
    }
}

#[test]
fn a_slow_cable_takes_its_time_and_a_cut_one_loses_nothing_that_is_sent_again() {
    let slow = "      - slow: {host: kiri, delay: 100ms}
      - mark: kirim
      - ani types: halo
      - ani sees: gema halo
      - mark: tiba
      - measure: perjalanan
        from: kirim
        to: tiba
";
    if let Some((done, record)) = Lab::talk(slow).in_room() {
        done.code(0);
        let (_, time) = &record.outcome.measures[0];
        assert!(time.as_millis() >= 200, "there and back: {time:?}");
    }
    let cut = "      - cut: kiri
      - ani types: halo
      - ani never sees: gema
        for: 300ms
      - mend: kiri
      - ani sees: gema halo
";
    if let Some((done, _)) = Lab::talk(cut).in_room() {
        done.code(0);
    }
}

#[test]
fn broadcasts_reach_the_network_that_they_are_for() {
    if let Some((done, _)) = Lab::new(BROADCAST, 1, "224.1.1.1").in_room() {
        done.code(0);
    }
}

#[test]
fn without_a_room_there_are_no_hosts_and_nobody_fails() {
    let lab = Lab::group("", "sees: halo", 1);
    lab.run(&["--isolation", "none"]).code(3);
    let checks = lab.record().outcome.checks;
    let broken = |verdict: &Verdict| matches!(verdict, Verdict::Broken(_));
    assert!(checks.iter().all(|check| broken(&check.verdict)));
}
