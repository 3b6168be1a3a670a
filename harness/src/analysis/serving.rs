//! One client after the other, or several at once: what the times of connections show.

mod handshakes;
mod waiting;

use super::replies::Replies;
use super::scene::{Scene, names, packet};
use super::{Fact, Topic};
use crate::analysis::Visit;
use crate::record::wire::Party;
use crate::scenario::text::Text;
use crate::trace::Moment;
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

/// The most clients of whom each was answered while all the others were still connected. A server that was seen to wait
/// for one of several clients alone has not served them at once.
pub(super) fn most_at_once<'a>(scene: &'a Scene<'_>) -> Vec<&'a Visit> {
    let mut best: Vec<&Visit> = Vec::new();
    let answered = answered(scene);
    for (visit, first) in &answered {
        // Those who were answered and were still there when this one was answered for the first time.
        let there = answered.iter().filter(|(other, own)| {
            other.server == visit.server && other.released > *first && own <= first
        });
        let there: Vec<&Visit> = there.map(|(other, _)| *other).collect();
        if there.len() > best.len() {
            best = there;
        }
    }
    best
}

/// Who was answered, and when for the first time.
fn answered<'a>(scene: &'a Scene<'_>) -> Vec<(&'a Visit, Moment)> {
    let replies = Replies::of(scene);
    let visits = scene.visits.iter();
    visits
        .filter_map(|visit| Some((visit, replies.first(visit)?.came.at)))
        .collect()
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
    let replies = Replies::of(scene);
    let firsts = best.iter().filter_map(|one| Some(replies.first(one)?.came));
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
    use crate::analysis::replies::tests::waits_for;
    use crate::record::sample::{DATA, FIN, SYN, Sample};

    fn both() -> Sample {
        Sample::chat()
            .both_knock(10, 12)
            .segment(14, (40_001, 5_000), DATA, "dari ani")
            .segment(15, (40_002, 5_000), DATA, "dari budi")
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
        assert!(facts[0].starts_with("`budi` waited 30 ms"), "{facts:?}");
    }

    #[test]
    fn to_be_greeted_or_to_be_told_what_another_said_is_not_to_be_served() {
        let greeted = Sample::chat()
            .both_knock(10, 12)
            .segment(20, (5_000, 40_001), DATA, "selamat datang")
            .segment(21, (5_000, 40_002), DATA, "selamat datang")
            .segment(30, (40_001, 5_000), DATA, "dari ani")
            .segment(31, (5_000, 40_002), DATA, "dari ani")
            .segment(32, (40_002, 5_000), DATA, "dari budi")
            .segment(33, (5_000, 40_001), DATA, "dari budi");
        assert_eq!(told(greeted), Vec::<String>::new());
    }

    #[test]
    fn who_waits_for_one_of_two_alone_has_not_served_both_at_once() {
        let seen = |ports: &[u16]| {
            let sample = both().segment(25, (5_000, 40_002), DATA, "halo");
            told(sample.saw(30, waits_for(ports)))
        };
        assert_eq!(seen(&[40_001, 40_002]).len(), 1, "two threads");
        assert_eq!(seen(&[40_001]), Vec::<String>::new());
    }

    #[test]
    fn one_client_alone_says_nothing_of_either() {
        let alone = Sample::chat()
            .segment(10, (40_001, 5_000), SYN, "")
            .segment(20, (5_000, 40_001), DATA, "halo");
        assert_eq!(told(alone), Vec::<String>::new());
    }
}
