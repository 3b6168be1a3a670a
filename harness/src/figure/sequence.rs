//! The messages that went to and fro, one row each: when, from whom, to whom, and what it said.

use super::Figure;
use super::drawing::{Drawing, LINE};
use crate::analysis::{Numbered, packets};
use crate::record::Record;
use crate::record::parties::Parties;
use crate::scenario::text::{Language, Text, is_hidden};
use crate::trace::Moment;

/// So many rows are drawn, and so many are told in mermaid's language.
const MOST: usize = 60;
const MOST_MERMAID: usize = 40;
const TIME: u32 = 90;
const COLUMN: u32 = 150;
const TOP: u32 = 30;
const LONGEST: usize = 40;

/// The same dialogue twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sequence {
    pub figure: Figure,
    pub mermaid: String,
}

struct Message {
    at: Moment,
    /// Places among the actors.
    from: usize,
    to: usize,
    said: String,
}

/// Nothing where nobody was seen to say anything to anybody.
pub fn sequence(record: &Record, language: Language) -> Option<Sequence> {
    let parties = Parties::of(record);
    let all: Vec<Message> = packets(record)
        .iter()
        .filter_map(|one| message(one, &parties))
        .collect();
    if all.is_empty() {
        return None;
    }
    let names: Vec<&str> = record
        .scenario
        .cast
        .iter()
        .map(|actor| actor.name.as_str())
        .collect();
    Some(Sequence {
        figure: figure(&all, &names, language),
        mermaid: mermaid(&all, &names),
    })
}

/// One that carries something, between two who are on stage.
fn message(one: &Numbered<'_>, parties: &Parties<'_>) -> Option<Message> {
    let (from, to) = (parties.sender(one.packet)?, parties.receiver(one.packet)?);
    (one.packet.bytes > 0).then(|| Message {
        at: one.at,
        from: from.0,
        to: to.0,
        said: String::from_utf8_lossy(&one.packet.head.0)
            .trim_end()
            .chars()
            .take(LONGEST)
            .collect(),
    })
}

fn figure(all: &[Message], names: &[&str], language: Language) -> Figure {
    let shown = &all[..all.len().min(MOST)];
    let left_out = all.len() - shown.len();
    let column = |at: usize| TIME + COLUMN / 2 + u32::try_from(at).unwrap_or(0) * COLUMN;
    let row = |at: usize| TOP + (u32::try_from(at).unwrap_or(0) + 1) * 2 * LINE;
    let bottom = row(shown.len());
    let mut drawing = Drawing::new(column(names.len()), bottom + 2 * LINE);
    for (at, name) in names.iter().enumerate() {
        drawing.text("", (column(at) - 30, LINE), name);
        drawing.line("soft", (column(at), TOP), (column(at), bottom));
    }
    for (at, message) in shown.iter().enumerate() {
        let y = row(at);
        let time = format!("{:.4}", message.at.seconds());
        let time = match language {
            Language::Id => time.replace('.', ","),
            Language::En => time,
        };
        drawing.text("dim", (8, y), &time);
        let (from, to) = (column(message.from), column(message.to));
        drawing.arrow((from, y), (to, y));
        drawing.text("", (from.min(to) + 6, y - 5), &message.said);
    }
    if left_out > 0 {
        let told = Text::new(
            format!("… dan {left_out} pesan lagi"),
            format!("… and {left_out} more messages"),
        );
        drawing.text("dim", (8, bottom), told.in_language(language));
    }
    let title = Text::new(
        "Dialog pesan demi pesan",
        "The dialogue, message by message",
    );
    let about = Text::new(
        format!("{} pesan antara {}.", all.len(), names.join(", ")),
        format!("{} messages between {}.", all.len(), names.join(", ")),
    );
    let (title, about) = (title.in_language(language), about.in_language(language));
    drawing.into_figure("sequence", title, about)
}

fn mermaid(all: &[Message], names: &[&str]) -> String {
    let mut text = String::from("sequenceDiagram\n");
    for (at, name) in names.iter().enumerate() {
        text.push_str(&format!("  participant a{at} as {}\n", plain(name)));
    }
    for message in all.iter().take(MOST_MERMAID) {
        let said = plain(&message.said);
        text.push_str(&format!("  a{}->>a{}: {said}\n", message.from, message.to));
    }
    text
}

/// Without what has a meaning in mermaid.
fn plain(text: &str) -> String {
    let keep = |next: char| match next {
        _ if is_hidden(next) => '·',
        _ if next.is_alphanumeric() || " ._'-".contains(next) => next,
        _ => '·',
    };
    let kept: String = text.chars().map(keep).collect();
    if kept.trim().is_empty() {
        "·".to_string()
    } else {
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ANI, SERVER, Sample, socket};

    fn dialogue(said: &str) -> Record {
        Sample::chat()
            .segment(12, (40_001, 5_000), 24, said)
            .segment(13, (5_000, 40_001), 16, "")
            .sockets(
                50,
                vec![socket(ANI, 40_001, 5_000), socket(SERVER, 5_000, 40_001)],
            )
            .0
    }

    #[test]
    fn only_what_was_said_has_a_row() {
        let told = sequence(&dialogue("halo\n"), Language::Id).expect("somebody spoke");
        assert!(told.figure.svg.contains(">halo</text>"));
        assert!(told.figure.svg.contains(">0,0120</text>"));
        assert_eq!(told.mermaid.matches("->>").count(), 1);
        assert!(told.mermaid.ends_with("  a1->>a0: halo\n"));
        assert_eq!(sequence(&Sample::chat().0, Language::Id), None);
    }

    #[test]
    fn what_is_said_is_no_mermaid() {
        let record = dialogue("x\nend; %%{init}%% <script>#quot;");
        let told = sequence(&record, Language::En).expect("somebody spoke");
        let last = told.mermaid.lines().last().expect("there is one");
        assert_eq!(last, "  a1->>a0: x·end· ···init··· ·script··quot·");
    }
}
