//! The dialogue in mermaid's language, for those who want to change it.

use super::lanes::Lanes;
use super::rows::{Row, Rows};
use crate::record::wire::{Party, Sign};
use crate::scenario::text::{Language, is_hidden};

/// So many messages are told.
const MOST: usize = 40;

pub(super) fn text(lanes: &Lanes, rows: &Rows, language: Language) -> String {
    let mut text = String::from("sequenceDiagram\n");
    for lane in 0..lanes.len() {
        text.push_str(&format!(
            "  participant a{lane} as {}\n",
            plain(lanes.name(lane))
        ));
    }
    for row in rows.shown().take(MOST) {
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
            Row::LeftOut(count) => format!("  Note over a0: … {count}\n"),
            Row::Alike(count) => format!("  Note over a0: … {count} ×\n"),
            // Nothing that anybody said.
            Row::Over => break,
        };
        text.push_str(&line);
    }
    text
}

/// Without what has a meaning in mermaid.
fn plain(text: &str) -> String {
    let keep = |next: char| match next {
        _ if is_hidden(next) => '·',
        _ if next.is_alphanumeric() || " ._'-…·?!,:()/=+⏎".contains(next) => next,
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
