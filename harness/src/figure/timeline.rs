//! Clients beside each other over time: when each connected, was accepted, was answered, and left.

use super::Figure;
use super::drawing::{Drawing, LETTER, LINE, fitting};
use crate::analysis::{Visit, decimal, time, visits};
use crate::record::Record;
use crate::scenario::text::{Language, Text};
use crate::trace::Moment;

const LABEL: u32 = 140;
const WIDTH: u32 = 560;
const BEHIND: u32 = 33 * LETTER;
const ROW: u32 = 2 * LINE;
const BAR: u32 = 14;
const TOP: u32 = 3 * LINE;
/// So many rows are drawn.
const MOST: usize = 40;

/// From when to when it is drawn, and with which step between lines.
struct Scale {
    from: u64,
    to: u64,
    step: u64,
}

/// Nothing where nobody connected.
pub fn timeline(record: &Record, language: Language) -> Option<Figure> {
    let visits = visits(record);
    let shown = &visits[..visits.len().min(MOST)];
    let scale = Scale::of(shown)?;
    let rows = u32::try_from(shown.len()).unwrap_or(0);
    let height = TOP + rows * ROW + 3 * LINE;
    let mut drawing = Drawing::new(LABEL + WIDTH + BEHIND, height);
    legend(&mut drawing, language);
    scale.draw(&mut drawing, height - 2 * LINE, language);
    for (visit, row) in shown.iter().zip(0..) {
        bar(&mut drawing, &scale, visit, TOP + row * ROW, language);
    }
    let title = Text::new("Siapa tersambung kapan", "Who was connected when");
    let about: Vec<String> = shown.iter().map(|visit| told(visit, language)).collect();
    let title = title.in_language(language);
    Some(drawing.into_figure("timeline", title, &about.join(" ")))
}

impl Scale {
    fn of(visits: &[Visit]) -> Option<Self> {
        let from = visits.iter().map(|visit| visit.knocked.nanos()).min()?;
        let to = visits.iter().map(|visit| visit.ended.nanos()).max()?;
        let length = to.saturating_sub(from).max(1_000_000);
        let step = nice(length / 5);
        let from = from / step * step;
        Some(Self {
            from,
            to: from + length + step,
            step,
        })
    }

    fn x(&self, at: Moment) -> u32 {
        let length = self.to - self.from;
        let into = at.nanos().clamp(self.from, self.to) - self.from;
        let pixels = u128::from(into) * u128::from(WIDTH) / u128::from(length);
        LABEL + u32::try_from(pixels).unwrap_or(WIDTH)
    }

    fn draw(&self, drawing: &mut Drawing, bottom: u32, language: Language) {
        let mut at = self.from;
        while at <= self.to {
            let x = self.x(Moment::from_nanos(at));
            drawing.line("soft", (x, TOP - 6), (x, bottom));
            let places = usize::from(self.step < 1_000_000);
            // A play is far too short for a loss that shows.
            #[expect(clippy::cast_precision_loss, reason = "a moment of a play")]
            let told = decimal(at as f64 / 1e6, places);
            drawing.text_around("dim", (x, bottom + LINE), told.in_language(language));
            at += self.step;
        }
        drawing.text("dim", (LABEL + WIDTH + 3 * LETTER, bottom + LINE), "ms");
    }
}

/// 1, 2 or 5 times a power of ten, at least as long as this.
fn nice(length: u64) -> u64 {
    let mut power = 100_000;
    loop {
        for factor in [1, 2, 5] {
            if power * factor >= length {
                return power * factor;
            }
        }
        power *= 10;
    }
}

fn legend(drawing: &mut Drawing, language: Language) {
    let entries = [
        (
            "wait",
            Text::new(
                "sampai terlihat diterima accept()",
                "until seen to be accepted",
            ),
        ),
        (
            "work",
            Text::new("tersambung (diterima)", "connected (accepted)"),
        ),
        (
            "mark",
            Text::new("kiriman dari server", "sent by the server"),
        ),
    ];
    let mut x = LABEL;
    for (class, told) in entries {
        let told = told.in_language(language);
        if class == "mark" {
            drawing.circle(class, (x + 6, LINE - 4), 4);
        } else {
            drawing.rectangle(class, (x, LINE - 10), (BAR, 12));
        }
        drawing.text("dim", (x + 2 * LETTER + 4, LINE), told);
        x += super::drawing::wide(told) + 6 * LETTER;
    }
}

fn bar(drawing: &mut Drawing, scale: &Scale, visit: &Visit, y: u32, language: Language) {
    let middle = y + BAR / 2;
    let name = fitting(&visit.name, LABEL - 3 * LETTER);
    drawing.text_until("", (LABEL - LETTER, middle + 5), &name);
    // Where the client is gone, nobody is connected any more, whatever the server still holds.
    let (knocked, ended) = (scale.x(visit.knocked), scale.x(visit.gone()));
    let accepted = visit.accepted.map_or(ended, |at| scale.x(at));
    let wait = accepted.saturating_sub(knocked).max(2);
    drawing.rectangle("wait", (knocked, y), (wait, BAR));
    if visit.accepted.is_some() {
        let begin = knocked + wait;
        let length = ended.saturating_sub(begin).max(2);
        drawing.rectangle("work", (begin, y), (length, BAR));
    }
    for answer in &visit.answers {
        drawing.circle("mark", (scale.x(answer.at), middle), 4);
    }
    let told = match (visit.answers.first(), visit.accepted) {
        (Some(first), _) => {
            let wait = time(first.at.since(visit.knocked));
            Text::new(
                format!("kiriman pertama setelah {}", wait.id),
                format!("first heard of after {}", wait.en),
            )
        }
        (None, Some(_)) => Text::new("tidak dikirimi apa pun", "was sent nothing"),
        (None, None) => {
            let wait = time(visit.ended.since(visit.knocked));
            Text::new(
                format!("tidak terlihat diterima ({})", wait.id),
                format!("not seen to be accepted ({})", wait.en),
            )
        }
    };
    let class = if visit.answers.is_empty() {
        "bad"
    } else {
        "dim"
    };
    let place = (ended.max(knocked + wait) + LETTER + 2, middle + 5);
    drawing.label(class, place, told.in_language(language));
}

/// In a sentence.
fn told(visit: &Visit, language: Language) -> String {
    let knocked = time(visit.knocked.since(Moment::default()));
    let name = &visit.name;
    let told = match visit.answers.first() {
        Some(first) => {
            let wait = time(first.at.since(visit.knocked));
            Text::new(
                format!(
                    "{name} tersambung pada {} dan dikirimi sesuatu setelah {}.",
                    knocked.id, wait.id
                ),
                format!(
                    "{name} connected at {} and was first sent something after {}.",
                    knocked.en, wait.en
                ),
            )
        }
        None => Text::new(
            format!(
                "{name} tersambung pada {} dan tidak dikirimi apa pun.",
                knocked.id
            ),
            format!("{name} connected at {} and was sent nothing.", knocked.en),
        ),
    };
    told.in_language(language).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ANI, BUDI, SERVER, Sample, socket};
    use crate::trace::Event;
    use std::net::{Ipv4Addr, SocketAddrV4};

    const SYN: u8 = 2;
    const DATA: u8 = 24;

    fn two() -> Sample {
        Sample::chat()
            .segment(10, (40_001, 5_000), SYN, "")
            .segment(20, (40_002, 5_000), SYN, "")
            .segment(35, (5_000, 40_001), DATA, "halo")
            .sockets(
                90,
                vec![
                    socket(ANI, 40_001, 5_000),
                    socket(SERVER, 5_000, 40_001),
                    socket(BUDI, 40_002, 5_000),
                ],
            )
    }

    /// Left, top, right, bottom of what a shape takes.
    fn areas(svg: &str, tag: &str, class: &str) -> Vec<[i64; 4]> {
        let document = roxmltree::Document::parse(svg).expect("it is XML");
        let is_meant = |shape: &roxmltree::Node<'_, '_>| {
            shape.has_tag_name(("http://www.w3.org/2000/svg", tag))
                && shape.attribute("class") == Some(class)
        };
        let shapes = document.descendants().filter(is_meant);
        let of = |shape: &roxmltree::Node<'_, '_>, name: &str| -> i64 {
            let value = shape.attribute(name).unwrap_or("0");
            value.parse().expect("a whole number")
        };
        let area = |shape: roxmltree::Node<'_, '_>| match tag {
            "circle" => {
                let (x, y, r) = (of(&shape, "cx"), of(&shape, "cy"), of(&shape, "r"));
                [x - r, y - r, x + r, y + r]
            }
            _ => {
                let (x, y) = (of(&shape, "x"), of(&shape, "y"));
                [x, y, x + of(&shape, "width"), y + of(&shape, "height")]
            }
        };
        shapes.map(area).collect()
    }

    #[test]
    fn words_stand_on_the_page_and_touch_no_mark() {
        let svg = timeline(&two().0, Language::En).expect("two connected").svg;
        let words = areas(&svg, "rect", "page");
        let words: Vec<&[i64; 4]> = words.iter().filter(|area| area[0] > 0).collect();
        assert_eq!(words.len(), 2, "{svg}");
        let marks = areas(&svg, "circle", "mark");
        let bars = [areas(&svg, "rect", "wait"), areas(&svg, "rect", "work")].concat();
        for area in marks.iter().chain(&bars).filter(|area| area[1] > 30) {
            let is_over = |word: &&&[i64; 4]| word[1] < area[3] && area[1] < word[3];
            assert!(
                words.iter().filter(is_over).all(|word| word[0] > area[2]),
                "{svg}"
            );
        }
    }

    #[test]
    fn each_client_has_its_bar_its_wait_and_its_answers() {
        assert_eq!(timeline(&Sample::chat().0, Language::En), None);
        let figure = timeline(&two().0, Language::En).expect("two connected");
        assert!(figure.svg.contains(">first heard of after 25 ms</text>"));
        assert!(
            figure
                .svg
                .contains(">not seen to be accepted (70 ms)</text>")
        );
        assert_eq!(
            figure.svg.matches("class=\"wait\"").count(),
            3,
            "and one in the legend"
        );
        assert_eq!(figure.svg.matches("class=\"work\"").count(), 2);
        assert!(figure.description.contains("ani"), "{}", figure.description);
    }

    #[test]
    fn who_was_accepted_by_a_raw_server_did_not_wait_for_that() {
        let from = SocketAddrV4::new(Ipv4Addr::LOCALHOST, 40_002);
        let actor = SERVER;
        let raw = two().saw(30, Event::Accepted { actor, from });
        let figure = timeline(&raw.0, Language::En).expect("two connected");
        assert!(!figure.svg.contains("to be accepted ("));
        assert!(figure.svg.contains(">was sent nothing</text>"));
        assert_eq!(figure.svg.matches("class=\"work\"").count(), 3);
    }

    #[test]
    fn a_bar_ends_when_its_client_is_gone() {
        let wide = |sample: Sample| {
            let figure = timeline(&sample.0, Language::En).expect("two connected");
            let bar = figure.svg.split("class=\"work\"").nth(2).expect("ani's");
            let width = bar.split("width=\"").nth(1).expect("it is a rectangle");
            let width: u32 = width
                .split('"')
                .next()
                .and_then(|it| it.parse().ok())
                .expect("a number");
            width
        };
        let leaves = || two().segment(45, (40_001, 5_000), 17, "");
        assert!(
            wide(leaves()) * 2 < wide(two()),
            "the server never closed its end"
        );
        let listens = leaves().segment(80, (5_000, 40_001), DATA, "halo").segment(
            90,
            (5_000, 40_001),
            17,
            "",
        );
        assert_eq!(wide(listens), wide(two()), "it is only done sending");
    }

    #[test]
    fn steps_are_round() {
        assert_eq!(nice(1), 100_000);
        assert_eq!(nice(1_100_000), 2_000_000);
        assert_eq!(nice(30_000_000), 50_000_000);
    }
}
