//! In what pieces output is told: as it comes, byte by byte, or gathered.

use crate::trace::{Bytes, Event, Moment};

/// In what pieces output is told: the verdicts must be the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Chunking {
    #[default]
    AsItComes,
    /// One byte an event, one event at a time.
    OneByte,
    /// Gathered until nothing more comes for a moment.
    Coalesced,
}

pub(super) fn size(event: &Event) -> usize {
    match event {
        Event::Printed { bytes, .. } => bytes.0.len(),
        _ => 0,
    }
}

pub(super) fn in_bytes((at, event): (Moment, Event)) -> Vec<(Moment, Event)> {
    match event {
        Event::Printed { actor, bytes } => {
            let one = |byte| Event::Printed {
                actor,
                bytes: Bytes(vec![byte]),
            };
            bytes.0.into_iter().map(|byte| (at, one(byte))).collect()
        }
        other => vec![(at, other)],
    }
}

/// What one actor printed without anything between becomes one event.
pub(super) fn coalesced(events: Vec<(Moment, Event)>) -> Vec<(Moment, Event)> {
    let mut joined: Vec<(Moment, Event)> = Vec::new();
    for (at, event) in events {
        match (joined.last_mut(), event) {
            (
                Some((_, Event::Printed { actor, bytes })),
                Event::Printed {
                    actor: of,
                    bytes: more,
                },
            ) if *actor == of => bytes.0.extend(more.0),
            (_, event) => joined.push((at, event)),
        }
    }
    joined
}
