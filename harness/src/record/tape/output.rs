//! What one actor printed, in the pieces in which it came: the head, the tail, and how much is missing between.

use super::Order;
use crate::trace::{ActorId, Bytes, Entry, Event, Moment, What};
use std::collections::VecDeque;
use std::time::Duration;

/// Pieces that follow each other so closely, with nothing else between them, are one.
const CLOSE: Duration = Duration::from_millis(1);
/// From an actor that has printed so many pieces, those within this time are one, whatever was between.
const MANY: usize = 10_000;
const NEAR: Duration = Duration::from_millis(10);
/// The greatest number of pieces behind the head.
const MOST: usize = 20_000;

#[derive(Debug)]
pub(super) struct Output {
    end: usize,
    head: VecDeque<Piece>,
    head_bytes: usize,
    tail: VecDeque<Piece>,
    tail_bytes: usize,
    left_out: u64,
}

#[derive(Debug)]
struct Piece {
    /// Of its first byte, and of the last that was added.
    order: Order,
    last: Order,
    at: Moment,
    bytes: Vec<u8>,
}

impl Output {
    /// With so many bytes of room at each end.
    pub(super) fn new(end: usize) -> Self {
        Self {
            end,
            head: VecDeque::new(),
            head_bytes: 0,
            tail: VecDeque::new(),
            tail_bytes: 0,
            left_out: 0,
        }
    }

    pub(super) fn left_out(&self) -> u64 {
        self.left_out
    }

    /// What came before `since` is no one piece with what comes after it.
    pub(super) fn append(&mut self, order: Order, at: Moment, bytes: &[u8], since: Moment) {
        let room = if self.tail.is_empty() && self.left_out == 0 && self.head.len() < MOST {
            self.end - self.head_bytes
        } else {
            0
        };
        let (first, rest) = bytes.split_at(room.min(bytes.len()));
        if !first.is_empty() {
            self.head_bytes += first.len();
            add(&mut self.head, piece(order, at, first), since);
        }
        if rest.is_empty() {
            return;
        }
        let surplus = rest.len().saturating_sub(self.end);
        self.left_out += surplus as u64;
        let rest = &rest[surplus..];
        self.tail_bytes += rest.len();
        add(&mut self.tail, piece(order, at, rest), since);
        self.shorten();
    }

    /// Drops from the front of the tail what is too much.
    fn shorten(&mut self) {
        while self.tail_bytes > self.end || self.tail.len() > MOST {
            let Some(oldest) = self.tail.front_mut() else {
                return;
            };
            let surplus = self.tail_bytes.saturating_sub(self.end);
            if surplus > 0 && surplus < oldest.bytes.len() {
                oldest.bytes.drain(..surplus);
                self.tail_bytes -= surplus;
                self.left_out += surplus as u64;
                continue;
            }
            let gone = oldest.bytes.len();
            self.tail.pop_front();
            self.tail_bytes -= gone;
            self.left_out += gone as u64;
        }
    }

    pub(super) fn into_entries(self, actor: ActorId) -> impl Iterator<Item = (Order, Entry)> {
        let pieces = self.head.into_iter().chain(self.tail);
        pieces.map(move |piece| {
            let bytes = Bytes(piece.bytes);
            let what = What::Saw(Event::Printed { actor, bytes });
            let at = piece.at;
            (piece.order, Entry { at, what })
        })
    }
}

fn piece(order: Order, at: Moment, bytes: &[u8]) -> Piece {
    Piece {
        order,
        last: order,
        at,
        bytes: bytes.to_vec(),
    }
}

/// Adds a piece to the last one if they belong together, else behind it.
fn add(pieces: &mut VecDeque<Piece>, piece: Piece, since: Moment) {
    let is_crowded = pieces.len() >= MANY;
    let belongs = |last: &&mut Piece| {
        let apart = piece.at.since(last.at);
        let is_next = last.last + 1 == piece.order && since <= last.at;
        is_next && apart < CLOSE || is_crowded && apart < NEAR
    };
    match pieces.back_mut().filter(belongs) {
        Some(last) => {
            last.bytes.extend_from_slice(&piece.bytes);
            last.last = piece.order;
        }
        None => pieces.push_back(piece),
    }
}
