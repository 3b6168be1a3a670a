//! In which order clients were answered, and how long each waited for it.

use super::scene::{Scene, packet};
use super::{Fact, Topic, list, time};
use crate::analysis::Visit;
use crate::scenario::text::Text;

/// So many are named.
const MOST: usize = 8;

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let mut answered: Vec<&Visit> = scene
        .visits
        .iter()
        .filter(|one| !one.answers.is_empty())
        .collect();
    if answered.is_empty() {
        return Vec::new();
    }
    let came: Vec<&Visit> = answered.clone();
    answered.sort_by_key(|visit| visit.answers[0].at);
    let mut named: Vec<Text> = answered.iter().take(MOST).map(|visit| who(visit)).collect();
    if answered.len() > MOST {
        let more = answered.len() - MOST;
        named.push(Text::new(format!("{more} lagi"), format!("{more} more")));
    }
    let named = list(&named);
    let evidence = answered.iter().take(MOST);
    let evidence = evidence.map(|visit| packet(visit.answers[0].number, visit.answers[0].at));
    let order = match answered.len() {
        1 => Text::default(),
        _ if answered == came => Text::new(
            " Urutannya sama dengan urutan tersambung.",
            " That is the order in which they connected.",
        ),
        _ => Text::new(
            " Urutannya lain daripada urutan tersambung.",
            " That is not the order in which they connected.",
        ),
    };
    vec![Fact {
        topic: Topic::Answering,
        text: Text::new(
            format!(
                "Jawaban pertama dari server diterima {}.{}",
                named.id, order.id
            ),
            format!(
                "The server's first answer came to {}.{}",
                named.en, order.en
            ),
        ),
        evidence: evidence.collect(),
    }]
}

/// `ani (3,1 ms setelah tersambung)`.
fn who(visit: &Visit) -> Text {
    let wait = time(visit.answers[0].at.since(visit.knocked));
    let name = visit.called();
    Text::new(
        format!("{name} ({} setelah tersambung)", wait.id),
        format!("{name} ({} after connecting)", wait.en),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Evidence;
    use crate::record::sample::Sample;

    const SYN: u8 = 2;
    const DATA: u8 = 24;

    fn told(sample: &Sample) -> Vec<Fact> {
        facts(&Scene::of(&sample.0))
    }

    #[test]
    fn who_came_first_was_answered_first() {
        let sample = Sample::chat()
            .segment(10, (40_001, 5_000), SYN, "")
            .segment(20, (40_002, 5_000), SYN, "")
            .segment(30, (5_000, 40_001), DATA, "satu")
            .segment(50, (5_000, 40_002), DATA, "dua");
        let facts = told(&sample);
        assert!(
            facts[0].text.id.contains("20 ms setelah tersambung"),
            "{:?}",
            facts[0]
        );
        assert!(
            facts[0]
                .text
                .en
                .ends_with("That is the order in which they connected.")
        );
        assert_eq!(
            facts[0].evidence,
            [Evidence::Packet(3), Evidence::Packet(4)]
        );
    }

    #[test]
    fn who_came_later_may_be_answered_earlier_and_somebody_never() {
        let sample = Sample::chat()
            .segment(10, (40_001, 5_000), SYN, "")
            .segment(20, (40_002, 5_000), SYN, "")
            .segment(30, (5_000, 40_002), DATA, "dua")
            .segment(50, (5_000, 40_001), DATA, "satu");
        assert!(told(&sample)[0].text.en.contains("That is not the order"));
        let silent = Sample::chat().segment(10, (40_001, 5_000), SYN, "");
        assert_eq!(told(&silent), []);
        let alone = told(&silent.segment(13, (5_000, 40_001), DATA, "satu"));
        assert_eq!(
            alone[0].text.en,
            "The server's first answer came to `port 40001` (3.0 ms after connecting).",
            "of one there is no order"
        );
    }
}
