//! Clients that connected and said nothing, and whether others were served beside them.

use super::scene::{Scene, names, packet};
use super::{Fact, Topic, Visit, time};
use crate::scenario::text::Text;

/// So many are told of.
const MOST: usize = 4;

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let silent = scene
        .visits
        .iter()
        .filter(|visit| visit.questions.is_empty());
    silent
        .filter_map(|visit| fact(scene, visit))
        .take(MOST)
        .collect()
}

fn fact(scene: &Scene<'_>, silent: &Visit) -> Option<Fact> {
    let others = scene.visits.iter().filter(|other| {
        other.server == silent.server
            && other.client != silent.client
            && other.overlaps(silent)
            && !other.questions.is_empty()
    });
    let others: Vec<&Visit> = others.collect();
    if others.is_empty() {
        return None;
    }
    let during = |other: &Visit| {
        let mut answers = other.answers.iter();
        answers
            .find(|one| one.at > silent.knocked && one.at < silent.gone())
            .cloned()
    };
    let served: Vec<_> = others
        .iter()
        .filter_map(|other| Some((*other, during(other)?)))
        .collect();
    let length = time(silent.gone().since(silent.knocked));
    let name = silent.called();
    let asked = |other: &&&Visit| {
        let mut questions = other.questions.iter();
        questions.any(|one| one.at > silent.knocked && one.at < silent.gone())
    };
    if served.is_empty() && !others.iter().any(|other| asked(&other)) {
        return None;
    }
    let then = if served.is_empty() {
        Text::new(
            "selama itu tidak ada klien lain yang dijawab",
            "no other client was answered in that time",
        )
    } else {
        let names = names(served.iter().map(|(other, _)| *other));
        Text::new(
            format!("selama itu {} tetap dijawab", names.id),
            format!("in that time {} got answers all the same", names.en),
        )
    };
    let mut evidence = vec![packet(silent.number, silent.knocked)];
    evidence.extend(
        served
            .iter()
            .take(MOST)
            .map(|(_, one)| packet(one.number, one.at)),
    );
    Some(Fact {
        topic: Topic::Leaving,
        text: Text::new(
            format!(
                "{name} tersambung selama {} tanpa mengirim apa pun; {}.",
                length.id, then.id
            ),
            format!(
                "{name} was connected for {} and sent nothing; {}.",
                length.en, then.en
            ),
        ),
        evidence,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ANI, BUDI, SERVER, Sample, socket};

    const SYN: u8 = 2;
    const FIN: u8 = 17;
    const DATA: u8 = 24;

    fn told(answered_ms: u64, speaks: bool) -> Vec<String> {
        let mut sample = Sample::chat()
            .segment(10, (40_001, 5_000), SYN, "")
            .segment(12, (40_002, 5_000), SYN, "")
            .segment(15, (40_002, 5_000), DATA, "halo");
        if speaks {
            sample = sample.segment(16, (40_001, 5_000), DATA, "halo");
        }
        let sockets = vec![
            socket(SERVER, 5_000, 40_001),
            socket(ANI, 40_001, 5_000),
            socket(BUDI, 40_002, 5_000),
        ];
        let leaves = |sample: Sample| sample.segment(50, (40_001, 5_000), FIN, "");
        let answers = |sample: Sample| sample.segment(answered_ms, (5_000, 40_002), DATA, "ya");
        let sample = match answered_ms < 50 {
            true => leaves(answers(sample)),
            false => answers(leaves(sample)),
        };
        let record = sample.sockets(60, sockets).0;
        let facts = facts(&Scene::of(&record)).into_iter();
        facts.map(|fact| fact.text.en).collect()
    }

    #[test]
    fn a_silent_client_holds_others_up_or_it_does_not() {
        assert_eq!(
            told(20, false),
            [
                "`ani` was connected for 40 ms and sent nothing; in that time `budi` got answers all the same."
            ]
        );
        assert_eq!(
            told(55, false),
            [
                "`ani` was connected for 40 ms and sent nothing; no other client was answered in that time."
            ]
        );
        assert_eq!(told(20, true), Vec::<String>::new());
    }
}
