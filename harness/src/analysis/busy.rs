//! Programs that used a core without a rest though hardly anything was said: since when, and after whose leaving.

use super::looks::has_part;
use super::scene::{Scene, at};
use super::{Evidence, Fact, Topic, list, time};
use crate::record::wire::Party;
use crate::scenario::text::Text;
use crate::trace::survey::{SocketState, Survey};
use crate::trace::{ActorId, Moment};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// From how much of a core on, in percent, what it was kept waiting for one included, and how much it must have had.
const BUSY: u128 = 80;
const HAD: Duration = Duration::from_millis(200);
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

/// Looks one after the other, in all of which it was busy, and the last before at which it was not.
struct Loop<'a> {
    looks: &'a [Looked<'a>],
    rested: Option<Moment>,
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
    let open = open(scene, &found, actor, &left);
    let (since, topic) = match left.is_empty() {
        true => (Text::default(), Topic::Threads),
        false => (since(&left), Topic::Leaving),
    };
    let place = match looks.iter().any(|(_, survey)| has_part(survey, actor)) {
        true => Evidence::Look,
        false => Evidence::Moment,
    };
    Some(Fact {
        topic,
        text: Text::new(
            format!(
                "{name} tidak beristirahat lagi{}: antara {} dan {} ia memakai {}.{}{}",
                since.id, begin.id, end.id, used.id, thread.id, open.id
            ),
            format!(
                "{name} rested no more{}: between {} and {} it used {}.{}{}",
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
        if rested.is_some() || at == looks.len() {
            let looks = &looks[from..at];
            loops.push(Loop { looks, rested });
        }
        from = at;
    }
    let longest = loops.into_iter().max_by_key(|one| one.spent(actor).0)?;
    (longest.spent(actor).0 >= HAD).then_some(longest)
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
    ports: (u16, u16),
}

/// Who left between its last rest and the first look at which it was busy.
fn left(scene: &Scene<'_>, actor: ActorId, found: &Loop<'_>) -> Vec<Leaving> {
    let first = found.from();
    let seen = match found.rested == Some(first) {
        true => found.looks.get(1).map_or(first, |(at, _)| *at),
        false => first,
    };
    let from = found.rested.unwrap_or_default();
    let leavings = scene.visits.iter().filter_map(|visit| {
        let (name, at) = match visit.is_to(actor) {
            true => (visit.called(), visit.left?),
            false if visit.actor() == Some(actor) => (
                scene.party(visit.server),
                visit.release.map(|_| visit.released)?,
            ),
            false => return None,
        };
        let ports = visit.ports;
        (at > from && at <= seen).then_some(Leaving { name, at, ports })
    });
    leavings.collect()
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
fn open(scene: &Scene<'_>, found: &Loop<'_>, actor: ActorId, left: &[Leaving]) -> Text {
    let (_, last) = found.looks[found.looks.len() - 1];
    let gone: BTreeSet<u16> = left.iter().map(|one| one.ports.0).collect();
    let mut sockets = last.sockets_of(actor);
    let is_open = sockets.any(|socket| {
        let far = socket.remote.map(|remote| remote.port());
        socket.state == SocketState::PeerClosed && far.is_some_and(|port| gone.contains(&port))
    });
    let is_server = scene.servers().contains(&actor);
    match is_open && is_server {
        true => Text::new(
            " Soket untuknya masih terbuka: recv() pada soket itu langsung kembali tanpa data, setiap kali.",
            " The socket for it was still open: a recv() on that returns at once with no data, each time.",
        ),
        false => Text::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ANI, DATA, FIN, SERVER, SYN, Sample, process, socket, waits};
    use crate::trace::Event;
    use crate::trace::survey::{Call, Load, Process, Target};

    /// A look at the server's two threads, the second at work or not, when it had used so much.
    fn look(at_ms: u64, works: bool, used_ms: u64) -> Event {
        let second = waits(Call::Receive, Target::Other).filter(|_| !works);
        let first = waits(Call::Accept, Target::Other);
        let process = Process {
            cpu: Duration::from_millis(used_ms),
            ..process(SERVER, vec![first, second])
        };
        let mut gone = socket(SERVER, 5_000, 40_001);
        gone.state = SocketState::PeerClosed;
        let mut listening = socket(SERVER, 5_000, 0);
        listening.state = SocketState::Listening {
            waiting: 0,
            backlog: 5,
        };
        Event::Surveyed(Box::new(Survey {
            processes: vec![process],
            sockets: vec![listening, gone, socket(ANI, 40_001, 5_000)],
            load: Load {
                at: Moment::from_nanos(at_ms * 1_000_000),
                ..Load::default()
            },
            ..Survey::default()
        }))
    }

    /// It rests until ani has gone, and has then used so much at each of two looks.
    fn after(first_ms: u64, second_ms: u64) -> Sample {
        Sample::chat()
            .segment(10, (40_001, 5_000), SYN, "")
            .saw(20, look(20, false, 5))
            .segment(30, (40_001, 5_000), FIN, "")
            .saw(50, look(50, true, 10))
            .saw(550, look(550, true, first_ms))
            .saw(1_050, look(1_050, true, second_ms))
    }

    fn told(sample: Sample) -> Vec<Fact> {
        facts(&Scene::of(&sample.0))
    }

    #[test]
    fn who_loops_after_a_leaving_is_told_since_when_and_with_which_thread() {
        let facts = told(after(505, 1_000));
        assert_eq!(
            facts[0].text.en,
            "`server` rested no more since `ani` had left at 30 ms: between 50 ms and 1.05 s it used 990 ms of CPU time (99% of a core). Thread 2 of 2 was at work at 3 of 3 looks in that time. The socket for it was still open: a recv() on that returns at once with no data, each time."
        );
        let looks = [50, 1_050].map(|ms| Evidence::Look(Moment::from_nanos(ms * 1_000_000)));
        assert_eq!(facts[0].evidence, looks);
        assert_eq!(facts[0].topic, Topic::Leaving);
    }

    #[test]
    fn who_rests_or_only_works_for_a_while_does_not_loop() {
        assert_eq!(told(after(12, 14)), []);
        assert_eq!(
            told(after(150, 160)),
            [],
            "a third of a core, and then none"
        );
    }

    #[test]
    fn who_deals_with_many_messages_is_no_loop() {
        let mut sample = after(505, 505);
        for at in 60..100 {
            sample = sample.segment(at, (40_002, 5_000), DATA, "halo");
        }
        sample.0.evidence.trace.sort_by_key(|entry| entry.at);
        assert_eq!(told(sample), []);
    }

    #[test]
    fn a_program_that_is_starting_does_not_loop_unless_it_goes_on_for_ever() {
        let starts = |then: Event| {
            Sample::chat()
                .saw(10, look(10, true, 0))
                .saw(510, look(510, true, 500))
                .saw(600, then)
        };
        assert_eq!(told(starts(look(600, false, 501))), []);
        let ever = told(starts(look(600, true, 590)));
        assert!(
            ever[0]
                .text
                .en
                .starts_with("`server` rested no more: between 10 ms and 600 ms"),
            "{ever:?}"
        );
        assert_eq!(ever[0].topic, Topic::Threads, "nobody had left");
    }
}
