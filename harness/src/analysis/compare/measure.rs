//! What two plays are measured by: amounts that do not depend on how fast the machine was.

use crate::analysis::scene::Scene;
use crate::analysis::serving;
use crate::record::wire::{Party, Sign};
use crate::scenario::text::Text;
use crate::trace::survey::SocketState;
use crate::trace::{Event, Exit, What};
use crate::verdict::explain::{signal, taken};

type Measure = fn(&Scene<'_>) -> Option<Text>;

/// Each with its name; `None` where there is nothing to measure.
pub(super) fn all() -> [(Text, Measure); 8] {
    [
        (
            Text::new("Sambungan ke server", "Connections to servers"),
            connections,
        ),
        (
            Text::new(
                "Klien yang dilayani bersamaan",
                "Clients served at the same time",
            ),
            at_once,
        ),
        (
            Text::new("Thread server paling banyak", "Most threads of the server"),
            threads,
        ),
        (
            Text::new(
                "Byte dari server yang diterima klien",
                "Bytes of the server that clients received",
            ),
            bytes,
        ),
        (
            Text::new(
                "Datagram ke grup multicast",
                "Datagrams to multicast groups",
            ),
            multicast,
        ),
        (
            Text::new("Datagram broadcast", "Broadcast datagrams"),
            broadcast,
        ),
        (
            Text::new(
                "Soket server yang tidak ditutup",
                "Sockets that the server did not close",
            ),
            unclosed,
        ),
        (
            Text::new("Akhir program server", "How the server's program ended"),
            ending,
        ),
    ]
}

fn number(count: usize) -> Option<Text> {
    (count > 0).then(|| Text::new(count.to_string(), count.to_string()))
}

fn connections(scene: &Scene<'_>) -> Option<Text> {
    number(scene.visits.len())
}

fn at_once(scene: &Scene<'_>) -> Option<Text> {
    number(serving::most_at_once(scene).len())
}

fn threads(scene: &Scene<'_>) -> Option<Text> {
    let server = *scene.servers().first()?;
    let counts = scene.surveys().map(|(_, survey)| {
        let processes = survey.processes_of(server);
        processes.map(|process| process.threads.len()).sum()
    });
    counts.max().and_then(number)
}

fn bytes(scene: &Scene<'_>) -> Option<Text> {
    let answers = scene.visits.iter().flat_map(|visit| &visit.answers);
    let bytes: usize = answers.map(|one| one.bytes as usize).sum();
    number(bytes)
}

fn multicast(scene: &Scene<'_>) -> Option<Text> {
    let sent = scene
        .messages
        .iter()
        .filter(|one| matches!(one.to, Party::Group(_)));
    let sent: Vec<_> = sent.filter(|one| one.sign == Sign::Says).collect();
    let mut ttls: Vec<u8> = sent.iter().map(|one| one.packet.ttl).collect();
    ttls.sort_unstable();
    ttls.dedup();
    let ttls: Vec<String> = ttls.iter().map(u8::to_string).collect();
    let told = format!("{} (TTL {})", sent.len(), ttls.join(", "));
    (!sent.is_empty()).then(|| Text::new(told.clone(), told))
}

fn broadcast(scene: &Scene<'_>) -> Option<Text> {
    let sent = scene
        .messages
        .iter()
        .filter(|one| matches!(one.to, Party::Everybody(_)));
    number(sent.count())
}

fn unclosed(scene: &Scene<'_>) -> Option<Text> {
    let survey = scene.record.evidence.left_over.as_ref()?;
    let server = *scene.servers().first()?;
    let gone = survey
        .sockets_of(server)
        .filter(|one| one.state == SocketState::PeerClosed);
    number(gone.count())
}

/// Only if it ended before the play did.
fn ending(scene: &Scene<'_>) -> Option<Text> {
    let server = *scene.servers().first()?;
    let last = scene
        .record
        .outcome
        .checks
        .iter()
        .map(|check| check.ended)
        .max()?;
    let mut trace = scene.record.evidence.trace.iter();
    let how = trace.find_map(|entry| match entry.what {
        What::Saw(Event::Exited { actor, how }) if actor == server && entry.at < last => Some(how),
        _ => None,
    })?;
    Some(match how {
        Exit::Code(code) => Text::new(format!("kode {code}"), format!("code {code}")),
        Exit::Signal(number) => signal(number),
        Exit::Limit(limit) => taken(limit),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::compare;
    use crate::record::sample::{ANI, BUDI, DATA, SERVER, Sample, passed, process, socket};
    use crate::trace::packet::{Packet, Transport};
    use crate::trace::survey::Survey;

    /// Two clients of a server; one of them at least is answered.
    fn two() -> Sample {
        let sockets = vec![
            socket(SERVER, 5_000, 40_001),
            socket(ANI, 40_001, 5_000),
            socket(BUDI, 40_002, 5_000),
        ];
        Sample::chat()
            .both_knock(10, 11)
            .segment(15, (40_001, 5_000), DATA, "1")
            .segment(15, (40_002, 5_000), DATA, "2")
            .segment(20, (5_000, 40_001), DATA, "halo")
            .sockets(30, sockets)
    }

    fn measured(measure: Measure, sample: &Sample) -> Option<String> {
        measure(&Scene::of(&sample.0)).map(|text| text.en)
    }

    fn told(text: &str) -> Option<String> {
        Some(text.to_string())
    }

    #[test]
    fn who_was_served_at_once_and_how_much_was_sent_is_counted() {
        assert_eq!(measured(at_once, &two()), told("1"));
        let both = two().segment(40, (5_000, 40_002), DATA, "dua");
        assert_eq!(measured(at_once, &both), told("2"));
        assert_eq!(measured(bytes, &both), told("7"));
        assert_eq!(measured(bytes, &Sample::chat()), None);
    }

    #[test]
    fn the_most_threads_are_counted() {
        let survey = Survey {
            processes: vec![process(SERVER, vec![None; 3])],
            ..Survey::default()
        };
        let looked = two().saw(40, Event::Surveyed(Box::new(survey)));
        assert_eq!(measured(threads, &looked), told("3"));
        assert_eq!(measured(threads, &two()), None);
    }

    #[test]
    fn what_was_not_closed_is_counted() {
        let left = |state| {
            let mut sample = two();
            let mut socket = socket(SERVER, 5_000, 40_001);
            socket.state = state;
            sample.0.evidence.left_over = Some(Box::new(Survey {
                sockets: vec![socket],
                ..Survey::default()
            }));
            measured(unclosed, &sample)
        };
        assert_eq!(left(SocketState::PeerClosed), told("1"));
        assert_eq!(left(SocketState::Established), None);
    }

    /// A datagram to each of these, with its TTL.
    fn datagrams(all: &[([u8; 4], u8)]) -> Sample {
        all.iter().fold(Sample::chat(), |sample, (to, ttl)| {
            let packet = Packet {
                from: [127, 0, 0, 1].into(),
                to: (*to).into(),
                ttl: *ttl,
                transport: Transport::Udp {
                    from: 40_009,
                    to: 5_004,
                },
                bytes: 4,
                head: "halo".into(),
                sequence: None,
            };
            sample.saw(10, Event::Packet(Box::new(packet)))
        })
    }

    #[test]
    fn datagrams_for_many_are_counted_apart_from_those_for_one() {
        const GROUP: [u8; 4] = [224, 1, 1, 1];
        const EVERYBODY: [u8; 4] = [255; 4];
        const ONE: [u8; 4] = [127, 0, 0, 1];
        let both = |all: &[([u8; 4], u8)]| {
            let sample = datagrams(all);
            [measured(multicast, &sample), measured(broadcast, &sample)]
        };
        assert_eq!(
            both(&[(GROUP, 2), (ONE, 64), (GROUP, 1), (GROUP, 2)]),
            [told("3 (TTL 1, 2)"), None]
        );
        assert_eq!(
            both(&[(EVERYBODY, 64), (ONE, 64), (EVERYBODY, 64)]),
            [None, told("2")]
        );
        assert_eq!(both(&[(ONE, 64)]), [None, None]);
        let (few, many) = (
            datagrams(&[(GROUP, 1)]).0,
            datagrams(&[(GROUP, 2), (EVERYBODY, 64)]).0,
        );
        let rows = compare(&few, &many).into_iter();
        let rows: Vec<[String; 3]> = rows
            .map(|row| [row.what.en, row.here.en, row.reference.en])
            .collect();
        assert_eq!(
            rows,
            [
                ["Datagrams to multicast groups", "1 (TTL 1)", "1 (TTL 2)"],
                ["Broadcast datagrams", "none", "1"],
            ]
        );
    }

    #[test]
    fn only_what_ended_before_the_play_is_told() {
        let ends = |at_ms| {
            let how = Exit::Code(1);
            let sample = two().check(passed("talk"));
            measured(
                ending,
                &sample.saw(at_ms, Event::Exited { actor: SERVER, how }),
            )
        };
        assert_eq!(ends(50), told("code 1"));
        assert_eq!(ends(85), None, "the play was over at 80 ms");
    }
}
