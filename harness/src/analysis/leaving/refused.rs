//! What a server still sent to a client that had gone: nobody received it.

use super::super::scene::{Scene, at, packet};
use super::super::{Fact, Topic, Visit};
use crate::scenario::text::Text;

/// So many clients are told of, and so many packets pointed at.
const MOST: usize = 4;

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let visits = scene.visits.iter();
    visits
        .filter_map(|one| fact(scene, one))
        .take(MOST)
        .collect()
}

fn fact(scene: &Scene<'_>, visit: &Visit) -> Option<Fact> {
    let left = at(visit.left.filter(|_| !visit.refused.is_empty())?);
    let (server, name) = (scene.party(visit.server), visit.called());
    let bytes: u64 = visit.refused.iter().map(|one| u64::from(one.bytes)).sum();
    let plural = if bytes == 1 { "byte" } else { "bytes" };
    let evidence = visit.refused.iter().take(MOST);
    Some(Fact {
        topic: Topic::Leaving,
        text: Text::new(
            format!(
                "{server} masih mengirim {bytes} byte kepada {name}, yang sudah pergi {}: tidak ada yang menerimanya, dan TCP menjawab dengan RST.",
                left.id
            ),
            format!(
                "{server} still sent {bytes} {plural} to {name}, which had gone {}: nobody received them, and TCP answered with RST.",
                left.en
            ),
        ),
        evidence: evidence.map(|one| packet(one.number, one.at)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ACK, DATA, FIN, SYN, Sample};
    const RST: u8 = 4;

    /// Ani ends its side, and then the server says something; this comes back, and ani's system is heard.
    fn after_the_end(reply: u8) -> Sample {
        Sample::chat()
            .segment(10, (40_001, 5_000), SYN, "")
            .segment(12, (5_000, 40_001), DATA, "user?")
            .segment(20, (40_001, 5_000), FIN, "")
            .segment(30, (5_000, 40_001), DATA, "halo")
            .segment(31, (40_001, 5_000), reply, "")
            .both_connected(80)
    }

    #[test]
    fn what_nobody_took_is_told_and_was_not_received() {
        let sample = after_the_end(RST);
        let scene = Scene::of(&sample.0);
        let facts = facts(&scene);
        assert_eq!(
            facts[0].text.en,
            "`server` still sent 4 bytes to `ani`, which had gone at 20 ms: nobody received them, and TCP answered with RST."
        );
        assert_eq!((facts.len(), scene.visits[0].answers.len()), (1, 1));
    }

    #[test]
    fn who_is_only_done_sending_receives_it() {
        let sample = after_the_end(ACK);
        let scene = Scene::of(&sample.0);
        assert_eq!(facts(&scene), []);
        assert_eq!(scene.visits[0].answers.len(), 2);
    }
}
