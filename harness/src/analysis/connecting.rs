//! Who connected to whom, in which order, and when.

use super::scene::{Scene, packet};
use super::{Fact, Topic, Visit, list, time};
use crate::scenario::text::Text;
use crate::trace::Moment;

/// So many are named.
const MOST: usize = 12;

/// One fact for each port that somebody connected to, for each who had it.
pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let place = |visit: &Visit| (visit.ports.1, visit.server);
    let mut places: Vec<_> = scene.visits.iter().map(place).collect();
    places.sort_unstable();
    places.dedup();
    let knocks = places.into_iter().map(|there| {
        let knocks = scene.visits.iter().filter(|visit| place(visit) == there);
        knocks.collect::<Vec<_>>()
    });
    knocks.map(|knocks| fact(scene, &knocks)).collect()
}

fn fact(scene: &Scene<'_>, knocks: &[&Visit]) -> Fact {
    let mut named: Vec<Text> = knocks.iter().take(MOST).map(|visit| who(visit)).collect();
    if knocks.len() > MOST {
        let more = knocks.len() - MOST;
        named.push(Text::new(format!("{more} lagi"), format!("{more} more")));
    }
    let named = list(&named);
    let (port, server) = knocks.first().map_or((0, String::new()), |visit| {
        (visit.ports.1, scene.party(visit.server))
    });
    let (id, en) = match knocks.len() {
        1 => ("Yang tersambung ke", "The one who connected to"),
        _ => ("Urutan yang tersambung ke", "Those who connected to"),
    };
    let order = if knocks.len() > 1 {
        ", in this order"
    } else {
        ""
    };
    Fact {
        topic: Topic::Connecting,
        text: Text::new(
            format!("{id} {server} (port TCP {port}): {}.", named.id),
            format!("{en} {server} (TCP port {port}){order}: {}.", named.en),
        ),
        evidence: knocks
            .iter()
            .map(|visit| packet(visit.number, visit.knocked))
            .collect(),
    }
}

/// `ani (pada 12 ms)`.
fn who(visit: &Visit) -> Text {
    let (name, at) = (visit.called(), time(visit.knocked.since(Moment::default())));
    Text::new(
        format!("{name} (pada {})", at.id),
        format!("{name} (at {})", at.en),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Evidence;
    use crate::record::sample::{ACK, SYN, Sample};

    #[test]
    fn who_connected_first_is_said_first() {
        let sample = Sample::chat()
            .segment(12, (40_001, 5_000), SYN, "")
            .segment(13, (5_000, 40_001), SYN | ACK, "")
            .segment(30, (40_002, 5_000), SYN, "")
            .both_connected(50);
        let facts = facts(&Scene::of(&sample.0));
        assert_eq!(facts.len(), 1);
        assert_eq!(
            facts[0].text,
            Text::new(
                "Urutan yang tersambung ke `server` (port TCP 5000): `ani` (pada 12 ms) dan `budi` (pada 30 ms).",
                "Those who connected to `server` (TCP port 5000), in this order: `ani` (at 12 ms) and `budi` (at 30 ms).",
            )
        );
        assert_eq!(
            facts[0].evidence,
            [Evidence::Packet(1), Evidence::Packet(3)]
        );
    }

    #[test]
    fn one_alone_has_no_order_and_each_server_has_its_own() {
        let told = |sample: Sample| {
            let facts = facts(&Scene::of(&sample.0)).into_iter();
            facts.map(|fact| fact.text.en).collect::<Vec<_>>()
        };
        let one = || Sample::chat().segment(10, (40_001, 5_000), SYN, "");
        let alone =
            "The one who connected to `127.0.0.1:5000` (TCP port 5000): `port 40001` (at 10 ms).";
        assert_eq!(told(one()), [alone]);
        let other = told(one().segment(11, (40_002, 5_001), SYN, ""));
        assert_eq!((other.len(), other[0].as_str()), (2, alone));
        let many = (40_002..40_020).fold(one(), |sample, port| {
            sample.segment(11, (port, 5_000), SYN, "")
        });
        let many = told(many);
        assert!(many[0].ends_with(", and 7 more."), "{many:?}");
    }

    #[test]
    fn who_asks_again_has_connected_once() {
        let sample = Sample::chat()
            .numbered(12, (40_001, 5_000), (SYN, 7), "")
            .numbered(1_012, (40_001, 5_000), (SYN, 7), "");
        let facts = facts(&Scene::of(&sample.0));
        assert_eq!(facts[0].evidence, [Evidence::Packet(1)]);
    }

    #[test]
    fn nobody_connects_where_only_data_passes() {
        let sample = Sample::chat().segment(12, (40_001, 5_000), ACK, "halo");
        assert_eq!(facts(&Scene::of(&sample.0)), []);
    }
}
