//! Clients beside each other over time: when each connected, and when it was first answered.

use super::Figure;
use super::drawing::{Drawing, LINE};
use crate::analysis::{Numbered, packets, time};
use crate::record::Record;
use crate::record::parties::Parties;
use crate::scenario::text::{Language, Text};
use crate::trace::Moment;
use crate::trace::packet::Transport;

const SYN: u8 = 0x02;
const ACK: u8 = 0x10;
const LABEL: u32 = 150;
const WIDTH: u32 = 560;
const BEHIND: u32 = 130;

/// A client's connection, from its first segment to the first bytes that came back.
struct Visit {
    name: String,
    knocked: Moment,
    answered: Option<Moment>,
}

/// Nothing where fewer than two clients connected.
pub fn timeline(record: &Record, language: Language) -> Option<Figure> {
    let visits = visits(record);
    if visits.len() < 2 {
        return None;
    }
    let end = record.about.took.nanos().max(1);
    let place = |at: Moment| {
        let part = at.nanos().min(end).saturating_mul(u64::from(WIDTH)) / end;
        LABEL + u32::try_from(part).unwrap_or(WIDTH)
    };
    let rows = u32::try_from(visits.len()).unwrap_or(u32::MAX / LINE / 4);
    let mut drawing = Drawing::new(LABEL + WIDTH + BEHIND, (rows + 1) * 2 * LINE);
    let mut y = LINE;
    for visit in &visits {
        drawing.text("", (8, y + 13), &visit.name);
        let answered = visit.answered.unwrap_or(record.about.took);
        let (from, to) = (
            place(visit.knocked),
            place(answered).max(place(visit.knocked) + 2),
        );
        drawing.rectangle("wait", (from, y), (to - from, LINE));
        let told = match visit.answered {
            Some(at) => time(at.since(visit.knocked)),
            None => Text::new("tidak dijawab", "not answered"),
        };
        drawing.text("dim", (to + 6, y + 13), told.in_language(language));
        y += 2 * LINE;
    }
    let title = Text::new(
        "Dari tersambung sampai dijawab pertama kali",
        "From connecting to the first answer",
    );
    let names: Vec<&str> = visits.iter().map(|visit| visit.name.as_str()).collect();
    let (title, names) = (title.in_language(language), names.join(", "));
    Some(drawing.into_figure("timeline", title, &names))
}

fn visits(record: &Record) -> Vec<Visit> {
    let parties = Parties::of(record);
    let all = packets(record);
    let knocks = all.iter().filter_map(|one| match one.packet.transport {
        Transport::Tcp { from, to, flags } if flags & (SYN | ACK) == SYN => Some((one, from, to)),
        _ => None,
    });
    knocks
        .map(|(knock, client, server)| Visit {
            name: parties
                .sender(knock.packet)
                .and_then(|actor| parties.name(actor))
                .map_or_else(|| format!("port {client}"), ToString::to_string),
            knocked: knock.at,
            answered: answer(&all, knock.at, (server, client)),
        })
        .collect()
}

/// When the first bytes went this way.
fn answer(all: &[Numbered<'_>], after: Moment, ports: (u16, u16)) -> Option<Moment> {
    let carries = |one: &&Numbered<'_>| {
        one.at >= after && one.packet.bytes > 0 && one.packet.transport.ports() == Some(ports)
    };
    all.iter().find(carries).map(|one| one.at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::Sample;

    #[test]
    fn each_client_has_its_bar_and_its_wait() {
        let one = Sample::chat().segment(10, (40_001, 5_000), SYN, "");
        assert_eq!(timeline(&one.0, Language::En), None);
        let two =
            one.segment(20, (40_002, 5_000), SYN, "")
                .segment(35, (5_000, 40_001), 24, "halo");
        let figure = timeline(&two.0, Language::En).expect("two connected");
        assert!(figure.svg.contains(">25 ms</text>"));
        assert!(figure.svg.contains(">not answered</text>"));
        assert_eq!(figure.svg.matches("class=\"wait\"").count(), 2);
    }
}
