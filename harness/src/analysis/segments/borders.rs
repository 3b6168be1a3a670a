//! TCP keeps no borders between messages: several in one segment, one in several.

use super::super::scene::{Scene, packet, quoted};
use super::super::{Evidence, Fact, Said, Topic, Visit, list};
use crate::scenario::text::Text;

/// So many places are told of.
const MOST: usize = 8;

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let mut places = Glued::default();
    let mut splits = Vec::new();
    for visit in &scene.visits {
        let (client, server) = (visit.called(), scene.party(visit.server));
        places.learn(&client, &server, &visit.questions);
        places.learn(&server, &client, &visit.answers);
        splits.extend(split(scene, visit, &server));
    }
    let places = places.told().into_iter().chain(splits);
    places.take(MOST).collect()
}

/// Segments with several lines, those with the same ones together.
#[derive(Default)]
struct Glued(Vec<Place>);

/// Where these lines went in one segment.
struct Place {
    text: String,
    lines: usize,
    ways: Vec<Text>,
    evidence: Vec<Evidence>,
}

impl Glued {
    fn learn(&mut self, from: &str, to: &str, said: &[Said]) {
        for one in said {
            let text = String::from_utf8_lossy(&one.head).into_owned();
            let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
            if lines < 2 {
                continue;
            }
            let way = Text::new(
                format!("dari {from} ke {to}"),
                format!("from {from} to {to}"),
            );
            let evidence = packet(one.number, one.at);
            match self.0.iter_mut().find(|place| place.text == text) {
                Some(place) => {
                    place.ways.push(way);
                    place.evidence.push(evidence);
                }
                None => self.0.push(Place {
                    text,
                    lines,
                    ways: vec![way],
                    evidence: vec![evidence],
                }),
            }
        }
    }

    fn told(self) -> Vec<Fact> {
        // Why it is so is said once.
        let mut why = Text::new(
            " TCP mengalirkan byte, bukan pesan: satu recv() dapat menerima beberapa pesan.",
            " TCP carries bytes, not messages: one recv() may get several of them.",
        );
        let mut facts = Vec::new();
        for place in self.0 {
            let (lines, text, count) = (place.lines, quoted(&place.text), place.ways.len());
            let ways = list(&place.ways);
            let (what_id, what_en) = match count {
                1 => ("Satu segmen".to_string(), "One segment".to_string()),
                _ => (format!("{count} segmen"), format!("{count} segments")),
            };
            let (each_id, each_en) = match count {
                1 => ("", ""),
                _ => (" masing-masing", " each"),
            };
            let Text { id, en } = std::mem::take(&mut why);
            facts.push(Fact {
                topic: Topic::Segments,
                text: Text::new(
                    format!(
                        "{what_id} {}{each_id} membawa {lines} baris sekaligus: {text}.{id}",
                        ways.id
                    ),
                    format!(
                        "{what_en} {}{each_en} carried {lines} lines at once: {text}.{en}",
                        ways.en
                    ),
                ),
                evidence: place.evidence,
            });
        }
        facts
    }
}

/// What was typed as one line and went out in two segments.
fn split(scene: &Scene<'_>, visit: &Visit, server: &str) -> Vec<Fact> {
    let Some(actor) = visit.actor() else {
        return Vec::new();
    };
    let text = |said: &Said| String::from_utf8_lossy(&said.head).into_owned();
    let mut facts = Vec::new();
    let typed = scene.typed(actor).map(|(_, line)| line);
    for line in typed.filter(|line| line.chars().count() > 1) {
        if visit.questions.iter().any(|one| text(one).contains(line)) {
            continue;
        }
        let mut pairs = visit.questions.windows(2);
        let Some([first, second]) =
            pairs.find(|pair| (text(&pair[0]) + &text(&pair[1])).contains(line))
        else {
            continue;
        };
        let (one, other, client) = (quoted(&text(first)), quoted(&text(second)), visit.called());
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
