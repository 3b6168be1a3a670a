//! Threads that wait for a lock, or for each other, while nobody listens to those who wait for an answer.

use super::words::list;
use crate::scenario::name::Name;
use crate::scenario::text::Text;
use crate::trace::survey::Call;
use crate::verdict::{Failure, Waiting, WaitsFor};

/// A program whose threads are blocked so.
pub(super) struct Locked {
    /// How many of them.
    threads: usize,
    /// To whom none of its threads listens, though they wait for it.
    unheard: Vec<String>,
}

/// Does this thread wait for its like? A program's first one only waits until the others have ended.
pub(super) fn is_locked(waiting: &Waiting) -> bool {
    waiting.call == Some(Call::Futex)
        && !waiting.is_timed
        && waiting.thread.is_some_and(|number| number > 1)
}

/// Nothing where other threads would be enough to explain it: runtimes have some that rest in the same way.
pub(super) fn of(failure: &Failure, actor: &Name) -> Option<Locked> {
    let its = || failure.waiting.iter().filter(|one| one.actor == *actor);
    let threads = its().filter(|one| is_locked(one)).count();
    let is_heard = |other: &Name| its().any(|one| listens(one, other));
    let guests = failure.waiting.iter().filter(|one| listens(one, actor));
    let mut unheard: Vec<String> = guests
        .filter(|one| !is_heard(&one.actor))
        .map(|one| one.actor.to_string())
        .collect();
    unheard.dedup();
    let is_free = its().any(|one| one.call == Some(Call::Accept));
    (is_free && !unheard.is_empty() && threads >= unheard.len())
        .then_some(Locked { threads, unheard })
}

fn listens(waiting: &Waiting, to: &Name) -> bool {
    let is_reading = matches!(waiting.call, Some(Call::Receive | Call::Read | Call::Poll));
    let mut on = waiting.on.iter();
    is_reading && on.any(|what| matches!(what, WaitsFor::Actor(name) if name == to))
}

impl Locked {
    /// `3 thread-nya menunggu kunci … dan tidak ada yang mendengarkan ani, budi dan citra`.
    pub(super) fn words(&self) -> Text {
        let (threads, unheard) = (self.threads, list(&self.unheard));
        let (some, waits) = match threads {
            1 => ("thread", "waits"),
            _ => ("threads", "wait"),
        };
        Text::new(
            format!(
                "{threads} thread-nya menunggu kunci (lock) atau thread lain dari program yang sama, dan tidak ada yang mendengarkan {}",
                unheard.id
            ),
            format!(
                "{threads} of its {some} {waits} for a lock or another thread of the same program, and none listens to {}",
                unheard.en
            ),
        )
    }
}

/// Where to look for it.
pub(super) fn advice() -> Text {
    Text::new(
        "Carilah thread yang memegang sebuah kunci sambil menunggu kunci lain, atau kunci yang sudah dipegangnya sendiri: begitulah thread saling menunggu tanpa akhir (deadlock). Lepaskan yang satu sebelum meminta yang lain, atau ambillah semuanya selalu dalam urutan yang sama.",
        "Look for a thread that holds a lock while it waits for another, or for one that it holds already: so threads wait for each other for ever (a deadlock). Release the one before asking for the other, or always take them in the same order.",
    )
}

/// The same, of one who misses a message from such a program.
pub(super) fn of_sender(failure: &Failure) -> Option<Text> {
    let actor = failure.actor.as_ref()?;
    let awaited = failure.waiting.iter().filter(|one| one.actor == *actor);
    let mut senders = awaited.flat_map(|one| &one.on);
    senders.find_map(|what| {
        let WaitsFor::Actor(sender) = what else {
            return None;
        };
        let (words, advice) = (of(failure, sender)?.words(), advice());
        Some(Text::new(
            format!(
                "Program {sender} tidak bergerak lagi: {}. {}",
                words.id, advice.id
            ),
            format!(
                "The program of {sender} is stuck: {}. {}",
                words.en, advice.en
            ),
        ))
    })
}
