//! One client after the other, or several at once: what the times of connections show.

use super::scene::{Scene, names, packet};
use super::{Evidence, Fact, Topic, time};
use crate::analysis::Visit;
use crate::record::wire::Party;
use crate::scenario::text::Text;
use crate::trace::Moment;
use crate::trace::survey::SocketState;

/// So many are told of.
const MOST: usize = 6;

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let waits = scene.visits.iter().filter_map(|visit| waited(scene, visit));
    let mut facts: Vec<Fact> = waits.take(MOST).collect();
    facts.extend(at_once(scene));
    facts
}

/// Somebody was answered only after everybody who was there before had gone.
fn waited(scene: &Scene<'_>, visit: &Visit) -> Option<Fact> {
    let others = scene
        .visits
        .iter()
        .filter(|other| other.server == visit.server);
    let before: Vec<&Visit> = others
        .filter(|other| {
            other.knocked < visit.knocked && other.overlaps(visit) && !other.answers.is_empty()
        })
        .collect();
    let last = before.iter().max_by_key(|other| other.released)?;
    let served = visit.accepted.unwrap_or(visit.ended);
    let first = visit.answers.first();
    if served < last.released || first.is_some_and(|first| first.at < last.released) {
        return None;
    }
    let queue = queue(scene, visit, last.released);
    if queue.is_none() && !expects(visit, last) {
        return None;
    }
    let wait = time(last.released.since(visit.knocked));
    let (name, other) = (visit.called(), last.called());
    let then = match first {
        Some(first) => {
            let after = time(first.at.since(last.released));
            Text::new(
                format!(
                    "jawaban pertamanya datang {} setelah {other} selesai",
                    after.id
                ),
                format!(
                    "its first answer came {} after {other} had finished",
                    after.en
                ),
            )
        }
        None => Text::new(
            "sesudah itu pun ia tidak dijawab",
            "it was not answered after that either",
        ),
    };
    let stood = queue.map_or_else(Text::default, |(waiting, _)| {
        let waited = match waiting {
            1 => "connection waited",
            _ => "connections waited",
        };
        Text::new(
            format!(" Saat itu {waiting} sambungan menunggu di antrean (backlog) server."),
            format!(" At that time {waiting} {waited} in the server's queue (backlog)."),
        )
    });
    let mut evidence = vec![packet(visit.number, visit.knocked)];
    evidence.extend(first.map(|first| packet(first.number, first.at)));
    evidence.extend(queue.map(|(_, at)| Evidence::Moment(at)));
    Some(Fact {
        topic: Topic::Serving,
        text: Text::new(
            format!(
                "{name} menunggu {} selagi {other} masih dilayani: {}.{}",
                wait.id, then.id, stood.id
            ),
            format!(
                "{name} waited {} while {other} was still being served: {}.{}",
                wait.en, then.en, stood.en
            ),
        ),
        evidence,
    })
}

/// Was there something to answer it while the other was served? It had asked, or its server speaks first.
fn expects(visit: &Visit, other: &Visit) -> bool {
    let asked = visit.questions.first();
    let speaks_first = other.answers.first().is_some_and(|answer| {
        let question = other.questions.first();
        question.is_none_or(|question| answer.at < question.at)
    });
    speaks_first || asked.is_some_and(|question| question.at < other.released)
}

/// How many connections were seen waiting to be accepted while this one waited.
fn queue(scene: &Scene<'_>, visit: &Visit, until: Moment) -> Option<(u32, Moment)> {
    let (_, port) = visit.ports;
    let mut seen = scene
        .surveys()
        .filter(|(at, _)| *at > visit.knocked && *at < until);
    seen.find_map(|(at, survey)| {
        let mut listening = survey.sockets.iter().filter(|one| one.local.port() == port);
        listening.find_map(|one| match one.state {
            SocketState::Listening { waiting, .. } if waiting > 0 => Some((waiting, at)),
            _ => None,
        })
    })
}

/// The most clients of whom each was answered while all the others were still connected.
pub(super) fn most_at_once<'a>(scene: &'a Scene<'_>) -> Vec<&'a Visit> {
    let mut best: Vec<&Visit> = Vec::new();
    for visit in &scene.visits {
        // Those who were answered and were still there when this one was answered for the first time.
        let Some(first) = visit.answers.first() else {
            continue;
        };
        let there = scene.visits.iter().filter(|other| {
            other.server == visit.server
                && other.released > first.at
                && other.answers.first().is_some_and(|own| own.at <= first.at)
        });
        let there: Vec<&Visit> = there.collect();
        if there.len() > best.len() {
            best = there;
        }
    }
    best
}

fn at_once(scene: &Scene<'_>) -> Option<Fact> {
    let best = most_at_once(scene);
    if best.len() < 2 {
        return None;
    }
    let (names, count) = (names(best.iter().copied()), best.len());
    let server = best
        .first()
        .map_or(Party::Group([0, 0, 0, 0].into()), |one| one.server);
    let server = scene.party(server);
    let firsts = best.iter().filter_map(|one| one.answers.first());
    Some(Fact {
        topic: Topic::Serving,
        text: Text::new(
            format!(
                "{server} melayani {count} klien pada waktu yang sama: {} masing-masing sudah dijawab selagi yang lain masih tersambung.",
                names.id
            ),
            format!(
                "{server} served {count} clients at the same time: {} had each been answered while the others were still connected.",
                names.en
            ),
        ),
        evidence: firsts
            .take(MOST)
            .map(|first| packet(first.number, first.at))
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ANI, BUDI, SERVER, Sample, socket};

    const SYN: u8 = 2;
    const FIN: u8 = 17;
    const DATA: u8 = 24;

    fn named(sample: Sample) -> Sample {
        sample.sockets(
            99,
            vec![
                socket(SERVER, 5_000, 40_001),
                socket(ANI, 40_001, 5_000),
                socket(BUDI, 40_002, 5_000),
            ],
        )
    }

    fn both() -> Sample {
        Sample::chat()
            .segment(10, (40_001, 5_000), SYN, "")
            .segment(12, (40_002, 5_000), SYN, "")
            .segment(20, (5_000, 40_001), DATA, "halo")
    }

    fn told(sample: Sample) -> Vec<String> {
        let record = named(sample).0;
        let facts = facts(&Scene::of(&record)).into_iter();
        facts.map(|fact| fact.text.en).collect()
    }

    #[test]
    fn who_is_answered_when_the_other_has_gone_has_waited() {
        let one_by_one = both()
            .segment(40, (5_000, 40_001), FIN, "")
            .segment(45, (5_000, 40_002), DATA, "halo")
            .segment(50, (5_000, 40_002), FIN, "");
        assert_eq!(
            told(one_by_one),
            [
                "`budi` waited 28 ms while `ani` was still being served: its first answer came 5.0 ms after `ani` had finished."
            ]
        );
    }

    #[test]
    fn who_asks_only_when_the_other_has_gone_has_not_waited() {
        let asks = |at_ms: u64| {
            Sample::chat()
                .segment(10, (40_001, 5_000), SYN, "")
                .segment(12, (40_002, 5_000), SYN, "")
                .segment(15, (40_001, 5_000), DATA, "halo")
                .segment(20, (5_000, 40_001), DATA, "halo")
                .segment(at_ms, (40_002, 5_000), DATA, "halo")
                .segment(40, (5_000, 40_001), FIN, "")
                .segment(45, (5_000, 40_002), DATA, "halo")
        };
        assert_eq!(told(asks(30)).len(), 1);
        assert_eq!(told(asks(42)), Vec::<String>::new());
    }

    #[test]
    fn who_is_answered_beside_the_other_has_not() {
        let at_once = both()
            .segment(25, (5_000, 40_002), DATA, "halo")
            .segment(40, (5_000, 40_001), FIN, "")
            .segment(50, (5_000, 40_002), FIN, "");
        assert_eq!(
            told(at_once),
            [
                "`server` served 2 clients at the same time: `ani` and `budi` had each been answered while the others were still connected."
            ]
        );
    }

    #[test]
    fn one_client_alone_says_nothing_of_either() {
        let alone = Sample::chat()
            .segment(10, (40_001, 5_000), SYN, "")
            .segment(20, (5_000, 40_001), DATA, "halo");
        assert_eq!(told(alone), Vec::<String>::new());
    }
}
