//! Programs that used a core without a rest though hardly anything was said: since when, and after whose leaving.

use super::looks::programs;
use super::scene::{Scene, at};
use super::{Evidence, Fact, Topic, list, time};
use crate::record::wire::Party;
use crate::scenario::text::Text;
use crate::trace::survey::{SocketState, Survey};
use crate::trace::{ActorId, Moment};
use std::collections::BTreeMap;
use std::time::Duration;

/// From how much of a core on, in percent, what it was kept waiting for one included, and how much it must have had.
const BUSY: u128 = 80;
const HAD: Duration = Duration::from_millis(200);
/// Of one that was never seen to rest: to start takes some, too.
const HAD_FROM_START: Duration = Duration::from_secs(1);
/// No message takes so much of a core to deal with.
const PER_MESSAGE: Duration = Duration::from_millis(20);
/// So many who left are named.
const MOST: usize = 4;

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let cast = (0..scene.record.scenario.cast.len()).map(ActorId);
    let programs = cast.filter(|actor| scene.is_program(*actor));
    programs.filter_map(|actor| fact(scene, actor)).collect()
}

/// A look, and when its numbers were read.
type Looked<'a> = (Moment, &'a Survey);

/// Looks one after the other, in all of which it was busy, the last before at which it rested, and whether it never did
/// again.
struct Loop<'a> {
    looks: &'a [Looked<'a>],
    rested: Option<Moment>,
    is_last: bool,
}

fn fact(scene: &Scene<'_>, actor: ActorId) -> Option<Fact> {
    let looks: Vec<Looked<'_>> = scene.surveys().collect();
    let has_it = |(_, survey): &Looked<'_>| survey.processes_of(actor).next().is_some();
    let looks: Vec<Looked<'_>> = looks.into_iter().filter(has_it).collect();
    let found = longest(scene, &looks, actor)?;
    let (from, until) = (found.from(), found.until());
    let left = left(scene, actor, &found);
    let (name, used, thread) = (
        scene.name(actor),
        found.used(actor),
        found.thread(actor).unwrap_or_default(),
    );
    let [begin, end] = [from, until].map(|at| time(at.since(Moment::default())));
    let open = open(&left);
    let (since, topic) = match left.is_empty() {
        true => (Text::default(), Topic::Threads),
        false => (since(&left), Topic::Leaving),
    };
    let place = match programs(scene.record).contains(&actor) {
        true => Evidence::Look,
        false => Evidence::Moment,
    };
    let (rest_id, rest_en) = match found.is_last {
        true => ("tidak beristirahat lagi", "rested no more"),
        false => ("lama tidak beristirahat", "did not rest for long"),
    };
    Some(Fact {
        topic,
        text: Text::new(
            format!(
                "{name} {rest_id}{}: antara {} dan {} ia memakai {}.{}{}",
                since.id, begin.id, end.id, used.id, thread.id, open.id
            ),
            format!(
                "{name} {rest_en}{}: between {} and {} it used {}.{}{}",
                since.en, begin.en, end.en, used.en, thread.en, open.en
            ),
        ),
        evidence: vec![place(from), place(until)],
    })
}

/// Where it used most; one that never rests from its start on may only be starting, unless it goes on to the end.
fn longest<'a>(scene: &Scene<'_>, looks: &'a [Looked<'a>], actor: ActorId) -> Option<Loop<'a>> {
    let mut loops: Vec<Loop<'a>> = Vec::new();
    let mut from = 0;
    for at in 1..=looks.len() {
        let goes_on = at < looks.len() && is_busy(scene, looks[at - 1], looks[at], actor);
        if goes_on {
            continue;
        }
        let mut before = looks[..=from].iter().rev();
        let rested = before.find(|(_, survey)| rests(survey, actor));
        let rested = rested.map(|(at, _)| *at);
        loops.push(Loop {
            looks: &looks[from..at],
            rested,
            is_last: !looks[at..].iter().any(|(_, survey)| rests(survey, actor)),
        });
        from = at;
    }
    loops.retain(|one| one.is_told(actor));
    loops.into_iter().max_by_key(|one| one.spent(actor).0)
}

/// Between two looks: it used a core, and not for what was said to it or by it.
fn is_busy(scene: &Scene<'_>, then: Looked<'_>, now: Looked<'_>, actor: ActorId) -> bool {
    let (used, waited) = now.1.spent(then.1, actor);
    let between = now.1.load.at.since(then.1.load.at);
    let party = Party::Actor(actor);
    let messages = scene.messages.iter().filter(|one| {
        let is_its = one.from == party || one.to == party;
        is_its && one.bytes > 0 && one.at > then.0 && one.at <= now.0
    });
    let messages = u32::try_from(messages.count()).unwrap_or(u32::MAX);
    percent(used + waited, between) >= BUSY && used >= PER_MESSAGE.saturating_mul(messages)
}

fn rests(survey: &Survey, actor: ActorId) -> bool {
    let processes = survey.processes_of(actor);
    let mut threads = processes.flat_map(|process| &process.threads);
    threads.all(|thread| thread.wait.is_some())
}

fn percent(part: Duration, whole: Duration) -> u128 {
    part.as_micros() * 100 / whole.as_micros().max(1)
}

impl Loop<'_> {
    fn from(&self) -> Moment {
        self.looks[0].0
    }

    fn until(&self) -> Moment {
        self.looks[self.looks.len() - 1].0
    }

    fn is_told(&self, actor: ActorId) -> bool {
        let (used, _) = self.spent(actor);
        match self.rested {
            Some(_) => used >= HAD,
            None => self.is_last && used >= HAD_FROM_START,
        }
    }

    fn spent(&self, actor: ActorId) -> (Duration, Duration) {
        let (first, last) = (self.looks[0].1, self.looks[self.looks.len() - 1].1);
        last.spent(first, actor)
    }

    /// `4.0 s of CPU time (39% of a core; …)`.
    fn used(&self, actor: ActorId) -> Text {
        let (used, waited) = self.spent(actor);
        let between = self.until().since(self.from());
        let (share, used) = (percent(used, between), time(used));
        let (more_id, more_en) = match share < BUSY {
            true => {
                let waited = time(waited);
                (
                    format!(
                        "; {} lagi ia siap berjalan dan menunggu prosesor",
                        waited.id
                    ),
                    format!("; for {} more it was ready and waited for one", waited.en),
                )
            }
            false => (String::new(), String::new()),
        };
        Text::new(
            format!(
                "waktu CPU {} ({share}% dari satu prosesor{more_id})",
                used.id
            ),
            format!("{} of CPU time ({share}% of a core{more_en})", used.en),
        )
    }

    /// Which of its threads was at work at most of these looks, where it has several.
    fn thread(&self, actor: ActorId) -> Option<Text> {
        let mut seen: BTreeMap<u32, usize> = BTreeMap::new();
        for (_, survey) in self.looks {
            let threads = survey.processes_of(actor).flat_map(|one| &one.threads);
            for thread in threads.filter(|thread| thread.wait.is_none()) {
                *seen.entry(thread.tid).or_insert(0) += 1;
            }
        }
        let (tid, times) = seen.into_iter().max_by_key(|(_, times)| *times)?;
        let last = self.looks[self.looks.len() - 1].1;
        let threads = last.processes_of(actor).flat_map(|one| &one.threads);
        let tids: Vec<u32> = threads.map(|thread| thread.tid).collect();
        let number = tids.iter().position(|one| *one == tid)? + 1;
        let (count, looks) = (tids.len(), self.looks.len());
        (count > 1 && times * 2 > looks).then(|| {
            Text::new(
                format!(
                    " Thread {number} dari {count} bekerja pada {times} dari {looks} pandangan selama itu."
                ),
                format!(
                    " Thread {number} of {count} was at work at {times} of {looks} looks in that time."
                ),
            )
        })
    }
}

/// Somebody who was connected to it and went.
struct Leaving {
    name: String,
    at: Moment,
    is_open: bool,
}

/// Who left between its last rest and the first look at which it was busy. Of several it is nobody's, unless their sockets
/// are still there to be read.
fn left(scene: &Scene<'_>, actor: ActorId, found: &Loop<'_>) -> Vec<Leaving> {
    let Some(rested) = found.rested else {
        return Vec::new();
    };
    let first = found.from();
    let seen = match rested == first {
        true => found.looks.get(1).map_or(first, |(at, _)| *at),
        false => first,
    };
    let (_, last) = found.looks[found.looks.len() - 1];
    let leavings = scene.visits.iter().filter_map(|visit| {
        let (name, at) = if visit.is_to(actor) {
            (visit.called(), visit.left?)
        } else if visit.actor() == Some(actor) {
            visit.release?;
            (scene.party(visit.server), visit.released)
        } else {
            return None;
        };
        let is_open = visit.is_to(actor) && is_open(last, actor, visit.ports.0);
        (at > rested && at <= seen).then_some(Leaving { name, at, is_open })
    });
    let mut left: Vec<Leaving> = leavings.collect();
    if left.len() > 1 {
        left.retain(|one| one.is_open);
    }
    left.sort_by_key(|one| one.at);
    left
}

/// Does it still hold the socket for a client at this port, which has gone?
fn is_open(survey: &Survey, actor: ActorId, port: u16) -> bool {
    let mut sockets = survey.sockets_of(actor);
    sockets.any(|socket| {
        let far = socket.remote.map(|remote| remote.port());
        socket.state == SocketState::PeerClosed && far == Some(port)
    })
}

/// ` since ani had left at 503 ms`.
fn since(left: &[Leaving]) -> Text {
    let named = left.iter().take(MOST).map(|one| {
        let when = at(one.at);
        Text::new(
            format!("{} pergi {}", one.name, when.id),
            format!("{} had left {}", one.name, when.en),
        )
    });
    let named = list(&named.collect::<Vec<_>>());
    Text::new(
        format!(" sejak {}", named.id),
        format!(" since {}", named.en),
    )
}

/// What it may have read in the loop: a connection whose other end is gone gives no data, and gives it at once.
fn open(left: &[Leaving]) -> Text {
    match left.iter().any(|one| one.is_open) {
        true => Text::new(
            " Soket untuknya masih terbuka: recv() pada soket itu langsung kembali tanpa data, setiap kali.",
            " The socket for it was still open: a recv() on that returns at once with no data, each time.",
        ),
        false => Text::default(),
    }
}

#[cfg(test)]
mod tests;
