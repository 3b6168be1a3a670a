//! Bytes and segments: how many of each client, and what TCP sent again.

mod again;
mod borders;
mod held_back;

use super::scene::{Scene, names, packet};
use super::{Fact, Said, Topic, Visit};
use crate::record::wire::Party;
use crate::scenario::text::Text;
pub(super) use held_back::held_back;
use std::collections::BTreeMap;

/// So many kinds of clients are told of one by one, and so many clients are named.
const MOST: usize = 4;
const MOST_NAMES: usize = 8;

/// What a client had in common with others: whom it spoke to, and how many segments went to and fro.
type Kind = (Party, usize, usize);

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let mut facts = counted(scene);
    facts.extend(again::fact(scene));
    facts.extend(held_back::facts(scene));
    facts.extend(borders::facts(scene));
    facts
}

/// Clients with as many segments are told together; where that makes too many kinds, all are.
fn counted(scene: &Scene<'_>) -> Vec<Fact> {
    let spoke = |one: &&Visit| !one.questions.is_empty() || !one.answers.is_empty();
    let mut kinds: Vec<(Kind, Vec<&Visit>)> = Vec::new();
    for visit in scene.visits.iter().filter(spoke) {
        let kind = (visit.server, visit.questions.len(), visit.answers.len());
        match kinds.iter_mut().find(|(other, _)| *other == kind) {
            Some((_, visits)) => visits.push(visit),
            None => kinds.push((kind, vec![visit])),
        }
    }
    if kinds.len() > MOST {
        let mut servers: BTreeMap<Party, Vec<&Visit>> = BTreeMap::new();
        for ((server, ..), visits) in kinds {
            servers.entry(server).or_default().extend(visits);
        }
        return servers
            .values()
            .map(|visits| amounts(scene, visits))
            .collect();
    }
    kinds
        .iter()
        .map(|(_, visits)| amounts(scene, visits))
        .collect()
}

fn amounts(scene: &Scene<'_>, visits: &[&Visit]) -> Fact {
    let questions = visits.iter().map(|visit| &visit.questions[..]);
    let answers = visits.iter().map(|visit| &visit.answers[..]);
    let sent = amount(questions, ("mengirim", "sent"));
    let got = amount(answers, ("menerima", "received"));
    let who = match visits.len() {
        few if few <= MOST_NAMES => names(visits.iter().copied()),
        many => Text::new(format!("{many} klien"), format!("{many} clients")),
    };
    let (each_id, each_en) = match visits.len() {
        1 => ("", ""),
        _ => (" masing-masing", " each"),
    };
    let server = visits
        .first()
        .map_or_else(String::new, |one| scene.party(one.server));
    let firsts = visits.iter().flat_map(|visit| {
        let said = [visit.questions.first(), visit.answers.first()];
        said.into_iter().flatten()
    });
    Fact {
        topic: Topic::Segments,
        text: Text::new(
            format!(
                "{}{each_id} {} ke {server} dan {}.",
                who.id, sent.id, got.id
            ),
            format!(
                "{}{each_en} {} to {server} and {}.",
                who.en, sent.en, got.en
            ),
        ),
        evidence: firsts.map(|one| packet(one.number, one.at)).collect(),
    }
}

/// `mengirim 5 byte dalam 1 segmen`, `menerima 5 sampai 9 byte dalam 1 sampai 2 segmen`.
fn amount<'a>(said: impl Iterator<Item = &'a [Said]> + Clone, (id, en): (&str, &str)) -> Text {
    let bytes = |said: &[Said]| said.iter().map(|one| u64::from(one.bytes)).sum::<u64>();
    let (bytes, most_bytes) = range(said.clone().map(bytes));
    let (segments, most_segments) = range(said.map(|said| u64::try_from(said.len()).unwrap_or(0)));
    if most_segments == "0" {
        return Text::new(format!("tidak {id} apa pun"), format!("{en} nothing"));
    }
    let plural = |range: &Text, most: &str, unit: &str| match (range.en.as_str(), most) {
        ("1", _) | (_, "1") => format!("{} {unit}", range.en),
        _ => format!("{} {unit}s", range.en),
    };
    let (bytes_en, segments_en) = (
        plural(&bytes, &most_bytes, "byte"),
        plural(&segments, &most_segments, "segment"),
    );
    Text::new(
        format!("{id} {} byte dalam {} segmen", bytes.id, segments.id),
        format!("{en} {bytes_en} in {segments_en}"),
    )
}

/// `5`, `5 sampai 9`; and the most.
fn range(numbers: impl Iterator<Item = u64> + Clone) -> (Text, String) {
    let least = numbers.clone().min().unwrap_or(0).to_string();
    let most = numbers.max().unwrap_or(0).to_string();
    let range = match least == most {
        true => Text::new(most.clone(), most.clone()),
        false => Text::new(
            format!("{least} sampai {most}"),
            format!("{least} to {most}"),
        ),
    };
    (range, most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ANI, DATA, SERVER, SYN, Sample, socket};

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
            ["`ani` sent 15 bytes in 2 segments to `server` and received 3 bytes in 1 segment."]
        );
    }

    /// Clients that each say so many bytes in one segment, and what is told of them.
    fn clients(bytes: &[usize]) -> Vec<String> {
        let mut sample = Sample::chat();
        let mut sockets = Vec::new();
        for (port, bytes) in (40_001..).zip(bytes) {
            sockets.push(socket(SERVER, 5_000, port));
            let text = "x".repeat(*bytes);
            sample = sample.segment(10, (port, 5_000), SYN, "");
            sample = sample.segment(20, (port, 5_000), DATA, &text);
        }
        let record = sample.sockets(900, sockets).0;
        let facts = facts(&Scene::of(&record)).into_iter();
        facts.map(|fact| fact.text.en).collect()
    }

    #[test]
    fn who_got_nothing_is_told_in_a_sentence() {
        let sample = Sample::chat()
            .segment(10, (40_001, 5_000), SYN, "")
            .segment(20, (40_001, 5_000), DATA, "halo\n")
            .both_connected(30);
        assert_eq!(
            facts(&Scene::of(&sample.0))[0].text.id,
            "`ani` mengirim 5 byte dalam 1 segmen ke `server` dan tidak menerima apa pun."
        );
    }

    #[test]
    fn clients_with_as_many_segments_are_told_together() {
        assert_eq!(
            clients(&[5, 5]),
            [
                "`port 40001` and `port 40002` each sent 5 bytes in 1 segment to `server` and received nothing."
            ]
        );
        assert_eq!(
            clients(&[1, 5]),
            [
                "`port 40001` and `port 40002` each sent 1 to 5 bytes in 1 segment to `server` and received nothing."
            ]
        );
        let many = clients(&[1; 14]);
        assert_eq!(
            many,
            ["14 clients each sent 1 byte in 1 segment to `server` and received nothing."]
        );
    }

    #[test]
    fn what_tcp_sent_again_is_counted_once() {
        let twice = Sample::chat()
            .numbered(10, (40_001, 5_000), (SYN, 99), "")
            .numbered(20, (40_001, 5_000), (DATA, 100), "halo")
            .numbered(21, (40_001, 5_000), (DATA, 100), "halo")
            .sockets(900, vec![socket(ANI, 40_001, 5_000)]);
        let facts = facts(&Scene::of(&twice.0));
        let told = &facts[0].text.en;
        assert!(
            told.starts_with("`ani` sent 4 bytes in 1 segment to"),
            "{told}"
        );
    }

    #[test]
    fn the_same_lines_on_several_ways_are_told_together() {
        let both = "satu\ndua\n";
        let record = Sample::chat()
            .segment(10, (40_001, 5_000), SYN, "")
            .segment(20, (40_001, 5_000), DATA, both)
            .segment(21, (5_000, 40_001), DATA, both)
            .sockets(
                900,
                vec![socket(SERVER, 5_000, 40_001), socket(ANI, 40_001, 5_000)],
            )
            .0;
        let facts = facts(&Scene::of(&record));
        assert!(
            facts[1].text.en.starts_with("2 segments from `ani` to `server` and from `server` to `ani` each carried 2 lines at once"),
            "{facts:?}"
        );
        assert_eq!((facts.len(), facts[1].evidence.len()), (3, 2));
        assert_eq!(facts[2].evidence, [], "why it is so holds everywhere");
    }

    #[test]
    fn different_lines_on_several_ways_are_one_sentence_with_their_counts() {
        let record = Sample::chat()
            .segment(10, (40_001, 5_000), SYN, "")
            .segment(20, (40_001, 5_000), DATA, "satu\ndua\n")
            .segment(21, (5_000, 40_001), DATA, "tiga\nempat\nlima\n")
            .segment(22, (5_000, 40_001), DATA, "enam\ntujuh\n")
            .sockets(
                900,
                vec![socket(SERVER, 5_000, 40_001), socket(ANI, 40_001, 5_000)],
            )
            .0;
        let facts = facts(&Scene::of(&record));
        assert_eq!(
            facts[1].text.en,
            "3 segments from `ani` to `server` and from `server` to `ani` (2) each carried 2 to 3 lines at once, such as “satu⏎dua⏎”, “tiga⏎empat⏎lima⏎”, and “enam⏎tujuh⏎”."
        );
        assert_eq!(facts.len(), 3, "{facts:?}");
    }

    #[test]
    fn a_flood_is_told_in_few_words() {
        let mut sample = Sample::chat().segment(10, (40_001, 5_000), SYN, "");
        for at in 0..400 {
            let text = format!("baris {at}\nlagi\n{}", "dan\n".repeat(at % 3));
            let at_ms = 20 + u64::try_from(at).expect("it is small");
            sample = sample.segment(at_ms, (5_000, 40_001), DATA, &text);
        }
        let sockets = vec![socket(SERVER, 5_000, 40_001), socket(ANI, 40_001, 5_000)];
        let record = sample.sockets(900, sockets).0;
        let facts = facts(&Scene::of(&record));
        assert_eq!(facts.len(), 3, "{facts:?}");
        assert!(
            facts[1].text.en.starts_with(
                "400 segments from `server` to `ani` each carried 2 to 4 lines at once, such as “"
            ),
            "{facts:?}"
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
