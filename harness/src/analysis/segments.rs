//! Bytes and segments: TCP keeps no borders between messages, and here it shows.

use super::scene::{Scene, packet, quoted};
use super::{Fact, Said, Topic, Visit};
use crate::scenario::text::Text;

/// So many clients and places are told of.
const MOST: usize = 8;

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let spoke = scene
        .visits
        .iter()
        .filter(|one| !one.questions.is_empty() || !one.answers.is_empty());
    let mut facts: Vec<Fact> = spoke
        .take(MOST)
        .map(|visit| counted(scene, visit))
        .collect();
    let mut places = Vec::new();
    for visit in &scene.visits {
        let (client, server) = (visit.name.clone(), scene.party(visit.server));
        places.extend(glued(&client, &server, &visit.questions));
        places.extend(glued(&server, &client, &visit.answers));
        places.extend(split(scene, visit, &server));
    }
    facts.extend(places.into_iter().take(MOST));
    facts
}

fn counted(scene: &Scene<'_>, visit: &Visit) -> Fact {
    let amount = |said: &[Said]| {
        let bytes: u64 = said.iter().map(|one| u64::from(one.bytes)).sum();
        let plural = if said.len() == 1 { "" } else { "s" };
        Text::new(
            format!("{bytes} byte dalam {} segmen", said.len()),
            format!("{bytes} bytes in {} segment{plural}", said.len()),
        )
    };
    let (sent, got) = (amount(&visit.questions), amount(&visit.answers));
    let (name, server) = (&visit.name, scene.party(visit.server));
    let firsts = visit
        .questions
        .first()
        .into_iter()
        .chain(visit.answers.first());
    Fact {
        topic: Topic::Segments,
        text: Text::new(
            format!(
                "{name} mengirim {} ke {server} dan menerima {}.",
                sent.id, got.id
            ),
            format!(
                "{name} sent {} to {server} and received {}.",
                sent.en, got.en
            ),
        ),
        evidence: firsts.map(|one| packet(one.number, one.at)).collect(),
    }
}

/// Several lines in one segment.
fn glued(from: &str, to: &str, said: &[Said]) -> Vec<Fact> {
    let several = said.iter().filter_map(|one| {
        let text = String::from_utf8_lossy(&one.head);
        let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
        (lines > 1).then(|| (one, lines, quoted(&text)))
    });
    several
        .map(|(one, lines, text)| Fact {
            topic: Topic::Segments,
            text: Text::new(
                format!("Satu segmen dari {from} ke {to} membawa {lines} baris sekaligus: {text}. TCP mengalirkan byte, bukan pesan: satu recv() dapat menerima beberapa pesan."),
                format!("One segment from {from} to {to} carried {lines} lines at once: {text}. TCP carries bytes, not messages: one recv() may get several of them."),
            ),
            evidence: vec![packet(one.number, one.at)],
        })
        .collect()
}

/// What was typed as one line and went out in two segments.
fn split(scene: &Scene<'_>, visit: &Visit, server: &str) -> Vec<Fact> {
    let Some(actor) = visit.actor() else {
        return Vec::new();
    };
    let text = |said: &Said| String::from_utf8_lossy(&said.head).into_owned();
    let mut facts = Vec::new();
    for line in scene.typed(actor).filter(|line| line.chars().count() > 1) {
        if visit.questions.iter().any(|one| text(one).contains(line)) {
            continue;
        }
        let mut pairs = visit.questions.windows(2);
        let Some([first, second]) =
            pairs.find(|pair| (text(&pair[0]) + &text(&pair[1])).contains(line))
        else {
            continue;
        };
        let (one, other, client) = (quoted(&text(first)), quoted(&text(second)), &visit.name);
        facts.push(Fact {
            topic: Topic::Segments,
            text: Text::new(
                format!("Satu baris dari {client} ke {server} terbagi atas dua segmen: {one} dan {other}. Satu recv() dapat menerima hanya sebagian pesan."),
                format!("One line from {client} to {server} went out in two segments: {one} and {other}. One recv() may get a part of a message only."),
            ),
            evidence: vec![
                packet(first.number, first.at),
                packet(second.number, second.at),
            ],
        });
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ANI, SERVER, Sample, socket};

    const SYN: u8 = 2;
    const DATA: u8 = 24;

    fn told(said: &[(u64, &str)]) -> Vec<String> {
        let mut sample = Sample::chat()
            .segment(10, (40_001, 5_000), SYN, "")
            .types(15, ANI, "halo\n");
        for (at, text) in said {
            sample = sample.segment(*at, (40_001, 5_000), DATA, text);
        }
        let record = sample
            .segment(800, (5_000, 40_001), DATA, "ya\n")
            .sockets(
                900,
                vec![socket(SERVER, 5_000, 40_001), socket(ANI, 40_001, 5_000)],
            )
            .0;
        let facts = facts(&Scene::of(&record)).into_iter();
        facts.map(|fact| fact.text.en).collect()
    }

    #[test]
    fn bytes_and_segments_are_counted() {
        assert_eq!(
            told(&[(20, "halo\n"), (200, "apa kabar\n")]),
            ["ani sent 15 bytes in 2 segments to server and received 3 bytes in 1 segment."]
        );
    }

    #[test]
    fn two_lines_in_one_segment_are_shown() {
        let facts = told(&[(20, "satu\ndua\n")]);
        assert!(
            facts[1].contains("carried 2 lines at once: “satu⏎dua⏎”"),
            "{facts:?}"
        );
        assert_eq!(told(&[(20, "satu dua\n")]).len(), 1);
    }

    #[test]
    fn a_line_in_two_segments_is_shown() {
        let facts = told(&[(20, "ha"), (21, "lo\n")]);
        assert!(
            facts[1].contains("went out in two segments: “ha” and “lo⏎”"),
            "{facts:?}"
        );
        assert_eq!(
            told(&[(20, "halo"), (21, "lagi\n")]).len(),
            1,
            "nobody typed that in one line"
        );
    }
}
