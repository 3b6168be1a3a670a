//! In which order clients of one server spoke: by turns or not, and how long each waited for its turn.

use super::scene::{Scene, packet};
use super::{Fact, Said, Topic, Visit, time};
use crate::scenario::text::Text;
use std::time::Duration;

/// So many words of an order are told.
const MOST: usize = 12;

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let mut said: Vec<(&Visit, &Said)> = Vec::new();
    for visit in &scene.visits {
        said.extend(visit.questions.iter().map(|one| (visit, one)));
    }
    said.sort_by_key(|(_, one)| one.at);
    // A turn is all that one says before another speaks.
    let mut turns: Vec<(&Visit, &Said, &Said)> = Vec::new();
    for (visit, one) in said {
        match turns.last_mut() {
            Some((speaker, _, last)) if *speaker == visit => *last = one,
            _ => turns.push((visit, one, one)),
        }
    }
    let mut speakers: Vec<&str> = turns
        .iter()
        .map(|(visit, ..)| visit.name.as_str())
        .collect();
    speakers.sort_unstable();
    speakers.dedup();
    if speakers.len() < 2 || turns.len() <= speakers.len() {
        return Vec::new();
    }
    vec![fact(&turns, speakers.len())]
}

fn fact(turns: &[(&Visit, &Said, &Said)], speakers: usize) -> Fact {
    let names: Vec<&str> = turns
        .iter()
        .map(|(visit, ..)| visit.name.as_str())
        .collect();
    let more = if names.len() > MOST { ", …" } else { "" };
    let shown = &names[..names.len().min(MOST)];
    let order = format!("{}{more}", shown.join(", "));
    let is_round = names
        .iter()
        .skip(speakers)
        .zip(&names)
        .all(|(one, before)| one == before);
    let evidence = turns.iter().take(6);
    let evidence = evidence
        .map(|(_, first, _)| packet(first.number, first.at))
        .collect();
    let topic = Topic::Turns;
    if !is_round {
        let text = Text::new(
            format!("Urutan berbicara: {order}."),
            format!("They spoke in this order: {order}."),
        );
        return Fact {
            topic,
            text,
            evidence,
        };
    }
    let waits = turns
        .iter()
        .enumerate()
        .filter_map(|(at, (visit, first, _))| {
            let before = turns[..at]
                .iter()
                .rfind(|(other, ..)| other.name == visit.name)?;
            Some((first.at.since(before.2.at), visit.name.as_str()))
        });
    let (longest, who) = waits.max().unwrap_or((Duration::ZERO, ""));
    let wait = time(longest);
    Fact {
        topic,
        text: Text::new(
            format!(
                "Urutan berbicara: {order}. Giliran itu tidak pernah dilanggar. Paling lama menunggu gilirannya lagi: {who}, {}.",
                wait.id
            ),
            format!(
                "They spoke in this order: {order}. That round was never broken. The longest wait for another turn: {who}, {}.",
                wait.en
            ),
        ),
        evidence,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ANI, BUDI, SERVER, Sample, socket};

    const SYN: u8 = 2;
    const DATA: u8 = 24;

    fn told(order: &[u16]) -> Vec<String> {
        let mut sample = Sample::chat()
            .segment(10, (40_001, 5_000), SYN, "")
            .segment(11, (40_002, 5_000), SYN, "");
        for (at, port) in (2..).zip(order) {
            sample = sample.segment(at * 10, (*port, 5_000), DATA, "halo");
        }
        let sockets = vec![
            socket(SERVER, 5_000, 40_001),
            socket(ANI, 40_001, 5_000),
            socket(BUDI, 40_002, 5_000),
        ];
        let record = sample.sockets(900, sockets).0;
        let facts = facts(&Scene::of(&record)).into_iter();
        facts.map(|fact| fact.text.en).collect()
    }

    #[test]
    fn turns_are_kept_or_they_are_not() {
        let (ani, budi) = (40_001, 40_002);
        assert_eq!(
            told(&[ani, budi, ani, budi]),
            [
                "They spoke in this order: ani, budi, ani, budi. That round was never broken. The longest wait for another turn: budi, 20 ms."
            ]
        );
        assert_eq!(
            told(&[ani, budi]),
            Vec::<String>::new(),
            "nobody spoke twice"
        );
        assert_eq!(
            told(&[ani, ani, budi, budi]),
            Vec::<String>::new(),
            "one turn each"
        );
    }
}
