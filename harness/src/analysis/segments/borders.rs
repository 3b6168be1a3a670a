//! TCP keeps no borders between messages: several in one segment, one in several.

use super::super::scene::{Scene, packet, quoted};
use super::super::{Evidence, Fact, Said, Topic, Visit, list};
use crate::scenario::text::Text;

/// So many places are told of, so many texts on one way, and so many packets pointed at.
const MOST: usize = 8;
const MOST_TEXTS: usize = 3;
const MOST_EVIDENCE: usize = 20;

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

/// Segments that carried several lines at once.
struct Place {
    text: String,
    /// The fewest and the most; of one text there is one number.
    lines: (usize, usize),
    /// Only its beginning was kept: there were at least so many.
    is_cut: bool,
    ways: Vec<Text>,
    count: usize,
    evidence: Vec<Evidence>,
}

impl Glued {
    fn learn(&mut self, from: &str, to: &str, said: &[Said]) {
        let way = Text::new(
            format!("dari {from} ke {to}"),
            format!("from {from} to {to}"),
        );
        for one in said {
            let text = String::from_utf8_lossy(&one.head).into_owned();
            let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
            let is_cut = one.head.len() < one.bytes as usize;
            if lines > 1 {
                let place = Place {
                    text,
                    lines: (lines, lines),
                    is_cut,
                    ways: vec![way.clone()],
                    count: 1,
                    evidence: vec![packet(one.number, one.at)],
                };
                self.add(place);
            }
        }
    }

    fn add(&mut self, new: Place) {
        let same = self.0.iter().position(|place| place.text == new.text);
        // Of many texts on one way the rest is counted with the last.
        let mut there = (0..self.0.len()).filter(|at| self.0[*at].ways == new.ways);
        let many = there.nth(MOST_TEXTS - 1);
        match same.or(many).and_then(|at| self.0.get_mut(at)) {
            Some(place) => place.take(new),
            None => self.0.push(new),
        }
    }

    fn told(self) -> Vec<Fact> {
        // Why it is so is said once.
        let mut why = Text::new(
            " TCP mengalirkan byte, bukan pesan: satu recv() dapat menerima beberapa pesan.",
            " TCP carries bytes, not messages: one recv() may get several of them.",
        );
        let told = |place: Place| place.told(&std::mem::take(&mut why));
        self.0.into_iter().map(told).collect()
    }
}

impl Place {
    fn take(&mut self, new: Self) {
        for way in new.ways {
            if !self.ways.contains(&way) {
                self.ways.push(way);
            }
        }
        self.count += new.count;
        self.is_cut |= new.is_cut;
        let (least, most) = self.lines;
        self.lines = (least.min(new.lines.0), most.max(new.lines.1));
        let room = MOST_EVIDENCE.saturating_sub(self.evidence.len());
        self.evidence.extend(new.evidence.into_iter().take(room));
    }

    fn told(self, why: &Text) -> Fact {
        let (count, text, ways) = (self.count, quoted(&self.text), list(&self.ways));
        let (what_id, what_en) = match count {
            1 => ("Satu segmen".to_string(), "One segment".to_string()),
            _ => (format!("{count} segmen"), format!("{count} segments")),
        };
        let (each_id, each_en) = match count {
            1 => ("", ""),
            _ => (" masing-masing", " each"),
        };
        let (least, most) = self.lines;
        let lines = match (self.is_cut, least == most) {
            (true, _) => Text::new(
                format!("paling sedikit {least}"),
                format!("at least {least}"),
            ),
            (false, true) => Text::new(most.to_string(), most.to_string()),
            (false, false) => Text::new(
                format!("{least} sampai {most}"),
                format!("{least} to {most}"),
            ),
        };
        let such = match least == most {
            true => Text::new(":", ":"),
            false => Text::new(", misalnya", ", such as"),
        };
        Fact {
            topic: Topic::Segments,
            text: Text::new(
                format!(
                    "{what_id} {}{each_id} membawa {} baris sekaligus{} {text}.{}",
                    ways.id, lines.id, such.id, why.id
                ),
                format!(
                    "{what_en} {}{each_en} carried {} lines at once{} {text}.{}",
                    ways.en, lines.en, such.en, why.en
                ),
            ),
            evidence: self.evidence,
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::Sample;
    use crate::trace::Event;
    use crate::trace::packet::{Packet, Transport};

    const SYN: u8 = 2;
    const DATA: u8 = 24;

    #[test]
    fn of_a_segment_that_was_not_kept_whole_there_were_at_least_so_many_lines() {
        let carried = |bytes: u32| {
            let packet = Packet {
                from: [127, 0, 0, 1].into(),
                to: [127, 0, 0, 1].into(),
                ttl: 64,
                transport: Transport::Tcp {
                    from: 40_001,
                    to: 5_000,
                    flags: DATA,
                },
                bytes,
                head: "satu\ndua\n".into(),
                sequence: None,
            };
            let sample = Sample::chat().segment(10, (40_001, 5_000), SYN, "");
            let sample = sample.saw(20, Event::Packet(Box::new(packet)));
            facts(&Scene::of(&sample.0)).remove(0).text.en
        };
        assert!(carried(900).contains("carried at least 2 lines at once"));
        assert!(carried(9).contains("carried 2 lines at once"));
    }
}
