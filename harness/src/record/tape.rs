//! Keeps what was done and seen while a play goes on, within bounds: of each actor's output the head and
//! the tail, of the surveys those in which something had changed.

mod output;
mod surveys;

use super::Evidence;
use crate::trace::survey::Survey;
use crate::trace::{Action, ActorId, Entry, Event, Moment, What};
use output::Output;
use std::collections::BTreeMap;
use surveys::Surveys;

/// How many actions and events that are neither output nor surveys are kept.
const MOST_EVENTS: usize = 100_000;
/// How many of them may be packets.
const MOST_PACKETS: usize = 10_000;
/// How much of one end of an actor's output is kept, and of all actors' together.
const END: usize = 512 * 1024;
const ALL_ENDS: usize = 64 * 1024 * 1024;

/// Where an entry stands among all that ever came.
type Order = u64;

#[derive(Debug)]
pub struct Tape {
    next: Order,
    end: usize,
    outputs: BTreeMap<ActorId, Output>,
    surveys: Surveys,
    others: Vec<(Order, Entry)>,
    /// The latest moment of any of those: a packet is told before what a program showed just before it passed.
    latest: Moment,
    events_left_out: u64,
    packets: usize,
}

impl Tape {
    pub fn new(actors: usize) -> Self {
        Self {
            next: 0,
            end: END.min(ALL_ENDS / 2 / actors.max(1)),
            outputs: BTreeMap::new(),
            surveys: Surveys::default(),
            others: Vec::new(),
            latest: Moment::default(),
            events_left_out: 0,
            packets: 0,
        }
    }

    pub fn did(&mut self, at: Moment, action: Action) {
        let what = What::Did(action);
        self.push(Entry { at, what });
    }

    pub fn saw(&mut self, at: Moment, event: Event) {
        match event {
            Event::Printed { actor, bytes } => {
                let end = self.end;
                let output = self
                    .outputs
                    .entry(actor)
                    .or_insert_with(|| Output::new(end));
                output.append(self.next, at, &bytes.0, self.latest);
                self.next += 1;
            }
            Event::Surveyed(survey) => {
                self.surveys.take(self.next, at, survey);
                self.next += 1;
            }
            Event::Packet(_) if self.packets == MOST_PACKETS => self.events_left_out += 1,
            other => {
                self.packets += usize::from(matches!(other, Event::Packet(_)));
                let what = What::Saw(other);
                self.push(Entry { at, what });
            }
        }
    }

    fn push(&mut self, entry: Entry) {
        self.latest = self.latest.max(entry.at);
        if self.others.len() == MOST_EVENTS {
            self.events_left_out += 1;
            return;
        }
        self.others.push((self.next, entry));
        self.next += 1;
    }

    /// Everything that was kept, in the order in which it came.
    pub fn into_evidence(self, left_over: Option<Box<Survey>>) -> Evidence {
        let mut left_out = Vec::new();
        let mut entries = self.others;
        for (actor, output) in self.outputs {
            if output.left_out() > 0 {
                left_out.push((actor, output.left_out()));
            }
            entries.extend(output.into_entries(actor));
        }
        let surveys_left_out = self.surveys.left_out();
        entries.extend(self.surveys.into_entries());
        entries.sort_by_key(|(order, _)| *order);
        Evidence {
            trace: entries.into_iter().map(|(_, entry)| entry).collect(),
            left_out,
            surveys_left_out,
            events_left_out: self.events_left_out,
            left_over,
            ..Evidence::default()
        }
    }
}

#[cfg(test)]
mod tests;
