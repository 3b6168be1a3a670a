//! TCP keeps no borders between messages: several in one segment, one in several.

use super::super::scene::{Scene, packet, quoted};
use super::super::{Evidence, Fact, Said, Topic, Visit, list};
use crate::scenario::text::Text;

/// So many ways and split lines are told of, so many texts are shown, and so many packets pointed at.
const MOST: usize = 8;
const MOST_TEXTS: usize = 3;
const MOST_EVIDENCE: usize = 20;

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let mut glued = Glued::default();
    let mut splits = Vec::new();
    for visit in &scene.visits {
        let (client, server) = (visit.called(), scene.party(visit.server));
        glued.learn(&client, &server, &visit.questions);
        glued.learn(&server, &client, &visit.answers);
        splits.extend(split(scene, visit, &server));
    }
    splits.truncate(MOST);
    match glued.count {
        0 => splits,
        _ => [glued.told(), why()].into_iter().chain(splits).collect(),
    }
}

/// Segments that carried several lines at once.
#[derive(Default)]
struct Glued {
    count: usize,
    /// From whom to whom, and how many of them.
    ways: Vec<(Text, usize)>,
    /// The first of what they carried; of one text alone everything is told.
    texts: Vec<String>,
    is_one_text: bool,
    /// The fewest and the most.
    lines: (usize, usize),
    /// Only a beginning was kept: there were at least so many.
    is_cut: bool,
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
            if lines > 1 {
                self.add(&way, text, lines, one);
            }
        }
    }

    fn add(&mut self, way: &Text, text: String, lines: usize, said: &Said) {
        match self.ways.iter_mut().find(|(known, _)| known == way) {
            Some((_, count)) => *count += 1,
            None => self.ways.push((way.clone(), 1)),
        }
        let (least, most) = self.lines;
        self.lines = match self.count {
            0 => (lines, lines),
            _ => (least.min(lines), most.max(lines)),
        };
        let is_known = self.texts.contains(&text);
        self.is_one_text = self.count == 0 || (self.is_one_text && is_known);
        if !is_known && self.texts.len() < MOST_TEXTS {
            self.texts.push(text);
        }
        self.count += 1;
        self.is_cut |= said.head.len() < said.bytes as usize;
        if self.evidence.len() < MOST_EVIDENCE {
            self.evidence.push(packet(said.number, said.at));
        }
    }

    /// `from ani to server (2) and from server to ani (3)`.
    fn told_ways(&self) -> Text {
        let is_one = self.ways.len() == 1;
        let told = self.ways.iter().take(MOST).map(|(way, count)| match count {
            count if *count == 1 || is_one => way.clone(),
            count => Text::new(
                format!("{} ({count})", way.id),
                format!("{} ({count})", way.en),
            ),
        });
        let mut told: Vec<Text> = told.collect();
        let more = self.ways.len().saturating_sub(MOST);
        if more > 0 {
            told.push(Text::new(
                format!("di {more} jalur lain"),
                format!("on {more} other ways"),
            ));
        }
        list(&told)
    }

    fn told_lines(&self) -> Text {
        let (least, most) = self.lines;
        match (self.is_cut, least == most) {
            (true, _) => Text::new(
                format!("paling sedikit {least}"),
                format!("at least {least}"),
            ),
            (false, true) => Text::new(most.to_string(), most.to_string()),
            (false, false) => Text::new(
                format!("{least} sampai {most}"),
                format!("{least} to {most}"),
            ),
        }
    }

    fn told(self) -> Fact {
        let (ways, lines) = (self.told_ways(), self.told_lines());
        let texts = self.texts.iter().map(|text| quoted(text));
        let texts: Vec<Text> = texts.map(|text| Text::new(text.clone(), text)).collect();
        let texts = list(&texts);
        let (what_id, what_en, each_id, each_en) = match self.count {
            1 => ("Satu segmen".to_string(), "One segment".to_string(), "", ""),
            many => (
                format!("{many} segmen"),
                format!("{many} segments"),
                " masing-masing",
                " each",
            ),
        };
        let (such_id, such_en) = match self.is_one_text {
            true => (":", ":"),
            false => (", misalnya", ", such as"),
        };
        Fact {
            topic: Topic::Segments,
            text: Text::new(
                format!(
                    "{what_id} {}{each_id} membawa {} baris sekaligus{such_id} {}.",
                    ways.id, lines.id, texts.id
                ),
                format!(
                    "{what_en} {}{each_en} carried {} lines at once{such_en} {}.",
                    ways.en, lines.en, texts.en
                ),
            ),
            evidence: self.evidence,
        }
    }
}

fn why() -> Fact {
    Fact {
        topic: Topic::Segments,
        text: Text::new(
            "TCP mengalirkan byte, bukan pesan: satu recv() dapat menerima beberapa pesan.",
            "TCP carries bytes, not messages: one recv() may get several of them.",
        ),
        evidence: Vec::new(),
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
    use crate::record::sample::{DATA, SYN, Sample};
    use crate::trace::Event;
    use crate::trace::packet::{Packet, Transport};

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
