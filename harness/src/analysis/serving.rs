//! One client after the other, or several at once: what the times of connections show.

mod handshakes;
mod waiting;

use super::scene::{Scene, names, packet};
use super::{Fact, Topic};
use crate::analysis::Visit;
use crate::record::wire::Party;
use crate::scenario::text::Text;
pub(super) use waiting::receives;

/// So many are told of.
const MOST: usize = 6;

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let visits = scene.visits.iter();
    let waits = visits.filter_map(|visit| waiting::waited(scene, visit));
    let mut facts: Vec<Fact> = waits.take(MOST).collect();
    facts.extend(at_once(scene));
    facts.extend(handshakes::facts(scene));
    facts
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
    use crate::record::sample::Sample;

    const SYN: u8 = 2;
    const FIN: u8 = 17;
    const DATA: u8 = 24;

    fn both() -> Sample {
        Sample::chat()
            .segment(10, (40_001, 5_000), SYN, "")
            .segment(12, (40_002, 5_000), SYN, "")
            .segment(20, (5_000, 40_001), DATA, "halo")
    }

    fn told(sample: Sample) -> Vec<String> {
        let record = sample.both_connected(99).0;
        let facts = facts(&Scene::of(&record)).into_iter();
        facts.map(|fact| fact.text.en).collect()
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
    fn who_is_answered_after_the_other_was_not_served_at_once() {
        let one_by_one =
            both()
                .segment(40, (5_000, 40_001), FIN, "")
                .segment(45, (5_000, 40_002), DATA, "halo");
        let facts = told(one_by_one);
        assert_eq!(facts.len(), 1, "{facts:?}");
        assert!(facts[0].starts_with("`budi` waited 33 ms"), "{facts:?}");
    }

    #[test]
    fn one_client_alone_says_nothing_of_either() {
        let alone = Sample::chat()
            .segment(10, (40_001, 5_000), SYN, "")
            .segment(20, (5_000, 40_001), DATA, "halo");
        assert_eq!(told(alone), Vec::<String>::new());
    }
}
