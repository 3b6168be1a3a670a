//! The dialogue in mermaid's language, for those who want to change it.

use super::lanes::Lanes;
use super::rows::{Row, Rows};
use crate::record::wire::{Party, Sign};
use crate::scenario::text::{Language, is_hidden};

pub(super) fn text(lanes: &Lanes, rows: &Rows, language: Language) -> String {
    let mut text = String::from("sequenceDiagram\n");
    for lane in 0..lanes.len() {
        text.push_str(&format!(
            "  participant a{lane} as {}\n",
            plain(lanes.name(lane))
        ));
    }
    for row in rows.shown() {
        let line = match row {
            Row::Message(message) => {
                let (from, to) = (lanes.lane(message.from), lanes.lane(message.to));
                let arrow = match message.sign {
                    Sign::Says => "->>",
                    Sign::Breaks => "--x",
                    Sign::Asks | Sign::Agrees | Sign::Ends => "-->>",
                };
                format!(
                    "  a{from}{arrow}a{to}: {}\n",
                    plain(&message.told(language))
                )
            }
            Row::Own(own) => {
                let lane = lanes.lane(Party::Actor(own.actor));
                format!("  Note over a{lane}: {}\n", plain(&own.said))
            }
            Row::LeftOut(_) | Row::Alike(_) | Row::Over => {
                let told = row.told().unwrap_or_default();
                let told = plain(told.in_language(language));
                match lanes.len() {
                    0 | 1 => format!("  Note over a0: {told}\n"),
                    all => format!("  Note over a0,a{}: {told}\n", all - 1),
                }
            }
        };
        text.push_str(&line);
        // What follows is nothing that anybody said.
        if matches!(row, Row::Over) {
            break;
        }
    }
    text
}

/// Without what has a meaning in mermaid.
fn plain(text: &str) -> String {
    let keep = |next: char| match next {
        _ if is_hidden(next) => '·',
        _ if next.is_alphanumeric() || " ._'-—…·?!,:()/=+⏎\\".contains(next) => next,
        _ => '·',
    };
    let kept: String = text.chars().map(keep).collect();
    let kept = kept.trim();
    // `end` closes a block.
    match kept.to_lowercase().as_str() {
        "" => "·".to_string(),
        "end" => format!("{kept}·"),
        _ => kept.to_string(),
    }
}
